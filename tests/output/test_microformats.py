"""Briefings are h-entries and lists are h-feeds, as a parser of microformats reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mf2py
import pytest

EVERY_THEME = True

BASE = "https://briefgen.github.io/demo/"
LISTS = ("index.html", "archive.html", "sections/politics.html", "threads/seoul-martial-law.html")


def items(demo: Path, url: str) -> list[dict[str, Any]]:
    html = (demo / url).read_text("utf-8")
    found = mf2py.Parser(doc=html, url=BASE + url, html_parser="html5lib").to_dict()["items"]
    assert isinstance(found, list)
    return found


def test_a_briefing_is_one_entry_with_all_that_its_header_says(demo: Path) -> None:
    (entry,) = items(demo, "briefings/blinken-final-trip.html")
    assert entry["type"] == ["h-entry"]
    told = entry["properties"]
    assert told["name"] == ["Blinken sets out on a last round of visits to Seoul, Tokyo and Paris"]
    assert told["summary"][0].startswith("U.S. Secretary of State Antony Blinken means to show")
    assert told["published"] == ["2025-01-03"]
    assert told["url"] == [f"{BASE}briefings/blinken-final-trip.html"]
    (author,) = told["author"]
    assert author["type"] == ["h-card"]
    assert author["properties"]["name"] == ["Briefing desk"]
    assert told["category"] == [
        *("Diplomacy", "United States", "South Korea", "Japan", "France", "Alliances"),
    ]


def test_its_content_is_the_article_with_its_notes(demo: Path) -> None:
    for path in sorted((demo / "briefings").glob("*.html")):
        (entry,) = items(demo, f"briefings/{path.name}")
        (content,) = entry["properties"]["content"]
        assert 'id="p1s1"' in content["html"], path.name
        assert "People and terms" in content["value"], path.name
        assert "Topics" not in content["value"], path.name


@pytest.mark.parametrize("url", LISTS)
def test_a_list_is_a_feed_of_entries(demo: Path, url: str) -> None:
    (feed,) = items(demo, url)
    assert feed["type"] == ["h-feed"]
    assert len(feed["properties"]["name"]) == 1
    entries = feed["children"]
    assert len(entries) > 3
    for entry in entries:
        assert entry["type"] == ["h-entry"]
        told = entry["properties"]
        assert set(told) >= {"name", "url", "published"}
        (place,) = told["url"]
        assert (demo / place.removeprefix(BASE)).is_file()
        (own,) = items(demo, place.removeprefix(BASE))
        assert [told[name] for name in ("name", "url", "published")] == [
            own["properties"][name] for name in ("name", "url", "published")
        ]


def test_what_is_no_list_of_briefings_says_nothing(demo: Path) -> None:
    for url in ("people/index.html", "404.html", "search.html", "people/antony-blinken.html"):
        assert items(demo, url) == [], url
