"""Addresses of tags, sections and threads: one for each label, on every file system."""

from __future__ import annotations

import json
from pathlib import Path

import project as tools
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.filenames import unportable
from briefgen.findings import Finding
from briefgen.site import urls
from briefgen.source.slugs import flaw

NAMES = [
    "日本",
    "Россия",
    "עברית",
    "العربية",
    "ไทย",
    "हिन्दी",
    "Ελλάδα",
    "대한민국",
    "★",
    "🇰🇷",
    "Seoul",
]


def briefing(**header: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"---\ntitle: A title\ndate: 2025-01-03\n{lines}---\nA text.\n"


def built(root: Path, *sources: str) -> tuple[dict[str, bytes], list[Finding]]:
    files = {f"content/{n}.md": source for n, source in enumerate(sources, 1)}
    toml = {"briefgen.toml": 'url = "https://example.org/"\nbuiltin_knowledge = false\n'}
    pages, findings = tools.create(root, files | toml).site()
    return pages, [f for f in findings if f.code == "duplicate-address"]


def test_names_of_any_script_have_portable_addresses_of_their_own(tmp_path: Path) -> None:
    quoted = ", ".join(f'"{name}"' for name in NAMES)
    pages, clashes = built(tmp_path, briefing(tags=f"[{quoted}]", section="日本", thread="Россия"))
    tags = [url for url in pages if url.startswith("tags/")]
    assert len([url for url in tags if url.endswith(".html")]) == len(NAMES)
    assert {"sections/日本.html", "threads/россия.html", "tags/u2605.html"} <= set(pages)
    assert clashes == []


@given(st.text(min_size=1))
def test_any_name_has_a_portable_address(name: str) -> None:
    assert flaw(urls.slug(name)) == ""
    assert unportable(urls.tag(name)) == ""


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [("tags", '["C++"]', '["C#"]'), ("section", "R & D", "R + D"), ("thread", "★ A", "A")],
)
def test_two_labels_at_one_address_are_an_error_that_names_both_sources(
    tmp_path: Path, key: str, one: str, other: str
) -> None:
    _, (clash,) = built(tmp_path, briefing(**{key: one}), briefing(**{key: other}))
    assert clash.severity == "error"
    assert clash.place.line == 4
    named = {clash.place.path, *(w for w in clash.message.split() if w.endswith(".md"))}
    assert named == {"content/1.md", "content/2.md"}


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("tags", "[North Korea]", "[north-korea]"),
        ("tags", "[Économie]", "[economie]"),
        ("section", "Blinken’s tour", "Blinken's Tour"),
        ("thread", "R & D", "r-d"),
    ],
)
def test_spellings_of_one_label_share_an_address(
    tmp_path: Path, key: str, one: str, other: str
) -> None:
    assert built(tmp_path, briefing(**{key: one}), briefing(**{key: other}))[1] == []


@pytest.mark.parametrize(
    ("thread", "title"),
    [("harbour-tunnel", "Harbour tunnel"), ("Harbour-Tunnel", "Harbour-Tunnel"), ("日本", "日本")],
)
def test_a_thread_that_is_written_as_a_slug_has_words_for_its_title(
    tmp_path: Path, thread: str, title: str
) -> None:
    pages, _ = built(tmp_path, briefing(thread=thread))
    page = pages[f"threads/{urls.slug(thread)}.html"].decode()
    assert f">{title}</h1>" in page
    assert f">{title}</a>" in pages["briefings/1.html"].decode()


SETTINGS = """url = "https://example.org/"
builtin_knowledge = false
[sections]
diplomacy = "Diplomacy"
[threads.harbour-tunnel]
title = "The tunnel"
"""


def unlisted(root: Path, toml: str, **header: str) -> list[tuple[int, str]]:
    files = {"content/1.md": briefing(**header), "briefgen.toml": toml}
    _, findings = tools.create(root, files).site()
    return [(f.place.line, f.hint) for f in findings if f.code == "unlisted-label"]


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [("section", "Diplomcay", "diplomacy"), ("thread", "harbor tunel", "harbour-tunnel")],
)
def test_a_label_like_one_of_the_settings_is_taken_for_a_misspelling(
    tmp_path: Path, key: str, written: str, meant: str
) -> None:
    ((line, hint),) = unlisted(tmp_path, SETTINGS, **{key: written})
    assert (line, f"`{key}: {meant}`" in hint) == (4, True)


@pytest.mark.parametrize("section", ["diplomacy", "Diplomacy", "Sports"])
def test_a_label_of_the_settings_or_unlike_them_is_none(tmp_path: Path, section: str) -> None:
    assert unlisted(tmp_path, SETTINGS, section=section) == []


def test_without_labels_in_the_settings_none_is_a_misspelling(tmp_path: Path) -> None:
    assert unlisted(tmp_path, "builtin_knowledge = false\n", section="Diplomcay") == []


TITLED = """url = "https://example.org/"
builtin_knowledge = false
[sections]
fish = "Fisheries"
law = "Law & Courts"
politics = "Law"
[threads.ulm-ferry]
title = "The Ulm ferry"
"""


@pytest.mark.parametrize(
    ("key", "written", "address"),
    [
        ("section", "Fisheries", "sections/fish.html"),
        ("section", "law & courts", "sections/law.html"),
        ("section", "Law", "sections/law.html"),  # a slug goes before a title
        ("thread", "The Ulm Ferry", "threads/ulm-ferry.html"),
    ],
)
def test_a_title_of_the_settings_means_its_label(
    tmp_path: Path, key: str, written: str, address: str
) -> None:
    toml = TITLED.replace("builtin", 'permalink = "{section}/{slug}/"\nbuiltin', 1)
    files = {"briefgen.toml": toml, "content/1.md": briefing(**{key: written})}
    pages, findings = tools.create(tmp_path, files).site()
    folder = f"{key}s/"
    labels = [url for url in pages if url.startswith(folder) and url.endswith(".html")]
    assert labels == [address]
    assert [f for f in findings if f.code in ("unlisted-label", "duplicate-address")] == []
    if key == "section":
        assert f"{address.removeprefix(folder).removesuffix('.html')}/1/index.html" in pages


@pytest.mark.parametrize("key", ["section", "thread"])
def test_a_slug_that_the_settings_dont_list_is_no_label_of_theirs(tmp_path: Path, key: str) -> None:
    files = {"briefgen.toml": TITLED, "content/1.md": briefing(**{key: "harbour-news"})}
    pages, _ = tools.create(tmp_path, files).site()
    assert f"{key}s/harbour-news.html" in pages


def test_the_title_of_a_section_is_understood_in_a_pasted_text(tmp_path: Path) -> None:
    text = "US News\n\nQuota is cut\n\nThe quota for cod was cut on Friday, the ministry said.\n"
    toml = TITLED.replace('fish = "Fisheries"', 'us = "US News"')
    pages, _ = tools.create(tmp_path, {"briefgen.toml": toml, "content/quota.txt": text}).site()
    assert "sections/us.html" in pages
    assert "sections/us-news.html" not in pages


@pytest.mark.parametrize("written", ["Fisheries", "fish"])
def test_machines_are_told_the_title_of_a_section(tmp_path: Path, written: str) -> None:
    files = {"briefgen.toml": TITLED, "content/1.md": briefing(section=written)}
    pages, _ = tools.create(tmp_path, files).site()
    assert b'<category term="Fisheries" />' in pages["feed.xml"]
    assert b"<category>Fisheries</category>" in pages["feed.rss"]
    assert json.loads(pages["feed.json"])["items"][0]["tags"] == ["Fisheries"]
    assert b'"articleSection":"Fisheries"' in pages["briefings/1.html"]
