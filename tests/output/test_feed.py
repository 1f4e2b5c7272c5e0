"""The feed: valid Atom with or without the site's address, whole, and nothing only a page needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import project as tools
import pytest
from pagetext import parse

from briefgen.site.atom import atom
from briefgen.site.channel import Channel
from briefgen.site.entry import Entry
from briefgen.site.sitemap import sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
STORY = """---
title: Story
date: 2025-01-03 14:00 +09:00
section: Diplomacy
tags: [Diplomacy, talks]
byline: Ann Roe
facts: {Who: Kim Min-ji}
sources: [{title: A report, url: "https://a.example/r", publisher: River Office}]
corrections:
  - {date: 2025-01-04, text: It was Friday., was: Monday, now: Friday}
  - {date: 2025-01-05, kind: update, text: There are more talks.}
---
## The vote {#vote}

Kim Min-ji met ministers in South Korea on Friday.[^1] [Again](#vote), see [the note](#fn-1).

{.wide lang=ko}
A [part]{.nolink lang=ja} and `code`{.x}, [about](/about.html), [abroad](https://a.example/).

![A face](face.png){.wide width=30}

| a |
|--:|
| b |

```py
code
```

[^1]: With [a link](../2025/vote.md), said twice.
"""


def site(root: Path, config: str = "") -> Mapping[str, bytes]:
    files = {
        **tools.FILES,
        "content/2025/story.md": STORY,
        "static/about.html": "<p>We</p>",
        "briefgen.toml": f'title = "Test wire"\nbuiltin_knowledge = false\n{config}',
    }
    project = tools.create(root, files)
    (root / "content/2025/face.png").write_bytes(b"\x89PNG")
    return project.site()[0]


ADDRESSES = ['url = "https://example.org/wire/"\n', ""]
both = pytest.mark.parametrize("address", ADDRESSES, ids=["with an address", "without"])


def required(root: ElementTree.Element) -> None:
    """What RFC 4287 asks of a feed and its entries (4.1.1, 4.1.2), of ids and of dates."""
    seen = set()
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert (element.findtext(f"{ATOM}{name}") or "").strip(), name
        identifier = element.findtext(f"{ATOM}id") or ""
        assert urlsplit(identifier).scheme in ("https", "urn")
        assert identifier not in seen
        seen.add(identifier)
        for name in ("updated", "published"):
            for moment in element.findall(f"{ATOM}{name}"):
                assert datetime.fromisoformat(moment.text or "").tzinfo
        kinds = [
            (e.get("rel"), e.get("type"), e.get("hreflang")) for e in element.findall(f"{ATOM}link")
        ]
        assert len(kinds) == len(set(kinds))
        assert "alternate" in [kind[0] for kind in kinds]
        terms = [e.get("term") for e in element.findall(f"{ATOM}category")]
        assert all(terms)
        assert len(terms) == len(set(terms))
    for name in root.iter(f"{ATOM}name"):
        assert (name.text or "").strip()
    assert root.find(f"{ATOM}author") is not None


@both
def test_it_is_valid_atom(tmp_path: Path, address: str) -> None:
    data = site(tmp_path, address)["feed.xml"]
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == 4
    required(ElementTree.fromstring(data))


def test_a_site_without_briefings_has_a_valid_feed(tmp_path: Path) -> None:
    settings = 'title = "T"\nauthor = " "\nbuiltin_knowledge = false\n'
    pages, _ = tools.create(tmp_path, {"briefgen.toml": settings}).site()
    assert not feedparser.parse(pages["feed.xml"]).bozo
    required(ElementTree.fromstring(pages["feed.xml"]))


def contents(data: bytes) -> dict[str, str]:
    """Title → content, as it was written: feedparser would resolve and clean it."""
    root = ElementTree.fromstring(data)
    return {
        entry.findtext(f"{ATOM}title") or "": entry.findtext(f"{ATOM}content") or ""
        for entry in root.iter(f"{ATOM}entry")
    }


@both
@pytest.mark.parametrize("html", ["escape", "sanitise"])
def test_every_address_leads_somewhere_from_the_feed(
    tmp_path: Path, address: str, html: str
) -> None:
    pytest.importorskip("nh3")
    pages = site(tmp_path, f'{address}[content]\nhtml = "{html}"\n')
    found = re.findall(r'(?:href|src)="([^"]*)"', "".join(contents(pages["feed.xml"]).values()))
    found += re.findall(r'<link [^>]*href="([^"]*)"', pages["feed.xml"].decode())
    assert len(found) > 20
    for target in found:
        if address:
            assert target.startswith(("https://example.org/wire/", "https://a.example/")), target
        inside = target.removeprefix("https://example.org/wire/").partition("#")[0]
        assert inside in {*pages, ""} or target.startswith("https://a.example/"), target


@both
@pytest.mark.parametrize("html", ["escape", "sanitise"])
@pytest.mark.parametrize("href", ["/javascript:x", "/javascript%3Ax", "../javascript:x"])
def test_a_file_whose_name_looks_like_a_scheme_is_no_script(
    tmp_path: Path, href: str, html: str, address: str
) -> None:
    pytest.importorskip("nh3")
    config = f'title = "T"\nbuiltin_knowledge = false\n{address}[content]\nhtml = "{html}"\n'
    story = f"---\ntitle: Story\ndate: 2025-01-03\n---\nSee [this]({href}).\n"
    files = {**tools.FILES, "content/2025/story.md": story, "briefgen.toml": config}
    pages, _ = tools.create(tmp_path, files).site()
    content = contents(pages["feed.xml"])["Story"]
    targets = re.findall(r'href="([^"]*)"', content + pages["briefings/story.html"].decode())
    assert [t for t in targets if t.lower().startswith("javascript:")] == []
    assert sum(t.endswith("/javascript:x") for t in targets) == 2


@both
def test_nothing_stands_in_it_that_only_a_page_has_a_use_for(tmp_path: Path, address: str) -> None:
    content = contents(site(tmp_path, address)["feed.xml"])["Story"]
    elements = parse(content).elements
    assert {name for element in elements for name in element.attrs} == {
        "href", "src", "alt", "lang", "width",
    }  # fmt: skip
    assert not {e.name for e in elements} & {"script", "style", "section", "time", "nav", "button"}
    assert "\N{LEFTWARDS ARROW WITH HOOK}" not in content


@both
def test_notes_facts_sources_and_corrections_can_be_read(tmp_path: Path, address: str) -> None:
    content = contents(site(tmp_path, address)["feed.xml"])["Story"]
    order = [
        "<p><strong>Correction:</strong> It was Friday.</p>", "<strong>Who:</strong> Kim Min-ji",
        "<h2>The vote</h2>", "Friday.<sup>[1]</sup>", "<h2>Notes</h2>", "said twice.",
        "<h2>People and terms</h2>", "Kim Min-ji</a></dfn> — Envoy</dt><dd>An envoy in this test.",
        "<h2>Sources</h2>", "<cite>A report</cite></a>, River Office",
        "<h2>Corrections and updates</h2>", "<del>Monday</del>; it now says <ins>Friday</ins>.",
    ]  # fmt: skip
    places = [content.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_ids_without_an_address_are_stable_and_of_this_site_alone(tmp_path: Path) -> None:
    def ids(name: str, config: str = "") -> list[str]:
        data = site(tmp_path / name, config)["feed.xml"]
        return [e.text or "" for e in ElementTree.fromstring(data).iter(f"{ATOM}id")]

    first = ids("one")
    assert all(i.startswith("urn:uuid:") for i in first)
    assert ids("two") == first
    assert ids("three", 'tagline = "New"\n') == first
    other = atom(_channel(title="Other"))
    assert first[0].encode() not in other


def _channel(*entries: Entry, title: str = "T", **changed: str) -> Channel:
    given = {"about": "", "base": "", "url": "feed.xml", "author": "", "language": "en", **changed}
    return Channel(title=title, entries=entries, **given)


def _entry(**changed: str) -> Entry:
    given = {
        "slug": "s", "url": "briefings/s.html", "title": "T", "summary": "", "content": "<p>x</p>",
        "published": "2025-01-03", "updated": "2025-01-03", "lang": "", **changed,
    }  # fmt: skip
    return Entry(authors=("A\x00nn",), categories=("ta\x0bgs",), **given)


def test_what_xml_cannot_hold_is_taken_out_wherever_it_stands() -> None:
    signs = "\x00\x08\x0b\x0c\x1f\ufffe\uffff\ud800"
    entry = _entry(title=signs, summary=signs, content=f"<p>a{signs}b</p>", url=f"a{signs}.html")
    data = atom(_channel(entry, title=f"T{signs}", about=signs, author=signs))
    assert "<p>ab</p>" in (ElementTree.fromstring(data).findtext(f".//{ATOM}content") or "")
    assert not feedparser.parse(data).bozo
    places = sitemap([(f"https://a.example/{signs}", "2025-01-03")])
    assert ElementTree.fromstring(places)[0][0].text == "https://a.example/"


def test_the_feed_is_as_new_as_its_newest_entry_whatever_their_offsets() -> None:
    early = _entry(updated="2025-01-03T23:00:00+09:00")
    late = _entry(updated="2025-01-03T20:00:00-05:00")
    data = atom(_channel(early, late))
    assert ElementTree.fromstring(data).findtext(f"{ATOM}updated") == "2025-01-03T20:00:00-05:00"
