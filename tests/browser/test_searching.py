"""The search page as readers use it: with a server, from the disk, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, served: str):
    context = browser.new_context(viewport={"width": 900, "height": 800})
    opened, asked = context.new_page(), []
    opened.on("pageerror", lambda error: asked.append(str(error)))
    opened.on(
        "request",
        lambda one: None if one.url.startswith((served, "blob:")) else asked.append(one.url),
    )
    yield opened
    context.close()
    assert asked == []


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.locator(".results li").first.wait_for()


def test_a_name_finds_who_bears_it_first_and_then_sentences(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_role("link", name="Search").click()
    search(page, "Blinken")
    first = page.locator(".results li a").first
    assert first.inner_text() == "Antony Blinken"
    assert first.get_attribute("href").endswith("/people/antony-blinken.html")
    assert page.locator(".results mark").first.inner_text().startswith("Blinken")
    sentence = page.locator(".results .hit").first
    words = sentence.inner_text()
    sentence.click()
    target = page.locator(":target")
    assert " ".join(target.inner_text().split()) == " ".join(words.split())


def test_its_address_carries_the_words(page: Page, served: str) -> None:
    page.goto(f"{served}search.html?q=Nippon")
    page.locator(".results li").first.wait_for()
    assert page.get_by_role("searchbox").input_value() == "Nippon"
    page.get_by_role("searchbox").fill("zzzz")
    page.get_by_text("Nothing found").wait_for()
    assert page.locator(".results li").count() == 0
    assert page.url.endswith("?q=zzzz")


def test_what_is_typed_is_never_markup(page: Page, served: str) -> None:
    page.goto(f"{served}search.html?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    page.get_by_role("searchbox").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("main img").count() == 0


def test_from_the_disk_and_without_a_script_the_lists_are_there(
    browser: Browser, demo: Path
) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        opened = context.new_page()
        opened.goto((demo / "search.html").as_uri())
        if scripts:
            opened.get_by_text("where the site is served by a web server").wait_for()
        assert not opened.locator(".find").is_visible()
        opened.get_by_role("link", name="All briefings by month").click()
        assert opened.url.endswith("/archive.html")
        context.close()
