"""The site's own entries over the built-in ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.merge import completed, over
from briefgen.knowledge.reader import Knowledge, knowledge

BASE = """- id: georgia
  name: Georgia
  kind: place
  aliases: [Sakartvelo]
  demonyms: [Georgian]
  gloss: A country in the Caucasus.
  familiar: true
  wikidata: Q230
  country: ge
  context: [Tbilisi]
  latitude: 41.7
"""


def read(path: str, text: str) -> Knowledge:
    found, findings = knowledge(path, text, default="entity")
    assert findings == ()
    return found


def merged(own: str) -> Entity:
    head = "- id: georgia\n  name: Georgia\n  kind: place\n"
    result = over(read("content/entities/a.yaml", head + own), read("@knowledge/a.yaml", BASE))
    (entity,) = result.entities
    return entity


@pytest.mark.parametrize(
    ("own", "field", "value"),
    [
        ("  familiar: false\n", "familiar", False),
        ("  aliases: []\n", "aliases", ()),
        ("  gloss: ''\n", "gloss", ""),
        ("  context: [Batumi]\n", "context", ("Batumi",)),
        ("  latitude: 0\n", "latitude", 0.0),
        ("", "familiar", True),
        ("", "aliases", ("Sakartvelo",)),
        ("", "gloss", "A country in the Caucasus."),
        ("", "latitude", 41.7),
    ],
)
def test_an_own_entry_replaces_what_it_gives_be_it_false_or_empty_and_nothing_else(
    own: str, field: str, value: object
) -> None:
    assert getattr(merged(own), field) == value


def test_an_entry_stands_where_the_site_defines_it() -> None:
    assert merged("  familiar: false\n").place == ("content/entities/a.yaml", 1)


def test_giving_what_is_built_in_changes_nothing() -> None:
    assert merged("  familiar: true\n") == merged("")


BASE_TERM = """- id: carbon-tax
  name: carbon tax
  kind: term
  gloss: A charge on fuels.
  aliases: [carbon levy, CT]
"""


def terms_under(own: str) -> list[str]:
    """Where the terms stand once `own` lies over one built-in term."""
    merged = over(read("content/glossary/a.yaml", own), read("@knowledge/a.yaml", BASE_TERM))
    return [term.place[0] for term in merged.terms]


@pytest.mark.parametrize(
    "own",
    [
        "- {id: carbon-tax, kind: term, name: tax on carbon, gloss: Ours.}\n",
        "- {id: ours, kind: term, name: carbon tax, gloss: Ours.}\n",
        "- {id: ours, kind: term, name: Carbon Tax, gloss: Ours.}\n",
        "- {id: ours, kind: term, name: green charge, aliases: [carbon tax], gloss: Ours.}\n",
        "- {id: ours, kind: term, name: carbon levy, gloss: Ours.}\n",
        "- {id: ours, kind: term, name: green charge, forms: [carbon levies], gloss: Ours.}\n",
    ],
)
def test_an_own_term_replaces_a_built_in_one_of_its_id_or_of_any_of_its_spellings(
    own: str,
) -> None:
    assert terms_under(own) == ["content/glossary/a.yaml"]


@pytest.mark.parametrize(
    "own",
    [
        "- {id: carbon-tax, kind: law, name: Clean Air Act}\n",
        "- {id: ours, kind: person, name: Carla Toms, aliases: [CT]}\n",
    ],
)
def test_a_built_in_term_gives_way_to_an_own_entity_too(own: str) -> None:
    assert terms_under(own) == []


def test_a_built_in_term_stays_beside_other_words_of_the_site() -> None:
    own = "- {id: ours, kind: term, name: carbon, gloss: Ours.}\n"
    assert terms_under(own) == ["@knowledge/a.yaml", "content/glossary/a.yaml"]


def test_a_continent_of_our_list_has_no_spot_in_a_country() -> None:
    town = Entity(
        id="asia", name="Asia", kind="place", country="ph", latitude=9.6, longitude=122.5,
        wikidata="Q48", wikipedia="Asia",
    )  # fmt: skip
    ours = Entity(id="asia", name="Asia", kind="place", wikidata="Q48", place=("@regions.yaml", 4))
    seen = completed(ours, town)
    assert (seen.country, seen.latitude, seen.longitude) == ("", None, None)
    assert seen.wikipedia == "Asia"
    assert completed(replace(ours, country="ph"), town).latitude == 9.6
    assert completed(replace(ours, place=("content/entities/a.yaml", 1)), town).latitude == 9.6
