"""Words by which a text shortens the name of a body that nobody knows.

Beside "Heron Breweries" the word "Heron" is that brewery and no other Heron that the lists know. A
place stays a place ("China" beside "China Widgets"), and a body that the lists describe under just this
name keeps it: its divisions bear it too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_FIRMS = word_set(
    "airlines airways banking beer breweries brewery brewing broadcasting builders capital chemicals coal "
    "communications computers construction cosmetics distillers electric electronics energy "
    "engineering entertainment estates financial foods freight gas hotels industries insurance investments "
    "laboratories logistics metals mills mining minerals motors mutual networks newspapers oil partners "
    "petroleum pharma pharmaceuticals pictures power press properties publishing railways records resources "
    "retail securities semiconductor shipping software solutions steel stores studios supermarkets systems "
    "technologies telecom telecommunications textiles tobacco toys trust utilities ventures wines works"
)
"""Words that end the names of firms."""

_LEGAL = word_set(
    "ag co company corp corporation group holding holdings inc limited llc ltd plc sa"
)
"""Ends of names of firms that are left out as a rule: they make no other firm of one."""

_RUN = expression(r"(?: [A-Z][\w'-]{0,30}){1,4}")
_MADE = expression(r"[A-Z][a-z]+(?: with an article)?(?: in [A-Z][^,;.]{1,60})?\.")
"""A gloss that tells no more than kind and country."""

_BODIES: tuple[Kind, ...] = ("organisation", "group")
_KEPT: tuple[Kind, ...] = ("place", "facility", "person")


def shortened(
    document: Document, known: Iterable[Candidate], whole: Collection[Candidate]
) -> Mapping[str, bool]:
    """Words that open the name of an unknown body; whether it is more than the legal form of a firm.

    known: the candidates that the lists have; whole: those of them that are no part of another name.
    """
    kept = {candidate.span for candidate in whole}
    found: dict[str, bool] = {}
    for candidate in known:
        if candidate.guesses and candidate.span not in kept and _is_short(candidate.text):
            for other in _bodies(document, candidate.span):
                found[candidate.text] = found.get(candidate.text, False) or other
    return found


def is_short_form(
    candidate: Candidate, guess: Guess, entity: Entity, forms: Mapping[str, bool]
) -> bool:
    """Whether a word stands for the unknown body and not for this guess.

    forms: those of the document, as `shortened` gives them.
    """
    other = forms.get(candidate.text)
    if other is None or guess.kind in _KEPT:
        return False
    own = guess.kind in _BODIES and guess.by == "name" and not guess.shared
    return not own or (other and bool(_MADE.fullmatch(entity.gloss)))


def _is_short(text: str) -> bool:
    """Whether it is one word and no acronym, which means the same beside a longer name."""
    return " " not in text and not text.isupper()


def _bodies(document: Document, span: Span) -> Iterator[bool]:
    """Whether a firm's name goes on behind a word, and not only by its legal form."""
    if span.passage in document.titled:
        return
    run = _RUN.match(document.texts[span.passage], span.end)
    words = [word.lower() for word in re.findall(r"[\w-]+", run[0])] if run else []
    if any(word in _FIRMS for word in words):
        yield True
    elif any(word in _LEGAL for word in words):
        yield len(words) > 1
