"""Dates that exist and that nobody can mean: an update before the article, a year of another age.

That one lies far ahead only the clock can tell: `pipeline/far_dates.py` asks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from briefgen.findings import Finding, Place
from briefgen.source.tree import Mapping, Scalar

EARLIEST, LATEST = 1900, 2100
"""Years between which articles are dated. No clock is asked: the same source gives the same words."""


def odd_dates(path: str, tree: Mapping, date: str, updated: str) -> Iterator[Finding]:
    """What is odd about the dates of an article, each where it is written; "" is none.

    tree: the front matter as it was given.
    """
    for name, value in (("date", date), ("updated", updated)):
        place = _place(path, tree, name)
        if place and value and not EARLIEST <= int(value[:4]) <= LATEST:
            message = f"“{name}” is in the year {int(value[:4])}"
            hint = "Correct the year; what an article tells of stands in its text."
            yield Finding(place, "odd-date", message, hint)
    place = _place(path, tree, "updated")
    if place and date and updated and _before(updated, date):
        message = f"“updated” is {updated}, before the article of {date}"
        yield Finding(place, "odd-date", message, "Correct one of the two, or leave “updated” out.")


def _place(path: str, tree: Mapping, name: str) -> Place | None:
    node = tree.get(name)
    if not isinstance(node, Scalar):
        return None
    return Place(path, node.line, node.column, len(str(node.value)))


def _before(one: str, other: str) -> bool:
    """Whether a day or moment is surely before another: of a day and a moment the days count."""
    if "T" in one and "T" in other:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    return one[:10] < other[:10]
