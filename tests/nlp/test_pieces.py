"""Long texts are read in pieces that lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.nlp.pieces import MOST, pieces


@given(st.text(alphabet="ab. \n!”", max_size=300), st.integers(1, 40))
def test_pieces_are_the_text_at_their_offsets(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert "".join(piece for _, piece in found) == text
    assert all(text[at : at + len(piece)] == piece for at, piece in found)
    assert all(len(piece) <= most for _, piece in found)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One two. Three four.", "One two. "),
        ("one two three four", "one two three "),
        ("onetwothreefourfive", "onetwothreefour"),
    ],
)
def test_a_cut_is_after_a_sentence_else_a_word_else_anywhere(text: str, first: str) -> None:
    assert next(iter(pieces(text, 15))) == (0, first)


def test_a_paragraph_of_usual_length_is_one_piece() -> None:
    text = "A sentence of eight words stands here again. " * 40
    assert len(text) < MOST
    assert list(pieces(text)) == [(0, text)]
