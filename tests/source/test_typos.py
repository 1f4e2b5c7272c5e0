"""What readers need not be told of: typing errors, and nothing that changes the meaning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.typos import distance, minor

WORDS = frozenset(
    re.findall(
        r"\w+",
        "the ministers met in for of a million billion now not hire fire would receive twice very "
        "and cost ends night bight about people dollars he said it is was north south",
    )
)


def is_minor(was: str, now: str) -> bool:
    return minor(was, now, WORDS.__contains__)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The minsters met.", "The ministers met."),
        ("He would recieve it.", "He would receive it."),
        ("He said teh night ends.", "He said the night ends."),
        ("The ministers met in in Rome.", "The ministers met in Rome."),
        ("the night ends", "The night ends."),
        ("He said:  it ends", "He said, it ends."),
        ('He said "it ends".', "He said “it ends”."),
        ("It’s over", "It's over."),
        ("The minsters would recieve it.", "The ministers would receive it."),
    ],
)
def test_a_slip_of_the_keyboard_is_minor(was: str, now: str) -> None:
    assert is_minor(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("It cost a million dollars.", "It cost a billion dollars."),
        ("It cost 3 dollars.", "It cost 4 dollars."),
        ("It cost $3.64.", "It cost $364."),
        ("It cost 5 percent.", "It cost -5 percent."),
        ("It cost 5%.", "It cost 5."),
        ("It ends on January 4.", "It ends on January 5."),
        ("It ends in 2024.", "It ends in 2025."),
        ("Blinkin said it.", "Blinken said it."),
        ("Kim met Lee.", "Kim met Le."),
        ("It is now over.", "It is not over."),
        ("He is not here.", "He is here."),
        ("He cant say.", "He can't say."),
        ("They hire people.", "They fire people."),
        ("The night.", "The bight."),
        ("He said it ends.", "He said it ends?"),
        ("He said “it ends”.", "He said it ends."),
        ("the north", "the south"),
        ("the us", "the US"),
        ("It is milion.", "It is million."),
        ("no no end", "no end"),
        ("It ends.", ""),
        ("The ministers met.", "The ministers met in Rome."),
    ],
)
def test_what_may_change_the_meaning_is_never_minor(was: str, now: str) -> None:
    assert not is_minor(was, now)


def test_without_a_list_of_words_no_other_word_is_minor() -> None:
    assert not minor("The minsters met.", "The ministers met.", lambda _: False)


@given(st.text(max_size=80))
def test_a_text_is_no_change_of_itself(text: str) -> None:
    assert is_minor(text, text)


@given(st.text("ab1 ", max_size=12), st.integers(0, 999), st.integers(0, 999))
def test_another_number_is_never_minor(text: str, one: int, other: int) -> None:
    assert is_minor(f"{text} {one}", f"{text} {other}") == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("", "abc", 3), ("teh", "the", 1), ("abcd", "abxd", 1), ("form", "from", 1), ("ab", "ba", 1)],
)
def test_a_swap_of_neighbours_is_one_slip(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters
