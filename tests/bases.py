"""Small knowledge bases for tests, made as the large one is."""

from __future__ import annotations

from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base, Owner
from briefgen.knowledge.writer import Built, written


def built(identifier, name, kind, *, prior=50, country="", wikidata=0, gloss="", roles=(), **more):
    record = [
        name,
        list(more.get("aliases", ())),
        gloss,
        wikidata,
        True,
        "",
        more.get("latitude"),
        more.get("longitude"),
        [],
        [list(role) for role in roles],
    ]
    return Built(identifier, identifier, kind, prior, country, wikidata, record)


def named(entity, name="", weight=10, by="name", *, shared=False):
    """A row of the alias table; the entity's own name if none is given."""
    return key(name or entity.record[0]), entity.identifier, Owner(0, weight, by, shared)


MOORE = built(
    "ada-moore",
    "Ada Moore",
    "person",
    prior=60,
    country="fr",
    wikidata=11,
    gloss="Politician of France.",
    roles=[("President of France", "", "2020-05-01", "2025-05-01")],
)
COUSIN = built(
    "ben-moore",
    "Ben Moore",
    "person",
    prior=60,
    country="fr",
    wikidata=12,
    roles=[("President of France", "", "2010-05-01", "2015-05-01")],
)
LYON = built("lyon", "Lyon", "place", prior=60, country="fr", wikidata=13)
LYON_US = built("lyon-us", "Lyon", "place", prior=20, country="us", gloss="Town in Ohio.")
TARN_FR = built("tarn", "Tarn", "place", prior=40, country="fr")
TARN_US = built("tarn-us", "Tarn", "place", prior=40, country="us")
SENATE = built("senate-of-france", "Senate of France", "organisation", prior=60, country="fr")
COURT_A = built("high-court-a", "High Court of Arles", "organisation", prior=50, country="fr")
COURT_B = built("high-court-b", "High Court of Boston", "organisation", prior=50, country="us")
ENTITIES = (MOORE, COUSIN, LYON, LYON_US, TARN_FR, TARN_US, SENATE, COURT_A, COURT_B)
NAMES = (
    *(named(entity) for entity in ENTITIES),
    named(MOORE, "Moore", 5, "surname"),
    named(COUSIN, "Moore", 5, "surname"),
    named(SENATE, "Senate", 10, "alias", shared=True),
    named(COURT_A, "High Court", 10, "alias"),
    named(COURT_B, "High Court", 10, "alias"),
)


def base(entities=ENTITIES, names=NAMES):
    return Base(written(entities, names))
