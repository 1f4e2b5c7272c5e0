"""The menu leads to lists in which anything stands, and to no others."""

from __future__ import annotations

from pathlib import Path

import project as tools
from pagetext import parse

LISTS = ("people", "places", "organisations", "subjects", "glossary")
NOBODY = "---\ntitle: Rain\ndate: 2025-01-03\n---\nIt rained all day, and nobody went out.\n"
SOMEBODY = "---\ntitle: Sun\ndate: 2025-01-04\n---\nKim Min-ji went out to Seoul.\n"
SETTINGS = tools.FILES["briefgen.toml"] + "search = true\n"


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
        for url in ("index.html", "briefings/rain.html", "search.html", "404.html"):
            assert lists(pages, url) == expected, (url, expected)
