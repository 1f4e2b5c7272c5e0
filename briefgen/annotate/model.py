"""The seam for a statistical model: any installed spaCy pipeline with an entity recogniser.

What it finds and the knowledge base does not know is counted by kind, never linked or marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import spacy
from spacy.language import Language

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.boundaries import in_compound
from briefgen.findings import Failure, Finding, Place
from briefgen.knowledge.entity import Kind
from briefgen.source.passage import Passage

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
_LONGEST = 900_000
"""spaCy refuses texts of more than a million characters; such a passage is nobody's prose."""


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded pipeline; `id` names it with its version, for the salt of stored answers."""

    id: str
    nlp: Language


def load(name: str) -> Model:
    """Load an installed pipeline by its package name. Raises Failure (`model-missing`)."""
    try:
        nlp = spacy.load(name, exclude=["lemmatizer", "textcat"])
    except (OSError, ValueError, ImportError) as error:
        raise Failure(_missing(name, str(error))) from error
    return Model(f"{name}-{nlp.meta.get('version', '')}", nlp)


def model_candidates(model: Model, passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """The entities that the model sees, of the kinds that we know; dates and numbers are not its job."""
    readable = [p for p in passages if len(p.text) <= _LONGEST]
    docs = model.nlp.pipe(p.text for p in readable)
    return tuple(
        _candidate(passage, ent.start_char, ent.end_char, _KINDS[ent.label_])
        for passage, doc in zip(readable, docs, strict=True)
        for ent in doc.ents
        if ent.label_ in _KINDS
    )


def _candidate(passage: Passage, start: int, end: int, kind: Kind) -> Candidate:
    text = passage.text
    return Candidate(
        span=Span(passage.index, start, end),
        text=text[start:end],
        by="model",
        compound=in_compound(text, start, end),
        kind=kind,
    )


def _missing(name: str, reason: str) -> Finding:
    hint = f"Install it (python -m spacy download {name}), or remove the setting to go on without."
    first_line = reason.partition("\n")[0]
    return Finding(
        Place("briefgen.toml"), "model-missing", f"no model “{name}”: {first_line}", hint
    )
