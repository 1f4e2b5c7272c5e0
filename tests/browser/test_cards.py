"""Cards, margin notes and colours: PRODUCT's rules 13 to 16, measured in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
EVERY_THEME = {
    "test_no_card_comes_while_the_note_is_visible_in_the_margin",
    "test_a_card_says_who_that_was_then_and_in_how_many_briefings",
}

BRIEFING = "briefings/martial-law-night.html"
DENSE = "briefings/dense.html"
DELAY = 300
"""Milliseconds from the pointer's coming to the card, and from its going to the card's end."""


def tab(browser: Browser, width: int = 900, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    problems: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


@pytest.fixture
def still(browser: Browser, demo: Path) -> Iterator[Page]:
    """A briefing in a window of middle width, in which time goes on only when it is told to."""
    for opened in tab(browser):
        opened.clock.install(time="2025-01-10T12:00:00")
        opened.goto((demo / BRIEFING).as_uri())
        opened.clock.pause_at("2025-01-10T13:00:00")
        yield opened


# Rule 13
def test_a_card_comes_and_goes_after_a_moment(still: Page) -> None:
    card = still.locator(".card")
    still.locator("a.ref").first.hover()
    still.clock.run_for(DELAY - 1)
    assert card.count() == 0
    still.clock.run_for(1)
    assert card.count() == 1
    still.mouse.move(1, 1)
    still.clock.run_for(DELAY - 1)
    assert card.count() == 1
    still.clock.run_for(1)
    assert card.count() == 0


def test_a_pointer_that_passes_by_opens_nothing(still: Page) -> None:
    still.locator("a.ref").first.hover()
    still.clock.run_for(DELAY // 2)
    still.mouse.move(1, 1)
    still.clock.run_for(10 * DELAY)
    assert still.locator(".card").count() == 0


def test_the_pointer_may_enter_the_card(still: Page) -> None:
    card = still.locator(".card")
    still.locator("a.ref").first.hover()
    still.clock.run_for(DELAY)
    card.hover()
    still.clock.run_for(10 * DELAY)
    assert card.count() == 1
    still.mouse.move(1, 1)
    still.clock.run_for(DELAY)
    assert card.count() == 0


def test_the_next_card_takes_the_place_of_the_last(still: Page) -> None:
    for number in range(3):
        still.locator("a.ref").nth(number).hover()
        still.clock.run_for(DELAY)
        assert still.locator(".card").count() == 1


def test_the_keyboard_passes_by_cards_and_never_into_them(still: Page) -> None:
    first, second = still.locator("a.ref").nth(0), still.locator("a.ref").nth(1)
    still.locator(".facts .proof").last.focus()
    still.keyboard.press("Tab")
    assert first.evaluate("e => e === document.activeElement")
    assert still.locator(".card").count() == 1
    assert still.locator(".card :is(a, button, input, [tabindex])").count() == 0
    still.keyboard.press("Tab")
    assert second.evaluate("e => e === document.activeElement")
    assert still.locator(".card").count() == 1
    still.keyboard.press("Escape")
    assert still.locator(".card").count() == 0
    assert second.evaluate("e => e === document.activeElement")


# Rule 14
@pytest.mark.parametrize("width", [320, 600, 900, 1300])
def test_no_card_covers_the_lines_of_its_mark_or_leaves_the_window(
    browser: Browser, demo: Path, width: int
) -> None:
    cards = 0
    for opened in tab(browser, width):
        opened.clock.install()
        opened.goto((demo / BRIEFING).as_uri())
        for mark in opened.locator("a.ref").all():
            opened.keyboard.press("Escape")
            mark.hover()
            opened.clock.run_for(DELAY)
            card = opened.locator(".card")
            if not card.count():
                continue
            cards += 1
            box, line = card.bounding_box(), mark.bounding_box()
            assert box
            assert line
            assert box["width"] <= 320
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            apart = box["y"] >= line["y"] + line["height"] or box["y"] + box["height"] <= line["y"]
            assert apart, mark.inner_text()
    assert cards >= 3 if width < 1216 else cards >= 1


def test_a_card_says_who_that_was_then_and_in_how_many_briefings(still: Page) -> None:
    still.locator("a.ref", has_text="Kim Yong-hyun").first.hover()
    still.clock.run_for(DELAY)
    name, role, text, count = still.locator(".card p").all_inner_texts()
    assert name == "Kim Yong-hyun"
    assert role == "Defense minister, South Korea"
    assert 20 < len(text) <= 200
    assert re.fullmatch(r"In \d+ briefings\.", count)


def test_no_card_comes_while_the_note_is_visible_in_the_margin(browser: Browser, odd: Path) -> None:
    for opened in tab(browser, 1440):
        opened.clock.install()
        opened.goto((odd / DENSE).as_uri())
        for mark in opened.locator("a.ref").all():
            mark.scroll_into_view_if_needed()
            mark.hover()
            opened.clock.run_for(DELAY)
            seen = mark.evaluate(
                "e => { const box = document.getElementById(e.getAttribute('aria-describedby'))"
                ".parentElement.getBoundingClientRect();"
                " return box.top >= 0 && box.bottom <= innerHeight; }"
            )
            assert not (seen and opened.locator(".card").count()), mark.inner_text()
            assert opened.locator(".lit").count() == 1
            opened.mouse.move(1, 1)
            opened.clock.run_for(DELAY)


# Rule 15
@pytest.mark.parametrize("width", [1216, 1368, 1600, 1920])
def test_notes_stand_in_the_margin_without_script(browser: Browser, demo: Path, width: int) -> None:
    for plain in tab(browser, width, java_script_enabled=False):
        for path in sorted((demo / "briefings").glob("*.html")):
            plain.goto(path.as_uri())
            found = [note.bounding_box() for note in plain.locator(".note-body.margin").all()]
            boxes = [box for box in found if box]
            assert len(boxes) == plain.locator("a.ref[data-m]").count() > 0
            for upper, lower in pairwise(boxes):
                assert lower["y"] >= upper["y"] + upper["height"] - 0.5, path.name
            text = plain.locator("#p1").bounding_box()
            assert text
            assert all(text["x"] + text["width"] <= box["x"] for box in boxes)
            assert all(box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize("width", [360, 1215])
def test_elsewhere_notes_are_a_list_at_the_end(browser: Browser, demo: Path, width: int) -> None:
    for plain in tab(browser, width, java_script_enabled=False):
        plain.goto((demo / BRIEFING).as_uri())
        text = plain.locator("#p1").bounding_box()
        assert text
        for note in plain.locator(".note-body").all():
            box = note.bounding_box()
            assert box
            assert box["y"] > text["y"] + text["height"]
            assert abs(box["x"] - text["x"]) < 1


# Rule 16
def light(colour: str) -> float:
    """The relative luminance of a colour as a browser says it (WCAG 2.2)."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    upper, lower = sorted((light(one), light(other)), reverse=True)
    return (upper + 0.05) / (lower + 0.05)


COLOURS = """() => Object.fromEntries(
  ["paper", "ink", "soft", "line", "tint", "accent", "glow"].map(name => {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return [name, found];
  }))"""


@pytest.mark.parametrize("way", ["system", "switch"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrasts_suffice_in_both_schemes(
    browser: Browser, demo: Path, scheme: str, way: str
) -> None:
    other = {"light": "dark", "dark": "light"}[scheme]
    for opened in tab(browser, color_scheme=scheme if way == "system" else other):
        opened.goto((demo / BRIEFING).as_uri())
        if way == "switch":
            opened.locator("button.scheme").click()
        colours = opened.evaluate(COLOURS)
        assert (light(colours["paper"]) > 0.5) == (scheme == "light")
        for ground in ("paper", "tint", "glow"):
            for words in ("ink", "soft"):
                assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
            assert contrast(colours["accent"], colours[ground]) >= 3, ground
        assert contrast(colours["accent"], colours["paper"]) >= 4.5, "the kicker is text"


def test_marks_look_like_text_with_a_dotted_line(browser: Browser, demo: Path) -> None:
    style = "e => { const s = getComputedStyle(e); return [s.color, s.textDecorationStyle, s.textDecorationColor] }"
    for opened in tab(browser):
        opened.goto((demo / "briefings/blinken-final-trip.html").as_uri())
        colours = opened.evaluate(COLOURS)
        mark, link = opened.locator("a.ref").first, opened.locator("#p3 a:not(.ref)").first
        assert mark.evaluate(style) == [colours["ink"], "dotted", colours["accent"]]
        assert link.evaluate(style) == [colours["ink"], "solid", colours["soft"]]
        mark.hover()
        assert mark.evaluate(style)[1] == "solid"
        mark.focus()
        assert mark.evaluate(style)[1] == "solid"


def test_the_text_is_set_to_be_read(browser: Browser, demo: Path) -> None:
    for opened in tab(browser, 1440):
        opened.goto((demo / BRIEFING).as_uri())
        size, height, width, align = opened.locator("#p1").evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.fontSize, s.lineHeight, s.width, s.textAlign].map(v => parseFloat(v) || v) }"
        )
        assert size == 18
        assert 1.5 <= height / size <= 1.6
        assert width <= 34 * size
        assert align == "start"


# Rule 18
@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2025-01-02T12:00:00Z", None),
        ("2025-01-03T12:00:00Z", "This briefing is 30 days old"),
        ("2025-02-02T12:00:00Z", "This briefing is 60 days old"),
        ("2025-02-03T12:00:00Z", "This briefing is 2 months old"),
        ("2026-12-04T12:00:00Z", "This briefing is 23 months old"),
        ("2026-12-05T12:00:00Z", "This briefing is 2 years old"),
        ("2025-03-10T12:00:00Z", "This briefing is 3 months old"),
        ("2028-03-10T12:00:00Z", "This briefing is 3 years old"),
    ],
)
def test_a_briefing_says_its_age_from_thirty_days_on(
    browser: Browser, demo: Path, now: str, said: str | None
) -> None:
    for opened in tab(browser):
        opened.clock.set_fixed_time(now)
        opened.goto((demo / BRIEFING).as_uri())
        assert opened.locator(".age").all_inner_texts() == ([said] if said else [])
    for plain in tab(browser, java_script_enabled=False):
        plain.goto((demo / BRIEFING).as_uri())
        assert plain.locator("time.dt-published").inner_text() == "4 December 2024"
        assert plain.locator(".age").all_inner_texts() == ["More than a year old"]
