from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.date_display import in_words
from briefgen.annotate.dates import dates
from briefgen.annotate.money import money
from briefgen.annotate.proof import Evidence, evidence, lacks, proves
from briefgen.annotate.quantities import quantities
from briefgen.source.passage import Passage

SENTENCE = (
    "On Friday the ministry said that Holt’s five-day tour, worth about $3.2 million, will begin on "
    "January 4 with twelve engineers and cut delays by 15 percent."
)


def read(text: str) -> Evidence:
    passages = [Passage(0, text)]
    uses, amounts = dates(passages, "2025-01-03"), money(passages)
    counted = quantities(passages, [*(one.span for one in amounts), *(use.span for use in uses)])
    at = text.find("Holt")
    holt = Mention(Span(0, at, at + 4), "Holt", "person", "holt", "surname")
    return evidence(text, uses, amounts, counted, (holt,), {"holt": "Mira Holt"})


def test_a_value_is_read_as_the_sentence_writes_its_numbers() -> None:
    ores = read("The mine sold 16 442 oz in May and 42 064 oz in June.")
    sums = read("Australia, Australian mines and Sydney shared $20 million.")

    assert proves(ores, "16 442 oz")
    assert not proves(ores, "17 442 oz")
    assert sums.money[0].currency == ""
    assert proves(sums, "$20 million")
    assert not proves(sums, "£20 million")
    assert not proves(sums, "$21 million")
    assert not proves(sums, "US$20 million")


@pytest.mark.parametrize(
    "value",
    [
        "$3.2 million",
        "about $3,200,000",
        "US$3.2m",
        "4 January 2025",
        "January 4",
        "January 2025",
        "2025-01-04",
        "3 January 2025",
        "five days",
        "5-day tour",
        "Five-day tour by Mira Holt",
        "12 engineers",
        "twelve engineers",
        "15%",
        "tour begins on 4 January 2025",
    ],
)
def test_a_sentence_proves_what_it_says_in_another_form(value: str) -> None:
    assert lacks(read(SENTENCE), value) == ()


@pytest.mark.parametrize(
    ("value", "lacking"),
    [
        ("$3.3 million", "the amount $3.3 million"),
        ("€3.2 million", "the amount €3.2 million"),
        ("5 January 2025", "the date 5 January 2025"),
        ("4 January 2024", "the date 4 January 2024"),
        ("January 5", "the date January 5"),
        ("six days", "the date 6 days"),
        ("13 engineers", "the number 13"),
        ("12 percent", "the figure 12 percent"),
        ("tour by Tomas Holt", "the name Tomas"),
        ("wheat harvest fails", "the words “wheat”, “harvest”, “fails”"),
    ],
)
def test_what_a_sentence_does_not_say_is_named(value: str, lacking: str) -> None:
    assert lacks(read(SENTENCE), value) == (lacking,)
    assert not proves(read(SENTENCE), value)


@given(st.integers(2, 10**9), st.integers(2, 10**9))
def test_a_number_proves_only_itself(said: int, claimed: int) -> None:
    sentence = read(f"They counted {said:,} boats in the bay.")

    assert proves(sentence, f"{claimed} boats") == (said == claimed)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_compared_without_failing(text: str, value: str) -> None:
    assert isinstance(lacks(read(text), value), tuple)


@given(st.text(alphabet="ab AB19$,.% ", max_size=40))
def test_every_text_without_dates_proves_itself(text: str) -> None:
    # An amount that runs into a word, "$1B.B", leaves half of one behind.
    assume(not any(text[one.span.end :][:2].strip()[-1:].isalpha() for one in read(text).money))
    assert proves(read(text), text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2025-01-04", "4 January 2025"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("2024-12-23/2024-12-29", "23–29 December 2024"),
        ("2025-01-30/2025-02-02", "30 January – 2 February 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024-07/2024-09", "July–September 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2019/2021", "2019–2021"),
        ("P5D", "5 days"),
        ("P1W", "1 week"),
        ("P2Y6M", "2 years 6 months"),
        ("PT30M", "30 minutes"),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_day_month_and_year(value: str, shown: str) -> None:
    assert in_words(value) == shown
