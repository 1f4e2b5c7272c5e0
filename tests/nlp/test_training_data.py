"""What training makes of vectors and of unlabelled text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
NORWAY = {
    "type": "GPE",
    "sub": "country",
    "title": "Norway",
    "aliases": {"Norway": 1.0},
    "demonyms": ["Norwegian"],
    "capital": "Oslo",
}
LIFE = (
    "Ada Marie Lindqvist was a Norwegian engineer who built harbours in Norway and elsewhere. "
    "Lindqvist died in Bergen, where she had lived for many years with her sister and a cat."
)


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    import rules
    import summaries
    import vectors

    yield type("Modules", (), {"rules": rules, "summaries": summaries, "vectors": vectors})
    for name in set(sys.modules) - before:
        if str(TRAINING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def test_vectors_made_small_are_near_what_they_were_and_always_the_same(modules: Any) -> None:
    table = np.random.default_rng(1).normal(size=(2_000, 50)).astype(np.float32)
    books, codes = modules.vectors.quantised(table)
    again = modules.vectors.quantised(table)
    assert np.array_equal(books, again[0])
    assert np.array_equal(codes, again[1])
    back = books[np.arange(codes.shape[1]), codes].reshape(table.shape)
    assert ((table - back) ** 2).mean() < 0.1 * (table**2).mean()


def test_books_hang_on_nothing_but_what_they_are_made_of(modules: Any) -> None:
    draw = np.random.default_rng(2)
    first, more = (draw.normal(size=(count, 50)).astype(np.float32) for count in (1_500, 400))
    books, codes = modules.vectors.quantised(first)
    wider = modules.vectors.quantised(np.vstack([more, first]), first)
    assert np.array_equal(wider[0], books)
    assert np.array_equal(wider[1][len(more) :], codes)
    assert wider[1][: len(more)].any()


def records(modules: Any, folder: Path, tests: list[str]) -> list[Any]:
    path = folder / "summaries.json"
    entry = {"title": "Ada Lindqvist", "topic": "People", "description": "", "extract": LIFE}
    path.write_text(json.dumps({"Ada Lindqvist": entry}), encoding="utf-8")
    gazetteer = modules.rules.Gazetteer([NORWAY])
    return list(modules.summaries.summaries(path, tests, gazetteer))


def test_a_life_labels_its_person_and_leaves_other_capitals_open(
    modules: Any, tmp_path: Path
) -> None:
    (record,) = records(modules, tmp_path, [])
    assert [(LIFE[s:e], label) for s, e, label in record.spans] == [
        ("Ada Marie Lindqvist", "PERSON"),
        ("Norwegian", "NORP"),
        ("Norway", "LOC"),
        ("Lindqvist", "PERSON"),
    ]
    assert [LIFE[s:e] for s, e in record.open] == ["Bergen"]


def test_a_summary_that_shares_a_run_of_words_with_a_test_is_left_out(
    modules: Any, tmp_path: Path
) -> None:
    assert (
        records(modules, tmp_path, ["She LIVED for many years with her sister, and a dog."]) == []
    )
    assert records(modules, tmp_path, ["for many years with her brother and a dog"])
