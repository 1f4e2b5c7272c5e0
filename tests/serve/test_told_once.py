"""What the terminal has told of a file it doesn't tell again when the finding only moves."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import report
from briefgen.cli.serve import Desk
from briefgen.findings import Finding, Place

TWICE = """---
title: Two links that lead nowhere
date: 2025-01-03
---
See [this](gone.md).

See [this](gone.md).
"""


def test_a_line_written_above_a_finding_tells_nothing_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tools.create(tmp_path / "wire", {**tools.FILES, "content/two.md": TWICE})
    with closing((session := project.session()).store):
        desk = Desk(session)

        def saved(text: str) -> str:
            project.write("content/two.md", text)
            desk.hint("")
            desk.rebuild()
            return capsys.readouterr().err

        assert saved(TWICE).count("[broken-link]") == 2
        longer = TWICE.replace("date:", "section: World\ndate:")
        assert saved(longer) == ""
        assert saved(longer + "\nSee [this](gone.md).\n").count("[broken-link]") == 1
        assert saved(TWICE).splitlines() == ["1 finding mended."]
        assert saved(TWICE.replace("gone", "lost")).count("[broken-link]") == 2


def found(line: int, message: str = "is odd") -> Finding:
    return Finding(Place("a.md", line, 5), "bad-value", message)


def test_of_those_that_say_the_same_as_many_are_new_as_there_are_more() -> None:
    told = [found(3), found(7)]
    assert report.untold([found(4), found(8), found(9)], told) == [found(9)]
    assert report.untold([found(7), found(3), found(1)], told) == [found(1)]
    assert report.untold([found(3)], told) == []
    assert report.untold([found(3, "is other")], told) == [found(3, "is other")]
