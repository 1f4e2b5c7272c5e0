"""The text part: what HTML says, as people write it in plain text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.mailtext import mail_text

SAID = {
    "headings are underlined": (
        "<h1>One</h1><h2>Two</h2><h3>Three</h3>",
        "One\n===\n\nTwo\n---\n\nThree\n",
    ),
    "a paragraph is a line": ("<p>One\n two</p><p>three<br>four</p>", "One two\n\nthree\nfour\n"),
    "lists": (
        "<ul><li>a</li><li>b</li></ul><ol start=9><li>c</li><li>d</li></ol><p>e</p>",
        "- a\n- b\n\n9. c\n10. d\n\ne\n",
    ),
    "lists in lists": (
        "<ol><li><p>a</p><ul><li>b</li><li>c</li></ul></li><li>d</li></ol>",
        "1. a\n   - b\n   - c\n2. d\n",
    ),
    "a list from nought": ("<ol start=0><li>a</li></ol>", "0. a\n"),
    "quotations": (
        "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>",
        "> a\n>\n> > b\n\nc\n",
    ),
    "terms": ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "a\n    b\n\nc\n    d\n"),
    "code keeps its spaces": (
        "<p>a</p><pre><code>b  c\n  d\n</code></pre>",
        "a\n\n    b  c\n      d\n",
    ),
    "tables": (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><p>c</p>",
        "a | b\n1 | 2\n\nc\n",
    ),
    "pictures are described": (
        '<p>a <img src="x" alt="B &amp; c"> <img src="y" alt=""></p>',
        "a [B & c]\n",
    ),
    "a rule": ("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb\n"),
    "links say where they lead": (
        '<p><a href="https://a.example/">a</a> <a href="#x">b</a> <a href="mailto:c@d.example">c</a></p>',
        "a <https://a.example/> b c <c@d.example>\n",
    ),
    "an address that is its own text is said once": (
        '<p><a href="https://a.example/">https://a.example/</a></p>',
        "https://a.example/\n",
    ),
    "an address is said where it is linked last": (
        '<p><a href="u:1">a</a> and <a href="u:1">b</a></p>',
        "a and b <u:1>\n",
    ),
    "what is not for text is left out with its links": (
        '<p>a<b class="x html-only"> <a href="u:1">b</a></b></p><p><a href="u:1">d</a></p>',
        "a\n\nd <u:1>\n",
    ),
    "what is hidden from listeners": ('<div aria-hidden="true"><p>c</p></div><p>d</p>', "d\n"),
    "head, styles and comments": (
        "<head><title>a</title><style>b{}</style></head><body><!-- c --><p>d</p></body>",
        "d\n",
    ),
    "signs that aren't seen": ("<p>a\u00adb\u200b c\u00a0d</p>", "ab c\u00a0d\n"),
    "numbers beyond all reason": (f"<ol start={'9' * 5000}><li>a</li></ol>", "1. a\n"),
    "what is closed twice or never": ("</blockquote></a><p>a</dd><ul><li>b", "a\n\n- b\n"),
}


@pytest.mark.parametrize("what", SAID)
def test_it_says(what: str) -> None:
    html, text = SAID[what]
    assert mail_text(html) == text


TAGS = ("p", "li", "ul", "ol", "blockquote", "dd", "pre", "a", "table", "tr", "td", "br", "h1", "b")
PIECES = st.one_of(
    st.sampled_from([f"<{end}{tag}>" for tag in TAGS for end in ("", "/")]),
    st.from_regex(r"[a-z]{1,5} ", fullmatch=True),
)


@given(st.lists(PIECES, max_size=40))
def test_no_word_is_lost_or_moved_whatever_the_elements_do(pieces: list[str]) -> None:
    words = "".join(piece for piece in pieces if not piece.startswith("<"))
    text = mail_text("".join(pieces))
    assert "".join(sign for sign in text if sign.isalpha()) == words.replace(" ", "")


@pytest.mark.parametrize(
    "piece",
    [
        '<a href="u:1">b</a> ',
        "<td>a</td>",
        "<blockquote>a",
        "<ul><li>a",
        "a<br>",
        "<b>a",
        "<p>a</li>",
    ],
)
def test_long_texts_are_written_in_linear_steps(piece: str) -> None:
    once, twice = (calls(piece * number) for number in (400, 800))
    assert twice < 2.2 * once


def calls(html: str) -> int:
    """How many functions are called: work that doesn't depend on the machine."""
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        mail_text(html)
    finally:
        sys.setprofile(None)
    return number
