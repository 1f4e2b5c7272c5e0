"""Texts as documents of spaCy, the form in which `spacy train` reads them from a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from spacy.attrs import ENT_IOB
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab
from stream import OPEN, Text, Words

from briefgen.nlp.labels import LABELS, marked

CHANCES = "chances"
"""Under this name a document carries what teachers see in it, beside its entities."""


def write(texts: Iterable[Text], spelt: Sequence[str], path: Path) -> None:
    """Texts in a file. `spelt` has all words."""
    vocab = Vocab()
    found = DocBin(["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for text in texts:
        doc = Doc(vocab, words=[spelt[i] for i in text.words.tolist()])
        names = [Span(doc, *name) for name in text.names()]
        open_words = [doc[i : i + 1] for i in np.flatnonzero(text.marks == OPEN).tolist()]
        doc.set_ents(names, missing=open_words, default="outside")
        if text.soft is not None:
            doc.user_data[CHANCES] = text.soft
        found.add(doc)
    found.to_disk(path)


def read(docs: Iterable[Doc], words: Words) -> list[Text]:
    """Documents as texts; their entities are the labels, and what teachers see goes before them."""
    given = list(docs)
    texts = words.read((doc, _marks(doc)) for doc in given)
    for text, doc in zip(texts, given, strict=True):
        text.soft = doc.user_data.get(CHANCES)
    return texts


def _marks(doc: Doc) -> list[int]:
    names = [(e.start, e.end, e.label_) for e in doc.ents if e.label_ in LABELS]
    known = doc.to_array([ENT_IOB]).reshape(-1).tolist()
    marks = marked(len(doc), names)
    return [mark if told else OPEN for mark, told in zip(marks, known, strict=True)]
