"""Marks of words, by which the network says where names are: first, inside, last, alone, outside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LABELS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "PRODUCT", "DATE")
PLACES = ("first", "inside", "last", "alone")
OUTSIDE = 0
MARKS = 1 + len(PLACES) * len(LABELS)

Span = tuple[int, int, str]


def mark(label: str, place: str) -> int:
    return 1 + len(PLACES) * LABELS.index(label) + PLACES.index(place)


def marked(length: int, spans: Sequence[Span]) -> list[int]:
    """The marks of so many words, by spans of words."""
    marks = [OUTSIDE] * length
    for start, end, label in spans:
        if end == start + 1:
            marks[start] = mark(label, "alone")
            continue
        marks[start:end] = [mark(label, "inside")] * (end - start)
        marks[start], marks[end - 1] = mark(label, "first"), mark(label, "last")
    return marks


def _opens(marks: NDArray[np.intp]) -> NDArray[np.intp]:
    """The label that is still open after a mark; 0 if none is."""
    return np.where((marks > 0) & ((marks - 1) % 4 < 2), (marks - 1) // 4 + 1, 0)


def _needs(marks: NDArray[np.intp]) -> NDArray[np.intp]:
    """The label that must be open before a mark; 0 if none may be."""
    place = (marks - 1) % 4
    return np.where((marks > 0) & ((place == 1) | (place == 2)), (marks - 1) // 4 + 1, 0)


_EVERY = np.arange(MARKS)
_OPENS, _NEEDS = _opens(_EVERY), _needs(_EVERY)
_ALLOWED = np.where(_OPENS[:, None] == _NEEDS[None, :], 0.0, -np.inf).astype("f4")


def decoded(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The best row of marks that makes sense: nothing is inside or ends what wasn't opened.

    Mostly the best marks of all words make sense together; the search is only for where they don't.
    """
    best: NDArray[np.intp] = scores.argmax(axis=1)
    open_, needed = _OPENS[best], _NEEDS[best]
    if needed[0] == open_[-1] == 0 and np.array_equal(open_[:-1], needed[1:]):
        return best
    return np.array(_searched(scores), np.intp)


def _searched(scores: NDArray[np.float32]) -> list[int]:
    """Viterbi's search."""
    total = np.where(_NEEDS == 0, scores[0], -np.inf)
    back = []
    for row in scores[1:]:
        ways = total[:, None] + _ALLOWED
        come = ways.argmax(axis=0)
        back.append(come)
        total = ways[come, _EVERY] + row
    total = np.where(_OPENS == 0, total, -np.inf)
    path = [int(total.argmax())]
    for come in reversed(back):
        path.append(int(come[path[-1]]))
    return path[::-1]


def spans(marks: NDArray[np.intp]) -> list[Span]:
    """Spans of words, from marks that make sense."""
    found: list[Span] = []
    begun = 0
    for at in np.flatnonzero(marks).tolist():
        value = int(marks[at]) - 1
        place, label = value % 4, LABELS[value // 4]
        if place == 0:
            begun = at
        elif place == 2:
            found.append((begun, at + 1, label))
        elif place == 3:
            found.append((at, at + 1, label))
    return found
