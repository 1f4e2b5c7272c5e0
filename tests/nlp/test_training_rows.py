"""Texts as rows of pieces, as the teacher reads them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefgen.nlp.forms import COLUMNS
from briefgen.nlp.labels import MARKS

TRAINING = Path(__file__).resolve().parents[2] / "training"
KNOWN = 300


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    import rows
    import stream

    yield type("Modules", (), {"rows": rows, "stream": stream})
    for name in set(sys.modules) - before:
        if str(TRAINING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def given(modules: Any) -> tuple[Any, list[Any], list[list[int]]]:
    """Words with one to three pieces, and texts of them, one longer than a row."""
    draw = np.random.default_rng(2)
    words = modules.stream.Words(None)
    words.rows = draw.integers(1, 9, (KNOWN, len(COLUMNS)))
    pieces = [[200 + word] * (1 + word % 3) for word in range(KNOWN)]
    texts = []
    for length in [*draw.integers(3, 60, 80).tolist(), modules.rows.ROW + 40]:
        ids = draw.integers(0, KNOWN, length).astype(np.int32)
        texts.append(modules.stream.Text(ids, ids % 64, ids % 29))
    return words, texts, pieces


@pytest.mark.parametrize("seed", [None, 1])
def test_every_word_stands_in_one_row_and_no_row_is_overfull(
    modules: Any, seed: int | None
) -> None:
    _, texts, pieces = given(modules)
    rng = None if seed is None else np.random.default_rng(seed)
    seen: Counter[tuple[int, int]] = Counter()
    for held in modules.rows.rows(modules.rows.parts(texts, pieces), rng):
        for row in held:
            assert sum(part.size for part in row) <= modules.rows.ROW
            seen.update((p.text, at) for p in row for at in range(p.start, p.end))
    assert seen == Counter((i, at) for i, text in enumerate(texts) for at in range(len(text.words)))


def test_only_the_first_piece_of_a_word_has_its_mark_and_all_are_told_of_the_word(
    modules: Any,
) -> None:
    words, texts, pieces = given(modules)
    some = texts[:3]
    held = next(modules.rows.rows(modules.rows.parts(some, pieces), None))
    batch = modules.rows.filled(words, some, pieces, held)
    shape = [column.name for column in COLUMNS].index("shape")
    for r, row in enumerate(held):
        at = 0
        for part in row:
            expected, told = [-1], [0]
            for word, mark in zip(some[part.text].words, some[part.text].marks, strict=True):
                more = len(pieces[word]) - 1
                expected += [mark, *[-1] * more]
                told += [words.rows[word, shape]] * (more + 1)
            end = at + part.size
            wanted = [[float(i == mark) for i in range(MARKS)] for mark in (*expected, -1)]
            assert batch["target"][r, at:end].tolist() == wanted
            assert batch["shape"][r, at:end].tolist() == [*told, 0]
            at = end


def test_what_a_teacher_has_seen_goes_before_the_mark(modules: Any) -> None:
    words, texts, pieces = given(modules)
    text = texts[0]
    text.soft = np.random.default_rng(3).random((len(text.words), MARKS)).astype(np.float16)
    held = next(modules.rows.rows(modules.rows.parts([text], pieces), None))
    found = modules.rows.filled(words, [text], pieces, held)["target"].reshape(-1, MARKS)
    assert np.array_equal(found[found.any(axis=1)], text.soft)


def test_words_of_which_nothing_is_known_are_passed_over(modules: Any) -> None:
    words, texts, _ = given(modules)
    words.vectors = np.zeros((KNOWN, 100), np.float32)
    text = texts[0]
    text.soft = np.zeros((len(text.words), MARKS), np.float16)
    text.soft[1, 3] = 1
    batch = modules.stream.filled(words, [text], 2)
    assert np.flatnonzero(batch["weight"]).tolist() == [1]
    assert batch["there"].sum() == len(text.words)
