"""Marks of words become spans, and never ones that make no sense."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.nlp.labels import MARKS, OUTSIDE, decoded, mark, marked, spans
from briefgen.nlp.network import Floats

FEW = (
    OUTSIDE,
    *(mark("ORG", p) for p in ("first", "inside", "last", "alone")),
    mark("LOC", "last"),
)


def test_spans_survive_being_marked() -> None:
    given = [(0, 1, "LOC"), (2, 5, "ORG"), (5, 7, "PERSON")]
    assert spans(np.array(marked(8, given))) == given


def makes_sense(marks: tuple[int, ...]) -> bool:
    return marked(len(marks), spans(np.array(marks))) == list(marks)


def _total(scores: Floats, way: Sequence[int]) -> float:
    return sum(float(scores[at, m]) for at, m in enumerate(way))


@example(138325, 4)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_the_best_marks_that_make_sense_are_found(seed: int, length: int) -> None:
    scores = np.full((length, MARKS), -1000, np.float32)
    scores[:, FEW] = np.random.default_rng(seed).normal(size=(length, len(FEW)))
    found = decoded(scores).tolist()
    ways = filter(makes_sense, itertools.product(FEW, repeat=length))
    best = max(_total(scores, way) for way in ways)
    assert makes_sense(tuple(found))
    # Two ways may differ by less than sums of 32 bits can tell.
    assert _total(scores, found) >= best - 1e-5


@given(st.integers(0, 2**32 - 1))
def test_marks_of_a_stretch_hang_on_no_words_beyond_an_outside_word(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(12, MARKS)).astype(np.float32)
    scores[5:7, OUTSIDE] = 50
    assert decoded(scores)[:6].tolist() == decoded(scores[:6]).tolist()
