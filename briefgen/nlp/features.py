"""What the network reads of each word: its form, and what the lexicon knows of it and its phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore, get_string_id
from spacy.vocab import Vocab

from briefgen.nlp.forms import COLUMNS, forms, plain, row, usual
from briefgen.nlp.lexicon import LONGEST, UNKNOWN, Lexicon, Word, extended, lexicon

_BEGIN, _INSIDE, _END = 1, 2, 3
_MOST = 60_000
"""Words that are remembered before memory is cleared: it must not grow with the site."""


@dataclass(slots=True)
class Reader:
    """Reads words as rows of the network's tables. What it learns of words it remembers."""

    strings: StringStore
    known: Lexicon
    reaches: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, vocab: Vocab) -> Reader:
        return cls(vocab.strings, lexicon(vocab.lookups))

    def rows(self, orths: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The rows of words in the order of `COLUMNS`, and their vectors."""
        texts = [self.strings[orth] for orth in orths]
        rows = [self._row(text) for text in texts]
        places = [self._place(text) for text in texts]
        shape = (len(rows), len(COLUMNS))
        return np.array(rows, np.int32).reshape(shape), self.known.vectors(places)

    def _place(self, text: str) -> int:
        """Of the word's vector, or of that of the word without marks on its letters."""
        at = self.known.vector(get_string_id(usual(text)))
        if at < 0 and not text.isascii():
            at = self.known.vector(get_string_id(usual(plain(text))))
        return at

    def _row(self, text: str) -> tuple[int, ...]:
        word = self._word(text)
        if word is UNKNOWN and not text.isascii():
            word = self._word(plain(text))
        bits = word.cluster
        coarse = (bits & 1023, bits & 63, bits & 15) if bits else (-1, -1, -1)
        ids = (*forms(text), bits, *(value + 1 for value in coarse), word.flags, word.case)
        return tuple(map(row, COLUMNS, range(len(COLUMNS)), ids))

    def _word(self, text: str) -> Word:
        """What is known of a word, or of the same word in the usual case."""
        capitals = text.isupper() and len(text) > 1
        for form in (text, *((text.title(),) if capitals else ()), usual(text)):
            word = self.known.word(get_string_id(form))
            if word is not None:
                return word if form[:1] == text[:1] else word._replace(flags=0)
        return UNKNOWN

    def phrases(self, orths: Sequence[int], lowers: Sequence[int]) -> list[int]:
        """Marks of the longest known phrases, from the left, that begin with a capital or digit."""
        marks = [0] * len(orths)
        free = 0
        for at, (orth, lower) in enumerate(zip(orths, lowers, strict=True)):
            if orth == lower or at < free:
                continue
            reach = self.reaches.get(lower)
            if reach is None:
                reach = self._reach(lower)
            if not reach:
                continue
            size, kinds = self._phrase(lowers, at, reach)
            if size:
                free = at + size
                marks[at:free] = [4 * kinds + _INSIDE] * size
                marks[at], marks[free - 1] = 4 * kinds + _BEGIN, 4 * kinds + _END
        return marks

    def _phrase(self, lowers: Sequence[int], at: int, reach: int) -> tuple[int, int]:
        best, key = (0, 0), lowers[at]
        for size, lower in enumerate(lowers[at + 1 : at + min(reach, LONGEST)], start=2):
            key = extended(key, lower)
            kinds = self.known.phrase(key)
            best = (size, kinds) if kinds else best
        return best

    def _reach(self, lower: int) -> int:
        if len(self.reaches) > _MOST:
            self.reaches.clear()
        found = self.reaches[lower] = self.known.reach(lower)
        return found
