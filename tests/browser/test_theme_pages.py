"""The built-in themes but *wire*, which the other tests see: each kind of page, looked at and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BRIEFING = "briefings/blinken-final-trip.html"
KINDS = {
    "home": "index.html",
    "briefing": BRIEFING,
    "person": "people/antony-blinken.html",
    "index": "people/index.html",
    "term": "glossary/martial-law.html",
    "archive": "archive.html",
    "thread": "threads/seoul-martial-law.html",
    "missing": "404.html",
    "corrections": "corrections.html",
    "revisions": "revisions/us-steel-order.html",
}
"""One page of each layout: places are laid out as people, sections as the archive."""
AXE = {"preload": False, "resultTypes": ["violations"]}
"""Only what is wrong: to list what is right takes as long as to look."""
WIDTHS = (1440, 768, 360)


@pytest.fixture(scope="session", params=["ledger", "postcard"])
def site(request: pytest.FixtureRequest, root: Path, sites: Callable[..., Path]) -> Path:
    return sites(request.param, root, ("content", "ledger"))


def tab(browser: Browser, width: int = 900, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    problems: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, site: Path, kind: str) -> None:
    axe, found = Axe(), []
    for opened in tab(browser):
        for width in WIDTHS:
            opened.set_viewport_size({"width": width, "height": 900})
            opened.goto((site / KINDS[kind]).as_uri())
            assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
            for scheme in ("light", "dark"):
                opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found += [(width, scheme, said) for said in violations(axe, opened)]
    assert found == []


def violations(axe: Axe, page: Page) -> list[str]:
    found = axe.run(page, options=AXE).response["violations"]
    return [f"{item['id']}: {node['html']}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_cards_and_sheets(browser: Browser, site: Path, scheme: str) -> None:
    for opened in tab(browser, color_scheme=scheme):
        opened.goto((site / BRIEFING).as_uri())
        opened.locator("a.ref").first.hover()
        opened.locator(".card").wait_for()
        assert violations(Axe(), opened) == []
    for phone in tab(browser, 360, color_scheme=scheme, has_touch=True, is_mobile=True):
        phone.goto((site / BRIEFING).as_uri())
        phone.locator("a.ref").first.tap()
        phone.get_by_role("dialog").wait_for()
        assert violations(Axe(), phone) == []


def test_a_link_to_a_place_on_the_page_shows_it_below_the_bar(
    browser: Browser, root: Path, sites: Callable[..., Path]
) -> None:
    for opened in tab(browser, reduced_motion="reduce"):
        opened.goto((sites("ledger", root, ("content",)) / BRIEFING).as_uri())
        opened.get_by_role("navigation", name="On this page").get_by_text("People").click()
        bar, heading = (
            opened.locator(".jump").bounding_box(),
            opened.locator(":target").bounding_box(),
        )
        assert bar
        assert heading
        assert bar["y"] == 0, "it stays in sight"
        assert heading["y"] >= bar["height"]
        assert heading["y"] < 900


def test_the_bar_leads_only_to_what_is_there(root: Path, sites: Callable[..., Path]) -> None:
    odd = sites("ledger", root / "tests" / "fixtures" / "odd", ("content",))
    long, bare = ((odd / f"briefings/{name}.html").read_text("utf-8") for name in ("long", "bare"))
    assert 'href="#corrections">Corrections</a></li>' in long
    assert 'class="jump"' not in bare


def test_a_letter_numbers_its_stories_and_is_signed(
    browser: Browser, root: Path, sites: Callable[..., Path]
) -> None:
    for opened in tab(browser):
        opened.goto((sites("postcard", root, ("content",)) / "index.html").as_uri())
        tree = opened.locator("main").aria_snapshot()
        assert "Dear reader" in tree
        assert "Yours," in tree
        increments = "items => items.map(e => getComputedStyle(e).counterIncrement)"
        counted = opened.locator(".first .item, .list .item").evaluate_all(increments)
        assert counted == ["story 1"] * opened.locator("main .item:not(.threads *)").count()


def test_on_paper_a_theme_is_black_on_white(browser: Browser, site: Path) -> None:
    for opened in tab(browser, color_scheme="dark"):
        opened.goto((site / BRIEFING).as_uri())
        opened.emulate_media(media="print")
        colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        for part in ("body", ".top .name a", "main h1", "main"):
            ink, ground = opened.locator(part).first.evaluate(colours)
            assert ink == "rgb(0, 0, 0)", part
            assert ground in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), part
        assert not opened.locator("nav").first.is_visible()
        assert opened.locator("#people-and-terms").is_visible()
