"""Files, links and names on disk: one bad file costs only itself, and nothing leads out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attack import GOOD_PAGE, SETTINGS, build, findings, lay

SECRET = "xqzsecret"
PAGE = "---\ntitle: A story\ndate: 2025-01-03\n---\n{}\n"


def outside(root: Path) -> Path:
    """A folder beside the project that nothing may come from."""
    place = root.parent / "outside"
    place.mkdir()
    (place / "secret.md").write_text(PAGE.format(SECRET), encoding="utf-8")
    (place / "secret.png").write_text(SECRET, encoding="utf-8")
    return place


LINKS = {
    "an article": ("content/x.md", "secret.md"),
    "an entity": ("content/entities/x.md", "secret.md"),
    "a term": ("content/glossary/x.md", "secret.md"),
    "a raw drop": ("content/x.txt", "secret.md"),
    "a folder": ("content/x", "."),
    "a picture": ("content/secret.png", "secret.png"),
    "a file as it is": ("static/x.txt", "secret.md"),
    "a template": ("templates/404.html", "secret.md"),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_leads_out_costs_only_itself(tmp_path: Path, name: str) -> None:
    link, target = LINKS[name]
    root = lay(tmp_path / "wire", {"content/y.md": PAGE.format("![p](secret.png)")})
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside(root) / target)
    done = build(root)
    assert GOOD_PAGE in done.files()
    assert not [url for url, data in done.files().items() if SECRET.encode() in data]
    said = [f["file"] for f in findings(root) if f["severity"] == "error"]
    assert said == [link]


ODD: dict[str, Callable[[Path], object]] = {
    "a circle": lambda root: (root / "content/x.md").symlink_to("x.md"),
    "a dangling link": lambda root: (root / "content/x.md").symlink_to("gone.md"),
    "a circle of folders": lambda root: (root / "content/x").symlink_to("."),
    "a pipe": lambda root: os.mkfifo(root / "content/x.md"),
    "a folder": lambda root: (root / "content/x.md").mkdir(),
    "a pipe to publish": lambda root: ((root / "static").mkdir(), os.mkfifo(root / "static/x")),
    "a store of junk": lambda root: (
        (root / ".briefgen").mkdir(),
        (root / ".briefgen/store.sqlite").write_bytes(b"junk" * 999),
    ),
    "a store that is a folder": lambda root: (root / ".briefgen/store.sqlite").mkdir(parents=True),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
@pytest.mark.parametrize("name", ODD)
def test_what_is_no_file_is_passed_by(tmp_path: Path, name: str) -> None:
    root = lay(tmp_path, {})
    ODD[name](root)
    assert GOOD_PAGE in build(root).files()


def test_a_file_that_cannot_be_published_is_named(tmp_path: Path) -> None:
    bad = ["a?b.txt", 'a"b.txt', "a\nb.txt", "<b>.html", "con.txt", "dot./x", "index.html",
           "people/x.html", "sitemap.xml", "feed.xml/x", "files/x.png", "assets/x.js",
           "d.txt"]  # fmt: skip
    good = ["D.txt", "b c#d%41'.txt"]
    root = lay(tmp_path, {f"static/{name}": "x" for name in (*bad, *good)})
    said = [f["file"] for f in findings(root) if f["severity"] == "error"]
    assert said == sorted(f"static/{name}" for name in bad)
    files = build(root).files()
    assert {GOOD_PAGE, *good} <= files.keys()


def test_no_picture_is_made_of_nothing(tmp_path: Path) -> None:
    lines = "![a](gone.png) ![b](good.md) ![c](.) ![d](\\\\evil.example\\x.png) ![e](a%3Fb.png)"
    root = lay(tmp_path, {"content/x.md": PAGE.format(lines), "content/a?b.png": "x"})
    files = build(root).files()
    assert not [url for url in files if url.startswith("files/")]
    assert b"<img" not in files["briefings/x.html"]
    assert len(findings(root)) == 5


ELSEWHERE = (
    "https://evil.example/x.png",
    "//evil.example/x.png",
    "/\\evil.example/x.png",
    "http:/evil.example/x.png",
    "HTTPS:evil.example/x.png",
)


@pytest.mark.parametrize("html", ["escape", "sanitise"])
def test_no_page_and_no_feed_asks_another_host(tmp_path: Path, html: str) -> None:
    if html == "sanitise":
        pytest.importorskip("nh3")
    body = '<p id="main">x</p>\n\n' + "\n\n".join(
        f'![p]({url}) <img src="{url}" srcset="{url} 2x" alt=p>' for url in ELSEWHERE
    )
    settings = f'{SETTINGS}[content]\nhtml = "{html}"\n'
    root = lay(tmp_path, {"briefgen.toml": settings, "content/x.md": PAGE.format(body)})
    assert "briefings/x.html" in build(root).files()
    said = [f["line"] for f in findings(root) if f["code"] == "unsafe-url"]
    # Where raw HTML is let through, its picture is refused beside that of Markdown.
    pictures = 2 if html == "sanitise" else 1
    assert said == [line for line in (7, 9, 11, 13, 15) for _ in range(pictures)]


def test_own_pictures_are_shown_everywhere(tmp_path: Path) -> None:
    pytest.importorskip("nh3")
    settings = f'{SETTINGS}[content]\nhtml = "sanitise"\n'
    files = {"briefgen.toml": settings, "content/x.md": PAGE.format("![p](p.png)")}
    done = build(lay(tmp_path, {**files, "content/p.png": "x"})).files()
    assert b'<img src="../files/p.png"' in done["briefings/x.html"]
    assert b"https://wire.example/files/p.png" in done["feed.xml"]


@pytest.mark.parametrize("name", ["index", "none", "con", "lpt1"])
@pytest.mark.parametrize("folder", ["entities", "glossary"])
def test_an_id_that_means_something_else_is_refused(tmp_path: Path, name: str, folder: str) -> None:
    kind = "person" if folder == "entities" else "term"
    entry = f"- {{id: {name}, name: Mira Holt, kind: {kind}, gloss: x}}\n"
    root = lay(tmp_path, {f"content/{folder}/x.yaml": entry})
    said = [f for f in findings(root) if f["severity"] == "error"]
    assert [(f["file"], f["line"], f["code"]) for f in said] == [
        (f"content/{folder}/x.yaml", 1, "bad-value")
    ]
    assert build(root).code == 1


@pytest.mark.parametrize(
    "theme", ['extends = "../../x"', 'extends = "@themes/wire"', "extends = [1]", 'extends = "t"',
              "= =", "\ufeff\0"],
)  # fmt: skip
def test_a_theme_leads_nowhere_else(tmp_path: Path, theme: str) -> None:
    files = {"briefgen.toml": f'{SETTINGS}theme = "t"\n', "themes/t/theme.toml": theme}
    root = lay(tmp_path, files)
    assert build(root).code == 1
    assert any(f["file"] == "themes/t/theme.toml" for f in findings(root))


@pytest.mark.parametrize(
    "template",
    ['{% include "404.html" %}', '{% extends "404.html" %}', '{{ "x" * 10**13 }}',
     "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", '{% include "../../etc/passwd" %}'],
)  # fmt: skip
def test_a_template_without_end_is_said(tmp_path: Path, template: str) -> None:
    root = lay(tmp_path, {"templates/404.html": template})
    done = build(root)
    assert done.code == 1
    assert "404.html" not in done.files()
    assert GOOD_PAGE in done.files()
    said = [f for f in findings(root) if f["severity"] == "error"]
    assert all(str(f["file"]).startswith("templates/") for f in said)
    assert said
