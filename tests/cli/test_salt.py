"""Answers of other versions are never used: the store's salt holds all that they depend on."""

from __future__ import annotations

import importlib.metadata
import os
import re
import time
from pathlib import Path

import pytest

from briefgen import untouched
from briefgen.cli import session

SIDE_EFFECTS = {
    *("distributed", "dulwich", "rich", "starlette", "typer", "urllib3", "uvicorn", "watchdog"),
    *("justhtml", "websockets"),
}
"""They show, serve, carry and import; no answer is made with them."""
ASKED = {"css-inline", "pagefind", "pillow"}
"""What hangs on them asks for their version by itself; another one costs no other answer."""


def test_every_dependency_that_makes_answers_is_in_the_salt() -> None:
    required = importlib.metadata.requires("briefgen") or []
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in required}
    assert names - SIDE_EFFECTS - ASKED <= set(session.ENGINES)


@pytest.mark.parametrize("package", session.ENGINES)
def test_another_version_is_another_salt(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    before, version = session.salt(), session._version
    monkeypatch.setattr(
        session, "_version", lambda name: "other" if name == package else version(name)
    )
    assert session.salt() != before


def test_other_weights_of_the_language_model_are_another_salt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = session.salt()
    monkeypatch.setattr(session, "MODEL", tmp_path / "manifest.json")
    assert session.salt() != before
    assert session.salt() == session.salt()


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A package of two files, written a while ago, in place of briefgen's own."""
    folder = tmp_path / "package"
    (folder / "inner").mkdir(parents=True)
    (folder / "one.py").write_text("one = 1\n")
    (folder / "inner/two.py").write_text("two = 2\n")
    (folder / "inner/kept.txt").write_text("no code\n")
    monkeypatch.setattr(session, "PACKAGE", folder)
    time.sleep(2 * untouched.TICK / 1e9)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files of code that are read."""
    found: list[str] = []
    usual = Path.read_bytes
    monkeypatch.setattr(
        session.Path, "read_bytes", lambda path: found.append(path.name) or usual(path)
    )
    return found


def test_code_that_nobody_touched_is_read_once(
    package: Path, read: list[str], tmp_path: Path
) -> None:
    known = tmp_path / "code"
    assert session.salt(known) == session.salt() == session.salt(known)
    assert (read.count("one.py"), read.count("two.py"), read.count("kept.txt")) == (2, 2, 0)


@pytest.mark.parametrize("name", ["one.py", "inner/two.py"])
def test_code_of_equal_size_and_time_is_another_salt(
    package: Path, name: str, tmp_path: Path
) -> None:
    known, path = tmp_path / "code", package / name
    before, about = session.salt(known), path.stat()
    path.write_text(path.read_text().replace(" = ", " =+"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert path.stat().st_size == about.st_size
    assert before != session.salt(known) == session.salt()


def test_the_same_code_written_anew_or_elsewhere_is_the_same_salt(
    package: Path, read: list[str], tmp_path: Path
) -> None:
    known = tmp_path / "code"
    before = session.salt(known)
    (package / "one.py").write_text("one = 1\n")
    assert session.salt(known) == before
    assert read.count("one.py") == 2


def test_new_and_removed_code_is_another_salt(package: Path, tmp_path: Path) -> None:
    known = tmp_path / "code"
    before = session.salt(known)
    (package / "three.py").write_text("")
    more = session.salt(known)
    (package / "three.py").unlink()
    assert before != more
    assert session.salt(known) == before
