"""Stylesheets as they are published: imports put in their place, comments left at home."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

from briefgen.render.css import compact, unclosed, with_imports

MINE = {**tools.FILES, "themes/mine/theme.toml": 'extends = "wire"\n'}
MINE["briefgen.toml"] += 'theme = "mine"\n'
LOOK = "themes/mine/assets/look.css"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* why */ p {\n  color: red; /* so */\n}\n", "p{color:red}"),
        ("a :is(b, c) > d { x: calc(1px + 2px) }", "a :is(b,c) > d{x:calc(1px + 2px)}"),
        ("p::before { content: '/* { */  \"' }", "p::before{content:'/* { */  \"'}"),
        ('q { quotes: "\\"  ;" "b" }', 'q{quotes:"\\"  ;" "b"}'),
        ("p { a: b;; ; } q { c: d }; r :hover {}", "p{a:b}q{c:d};r :hover{}"),
        ("p {} /* without an end", "p{}"),
        ("", ""),
    ],
)
def test_what_is_for_the_eye_only_is_left_out(written: str, published: str) -> None:
    assert compact(written) == published


@pytest.mark.parametrize(
    "hostile",
    [
        "/*" * 100_000,
        "; " * 100_000,
        ";" * 99 + "}",
        ": " * 100_000,
        '"' * 100_000,
        "{ " * 100_000,
        "@import " * 50_000,
    ],
)
def test_strange_stylesheets_come_through(hostile: str) -> None:
    assert compact(hostile) == compact(compact(hostile))


def test_an_import_is_put_in_its_place() -> None:
    sheets = {"a.css": "a { b: c }", "d.css": "d { e: f }"}
    said = with_imports('@import "a.css" layer(low); @import url(d.css);\np {}', sheets.__getitem__)
    assert said == "@layer low{a { b: c }}d { e: f }p{}"


@pytest.mark.parametrize("name", ["https://example.org/a.css", "//example.org/a.css", "/a.css"])
def test_what_lies_elsewhere_is_left_to_the_browser(name: str) -> None:
    said = with_imports(f'@import "{name}";', lambda _: pytest.fail("it isn't a file of the theme"))
    assert said == f'@import "{name}";'


def look(pages: dict[str, bytes]) -> str:
    """The stylesheet of the pages; there is one, and it is that to which they link."""
    (name,) = [url for url in pages if url.startswith("assets/look.")]
    assert f'href="{name}"'.encode() in pages["index.html"]
    return pages[name].decode()


def test_a_theme_imports_the_look_that_it_changes(tmp_path: Path) -> None:
    project = tools.create(tmp_path, MINE)
    wire = look(project.site()[0])
    project.write(LOOK, '@import "wire/look.css";\n/* mine */ :root { --paper: pink }\n')
    mine = look(project.site()[0])
    assert mine == wire + ":root{--paper:pink}"
    assert "@import" not in mine


def test_what_is_for_others_to_import_is_not_published(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {**MINE, "themes/mine/assets/_parts.css": "p { color: red }"})
    pages = project.site()[0]
    assert not [url for url in pages if url.startswith("assets/_")]
    assert "p{color:red}" not in look(pages)


def test_a_change_of_what_is_imported_has_another_address(tmp_path: Path) -> None:
    project = tools.create(tmp_path, {**MINE, "themes/mine/assets/_shared.css": "p { color: red }"})
    before = {url for url in project.site()[0] if url.endswith(".css")}
    project.write("themes/mine/assets/_shared.css", "p { color: blue }")
    pages = project.site()[0]
    assert before != {url for url in pages if url.endswith(".css")}
    assert "color:blue" in look(pages)


@pytest.mark.parametrize(
    ("text", "code"),
    [('@import "look.css";', "template-error"), ('@import "x.css";', "missing-template")],
)
def test_an_import_that_leads_nowhere_is_a_finding(tmp_path: Path, text: str, code: str) -> None:
    findings = tools.create(tmp_path, {**MINE, LOOK: text}).site()[1]
    assert {(f.code, f.place.path) for f in findings if f.code.startswith(("t", "m"))} == {
        (code, LOOK)
    }


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a{b:c}\n@media x{a{b:c}", (15, "{")),
        ("a{b:c}}", (6, "}")),
        ("a{b:c} /* d }", (7, "/*")),
        ('a{b:"}"} /* { */ a{b:url(x}y)} .a\\}{b:c}', (0, "")),
        ("a{b:c", (1, "{")),
        (":root{--a:light-dark(#fff,#000;--b:c}", (20, "(")),
        ("a{b:calc(1px))}", (13, ")")),
        ("a{b:calc(1px", (8, "(")),
        ("a:not(.b):is(c,d){e:var(--f,rgb(0 0 0));g:url( 'h(' )}", (0, "")),
        ("", (0, "")),
    ],
)
def test_a_brace_a_parenthesis_or_a_comment_without_its_other_end_is_found(
    source: str, found: tuple[int, str]
) -> None:
    assert unclosed(source) == found
