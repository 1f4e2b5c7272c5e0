"""Who speaks in short reports of varied build, with the model and the knowledge base that ship.

The texts were written before anything was run on them. How many were right then stands in
docs/quality.md; here they keep what has been reached since.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from expression_cases import FOLDER

from briefgen.annotate.alignment import is_same_speaker
from briefgen.cli.session import QUERIES, Options, mounts
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.pipeline.reading import bare

MARK = re.compile(r"\{q (?P<speaker>[^}]*)\}|(?P<end>\{/\})")
SETS = [
    ("speakers_news", 0.97),
    ("speakers_more", 0.96),
    ("speakers_third", 0.96),
    ("speakers_fourth", 0.97),
    ("speakers_strangers", 0.96),
    ("speakers_fifth", 1.0),
    ("speakers_sixth", 1.0),
]


def parsed(block: str) -> tuple[str, list[tuple[str, str | None]]]:
    """The text without its marks, and its quotations; a common noun names nobody."""
    text, at = "", 0
    quotes: list[tuple[str, str | None]] = []
    begun: tuple[int, str] | None = None
    for mark in MARK.finditer(block):
        text += block[at : mark.start()]
        at = mark.end()
        if begun:
            words, speaker = text[begun[0] :].rstrip(" \n“"), begun[1]
            quotes.append((words, speaker if speaker[:1].isupper() else None))
        begun = None if mark["end"] else (len(text), mark["speaker"])
    return text + block[at:], quotes


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Build:
    empty: Path = tmp_path_factory.mktemp("nothing")
    return Build(Files(empty, mounts(), Options({})), queries=QUERIES)


@pytest.mark.parametrize(("name", "least"), SETS)
def test_speakers_are_found_in_reports_of_varied_build(name: str, least: float, ask: Build) -> None:
    _, *blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n---\n")
    right: list[bool] = []
    for block in blocks:
        text, quotes = parsed(block.strip("\n"))
        found = bare(ask, text, "News", "2025-03-05").annotations.quotations
        assert [one.text for one in found] == [words for words, _ in quotes]
        right += [
            is_same_speaker({"speaker": speaker}, {"speaker": one.speaker_name})
            for (_, speaker), one in zip(quotes, found, strict=True)
        ]
    assert sum(right) / len(right) >= least
