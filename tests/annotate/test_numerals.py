"""Numbers in words."""

from __future__ import annotations

import pytest

from briefgen.annotate.numerals import number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nineteen hundred and ten", 1910),
        ("two thousand one hundred", 2100),
        ("one hundred and fifty thousand million", 150_000_000_000),
        ("four million two hundred thousand and six", 4_200_006),
    ],
)
def test_what_multiplies_goes_down_from_left_to_right(words, value):
    assert number(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "one hundred and two hundred and ten",
        "one thousand and two thousand and ten",
        "one thousand two hundred million",
    ],
)
def test_two_numbers_are_not_added_up(words):
    assert number(words) is None
