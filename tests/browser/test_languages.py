"""An Arabic site in a browser: everything stands at the other side, and every word is Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from looks import hosted, violations
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BRIEFING = "briefings/raseef.html"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def tab(browser: Browser, width: int, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    problems: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return dict(found)


@pytest.mark.parametrize("width", [320, 768, 1280, 1600])
@pytest.mark.parametrize(("site", "place"), [("arabic", "/ar/"), ("german", "/elbe/")])
def test_no_page_is_wider_than_its_window(
    browser: Browser, site: str, place: str, width: int, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(site)
    for top in hosted(folder, place):
        for opened in tab(browser, width):
            for path in sorted(folder.rglob("*.html")):
                opened.goto(top + path.relative_to(folder).as_posix())
                assert opened.evaluate(FITS), path.name


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, arabic: Path, width: int, scheme: str) -> None:
    for opened in tab(browser, width, color_scheme=scheme):
        for url in (BRIEFING, "briefings/letter.html", "index.html", "people/layla-haddad.html",
                    "archive.html", "organisations/index.html", "glossary/madd.html"):  # fmt: skip
            opened.goto((arabic / url).as_uri())
            assert violations(opened) == [], url


def test_what_begins_at_the_left_begins_at_the_right(browser: Browser, arabic: Path) -> None:
    for opened in tab(browser, 1280):
        opened.goto((arabic / BRIEFING).as_uri())
        text, note = box(opened, "#p1"), box(opened, ".note-body.margin")
        assert note["x"] + note["width"] <= text["x"]
        assert box(opened, ".facts dt")["x"] > box(opened, ".facts dd")["x"]
        assert box(opened, "th")["x"] > box(opened, "th:nth-child(2)")["x"]
        opened.goto((arabic / "people/layla-haddad.html").as_uri())
        assert box(opened, ".roles")["x"] < box(opened, ".timeline")["x"]
        assert box(opened, ".timeline li > time")["x"] > box(opened, ".timeline li > span")["x"]


def test_the_frame_of_an_english_briefing_stays_arabic(browser: Browser, arabic: Path) -> None:
    for opened in tab(browser, 1280):
        opened.goto((arabic / "briefings/letter.html").as_uri())
        name = box(opened, ".top .name a")
        assert name["x"] > box(opened, ".scheme")["x"]
        text = opened.locator("h1")
        assert text.evaluate("e => getComputedStyle(e).direction") == "ltr"
        assert opened.locator(".scheme").inner_text() == "داكن"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2025-02-10T12:00:00Z", "مضى على نشر هذا الموجز 38 يومًا"),
        ("2025-03-10T12:00:00Z", "مضى على نشر هذا الموجز شهران"),
        ("2025-07-10T12:00:00Z", "مضى على نشر هذا الموجز 6 أشهر"),
    ],
)
def test_age_is_told_in_arabic(browser: Browser, arabic: Path, now: str, said: str) -> None:
    for opened in tab(browser, 900):
        opened.clock.install(time=now)
        opened.goto((arabic / BRIEFING).as_uri())
        assert opened.locator(".age").inner_text() == said


def test_the_sheet_is_arabic(browser: Browser, arabic: Path) -> None:
    for phone in tab(browser, 360, has_touch=True, is_mobile=True):
        phone.goto((arabic / BRIEFING).as_uri())
        phone.locator("a.ref").first.tap()
        sheet = phone.get_by_role("dialog")
        sheet.wait_for()
        assert sheet.locator(".acts").inner_text().split("\n") == ["فتح الصفحة", "إغلاق"]
