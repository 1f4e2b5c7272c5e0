"""Links to sources: to the sentence where an editor quotes it, and to the copy that is kept."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import project as tools
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.site.textfragment import deep, directive

URL, COPY = "https://source.example/communique", "https://archive.example/1"
PAGE = "briefings/ulm.html"


def found_by(fragment: str, page: str) -> str:
    """The words that a browser lights, read off the grammar of the specification."""
    assert fragment.startswith("text=")
    terms = [unquote(term) for term in fragment.removeprefix("text=").split(",")]
    assert not any(term.startswith("-") or term.endswith("-") for term in fragment[5:].split(","))
    start = page.index(terms[0])
    return page[start : page.index(terms[-1], start) + len(terms[-1])]


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("open by spring", "text=open%20by%20spring"),
        ("“open, by-spring & all”", "text=open%2C%20by%2Dspring%20%26%20all"),
        ("the lock … at no cost", "text=the%20lock,at%20no%20cost"),
        ("the lock [...] is [...] closed", "text=the%20lock,closed"),
        ("100% sure", "text=100%25%20sure"),
        ("서울", "text=%EC%84%9C%EC%9A%B8"),
        ("…", ""),
        ("", ""),
    ],
)
def test_words_are_encoded_as_the_specification_wants(words: str, made: str) -> None:
    assert directive(words) == made


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_words_can_end_the_fragment_or_mean_something_else(words: str) -> None:
    made = directive(words)
    if made:
        assert re.fullmatch(
            r"text=(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+(?:,(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+)?", made
        )
        kept = unquote(made.removeprefix("text=").split(",")[0])
        assert kept in " ".join(words.split())


def test_of_a_long_quotation_both_ends_are_looked_for() -> None:
    page = "Before. " + " ".join(f"word{n}" for n in range(90)) + " after."
    words = page.removeprefix("Before. ").removesuffix(" after.")
    made = directive(words)
    assert len(made) < 120
    assert found_by(made, page) == words


def test_addresses_keep_their_own_fragments() -> None:
    assert deep(URL, ["a b"]) == f"{URL}#:~:text=a%20b"
    assert deep(f"{URL}#p2", ["a", "b"]) == f"{URL}#p2:~:text=a&text=b"
    assert deep(f"{URL}#:~:text=x", ["a"]) == f"{URL}#:~:text=x"
    assert deep("mailto:a@b.example", ["a"]) == "mailto:a@b.example"
    assert deep("", ["a"]) == ""
    assert deep(URL, []) == URL


def project(root: Path, more: str = "", theme: str = "wire") -> tools.Project:
    settings = tools.FILES["briefgen.toml"] + f'theme = "{theme}"\n[nlp]\nmodel = "none"\n'
    text = (
        f"---\ntitle: Ulm\ndate: 2025-01-03\n{more}sources:\n  - title: Communiqué\n    url: {URL}\n"
        f"    archive: {COPY}\n    quote: [Canary words, 'and-more']\n---\nSeoul.\n"
    )
    return tools.create(root, {"briefgen.toml": settings, "content/ulm.md": text})


def links(page: bytes) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', page.decode())]


@pytest.mark.parametrize("theme", tools.THEMES)
def test_the_page_links_to_the_words_and_to_the_copy_in_every_theme(
    tmp_path: Path, theme: str
) -> None:
    page = project(tmp_path, theme=theme).site()[0][PAGE]
    assert f"{URL}#:~:text=Canary%20words&text=and%2Dmore" in links(page)
    assert COPY in links(page)


def test_the_metadata_have_the_plain_address_and_the_copy(tmp_path: Path) -> None:
    page = project(tmp_path).site()[0][PAGE].decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    [cited] = json.loads(found[1])["citation"]
    assert (cited["url"], cited["archivedAt"]) == (URL, COPY)


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_what_rights_keep_back_is_in_no_address_either(tmp_path: Path, rights: str) -> None:
    pages, _ = project(tmp_path, f"rights: {rights}\n").site()
    assert URL in links(pages[PAGE])
    assert not [url for url, data in pages.items() if b"Canary" in data or b":~:" in data]
