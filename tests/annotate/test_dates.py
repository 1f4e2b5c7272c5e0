from __future__ import annotations

import pytest
from expression_cases import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import DateUse
from briefgen.annotate.dates import dates, unresolved
from briefgen.source.passage import Passage

CASES = [
    case
    for name in (
        "dates",
        "dates_news",
        "dates_more",
        "dates_third",
        "dates_fourth",
        "dates_fifth",
        "dates_sixth",
        "dates_strangers",
        "dates_breadth",
        "dates_bare",
        "dates_coming",
    )
    for case in cases(f"{name}.txt")
]
WORDS = st.sampled_from(
    [
        "On",
        "Friday",
        "January",
        "4",
        ",",
        "2025",
        "last",
        "next",
        "week",
        "month",
        "may",
        "May",
        "three",
        "two",
        "and",
        "a",
        "half",
        "days",
        "ago",
        "–",
        "-",
        ".",
        "from",
        "to",
        "between",
        "2019",
        "the",
        "1990s",
        "will",
        "said",
        "“",
        "”",
        "30",
        "February",
        "12/30/2024",
        "Q3",
        "of",
        "4th",
    ]
)


def notation(use: DateUse) -> str:
    return {"unresolved": "?", "vague": "~"}.get(use.kind, use.value)


def kind_of(value: str) -> str:
    if "/" in value:
        return "interval"
    if value.startswith("P"):
        return "duration"
    return {"?": "unresolved", "~": "vague"}.get(
        value, {4: "year", 7: "month", 10: "date"}.get(len(value), "")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reference[:10]} {case.text}")
def test_a_date_means_what_the_article_s_day_makes_of_it(case: Case) -> None:
    found = dates([Passage(0, case.text)], case.reference)

    assert tuple((use.text, notation(use)) for use in found) == case.expected
    assert [use.kind for use in found] == [kind_of(value) for _, value in case.expected]


def test_the_table_holds_enough_cases() -> None:
    assert len(CASES) >= 120


def test_expressions_are_told_apart_by_passage() -> None:
    found = dates([Passage(3, "On Friday"), Passage(7, "last week, on Friday")], "2025-01-03")

    assert [(use.span.passage, use.text) for use in found] == [
        (3, "Friday"),
        (7, "last week"),
        (7, "Friday"),
    ]


@pytest.mark.parametrize(
    "reference", ["", "soon", "2025", "2025-13-01", "0001-01-01", "9999-12-31"]
)
def test_a_reference_that_is_no_date_leaves_relative_expressions_unresolved(reference: str) -> None:
    found = dates([Passage(0, "On Friday, as last week, next month and three days ago")], reference)

    assert {use.kind for use in found} == {"unresolved"}
    assert {use.value for use in found} == {""}


@given(st.lists(WORDS, max_size=40), st.dates().map(str))
def test_any_words_give_ordered_uses_that_quote_their_text(words: list[str], day: str) -> None:
    text = " ".join(words)
    found = dates([Passage(0, text)], day)

    assert all(text[use.span.start : use.span.end] == use.text for use in found)
    ends = [use.span.end for use in found]
    starts = [use.span.start for use in found]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(bool(use.value) == (use.kind not in ("vague", "unresolved")) for use in found)


@pytest.mark.parametrize(
    "hostile",
    [
        "two hundred " * 8000,
        "January 4 " * 2000,
        '"' * 100000,
        " " * 100000,
        "2019-" * 20000,
        "9," * 50000,
        "1" * 100000,
        "last " * 20000,
        "“Friday” " * 2000,
        "May " * 25000,
        "a" * 100000,
        "that September " * 8000,
        "January 6 attack " * 8000,
        "three days later " * 8000,
        "March 3, 2019, June 4 " * 800,
        "the end of the " * 8000,
        "from Monday to " * 2000,
        "Christmas " * 12000,
        "the week of " * 10000,
        "a year ago this " * 6000,
        "three years and two months and " * 3000,
        "two hundred years and two hundred " * 3000,
        "on Friday the 13th " * 5000,
        "the Friday before last " * 4000,
        "moved the race from Sunday to Monday " * 2000,
        "the attack in Gaza on Oct. 7 " * 2000,
        "".join(f"June {1 + n % 28}, {2000 + n % 26}. " for n in range(2000))
        + "It fell on 4 June. " * 2000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_hostile_paragraph_is_read_to_its_end(hostile: str) -> None:
    found = dates([Passage(0, f"{hostile}, yesterday.")], "2025-01-03")

    assert (found[-1].text, found[-1].value) == ("yesterday", "2025-01-02")


def test_the_editor_hears_of_each_unresolved_date_and_of_no_other() -> None:
    found = dates([Passage(2, "On Friday, over the past few years, in 2019, last week")], "")
    remarks = unresolved(found, "")

    assert [remark.span for remark in remarks] == [found[0].span, found[3].span]
    assert {remark.code for remark in remarks} == {"unresolved-date"}
    assert "“last week”" in remarks[1].message
    assert "date:" in remarks[1].hint


def _across(*paragraphs: str) -> list[tuple[str, str]]:
    passages = [Passage(index, text) for index, text in enumerate(paragraphs)]
    return [(use.text, use.value) for use in dates(passages, "2025-03-05")]


def test_a_later_paragraph_goes_on_from_the_day_of_the_report() -> None:
    found = _across(
        "The council fell on Tuesday.",
        "It will meet on Friday.",
        "“Ask me in a year,” the mayor said later that evening. A minister had left a day earlier.",
    )
    assert ("later that evening", "2025-03-04") in found
    assert ("a day earlier", "2025-03-03") in found


def test_a_day_told_in_between_keeps_that_evening_open() -> None:
    found = _across(
        "The council fell on Tuesday.",
        "On Sunday its head had gone to the lake.",
        "Later that evening he drove home.",
    )
    assert ("Later that evening", "") in found


def test_a_month_told_in_the_same_paragraph_keeps_that_day_open() -> None:
    found = _across(
        "The mill closed on Tuesday.", "In January it cut its hours. That day it rained."
    )
    assert ("That day", "") in found


def test_a_paragraph_may_count_from_the_only_day_of_the_one_before() -> None:
    found = _across(
        "A march began on Feb. 10 in Lima.",
        "It turned violent three days later. Lee fled a day later.",
    )
    assert ("three days later", "2025-02-13") in found


def test_a_paragraph_counts_from_no_day_of_a_paragraph_that_tells_of_more() -> None:
    found = _across(
        "A march began on Feb. 10 and ended on Feb. 12.", "It turned violent three days later."
    )
    assert ("three days later", "") in found
    found = _across("The mill closed on Tuesday.", "Lee was freed three days later.")
    assert ("three days later", "") in found


def test_the_same_day_is_that_of_the_day_told_last_however_far() -> None:
    found = _across(
        "The council fell on Tuesday.",
        "A film was made on February 21.",
        "Many saw it.",
        "She answered the same evening.",
    )
    assert ("the same evening", "") in found


def test_a_day_lies_in_the_year_that_its_month_was_told_with() -> None:
    found = _across(
        "Nobody has seen her since November last year.", "He called on Nov. 24, a son says."
    )
    assert ("Nov. 24", "2024-11-24") in found
    found = _across("It was built in June 2019.", "They fell out over it, it seems, on 3 July.")
    assert ("3 July", "2019-07-03") not in found


def test_a_day_beside_a_full_date_of_the_story_lies_in_its_year() -> None:
    found = _across("The mill burned on Sept. 28, 2022.", "A boy saw smoke on Sept. 29.")
    assert ("Sept. 29", "2022-09-29") in found


def test_a_day_weeks_apart_from_a_full_date_of_the_story_stays_open() -> None:
    found = _across("The mill burned on Sept. 28, 2022.", "A boy saw smoke on Sept. 9.")
    assert ("Sept. 9", "") in found


def test_a_day_near_the_article_s_own_is_of_its_year_whatever_was_told() -> None:
    found = _across("The mill burned on March 1, 2022.", "It was rebuilt on March 3.")
    assert ("March 3", "2025-03-03") in found


def test_a_day_beside_a_full_date_of_long_ago_or_far_above_is_of_the_article_s_own_years() -> None:
    found = _across("Lee was born on Dec. 30, 1961.", "Police arrested Lee on Jan. 1 in Lima.")
    assert ("Jan. 1", "2025-01-01") in found
    found = _across("The mill burned on Oct. 28, 2022.", "It rained.", "They met on Oct. 30.")
    assert ("Oct. 30", "2024-10-30") in found


def test_a_full_date_of_its_own_year_keeps_a_day_there() -> None:
    found = _across(
        "The mill burned on Oct. 28, 2022.",
        "It was rebuilt by Oct. 29, 2024, and had burned on Oct. 27, 2022.",
        "They met on Oct. 30.",
    )
    assert ("Oct. 30", "2024-10-30") in found


@pytest.mark.parametrize("reference", ["0002-01-01", "9999-12-31"])
def test_days_beside_full_ones_are_read_at_the_ends_of_the_calendar(reference: str) -> None:
    found = dates([Passage(0, "It fell on June 3, 2019. It fell on Dec. 30.")], reference)
    assert [use.text for use in found] == ["June 3, 2019", "Dec. 30"]
