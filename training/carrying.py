"""Carries what a teacher sees in a text over to a copy of it in which names are exchanged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from stream import Text

from briefgen.nlp.labels import LABELS, MARKS, OUTSIDE, PLACES, marked

Chances = NDArray[np.float16 | np.float32]


def carried(text: Text, seen: Chances, copy: Text) -> Chances | None:
    """Chances for the words of the copy; None where the two don't lie side by side.

    Between names words stand for words. Within, what the teacher thinks of the old name is
    thought of the new one, if it takes the old one for what it was exchanged as.
    """
    seen = seen.astype(np.float32)
    ours, theirs = text.names(), copy.names()
    if [label for *_, label in ours] != [label for *_, label in theirs]:
        return None
    found = np.zeros((len(copy.words), MARKS), np.float32)
    at = there = 0
    ends = (len(text.words), len(text.words), ""), (len(copy.words), len(copy.words), "")
    for (start, end, label), (begin, stop, _) in zip(
        [*ours, ends[0]], [*theirs, ends[1]], strict=True
    ):
        if start - at != begin - there:
            return None
        found[there:begin] = seen[at:start]
        if label:
            kinds, outside = _kinds(seen[start:end])
            if LABELS[int(kinds.argmax())] != label:
                return None
            found[begin:stop, OUTSIDE] = outside
            for i, chance in enumerate(kinds.tolist()):
                marks = marked(stop - begin, [(0, stop - begin, LABELS[i])])
                found[np.arange(begin, stop), marks] = chance
        at, there = end, stop
    return found


def _kinds(seen: Chances) -> tuple[NDArray[np.float32], float]:
    """The chances that some words are a name of each kind, and that they are none."""
    mean = seen.mean(axis=0)
    return mean[1:].reshape(len(LABELS), len(PLACES)).sum(axis=1), float(mean[OUTSIDE])
