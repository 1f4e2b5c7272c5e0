"""Two people who share a surname that is written once: “Ivo and Rosa Lund” names Ivo Lund too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.neighbours import is_name_before
from briefgen.expressions import expression
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base

_FIRST: Final = expression(r"(?<![\w.'-])([A-Z][a-z]{1,15}(?:-[A-Z][a-z]{1,15})?) and \Z")
_LEFT: Final = 40
_AND: Final = len(" and ")
SHARED: Final = "shared surname"
"""The reason for a link by a first name whose surname stands behind another."""

_KNOWN: Final = 45
"""The prior from which on the two may be a pair that the text takes for known."""


def shared_surname(
    base: Base, found: Candidate, text: str, identities: Mapping[str, str]
) -> Candidate | None:
    """Who is named before a full name by a first name alone, if the lists have one of that surname."""
    if " " not in found.text or any(guess.kind != "person" for guess in found.guesses):
        return None
    start = found.span.start
    if not text.endswith(" and ", 0, start):
        return None
    first = _FIRST.search(text, max(start - _LEFT, 0), start)
    if first is None:
        return None
    full = f"{first[1]} {found.text.partition(' ')[2]}"
    persons = [g for g in base.guesses(key(full)) if g.kind == "person" and g.by == "name"]
    if len(persons) != 1 or persons[0].prior < _KNOWN:
        return None
    span, told = Span(found.span.passage, *first.span(1)), identities.get(persons[0].id)
    if told is not None:  # an entry of the site, which is found by its own names
        return None
    return Candidate(span, first[1], guesses=tuple(persons), full=full)


def is_pair(
    candidate: Candidate,
    found: Mapping[Span, Mention],
    document: Document,
    bearers: Mapping[str, Span],
) -> bool:
    """Whether who bears the surname behind is decided, and the first name is nobody's surname.

    bearers: the last words of persons' full names.
    """
    span = candidate.span
    if candidate.text in bearers or is_name_before(document, span):
        return False
    behind = (span.passage, span.end + _AND)
    return any((s.passage, s.start) == behind and m.kind == "person" for s, m in found.items())


def in_full(candidate: Candidate) -> Candidate:
    """The candidate as if its whole name stood there."""
    return candidate._replace(text=candidate.full, full="") if candidate.full else candidate


def shared(candidate: Candidate) -> tuple[str, ...]:
    """The reason for a link that is one of two by a shared surname."""
    return (SHARED,) if candidate.full else ()


def with_first(
    found: Iterable[Candidate], base: Base, text: str, identities: Mapping[str, str]
) -> tuple[Candidate, ...]:
    """The candidates of a passage, with those by a first name in place of what stood there.

    identities: ids of entities that the site tells otherwise.
    """
    kept: list[Candidate] = []
    for candidate in found:
        if (first := shared_surname(base, candidate, text, identities)) is not None:
            if kept and kept[-1].span == first.span:
                kept.pop()
            if not kept or kept[-1].span.end <= first.span.start:
                kept.append(first)
        kept.append(candidate)
    return tuple(kept)
