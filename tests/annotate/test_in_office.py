"""Speakers who are called by their office."""

import pytest

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.in_office import in_office
from briefgen.annotate.quotations import quotations
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.entity import Entity, Role
from briefgen.source.passage import Passage

NORLAND = Entity(
    id="norland", name="Norland", kind="place", country="no", capital="Nor", demonyms=("Norlandic",)
)
SUDLAND = Entity(
    id="sudland", name="Sudland", kind="place", country="su", capital="Sud", demonyms=("Sudlandic",)
)


def person(id_, name, country, *roles):
    return Entity(id=id_, name=name, kind="person", country=country, roles=roles)


ADA = person("ada", "Ada Moore", "no", Role(title="President of Norland", start="2020"))
BEN = person(
    "ben", "Ben Reyes", "su", Role(title="Prime Minister of Sudland", start="2020", end="2024")
)
CAL = person("cal", "Cal Reed", "no", Role(title="President of Norland", start="2010", end="2020"))
ENTITIES = {e.id: e for e in (NORLAND, SUDLAND, ADA, BEN, CAL)}


def mentions(text):
    named = {e.name: (e.id, e.kind, "name") for e in ENTITIES.values()}
    named |= {d: (e.id, "place", "demonym") for e in (NORLAND, SUDLAND) for d in e.demonyms}
    found = []
    for name, (id_, kind, by) in named.items():
        at = text.find(name)
        while at >= 0:
            if not text.startswith("ic", at + len(name)):
                found.append(Mention(Span(0, at, at + len(name)), name, kind, id_, by))
            at = text.find(name, at + 1)
    return tuple(sorted(found))


def speakers(text, day="2023-05-01"):
    passages = (Passage(index=0, text=text),)
    known = mentions(text)
    names = {e.id: e.name for e in ENTITIES.values()}
    offices = in_office(known, ENTITIES, day)
    found = quotations(passages, sentences(passages), known, names, offices)
    return [one.speaker_name for one in found]


MET = "Ada Moore met Ben Reyes in May. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“It is late,” the Norlandic president said.", "Ada Moore"),
        ("“It is late,” said the Norlandic president.", "Ada Moore"),
        ("“It is late,” the Norlandic leader said.", "Ada Moore"),
        ("“It is late,” the Sudlandic prime minister added.", "Ben Reyes"),
        ("“It is late,” the prime minister said.", "Ben Reyes"),
        ("“It is late,” the president said.", ""),
        ("“It is late,” the Sudlandic president said.", ""),
        ("“It is late,” the Norlandic foreign minister said.", ""),
        ("“It is late,” a former Norlandic president said.", ""),
        ("Others who had sat beside the Norlandic president said it was “late”.", ""),
    ],
)
def test_an_office_with_its_country_is_its_holders(text, who):
    assert speakers(MET + text) == [who]


def test_who_has_left_the_office_is_not_meant():
    text = MET + "“It is late,” the Sudlandic prime minister said."
    assert speakers(text, "2025-01-01") == [""]


def test_of_two_who_held_it_the_day_decides():
    text = "Ada Moore met Cal Reed in May. “It is late,” the Norlandic president said."
    assert speakers(text) == ["Ada Moore"]
    assert speakers(text, "2015-05-01") == ["Cal Reed"]
    assert speakers(text, "") == [""]
