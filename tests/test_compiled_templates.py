"""Built-in templates are compiled once for many processes, and nothing but them is kept as code."""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

import project as tools
import pytest
from jinja2 import Environment

from briefgen.cli import compiled
from briefgen.cli.compiled import Compiled
from briefgen.cli.session import Session
from briefgen.memory import COMPILED

PAGE = '{% extends "wire/briefing.html" %}\n'
STATE = ("@themes/wire/templates/base.html", "base.html-en-en", "state")


@pytest.fixture(autouse=True)
def _as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def built(root: Path, keeper: Compiled) -> tuple[dict[str, bytes], list[str]]:
    """The pages as a new process without a store would make them, and what it compiled."""
    made: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: object, name: str, filename: str) -> object:
        made.append(filename)
        return compile_(self, source, name, filename)  # type: ignore[call-overload]

    for path in (root / ".briefgen").glob("*"):
        path.unlink()
    with patch.object(Environment, "compile", noted):
        pages, _ = tools.Project(root).site(Session(root, memory={COMPILED: keeper}))
    return pages, made


def test_built_in_templates_are_compiled_once_and_give_the_same_pages(tmp_path: Path) -> None:
    root, shelf = tmp_path / "wire", tmp_path / "shelf"
    shelf.mkdir()
    tools.create(root)
    first, made = built(root, Compiled("salt", shelf))
    again, nothing = built(root, Compiled("salt", shelf))
    assert (again, nothing) == (first, [])
    assert len(made) == len(list(shelf.iterdir())) > 5


def test_templates_of_a_project_are_compiled_in_each_process(tmp_path: Path) -> None:
    root, shelf = tmp_path / "wire", tmp_path / "shelf"
    shelf.mkdir()
    tools.create(root, {**tools.FILES, "templates/briefing.html": PAGE})
    for _ in range(2):
        _, made = built(root, Compiled("salt", shelf))
    assert made == ["templates/briefing.html"]
    assert [path for path in root.rglob("*") if path.suffix in {".template", ".pyc"}] == []


def test_what_was_compiled_with_other_words_is_of_no_use(tmp_path: Path) -> None:
    root, shelf = tmp_path / "wire", tmp_path / "shelf"
    shelf.mkdir()
    project = tools.create(root)
    built(root, Compiled("salt", shelf))
    said = 'msgid "Key facts"\nmsgstr "At a glance"\n'
    project.write("locales/en.po", f'msgid ""\nmsgstr "Language: en\\n"\n\n{said}')
    pages, made = built(root, Compiled("salt", shelf))
    assert "@themes/wire/templates/briefing.html" in made
    assert b"At a glance" in pages["briefings/visit.html"]


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied"])
def test_damage_to_what_was_kept_costs_time_only(damage: str, tmp_path: Path) -> None:
    root, shelf = tmp_path / "wire", tmp_path / "shelf"
    shelf.mkdir()
    tools.create(root)
    first, made = built(root, Compiled("salt", shelf))
    for path in shelf.iterdir():
        data = path.read_bytes()
        hurt = {"cut": data[:-9], "changed": data[:-9] + b"?" + data[-8:], "emptied": b""}
        path.write_bytes(hurt[damage])
    again, made_again = built(root, Compiled("salt", shelf))
    assert (again, made_again) == (first, made)


def test_only_the_same_versions_and_the_same_source_recall_what_was_kept(tmp_path: Path) -> None:
    Compiled("salt", tmp_path).note(*STATE, b"code")
    assert Compiled("salt", tmp_path).recall(*STATE) == b"code"
    assert Compiled("other", tmp_path).recall(*STATE) == b""
    assert Compiled("salt", tmp_path).recall(*STATE[:2], "other") == b""
    assert [path.suffix for path in tmp_path.iterdir()] == [".template"]


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nowhere in (None, tmp_path / "missing"):
        Compiled("salt", nowhere).note(*STATE, b"code")
        assert Compiled("salt", nowhere).recall(*STATE) == b""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    Compiled("salt", tmp_path).note(*STATE, b"code")
    assert list(tmp_path.iterdir()) == []


def test_compiled_templates_lie_beside_compiled_modules() -> None:
    place = compiled.folder()
    assert place is not None
    assert place.name == "__pycache__" or sys.pycache_prefix
