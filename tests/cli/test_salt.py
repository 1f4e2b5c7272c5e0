"""Answers of other versions are never used: the store's salt holds all that they depend on."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from briefgen.cli import session

SIDE_EFFECTS = {"distributed", "rich", "starlette", "typer", "uvicorn", "watchdog", "websockets"}
"""They show, serve and carry; no answer is made with them."""


def test_every_dependency_that_makes_answers_is_in_the_salt() -> None:
    required = importlib.metadata.requires("briefgen") or []
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in required}
    assert names - SIDE_EFFECTS <= set(session.ENGINES)


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
