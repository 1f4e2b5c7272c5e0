"""Who speaks in short reports of varied build, with the model and the knowledge base that ship.

The texts were written before anything was run on them. How many were right then stands in
docs/quality.md; here they keep what has been reached since.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from expression_cases import FOLDER
from typer.testing import CliRunner

from briefgen.cli import app

MARK = re.compile(r"\{q (?P<speaker>[^}]*)\}|(?P<end>\{/\})")
HEAD = "---\ntitle: News\ndate: 2025-03-05\n---\n"


def parsed(block: str) -> tuple[str, list[dict[str, object]]]:
    """The text without its marks, and its quotations; a common noun names nobody."""
    text, at = HEAD, 0
    quotes: list[dict[str, object]] = []
    begun: tuple[int, str] | None = None
    for mark in MARK.finditer(block):
        text += block[at : mark.start()]
        at = mark.end()
        if begun:
            words = text[begun[0] :].rstrip(" \n“")
            speaker = begun[1] if begun[1][:1].isupper() else None
            quotes.append(
                {
                    "start": begun[0],
                    "end": begun[0] + len(words),
                    "text": words,
                    "speaker": speaker,
                }
            )
        begun = None if mark["end"] else (len(text), mark["speaker"])
    return text + block[at:], quotes


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("speakers_news", 0.97),
        ("speakers_more", 0.96),
        ("speakers_third", 0.96),
        ("speakers_fourth", 0.97),
    ],
)
def test_speakers_are_found_in_reports_of_varied_build(
    name: str, least: float, tmp_path: Path
) -> None:
    _, *blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n---\n")
    for number, block in enumerate(blocks):
        text, quotes = parsed(block.strip("\n"))
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        (tmp_path / f"{number}.gold.json").write_text(
            json.dumps({"quotes": quotes}), encoding="utf-8"
        )
    ran = CliRunner().invoke(app, ["evaluate", str(tmp_path), "--json"])
    told = json.loads(ran.stdout)
    assert told["rows"]["quotes"]["f1"] == 1.0
    assert told["rates"]["quotes with speaker right"]["value"] >= least
