"""The tense of a day that something belongs to: "Friday's speech", "tickets to Sunday's final"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain
from briefgen.annotate.tense_verbs import Tense

_HAPPENED: Final = plain.pattern(
    r"'s (?:[\w-]+ ){0,2}(?:attack|shooting|crash|explosion|blast|bombing|killing|raid|arrest|defeat"
    r"|disaster|quake|earthquake|collapse|tragedy|massacre|murder)s?\b"
)
_PERHAPS_OVER: Final = plain.pattern(
    r"'s (?:[\w-]+ ){0,2}(?:announcement|statement|ruling|verdict|remarks|comments|win|victory|rise"
    r"|hike)s?\b"
)
_LEFT: Final = plain.pattern(
    r"\b(?:pull(?:s|ed|ing)? out of|withdr(?:aws?|ew|awn|awing) from|boycott(?:s|ed|ing)?|(?:barred|banned) from"
    r"|postpon(?:ed|ing)|cancell?(?:ed|ing)|call(?:ed|ing) off|[Aa]head of|(?<!ours )(?<!ays )(?<!day )(?<!eeks )(?<!week )(?<!onths )(?<!utes )[Bb]efore|[Ii]n preparation for|tickets? (?:to|for)) (?:the )?$"
)
"""Before what is mostly still to come: "have pulled out of Sunday's election"."""
_ALONE: Final = plain.pattern(r"'s(?=[.,;:)]|$)")
"""The one of that day, whose noun was told before: "is fit for Tuesday's"."""
_RESULTS: Final = plain.pattern(r"\bResults? (?:from|in|of) (?:the )?$")
_MODAL_LAST: Final = plain.pattern(r"\b(?:could|should) (?:[\w'-]+ ){1,12}$")
_NOT_YET: Final = plain.pattern(
    r"'s (?:\w+ )?(?:expected|planned|scheduled|proposed|anticipated)\b"
    r"|'s (?:\w+ ){0,2}(?:speech|address|meeting|visit|talks|hearing|summit|session|match|game|race|vote"
    r"|elections?|rally|ceremony|debate) (?:is|are)\b"
)
"""Of which no verb tells whether it has come by now: "has delayed Monday's expected announcement"."""
_SHOWS: Final = plain.pattern(r"'s (?:[\w-]+ ){1,4}(?:means?|shows?|suggests?|leaves?|raises?) ")
PAST_EVENT: Final = plain.pattern(r"\b(?:after|since|follows?|following|over|despite) (?:the )?$")


def of_owned(folded: str, left: str, end: int, found: Tense) -> Tense:
    """The tense of a day that something belongs to: "Friday's speech"."""
    if not found and PAST_EVENT.search(left):
        return "past"
    if found == "future":
        unsure = _MODAL_LAST.search(left) or _RESULTS.search(left)
        return "torn" if unsure else _of_event(folded, end)
    if _ALONE.match(folded, end):
        return "torn"
    return "torn" if _NOT_YET.match(folded, end) or _LEFT.search(left) else found


def _of_event(folded: str, end: int) -> Tense:
    """What is still to come of "Friday's attack" says that it happened; of its verdict, nothing."""
    if _HAPPENED.match(folded, end):
        return "past"
    unsure = _PERHAPS_OVER.match(folded, end) or _SHOWS.match(folded, end)
    return "torn" if unsure else "future"
