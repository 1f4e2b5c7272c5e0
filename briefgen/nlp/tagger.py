"""The recogniser of names as a component of a spaCy pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.attrs import LOWER, ORTH
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from briefgen.nlp.features import Reader
from briefgen.nlp.labels import decoded, spans
from briefgen.nlp.network import CLEAR, Ensemble, Floats, Network
from briefgen.nlp.weights import packed, size, unpacked

NAME = "names"
FACTORY = "briefgen_names"
BARE, AS_IT_IS = "briefgen.bare_tokenizer.v1", "briefgen.as_it_is.v1"
_SHAPE, _WEIGHTS = "shape.json", "weights.bin"
_MOST = 7_000
"""Words that are kept before memory is cleared, 7 KB each."""
_ROWS = 8_192
"""Rows that memory begins with: those of `_MOST` words, and of as many more as are read at once."""
_AT_ONCE = 1_000
"""Words of several texts that are read at once."""


class Memory:
    """Words that were seen before, by word and phrase mark, as the first layer sees them."""

    def __init__(self, columns: int) -> None:
        self.at: dict[tuple[int, int], int] = {}
        self.rows = np.zeros((_ROWS, columns), dtype=np.float32)
        """The first row is that of no word."""

    def add(self, keys: Sequence[tuple[int, int]], rows: Floats) -> None:
        have, more = 1 + len(self.at), len(keys)
        while have + more > len(self.rows):
            grown = np.zeros((2 * len(self.rows), self.rows.shape[1]), np.float32)
            grown[:have] = self.rows[:have]
            self.rows = grown
        self.rows[have : have + more] = rows
        self.at.update(zip(keys, range(have, have + more), strict=True))

    def of(self, keys: Sequence[tuple[int, int]]) -> list[int]:
        """The rows of words that it knows."""
        return list(map(self.at.__getitem__, keys))


class Names(Pipe):
    """Sets a document's entities."""

    def __init__(self, vocab: Vocab, name: str = NAME, network: Ensemble | None = None) -> None:
        self.vocab, self.name, self.network = vocab, name, network
        self.reader: Reader | None = None
        self.memory: Memory | None = None

    def __call__(self, doc: Doc) -> Doc:
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:  # noqa: ARG002
        """Several texts at a time; what is found in one doesn't hang on those beside it."""
        held: list[Doc] = []
        size = 0
        for doc in stream:
            if size + len(doc) > _AT_ONCE:
                yield from self._read(held)
                held, size = [], 0
            held.append(doc)
            size += 1 + len(doc)
        yield from self._read(held)

    def _read(self, docs: Sequence[Doc]) -> Sequence[Doc]:
        told = [doc for doc in docs if len(doc)]
        if told and self.network is not None:
            scores = self.network.scores(*self._words(self.network, told))
            for doc, own in zip(told, scores, strict=True):
                doc.ents = [Span(doc, *span) for span in spans(decoded(own))]
        return docs

    def _words(self, network: Ensemble, docs: Sequence[Doc]) -> tuple[Floats, list[list[int]]]:
        """All words that are known, and which of them stand in each text; only new ones are read."""
        if self.reader is None:
            self.reader = Reader.of(self.vocab)
        if self.memory is None or len(self.memory.at) > _MOST:
            self.memory = Memory(network.columns)
        memory, keys = self.memory, [self._keys(self.reader, doc) for doc in docs]
        new = list(dict.fromkeys(key for own in keys for key in own if key not in memory.at))
        if new:
            rows, vectors = self.reader.rows([orth for orth, _ in new])
            memory.add(new, network.words(rows, vectors, [phrase for _, phrase in new]))
        return memory.rows, [memory.of(own) for own in keys]

    @staticmethod
    def _keys(reader: Reader, doc: Doc) -> list[tuple[int, int]]:
        both = doc.to_array([ORTH, LOWER]).reshape(len(doc), 2)
        orths, lowers = both[:, 0].tolist(), both[:, 1].tolist()
        return list(zip(orths, reader.phrases(orths, lowers), strict=True))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Weights one behind the other, made small, and beside them how they are cut."""
        folder, network = Path(path), cast("Ensemble", self.network)
        folder.mkdir(parents=True, exist_ok=True)
        shapes, raw = [], b""
        for member in network.members:
            weights = sorted(member.weights.items())
            sizes = {name: w.shape for name, w in weights}
            shapes.append({"reach": member.reach, "weights": sizes})
            raw += b"".join(packed(w) for _, w in weights)
        (folder / _SHAPE).write_text(json.dumps(shapes, indent=1) + "\n", encoding="utf-8")
        (folder / _WEIGHTS).write_bytes(raw)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Names:  # noqa: ARG002
        shapes = json.loads((Path(path) / _SHAPE).read_text(encoding="utf-8"))
        raw = (Path(path) / _WEIGHTS).read_bytes()
        ends = accumulate((size(shape["weights"]) for shape in shapes), initial=0)
        members = tuple(
            Network(unpacked(raw[start:end], shape["weights"]), tuple(shape["reach"]))
            for shape, (start, end) in zip(shapes, pairwise(ends), strict=True)
        )
        self.network = Ensemble(members, CLEAR)
        self.reader = self.memory = None
        return self


@Language.factory(FACTORY, assigns=["doc.ents"])
def names(nlp: Language, name: str) -> Names:
    return Names(nlp.vocab, name)


@registry.callbacks("briefgen.tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer() -> Callable[[Language], Language]:
    """The tokenizer splits words at the dashes of newspapers."""
    from briefgen.nlp.english import english  # noqa: PLC0415 - only where a pipeline is packed

    def changed(nlp: Language) -> Language:
        own = cast("Tokenizer", english().tokenizer)
        cast("Any", nlp.tokenizer).infix_finditer = own.infix_finditer
        return nlp

    return changed


@registry.tokenizers(BARE)  # type: ignore[untyped-decorator]
def bare() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, for one that will read them from its file."""
    return lambda nlp: Tokenizer(nlp.vocab)


@registry.callbacks(AS_IT_IS)  # type: ignore[untyped-decorator]
def as_it_is() -> Callable[[Language], Language]:
    """A pipeline to which nothing need be done."""
    return lambda nlp: nlp
