"""What the head of each kind of page tells other sites: canonical, Open Graph, Twitter card."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from briefgen.site import urls

BASE = "https://briefgen.github.io/demo/"
KINDS = {
    "home": "index.html",
    "archive": "archive.html",
    "section": "sections/politics.html",
    "tag": "tags/japan.html",
    "thread": "threads/seoul-martial-law.html",
    "briefing": "briefings/blinken-final-trip.html",
    "entity": "people/antony-blinken.html",
    "index": "people/index.html",
    "glossary": "glossary/index.html",
    "term": "glossary/martial-law.html",
    "missing": "404.html",
    "search": "search.html",
    "standing": "about.html",
}


def head(demo: Path, url: str) -> tuple[dict[str, list[str]], str, str]:
    """Names with their contents, the canonical address, and the kind of page."""
    tree = html5lib.parse((demo / url).read_text("utf-8"), namespaceHTMLElements=False)
    told: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name")
        if name:
            told.setdefault(name, []).append(element.get("content", ""))
    (canonical,) = [e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"]
    return told, canonical, tree.find("body").get("class").split()[0]


@pytest.mark.parametrize(("kind", "url"), KINDS.items())
def test_every_kind_of_page_has_its_address_title_and_card(demo: Path, kind: str, url: str) -> None:
    told, canonical, shown = head(demo, url)
    assert shown == f"{kind}-page"
    place = BASE + url.removesuffix("index.html")
    assert canonical == place
    assert told["og:url"] == [place]
    assert told["og:type"] == ["article" if kind == "briefing" else "website"]
    assert told["og:site_name"] == ["Meridian 127"]
    assert told["twitter:card"] in (["summary"], ["summary_large_image"])
    assert len(told["og:title"][0]) > 2


def test_what_a_host_shows_at_any_depth_is_named_from_its_top(demo: Path) -> None:
    tree = html5lib.parse((demo / "404.html").read_text("utf-8"), namespaceHTMLElements=False)
    named = [e.get("href") or e.get("src") or "" for e in tree.iter()]
    own = [url for url in named if url and not url.startswith(("#", "https:", "mailto:"))]
    assert len(own) > 15
    assert all(url.startswith("/demo/") for url in own)
    assert all((demo / url.removeprefix("/demo/")).is_file() for url in own)


@pytest.mark.parametrize(
    ("url", "top"),
    [
        ("", "/"), ("https://h.example/", "/"), ("https://h.example/a%20b/", "/a%20b/"),
        ("https://h.example//evil.example/", "/evil.example/"),
        ("https://h.example/\\evil.example/", "/evil.example/"),
    ],
)  # fmt: skip
def test_the_top_of_a_site_is_on_its_own_host(url: str, top: str) -> None:
    assert urls.root(url) == top


def test_a_briefing_says_when_where_and_by_whom(demo: Path) -> None:
    told, _, _ = head(demo, KINDS["briefing"])
    assert told["article:published_time"] == ["2025-01-03"]
    assert "article:modified_time" not in told
    assert told["article:section"] == ["Diplomacy"]
    assert told["article:tag"] == ["United States", "South Korea", "Japan", "France", "Alliances"]
    assert told["author"] == ["Briefing desk"]
    assert told["og:description"] == told["description"]


def test_the_time_of_change_is_told_where_there_is_one(demo: Path) -> None:
    found = [
        told["article:modified_time"]
        for path in sorted((demo / "briefings").glob("*.html"))
        if "article:modified_time" in (told := head(demo, f"briefings/{path.name}")[0])
    ]
    assert found
    assert all(len(times) == 1 and times[0] > "2024" for times in found)


def test_only_articles_have_properties_of_articles(demo: Path) -> None:
    for kind, url in KINDS.items():
        if kind != "briefing":
            assert not [name for name in head(demo, url)[0] if name.startswith("article:")], url
