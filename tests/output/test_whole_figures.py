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
        ("A $3.64 billion port, A$20 million, 5 bn won", ["$3.64 billion", "A$20 million", "5 bn"]),
        ("Some 1,200 people, 3 billionaires, v1.5 million", []),
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


BODY = """Rovers won 3–2 against Lock, who paid $3.64
billion in *2024–25* ([2–1](https://a.example/) then), `3-2` and Kim Min-ji 4-4.

## A 2–2 draw
"""


def test_figures_of_a_body_stay_on_one_line_and_its_text_is_what_it_was(tmp_path: Path) -> None:
    text = tools.BRIEFING.format(title="Draw", body=BODY)
    pages, _ = tools.create(tmp_path, {**tools.FILES, "content/draw.md": text}).site()
    page = pages["briefings/draw.html"].decode()
    kept = [one.text for one in parse(page).named("span") if one.attrs.get("class") == "whole"]
    assert kept == ["3–2", "$3.64\nbillion", "2024–25", "2–1", "3-2", "4-4", "2–2"]
    [paragraph] = [one for one in parse(page).named("p") if one.text.startswith("Rovers")]
    assert "won 3–2 against Lock, who paid $3.64\nbillion in 2024–25 (2–1" in paragraph.text
    assert "whole" not in pages["feed.xml"].decode()


def test_a_figure_in_a_date_or_a_mark_is_left_to_it(tmp_path: Path) -> None:
    text = tools.BRIEFING.format(title="Draw", body="On 2025-01-02, Kim Min-ji came.\n")
    pages, _ = tools.create(tmp_path, {**tools.FILES, "content/draw.md": text}).site()
    assert '<span class="whole">' not in pages["briefings/draw.html"].decode()


def test_the_dek_of_a_page_has_them(tmp_path: Path) -> None:
    head = tools.BRIEFING.format(title="Draw", body="It was a draw.\n")
    text = head.replace("---\n", "---\ndek: A player costs $3.64 billion & more.\n", 1)
    pages, _ = tools.create(tmp_path, {**tools.FILES, "content/draw.md": text}).site()
    page = pages["briefings/draw.html"].decode()
    shown = '<p class="dek p-summary">A player costs <span class="whole">$3.64 billion</span> &amp; more.</p>'
    assert shown in page


def test_headlines_of_pages_and_lists_have_them(tmp_path: Path) -> None:
    text = tools.BRIEFING.format(title="Seoul & Tokyo draw 2–2", body="It was a draw.\n")
    pages, _ = tools.create(tmp_path, {**tools.FILES, "content/draw.md": text}).site()
    whole = 'Seoul &amp; Tokyo draw <span class="whole">2–2</span>'
    for url in ("briefings/draw.html", "index.html", "archive.html"):
        assert f">{whole}</" in pages[url].decode()
    [headline] = parse(pages["briefings/draw.html"].decode()).named("h1")
    assert headline.text == "Seoul & Tokyo draw 2–2"
    assert "<title>Seoul &amp; Tokyo draw 2–2" in pages["briefings/draw.html"].decode()
