"""The lexicon: what is known of words and phrases before any sentence is read.

It is shipped inside the pipeline, as a lookup table of the vocabulary: sorted arrays of hashes, so
that it needs hardly any parsing, and no word can be read back from it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.lookups import Lookups

from briefgen.nlp.keys import unpacked

TABLE = "briefgen_lexicon"
LONGEST = 7
"""Words in the longest phrase that is looked for."""
_MASK = (1 << 64) - 1

WORD = np.dtype([("cluster", "<u2"), ("flags", "<u2"), ("case", "u1")])
PARTS = (
    *("word_keys", "words", "start_keys", "starts", "phrase_keys", "phrases"),
    *("vector_keys", "codes", "books"),
)
BOOK = 256
"""Pieces in each book of a part of the vectors."""


class Word(NamedTuple):
    """cluster: bits of a Brown cluster, the coarsest last; case: how much rarer in lower case."""

    cluster: int = 0
    flags: int = 0
    case: int = 0


UNKNOWN = Word()


def short(key: int) -> int:
    """The 32 bits of a 64-bit hash by which words and phrases are stored."""
    return key >> 32


def extended(key: int, word: int) -> int:
    """The hash of a phrase with one more word, given by the hash of its lower case."""
    return ((key * 1_000_003) ^ word) & _MASK


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sorted keys beside their values."""

    word_keys: Sequence[int]
    words: np.ndarray
    start_keys: Sequence[int]
    starts: Sequence[int]
    phrase_keys: Sequence[int]
    phrases: Sequence[int]
    vector_keys: Sequence[int]
    codes: NDArray[np.uint8]
    """Of each word with a vector, which piece of each book makes the part of its vector."""
    books: NDArray[np.float32]

    def word(self, orth: int) -> Word | None:
        """What is known of a word, by the hash of its exact form."""
        at = _find(self.word_keys, short(orth))
        return None if at is None else Word(*self.words[at].item())

    def reach(self, lower: int) -> int:
        """The words in the longest phrase that begins with this one; 0 if none does."""
        at = _find(self.start_keys, short(lower))
        return 0 if at is None else self.starts[at]

    def phrase(self, key: int) -> int:
        """The kinds of things that a phrase names, as bits; 0 if it is unknown."""
        at = _find(self.phrase_keys, short(key))
        return 0 if at is None else self.phrases[at]

    def vector(self, usual: int) -> int:
        """The place of a word's vector, by the hash of its usual form; -1 if it has none."""
        at = _find(self.vector_keys, short(usual))
        return -1 if at is None else at

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self.books.shape[0] * self.books.shape[2])

    def vectors(self, places: Sequence[int]) -> NDArray[np.float32]:
        """Vectors by their places, one a row; zeros where there is none."""
        at = np.asarray(places, dtype=np.intp)
        found = np.zeros((len(at), self.size), dtype=np.float32)
        known = at >= 0
        codes = self.codes[at[known]]
        found[known] = self.books[np.arange(codes.shape[1]), codes].reshape(len(codes), self.size)
        return found


def _find(keys: Sequence[int], key: int) -> int | None:
    at = bisect_left(keys, key)
    return at if at < len(keys) and keys[at] == key else None


def lexicon(lookups: Lookups) -> Lexicon:
    """The lexicon of a vocabulary; an empty one where it has none."""
    table: Mapping[str, bytes] = lookups.get_table(TABLE, {})
    raw = {part: bytes(table.get(part, b"")) for part in PARTS}
    vector_keys = unpacked(raw["vector_keys"])
    parts = len(raw["codes"]) // max(1, len(vector_keys))
    books = np.frombuffer(raw["books"], "<f2").astype(np.float32)
    return Lexicon(
        word_keys=unpacked(raw["word_keys"]).data,
        words=np.frombuffer(raw["words"], WORD),
        start_keys=unpacked(raw["start_keys"]).data,
        starts=raw["starts"],
        phrase_keys=unpacked(raw["phrase_keys"]).data,
        phrases=raw["phrases"],
        vector_keys=vector_keys.data,
        codes=np.frombuffer(raw["codes"], np.uint8).reshape(len(vector_keys), parts),
        books=books.reshape(parts, BOOK if parts else 0, -1 if parts else 0),
    )
