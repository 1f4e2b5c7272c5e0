"""The noun that a number counts: "three senior South Korean officials"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from briefgen.annotate.plain import pattern
from briefgen.annotate.units import COUNTED, NOT_COUNTED, NOT_IN_BETWEEN
from briefgen.expressions import expression

START: Final = r"(?<![\w$€£¥₩₹./-])(?<!\d,)"
"""What may not stand before a number: what makes it part of a longer one."""
_ATTRIBUTES: Final = frozenset({"sports", "arms", "sales", "customs", "savings"})
"""Plurals that tell what the noun behind them is for: "30 sports cars"."""
_TOLD: Final = expression(r"(?:with|no|all|for)-")
"""Begins such a plural: "300 no-frills airlines"."""
_BOTH: Final = pattern(
    r" (?:[a-z-]+(?:al|ic|ive|ary|ous|an)|male|female|old|young|big|small|public|private) and"
    r" (?:[a-z-]+(?:al|ic|ive|ary|ous|an)|[a-z]+-[a-z]+|male|female|old|young|big|small|public|private)"
    r" [a-z]+s\b"
)
"""Two adjectives before the noun: "300 coastal and man-made lakes"."""
_ONE_MORE: Final = expression(r" (?:[a-z]+ )?[a-z]{2,}s\b")


_CALLED: Final = pattern(
    r" calls (?:for (?:help|assistance|service)|from|about|to (?:police|the)|(?:a|per) (?:day|week|month|year))\b"
)
"""Calls on the telephone; else it is rather the verb."""
_NEXT: Final = expression(r" {1,3}(?!ages\b)([a-z]{3,20}s)(?![\w'-])")
_ACRONYM: Final = expression(r"[A-Z]{2,5}s")
"""A plural such as "MPs"."""
_CHILDREN: Final = ("children", "women", "men")
"""How plurals end that have no "s": "grandchildren", "policemen"."""


class Reading(Struct, frozen=True):
    """A number with its unit, from `start` to `end`; `high` is the upper end of a range."""

    start: int
    end: int
    value: Decimal
    unit: str
    high: Decimal | None = None


Read = Callable[[re.Match[str], str], Iterator[Reading]]
"""What reads a match in its folded paragraph."""


def counted_noun(rest: str) -> tuple[str, int] | None:
    """The plural noun after a number, past at most three modifiers, and where it ends."""
    for word in re.finditer(r"[\w'.-]+", rest):
        name = word[0].rstrip(".-'").removesuffix("'s")
        attribute = name in _ATTRIBUTES or _TOLD.match(name)
        more = bool(attribute and _ONE_MORE.match(rest, word.end()))
        more = more or (name[:1].isupper() and _is_of_name(rest, word.end()))
        calls = name == "calls" and _CALLED.match(rest, word.start() - 1)
        if calls or name in COUNTED or (_is_plural(name) and not more):
            return name, word.start() + len(name)
        if name == "and" and _BOTH.match(rest):
            continue
        if (name.lower() in NOT_IN_BETWEEN and name != "US") or (
            word[0] != name and not word[0].startswith("U.")
        ):
            return None
        if not re.match(r"[A-Za-z]", name):
            return None
    return None


def _is_of_name(rest: str, end: int) -> bool:
    """Whether the plural right behind a capital is what is counted: "two Texas lawmakers"."""
    found = _NEXT.match(rest, end)
    return found is not None and _is_plural(found[1])


def _is_plural(word: str) -> bool:
    if _ACRONYM.fullmatch(word) or word.endswith(_CHILDREN):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous"))
        and word.lower() not in NOT_COUNTED
    )
