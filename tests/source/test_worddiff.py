"""Two wordings of a sentence, and the way from one to the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.worddiff import MOST_PAIRS, Piece, pieces

WORDINGS = st.lists(
    st.sampled_from(["Rain", "fell,", "very", "$85", "on", "“it”", "一二", "—", "on."]), max_size=9
).map(" ".join)


def marked(was: str, now: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.sort].format(piece.text) for piece in pieces(was, now))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("It costs $85 today.", "It costs $95 today.", "It costs [-$85-] [+$95+] today."),
        ("It costs $85.", "It costs €85.", "It costs [-$85-] [+€85+]."),
        ("Up by 2.5%.", "Up by 2.5.", "Up by [-2.5%-] [+2.5+]."),
        ("It was very cold.", "It was cold.", "It was [-very-] cold."),
        ("He left.", "He left, she said.", "He left[+, she said+]."),
        ("Ten ships wait off Busan.", "A bank in Paris failed.",
         "[-Ten ships wait off Busan.-] [+A bank in Paris failed.+]"),
        ("", "Snow fell.", "[+Snow fell.+]"),
    ],
)  # fmt: skip
def test_only_the_words_that_changed_are_marked(was: str, now: str, told: str) -> None:
    assert marked(was, now) == told


@given(WORDINGS | st.text(max_size=30), WORDINGS | st.text(max_size=30))
def test_both_wordings_can_be_read_off(was: str, now: str) -> None:
    found = pieces(was, now)
    assert squeezed(found, "added") == "".join(was.split())
    assert squeezed(found, "removed") == "".join(now.split())


def squeezed(found: tuple[Piece, ...], without: str) -> str:
    return "".join("".join(p.text.split()) for p in found if p.sort != without)


@given(WORDINGS)
def test_what_did_not_change_has_no_mark(text: str) -> None:
    assert {piece.sort for piece in pieces(text, text)} <= {"same"} or not text.strip()


def test_a_sentence_without_end_is_told_as_another_one() -> None:
    was = "on " * (MOST_PAIRS // 100)
    assert [p.sort for p in pieces(was + "a", was + "b") if p.text != " "] == ["removed", "added"]
