"""Pages of authors: all that somebody wrote, to which each byline leads, where a site wants them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mf2py
import project as tools
import pytest
from pagetext import parse

from briefgen.findings import Finding

ON = "author_pages = true\n"


def json_ld(page: bytes) -> Any:
    """What a page tells machines."""
    (data,) = (
        element.text
        for element in parse(page.decode()).named("script")
        if element.attrs.get("type") == "application/ld+json"
    )
    return json.loads(data)


def briefing(day: int, byline: str, more: str = "") -> str:
    title = f"Report {day}"
    return f"---\ntitle: {title}\ndate: 2025-01-0{day}\nbyline: {byline}\n{more}---\nA text.\n"


FILES = {
    "content/one.md": briefing(1, "Mara Oltmann"),
    "content/two.md": briefing(2, "Mara Oltmann and Piet Janssen"),
    "content/three.md": briefing(3, "mara oltmann"),
    "content/four.md": briefing(4, "{name: Ann Roe, url: 'https://example.org/ann'}"),
    "content/draft.md": briefing(5, "Secret Person", "draft: true\n"),
}
MARA = "authors/mara-oltmann.html"


def built(
    root: Path, toml: str = ON, more: dict[str, str] | None = None
) -> tuple[dict[str, bytes], list[Finding]]:
    files = {**FILES, **(more or {}), "briefgen.toml": tools.FILES["briefgen.toml"] + toml}
    pages, findings = tools.create(root, files).site()
    return pages, [f for f in findings if f.severity != "note"]


def test_a_page_lists_all_that_somebody_wrote_however_the_name_is_spelled(tmp_path: Path) -> None:
    pages, findings = built(tmp_path)
    assert findings == []
    html = pages[MARA].decode()
    assert '<h1 class="p-name">Mara Oltmann</h1>' in html
    assert '<p class="kick">Author</p>' in html
    assert [f"Report {n}" in html for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert f"<loc>https://example.org/wire/{MARA}</loc>" in pages["sitemap.xml"].decode()
    assert b"Report 2" in pages["authors/mara-oltmann.xml"]
    assert {url for url in pages if url.endswith(".html") and url.startswith("authors/")} == {
        MARA,
        "authors/piet-janssen.html",
        "authors/ann-roe.html",
    }


def test_the_api_lists_them_with_the_other_labels(tmp_path: Path) -> None:
    pages, _ = built(tmp_path / "on", f"{ON}[editions]\napi = true\n")
    listed = json.loads(pages["api/v1/labels.json"])["authors"]
    assert [(one["slug"], one["title"], one["count"]) for one in listed] == [
        ("ann-roe", "Ann Roe", 1),
        ("mara-oltmann", "Mara Oltmann", 3),
        ("piet-janssen", "Piet Janssen", 1),
    ]
    assert listed[1]["page"]["url"] == f"https://example.org/wire/{MARA}"
    pages, _ = built(tmp_path / "off", "[editions]\napi = true\n")
    assert json.loads(pages["api/v1/labels.json"])["authors"] == []


def test_bylines_lead_there_for_readers_and_for_machines(tmp_path: Path) -> None:
    pages, _ = built(tmp_path)
    two = pages["briefings/two.html"].decode()
    assert 'rel="author" href="../authors/mara-oltmann.html">Mara Oltmann</a>' in two
    where = [
        f"https://example.org/wire/authors/{name}.html" for name in ("mara-oltmann", "piet-janssen")
    ]
    assert [author["url"] for author in json_ld(pages["briefings/two.html"])["author"]] == where
    assert all(f'property="article:author" content="{url}"' in two for url in where)
    (entry,) = mf2py.Parser(doc=two, url="https://x.example/", html_parser="html5lib").to_dict()[
        "items"
    ]
    cards = [card["properties"] for card in entry["properties"]["author"]]
    assert [card["name"] for card in cards] == [["Mara Oltmann"], ["Piet Janssen"]]
    profile = json_ld(pages[MARA])
    assert profile["@type"] == "ProfilePage"
    assert profile["mainEntity"] == {"@type": "Person", "name": "Mara Oltmann", "url": where[0]}


def test_an_address_in_the_byline_is_where_the_name_leads(tmp_path: Path) -> None:
    page = built(tmp_path)[0]["briefings/four.html"]
    assert '<a class="p-author h-card" href="https://example.org/ann">Ann Roe</a>' in page.decode()
    assert json_ld(page)["author"][0]["url"] == "https://example.org/ann"


def test_the_settings_say_who_somebody_is_and_how_the_name_is_spelled(tmp_path: Path) -> None:
    about = '[authors]\nmara-oltmann = {title = "Mara Oltmann-Visser", description = "On the harbour."}\n'
    pages, findings = built(tmp_path, f'{ON}{about}jo = "Jo"\n')
    assert findings == []
    html = pages[MARA].decode()
    assert '<p class="dek p-summary">On the harbour.</p>' in html
    assert "<title>Mara Oltmann-Visser" in html
    assert json_ld(pages[MARA])["mainEntity"]["description"] == "On the harbour."
    assert "authors/jo.html" not in pages


def test_without_the_setting_there_are_none_and_their_folder_is_free(tmp_path: Path) -> None:
    more = {
        "static/authors/x.xml": "mine",
        "content/pages/authors/mara-oltmann.md": "---\ntitle: Mara\n---\nShe writes.\n",
    }
    pages, findings = built(tmp_path, "", more)
    assert findings == []
    assert pages["authors/x.xml"] == b"mine"
    assert b"She writes." in pages[MARA]
    assert "authors/piet-janssen.html" not in pages
    assert b'rel="author"' not in pages["briefings/two.html"]


def test_with_it_nothing_else_can_stand_there(tmp_path: Path) -> None:
    more = {
        "static/authors/x.xml": "mine",
        "content/pages/authors/mara-oltmann.md": "---\ntitle: Mara\n---\nShe writes.\n",
        "content/pages/authors/guest.md": "---\ntitle: A guest\n---\nWelcome.\n",
    }
    pages, findings = built(tmp_path, ON, more)
    assert sorted((f.code, f.place.path) for f in findings) == [
        ("duplicate-address", "content/pages/authors/mara-oltmann.md"),
        ("duplicate-address", "static/authors/x.xml"),
    ]
    assert any("the page of Mara Oltmann" in f.message for f in findings)
    assert b"Report 1" in pages[MARA]
    assert b"Welcome." in pages["authors/guest.html"]


def test_who_wrote_only_a_draft_is_nobodys_business(tmp_path: Path) -> None:
    pages, _ = built(tmp_path)
    assert not any(b"Secret" in page for page in pages.values())
    assert not any("secret" in url for url in pages)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jane Doe and Ann Roe", ["Jane Doe", "Ann Roe"]),
        ("The Food and Drink Federation", ["The Food and Drink Federation"]),
        ("Sir Ann Roe, Lord Mayor of London", ["Sir Ann Roe, Lord Mayor of London"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("Jane Doe, Ann Roe & Jo van Dyk", ["Jane Doe", "Ann Roe", "Jo van Dyk"]),
        ("Jane Doe und Ann Roe", ["Jane Doe", "Ann Roe"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Jane Doe, Reuters", ["Jane Doe, Reuters"]),
        ("[Jane Doe and Ann Roe]", ["Jane Doe and Ann Roe"]),
    ],
)
def test_a_line_of_several_names_is_several(tmp_path: Path, written: str, names: list[str]) -> None:
    pages, _ = built(tmp_path, "", {"content/new.md": briefing(6, written)})
    said = json_ld(pages["briefings/new.html"])["author"]
    assert [author["name"] for author in said] == names
