"""Whether a sentence or a clause tells of times that are over."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.annotation import DateUse
from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_views import Told, is_over, is_past
from briefgen.expressions import expression

_REACH: Final = 80
"""Code points before a date in which words speak of it."""
_WEEKS: Final = 21
"""Days after which what happened is no news any more."""
_EARLIER: Final = expression(
    r"\b(?:(?<!minutes )(?<!hours )(?<!days )(?<!year )(?<!month )earlier(?! (?:this|today|in the (?:day|week)|on)\b)|originally|initially"
    r"|previous(?! (?:year|quarter|month|week|record|forecast|estimate|high|low)\b)|previously|formerly|historically)\b"
)
_TERM: Final = expression(
    r"\b(?:months?|quarter|half|year|period|week) (?:to|ended|ending|through) $"
)
"""Before the end of a term of which is reported: "the three months to December"."""
_COMPARED: Final = expression(
    r"\b(?:compared (?:with|to)|than|from|against|up on|down on)\b[^,;:]{0,60}$"
)
"""Before a time with which the present is compared."""


def is_of_past(view: Told, today: str) -> bool:
    """Whether a sentence tells of a day or a month that is over for weeks."""
    return bool(today) and any(
        is_over(_last_day(use.value), today, _WEEKS)
        for use in view.dates
        if use.kind in ("date", "month")
        and use.value[:4].isdigit()
        and not _behind(_TERM, view, use)
    )


def _behind(words: re.Pattern[str], view: Told, use: DateUse) -> bool:
    """Whether a date stands right behind some words."""
    at = use.span.start - view.span.start
    return words.search(view.folded, max(0, at - _REACH), at) is not None


def is_compared(view: Told, use: DateUse) -> bool:
    """Whether a date only says with what the present is compared."""
    return _behind(_COMPARED, view, use)


def _last_day(value: str) -> str:
    """Of a month the twenty-eighth."""
    return value if len(value) > len("2022-01") else f"{value}-28"


def is_history(view: Told, clause: Clause, today: str) -> bool:
    """Whether the clause speaks of earlier times, or goes on where a sentence before it did."""
    return (
        view.past
        or _EARLIER.search(clause.text) is not None
        or any(
            use.span.start - view.span.start < clause.end
            and is_past(use, today)
            and not is_compared(view, use)
            for use in view.dates
        )
    )
