"""The first layer of the network, registered with spaCy: from features to one vector a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, ORTH
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)
from thinc.types import Floats2d

from briefgen.annotate.language import language
from briefgen.nlp.features import Gaps, Reader, read

_MOST = 30_000
"""Vectors that are kept before memory is cleared."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Memory:
    """Vectors of words that were seen before, by word and phrase mark: most words of a text were."""

    def __init__(self, width: int) -> None:
        self.at: dict[int, int] = {}
        self.vectors = np.zeros((1024, width), dtype=np.float32)

    def add(self, keys: Sequence[int], vectors: NDArray[np.float32]) -> None:
        have, more = len(self.at), len(keys)
        while have + more > len(self.vectors):
            self.vectors = np.vstack([self.vectors, np.zeros_like(self.vectors)])
        self.vectors[have : have + more] = vectors
        self.at.update(zip(keys, range(have, have + more), strict=True))

    def of(self, keys: Sequence[int]) -> NDArray[np.float32]:
        return self.vectors[np.fromiter(map(self.at.__getitem__, keys), np.intp, len(keys))]


@registry.architectures("briefgen.LexicalEmbed.v1")  # type: ignore[untyped-decorator]
def lexical_embed(
    width: int,
    rows: list[int],
    widths: list[int],
    hide_norm: float = 0.0,
    hide_lexical: float = 0.0,
    hide_phrase: float = 0.0,
) -> Model[list[Doc], list[Floats2d]]:
    """Hash embeddings of all columns, `rows` and `widths` of each, mixed by one maxout layer."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(size, count, column=i, seed=8 + i, dropout=0.0)
        for i, (count, size) in enumerate(zip(rows, widths, strict=True))
    ]
    mix = Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)
    net: Model[Any, Any] = chain(
        list2ragged(), with_array(chain(concatenate(*tables), mix)), ragged2list()
    )
    return Model(
        "lexical_embed",
        _forward,
        init=_init,
        layers=[net],
        attrs={"gaps": Gaps(hide_norm, hide_lexical, hide_phrase), "reader": None, "memory": None},
        dims={"nO": width},
    )


def remember(nlp: Language) -> None:
    """Let a trained pipeline keep the vectors of words. Its weights must not change afterwards."""
    for _, component in nlp.pipeline:
        for node in getattr(component, "model", Model("", lambda *_: None)).walk():
            if node.name == "lexical_embed":
                node.attrs["memory"] = Memory(node.get_dim("nO"))


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: ARG001, N803
    model.layers[0].initialize(X=None if X is None else read(_reader(model, X), X))


def _reader(model: Model[Any, Any], docs: Sequence[Doc]) -> Reader:
    reader = model.attrs["reader"]
    if reader is None or (docs and docs[0].vocab is not reader.vocab):
        reader = model.attrs["reader"] = Reader.of(docs[0].vocab)
    return cast("Reader", reader)


def _forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[Any], list[Doc]]]:
    if not docs:
        return [], lambda _: []
    reader = _reader(model, docs)
    if is_train:
        rows = [model.attrs["gaps"].applied(rows) for rows in read(reader, docs)]
        out, back = model.layers[0](rows, is_train=True)
        return out, lambda change: cast("list[Doc]", (back(change), [])[1])
    if model.attrs["memory"] is None:
        return model.layers[0].predict(read(reader, docs)), lambda _: []
    return [_remembered(model, reader, doc) for doc in docs], lambda _: []


def _remembered(model: Model[Any, Any], reader: Reader, doc: Doc) -> Any:
    """The vectors of a document; the network is asked only for words that are new."""
    memory: Memory = model.attrs["memory"]
    words = doc.to_array([ORTH, LOWER]).astype(np.uint64).reshape(len(doc), 2)
    marks = reader.phrases(words[:, 0].tolist(), words[:, 1].tolist())
    keys = (words[:, 0] ^ (marks * _SPREAD)).tolist()
    if len(memory.at) > _MOST:
        memory = model.attrs["memory"] = Memory(model.get_dim("nO"))
    new = {key: i for i, key in enumerate(keys) if key not in memory.at}
    if new:
        rows = reader.rows(doc)[list(new.values())]
        memory.add(list(new), model.layers[0].predict([rows])[0])
    return memory.of(keys)


@registry.callbacks("briefgen.tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer() -> Callable[[Language], Language]:
    """The tokenizer splits words at the dashes of newspapers, as that of the matcher does."""

    def changed(nlp: Language) -> Language:
        cast("Tokenizer", nlp.tokenizer).infix_finditer = cast(
            "Tokenizer", language("en").tokenizer
        ).infix_finditer
        return nlp

    return changed


@registry.misc("briefgen.lexicon_file.v1")  # type: ignore[untyped-decorator]
def lexicon_file(path: str) -> Lookups:
    """The lexicon that training starts with. A trained pipeline carries its own."""
    return Lookups().from_bytes(Path(path).read_bytes())
