"""The built pages as a reader meets them: mouse, keyboard, touch, no script, phone, paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from looks import AGAIN, BRIEFING, HARDLY, KINDS, MIDDLE, PHONE, PICTURED, WIDE, tab, violations
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
EVERY_THEME = {
    "test_a_tap_opens_a_sheet",
    "test_without_script_everything_is_there",
    "test_margin_notes_stand_beside_the_text_and_apart",
    "test_the_scheme_is_kept",
    "test_paper_shows_notes_and_addresses",
    "test_nothing_moves_while_the_page_loads",
}
"""What hangs on a theme's style; the other tests are of the script and the structure, which all share."""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A tab of middle width, in which scripts must not fail and no other host is asked."""
    yield from tab(browser, served, viewport=MIDDLE)


def test_from_a_mark_to_its_card_its_note_its_page_and_back(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_role("link", name="Blinken sets out on a last round").first.click()
    mark = page.locator("a.ref", has_text="Antony Blinken").first
    mark.hover()
    card = page.locator(".card")
    card.wait_for()
    assert "Antony Blinken" in card.inner_text()
    assert "Secretary of state" in card.inner_text()
    assert "briefings" in card.inner_text()
    line, box = mark.bounding_box(), card.bounding_box()
    assert line
    assert box
    assert box["y"] >= line["y"] + line["height"] or box["y"] + box["height"] <= line["y"]
    assert box["width"] <= 320
    card.hover()
    page.wait_for_timeout(500)
    assert card.count() == 1
    page.keyboard.press("Escape")
    assert card.count() == 0
    note = page.locator("#n-antony-blinken")
    assert note.is_visible()
    mark.click()
    assert page.url.endswith("people/antony-blinken.html")
    page.locator(".timeline .proof").last.click()
    target = page.locator(":target")
    assert "Antony Blinken" in target.inner_text()
    # The text can stand before the style has come: what is promised is the style, not when.
    expect(target).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_card_goes_when_the_pointer_goes(page: Page, served: str) -> None:
    page.goto(served + BRIEFING)
    page.locator("a.ref").first.hover()
    page.locator(".card").wait_for()
    page.mouse.move(5, 5)
    page.locator(".card").wait_for(state="detached")


def test_the_keyboard_opens_closes_and_follows(page: Page, served: str) -> None:
    page.goto(served + BRIEFING)
    mark = page.locator("a.ref").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if mark.evaluate("e => e === document.activeElement"):
            break
    assert page.locator(".card").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert mark.evaluate("e => e === document.activeElement")
    page.keyboard.press("Tab")
    assert not mark.evaluate("e => e === document.activeElement")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/**")


def test_a_tap_opens_a_sheet(browser: Browser, served: str) -> None:
    for phone in tab(browser, served, viewport=PHONE, has_touch=True, is_mobile=True):
        phone.goto(served + BRIEFING)
        mark = phone.locator("a.ref").first
        mark.tap()
        sheet = phone.get_by_role("dialog")
        sheet.wait_for()
        for act in (sheet.get_by_role("link", name="Open page"), sheet.get_by_role("button")):
            box = act.bounding_box()
            assert box
            assert box["height"] >= 44
        sheet.get_by_role("button", name="Close").tap()
        assert sheet.count() == 0
        assert mark.evaluate("e => e === document.activeElement")
        mark.tap()
        phone.get_by_role("link", name="Open page").tap()
        phone.wait_for_url("**/people/**")


def test_without_script_everything_is_there(browser: Browser, served: str) -> None:
    for plain in tab(browser, served, java_script_enabled=False, viewport=MIDDLE):
        plain.goto(served + BRIEFING)
        for part in ("#key-facts", "#people-and-terms", "#sources", "#d-antony-blinken"):
            assert plain.locator(part).is_visible()
        assert plain.locator(".card").count() == 0
        plain.locator(".facts .proof").first.click()
        assert plain.locator(":target").inner_text()
        plain.locator("a.ref").first.click()
        assert "/people/" in plain.url


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_never_scrolls_sideways(browser: Browser, served: str, kind: str) -> None:
    for phone in tab(browser, served, viewport=PHONE):
        phone.goto(served + KINDS[kind])
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_pages_work_from_the_file_system(browser: Browser, demo: Path) -> None:
    for local in tab(browser, "file:", viewport=MIDDLE):
        local.goto(demo.as_uri() + "/index.html")
        local.get_by_role("link", name="Blinken sets out on a last round").first.click()
        colour = local.locator("a.ref").first.evaluate(
            "e => getComputedStyle(e).textDecorationStyle"
        )
        assert colour == "dotted"
        local.locator("a.ref").first.click()
        assert local.url.startswith("file:")
        assert local.locator("h1").inner_text()


@pytest.mark.parametrize("kind", ["briefing", "labelled blocks"])
@pytest.mark.parametrize("width", [1368, 1440, 1600, 1920, 2560])
def test_margin_notes_stand_beside_the_text_and_apart(
    browser: Browser, served: str, width: int, kind: str
) -> None:
    for wide in tab(browser, served, viewport={"width": width, "height": 900}):
        wide.goto(served + KINDS[kind])
        boxes = [note.bounding_box() for note in wide.locator(".note-body.margin").all()]
        assert len(boxes) >= 5
        found = sorted((box for box in boxes if box), key=lambda box: box["y"])
        for upper, lower in pairwise(found):
            assert upper["y"] + upper["height"] <= lower["y"] + 0.5
        text = wide.locator("#p1").bounding_box()
        assert text
        assert all(box["x"] >= text["x"] + text["width"] for box in found)
        assert all(box["x"] + box["width"] <= width for box in found)
        first = wide.locator("a.ref").first.bounding_box()
        assert first
        assert abs(first["y"] - found[0]["y"]) < 30
        # Where the first mark stands low in the window, its note is not in sight.
        wide.locator("a.ref").first.evaluate("e => e.scrollIntoView({block: 'center'})")
        wide.locator("a.ref").first.hover()
        wide.wait_for_timeout(500)
        assert wide.locator(".card").count() == 0


def test_an_opinion_says_that_it_is_one_and_stands_on_a_ground_without_gaps(
    page: Page, served: str
) -> None:
    page.goto(served + KINDS["labelled blocks"])
    ground = "e => getComputedStyle(e).backgroundColor"
    whole = page.locator(".story > .the-view")
    assert whole.first.inner_text() == "Opinion: The economy desk’s view"
    grounds = {part.evaluate(ground) for part in whole.all()}
    assert len(grounds) == 1
    assert page.locator("#p1").evaluate(ground) not in grounds
    boxes = [box for part in whole.all() if (box := part.bounding_box())]
    assert len(boxes) == 3
    for upper, lower in pairwise(boxes):
        assert abs(upper["y"] + upper["height"] - lower["y"]) < 0.1


def test_the_scheme_is_kept(page: Page, served: str) -> None:
    page.goto(served)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    switch = page.get_by_role("button", name="Dark colours")
    switch.click()
    assert page.get_by_role("button", name="Light colours").inner_text() == "Light"
    after = page.evaluate(paper)
    assert before != after
    page.goto(served + BRIEFING)
    assert page.evaluate(paper) == after


def test_paper_shows_notes_and_addresses(page: Page, served: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(served + BRIEFING)
    page.emulate_media(media="print")
    assert page.locator("#d-antony-blinken").is_visible()
    assert (
        page.locator("#n-antony-blinken").evaluate("e => getComputedStyle(e).position") == "static"
    )
    assert not page.locator("nav[aria-label=Main]").is_visible()
    shown = page.locator(".sources a").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "http" in shown


def test_nothing_moves_while_the_page_loads(page: Page, served: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
        " window.moved += e.value }).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(served + BRIEFING)
    page.wait_for_timeout(400)
    assert page.evaluate("window.moved") < HARDLY


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, served: str, kind: str, scheme: str) -> None:
    found = []
    for opened in tab(browser, served, viewport=WIDE, color_scheme=scheme):
        for size in (WIDE, MIDDLE, PHONE):
            opened.set_viewport_size(size)
            opened.goto(served + KINDS[kind])
            found += violations(opened)
            if kind == "briefing":
                # In a wide window only marks whose note stands elsewhere have a card.
                mark = "a.ref:not([data-m])" if size is WIDE else "a.ref"
                opened.goto(served + (AGAIN if size is WIDE else KINDS[kind]))
                opened.locator(mark).first.hover()
                opened.locator(".card").wait_for()
                found += violations(opened)
    assert found == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_picture_takes_the_room_that_was_kept_for_it(
    browser: Browser, served: str, size: dict[str, Any]
) -> None:
    def extent(*, loaded: bool) -> Any:
        opened = browser.new_context(viewport=size).new_page()
        if not loaded:
            opened.route("**/files/**", lambda route: route.abort())
        opened.goto(f"{served}/{PICTURED}", wait_until="load")
        found = opened.evaluate(
            "() => { const i = document.querySelector('figure img'), b = i.getBoundingClientRect();"
            " return [b.width, b.height, i.complete && i.naturalWidth > 0] }"
        )
        opened.context.close()
        return found

    *before, nothing = extent(loaded=False)
    *after, something = extent(loaded=True)
    assert before == after
    assert (nothing, something) == (False, True)
    assert min(after) > 200


@pytest.mark.parametrize("ratio", [1, 2])
def test_each_screen_loads_the_size_that_it_needs(
    browser: Browser, served: str, ratio: int
) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=ratio)
    opened = context.new_page()
    opened.goto(f"{served}/{PICTURED}", wait_until="load")
    chosen = opened.evaluate("document.querySelector('figure img').currentSrc")
    context.close()
    assert chosen.split(".")[-3:][0] == {1: "480", 2: "800"}[ratio]
    assert chosen.endswith(".webp")
