"""Whether a sentence or a clause tells of times that are over."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_views import Told, is_over, is_past
from briefgen.expressions import expression

_WEEKS: Final = 21
"""Days after which what happened is no news any more."""
_EARLIER: Final = expression(
    r"\b(?:(?<!minutes )(?<!hours )(?<!days )earlier|originally|initially|previous|previously|formerly|historically)\b"
)


def is_of_past(view: Told, today: str) -> bool:
    """Whether a sentence tells of a day or a month that is over for weeks."""
    return bool(today) and any(
        is_over(_last_day(use.value), today, _WEEKS)
        for use in view.dates
        if use.kind in ("date", "month") and use.value[:4].isdigit()
    )


def _last_day(value: str) -> str:
    """Of a month the twenty-eighth."""
    return value if len(value) > len("2022-01") else f"{value}-28"


def is_history(view: Told, clause: Clause, today: str) -> bool:
    """Whether the clause speaks of earlier times, or goes on where a sentence before it did."""
    return (
        view.past
        or _EARLIER.search(clause.text) is not None
        or any(
            use.span.start - view.span.start < clause.end and is_past(use, today)
            for use in view.dates
        )
    )
