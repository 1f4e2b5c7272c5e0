"""Of whom a sentence tells: the one with whom it opens, where the others are named by the way."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.expressions import expression

_OPENS: Final = expression(r"(?:(?:The {1,3})?(?:[A-Z][\w'.-]{1,24}|[a-z-]{2,24}),? {1,3}){0,12}")
_TELLS: Final = expression(
    r"(?:,[^,;:.!?\"“]{1,80},|,)?(?: {1,3}(?:has|had|also|later|then|[a-z]{2,14}ly)){0,2} {1,3}(?:conceded"
    r"|acknowledged|admitted|announced|said|says|wrote|posted|declared|vowed|pledged|promised|insisted"
    r"|apologi[sz]ed|denied|confirmed)\b"
)
_ANSWERED: Final = expression(
    r"\b(?:accus|blam|critici|condemn|denounc|attack|ask|challeng|question|press|invit|urg|warn|told|tell)"
)
"""What the other one may answer."""
_BACKGROUND: Final = expression(
    r"\b(?:after|since|before|than|like|unlike|behind|succeeding|replacing) {1,3}(?:[A-Za-z-]{2,20} {1,3})?$"
)
_LISTED: Final = expression(r"\b(?:among (?:them|those|whom)|including|such as) [^.;:()]{0,120}$")
"""Before one of those of whom a sentence tells: "met five mayors, among them X"."""
_BESIDE: Final = expression(
    r"\b(?:with|from|alongside|about) {1,3}(?:(?:[a-z'-]{2,20}|[A-Z][\w'-]{1,20}) {1,3}){0,4}$"
)
"""Before whom somebody does something with: "after a race with X"."""
_WHO: Final = expression(r", {1,3}(?:who|whose|whom)\b")
_COMMA: Final = expression(
    r", {1,3}(?:(?:has|had|also|later|then|[a-z]{2,14}ly) {1,3}){0,2}(?P<word>[a-z]{2,20})\b"
)
_WAS_ASKED: Final = expression(
    r"(?:,[^,;:.!?\"“]{1,80},)? {1,3}(?:was|is|has been|had been)(?: {1,3}(?:also|later|then|[a-z]{2,14}ly))? {1,3}(?:asked|pressed|questioned|quizzed|grilled)\b"
)
_TWO: Final = expression(r"\b(?:and|or|but|while|whereas|that|who|whom|when|because|as) {1,3}$")
DOES: Final = expression(
    r",? {1,3}(?:who|whose|which)\b|(?:,[^,;:.!?\"“]{1,80},)? {1,3}(?:(?:has|had|have|is|was|will|would)\b|[a-z]{2,20}ed\b|sa(?:id|ys)\b|told\b)"
)
_OF: Final = expression(r"\b(?:by|of|to|with|for|from) {1,3}(?:(?:Mr|Mrs|Ms|Dr)\b\.? {1,3})?$")
"""What follows does nothing: "the denial of a talk by X would be late"."""
_LEFT, _FAR = 24, 80
"""Code points in which words stand that belong to a name."""


def teller(text: str, low: int, high: int, people: list[Mention]) -> Mention | None:
    """Who opens a sentence, and speaks in it or is the only one of whom it tells.

    Read "X conceded defeat and congratulated Y. “…,” he wrote", "X is the first to win after Y",
    "X, who took over from Y, won", "X was asked what Y meant".
    """
    first, *others = sorted(people, key=lambda one: one.span.start)
    if not _OPENS.fullmatch(text, low, first.span.start):
        return None
    end = others[0].span.start
    if _TELLS.match(text, first.span.end) and not _ANSWERED.search(text, first.span.end, end):
        return None if any(_acts(text, one) for one in others) else first
    if _WAS_ASKED.match(text, first.span.end, end):
        return first
    told = _told_by_the_way(text, first, high)
    behind = (one.span.end <= told or _is_by_the_way(text, first, one) for one in others)
    return first if all(behind) else None


def _told_by_the_way(text: str, first: Mention, high: int) -> int:
    """Where a relative clause about somebody ends whose verb stands behind it; -1 if none does."""
    if _WHO.match(text, first.span.end, high) is None:
        return -1
    commas = _COMMA.finditer(text, first.span.end + 1, high)
    return next((found.start() for found in commas if may_be_finite(found["word"])), -1)


def _is_by_the_way(text: str, first: Mention, one: Mention) -> bool:
    """Whether somebody is only named beside whom the sentence tells of, and does nothing there."""
    start = one.span.start
    if _BACKGROUND.search(text, max(0, start - _LEFT), start):
        return True
    if _LISTED.search(text, max(first.span.end, start - 2 * _FAR), start):
        return True
    between = text[first.span.end : start]
    return (
        _BESIDE.search(text, max(first.span.end, start - _FAR), start) is not None
        and is_finite(f"- {between}")
        and not _ANSWERED.search(between)
        and not _acts(text, one)
    )


def _acts(text: str, one: Mention) -> bool:
    """Whether somebody named later does something too, or is one of two who do it."""
    start = one.span.start
    joined = _TWO.search(text, max(0, start - 12), start)
    behind = DOES.match(text, one.span.end)
    return bool(joined or (behind and not _OF.search(text, max(0, start - 12), start)))
