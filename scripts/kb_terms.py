"""Ends of offices that the lists don't tell, but that follow from what else they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]

_SOLE = re.compile(
    r"(?:Acting )?(?:(?:President|Prime Minister|Chancellor|Premier|Chief Minister|First Minister"
    r"|Taoiseach|Speaker|Attorney General|Chief Justice|Governor of|Mayor of|Leader of|Director of"
    r"|Secretary of|Secretary[ -]General|Chair(?:man|woman|person)? of|Chief of|Prosecutor of"
    r"|High Representative|(?:Federal )?Minister (?:of|for)|United States (?:Secretary|Attorney))\b"
    r"|(?:Foreign|Finance|Defen[cs]e|Interior|Justice|Health|Home) (?:Minister|Secretary)\b)",
    re.IGNORECASE,
)
"""Offices that one person holds at a time."""

_SHARED = re.compile(
    r"\b(?:Vice|Deputy|Minister of State|without portfolio|Co-\w+|National People's Congress)\b",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"(?:united states )?(\w+) (?:minister|secretary)")
_ALIKE = {"foreign": "foreign affairs", "defense": "defence", "home": "the interior"}

_CONGRESS = re.compile(r"United States (?:representative|senator)", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:Acting )?(?:Governor|Mayor|President|Vice President|Ambassador|Administrator|Director"
    r"|Attorney General|United States (?:Secretary|senator|Ambassador|Attorney))\b",
    re.IGNORECASE,
)
"""Offices that nobody holds together with a seat in Congress."""

_DAY = len("2022-12-29")


def end_terms(rows: Iterable[Row], countries: Mapping[str, str]) -> None:
    """Let an office end when a successor's begins, and a seat in Congress with an office elsewhere.

    countries: names of countries by their codes. Only offices whose end the lists don't tell change.
    """
    holders: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    people = [row for row in rows if row.get("offices")]
    for row in people:
        for title, start, *_ in row["offices"]:
            if start and (sole := _sole(title, row, countries)):
                holders[sole].append((start, row["key"]))
    for row in people:
        row["offices"] = [_ended(office, row, holders, countries) for office in row["offices"]]


def _ended(
    office: list[str],
    row: Row,
    holders: Mapping[tuple[str, str], list[tuple[str, str]]],
    countries: Mapping[str, str],
) -> list[str]:
    title, start, end, *lists = office
    if end or not start:
        return office
    if _CONGRESS.fullmatch(title):
        elsewhere = [o[1] for o in row["offices"] if _AWAY.match(o[0]) and o[0] != title]
        return [title, start, _next(start, elsewhere), *lists]
    sole = _sole(title, row, countries)
    held = holders.get(sole, ()) if sole else ()
    others = [first for first, key in held if key != row["key"]]
    return [title, start, _next(start, others), *lists]


def _next(start: str, others: Iterable[str]) -> str:
    """The first beginning that is surely later; "" if none is."""
    return min((other for other in others if _is_later(other, start)), default="")


def _is_later(other: str, start: str) -> bool:
    return other[:4] > start[:4] or (len(other) == len(start) == _DAY and other > start)


def _sole(title: str, row: Row, countries: Mapping[str, str]) -> tuple[str, str] | None:
    """Country and office, where only one person holds it."""
    nation = row["nation"]
    if not nation or not _SOLE.match(title) or _SHARED.search(title):
        return None
    bare = re.sub(r"\s*\([^()]*\)", "", title)
    bare = re.sub(f" of (?:the )?{re.escape(countries.get(nation, '?'))}$", "", bare).lower()
    found = _ONE_WORD.fullmatch(bare)
    field = _ALIKE.get(found[1], found[1]) if found else ""
    return nation, f"minister of {field}" if found else bare.replace("defense", "defence")
