"""Scores and ranges in headlines stay on one line, and the text is what it was."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import project as tools
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pagetext import parse

from briefgen.expressions import expression
from briefgen.render.whole import whole

_TAGS = expression(r"<[^>]{0,40}>")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Harbour win 3–2 at home", ["3–2"]),
        ("Rovers lose 21-14, draw 1-1.", ["21-14", "1-1"]),
        ("The 2024–25 season (2-0)", ["2024–25", "2-0"]),
        ("On 2025-01-03", ["2025-01-03"]),
        ("Call 1-800-555-0199, a 19-year-old, F-16s, U-21, 10-Q, a -3 and 3 - 2", []),
        ("A 1.5-2 margin, 12:30-14, x3-2", []),
    ],
)
def test_which_figures_belong_together(text: str, kept: list[str]) -> None:
    shown = str(whole(text))
    assert [piece.split("<")[0] for piece in shown.split('<span class="whole">')[1:]] == kept


@given(st.text(st.sampled_from(list("0123–-<&> a."))))
def test_the_text_is_what_it_was(text: str) -> None:
    shown = str(escape(whole(text)))
    assert unescape(_TAGS.sub("", shown)) == text


def test_what_is_html_already_stays() -> None:
    made = Markup('<a href="3-2">3-2</a>')
    assert whole(made) is made


def test_headlines_of_pages_and_lists_have_them(tmp_path: Path) -> None:
    text = tools.BRIEFING.format(title="Seoul & Tokyo draw 2–2", body="It was a draw.\n")
    pages, _ = tools.create(tmp_path, {**tools.FILES, "content/draw.md": text}).site()
    whole = 'Seoul &amp; Tokyo draw <span class="whole">2–2</span>'
    for url in ("briefings/draw.html", "index.html", "archive.html"):
        assert f">{whole}</" in pages[url].decode()
    [headline] = parse(pages["briefings/draw.html"].decode()).named("h1")
    assert headline.text == "Seoul & Tokyo draw 2–2"
    assert "<title>Seoul &amp; Tokyo draw 2–2" in pages["briefings/draw.html"].decode()
