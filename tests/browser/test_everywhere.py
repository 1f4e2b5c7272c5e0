"""One and the same output at the top of a host, below a folder and on the disk, in a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import project as tools
import pytest
from looks import hosted
from playwright.sync_api import Browser, Page

from briefgen.cli import main

pytestmark = pytest.mark.browser

ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = ("/", "/repo/", "file:")
KINDS = (
    *("index.html", "archive.html", "search.html", "glossary/index.html", "people/index.html"),
    *("briefings/blinken-final-trip.html", "people/antony-blinken.html", "places/seoul.html"),
    *("glossary/martial-law.html", "sections/diplomacy.html", "threads/seoul-martial-law.html"),
    *("tags/japan.html", "about.html"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A site somewhere: its files, and the address of its top."""

    site: Path
    top: str

    def file(self, address: str) -> Path:
        """The file at an address, which must lie in the site."""
        assert address.startswith(self.top), address
        name = unquote(address.removeprefix(self.top).partition("?")[0])
        return self.site / (name or "index.html")


@pytest.fixture(scope="module", params=PLACES)
def shown(request: pytest.FixtureRequest, demo: Path) -> Iterator[Shown]:
    """The demo, built once, at each of the places."""
    if request.param == "file:":
        yield Shown(demo, f"{demo.as_uri()}/")
    else:
        yield from (Shown(demo, top) for top in hosted(demo, request.param))


@pytest.fixture
def page(browser: Browser, shown: Shown) -> Iterator[Page]:
    """A tab in which nothing may fail, be missing, or be asked of anybody else."""
    context = browser.new_context(viewport={"width": 900, "height": 900})
    opened, problems = context.new_page(), []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on(
        "requestfailed",
        # what a page that was left still wanted; and Chromium loads no modules from the disk
        lambda asked: (
            None
            if "ERR_ABORTED" in str(asked.failure)
            or (asked.url.startswith("file:") and asked.url.endswith("/pagefind/pagefind.js"))
            else problems.append(asked.url)
        ),
    )
    opened.on(
        "response",
        lambda got: (
            None
            if got.url.startswith((shown.top, "blob:")) and got.status < 400
            else problems.append(f"{got.status} {got.url}")
        ),
    )
    yield opened
    context.close()
    assert problems == []


def styled(page: Page) -> bool:
    """Whether the stylesheet of the theme has come."""
    page.wait_for_load_state("load")
    value = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    return bool(page.evaluate(value))


def test_from_home_to_a_briefing_to_an_entity_and_back(page: Page, shown: Shown) -> None:
    page.goto(f"{shown.top}index.html")
    assert styled(page)
    page.get_by_role("link", name="Blinken sets out on a last round").first.click()
    briefing = f"{shown.top}briefings/blinken-final-trip.html"
    page.wait_for_url(briefing)
    assert styled(page)
    mark = page.locator("a.ref", has_text="Antony Blinken").first
    mark.hover()
    page.locator(".card").wait_for()
    mark.click()
    page.wait_for_url(f"{shown.top}people/antony-blinken.html")
    assert styled(page)
    page.go_back()
    page.wait_for_url(briefing)
    page.go_forward()
    page.wait_for_url(f"{shown.top}people/antony-blinken.html")
    page.locator(".timeline .proof").last.click()
    page.locator(":target").wait_for()
    assert page.url.startswith(f"{shown.top}briefings/")
    page.locator("header .name a").first.click()
    page.wait_for_url(f"{shown.top}index.html")


OWN = """() => [...document.querySelectorAll('[href], [src]')]
    .map(e => [e.getAttribute('href') || e.getAttribute('src'), e.href || e.src])"""
ELSEWHERE = ("http:", "https:", "mailto:", "data:")


def test_every_address_on_a_page_is_a_file_of_the_site(page: Page, shown: Shown) -> None:
    for kind in KINDS:
        page.goto(shown.top + kind)
        own = {led for written, led in page.evaluate(OWN) if not written.startswith(ELSEWHERE)}
        assert len(own) > 8
        for led in own:
            address, _, fragment = led.partition("#")
            place = shown.file(address)
            assert place.is_file(), led
            if fragment and place.suffix == ".html":
                assert f'id="{unquote(fragment)}"' in place.read_text("utf-8"), led


def test_the_feeds_of_a_page_are_there(page: Page, shown: Shown) -> None:
    page.goto(f"{shown.top}threads/seoul-martial-law.html")
    feeds = page.locator("link[rel=alternate]").evaluate_all("all => all.map(e => e.href)")
    assert len(feeds) >= 2
    for address in feeds:
        if address.endswith(".json"):
            assert json.loads(shown.file(address).read_bytes())["items"]
        else:
            ElementTree.parse(shown.file(address))


def test_the_search_finds_and_leads_there(page: Page, shown: Shown) -> None:
    page.goto(f"{shown.top}index.html")
    page.get_by_role("link", name="Search").first.click()
    if shown.top.startswith("file:"):
        page.get_by_text("where the site is served by a web server").wait_for()
        page.get_by_role("link", name="All briefings by month").click()
        page.wait_for_url(f"{shown.top}archive.html")
        return
    page.get_by_role("searchbox").fill("Blinken")
    page.locator(".results li a").first.click()
    page.wait_for_url(f"{shown.top}people/antony-blinken.html")


LOST = ("lost.html", "people/lost.html", "a/b/c/lost", "404.html")


def leads_home(browser: Browser, top: str, root: str) -> None:
    """At any depth the page for what is missing has its style, and leads to the page at `root`."""
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    for lost in LOST:
        page.goto(top + lost)
        assert styled(page)
        assert page.locator("button.scheme").count() == 1  # which the script has put there
        page.locator("main").get_by_role("link").first.click()
        page.locator("body.home-page").wait_for()
        assert styled(page)
        assert page.url == urljoin(top, f"{root}index.html")
    assert [url for url in asked if not url.startswith((top, "data:"))] == []
    context.close()


def previewed(project: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = [sys.executable, "-m", "briefgen", "serve", str(project), "--port", "0"]
    told = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=told) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+/", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()
        process.communicate(timeout=30)


ROOTS = {"": "/", "https://h.example/": "/", "https://h.example/a/repo/": "/a/repo/"}


@pytest.mark.parametrize(("url", "root"), ROOTS.items())
def test_a_lost_page_is_whole_at_any_depth(
    browser: Browser, tmp_path: Path, url: str, root: str
) -> None:
    settings = tools.FILES["briefgen.toml"].replace("https://example.org/wire/", url)
    project = tools.create(tmp_path / "wire", {**tools.FILES, "briefgen.toml": settings})
    with pytest.raises(SystemExit):
        main(["build", str(project.root)])
    for top in hosted(project.root / "site", root):
        leads_home(browser, top, root)
    for top in previewed(project.root):
        leads_home(browser, top, root)


@pytest.mark.parametrize("top", ["https://h.example/", "https://h.example/repo/", "file:///x/y/"])
def test_without_an_address_the_links_of_a_feed_lead_to_pages_wherever_it_lies(
    tmp_path: Path, top: str
) -> None:
    settings = tools.FILES["briefgen.toml"].replace("https://example.org/wire/", "")
    project = tools.create(tmp_path / "wire", {**tools.FILES, "briefgen.toml": settings})
    pages, _ = project.site()
    feed = ElementTree.fromstring(pages["feed.xml"])
    written = [element.get("href", "") for element in feed.iter(f"{ATOM}link")]
    links = [urljoin(f"{top}feed.xml", href) for href in written]
    assert len(links) > 3
    assert [led for led in links if led.removeprefix(top) not in pages] == []
