"""Who of those named in a phrase is the one that speaks: "Acme analyst X", but not "X's lawyer"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import is_role
from briefgen.expressions import expression

_TRADE: Final = expression(r"(?: [a-z][a-z-]{2,20}){1,4} ")
_OF: Final = expression(r"\b[a-z][\w-]{2,24} {1,3}(?:of|for|at|from|with) {1,3}(?:the {1,3})?\Z")
"""Before whom or what somebody belongs to: "the director of the Harbour Trust", "friends of X"."""
_REACH: Final = 48


def the_one(text: str, low: int, people: list[Mention]) -> Mention | None:
    """The only person in the phrase that begins at `low`, unless one of theirs speaks."""
    people = _without_firm(text, people)
    one = people[0]
    owns = text.startswith("'s", one.span.end) or is_behind_of(text, low, one.span.start)
    return one if len(people) == 1 and not owns else None


def is_behind_of(text: str, low: int, start: int) -> bool:
    """Whether somebody without a name is told to be of what begins at `start`: "friends of X"."""
    return _OF.search(text, max(low, start - _REACH), start) is not None


def _without_firm(text: str, people: list[Mention]) -> list[Mention]:
    """Who speaks in "Edwin James analyst Ada Lund", where a firm looks like a person, and in "Ole's Ada Lund"."""
    if len(people) != 2:
        return people
    if text.startswith("'s ", people[0].span.end):
        return people[1:]
    firm, person = people
    words = text[firm.span.end : person.span.start]
    last = words.split()[-1:]
    trade = any(is_role(word) or word.endswith(("ist", "yst")) for word in last)
    return [person] if trade and _TRADE.fullmatch(words) else people
