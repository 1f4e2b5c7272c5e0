"""The README's example, put into a project, gives what the README says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from project import Project, create

from briefgen.cli import report
from briefgen.cli.annotate import annotations_of

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall(README))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {name: text for name, text in EXAMPLES.items() if name.startswith("content/")}
    return create(tmp_path, {**files, "briefgen.toml": 'url = "https://example.org/"\n'})


@pytest.fixture
def page(project: Project) -> str:
    pages, findings = project.site()
    assert findings == ()
    return pages["briefings/ferry.html"].decode()


def test_the_name_is_a_mark_with_the_role_of_that_day(page: str) -> None:
    assert len(re.findall(r'<a class="ref" href="../people/ahn-seo-yeon.html"', page)) == 1
    assert '<span class="role">Transport minister, South Korea</span>' in page


def test_the_surname_is_counted_and_not_marked(project: Project) -> None:
    known = annotations_of(project.root / "content/ferry.md")
    mentions = [(m["text"], m["entity"], m["marked"]) for m in known["mentions"]]
    assert mentions == [
        ("Ahn Seo-yeon", "ahn-seo-yeon", True),
        ("Busan", "busan", False),
        ("Ahn", "ahn-seo-yeon", False),
    ]


def test_the_days_are_resolved(page: str) -> None:
    assert '<data value="2025-03-10"><time datetime="2025-03-10"></time>Monday</data>' in page
    assert '<data value="2025-04-01"><time datetime="2025-04-01"></time>April 1</data>' in page


def test_the_fact_leads_to_its_sentence(page: str) -> None:
    assert re.search(r'<dt>Fare</dt><dd>\$85&#160;<a class="proof" href="#p1s2"[^>]*>¶1</a>', page)
    assert re.search(r'id="p1s2">A place in a cabin will cost about \$85', page)
    assert "<dt>When</dt><dd>From 1 April 2025&#160;" in page


def test_the_unproven_fact_is_refused_with_the_words_of_the_readme(project: Project) -> None:
    wrong = EXAMPLES["content/ferry.md"].replace("value: $85", "value: $95")
    project.write("content/ferry.md", wrong)
    pages, (finding,) = project.site()
    told = report.as_text(finding, lambda _: wrong.split("\n"))
    assert f"{told}\n" == EXAMPLES["finding"]
    assert EXAMPLES["finding"] in (ROOT / "docs/findings.md").read_text("utf-8")
    assert "$95" not in pages["briefings/ferry.html"].decode()


def test_her_page_lists_the_briefing_with_the_sentence(project: Project) -> None:
    pages, _ = project.site()
    text = pages["people/ahn-seo-yeon.html"].decode()
    assert 'href="../briefings/ferry.html"' in text
    assert "<mark>Ahn Seo-yeon</mark> said on Monday" in text


def test_the_offsets_of_the_documented_example_are_true(project: Project) -> None:
    page = (ROOT / "docs/annotate-json.md").read_text("utf-8")
    example = json.loads(
        page[page.index("```json\n") + 8 : page.index("\n```", page.index("```json"))]
    )
    known = annotations_of(project.root / "content/ferry.md")
    assert {**known, "file": example["file"]} == example
