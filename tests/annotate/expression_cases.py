"""Reads the tables under tests/fixtures/expressions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "expressions"


@dataclass(frozen=True)
class Case:
    """A sentence, the expressions expected in it, and the article's date."""

    text: str
    expected: tuple[tuple[str, str], ...]
    reference: str = ""


def cases(name: str) -> list[Case]:
    found, reference = [], ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            reference = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            text, _, expected = line.partition(" =>")
            found.append(Case(text, _pairs(expected), reference))
    return found


def _pairs(expected: str) -> tuple[tuple[str, str], ...]:
    parts = [part.rpartition(" = ") for part in expected.split(" ; ") if part.strip()]
    return tuple((text.strip(), value.strip()) for text, _, value in parts)
