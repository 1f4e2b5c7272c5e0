"""The built-in themes but *wire*, which the other tests see: each kind of page, looked at and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from looks import AGAIN, BRIEFING, KINDS, MIDDLE, PHONE, WIDE, hosted, tab, violations
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session", params=["ledger", "postcard"])
def site(request: pytest.FixtureRequest, root: Path, sites: Callable[..., Path]) -> Path:
    return sites(request.param, root, ("content", "ledger"))


@pytest.fixture(scope="session")
def top(site: Path) -> Iterator[str]:
    """Its address where it is served as its `url` says."""
    yield from hosted(site, "/demo/")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, top: str, kind: str) -> None:
    found = []
    for opened in tab(browser, top, viewport=MIDDLE):
        for size in (WIDE, MIDDLE, PHONE):
            opened.set_viewport_size(size)
            opened.goto(top + KINDS[kind])
            assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
            for scheme in ("light", "dark"):
                opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found += [(size["width"], scheme, said) for said in violations(opened)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_cards_and_sheets(browser: Browser, site: Path, scheme: str) -> None:
    # In a wide window only marks whose note stands elsewhere have a card.
    for size, url, mark in (
        (WIDE, AGAIN, "a.ref:not([data-m])"),
        (MIDDLE, BRIEFING, "a.ref"),
    ):
        for opened in tab(browser, viewport=size, color_scheme=scheme):
            opened.goto((site / url).as_uri())
            opened.locator(mark).first.hover()
            opened.locator(".card").wait_for()
            assert violations(opened) == []
    for phone in tab(browser, viewport=PHONE, color_scheme=scheme, has_touch=True, is_mobile=True):
        phone.goto((site / BRIEFING).as_uri())
        phone.locator("a.ref").first.tap()
        phone.get_by_role("dialog").wait_for()
        assert violations(phone) == []


def test_a_link_to_a_place_on_the_page_shows_it_below_the_bar(
    browser: Browser, root: Path, sites: Callable[..., Path]
) -> None:
    for opened in tab(browser, viewport=MIDDLE, reduced_motion="reduce"):
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
    for opened in tab(browser, viewport=MIDDLE):
        opened.goto((sites("postcard", root, ("content",)) / "index.html").as_uri())
        tree = opened.locator("main").aria_snapshot()
        assert "Dear reader" in tree
        assert "Yours," in tree
        increments = "items => items.map(e => getComputedStyle(e).counterIncrement)"
        counted = opened.locator(".first .item, .list .item").evaluate_all(increments)
        assert counted == ["story 1"] * opened.locator("main .item:not(.threads *)").count()


def test_on_paper_a_theme_is_black_on_white(browser: Browser, site: Path) -> None:
    for opened in tab(browser, viewport=MIDDLE, color_scheme="dark"):
        opened.goto((site / BRIEFING).as_uri())
        opened.emulate_media(media="print")
        colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        for part in ("body", ".top .name a", "main h1", "main"):
            ink, ground = opened.locator(part).first.evaluate(colours)
            assert ink == "rgb(0, 0, 0)", part
            assert ground in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), part
        assert not opened.locator("nav").first.is_visible()
        assert opened.locator("#people-and-terms").is_visible()


def test_no_day_of_a_list_breaks_beside_its_headlines(
    browser: Browser, root: Path, sites: Callable[..., Path]
) -> None:
    lines = "all => all.map(one => one.getClientRects().length)"
    for opened in tab(browser, viewport=WIDE):
        opened.goto((sites("ledger", root, ("content", "ledger")) / "index.html").as_uri())
        assert set(opened.locator(".by time").evaluate_all(lines)) == {1}
