"""What the network reads of each word: its form, and what the lexicon knows of it and its phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, NORM, ORTH, PREFIX, SHAPE, SUFFIX
from spacy.tokens import Doc
from spacy.vocab import Vocab

from briefgen.nlp.lexicon import LONGEST, UNKNOWN, Lexicon, Word, extended, lexicon

FORMS = (NORM, PREFIX, SUFFIX, SHAPE)
COLUMNS: tuple[str, ...] = (
    *("norm", "prefix", "suffix", "shape"),
    *("cluster", "cluster_10", "cluster_6", "cluster_4", "flags", "case", "phrase"),
)
PHRASE = len(COLUMNS) - 1
_BEGIN, _INSIDE, _END = 1, 2, 3
_MOST = 60_000
"""Words that are remembered before memory is cleared: it must not grow with the site."""

Rows = NDArray[np.uint64]
_draw = np.random.random


@dataclass(slots=True)
class Reader:
    """Reads documents as rows of features, one a word. What it learns of words it remembers."""

    vocab: Vocab
    known: Lexicon
    lexical: dict[int, tuple[int, ...]] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, vocab: Vocab) -> Reader:
        return cls(vocab, lexicon(vocab.lookups))

    def rows(self, doc: Doc) -> Rows:
        """The features of a document, in the order of `COLUMNS`."""
        forms = doc.to_array([*FORMS, ORTH, LOWER]).reshape(len(doc), len(FORMS) + 2)
        orths, lowers = forms[:, -2].tolist(), forms[:, -1].tolist()
        lexical = np.array([self._lexical(orth) for orth in orths], dtype=np.uint64)
        phrases = np.zeros((len(doc), 1), dtype=np.uint64)
        self._mark(phrases, orths, lowers)
        return np.hstack([forms[:, : len(FORMS)], lexical.reshape(len(doc), -1), phrases])

    def phrases(self, orths: Sequence[int], lowers: Sequence[int]) -> NDArray[np.uint64]:
        """Only the last column of `rows`, the one that depends on a word's neighbours."""
        marks = np.zeros((len(orths), 1), dtype=np.uint64)
        self._mark(marks, orths, lowers)
        return marks[:, 0]

    def _lexical(self, orth: int) -> tuple[int, ...]:
        found = self.lexical.get(orth)
        if found is None:
            if len(self.lexical) > _MOST:
                self.lexical.clear()
            found = self.lexical[orth] = _columns(self._word(orth))
        return found

    def _word(self, orth: int) -> Word:
        """What is known of a word, or of the same word in the usual case."""
        text = self.vocab.strings[orth]
        forms = (
            (text.title(), text.lower()) if text.isupper() and len(text) > 1 else (text.lower(),)
        )
        for form in (text, *forms):
            word = self.known.word(self.vocab.strings[form])
            if word is not None:
                return word if form[:1] == text[:1] else word._replace(flags=0)
        return UNKNOWN

    def _mark(self, marks: Rows, orths: Sequence[int], lowers: Sequence[int]) -> None:
        """Mark the longest known phrases, from the left; they begin with a capital or a digit."""
        free = 0
        for at, (orth, lower) in enumerate(zip(orths, lowers, strict=True)):
            if at < free or orth == lower:
                continue
            size, kinds = self._phrase(lowers, at)
            if size:
                free = at + size
                marks[at:free, 0] = 4 * kinds + _INSIDE
                marks[at, 0], marks[free - 1, 0] = 4 * kinds + _BEGIN, 4 * kinds + _END

    def _phrase(self, lowers: Sequence[int], at: int) -> tuple[int, int]:
        reach = self._reach(lowers[at])
        best, key = (0, 0), lowers[at]
        for size, lower in enumerate(lowers[at + 1 : at + min(reach, LONGEST)], start=2):
            key = extended(key, lower)
            kinds = self.known.phrase(key)
            best = (size, kinds) if kinds else best
        return best

    def _reach(self, lower: int) -> int:
        found = self.reaches.get(lower)
        if found is None:
            if len(self.reaches) > _MOST:
                self.reaches.clear()
            found = self.reaches[lower] = self.known.reach(lower)
        return found


def _columns(word: Word) -> tuple[int, ...]:
    bits = word.cluster
    coarse = (bits & 1023, bits & 63, bits & 15) if bits else (0, 0, 0)
    return (bits, *(value + 1 if bits else 0 for value in coarse), word.flags, word.case)


@dataclass(frozen=True, slots=True)
class Gaps:
    """How often training hides what is known of a word, so that the network learns to do without."""

    norm: float = 0.0
    lexical: float = 0.0
    phrase: float = 0.0

    def applied(self, rows: Rows) -> Rows:
        """Rows with gaps, drawn from numpy's global generator, which `spacy train` seeds."""
        rows = rows.copy()
        size = len(rows)
        rows[_draw(size) < self.norm, 0] = 0
        hidden = _draw(size) < self.lexical
        rows[hidden, len(FORMS) : PHRASE] = 0
        starts = rows[:, PHRASE] % 4 == _BEGIN
        phrase = np.cumsum(starts)
        lost = _draw(int(phrase[-1]) + 1 if size else 1) < self.phrase
        rows[lost[phrase], PHRASE] = 0
        return rows


def read(reader: Reader, docs: Iterable[Doc]) -> list[Rows]:
    """The rows of several documents."""
    return [reader.rows(doc) for doc in docs]
