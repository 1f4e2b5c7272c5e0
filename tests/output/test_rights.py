"""`rights: excerpt` and `rights: link`: the text of such a briefing is in no byte that is published."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import project as tools
import pytest

BODY = """## Canaryhead

Kim Min-ji went to Seoul on 3 January 2025 with canaryone. She said "canaryquote is what we want".

On 4 January 2025 she flew to Tokyo with canarytwo. A **tariff** of $4 million came on 5 January 2025.

![Canaryalt](chart.png) [canarylink](https://a.example/canaryurl) `canarycode`[^1]

| canarycell |
|------------|
| canaryrow  |

[^1]: A canarynote.
"""
STORY = """---
title: Story of the day
dek: In one line.
date: 2025-01-03
section: Diplomacy
tags: [alliance]
thread: seoul
rights: {}
facts: {{Who: Kim Min-ji}}
{}corrections: [{{date: 2025-01-04, text: A date was wrong.}}]
---
{}"""
SOURCE = (
    'sources: [{title: The original, url: "https://origin.example/a", publisher: Origin Daily}]\n'
)


def build(root: Path, rights: str, source: str = SOURCE):
    files = {**tools.FILES, "content/2025/story.md": STORY.format(rights, source, BODY)}
    project = tools.create(root, files)
    (root / "content/2025/chart.png").write_bytes(b"canarypicture")
    return project.site()


def test_the_canaries_sing_where_the_whole_text_is_shown(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, "full")
    for url in (
        "briefings/story.html",
        "feed.xml",
        "people/kim-min-ji.html",
        "files/2025/chart.png",
    ):
        assert b"canary" in pages[url], url
    assert b'id="timeline"' in pages["briefings/story.html"]


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_the_text_is_in_no_byte_that_is_published(tmp_path: Path, rights: str) -> None:
    pages, _ = build(tmp_path, rights)
    found = [url for url, data in pages.items() if b"canary" in data.lower() or "chart" in url]
    assert found == []
    page = pages["briefings/story.html"].decode()
    assert "went to Seoul" not in page
    assert 'id="timeline"' not in page
    assert 'id="p1' not in page
    assert " min</span>" not in page


def content(pages) -> str:
    for entry in ElementTree.fromstring(pages["feed.xml"]).iter(
        "{http://www.w3.org/2005/Atom}entry"
    ):
        if "story" in (entry.findtext("{http://www.w3.org/2005/Atom}id") or ""):
            return entry.findtext("{http://www.w3.org/2005/Atom}content") or ""
    raise AssertionError("the feed has no such entry")


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_headline_dek_and_the_way_to_the_original_stay(tmp_path: Path, rights: str) -> None:
    pages, findings = build(tmp_path, rights)
    for shown in (pages["briefings/story.html"].decode(), content(pages)):
        assert 'href="https://origin.example/a"' in shown
        assert "The original" in shown
        assert "Origin Daily" in shown
    page = pages["briefings/story.html"].decode()
    assert "Story of the day</h1>" in page
    assert "In one line." in page
    assert "In one line.</summary>" in pages["feed.xml"].decode()
    assert "source-link-lost" not in {f.code for f in findings}


def test_an_excerpt_has_the_editors_facts_and_the_notes(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, "excerpt")
    page = pages["briefings/story.html"].decode()
    assert re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page) == [("Who", "Kim Min-ji")]
    assert 'id="n-kim-min-ji"' in page
    assert "data-n=" not in page  # there is no mark for a note in the margin to stand at
    assert 'class="proof"' not in page
    assert "<strong>Who:</strong> Kim Min-ji" in content(pages)
    assert "<h2>People and terms</h2>" in content(pages)
    person = pages["people/kim-min-ji.html"].decode()
    assert '<a href="../briefings/story.html">Story of the day</a></span></li>' in person


def test_a_link_says_nothing_of_what_the_text_mentions(tmp_path: Path) -> None:
    pages, _ = build(tmp_path, "link")
    page = pages["briefings/story.html"].decode()
    assert "key-facts" not in page
    assert "people-and-terms" not in page
    data = json.loads(re.findall(r'application/ld\+json">(.*?)</script>', page)[0])
    assert not {"about", "mentions"} & set(data)
    assert b"Story of the day" not in pages["people/kim-min-ji.html"]
    assert "People and terms" not in content(pages)


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_that_no_source_says_where_the_text_stands_is_found(tmp_path: Path, rights: str) -> None:
    _, findings = build(tmp_path, rights, "")
    found = [(f.place.path, f.place.line) for f in findings if f.code == "source-link-lost"]
    assert found == [("content/2025/story.md", 8)]


def test_a_link_into_a_text_that_is_not_shown_is_found(tmp_path: Path) -> None:
    project = tools.create(tmp_path)
    project.write("content/2025/story.md", STORY.format("excerpt", SOURCE, BODY))
    project.write("content/2025/vote.md", tools.BRIEFING.format(title="V", body="[x](story.md#p1)"))
    assert [f.code for f in project.site()[1] if f.place.path.endswith("vote.md")] == [
        "broken-anchor"
    ]
