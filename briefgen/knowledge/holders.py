"""Offices that two persons hold at once, though each can have but one holder.

Only what is sure is told: the title must be one of a few, word for word, so that no deputy, acting
or joint holder is meant, and the days of both must be known to meet.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from msgspec import Struct

from briefgen.knowledge.entity import Entity, Role
from briefgen.knowledge.folding import fold

_SOLE: Final = frozenset(
    (
        *("prime minister", "premier", "chancellor", "mayor"),
        *("foreign minister", "finance minister", "interior minister"),
        *("defence minister", "defense minister"),
    )
)
_SOLE_IN_PLACES: Final = frozenset(("president", "governor"))
"""Companies have many presidents, and a central bank may have many governors."""
_OPEN: Final = "9999"


class Shared(Struct, frozen=True):
    """An office that `second` has held since a day, which lies before the end of what `first` held."""

    office: Role
    first: Entity
    second: Entity
    since: str


def shared_offices(entities: Iterable[Entity], places: Collection[str]) -> Iterator[Shared]:
    """Each holder who came while another of the entities was there, and whoever was to stay longest.

    places: names of places, as `named` has them.
    """
    held: dict[tuple[str, str], list[tuple[str, Role, Entity]]] = {}
    for entity in entities:
        for role in entity.roles if entity.kind == "person" else ():
            title, where = _office(role)
            if role.start and (title in _SOLE or (title in _SOLE_IN_PLACES and where in places)):
                held.setdefault((title, where), []).append((_last_day(role.start), role, entity))
    for (_, where), holders in held.items():
        if where:
            yield from _meeting(sorted(holders, key=lambda one: (one[0], one[2].id)))


def named(place: str) -> str:
    """The name of a place or body as far as it matters to whose office it is."""
    return fold(place).lower().strip().removeprefix("the ")


def _office(role: Role) -> tuple[str, str]:
    """A title and whose it is: “Mayor of Ulm” is the “Mayor” of the “Ulm”."""
    title = fold(role.title).lower().replace("-", " ").strip()
    if role.org:
        return title, named(role.org)
    title, _, where = title.partition(" of ")
    return title, named(where)


def _meeting(holders: list[tuple[str, Role, Entity]]) -> Iterator[Shared]:
    there = holders[0]
    for since, role, entity in holders[1:]:
        end = _first_day(there[1].end)
        if entity.id != there[2].id and since < min(end, _first_day(role.end)):
            yield Shared(role, there[2], entity, since)
        if _first_day(role.end) > end:
            there = since, role, entity


def _first_day(moment: str) -> str:
    return f"{moment or _OPEN}-01-01"[:10]


def _last_day(moment: str) -> str:
    if len(moment) == len("2020-05"):
        return f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]}"
    return moment if len(moment) > len("2020") else f"{moment}-12-31"
