"""Two people who share a surname that is written once."""

import bases
import pytest
from test_linking import links, resolved

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

IVO = bases.built("ivo", "Ivo Lund", "person", prior=60, country="fr", gloss="Politician.")
ROSA = bases.built("rosa", "Rosa Lund", "person", prior=60, country="fr", gloss="Painter.")
BILL = bases.built("bill", "Bill Lund", "person", prior=60, country="fr", gloss="Politician.")
OLGA = bases.built("olga", "Olga Lund", "person", prior=30, country="fr", gloss="Politician.")
BERG = bases.built("berg", "Emil Berg", "person", prior=60, country="fr", gloss="Politician.")
ODD = bases.built("odd", "Berg Lund", "person", prior=60, country="fr", gloss="Politician.")
ENTITIES = (IVO, ROSA, BILL, OLGA, BERG, ODD)
BASE = Base(written(ENTITIES, [bases.named(e) for e in ENTITIES]))


def who(text, **more):
    return links(text, base=BASE, own=more.get("own", ()))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Yesterday Ivo and Rosa Lund came.", ("Ivo", "ivo")),
        ("Bill and Rosa Lund came.", ("Bill", "bill")),
        ("They met Ivo and Rosa Lund's friends.", ("Ivo", "ivo")),
    ],
)
def test_the_first_of_two_has_the_surname_of_the_second(text, first):
    assert who(text) == [first, ("Rosa Lund", "rosa")]


def test_the_surname_alone_is_then_open():
    found = resolved("Ivo and Rosa Lund came. Lund left.", base=BASE, own=())
    assert [m.entity for m in found.mentions] == ["ivo", "rosa", ""]
    assert [r.code for r in found.remarks] == ["ambiguous-name"]


@pytest.mark.parametrize(
    "text",
    [
        "Olga and Rosa Lund came.",  # whom few know
        "Emil Berg spoke. Berg and Rosa Lund came.",  # who bears it as a surname
        "Emil Berg and Rosa Lund came.",
        "Ivo or Rosa Lund came.",
        "Anton Ivo and Rosa Lund came.",
        "Ivo and Otto Lund came.",  # beside a stranger
        "Otto and Rosa Lund came.",
    ],
)
def test_nobody_else_is_meant_by_a_first_name(text):
    told = ("Rosa Lund", "Emil Berg", "Berg")
    assert [found for found in who(text) if found[0] not in told] == []
    assert ("Berg", "odd") not in who(text)


def test_an_entry_of_the_site_is_found_by_its_own_names():
    own = (Entity(id="our-ivo", name="Ivo Lund", kind="person"),)
    assert who("Ivo and Rosa Lund came.", own=own) == [("Rosa Lund", "rosa")]
