"""The script that scores a pipeline, on a corpus of our own of four sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

ROOT = Path(__file__).resolve().parents[2]
GOLD = (
    ("Ada Lindqvist went to Oslo.", ("Ada Lindqvist", "PERSON"), ("Oslo", "LOC")),
    ("The Harbour Board met Lindqvist.", ("Harbour Board", "ORG"), ("Lindqvist", "PERSON")),
    ("It rained.",),
)
SEEN = [
    {"label": "PERSON", "pattern": "Ada Lindqvist"},  # right
    {"label": "GPE", "pattern": "Oslo"},  # right, by another name
    {"label": "PERSON", "pattern": "Harbour Board"},  # wrong label; the second Lindqvist is missed
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    rows = [
        {
            "text": text,
            "spans": [[text.index(n), text.index(n) + len(n), label] for n, label in names],
        }
        for text, *names in GOLD
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(SEEN)
    nlp.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


def test_scores_are_of_exact_spans_with_their_labels(pipeline: Path, corpus: Path) -> None:
    command = [sys.executable, "training/evaluate.py", str(pipeline), str(corpus)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    # 2 of 3 found are right, 2 of 4 are found: F1 = 2 * 2 / (3 + 4)
    assert said.split() == [
        *("own", "F1", "57.1", "P", "66.7", "R", "50.0"),
        *("PERSON", "50.0", "ORG", "0.0", "LOC", "100.0", "(4", "names)"),
    ]


def test_the_shipped_pipeline_is_scored_by_its_name(corpus: Path) -> None:
    command = [sys.executable, "training/evaluate.py", "briefgen", str(corpus)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert float(said.split()[2]) > 40
