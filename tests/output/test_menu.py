"""Lists in which anything stands are published, and the menu leads to them; others aren't."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest
from pagetext import parse

from briefgen.source import tomltext

LISTS = ("people", "places", "organisations", "subjects", "glossary")
NOBODY = "---\ntitle: Rain\ndate: 2025-01-03\n---\nIt rained all day, and nobody went out.\n"
SOMEBODY = "---\ntitle: Sun\ndate: 2025-01-04\n---\nKim Min-ji went out to Seoul.\n"
SETTINGS = tools.FILES["briefgen.toml"] + "search = true\nllms = true\n"
BASE = "https://example.org/wire/"


def lists(pages: dict[str, bytes], url: str) -> list[str]:
    """The lists to which a page leads, outside its text."""
    found = [e.attrs.get("href", "") for e in parse(pages[url].decode()).named("a")]
    return [name for name in LISTS if any(f"{name}/index.html" in href for href in found)]


def test_lists_come_into_the_menu_with_their_first_entry_and_go_with_the_last(
    tmp_path: Path,
) -> None:
    entries = {path: tools.FILES[path] for path in tools.FILES if path.startswith("content/ent")}
    files = {"briefgen.toml": SETTINGS, "content/rain.md": NOBODY, **entries}
    project = tools.create(tmp_path, files)
    for text, terms, expected in (
        (None, None, []),
        (SOMEBODY, None, ["people", "places"]),
        (SOMEBODY, tools.FILES["content/glossary/terms.yaml"], ["people", "places", "glossary"]),
        (None, None, []),
    ):
        project.write("content/sun.md", text)
        project.write("content/glossary/terms.yaml", terms)
        pages, _ = project.site()
        assert [name for name in LISTS if f"{name}/index.html" in pages] == expected
        assert f"<loc>{BASE}people/</loc>".encode() in pages["sitemap.xml"] or not expected
        assert [name for name in LISTS if f"({BASE}{name}/)" in pages["llms.txt"].decode()] == (
            expected
        )
        for url in ("index.html", "briefings/rain.html", "search.html", "404.html"):
            assert lists(pages, url) == expected, (url, expected)


def test_a_menu_of_ones_own_leaves_out_lists_until_anything_stands_in_them(tmp_path: Path) -> None:
    own = (
        'nav = [{title = "Who", url = "people/index.html"}, {title = "All", url = "archive.html"}]'
    )
    files = {**tools.FILES, "briefgen.toml": f"{own}\n{SETTINGS}", "content/rain.md": NOBODY}
    told = ("content/2025", "content/drop", "content/glossary")
    files = {path: text for path, text in files.items() if not path.startswith(told)}
    project = tools.create(tmp_path, files)
    pages, findings = project.site()
    assert lists(pages, "index.html") == []
    assert [f for f in findings if f.code in ("broken-link", "template-error")] == []
    assert b">All</a>" in pages["index.html"]
    project.write("content/sun.md", SOMEBODY)
    pages, findings = project.site()
    assert "people" in lists(pages, "index.html")
    assert "people/index.html" in pages


def test_a_folder_in_the_menu_is_its_index(tmp_path: Path) -> None:
    own = 'nav = [{title = "Who", url = "people/"}, {title = "Us", url = "about/#team"}]\n'
    files = {**tools.FILES, "briefgen.toml": own + SETTINGS, "content/sun.md": SOMEBODY}
    files["static/about/index.html"] = "<!doctype html><title>Us</title>"
    pages, findings = tools.create(tmp_path, files).site()
    assert [f for f in findings if "menu" in f.message] == []
    assert b'<a href="people/index.html">Who</a>' in pages["index.html"]
    assert b'<a href="about/index.html#team">Us</a>' in pages["index.html"]


def test_a_list_that_the_menu_names_stands_there_once(tmp_path: Path) -> None:
    own = 'nav = [{title = "Who", url = "people/index.html"}]\n'
    files = {**tools.FILES, "briefgen.toml": own + SETTINGS, "content/sun.md": SOMEBODY}
    pages, _ = tools.create(tmp_path, files).site()
    assert lists(pages, "index.html").count("people") == 1
    assert pages["index.html"].count(b'href="people/index.html"') == 1
    assert b'href="places/index.html"' in pages["index.html"]


def test_the_settings_are_read_once_for_all_links_that_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    read = tomltext.read_toml

    def counted(path: str, text: str) -> object:
        reads.append(path)
        return read(path, text)

    links = "".join(f'\n[[nav]]\ntitle = "T{n}"\nurl = "no{n}.html"\n' for n in range(30))
    files = {"briefgen.toml": tools.FILES["briefgen.toml"] + links, "content/rain.md": NOBODY}
    monkeypatch.setattr(tomltext, "read_toml", counted)
    _, findings = tools.create(tmp_path, files).site()
    broken = [f.place.line for f in findings if f.code == "broken-link"]
    assert len(set(broken)) == 30
    assert reads.count("briefgen.toml") <= 2
