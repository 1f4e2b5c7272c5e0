"""`briefgen schedule`: what is due when."""

from __future__ import annotations

import json
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import main

SETTINGS = 'title = "T"\nbuiltin_knowledge = false\ntimezone = "America/New_York"\n'
FILES = {
    "briefgen.toml": SETTINGS,
    "content/a.md": "---\ntitle: Ended\ndate: 2025-01-02\nexpires_at: 2025-01-09\n---\nT.\n",
    "content/b.md": "---\ntitle: Both\npublish_at: 2025-11-02 01:30\nexpires_at: 2026-01-01\n---\nT.\n",
    "content/c.md": "---\ntitle: Dated\ndate: 2025-07-04\n---\nT.\n",
    "content/d.md": "---\ntitle: Half\ndraft: true\npublish_at: 2025-08-01\n---\nT.\n",
    "content/e.md": "---\ntitle: Elsewhere\npublish_at: 2025-07-04 13:00 +09:00\n---\nT.\n",
    "content/f.md": "---\ntitle: Undated\n---\nT.\n",
    "content/g.md": "---\ntitle: Never\npublish_at: 2027-01-02\nexpires_at: 2027-01-01\n---\nT.\n",
    "content/h.txt": "Envoys Gather In Tokyo For Talks\n\nThey came.\n",
}
AT = ("--at", "2025-02-01")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tools.create(tmp_path / "wire", FILES).root


def test_what_is_due_stands_in_its_order(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schedule", str(root), *AT) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2025-07-04 00:00 -04:00  (2025-07-04 04:00 UTC)  publish  content/c.md  Dated",
        "2025-07-04 00:00 -04:00  (2025-07-04 04:00 UTC)  publish  content/e.md  Elsewhere",
        "2025-11-02 01:30 -05:00  (2025-11-02 06:30 UTC)  publish  content/b.md  Both",
        "2026-01-01 00:00 -05:00  (2026-01-01 05:00 UTC)  expire   content/b.md  Both",
        "Drafts, without a moment:",
        "  content/d.md  Half  (publish_at: 2025-08-01T00:00:00-04:00)",
    ]


def test_the_next_moment_alone_is_for_scripts(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for at, told in (
        ("2025-02-01", "2025-07-04T04:00:00Z\n"),
        ("2025-07-04 03:59:59Z", "2025-07-04T04:00:00Z\n"),
        ("2025-07-04 04:00Z", "2025-11-02T06:30:00Z\n"),
        ("2030-01-01", ""),
    ):
        assert run("schedule", str(root), "--next", "--at", at) == 0
        assert capsys.readouterr().out == told


def test_the_json_has_both_clocks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schedule", str(root), "--json", *AT) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["at"], told["timezone"]) == ("2025-02-01T00:00:00-05:00", "America/New_York")
    assert told["due"][2] == {
        "at": "2025-11-02T01:30:00-05:00",
        "utc": "2025-11-02T06:30:00Z",
        "event": "publish",
        "briefing": "b",
        "source": "content/b.md",
        "title": "Both",
    }
    assert [(item["source"], item["publish_at"]) for item in told["drafts"]] == [
        ("content/d.md", "2025-08-01T00:00:00-04:00")
    ]
    assert run("schedule", str(root), "--json", "--next", *AT) == 0
    told = json.loads(capsys.readouterr().out)
    assert ([item["source"] for item in told["due"]], told["drafts"]) == (["content/c.md"], [])


def test_a_moment_that_cannot_be_read_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/c.md").write_text("---\ntitle: Dated\npublish_at: soon\n---\nT.\n", "utf-8")
    assert run("schedule", str(root), *AT) == 1
    told = capsys.readouterr()
    assert "content/c.md:3:13: error" in told.err
    assert "  content/c.md  Dated\n" in told.out.partition("Drafts")[2]


def test_where_nothing_waits_it_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/d.md").unlink()
    assert run("schedule", str(root), "--at", "2030-01-01") == 0
    assert capsys.readouterr().out == "Nothing is due.\n"


def test_a_title_cannot_steer_the_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/c.md").write_text('---\ntitle: "a\\e[2Jb"\ndraft: true\n---\nT.\n', "utf-8")
    run("schedule", str(root), *AT)
    assert "\x1b" not in capsys.readouterr().out


def test_a_schedule_keeps_what_builds_have_found(root: Path) -> None:
    assert run("build", str(root)) == 0
    store = root / ".briefgen"
    before = {p.name: p.read_bytes() for p in store.iterdir() if p.suffix == ".sqlite"}
    assert before
    assert run("schedule", str(root), *AT) == 0
    assert before == {p.name: p.read_bytes() for p in store.iterdir() if p.suffix == ".sqlite"}
