"""Dates as readers see them: the year is always said, ranges repeat nothing."""

from __future__ import annotations

import pytest

from briefgen.dates import day
from briefgen.locales.words import Words

WORDS = Words()


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2025-01-03", "3 January 2025"),
        ("2025-01", "January 2025"),
        ("2025", "2025"),
        ("2025-01-03T14:00:00+09:00", "3 January 2025, 14:00"),
        ("2025-01-03T00:00:00+00:00", "3 January 2025"),
        ("2024-12-23/2024-12-29", "23–29 December 2024"),
        ("2024-11-28/2024-12-03", "28 November – 3 December 2024"),
        ("2024-12-23/2025-01-05", "23 December 2024 – 5 January 2025"),
        ("2024-11/2024-12", "November–December 2024"),
        ("2019/2021", "2019–2021"),
    ],
)
def test_a_date_is_said_in_full_and_a_range_repeats_nothing(iso: str, text: str) -> None:
    assert day(iso) == text


def test_an_archive_groups_by_month() -> None:
    assert WORDS.month("2025-01-03T14:00:00+09:00") == "January 2025"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2021-01-26", "2025-01-20", "26 January 2021 – 20 January 2025"),
        ("2021", "", "since 2021"),
        ("", "2021-01", "until January 2021"),
        ("", "", ""),
    ],
)
def test_an_office_has_a_period(start: str, end: str, text: str) -> None:
    assert WORDS.period(start, end) == text
