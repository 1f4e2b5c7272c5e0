"""Pages of each kind under what readers set for themselves: text spacing, zoom, colours, stillness.

WCAG 2.2: 1.4.4, 1.4.10, 1.4.12, 1.4.3 in forced colours, 2.3.3. And nothing moves by itself.
"""

from __future__ import annotations

from typing import Any

import pytest
from looks import HARDLY, KINDS, tab
from playwright.sync_api import Browser, Page
from test_cards import contrast
from test_odd_pages import CUT, FITS, SPACING

pytestmark = pytest.mark.browser
EVERY_THEME = True

WIDTHS = (320, 640, 1440)
"""320 and 640 are a window of 1280 at zooms of 400 and 200 %; in the last, notes are in the margin."""
COVERED = """() => {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, own = text.parentElement;
        if (!text.data.trim() || own.closest("svg, script, noscript, .aloud, .skip")) continue;
        if (!own.checkVisibility({ visibilityProperty: true })) continue;
        let block = own;
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
        if (getComputedStyle(block).clipPath !== "none") continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) lines.push({ box, block, said: text.data.trim() });
    }
    lines.sort((a, b) => a.box.top - b.box.top);
    const found = [];
    lines.forEach((one, i) => {
        for (const other of lines.slice(i + 1)) {
            if (other.box.top > one.box.bottom - 2) break;
            if (one.block === other.block) continue;
            if (other.box.left < one.box.right - 2 && one.box.left < other.box.right - 2)
                found.push(`${one.said} / ${other.said}`);
        }
    });
    return [lines.length, found];
}"""
"""How many lines of text there are, and what stands on what of another block."""
COLOURS = """() => {
    const found = new Set();
    for (const own of document.querySelectorAll("body, body *:not(svg *)")) {
        if (![...own.childNodes].some(child => child.nodeType === 3 && child.data.trim())) continue;
        let ground = own;
        while (ground && /^rgba.*, 0\\)$/.test(getComputedStyle(ground).backgroundColor))
            ground = ground.parentElement;
        const paper = getComputedStyle(ground || document.documentElement).backgroundColor;
        found.add(getComputedStyle(own).color + "|" + paper);
    }
    return [...found];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(own => {
    const style = getComputedStyle(own);
    return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
        || style.scrollBehavior === "smooth";
}).map(own => own.outerHTML)"""
WATCH = """
    window.moved = [];
    new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value)))
        .observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 150)))"


def opened(browser: Browser, served: str, width: int, **options: Any) -> Any:
    return tab(browser, served, viewport={"width": width, "height": 800}, **options)


def assert_all_can_be_read(page: Page) -> None:
    assert page.evaluate(FITS)
    assert page.evaluate(CUT) == []
    lines, covered = page.evaluate(COVERED)
    assert lines > 5
    assert covered == []


@pytest.mark.parametrize("kind", KINDS)
def test_zoomed_and_spaced_nothing_is_cut_or_covered(
    browser: Browser, served: str, kind: str
) -> None:
    for page in opened(browser, served, 1440):
        page.goto(served + KINDS[kind])
        for spacing in ("/* none */", SPACING):
            page.add_style_tag(content=spacing)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                assert_all_can_be_read(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_all_is_told_apart(browser: Browser, served: str, scheme: str) -> None:
    for page in opened(browser, served, 1440, forced_colors="active", color_scheme=scheme):
        for kind, url in KINDS.items():
            page.goto(served + url)
            found = [pair.split("|") for pair in page.evaluate(COLOURS)]
            assert len(found) > 1, kind
            assert min(contrast(ink, paper) for ink, paper in found) >= 4.5, kind
        page.goto(served + KINDS["briefing"])
        style = "(e, name) => getComputedStyle(e)[name]"
        mark = page.locator("a.ref").first
        assert mark.evaluate(style, "textDecorationStyle") == "solid"
        assert page.locator(".facts").evaluate(style, "borderTopStyle") in ("solid", "dashed")
        page.locator(".facts .proof").first.click()
        target = page.locator(":target")
        assert target.evaluate(style, "outlineStyle") == "solid"
        page.keyboard.press("Tab")
        focus = page.locator(":focus-visible")
        assert focus.evaluate(style, "outlineStyle") == "solid"
        assert focus.evaluate(style, "outlineWidth") == "2px"


def test_who_wants_no_motion_gets_none(browser: Browser, served: str) -> None:
    for page in opened(browser, served, 900, reduced_motion="reduce"):
        for url in KINDS.values():
            page.goto(served + url)
            assert page.evaluate(MOVING) == []
    for page in opened(browser, served, 900, reduced_motion="no-preference"):
        page.goto(served)
        assert len(page.evaluate(MOVING)) == 1  # the page scrolls smoothly; that is all that moves


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_shifts_and_nobody_else_is_asked(browser: Browser, served: str, width: int) -> None:
    """`tab` fails where another host is asked."""
    for page in opened(browser, served, width):
        page.add_init_script(WATCH)
        for kind, url in KINDS.items():
            page.goto(served + url)
            page.evaluate(SETTLED)
            assert sum(page.evaluate("moved")) < HARDLY, kind
        # The watch sees what moves.
        page.evaluate("document.querySelector('main').style.marginTop = '300px'")
        page.evaluate(SETTLED)
        assert sum(page.evaluate("moved")) > HARDLY
