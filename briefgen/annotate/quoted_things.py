"""Quotation marks around a name, which nobody said: of a film, a form, or within a person's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_CODE: Final = expression(r"(?=[A-Z-]{0,6}\d)(?=\d{0,6}-?[A-Z])[A-Z\d-]{2,10}[.,]?")
"""Letters and digits: "R85"."""
_NAME: Final = r"[A-Z][\w.'’-]{0,24}"
_WORK: Final = pattern(
    r"(?P<before>[\w'’]+) (?:(?!(?:is|was|as)\b)[a-z-]{1,20} )?(?:film|movie|novel|book|album|song|musical|opera|sitcom|soap"
    r"|documentary|painting|sculpture|poem|essay|memoir|biography|autobiography|thriller|blockbuster"
    r"|drama|comedy|video game|computer game|hit single|television series|TV series)s? $"
)
_STORM: Final = expression(
    r"\b(?:[Tt]yphoon|[Ss]torm|[Dd]epression|[Cc]yclone|[Hh]urricane) {1,3}\Z"
)
"""Before the name of a storm, which some papers quote."""
_TOLD: Final = pattern(
    r"[\"”'’]{0,2},? ?"
    rf"(?:(?:he|she|they|it|I|we|(?:the|a|an) [a-z-]{{2,24}}(?: [a-z-]{{2,24}})?|{_NAME}(?: {_NAME}){{0,3}}) )?"
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|replied|replies|answered|recalled|recalls"
    r"|explained|explains|insisted|joked|admitted|shouted|cried|whispered|continued|concluded)\b"
)
"""A verb of saying right behind the quoted words."""
_JUDGED: Final = expression(
    r"\b(?:call|describ|brand|dub|label|deem|pronounc|declar|consider|found|find|thought|think)\w*\b[^.;]{0,40}\Z"
)
"""What somebody finds a film, instead: "called the film “Bold”"."""
_NICK: Final = expression(
    r"(?:(?:[Tt]he|El|La|Le|Il|Big|Mr) )?[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?"
)
_FIRST: Final = expression(r"(?<![\w'’-])[A-Z][\w'’-]{1,24} {1,3}\(?\Z")
_SECOND: Final = expression(
    r"\)? {1,3}(?:(?:d[aeiou]s?|du|del|della|van|von|der|den|bin|al|el|la|le) {1,3}){0,2}[A-Z]\w"
)


def is_nickname(text: str, start: int, end: int, persons: Sequence[tuple[int, int]]) -> bool:
    """Whether quoted words stand inside somebody's name: Jack “Sprat” Lund.

    persons: where persons are named, in reading order.
    """
    if not _NICK.fullmatch(text, start, end):
        return False
    before, behind = (
        _FIRST.search(text, max(0, start - 32), start - 1),
        _SECOND.match(text, end + 1),
    )
    if before is None or behind is None:
        return False
    at = bisect_right(persons, (behind.end() - 1, 0))
    return any(
        low <= before.start() < high or low < behind.end() <= high
        for low, high in persons[max(0, at - 4) : at]
    )


def _is_told(text: str, end: int) -> bool:
    """Whether quoted words are somebody's: "“Never,” said X", not "the film “Dusk” tells"."""
    comma = text[end - 1] == "," or text[end + 1 : end + 2] == ","
    return comma and bool(_TOLD.match(text, end))


def is_thing(text: str, start: int, end: int) -> bool:
    """Whether the quoted words from `start` are a code, or the title of the work named before them."""
    words = text[start:end]
    if _is_told(text, end):
        return False
    if _CODE.fullmatch(words):
        return True
    if len(words) > 80 or words.endswith(("?", "!", "…")):
        return False
    capitals = [word for word in words.split() if len(word) > 3] or words.split()
    if not all(word[0].isupper() or word[0].isdigit() for word in capitals):
        return False
    left = text[max(0, start - 1 - 60) : start - 1]
    storm = len(words.split()) == 1 and _STORM.search(left)
    work = _WORK.search(left) and not _JUDGED.search(left)
    return bool(words[0].isupper() and (storm or work))
