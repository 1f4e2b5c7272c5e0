"""A build reads the sources that were touched, and gives what a build that reads all would give."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import project as tools
import pytest

from briefgen import untouched
from briefgen.cli import build as build_module
from briefgen.cli.build import run
from briefgen.cli.clean import clean
from briefgen.cli.session import SEEN_FILE, STORE, Session
from briefgen.graph import disk, seen

VOTE, VISIT = "content/2025/vote.md", "content/2025/visit.md"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="everything is read there")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(seen, "FEW", 0)
    monkeypatch.setattr(seen, "_is_own", lambda _folder: True)
    tools.create(tmp_path)
    time.sleep(2 * untouched.TICK / 1e9)
    build(tmp_path)
    return tmp_path


def build(project: Path) -> dict[str, bytes]:
    session = Session(project)
    run(session, project / "site", strict=False, quiet=True)
    session.store.close()
    site = project / "site"
    return {str(it.relative_to(site)): it.read_bytes() for it in site.rglob("*") if it.is_file()}


def opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The project's own files that a build reads."""
    found: list[str] = []
    usual = disk._read
    with monkeypatch.context() as patch:
        patch.setattr(disk, "_read", lambda real, *more: found.append(real) or usual(real, *more))
        build(project)
    start = f"{os.path.realpath(project)}{os.sep}"
    return [it.removeprefix(start) for it in found if it.startswith(start)]


def test_only_what_was_touched_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = project / VOTE
    assert opened(project, monkeypatch) == ["briefgen.toml"]
    page.write_text(page.read_text().replace("204", "205"))
    assert opened(project, monkeypatch) == ["briefgen.toml", VOTE]
    assert b"205" in (project / "site/briefings/vote.html").read_bytes()


def test_what_changes_while_it_is_built_is_built_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both sources are vouched for and change then; of one that is noticed at once."""
    usual = Session.recall

    def recall(self: Session) -> None:
        usual(self)
        for path in (VISIT, VOTE):
            (project / path).write_text((project / path).read_text() + "\nIt rained in Seoul.\n")
        self._vouched = {**self._vouched, VISIT: "0" * 32}

    with monkeypatch.context() as patch:
        patch.setattr(Session, "recall", recall)
        found = build(project)
    (project / STORE / SEEN_FILE).unlink(missing_ok=True)
    (project / STORE / "store.sqlite").unlink()
    assert found == build(project)
    assert b"It rained in" in found["briefings/visit.html"]
    assert b"It rained in" in found["briefings/vote.html"]


def test_a_note_that_is_wrong_is_not_believed_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project / STORE / SEEN_FILE
    known = seen.Seen(place).known
    seen._write(place, {**known, VOTE: (known[VOTE][0], "0" * 32)})
    assert opened(project, monkeypatch).count(VOTE) > 0
    tries: list[bool] = []
    usual = build_module._run

    def counted(*given: Any, **more: Any) -> build_module.Result:
        tries.append(True)
        return usual(*given, **more)

    monkeypatch.setattr(build_module, "_run", counted)
    build(project)
    assert len(tries) == 1
    assert opened(project, monkeypatch) == ["briefgen.toml"]


def test_clean_forgets_what_was_seen(project: Path) -> None:
    assert (project / STORE / SEEN_FILE).stat().st_size > 100
    clean(project)
    assert not (project / STORE / SEEN_FILE).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody says what is mounted")
def test_where_other_machines_may_write_all_is_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_is_own", lambda _folder: False)
    assert {VISIT, VOTE} < set(opened(project, monkeypatch))
