"""What the copy desk tells of an article as a whole, at its place in the file."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

from briefgen.findings import Finding

PEOPLE = "- {name: Ann Roe, kind: person, roles: [{title: Harbour minister, from: 2021}]}\n"
TEXT = """---
title: Harbour “must stay shut”, says Roe
date: 2025-01-02
---
It should stay shut, the former harbour minister Ann Roe said.
"""


def findings(tmp_path: Path, text: str, language: str = "en") -> list[Finding]:
    settings = f'language = "{language}"\n{tools.FILES["briefgen.toml"]}'
    files = {
        **tools.FILES,
        "briefgen.toml": settings,
        "content/entities/people.yaml": PEOPLE,
        "content/harbour.md": text,
    }
    _, found = tools.create(tmp_path / "wire", files).site()
    return [finding for finding in found if finding.place.path == "content/harbour.md"]


def test_quotations_beside_the_text_and_roles_that_are_over_are_told(tmp_path: Path) -> None:
    quote, role = findings(tmp_path, TEXT)
    assert (str(quote.place), quote.code) == ("content/harbour.md:2", "altered-quote")
    assert (str(role.place), role.code) == ("content/harbour.md:5:50", "stale-role")
    assert "entry ann-roe" in role.hint


@pytest.mark.parametrize("language", ["de", "ar"])
def test_in_other_languages_neither_is(tmp_path: Path, language: str) -> None:
    codes = {finding.code for finding in findings(tmp_path, TEXT, language)}
    assert not codes & {"altered-quote", "stale-role"}
