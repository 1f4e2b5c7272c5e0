"""JSON of which nothing is promised: what isn't of the kind that is asked for is read as empty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


LONGEST = 30
"""Digits of a number that means something; one that is longer is read as a text."""


def loads(text: str) -> Any:
    """What JSON holds; Python would refuse all of it for one number of 5,000 digits."""
    return json.loads(
        text, parse_int=lambda number: int(number) if len(number) <= LONGEST else number
    )


def rows(table: Any) -> Iterator[Row]:
    """The objects of a list."""
    return (row for row in listed(table) if isinstance(row, dict))


def listed(value: Any) -> list[Any]:
    """A list."""
    return value if isinstance(value, list) else []


def key(value: Any) -> str:
    """Ids are numbers in old exports and texts in new ones."""
    return str(value) if isinstance(value, int | str) else ""


def words(value: Any) -> str:
    """A text."""
    return value if isinstance(value, str) else ""


def line(value: Any) -> str:
    """A text of one line."""
    return " ".join(words(value).split())


def whole(value: Any) -> int:
    """A whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
