"""The pages of the demo: PRODUCT's rules of structure, whole links, sizes, no foreign requests."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from pagetext import Page, page

from briefgen.source.blockkinds import KINDS
from briefgen.source.labelled import classes

EVERY_THEME = True

STRIPPED = re.compile(
    r"(?:^|[-_ ])(?:ad|ads)(?:$|[-_ ])|banner|comment|community|contact|extra|footer|hidden|legends"
    r"|media|menu|meta|pager|popup|promo|related|remark|replies|rss|scroll|share|sidebar|social"
    r"|sponsor|supplemental|tags|widget"
)
"""What reader modes drop (PRODUCT rule 4)."""

OF_OURS = re.compile(r"^(?:n|d)-")
"""Ids that are made of an entity's own name may hold any word."""


def test_reader_modes_drop_no_kind_of_block() -> None:
    for kind in KINDS:
        assert not STRIPPED.search(f"{classes(kind)} h-{kind}")


def html_files(demo: Path) -> list[Path]:
    return sorted(demo.rglob("*.html"))


def briefings(demo: Path) -> list[Path]:
    return sorted((demo / "briefings").glob("*.html"))


@pytest.fixture(scope="session")
def pages(demo: Path) -> dict[str, Page]:
    return {path.relative_to(demo).as_posix(): page(path) for path in html_files(demo)}


def test_there_is_a_page_of_every_kind(demo: Path) -> None:
    kinds = {path.parent.name for path in html_files(demo)}
    folders = {"briefings", "people", "places", "organisations", "subjects", "glossary"}
    assert kinds >= folders | {"sections", "tags", "threads"}
    assert len(briefings(demo)) >= 12


def test_every_link_and_anchor_is_whole(demo: Path, pages: dict[str, Page]) -> None:
    broken = []
    for url, read in pages.items():
        for element in read.elements:
            for attribute in ("href", "src"):
                target = element.attrs.get(attribute)
                if target is None or urlsplit(target).scheme:
                    continue
                if url == "404.html":  # hosts show it at any depth
                    target = target.removeprefix("/demo/")
                assert not target.startswith("/"), f"{url}: {target} is not relative"
                split = urlsplit(target)
                place = (demo / url).parent / unquote(split.path) if split.path else demo / url
                if not place.is_file():
                    broken.append((url, target))
                elif split.fragment:
                    other = pages[place.resolve().relative_to(demo.resolve()).as_posix()]
                    if split.fragment not in other.ids:
                        broken.append((url, target))
    assert broken == []


def test_no_id_stands_twice(pages: dict[str, Page]) -> None:
    for url, read in pages.items():
        assert len(read.ids) == len(set(read.ids)), url


def test_nothing_is_asked_of_another_host(pages: dict[str, Page]) -> None:
    for url, read in pages.items():
        for element in read.elements:
            loads = element.name in ("script", "img", "iframe", "source", "video", "audio")
            source = element.attrs.get("src", "") if loads else ""
            if element.name == "link" and element.attrs.get("rel") in ("stylesheet", "icon"):
                source = element.attrs["href"]
            assert not urlsplit(source).netloc, (url, source)


def test_names_avoid_what_reader_modes_strip(pages: dict[str, Page]) -> None:
    for url, read in pages.items():
        for element in read.elements:
            identifier = element.attrs.get("id", "")
            shown = element.attrs.get("class", "") + " "
            shown += "" if OF_OURS.match(identifier) or identifier.startswith("h-") else identifier
            assert not STRIPPED.search(shown), (url, element.name, shown)


def test_paragraphs_are_direct_children_of_the_article(demo: Path) -> None:
    for path in briefings(demo):
        read = page(path)
        numbered = [e for e in read.named("p") if re.fullmatch(r"p\d+", e.attrs.get("id", ""))]
        assert len(numbered) >= 3, path.name
        for element in numbered:
            if element.parents[-1].name not in ("blockquote", "li", "dd"):
                assert element.parents[-1].name == "article"
                assert element.parents[-2].name == "main"


def test_the_parts_of_a_briefing_stand_in_order(demo: Path) -> None:
    order = ["key-facts", "p1", "timeline", "people-and-terms", "sources", "corrections"]
    for path in briefings(demo):
        found = [identifier for identifier in page(path).ids if identifier in order]
        assert found == [name for name in order if name in found], path.name
        assert "people-and-terms" in found


def test_every_mark_is_a_link_described_by_its_note(demo: Path) -> None:
    total = 0
    for path in briefings(demo):
        read = page(path)
        for mark in read.of_class("ref"):
            total += 1
            assert mark.name == "a"
            described = mark.attrs["aria-describedby"]
            assert described in read.ids
            note = next(e for e in read.elements if e.attrs.get("id") == described)
            assert note.name == "dd"
            assert [p.name for p in note.parents[-4:]] == ["article", "section", "dl", "div"]
            assert "title" not in mark.attrs
            assert not re.search(r"[’']s?$", mark.text.replace("McDonald’s", "")), mark.text
    assert total > 60


def test_marks_keep_to_the_budget(demo: Path) -> None:
    for path in briefings(demo):
        read = page(path)
        body = [e for e in read.elements if re.fullmatch(r"p\d+", e.attrs.get("id", ""))]
        words = sum(len(e.text.split()) for e in body)
        assert len(read.of_class("ref")) <= words / 28 + 1, path.name
        for paragraph in body:
            inside = [m for m in read.of_class("ref") if paragraph in m.parents]
            assert len(inside) <= 4


def test_every_key_fact_leads_to_its_sentence(demo: Path) -> None:
    boxes = 0
    for path in briefings(demo):
        read = page(path)
        facts = [
            e
            for e in read.of_class("proof")
            if any("facts" in p.attrs.get("class", "") for p in e.parents)
        ]
        boxes += bool(facts)
        assert len(facts) <= 6
        for link in facts:
            target = link.attrs["href"].removeprefix("#")
            sentence = next(e for e in read.elements if e.attrs.get("id") == target)
            assert sentence.text.strip()
            number = re.fullmatch(r"p(\d+)s\d+", target)
            assert number
            assert link.text == f"¶{number[1]}"
            assert link.attrs["aria-label"] == f"Source: paragraph {number[1]}"
    assert boxes >= 10


def test_budgets_of_size(demo: Path) -> None:
    for path in briefings(demo):
        words = len(page(path).named("article")[0].text.split())
        limit = 15_000 * max(1, words / 900)
        assert len(gzip.compress(path.read_bytes())) <= limit, path.name


def test_the_metadata_says_what_the_page_says(demo: Path) -> None:
    for path in briefings(demo):
        read = page(path)
        scripts = [e for e in read.named("script") if e.attrs.get("type") == "application/ld+json"]
        data = json.loads(scripts[0].text)
        assert data["headline"] == read.named("h1")[0].text.strip()
        assert data["@type"].endswith("NewsArticle")
        assert data["datePublished"] in [t.attrs["datetime"] for t in read.named("time")]
        assert data["mentions"] or data["about"]


def test_the_feed_is_whole(demo: Path) -> None:
    data = (demo / "feed.xml").read_bytes()
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert len(feed.entries) >= 12
    for entry in feed.entries:
        content = entry.content[0].value
        assert len(content) > 1000
        assert "<h2>People and terms</h2>" in content
        assert not re.search(r"<script|<style|\sstyle=|\saria-", content)
        for target in re.findall(r'(?:href|src)="([^"#][^"]*)"', content):
            assert urlsplit(target).scheme, target


def test_the_sitemap_lists_every_page(demo: Path) -> None:
    tree = ElementTree.fromstring((demo / "sitemap.xml").read_text(encoding="utf-8"))
    found = {
        element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }
    # Neither what a host shows for other addresses, nor the search, nor old words are to be found.
    left_out = ("404.html", "search.html", "revisions/us-steel-order.html")
    pages = [page.relative_to(demo).as_posix() for page in html_files(demo)]
    assert set(left_out) <= set(pages)
    assert len(found) == len(pages) - len(left_out)


def test_drafts_leave_no_trace(demo: Path, root: Path) -> None:
    drafts = [
        path
        for path in (root / "content").rglob("*.md")
        if "\ndraft: true" in path.read_text(encoding="utf-8")
    ]
    assert drafts
    for path in drafts:
        title = re.search(
            r"^title: [\"']?(.*?)[\"']?$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert title
        for file in demo.rglob("*"):
            assert path.stem not in file.name
            if file.is_file():
                assert title[1].encode() not in file.read_bytes(), file
