"""The page of a thread: who acts in it, when, and what was corrected."""

from __future__ import annotations

from pathlib import Path

import project as tools

PART = """---
title: {title}
date: {date}
thread: seoul
{more}---
{body}
"""
FILES = {
    "briefgen.toml": tools.FILES["briefgen.toml"],
    "content/entities/people.yaml": """- id: kim
  name: Kim Min-ji
  kind: person
  roles:
    - {title: Envoy, from: 2024-01-01, to: 2025-01-31}
    - {title: Minister, from: 2025-02-01}
- {id: lee, name: Lee Jun, kind: person}
- {id: assembly, name: National Assembly, kind: organisation}
- {id: seoul, name: Seoul, kind: place}
""",
    "content/a.md": PART.format(
        title="First",
        date="2025-01-03",
        more="",
        body="Kim Min-ji spoke to the National Assembly in Seoul.",
    ),
    "content/b.md": PART.format(
        title="Second",
        date="2025-03-04",
        more="corrections: [{date: 2025-03-05, text: A name was wrong.}]\n",
        body="Kim Min-ji was in Seoul. The National Assembly voted.",
    ),
    "content/c.md": PART.format(
        title="Third",
        date="2025-03-14",
        more="corrections: [{date: 2025-03-20, kind: clarification, text: A vote was unclear.}]\n",
        body="Lee Jun met the National Assembly.",
    ),
}


def thread(root: Path) -> str:
    pages, _ = tools.create(root, FILES).site()
    return pages["threads/seoul.html"].decode()


def test_its_cast_are_those_who_act_in_more_than_one_briefing(tmp_path: Path) -> None:
    page = thread(tmp_path / "wire")
    cast = page[page.index('id="cast"') : page.index("</section>", page.index('id="cast"'))]
    assert cast.index("National Assembly") < cast.index("Kim Min-ji")
    assert "Kim Min-ji</a>, Minister" in cast
    assert "Lee Jun" not in cast
    assert ">Seoul<" not in cast


def test_it_says_what_was_corrected_newest_first(tmp_path: Path) -> None:
    page = thread(tmp_path / "wire")
    newer, older = page.index("A vote was unclear."), page.index("A name was wrong.")
    assert page.index('id="changes"') < newer < older
    assert (
        'A name was wrong. <a href="../briefings/b.html#correction-2025-03-05">Second</a>' in page
    )


def test_its_days_stand_to_scale(tmp_path: Path) -> None:
    page = thread(tmp_path / "wire")
    assert 'aria-label="From 3 January 2025 to 14 March 2025, to scale"' in page
    assert '<circle cx="85.7%"' in page  # 60 of 70 days


def test_other_lists_have_none_of_it(tmp_path: Path) -> None:
    pages, _ = tools.create(tmp_path / "wire", FILES).site()
    assert b'class="scale"' not in pages["archive.html"]
    assert b'id="cast"' not in pages["archive.html"]
