"""An article dated years ahead waits for its day: its editor is told, by the clock of the build."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.session import Session

NOW = "2025-06-01T12:00:00+00:00"
PAGE = "---\ntitle: A story\n{}\n---\nText.\n"


def said(root: Path, moment: str, *fronts: str) -> list[str]:
    """Line and message of each word about odd dates."""
    pages = {f"content/x{n}.md": PAGE.format(front) for n, front in enumerate(fronts)}
    files = {**tools.FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + '[nlp]\nmodel = ""\n'}
    made = tools.create(root, files | pages)
    _, findings = made.site(Session(root, {}, at=datetime.fromisoformat(moment)))
    return [f"{f.place.line}: {f.message}" for f in findings if f.code == "odd-date"]


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("date: 2029-03-01", "3: “date” is 2029-03-01, more than a year ahead, and the article waits for it"),
        ("draft: true\ndate: 2029-03-01 09:30", "4: “date” is 2029-03-01T09:30:00+00:00, more than a year ahead, and the article waits for it"),
        ("date: 2029-03-01\npublish_at: 2025-01-01", "3: “date” is 2029-03-01, more than a year ahead"),
        ("date: 2025-03-01\nupdated: 2029-03-01", "4: “updated” is 2029-03-01, more than a year ahead"),
        ("date: 2025-03-01\npublish_at: 2925-01-01", ""),
        ("date: 2205-03-01", "3: “date” is in the year 2205"),
        ("date: 0001-01-01", "3: “date” is in the year 1"),
        ("date: 2026-05-31", ""),
        ("date: 2025-01-01\nexpires_at: 2099-01-01", ""),
    ],
)  # fmt: skip
def test_a_date_years_ahead_is_said(tmp_path: Path, front: str, told: str) -> None:
    assert said(tmp_path, NOW, front, "date: 2025-05-01") == ([told] if told else [])


def test_all_of_them_are_said_and_none_once_the_time_has_come(tmp_path: Path) -> None:
    fronts = ("date: 2029-03-01", "date: 2030-03-01", "date: 2025-01-01")
    assert len(said(tmp_path, NOW, *fronts)) == 2
    assert len(said(tmp_path, "2028-06-01T12:00:00+00:00", *fronts)) == 1
    assert said(tmp_path, "2029-06-01T12:00:00+00:00", *fronts) == []


def test_of_a_date_that_is_none_only_that_is_said(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: {}\n---\nIt ends on October 31, they said on Monday.\n"
    files = {"briefgen.toml": tools.FILES["briefgen.toml"], "content/a.md": text.format("Friday")}
    _, findings = tools.create(tmp_path, files).site()
    assert [f.code for f in findings if f.severity != "note"] == ["bad-value"]
    (tmp_path / "content/a.md").write_text(text.replace("date: {}\n", ""), "utf-8")
    _, findings = tools.Project(tmp_path).site()
    assert [f.code for f in findings].count("unresolved-date") == 2
