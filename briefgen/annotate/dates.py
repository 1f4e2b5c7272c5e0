"""Date expressions of English news text, resolved against the article's own date.

What the words and the article's date do not decide stays `unresolved` (the editor is told) or
`vague` (nothing can be told): a wrong date does more harm than none. Inside quotation marks days
are vague, since the words were spoken on a day of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.annotate import (
    almanac,
    date_ago,
    date_anchored,
    date_apart,
    date_compared,
    date_days,
    date_decades,
    date_digits,
    date_fiscal,
    date_months,
    date_named,
    date_parts,
    date_quarters,
    date_recalled,
    date_relative,
    date_shared,
    date_spans,
    date_weekdays,
    date_weekends,
    date_years,
    durations,
)
from briefgen.annotate.annotation import DateUse, Span
from briefgen.annotate.date_words import Setting
from briefgen.annotate.openings import Matches, Openings
from briefgen.annotate.plain import fold
from briefgen.annotate.quotemarks import pieces
from briefgen.annotate.remark import Remark
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_RULES = (
    date_days.RULES
    + date_spans.RULES
    + date_shared.RULES
    + date_digits.RULES
    + date_months.RULES
    + date_years.RULES
    + date_decades.RULES
    + date_named.RULES
    + date_parts.RULES
    + date_anchored.RULES
    + date_weekdays.RULES
    + date_weekends.RULES
    + date_relative.RULES
    + date_ago.RULES
    + date_compared.RULES
    + date_apart.RULES
    + date_quarters.RULES
    + durations.RULES
)
_MARK = expression('["”“«»]')
_OPENINGS = Openings([expression for expression, _ in _RULES])


def dates(passages: Iterable[Passage], reference: str) -> tuple[DateUse, ...]:
    """All date expressions in reading order.

    reference: the article's date, ISO 8601 ("2025-01-03", "2025-01-03T14:00:00+09:00"); "" or
        anything else leaves relative expressions unresolved.
    """
    anchor = almanac.reference_day(reference)
    passages = tuple(passages)
    settings = {
        passage.index: Setting(fold(passage.text), anchor, _spoken(passage.text))
        for passage in passages
    }
    uses = (use for one in passages for use in _in_passage(one, settings[one.index]))
    return tuple(date_fiscal.of_own_years(date_recalled.recalled(uses, settings), settings))


def _spoken(text: str) -> tuple[tuple[int, int], ...]:
    """Quoted words; those that the next paragraph goes on with as well."""
    return tuple(
        (start, end)
        for start, end, closed in pieces(text)
        if closed or not _MARK.search(text, start, end)  # else closed by another kind of mark
    )


def _in_passage(passage: Passage, setting: Setting) -> Iterator[DateUse]:
    end = 0
    told: tuple[DateUse, ...] = ()
    for start, matches in _OPENINGS.matches(setting.text):
        if start >= end and (found := _longest(passage, setting, matches)):
            end = found.span.end
            use = date_anchored.anchored(found, told, setting)
            told = told if use.kind in ("duration", "vague") else (*told[-1:], use)
            yield use


def _longest(passage: Passage, setting: Setting, matches: Matches) -> DateUse | None:
    """The longest match that reads as a date; of equal ones that of the first rule."""
    for number, found in sorted(matches, key=_shortness):
        reading = _RULES[number][1](found, setting)
        if reading:
            value, kind = reading
            span = Span(passage.index, *found.span())
            return DateUse(span, passage.text[span.start : span.end], value, kind)
    return None


def _shortness(match: tuple[int, re.Match[str]]) -> int:
    return -match[1].end()


def unresolved(uses: Iterable[DateUse], reference: str) -> tuple[Remark, ...]:
    """What the editor should hear: each expression whose date cannot be told."""
    hint = "Write the day, month and year out."
    if not reference:
        hint = "Give the article a `date:`, or write the day, month and year out."
    return tuple(
        Remark(
            use.span,
            "unresolved-date",
            f"“{use.text}” cannot be resolved to a date",
            hint,
        )
        for use in uses
        if use.kind == "unresolved"
    )
