"""Atom, RSS and JSON Feed: valid by schemas of their own, and the same briefings in each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import project as tools
import pytest
from feedforms import ENDINGS, NAMESPACES, mistakes, read
from hypothesis import example, given
from hypothesis import strategies as st
from images.samples import picture
from lxml import etree
from pagetext import parse

from briefgen.findings import Failure
from briefgen.site import jsonfeed, xmlfile
from briefgen.site.atom import atom
from briefgen.site.channel import Channel
from briefgen.site.entry import Entry
from briefgen.site.jsonfeed import json_feed
from briefgen.site.rss import rss

BASE = "https://example.org/wire/"
HUB = "https://hub.example/push?a=1&b=2"
STORY = """---
title: "Envoys & <b>ministers</b> ]]> met"
dek: 'Two of "them" < three.'
date: 2025-01-03 14:00 +09:00
updated: 2025-01-05
section: Diplomacy
thread: seoul
tags: [Diplomacy, talks]
lang: de
byline: [Ann Roe, Bo Li]
image: {src: face.png, alt: A face}
sources: [{title: A report, url: "https://a.example/r?x=1&y=2"}]
corrections: [{date: 2025-01-05, text: It was Friday., was: Monday, now: Friday}]
---
Kim Min-ji met ministers in Seoul.[^1]

[^1]: Said twice.
"""
LINK = """---
title: Withheld
date: 2025-01-04
section: Diplomacy
thread: seoul
tags: [talks]
rights: link
image: {src: face.png, alt: A face}
sources: [{title: Origin, url: "https://origin.example/"}]
---
Kim Min-ji spoke of a canary.
"""
DRAFT = "---\ntitle: Canary\ndraft: true\ndate: 2025-01-04\nsection: Diplomacy\n---\nKim Min-ji.\n"
FILES = {
    **tools.FILES,
    "content/2025/story.md": STORY,
    "content/2025/link.md": LINK,
    "content/2025/draft.md": DRAFT,
    "content/2025/due.md": DRAFT.replace("draft: true", "publish_at: 2999-01-01"),
    "content/2025/gone.md": DRAFT.replace("draft: true", "expires_at: 2025-01-05"),
}
EVERYTHING = f"""
tagline = "All & <more>"
publisher = "The Wire"
[feeds]
labels = ["atom", "rss", "json"]
subjects = ["atom", "rss", "json"]
hub = "{HUB}"
"""
EMPTY = {"places/tokyo", "sections/world-news"}
"""Who has to do with these only in a text without a date."""
WITHOUT_MODEL = '[nlp]\nmodel = "none"\n'


def site(root: Path, config: str = EVERYTHING, **more: str) -> Mapping[str, bytes]:
    settings = tools.FILES["briefgen.toml"] + config + WITHOUT_MODEL
    files = {**FILES, "briefgen.toml": settings, **more}
    project = tools.create(root, files)
    (root / "content/2025/face.png").write_bytes(picture("PNG", (40, 30)))
    return project.site()[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return site(tmp_path_factory.mktemp("feeds"))


def feeds_of(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    ends = tuple(f".{end}" for end in ENDINGS)
    maps = ("sitemap.xml", "news-sitemap.xml")
    return {u: d for u, d in pages.items() if u.endswith(ends) and u not in maps}


def stems(pages: Mapping[str, bytes]) -> set[str]:
    return {url.rpartition(".")[0] for url in feeds_of(pages)}


def in_all_forms(pages: Mapping[str, bytes]) -> Iterator[tuple[str, list[bytes]]]:
    for stem in sorted(stems(pages)):
        yield stem, [pages[f"{stem}.{end}"] for end in ENDINGS]


def test_every_page_that_can_be_followed_has_a_feed_in_each_format(
    built: Mapping[str, bytes],
) -> None:
    assert stems(built) >= {
        *("feed", "sections/diplomacy", "tags/talks", "threads/seoul"),
        *("people/kim-min-ji", "places/seoul"),
    }
    assert len(feeds_of(built)) == 3 * len(stems(built))


def test_every_feed_keeps_the_rules_of_its_format(built: Mapping[str, bytes]) -> None:
    found = {url: mistakes(url, data) for url, data in feeds_of(built).items()}
    assert {url: wrong for url, wrong in found.items() if wrong} == {}


def test_the_schemas_find_what_is_wrong() -> None:
    entry = _entry(published="2025-01-03", updated="2025-01-03")
    for write, url in ((atom, "x.xml"), (rss, "x.rss"), (json_feed, "x.json")):
        good = write(_channel(entry, url=url))
        assert mistakes(url, good) == []
        for right, wrong in (
            (b"2025-01-03T00:00:00Z", b"2025-01-03"),
            (b"https://w.example/briefings/s.html", b"briefings/s.html"),
            (b"title", b"titel"),
        ):
            assert right in good
            if (write, right[:5]) != (atom, b"https"):  # Atom may have relative links
                assert mistakes(url, good.replace(right, wrong)), (url, wrong)


@pytest.mark.parametrize("end", ["xml", "rss"])
def test_readers_find_nothing_wrong(built: Mapping[str, bytes], end: str) -> None:
    for url, data in feeds_of(built).items():
        if url.endswith(end):
            parsed = feedparser.parse(data)
            assert not parsed.bozo, url
            assert parsed.version == {"xml": "atom10", "rss": "rss20"}[end]
            assert {"rel": "self", "href": BASE + url} in [
                {"rel": link.rel, "href": link.href} for link in parsed.feed.links
            ]


def test_all_formats_say_the_same_of_the_same_briefings(built: Mapping[str, bytes]) -> None:
    for stem, data in in_all_forms(built):
        found = [read(f"{stem}.{end}", d) for end, d in zip(ENDINGS, data, strict=True)]
        if stem not in EMPTY:
            assert found[0], stem
        assert found[0] == found[1] == found[2], stem


def test_to_a_reader_atom_and_rss_are_alike(built: Mapping[str, bytes]) -> None:
    names = ("id", "link", "published_parsed", "updated_parsed", "summary")
    for stem, (one, other, _) in in_all_forms(built):
        shown = [
            [[e.get(n) for n in names] + [e.get("content"), e.get("tags")] for e in parsed.entries]
            for parsed in (feedparser.parse(one), feedparser.parse(other))
        ]
        for first, second in zip(*shown, strict=True):
            assert first[:4] == second[:4], stem
            assert first[5][0].value == second[5][0].value, stem
            assert [tag.term for tag in first[6] or ()] == [tag.term for tag in second[6] or ()]


def test_what_an_entry_says(built: Mapping[str, bytes]) -> None:
    entry = next(e for e in read("feed.rss", built["feed.rss"]) if e.url.endswith("story.html"))
    assert entry.id == entry.url
    assert entry.title == "Envoys & <b>ministers</b> ]]> met"
    assert entry.summary == 'Two of "them" < three.'
    assert entry.published == datetime(2025, 1, 3, 5, tzinfo=UTC)
    assert entry.updated == datetime(2025, 1, 5, tzinfo=UTC)
    assert entry.authors == ("Ann Roe", "Bo Li")
    assert entry.tags == ("Diplomacy", "talks")
    assert entry.language == "de"


def test_the_text_is_whole_and_has_nothing_that_only_a_page_needs(
    built: Mapping[str, bytes],
) -> None:
    entry = read("feed.json", built["feed.json"])
    content = next(e.content for e in entry if e.url.endswith("story.html"))
    for said in ("It was Friday.", "Kim Min-ji", "Said twice.", "A report", "<del>Monday</del>"):
        assert said in content
    elements = parse(content).elements
    allowed = {"href", "src", "alt", "lang", "width", "height"}
    assert {name for element in elements for name in element.attrs} <= allowed
    targets = re.findall(r'(?:href|src)="([^"]*)"', content)
    assert targets
    assert [t for t in targets if not t.startswith("https://")] == []


def test_the_picture_over_the_text_is_named(built: Mapping[str, bytes]) -> None:
    url = f"{BASE}files/2025/face.png"
    item = next(i for i in json.loads(built["feed.json"])["items"] if "image" in i)
    assert item["image"] == url
    shown = etree.fromstring(built["feed.rss"]).findall(".//m:content", NAMESPACES)
    assert [dict(one.attrib) for one in shown] == [{"url": url, "medium": "image"}]
    assert "files/2025/face.png" in built


def test_rights_drafts_and_embargoes_hold_in_every_format(built: Mapping[str, bytes]) -> None:
    for url, data in feeds_of(built).items():
        assert b"canary" not in data.lower(), url
    for end in ENDINGS:
        entry = next(e for e in read(f"feed.{end}", built[f"feed.{end}"]) if e.title == "Withheld")
        assert "https://origin.example/" in entry.content
        assert "face.png" not in entry.content


def test_hubs_are_named_where_the_settings_name_one(
    built: Mapping[str, bytes], tmp_path: Path
) -> None:
    for url, data in feeds_of(built).items():
        if url.endswith("json"):
            assert json.loads(data)["hubs"] == [{"type": "WebSub", "url": HUB}]
        else:
            links = etree.fromstring(data).iterfind(".//a:link[@rel='hub']", NAMESPACES)
            assert [link.get("href") for link in links] == [HUB]
    for data in feeds_of(site(tmp_path, "")).values():
        assert b"hub" not in data


def test_the_date_of_a_feed_is_that_of_its_newest_entry(built: Mapping[str, bytes]) -> None:
    parsed = feedparser.parse(built["feed.rss"])
    newest = max(e.updated for e in read("feed.rss", built["feed.rss"]))
    assert parsed.feed.updated_parsed[:6] == newest.timetuple()[:6]
    empty = rss(_channel(url="feed.rss"))
    assert b"lastBuildDate" not in empty
    assert mistakes("feed.rss", empty) == []


def test_a_day_begins_at_the_midnight_of_the_site(tmp_path: Path) -> None:
    said = 'timezone = "Asia/Seoul"\n' + EVERYTHING
    same_day = STORY.replace("updated: 2025-01-05", "updated: 2025-01-03")
    pages = site(tmp_path, said, **{"content/2025/story.md": same_day})
    for stem in ("feed", "people/kim-min-ji"):
        for end in ENDINGS:
            found = {e.url: e for e in read(f"{stem}.{end}", pages[f"{stem}.{end}"])}
            visit = found[f"{BASE}briefings/visit.html"]
            assert visit.published == visit.updated == datetime(2025, 1, 2, 15, tzinfo=UTC)
            story = found[f"{BASE}briefings/story.html"]
            assert story.updated == story.published == datetime(2025, 1, 3, 5, tzinfo=UTC)


def test_a_day_that_no_clock_reaches_stays_a_day(tmp_path: Path) -> None:
    said = 'timezone = "Asia/Seoul"\n' + EVERYTHING
    early = STORY.replace("updated: 2025-01-05", "updated: 0001-01-01")
    pages = site(tmp_path, said, **{"content/2025/story.md": early})
    found = {e.url: e for e in read("feed.rss", pages["feed.rss"])}
    assert found[f"{BASE}briefings/story.html"].updated == datetime(2025, 1, 3, 5, tzinfo=UTC)


def test_what_runs_from_right_to_left_says_so(tmp_path: Path) -> None:
    arabic = "---\ntitle: سيول\ndate: 2025-01-06\nlang: ar\n---\nKim Min-ji قال نعم.\n"
    pages = site(tmp_path, EVERYTHING, **{"content/2025/arabic.md": arabic})
    for end in ENDINGS:
        found = {e.url: e for e in read(f"feed.{end}", pages[f"feed.{end}"])}
        assert found[f"{BASE}briefings/arabic.html"].content.startswith('<div dir="rtl">\n')
        assert 'dir="' not in found[f"{BASE}briefings/visit.html"].content
        url = f"people/kim-min-ji.{end}"
        told = {e.url: e.content for e in read(url, pages[url])}
        assert told[f"{BASE}briefings/arabic.html"].startswith('<p dir="auto"><strong>Kim Min-ji')
        assert 'dir="' not in told[f"{BASE}briefings/visit.html"]


def test_a_feed_says_what_its_section_or_thread_is_about(tmp_path: Path) -> None:
    said = '[sections]\ndiplomacy = {title = "Diplomacy", description = "A < B & talks."}\n'
    pages = site(tmp_path, EVERYTHING + said)
    assert b"<subtitle>A &lt; B &amp; talks.</subtitle>" in pages["sections/diplomacy.xml"]
    assert json.loads(pages["sections/diplomacy.json"])["description"] == "A < B & talks."
    # RSS has HTML there.
    shown = etree.fromstring(pages["sections/diplomacy.rss"]).findtext("channel/description")
    assert shown == "A &lt; B &amp; talks."
    assert etree.fromstring(pages["tags/talks.rss"]).findtext("channel/description")


def test_the_windows_are_those_of_the_settings(tmp_path: Path) -> None:
    pages = site(tmp_path, "feed_size = 2\n")
    for url, data in feeds_of(pages).items():
        assert len(read(url, data)) <= 2
    for end in ENDINGS:
        assert len(read(f"feed.{end}", pages[f"feed.{end}"])) == 2


def test_an_id_outlives_a_new_headline(tmp_path: Path) -> None:
    first = site(tmp_path / "one")
    slugged = STORY.replace("title:", "slug: kept\ntitle:")
    ids = []
    for name, text in (("two", slugged), ("three", slugged.replace("Envoys", "Ministers"))):
        pages = site(tmp_path / name, **{"content/2025/story.md": text})
        assert pages["feed.rss"] != first["feed.rss"]
        ids.append([[e.id for e in read(u, d)] for u, d in sorted(feeds_of(pages).items())])
    assert ids[0] == ids[1]


def test_an_id_outlives_a_sentence_above_what_is_shown(tmp_path: Path) -> None:
    before = site(tmp_path / "one")
    body = "\n---\n"
    assert STORY.count(body) == 1
    more = STORY.replace(body, f"{body}\nIt rained. It went on raining.\n\n")
    after = site(tmp_path / "two", **{"content/2025/story.md": more})
    changed = {url for url in feeds_of(after) if after[url] != before.get(url)}
    assert {"people/kim-min-ji.xml", "people/kim-min-ji.rss", "people/kim-min-ji.json"} <= changed
    for url in feeds_of(after):
        ids, once = ([e.id for e in read(url, pages[url])] for pages in (after, before))
        assert ids == once, url


@pytest.mark.parametrize("html", ["escape", "sanitise"])
def test_raw_html_brings_nothing_into_feeds_that_could_act(tmp_path: Path, html: str) -> None:
    pytest.importorskip("nh3")
    raw = (
        '<div id="x" class="y" style="color:red" onclick="a()" aria-label="z" role="note">Raw</div>'
        '\n\n<script>alert(1)</script><style>p {}</style><iframe src="https://a.example/"></iframe>'
        '\n\n<a href="javascript:a()">one</a> <form action="https://a.example/"><input></form>\n'
    )
    config = f'[content]\nhtml = "{html}"\n'
    text = f"---\ntitle: Raw\ndate: 2025-01-06\n---\n{raw}"
    pages = site(tmp_path, config, **{"content/2025/raw.md": text})
    for end in ENDINGS:
        found = read(f"feed.{end}", pages[f"feed.{end}"])
        elements = parse(next(e.content for e in found if e.title == "Raw")).elements
        assert not {e.name for e in elements} & {"script", "style", "iframe", "form", "input"}
        assert {name for e in elements for name in e.attrs} <= {"href", "rel"}
        assert [e.attrs for e in elements if "javascript" in (e.attrs.get("href") or "")] == []


def test_an_address_of_another_form_leaves_the_id() -> None:
    entry = _entry(url="https://w.example/2025/s/")
    for write, end in ((atom, "xml"), (rss, "rss"), (json_feed, "json")):
        url = f"feed.{end}"
        data = write(_channel(entry, url=url))
        assert mistakes(url, data) == []
        (shown,) = read(url, data)
        assert shown.id == "https://w.example/briefings/s.html"
        assert shown.url == entry.url
        if end == "rss":
            assert b'isPermaLink="false"' in data


def test_by_default_only_the_site_has_all_formats(tmp_path: Path) -> None:
    found = set(feeds_of(site(tmp_path, "")))
    assert {url for url in found if not url.endswith(".xml")} == {
        *("feed.rss", "feed.json", "corrections.rss", "corrections.json")
    }
    assert {"feed.xml", "tags/talks.xml", "people/kim-min-ji.xml"} <= found


def test_formats_can_be_chosen(tmp_path: Path) -> None:
    config = '[feeds]\nsite = "json"\nlabels = ["RSS", "rss"]\nsubjects = []\n'
    pages = site(tmp_path, config, **{"static/feed.xml": "<mine/>"})
    assert pages["feed.xml"] == b"<mine/>"  # the name is free
    found = set(feeds_of(pages)) - {"feed.xml"}
    assert {url for url in found if not url.endswith(".rss")} == {
        *("feed.json", "corrections.json")
    }
    assert "tags/talks.rss" in found
    assert not {url for url in found if url.startswith(("people/", "places/", "feed.rss"))}
    assert b'<a href="feed.json">Feed</a>' in pages["index.html"]
    none = site(tmp_path / "none", "[feeds]\nsite = []\nlabels = []\nsubjects = []\n")
    assert feeds_of(none) == {}
    assert b"Feed</a>" not in none["index.html"]
    assert b'rel="alternate"' not in none["index.html"]


def test_the_foot_of_a_page_links_the_first_format_of_the_setting(tmp_path: Path) -> None:
    config = '[feeds]\nsite = ["rss", "atom"]\nlabels = ["json", "rss"]\n'
    page = site(tmp_path, config)["tags/talks.html"].decode()
    head, _, foot = page.partition("<footer")
    assert re.findall(r'href="([^"]*\.(?:xml|rss|json))"', foot) == ["../feed.rss", "talks.json"]
    assert 'href="../feed.xml"' in head


def test_without_an_address_there_is_the_sites_atom_alone_and_it_is_said(tmp_path: Path) -> None:
    config = EVERYTHING.replace("[feeds]", "builtin_knowledge = false\n[feeds]") + WITHOUT_MODEL
    project = tools.create(tmp_path, {**FILES, "briefgen.toml": config})
    pages, findings = project.site()
    assert set(feeds_of(pages)) == {"feed.xml"}
    assert mistakes("feed.xml", pages["feed.xml"]) == []
    assert b'rel="hub"' not in pages["feed.xml"]  # it would not know whose feed is meant
    (said,) = [f for f in findings if f.code == "no-site-url"]
    assert "RSS" in said.message


def test_a_file_of_the_project_does_not_stand_in_for_a_feed(tmp_path: Path) -> None:
    settings = tools.FILES["briefgen.toml"] + WITHOUT_MODEL
    files = {**FILES, "briefgen.toml": settings, "static/feed.json": "{}"}
    project = tools.create(tmp_path, files)
    pages, findings = project.site()
    assert json.loads(pages["feed.json"])["items"]
    assert [f.place.path for f in findings if f.code == "duplicate-address"] == ["static/feed.json"]


def test_pages_name_the_feeds_in_each_format(built: Mapping[str, bytes]) -> None:
    def named(url: str) -> list[tuple[str, str, str]]:
        found = parse(built[url].decode()).elements
        links = [e.attrs for e in found if e.name == "link" and e.attrs.get("rel") == "alternate"]
        return [(a["type"] or "", a["title"] or "", a["href"] or "") for a in links]

    whole = [
        ("application/atom+xml", "Test wire (Atom)", "../feed.xml"),
        ("application/rss+xml", "Test wire (RSS)", "../feed.rss"),
        ("application/feed+json", "Test wire (JSON Feed)", "../feed.json"),
    ]
    assert named("briefings/visit.html") == whole
    assert named("people/kim-min-ji.html") == [
        *whole,
        ("application/atom+xml", "Kim Min-ji (Atom)", "kim-min-ji.xml"),
        ("application/rss+xml", "Kim Min-ji (RSS)", "kim-min-ji.rss"),
        ("application/feed+json", "Kim Min-ji (JSON Feed)", "kim-min-ji.json"),
    ]
    assert [href for _, _, href in named("archive.html")] == ["feed.xml", "feed.rss", "feed.json"]


def _channel(*entries: Entry, **changed: str) -> Channel:
    given = {
        "title": "T", "about": "", "base": "https://w.example/", "url": "feed.xml", "author": "",
        "language": "en", **changed,
    }  # fmt: skip
    return Channel(entries=entries, **given)


def _entry(**changed: str) -> Entry:
    given = {
        "slug": "s", "url": "https://w.example/briefings/s.html", "title": "T", "summary": "",
        "content": "<p>x</p>", "published": "2025-01-03", "updated": "2025-01-03", "lang": "",
        **changed,
    }  # fmt: skip
    return Entry(authors=("A\x00nn", "\x01"), categories=("ta\x0bgs", "tags", ""), **given)


PIECES = st.sampled_from(
    [
        *("]]>", "<![CDATA[", "</script>", "<script>", "<!--", "&amp;", "&", "<", '"', "&#0;"),
        *("\\u0000", "\u202e", "\u2067", "\u200b", "\ufeff", "\u2028", "\x85", "\r"),
        "\U0001f468\u200d\U0001f469",
    ]
)
HOSTILE = st.lists(PIECES | st.text(st.characters(codec=None), max_size=4), max_size=8).map("".join)


@example(("\x01", "\r", "]]>\ud800\r\n", "\u2028", "\x85"))
@given(st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE))
def test_whatever_stands_in_a_text_the_feeds_are_sound_and_say_it(texts: tuple[str, ...]) -> None:
    title, summary, content, name, author = texts
    entry = _entry(title=title, summary=summary, content=content)
    found = []
    for write, end in ((atom, "xml"), (rss, "rss"), (json_feed, "json")):
        url = f"feed.{end}"
        data = write(_channel(entry, title=name, about=summary, author=author, url=url))
        assert mistakes(url, data) == []
        (shown,) = read(url, data)
        found.append(shown)
        assert shown.authors == ("Ann",)
        assert shown.tags == ("tags",)
    kept = [_same(xmlfile.printable(text)) for text in (title, content)]
    assert [[_same(shown.title), _same(shown.content)] for shown in found] == [kept] * 3
    assert found[0] == found[1]


def _same(text: str) -> str:
    """With line ends as XML reads them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_hostile_briefing_gives_sound_feeds(tmp_path: Path) -> None:
    hostile = (
        '---\ntitle: "]]> </script><script>x\\u202e\\U0001F600 &amp;"\ndate: 2025-01-06\n---\n'
        "]]> <script>alert(1)</script> \u202e\U0001f600 &lt;b&gt; `<![CDATA[` <!-- --> \x07\x0b\n"
    )
    pages = site(tmp_path, "", **{"content/2025/hostile.md": hostile})
    for end in ENDINGS:
        url = f"feed.{end}"
        assert mistakes(url, pages[url]) == []
        entry = next(e for e in read(url, pages[url]) if "]]>" in e.title)
        assert "<script" not in entry.content
        assert "]]&gt; &lt;script&gt;alert(1)" in entry.content


def test_what_does_not_read_as_it_was_written_is_not_let_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonfeed.msgspec.json, "encode", lambda _: b'{"items":')
    with pytest.raises(Failure, match="the feed would not be JSON"):
        json_feed(_channel(url="feed.json"))
    monkeypatch.undo()
    other = json_feed(_channel(title="Other", url="feed.json"))
    monkeypatch.setattr(jsonfeed.msgspec.json, "encode", lambda _: other)
    with pytest.raises(Failure, match="the feed would not be read as it was written"):
        json_feed(_channel(url="feed.json"))
    monkeypatch.undo()
    monkeypatch.setattr(xmlfile, "_clean", lambda _: None)
    for write in (atom, rss):
        with pytest.raises(Failure, match="the feed would not be well-formed XML"):
            write(_channel(_entry(title="\x01")))
