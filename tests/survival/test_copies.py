"""Sentences, facts and notes on a page without script, on the clipboard and on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from expected import Briefing, lost
from playwright.sync_api import Browser
from pypdf import PdfReader

pytestmark = pytest.mark.browser

PRINTED = ("blinken-final-trip", "arrest-attempt-blocked", "dense", "long")
"""Printing takes a second for each. The text of a page that runs from right to left stands in a PDF
in the order of its glyphs, which those who read one put right in different ways."""


def wanted(briefing: Briefing) -> tuple[str, ...]:
    return (
        *(briefing.headline, *briefing.whole),
        *(*briefing.facts, *briefing.told, *briefing.rows),
    )


def test_without_script_all_is_shown(browser: Browser, told: list[Briefing]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for briefing in told:
        page.goto(briefing.page.as_uri())
        assert lost(wanted(briefing), page.locator("article.story").inner_text()) == []
    context.close()


@pytest.mark.parametrize("width", [900, 1440])
def test_what_is_copied_is_all(browser: Browser, told: list[Briefing], width: int) -> None:
    """The wide window has the notes in its margin."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    for briefing in told:
        page.goto(briefing.page.as_uri())
        page.keyboard.press("Control+a")
        assert lost(wanted(briefing), page.evaluate("getSelection().toString()")) == []
    page.close()


def test_a_printed_page_can_be_searched_for_all(browser: Browser, told: list[Briefing]) -> None:
    """Without white space, which stands where lines were broken, and addresses after links."""
    page = browser.new_page()
    briefings = [briefing for briefing in told if briefing.page.stem in PRINTED]
    assert len(briefings) == len(PRINTED)
    for briefing in briefings:
        page.goto(briefing.page.as_uri())
        sheets = PdfReader(BytesIO(page.pdf())).pages
        text = printed("".join(sheet.extract_text() for sheet in sheets))
        missing = [words for words in wanted(briefing) if printed(words) not in text]
        assert missing == [], briefing.page.name
    page.close()


def printed(text: str) -> str:
    return re.sub(r"\(https?:[^)]*\)", "", re.sub(r"\s", "", text))
