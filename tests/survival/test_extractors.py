"""Sentences, facts and notes outlive those who cut pages down to their text (PRODUCT, rules 1 and 2)."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import feedparser
import pytest
from expected import Briefing, even, lost
from lxml import html
from playwright.sync_api import Browser

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what they say of their own code at import
    import trafilatura
    from readability import Document

MOZILLA = Path(__file__).parent.parent / "fixtures" / "readability" / "Readability.js"
PARSE = "() => { const read = new Readability(document).parse(); return [read.title, read.textContent]; }"
LEAST = 140
"""Characters. With less text than that a browser offers no reader mode."""


@pytest.fixture(scope="session")
def readable(told: list[Briefing]) -> list[Briefing]:
    """The briefings that have enough text to be told from a page without an article."""
    return [briefing for briefing in told if len(" ".join(briefing.sentences)) >= LEAST]


@pytest.mark.browser
def test_the_reader_mode_of_firefox_keeps_all(browser: Browser, readable: list[Briefing]) -> None:
    page = browser.new_page()
    for briefing in readable:
        page.goto(briefing.page.as_uri())
        page.add_script_tag(path=MOZILLA)
        title, text = page.evaluate(PARSE)
        assert briefing.headline in even(title)
        wanted = (*briefing.whole, *briefing.facts, *briefing.told, *briefing.rows)
        assert lost(wanted, text) == [], briefing.page.name
    page.close()


def test_readability_lxml_keeps_all(readable: list[Briefing]) -> None:
    for briefing in readable:
        summary = Document(briefing.page.read_text("utf-8")).summary()
        text = html.fromstring(summary).text_content()
        wanted = (*briefing.whole, *briefing.facts, *briefing.told, *briefing.rows)
        assert lost(wanted, text) == [], briefing.page.name


@pytest.mark.parametrize("favour", [{}, {"favor_recall": True}, {"fast": True}], ids=str)
def test_trafilatura_keeps_all_but_very_short_lists_of_facts(
    told: list[Briefing], favour: dict[str, Any]
) -> None:
    """It takes a list of less than 100 characters with two links in it for one of links.

    Captions go with the pictures.
    """
    for briefing in told:
        text = trafilatura.extract(briefing.page.read_text("utf-8"), **favour)
        facts = briefing.facts if len("".join(briefing.facts)) >= 100 else ()
        wanted = (*briefing.sentences, *facts, *briefing.told, *briefing.rows)
        assert lost(wanted, text) == [], briefing.page.name


def test_a_feed_reader_that_sanitises_keeps_all(
    demo: Path, odd: Path, told: list[Briefing]
) -> None:
    found = {briefing.headline: briefing for briefing in told}
    for site in (demo, odd):
        entries = feedparser.parse((site / "feed.xml").read_bytes(), sanitize_html=True).entries
        assert len(entries) > 2
        for entry in entries:
            text = html.fromstring(entry.content[0].value).text_content()
            briefing = found[even(html.fromstring(entry.title).text_content())]
            wanted = (*briefing.whole, *briefing.facts, *briefing.told)
            assert lost(wanted, text) == [], briefing.page.name


def test_each_day_in_the_text_and_the_timeline_is_a_time(told: list[Briefing]) -> None:
    """Empty, for what stands within goes with it."""
    seen = 0
    for briefing in told:
        for data in html.fromstring(briefing.page.read_text("utf-8")).xpath(
            "//article//data[text()]"
        ):
            (time,) = data.iter("time")
            assert time.get("datetime") == data.get("value")
            assert time.text is None
            seen += 1
    assert seen > 50
