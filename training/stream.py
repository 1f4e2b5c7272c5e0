"""Records as streams of words, which is what the network trains on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from corpora import Record
from numpy.typing import NDArray
from spacy.tokens import Doc

from briefgen.nlp.english import english
from briefgen.nlp.features import Reader
from briefgen.nlp.labels import MARKS, OUTSIDE, Span, marked, spans

OPEN = -1
"""The mark of a word whose label isn't to be trusted."""


@dataclass
class Text:
    """A record's words: which they are, their phrases, and their marks."""

    words: NDArray[np.int32]
    phrases: NDArray[np.int32]
    marks: NDArray[np.int32]
    soft: NDArray[np.float16] | None = None
    """Chances of all marks, as labels and teachers say; nothing if no teacher has read it."""

    def labelled(self) -> NDArray[np.float32]:
        """The marks as chances; none for words whose label is open."""
        found = np.zeros((len(self.words), MARKS), np.float32)
        known = self.marks != OPEN
        found[known, self.marks[known]] = 1
        return found

    def names(self) -> list[Span]:
        return spans(np.where(self.marks == OPEN, OUTSIDE, self.marks))


@dataclass
class Words:
    """All words that were met, with what the network reads of them."""

    reader: Reader
    ids: dict[int, int] = field(default_factory=dict)
    rows: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, 0), np.int32))
    vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def texts(self, records: Iterable[Record]) -> list[Text]:
        docs = ((english().tokenizer(record.text), record) for record in records)
        return self.read((doc, _marks(doc, record)) for doc, record in docs)

    def read(self, docs: Iterable[tuple[Doc, Sequence[int]]]) -> list[Text]:
        """Documents with the marks of their words. The reader's strings are the documents'."""
        found = []
        for doc, marks in docs:
            orths, lowers = [t.orth for t in doc], [t.lower for t in doc]
            ids = [self.ids.setdefault(orth, len(self.ids)) for orth in orths]
            phrases = np.array(self.reader.phrases(orths, lowers), np.int32)
            found.append(Text(np.array(ids, np.int32), phrases, np.array(marks, np.int32)))
        self._learn()
        return found

    def spelt(self) -> list[str]:
        """All words, by their places."""
        return [self.reader.strings[orth] for orth in self.ids]

    def _learn(self) -> None:
        new = list(self.ids)[len(self.rows) :]
        if new:
            rows, vectors = self.reader.rows(new)
            if len(self.rows):
                rows, vectors = np.vstack([self.rows, rows]), np.vstack([self.vectors, vectors])
            self.rows, self.vectors = rows, vectors


def _marks(doc: Doc, record: Record) -> list[int]:
    doubtful = [doc.char_span(s, e, alignment_mode="expand") for s, e in record.open]
    names = []
    for start, end, label in record.spans:
        span = doc.char_span(start, end)
        if span is None:
            doubtful.append(doc.char_span(start, end, alignment_mode="expand"))
        else:
            names.append((span.start, span.end, label))
    marks = marked(len(doc), names)
    taken = {i for start, end, _ in names for i in range(start, end)}
    for span in doubtful:
        for token in span or ():
            if token.i not in taken:
                marks[token.i] = OPEN
    return marks


def filled(words: Words, texts: Sequence[Text], gap: int) -> dict[str, Any]:
    """One stream of texts, with gaps behind each of them."""
    size = sum(len(text.words) + gap for text in texts)
    ids, phrase = np.zeros(size, np.int32), np.zeros(size, np.int32)
    there, target = np.zeros(size, np.float32), np.zeros((size, MARKS), np.float32)
    at = 0
    for text in texts:
        end = at + len(text.words)
        ids[at:end], phrase[at:end], there[at:end] = text.words, text.phrases, 1
        target[at:end] = text.labelled() if text.soft is None else text.soft
        at = end + gap
    vectors = words.vectors[ids]
    return {
        "rows": words.rows[ids],
        "phrase": phrase,
        "vector": vectors,
        "known": vectors.any(axis=1).astype(np.float32),
        "there": there,
        "target": target,
        # Words of which nothing is known are passed over.
        "weight": target.any(axis=1).astype(np.float32),
    }
