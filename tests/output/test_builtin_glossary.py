"""The built-in glossary on pages: there unless the site says it better or does without."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

TOML = 'title = "Wire"\nurl = "https://example.org/"\n'
ARTICLE = (
    "---\ntitle: A title\ndate: 2025-01-03\n---\n"
    "The central bank ended quantitative easing on Friday, three years after it began.\n\n"
    "Half of the members said on Thursday that they had expected the end of QE.\n"
)
PAGE = "glossary/quantitative-easing.html"


def built(root: Path, toml: str = TOML, glossary: str | None = None) -> tuple[dict, list[str]]:
    files = {"briefgen.toml": toml, "content/bank.md": ARTICLE}
    own = {} if glossary is None else {"content/glossary/own.yaml": glossary}
    pages, findings = tools.create(root, files | own).site()
    return pages, [finding.code for finding in findings]


def test_a_term_that_no_site_explains_has_a_page_and_a_mark(tmp_path: Path) -> None:
    pages, findings = built(tmp_path)
    assert PAGE in pages
    (briefing,) = [url for url in pages if url.endswith("bank.html")]
    assert b"quantitative-easing.html" in pages[briefing]
    assert findings == []


@pytest.mark.parametrize(
    "own",
    [
        "- {id: our-word, name: quantitative easing, aliases: [QE], gloss: Ours.}\n",
        "- {id: our-word, name: easing by purchase, aliases: [QE], gloss: Ours.}\n",
    ],
)
def test_the_term_of_a_site_takes_its_place_without_a_finding(tmp_path: Path, own: str) -> None:
    pages, findings = built(tmp_path, glossary=own)
    assert "glossary/our-word.html" in pages
    assert PAGE not in pages
    assert findings == []


def test_without_built_in_knowledge_there_is_no_built_in_term(tmp_path: Path) -> None:
    pages, findings = built(tmp_path, TOML + "builtin_knowledge = false\n")
    assert PAGE not in pages
    assert "undefined-acronym" in findings
