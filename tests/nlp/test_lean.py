"""What the start of the model costs: spaCy without its command line, the tokenizer made once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from briefgen.nlp import loading
from briefgen.nlp.shipped import FOLDER

SOURCES = sorted(Path(__file__).parent.parent.joinpath("gold").glob("dev-*.md"))
UNUSED = ("spacy.cli", "requests", "httpx", "weasel", "urllib3", "briefgen.nlp.english")

READ = """
import sys
from briefgen.cli.annotate import annotations_of
from pathlib import Path
Path("text.md").write_text("---\\ntitle: T\\ndate: 2025-01-03\\n---\\nGrete Hallvardsen met Ola Nordmann.\\n")
print(len(annotations_of(Path("text.md"))["mentions"]))
print(*sys.modules)
"""

AFTER = """
from briefgen.nlp.lean import import_spacy
import_spacy()
import sys, spacy
assert not [name for name in sys.modules if name.startswith("spacy.cli")]
told = spacy.info(silent=True)
assert told["spacy_version"] == spacy.__version__
from spacy.cli import info
assert callable(info)
print("as ever")
"""


def run(code: str, folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_a_text_is_read_by_the_model_without_the_command_line_of_spacy(tmp_path: Path) -> None:
    mentions, modules = run(READ, tmp_path)
    assert int(mentions) > 0
    assert {"spacy", "briefgen.nlp.tagger"} < set(modules.split())
    assert [name for name in UNUSED if name in modules.split()] == []


@pytest.mark.parametrize(
    "asked",
    [
        "from briefgen.nlp.abbreviations import abbreviations; print('bzw' in abbreviations('de'))",
        "from briefgen.cli.record import _is_english; print(_is_english('talks'))",
    ],
)
def test_who_asks_for_mere_words_needs_no_command_line_of_spacy_either(
    asked: str, tmp_path: Path
) -> None:
    said, modules = run(f"{asked}\nimport sys\nprint(*sys.modules)", tmp_path)
    assert said == "True"
    assert "spacy" in modules.split()
    assert [name for name in UNUSED[:-1] if name in modules.split()] == []


def test_the_command_line_of_spacy_can_be_used_afterwards(tmp_path: Path) -> None:
    assert run(AFTER, tmp_path) == ["as ever"]


def test_the_tokenizer_is_what_spacy_makes_of_the_folder() -> None:
    own, usual = loading.opened(FOLDER), spacy.load(FOLDER)
    rules = [nlp.tokenizer.to_bytes(exclude=["vocab"]) for nlp in (own, usual)]
    assert rules[0] == rules[1]
    assert own.tokenizer.rules
    for source in SOURCES[:10]:
        text = source.read_text(encoding="utf-8")
        assert [t.text for t in own.tokenizer(text)] == [t.text for t in usual.tokenizer(text)]
    assert SOURCES
