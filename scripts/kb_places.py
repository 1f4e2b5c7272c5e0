"""Places that a list joined by name alone with a mountain range, or with a namesake of another country.

The lists of towns were joined with Wikidata by equal names: the town of Andes in Colombia is "a mountain
range", and Florida lies in Puerto Rico, which has a town of that name. What a description says decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kb_kinds import of_description

Row = dict[str, Any]

_FAME = ("desc", "vital")
"""What a list said of the one that it took the place for."""

_EARLY = 20_000
"""Wikidata ids up to here are of what all know: with such an id the country of a row is what is wrong."""

_PARTS = dict.fromkeys(("England", "Scotland", "Wales", "Northern Ireland"), "GB")
_UNSURE = frozenset({"Georgia", "Jersey"})
"""Names of countries that stand in those of states: "city in New Jersey"."""

_FEATURE = re.compile(
    r"(?:\w+ )?(?:mountain range|mountain|body of water|river|lake|sea|desert|peninsula|gulf|strait|ocean|"
    r"volcano)\b(?!\s+(?:town|city|port|village|resort|commune|municipality)\b)"
)


def told_apart(rows: Iterable[Row]) -> list[Row]:
    """The rows, each of one place, with the people and the country that are its own."""
    rows = [half for row in rows for half in _without_feature(row)]
    return _counted(_at_home(rows))


def _is_place(row: Row) -> bool:
    return row["type"] == "GPE" and row.get("sub") in ("city", "state")


def _without_feature(row: Row) -> Iterator[Row]:
    """The row; of a town that is told to be a mountain range or the like both alone."""
    if row.get("sub") == "city" and _FEATURE.match(row.get("desc") or ""):
        yield from _halves(row)
    else:
        yield row


def _halves(row: Row) -> Iterator[Row]:
    """The place as it would be without the description, and what that tells of, which has no id."""
    title = row["title"]
    yield {key: value for key, value in row.items() if key not in _FAME}
    yield {"key": f"T:{title}", "title": title, "type": "VITAL", "aliases": {title: 0.9}} | {
        key: row[key] for key in _FAME if row.get(key)
    }


def _at_home(rows: list[Row]) -> list[Row]:
    """The rows, but what is told of a place of another country is said of the one there.

    If the lists have none there, it is the row's country that is wrong, or the fame is nobody's of
    the lists.
    """
    nations = _nations(rows)
    homes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if _is_place(row):
            homes[row["title"].partition(",")[0], row.get("country") or ""].append(at)
    made = list(rows)
    further: list[Row] = []
    for at, row in enumerate(rows):
        if not (told := _told_country(row, nations)):
            continue
        if there := homes.get((row["title"].partition(",")[0], told)):
            home = max(there, key=lambda other: (rows[other].get("pop") or 0, -other))
            made[home] = made[home] | {key: row[key] for key in _FAME if row.get(key)}
            made[at], _ = _halves(row)
        elif int((row.get("qid") or "Q999999999")[1:]) < _EARLY:
            made[at] = row | {"country": told}
        else:
            made[at], famous = _halves(row)
            further.append(famous)
    return made + further


def _told_country(row: Row, nations: dict[str, str]) -> str:
    """The one country that the description of a place names, if the row has another; ""."""
    text = row.get("desc") or ""
    if not _is_place(row) or row.get("country") in (None, "", "US"):
        return ""
    if of_description(text) != "place":
        return ""
    found = {nations[name] for name in _named(text) if name in nations}
    return found.pop() if len(found) == 1 and row["country"] not in found else ""


def _named(text: str) -> Iterator[str]:
    """All runs of up to four words of a text."""
    words = re.findall(r"[\w'-]+", text)
    for start in range(len(words)):
        yield from (" ".join(words[start:end]) for end in range(start + 1, start + 5))


def _nations(rows: Iterable[Row]) -> dict[str, str]:
    codes = dict(_PARTS)
    for row in rows:
        if row.get("sub") == "country":
            codes |= {name: row["iso2"] for name, weight in row["aliases"].items() if weight == 1}
            codes[row["title"]] = row["iso2"]
    return {name: code for name, code in codes.items() if name not in _UNSURE}


def _counted(rows: list[Row]) -> list[Row]:
    """The rows, but regions of the name of a well-known one, with as many people, have no number."""
    known = {
        (row["title"], row["pop"]): row.get("country")
        for row in rows
        if row.get("sub") == "state" and row.get("vital") and row.get("pop")
    }
    return [row | {"pop": 0} if _is_borrowed(row, known) else row for row in rows]


def _is_borrowed(row: Row, known: dict[tuple[str, int], Any]) -> bool:
    if row.get("sub") != "state" or row.get("vital") or not row.get("pop"):
        return False
    owner = known.get((row["title"], row["pop"]))
    return owner is not None and owner != row.get("country")
