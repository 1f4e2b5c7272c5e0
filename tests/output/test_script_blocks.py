"""Nothing that somebody wrote gets out of the `<script>` that holds a page's data, or out of an attribute."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import html5lib
import project as tools
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

PIECES = [
    *("</script>", "</SCRIPT >", "<script>", "<!--", "-->", "<!-- <script>", "]]>", "</title>"),
    *("\u2028", "\u2029", "&lt;/script&gt;", "&", "\\", "\\u003c/script>", '"', "'", "{{ x }}"),
    *("{% raw %}", '"},{"@type":"Thing"', "<img src=x onerror=alert(1)>", "</head><body onload=x>"),
    *("'; alert(1)//", "“Kim”", "日本", "e\u0301", "javascript:alert(1)", "$&", "%(n)s"),
]
HOSTILE = st.lists(
    st.sampled_from(PIECES) | st.characters(exclude_categories=["C"]), min_size=1, max_size=6
)
WORDS = HOSTILE.map(lambda parts: "A " + "".join(parts) + " z")
URL = "https://example.org/wire/"


def quoted(text: str) -> str:
    """Text for YAML and TOML, in which JSON's strings are strings."""
    return json.dumps(text, ensure_ascii=False)


def article(words: str) -> str:
    said = quoted(words)
    return f"""---
title: {said}
dek: {said}
date: 2025-01-03
section: {said}
thread: {said}
kicker: {said}
dateline: {said}
type: {said}
tags: [{said}]
byline: [{{name: {said}, role: {said}}}]
contributors: [{said}]
sources: [{{title: {said}, publisher: {said}}}]
corrections: [{{date: 2025-01-04, text: {said}}}]
---
Kim Min-ji was there with a tariff, {words.replace(chr(10), " ")}
"""


def knowledge(words: str) -> str:
    said = quoted(words)
    person = f"{{id: kim-min-ji, name: Kim Min-ji, kind: person, gloss: {said}, native: {said}"
    return f"- {person}, roles: [{{title: {said}, org: {said}}}], aliases: [{said}]}}\n"


def built(project: tools.Project, words: str) -> dict[str, bytes]:
    site = tools.FILES["briefgen.toml"].replace('"Test wire"', quoted(words))
    site += f"tagline = {quoted(words)}\nauthor = {quoted(words)}\npublisher = {quoted(words)}\n"
    project.write("briefgen.toml", site + '[nlp]\nmodel = "none"\n')
    project.write("content/2025/visit.md", article(words))
    project.write("content/entities/people.yaml", knowledge(words))
    return project.site()[0]


def scripts(page: bytes) -> tuple[list[Any], list[str]]:
    """The data of a page, and what else a browser would run, or would be led by."""
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    told, others = [], []
    for element in tree.iter():
        if element.tag == "script" and element.get("type") == "application/ld+json":
            told.append(json.loads(element.text or ""))
        elif element.tag == "script":
            others.append(element.get("src") or "inline")
        elif element.tag in ("img", "iframe", "base") or any(
            k.startswith("on") for k in element.attrib
        ):
            others.append(str(element.tag))
    return told, others


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tools.Project:
    terms = "content/glossary/terms.yaml"
    return tools.create(tmp_path_factory.mktemp("hostile"), {terms: tools.FILES[terms]})


@pytest.fixture(scope="module")
def allowed(project: tools.Project) -> set[str]:
    """What the pages run where nobody is hostile."""
    found = {name for page in html(built(project, "a calm word")) for name in scripts(page)[1]}
    assert all("cards" in name or "updates" in name for name in found)
    # Words that make the settings unreadable leave the site without `url`, at the top of its host.
    return found | {f"/{name}" for name in found if name.startswith("assets/")}


def html(pages: dict[str, bytes]) -> list[bytes]:
    return [data for url, data in pages.items() if url.endswith(".html")]


@settings(max_examples=15, phases=(Phase.explicit, Phase.generate))  # a build for each
@given(words=WORDS)
@example(words="a</script><script>alert(1)</script>z")
@example(words="a</SCRIPT x>z")
@example(words="a<!--<script>z")
@example(words='a\u2028"},{"@type":"Thing","name":"x"}</script>z')
def test_every_page_holds_its_own_data_and_runs_nothing_else(
    project: tools.Project, allowed: set[str], words: str
) -> None:
    pages = built(project, words)
    for page in html(pages):
        told, others = scripts(page)
        assert len(told) <= 1
        assert set(others) <= allowed
    story = scripts(pages["briefings/visit.html"])[0][0]
    person = scripts(pages["people/kim-min-ji.html"])[0][0]
    said = story["headline"]
    assert letters(said) == letters(words)
    assert said == story["description"] == story["articleSection"] == story["keywords"][0]
    assert said == story["author"][0]["name"] == story["citation"][0]["name"]
    assert said == story["isPartOf"]["name"] == story["correction"][0]["text"]
    assert said == person["description"]
    assert person["hasOccupation"][0]["hasOccupation"]["name"] == f"{said}, {said}"


def letters(text: str) -> list[str]:
    """What can be seen of a text: control characters and the like are taken out at the door."""
    return [sign for sign in text if unicodedata.category(sign)[0] not in "CZ"]


@pytest.mark.parametrize("name", ["og:title", "article:section", "article:tag", "author"])
def test_attributes_hold_what_was_written(project: tools.Project, name: str) -> None:
    words = "a\"><script>alert(1)</script> ' &quot; z"
    page = built(project, words)["briefings/visit.html"]
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    found = [
        e.get("content") for e in tree.iter("meta") if name in (e.get("property"), e.get("name"))
    ]
    assert found == [words]
