"""Edits of findings in the text of a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.findings import Edit, Finding, Place
from briefgen.source.decode import decode
from briefgen.source.edits import mended


def finding(*edits: Edit) -> Finding:
    return Finding(
        Place("content/a.md", edits[0].line, edits[0].column), "unknown-key", "", "", edits
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_keep_their_ends(end: str) -> None:
    text = end.join(["---", "tittle: Ferry", "Draft: no", "---"])
    found = [finding(Edit(2, 1, "tittle", "title")), finding(Edit(3, 1, "Draft", "draft"))]
    new, done = mended(text, found, toml=False)
    assert new == end.join(["---", "title: Ferry", "draft: no", "---"])
    assert done == tuple(found)


def test_in_settings_a_line_separator_ends_no_line() -> None:
    text = 'title = "a\u2028b"\ntitel = 1\n'
    new, done = mended(text, [finding(Edit(2, 1, "titel", "title"))], toml=True)
    assert (new, len(done)) == ('title = "a\u2028b"\ntitle = 1\n', 1)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(1, 1, "title", "x"),  # something else stands there
        Edit(1, 3, "tittle", "x"),
        Edit(9, 1, "tittle", "x"),
        Edit(0, 0, "tittle", "x"),
        Edit(1, 0, "", "x"),
        Edit(1, 1, "", "x"),
        Edit(1, 1, "tittle: a\nmore", "x"),  # longer than its line says
    ],
)
def test_what_is_not_as_an_edit_says_stays(edit: Edit) -> None:
    assert mended("tittle: a\nb", [finding(edit)], toml=False) == ("tittle: a\nb", ())


def test_a_finding_is_mended_wholly_or_not_at_all() -> None:
    found = finding(Edit(1, 1, "a", "b"), Edit(1, 3, "x", "y"))
    assert mended("a c", [found], toml=False) == ("a c", ())


def test_of_two_that_overlap_the_first_is_mended() -> None:
    first, second = finding(Edit(1, 1, "abc", "x")), finding(Edit(1, 3, "cd", "y"))
    assert mended("abcd", [first, second], toml=False) == ("xd", (first,))
    assert mended("abcd", [second, first], toml=False) == ("aby", (second,))


@given(st.text(st.sampled_from("ab\n\x07\u202e\x0bü"), max_size=60))
def test_the_edits_of_a_file_delete_what_reading_leaves_out(text: str) -> None:
    clean, found = decode("content/a.md", text.encode())
    new, done = mended(text, found, toml=False)
    assert decode("content/a.md", new.encode()) == (clean, ())
    assert done == found
    assert new == "".join(sign for sign in text if sign not in "\x07\u202e\x0b")
