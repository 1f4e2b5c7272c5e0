"""Feeds of sections, tags, threads and subjects."""

from __future__ import annotations

from pathlib import Path

import feedparser
import project as tools

LATER = tools.BRIEFING.format(title="Kim goes home", body="Kim Min-ji left. She left Seoul, too.\n")
FILES = {
    **tools.FILES,
    "content/2025/later.md": LATER.replace("2025-01-03", "2025-01-05"),
    "content/2025/secret.md": "---\ntitle: Canary\ndraft: true\nsection: Diplomacy\n---\nKim Min-ji canary.\n",
    "content/2025/short.md": LATER.replace("Kim goes", "Kim stays").replace(
        "section:", "rights: excerpt\nsources: [{title: A, url: https://a.example/}]\nsection:"
    ),
}
BASE = "https://example.org/wire/"


def feeds(root: Path, files: dict[str, str]) -> dict[str, bytes]:
    pages, _ = tools.create(root, files).site()
    return {
        url: data
        for url, data in pages.items()
        if url.endswith((".xml", ".rss", ".json")) and url != "news-sitemap.xml"
    }


def test_each_label_and_subject_has_a_feed_that_any_reader_takes(tmp_path: Path) -> None:
    found = feeds(tmp_path / "wire", FILES)
    assert {
        *("sections/diplomacy.xml", "threads/seoul.xml", "tags/alliance.xml"),
        *("people/kim-min-ji.xml", "places/seoul.xml", "feed.xml"),
    } <= found.keys()
    ids = set()
    for url, data in found.items():
        if url == "sitemap.xml" or not url.endswith(".xml"):
            continue
        read = feedparser.parse(data)
        assert not read.bozo, url
        ids.add(read.feed.id)
        assert read.feed.links[0].href == BASE + url
        assert all(entry.link.startswith(BASE) for entry in read.entries)
        assert b"canary" not in data.lower()
    assert len(ids) == sum(url.endswith(".xml") for url in found) - 1


def test_a_label_has_full_texts_and_a_thread_the_newest_first(tmp_path: Path) -> None:
    found = feeds(tmp_path / "wire", FILES)
    thread = feedparser.parse(found["threads/seoul.xml"])
    assert thread.feed.title == "Seoul – Test wire"
    assert thread.entries[0].title == "Kim goes home"
    assert "She left Seoul, too." in thread.entries[0].content[0].value
    assert "People and terms" in thread.entries[0].content[0].value


def test_a_subject_has_the_sentences_that_mention_it(tmp_path: Path) -> None:
    read = feedparser.parse(feeds(tmp_path / "wire", FILES)["people/kim-min-ji.xml"])
    assert read.feed.title == "Kim Min-ji – Test wire"
    assert read.feed.subtitle == "An envoy in this test."
    newest, withheld = read.entries[0], next(e for e in read.entries if e.title == "Kim stays home")
    assert newest.title == "Kim goes home"
    assert "<strong>Kim Min-ji</strong> left." in newest.content[0].value
    assert "too" not in newest.content[0].value
    assert f"{BASE}briefings/later.html#p1s1" in newest.content[0].value
    assert "left" not in withheld.content[0].value


def test_pages_name_their_feed(tmp_path: Path) -> None:
    pages, _ = tools.create(tmp_path / "wire", FILES).site()
    for url in ("people/kim-min-ji", "threads/seoul"):
        name = url.rpartition("/")[2]
        assert f'href="{name}.xml"' in pages[f"{url}.html"].decode()
    assert b"Feed of this page" not in pages["archive.html"]


def test_they_need_the_sites_address_and_can_be_switched_off(tmp_path: Path) -> None:
    settings = tools.FILES["briefgen.toml"]
    off = {**FILES, "briefgen.toml": settings + "more_feeds = false\n"}
    whole = {"feed.xml", "feed.rss", "feed.json"}
    assert set(feeds(tmp_path / "off", off)) == whole | {"sitemap.xml"}
    nowhere = {
        **FILES,
        "briefgen.toml": settings.replace('url = "https://example.org/wire/"\n', ""),
    }
    assert set(feeds(tmp_path / "nowhere", nowhere)) == {"feed.xml"}
