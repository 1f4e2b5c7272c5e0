"""The seam for a statistical model: briefgen's own, or any installed spaCy pipeline.

What it finds and the knowledge base does not know is counted by kind, never linked or marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import spacy
from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.boundaries import in_compound
from briefgen.annotate.lexicon import is_trade_of_firms
from briefgen.expressions import expression
from briefgen.findings import SETTINGS, Failure, Finding, Place
from briefgen.knowledge.entity import Kind
from briefgen.nlp import loading, shipped
from briefgen.nlp.pieces import pieces
from briefgen.source.passage import PICTURE, Passage

_KINDS: Mapping[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "ORG": "organisation",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "event",
    "LAW": "law",
    "PRODUCT": "product",
    "WORK_OF_ART": "other",
    "MISC": "other",
}

_BODIES: tuple[Kind, ...] = ("organisation", "group")
_TIED = expression(r"[a-z]-\Z")
"""A small letter and a hyphen before a name."""
_OPENS = expression(r"(?:\A|[.!?:][”\"’')]? )[“\"‘']?\Z")
"""What stands before the first word of a sentence."""

_RAISED = (AttributeError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What a package raises that is no model, or one for another version of spaCy."""

LONGEST_PASSAGE = 20_000
"""Code points; a longer paragraph is nobody's prose, and the model is not asked about it."""

MOST_OF_AN_ARTICLE = 100_000
"""Code points of one article that the model reads, some 17,000 words: hostile texts stay bounded."""


class Model(Struct, frozen=True):
    """A loaded pipeline; `id` names it with its version, for the salt of stored answers."""

    id: str
    nlp: Language


def load(name: str) -> Model:
    """Load briefgen's own pipeline, or an installed one by its package name.

    Raises:
        Failure: (`model-missing`, `damaged-model`) if there is none of that name, or not a whole one.
    """
    if name == shipped.NAME:
        own = loading.load()
        return Model(f"{name}-{own.meta['version']}", own)
    try:
        nlp = spacy.load(name, exclude=["lemmatizer", "textcat"])
    except _RAISED as error:
        raise Failure(_missing(name, error)) from error
    return Model(f"{name}-{nlp.meta.get('version', '')}", nlp)


def model_candidates(model: Model, passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """The entities that the model sees, of the kinds that we know; dates and numbers are not its job.

    passages: those of one article; what is beyond the limits above is left to the knowledge base.
    """
    given = [(p, offset, text) for p in _readable(passages) for offset, text in pieces(p.text)]
    # One at a time for other pipelines: what is found in a text must not hang on those beside it.
    docs = model.nlp.pipe((text for *_, text in given), batch_size=1)
    return tuple(
        found
        for (passage, offset, _), doc in zip(given, docs, strict=True)
        for found in _candidates(passage, offset, doc)
    )


def _readable(passages: Iterable[Passage]) -> Iterator[Passage]:
    left = MOST_OF_AN_ARTICLE
    for passage in passages:
        length = len(passage.text)
        if length <= min(LONGEST_PASSAGE, left):
            left -= length
            yield passage


def _candidates(passage: Passage, offset: int, doc: Doc) -> Iterator[Candidate]:
    for ent in doc.ents:
        if ent.label_ in _KINDS and _is_written(ent.text):
            start, end = offset + ent.start_char, offset + ent.end_char
            kind = _KINDS[ent.label_]
            yield _candidate(passage, _beginning(passage.text, start, end, kind), end, kind)


def _is_written(name: str) -> bool:
    """Whether a name has a letter or a figure; a picture in a line is none, nor stands one in a name."""
    return PICTURE not in name and any(map(str.isalnum, name))


def _beginning(text: str, start: int, end: int, kind: Kind) -> int:
    """Where the name of a body begins of which the first word is none of it.

    A hyphen ties it to another, "pro-Norse Unity Party", or it opens a sentence: "Chipmaker Acme Inc."
    """
    first, _, rest = text[start:end].partition(" ")
    if kind not in _BODIES or not rest[:1].isupper():
        return start
    tied = " " in rest and _TIED.search(text, max(start - 2, 0), start)
    opens = is_trade_of_firms(first.lower()) and _OPENS.search(text, max(start - 3, 0), start)
    return start + len(first) + 1 if tied or opens else start


def _candidate(passage: Passage, start: int, end: int, kind: Kind) -> Candidate:
    text = passage.text
    return Candidate(
        span=Span(passage.index, start, end),
        text=text[start:end],
        by="model",
        compound=in_compound(text, start, end),
        kind=kind,
    )


def _missing(name: str, error: Exception) -> Finding:
    why = f"no language model “{name}” is installed"
    if is_package(name):  # then what it said helps: it may be made for another version
        said = str(error).partition("\n")[0]
        why = f"the package “{name}” gives no language model: {type(error).__name__}: {said}"
    hint = f"Install it (python -m spacy download {name}), or remove the setting to go on without."
    return Finding(Place(SETTINGS), "model-missing", why, hint)
