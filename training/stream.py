"""Records as streams of words, which is what the network trains on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from corpora import Record
from numpy.typing import NDArray
from spacy.tokens import Doc

from briefgen.nlp.english import english
from briefgen.nlp.features import Reader
from briefgen.nlp.labels import marked

OPEN = -1
"""The mark of a word whose label isn't to be trusted."""


@dataclass
class Text:
    """A record's words: which they are, their phrases, and their marks."""

    words: NDArray[np.int32]
    phrases: NDArray[np.int32]
    marks: NDArray[np.int32]
    weight: float = 1.0
    soft: NDArray[np.float16] = field(default_factory=lambda: np.zeros((0, 0), np.float16))
    """Chances of all marks, as labels and teachers say; nothing where none does."""


@dataclass
class Words:
    """All words that were met, with what the network reads of them."""

    reader: Reader
    ids: dict[int, int] = field(default_factory=dict)
    rows: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, 0), np.int32))
    vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def texts(self, records: Iterable[Record], weight: float = 1.0) -> list[Text]:
        nlp = english()
        found = []
        for record in records:
            doc = nlp.tokenizer(record.text)
            orths, lowers = [t.orth for t in doc], [t.lower for t in doc]
            for orth in orths:
                if orth not in self.ids:
                    self.reader.strings.add(nlp.vocab.strings[orth])
            ids = [self.ids.setdefault(orth, len(self.ids)) for orth in orths]
            found.append(
                Text(
                    np.array(ids, np.int32),
                    np.array(self.reader.phrases(orths, lowers), np.int32),
                    np.array(_marks(doc, record), np.int32),
                    weight,
                )
            )
        self._learn()
        return found

    def _learn(self) -> None:
        new = list(self.ids)[len(self.rows) :]
        if new:
            rows, vectors = self.reader.rows(new)
            if len(self.rows):
                rows, vectors = np.vstack([self.rows, rows]), np.vstack([self.vectors, vectors])
            self.rows, self.vectors = rows, vectors


def _marks(doc: Doc, record: Record) -> list[int]:
    doubtful = [doc.char_span(s, e, alignment_mode="expand") for s, e in record.open]
    spans = []
    for start, end, label in record.spans:
        span = doc.char_span(start, end)
        if span is None:
            doubtful.append(doc.char_span(start, end, alignment_mode="expand"))
        else:
            spans.append((span.start, span.end, label))
    marks = marked(len(doc), spans)
    taken = {i for start, end, _ in spans for i in range(start, end)}
    for span in doubtful:
        for token in span or ():
            if token.i not in taken:
                marks[token.i] = OPEN
    return marks


def batches(
    texts: Sequence[Text], size: int, gap: int, rng: np.random.Generator | None
) -> Iterator[list[int]]:
    """Texts by their places, as many at a time as fill `size` words with their gaps."""
    held: list[int] = []
    room = size
    for i in range(len(texts)) if rng is None else rng.permutation(len(texts)).tolist():
        need = len(texts[i].words) + gap
        if need > room and held:
            yield held
            held, room = [], size
        if need <= room:
            held.append(i)
            room -= need
    if held:
        yield held


def filled(words: Words, texts: Sequence[Text], size: int, gap: int, marks: int) -> dict[str, Any]:
    """One stream of texts, with gaps between them, of exactly `size` words."""
    ids, phrase = np.zeros(size, np.int32), np.zeros(size, np.int32)
    there, weight = np.zeros(size, np.float32), np.zeros(size, np.float32)
    target = np.zeros((size, marks), np.float32)
    at = 0
    for text in texts:
        end = at + len(text.words)
        ids[at:end], phrase[at:end], there[at:end] = text.words, text.phrases, 1
        target[at:end] = text.soft
        # Words of which nothing is known are passed over.
        weight[at:end] = text.weight * text.soft.any(axis=1)
        at = end + gap
    vectors = words.vectors[ids]
    return {
        "rows": words.rows[ids],
        "phrase": phrase,
        "vector": vectors,
        "known": vectors.any(axis=1).astype(np.float32),
        "there": there,
        "target": target,
        "weight": weight,
    }
