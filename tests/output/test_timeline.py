"""The timeline of a briefing: what stands under each day."""

from __future__ import annotations

import re
from pathlib import Path

import project as tools

STORY = """---
title: Works on the harbour
date: 2025-02-03
---
{}
"""
ROW = re.compile(r'<li><data value="([^"]+)">.*?<span>(.*?)&#160;')
NIGHT = "The bridge was closed on 5 January 2025."


def rows(root: Path, *sentences: str) -> list[tuple[str, str]]:
    files = {"briefgen.toml": tools.FILES["briefgen.toml"]}
    files["content/harbour.md"] = STORY.format("\n\n".join(sentences))
    pages, _ = tools.create(root, files).site()
    return ROW.findall(pages["briefings/harbour.html"].decode().partition('id="timeline"')[2])


def test_a_sentence_under_several_days_marks_the_one_that_it_stands_under(tmp_path: Path) -> None:
    both = "Boats < {} left on {} and came back on {}."
    left, back = "2 January 2025", "9 January 2025"
    text = both.format("30 m", left, back)
    shown = both.format("30 m", left, back).replace("<", "&lt;")
    assert rows(tmp_path, NIGHT, text) == [
        ("2025-01-02", shown.replace(left, f"<mark>{left}</mark>")),
        ("2025-01-05", NIGHT),
        ("2025-01-09", shown.replace(back, f"<mark>{back}</mark>")),
    ]


def test_a_day_that_a_sentence_names_twice_has_one_row_and_no_mark(tmp_path: Path) -> None:
    twice = "Until 2 January 2025 it froze; from 2 January 2025 on it rained."
    found = rows(tmp_path, twice, NIGHT, "Work begins on 9 January 2025.")
    assert [day for day, _ in found] == ["2025-01-02", "2025-01-05", "2025-01-09"]
    assert not any("<mark>" in text for _, text in found)
