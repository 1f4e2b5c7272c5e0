"""The site's own entries over the built-in ones."""

from __future__ import annotations

import pytest

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.merge import over
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
