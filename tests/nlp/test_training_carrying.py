"""What a teacher sees in a text, carried over to copies of it with other names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefgen.nlp.labels import MARKS, OUTSIDE, Span, mark, marked

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    import carrying
    import stream

    yield type("Modules", (), {"carried": staticmethod(carrying.carried), "Text": stream.Text})
    for name in set(sys.modules) - before:
        if str(TRAINING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def text(modules: Any, length: int, spans: list[Span]) -> Any:
    words = np.arange(length, dtype=np.int32)
    return modules.Text(words, np.zeros_like(words), np.array(marked(length, spans), np.int32))


def seen(length: int, spans: list[Span], sure: float = 0.9) -> Any:
    """Chances of a teacher that sees these names, and shares the rest with “no name”."""
    found = np.zeros((length, MARKS), np.float32)
    found[:, OUTSIDE] = 1 - sure
    found[np.arange(length), marked(length, spans)] += sure
    return found


def test_what_is_seen_in_a_name_is_carried_to_the_longer_name_in_its_place(modules: Any) -> None:
    old, new = [(1, 2, "ORG"), (3, 4, "LOC")], [(1, 4, "ORG"), (5, 6, "LOC")]
    answer = seen(5, [*old, (4, 5, "PERSON")])
    found = modules.carried(text(modules, 5, old), answer, text(modules, 7, new))
    assert found.sum(axis=1) == pytest.approx(np.ones(7))
    assert found.argmax(axis=1).tolist() == [
        *(OUTSIDE, mark("ORG", "first"), mark("ORG", "inside"), mark("ORG", "last")),
        *(OUTSIDE, mark("LOC", "alone"), mark("PERSON", "alone")),
    ]
    assert found[2, mark("ORG", "inside")] == pytest.approx(0.9)


def test_a_copy_is_left_out_where_the_teacher_takes_the_name_for_another_kind(modules: Any) -> None:
    names = [(1, 2, "ORG")]
    both = text(modules, 4, names), text(modules, 4, names)
    assert modules.carried(both[0], seen(4, names), both[1]) is not None
    assert modules.carried(both[0], seen(4, [(1, 2, "PERSON")]), both[1]) is None


@pytest.mark.parametrize(("length", "names"), [(5, [(1, 2, "ORG")]), (4, [(2, 3, "ORG")]), (4, [])])
def test_a_copy_is_left_out_where_its_words_lie_otherwise(
    modules: Any, length: int, names: list[Span]
) -> None:
    old = [(1, 2, "ORG")]
    assert (
        modules.carried(text(modules, 4, old), seen(4, old), text(modules, length, names)) is None
    )
