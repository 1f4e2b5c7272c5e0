"""The editor's own word on names: pins inline, and `mentions:` in the front matter.

An inline pin stands before everything. A line of the front matter holds for every occurrence of its
surface, except inside a longer known name: `Georgia: georgia-us` says nothing of "South Georgia".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Mention, Span, TermUse
from briefgen.annotate.boundaries import in_compound
from briefgen.annotate.document import Document
from briefgen.annotate.ground import Ground
from briefgen.annotate.plain import alternatives
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import fold
from briefgen.source.article import Override
from briefgen.source.passage import Passage

NONE = "none"


class Pin(Struct, frozen=True):
    """A span whose target the editor wrote: an id, or "none"."""

    span: Span
    target: str


class Pinned(Struct, frozen=True):
    """What the pins come to."""

    mentions: tuple[Mention, ...]
    terms: tuple[TermUse, ...]


def pins(
    document: Document,
    passages: Sequence[Passage],
    overrides: Sequence[Override],
    candidates: Iterable[Candidate],
    ground: Ground,
) -> tuple[Pin, ...]:
    """All pins that hold, each having taken its ground."""
    inline = [
        Pin(Span(p.index, start, end), target) for p in passages for start, end, target in p.pinned
    ]
    found = [pin for pin in inline if ground.take(pin.span)]
    if overrides:
        lengths = _lengths(candidates)
        found += [
            pin
            for pin in _overrides(document, overrides)
            if not _inside_longer(pin.span, lengths) and ground.take(pin.span)
        ]
    return tuple(found)


def apply(
    pins: Iterable[Pin],
    passages: Mapping[int, Passage],
    entities: Mapping[str, Entity],
    terms: frozenset[str],
) -> Pinned:
    """Mentions and terms of the pins; a target that nobody knows names nothing."""
    mentions: list[Mention] = []
    uses: list[TermUse] = []
    for pin in pins:
        span = pin.span
        whole = passages[span.passage].text
        text, compound = whole[span.start : span.end], in_compound(whole, span.start, span.end)
        if (entity := entities.get(pin.target)) is not None:
            mentions.append(Mention(span, text, entity.kind, entity.id, "pinned", compound))
        elif pin.target in terms:
            uses.append(TermUse(span, text, pin.target, compound))
    return Pinned(tuple(mentions), tuple(uses))


def _overrides(document: Document, overrides: Sequence[Override]) -> Iterator[Pin]:
    targets = {fold(o.surface).strip(): o.entity for o in overrides if o.surface.strip()}
    if not targets:
        return
    pattern = re.compile(rf"(?<!\w)(?:{alternatives(targets)})(?!\w)")
    for index in sorted(document.texts):
        for found in pattern.finditer(document.texts[index]):
            yield Pin(Span(index, found.start(), found.end()), targets[found[0]])


def _lengths(candidates: Iterable[Candidate]) -> dict[tuple[int, int], int]:
    return {
        (c.span.passage, at): c.span.end - c.span.start
        for c in candidates
        for at in range(c.span.start, c.span.end)
    }


def _inside_longer(span: Span, lengths: Mapping[tuple[int, int], int]) -> bool:
    longest = max(lengths.get((span.passage, at), 0) for at in (span.start, span.end - 1))
    return longest > span.end - span.start
