"""Texts as expressions and tables see them."""

import sys

import pytest

from briefgen.annotate.plain import small, small_tokens, tokens

CAPITALS = [letter for letter in map(chr, range(sys.maxunicode)) if letter.lower() != letter]
"""Those with two small letters, or with one that hangs on what stands beside it, are among them."""


@pytest.mark.parametrize("around", ["{}", "A{}B", "A{}. B", "A{}'B", "1{}-2"])
def test_small_letters_of_words_are_those_of_the_text(around: str) -> None:
    texts = [around.format(letter) for letter in CAPITALS]
    assert len(texts) > 1000
    assert [t for t in texts if small_tokens(t) != tokens(small(t))] == []


def test_small_letters_are_as_many() -> None:
    assert [letter for letter in CAPITALS if len(small(letter)) != 1] == []
