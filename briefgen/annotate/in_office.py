"""Speakers who are called by their office: "the US president said", "the prime minister added".

Of the persons whom a text names, the one who held that office on its day, in the country that stands
before it; without a country only an office that one of them alone holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import note
from briefgen.annotate.offices import Title, holds
from briefgen.annotate.spoken import Speaker, of_mention
from briefgen.knowledge.entity import Entity

_OFFICES: Final = (
    *("president", "prime minister", "chancellor", "king", "queen"),
    *("foreign minister", "finance minister", "defence minister", "interior minister"),
)
_AT_THE_HEAD: Final = ("president", "prime minister", "chancellor")
"""Offices whose holder is "the Norlandic leader"."""

_BARE: Final = frozenset(_OFFICES) - {"president", "king", "queen"}
"""Offices that are a country's without its name: every club has a president."""


def in_office(
    mentions: Iterable[Mention], entities: Mapping[str, Entity], day: str
) -> Mapping[str, Speaker]:
    """Words such as "french president" → who is meant; nothing where two persons would fit.

    day: the date of the article; without one, whoever ever held the office counts.
    """
    people: dict[str, Mention] = {}
    nations: dict[str, str] = {}
    for one in mentions:
        owner = entities.get(one.entity)
        if owner is None:
            continue
        if owner.kind == "person" and owner.country and owner.roles:
            people.setdefault(owner.id, one)
        elif owner.kind == "place" and owner.capital and owner.country:
            nations[one.text.lower()] = owner.country
    found: dict[str, Speaker | None] = {}
    for id_, one in people.items():
        owner = entities[id_]
        told = [office for office in _OFFICES if holds(owner, _title(office), day) == 1.0]
        if any(office in _AT_THE_HEAD for office in told):
            told.append("leader")
        homes = [nation for nation, country in nations.items() if country == owner.country]
        words = {f"{nation} {office}" for nation in homes for office in told}
        note(found, words | (_BARE & set(told)), of_mention(one))
    return {words: who for words, who in found.items() if who}


def _title(office: str) -> Title:
    return Title(tuple(office.split()))
