"""Every address in everything that is published leads somewhere: a crawler that knows nothing of briefgen."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

EVERY_THEME = True
BASE = "https://briefgen.github.io/demo/"
"""The demo's `url`."""
ONE = frozenset({"href", "src", "action", "poster", "cite", "data-src"})
NAMING = frozenset({"aria-describedby", "aria-labelledby", "aria-controls", "for", "headers"})
EXTERNAL = ("https:", "http:", "mailto:", "tel:", "data:")


class Page(HTMLParser):
    """Where a page leads, and which places it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.named: set[str] = set()
        self.data: list[str] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids[given["id"]] += 1
        self.links |= {given[name] for name in ONE & given.keys()}
        for part in given.get("srcset", "").split(","):
            self.links |= {part.split()[0]} if part.strip() else set()
        for name in NAMING & given.keys():
            self.named |= set(given[name].split())
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.links.add(given["content"].partition("url=")[2])
        if tag == "meta" and given.get("content", "").startswith(BASE):
            self.links.add(given["content"])
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)
            self._in_data = False


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, Page]:
    found = (file for file in demo.rglob("*.html") if "pagefind" not in file.parts)
    return {file.relative_to(demo).as_posix(): Page(file.read_text("utf-8")) for file in found}


def astray(demo: Path, pages: dict[str, Page], url: str, links: set[str]) -> list[str]:
    """Which links of the file at `url` lead nowhere; also those that leave the site by "..", or a slash."""
    lost = []
    for link in sorted(links):
        target, place = urldefrag(urljoin(BASE + url, link))
        place = unquote(place).partition(":~:")[0]
        if not target.startswith(BASE):
            if not link.startswith(EXTERNAL):
                lost.append(f"{url}: {link} leads out")
            continue
        path = unquote(urlsplit(target.removeprefix(BASE)).path) or "index.html"
        path += "index.html" if path.endswith("/") else ""
        if not (demo / path).is_file():
            lost.append(f"{url}: {link} leads nowhere")
        elif place not in ("", "top") and path in pages and place not in pages[path].ids:
            lost.append(f"{url}: {link} has no such place")
    return lost


def test_every_link_picture_and_place_of_every_page_is_there(
    demo: Path, pages: dict[str, Page]
) -> None:
    kinds = {url.partition("/")[0] for url in pages}
    assert {"briefings", "people", "places", "sections", "threads", "tags", "glossary"} <= kinds
    assert [
        lost for url in sorted(pages) for lost in astray(demo, pages, url, pages[url].links)
    ] == []


def test_no_id_stands_twice_and_what_names_one_finds_it(pages: dict[str, Page]) -> None:
    twice = {url: id_ for url, page in pages.items() for id_, n in page.ids.items() if n > 1}
    assert twice == {}
    lost = {url: page.named - page.ids.keys() for url, page in pages.items()}
    assert {url: names for url, names in lost.items() if names} == {}


def test_addresses_in_feeds_sitemaps_and_styles_are_there(
    demo: Path, pages: dict[str, Page]
) -> None:
    files = [file for ending in ("xml", "json", "txt", "css") for file in demo.rglob(f"*.{ending}")]
    files = [file for file in files if "pagefind" not in file.parts]
    assert len(files) > 20
    lost = []
    for file in files:
        text = unescape(unescape(file.read_text("utf-8")))
        links = set(re.findall(re.escape(BASE) + r"[^\s\"'<>\\)]*", text))
        if file.suffix == ".css":
            links |= set(re.findall(r"url\([\"']?([^\"')]+)", text))
        lost += astray(demo, pages, file.relative_to(demo).as_posix(), links)
    assert lost == []


def test_addresses_in_the_metadata_are_there(demo: Path, pages: dict[str, Page]) -> None:
    found = 0
    for url, page in pages.items():
        for text in page.data:
            json.loads(text)
            links = set(re.findall(re.escape(BASE) + r"[^\"\\]*", text))
            found += len(links)
            assert astray(demo, pages, url, links) == []
    assert found > 20


def test_every_page_is_reached_from_the_front_page_or_leads_on(
    demo: Path, pages: dict[str, Page]
) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        url = waiting.pop()
        if url in reached or url not in pages:
            continue
        reached.add(url)
        targets = (urldefrag(urljoin(BASE + url, link))[0] for link in pages[url].links)
        waiting += [unquote(t.removeprefix(BASE)) or "index.html" for t in targets]
    aside = {url for url in pages if b'http-equiv="refresh"' in (demo / url).read_bytes()}
    assert set(pages) - reached - aside == {"404.html"}
