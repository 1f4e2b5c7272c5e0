"""`llms.txt`: only where it is wanted, in the form of llmstxt.org, and nothing in it but text."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest
from markdown_it import MarkdownIt

SETTINGS = tools.FILES["briefgen.toml"] + 'tagline = "A daily test"\nllms = true\n'
BASE = "https://example.org/wire/"
HOSTILE = "[a](javascript:x) <script>alert(1)</script> `c` **b** \\ _u_"


def built(root: Path, files: dict[str, str]) -> tuple[dict[str, bytes], set[str]]:
    pages, findings = tools.create(root, {**tools.FILES, **files}).site()
    return pages, {finding.code for finding in findings}


def test_there_is_none_unless_it_is_wanted(tmp_path: Path) -> None:
    pages, _ = built(tmp_path / "wire", {})
    assert "llms.txt" not in pages


def test_then_its_name_is_free_for_a_file_of_the_project(tmp_path: Path) -> None:
    mine = {"static/llms.txt": "# Mine\n"}
    pages, codes = built(tmp_path / "free", mine)
    assert pages["llms.txt"] == b"# Mine\n"
    assert "duplicate-address" not in codes
    pages, codes = built(tmp_path / "taken", {**mine, "briefgen.toml": SETTINGS})
    assert pages["llms.txt"].startswith(b"# Test wire\n")
    assert "duplicate-address" in codes


def test_it_lists_the_briefings_by_section_and_whatever_leads_on(tmp_path: Path) -> None:
    pages, _ = built(tmp_path / "wire", {"briefgen.toml": SETTINGS})
    text = pages["llms.txt"].decode()
    assert text.startswith("# Test wire\n\n> A daily test\n\n## Diplomacy\n\n- [")
    assert f"- [Assembly votes]({BASE}briefings/vote.html): Lawmakers in Seoul voted by 204" in text
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["## Diplomacy", "## World News", "## Threads", "## Optional"]
    assert f"- [Seoul]({BASE}threads/seoul.html)\n" in text
    assert f"- [People]({BASE}people/)\n" in text


def test_every_link_leads_to_a_page(tmp_path: Path) -> None:
    plain = SETTINGS.replace(f'url = "{BASE}"\n', "")
    pages, _ = built(tmp_path / "wire", {"briefgen.toml": plain})
    tree = MarkdownIt().parse(pages["llms.txt"].decode())
    links = [t.attrs["href"] for part in tree for t in part.children or [] if t.type == "link_open"]
    assert len(links) > 8
    assert set(links) <= set(pages)


def test_it_leads_to_the_briefings_as_markdown_if_they_are_published_so(tmp_path: Path) -> None:
    pages, _ = built(tmp_path, {"briefgen.toml": f"{SETTINGS}[editions]\nmarkdown = true\n"})
    text = pages["llms.txt"].decode()
    assert f"- [Assembly votes]({BASE}briefings/vote.md): Lawmakers in Seoul voted by 204" in text
    assert "briefings/vote.md" in pages
    assert f"- [Seoul]({BASE}threads/seoul.html)\n" in text


@pytest.mark.parametrize("said", ["1. Quartal bringt Gewinn", "2) Second", "- a", "C #", "# C"])
def test_what_begins_like_a_list_or_ends_like_a_heading_reads_back(
    tmp_path: Path, said: str
) -> None:
    header = (
        f"---\ntitle: '{said}'\ndek: '{said}'\ndate: 2025-01-03\nsection: '{said}'\n---\nRain.\n"
    )
    settings = f"title = '{said}'\ntagline = '{said}'\nllms = true\nbuiltin_knowledge = false\n"
    pages, _ = built(tmp_path, {"briefgen.toml": settings, "content/a.md": header})
    tree = MarkdownIt().parse(pages["llms.txt"].decode())
    shown = ["".join(t.content for t in part.children or []) for part in tree if part.children]
    assert shown[:2] == [said, said]
    assert said in shown[2:]
    assert f"{said}: {said}" in shown
    assert "ordered_list_open" not in {part.type for part in tree}


@pytest.mark.parametrize("rights", ["full", "excerpt", "link"])
def test_no_text_and_no_draft_is_in_it(tmp_path: Path, rights: str) -> None:
    header = (
        "---\ntitle: {}\ndek: In one line.\ndate: 2025-01-03\nrights: {}\n{}---\nCanary text.\n"
    )
    files = {
        "briefgen.toml": SETTINGS,
        "content/shown.md": header.format("Shown", rights, ""),
        "content/kept.md": header.format("Canary draft", rights, "draft: true\n"),
    }
    text = built(tmp_path / "wire", files)[0]["llms.txt"].decode()
    assert "[Shown](" in text
    assert "): In one line." in text
    assert "Canary" not in text


def test_a_title_cannot_be_anything_but_text(tmp_path: Path) -> None:
    header = f"---\ntitle: '{HOSTILE}'\ndek: '# {HOSTILE}'\ndate: 2025-01-03\n---\nRain.\n"
    settings = f"title = '{HOSTILE}'\nllms = true\n" + 'builtin_knowledge = false\nurl = ""\n'
    pages, _ = built(tmp_path / "wire", {"briefgen.toml": settings, "content/a.md": header})
    tree = MarkdownIt().parse(pages["llms.txt"].decode())
    inside = [token for part in tree for token in part.children or []]
    assert {token.type for token in inside} <= {"text", "text_special", "link_open", "link_close"}
    assert "html_block" not in {part.type for part in tree}
    shown = ["".join(t.content for t in part.children or []) for part in tree if part.children]
    assert shown[0] == HOSTILE
    assert f"{HOSTILE}: # {HOSTILE}" in shown
