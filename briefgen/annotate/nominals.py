"""Nominals: "the department" comes back to the one organisation named so far that is a department.

They are counted and never marked (PRODUCT rule 11).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import FUNCTION_WORDS, NOMINALS, TITLES, word_set
from briefgen.annotate.plain import small_tokens, tokens
from briefgen.annotate.signs import head as told_head
from briefgen.annotate.signs import is_firm
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_NO_NAMES = TITLES | FUNCTION_WORDS
_HEAD = "|".join(sorted(NOMINALS))
_ANOTHER = expression(
    rf"(?<!, )(?<!is )(?<!was )(?<!as )\b(?:[Aa]n?|[Aa]nother) (?:[\w-]+ ){{0,2}}?({_HEAD})(?![\w-])"
)
"""One more that fits, told in small letters: "a Russian court"; not "Acme, a company"."""

_CALLED = expression(rf"\b({_HEAD}) (?=([A-Z]\w+))")
"""What somebody is, before the name: "leisure group Acme"."""

_OWN = 9
"""The weight from which on a name is an organisation's own."""

_OF_ALL = word_set("company corporation group organisation organization")
"""What notes call nearly everybody."""

_ANY = ""
"""The head noun of somebody who may be anything: an organisation that nobody knows."""

_PAIR = expression(r"([A-Zt](?<!\w.)(?:(?<=[Tt])he|(?<=[A-Z])\w*+))(?= (\w+)(?![\w-])(?! of\b))")


def nominals(
    document: Document,
    mentions: Iterable[Mention],
    entities: Mapping[str, Entity],
    candidates: Iterable[Candidate] = (),
) -> tuple[Mention, ...]:
    """Mentions by head noun; nothing where two organisations, known or not, would fit.

    candidates: names of which those that no mention decides may be those of more of them.
    """
    mentions = tuple(mentions)
    events = [*_standing(document, mentions)]
    heads = frozenset(head for _, head, owner in events if not owner)
    if not heads:
        return ()
    events += _events(document, mentions, entities, heads)
    decided = {mention.span for mention in mentions if mention.entity}
    unsure = (c for c in candidates if c.span not in decided)
    events += _rivals(unsure, heads - _OF_ALL, entities)
    named: dict[str, set[str]] = {}
    last: dict[str, Span] = {}
    found: list[Mention] = []
    for span, head, owner in sorted(events):
        fitting = named.setdefault(head, set())
        if owner:
            if owner.lstrip("?") not in fitting:
                fitting.add(owner)
            last[head] = span
            continue
        known = len(fitting) == 1 and last.get(_ANY, last[head]) <= last[head]
        if known and (entity := entities.get(min(fitting))) is not None:
            text = document.surface(span)
            found.append(Mention(span, text, entity.kind, entity.id, "nominal"))
    return tuple(found)


_Event = tuple[Span, str, str]
"""A place, a head noun, and the organisation named there, "" where a nominal stands."""


def _standing(document: Document, mentions: tuple[Mention, ...]) -> Iterator[_Event]:
    """The nominals, and what may be names with such a head, where nothing else is mentioned."""
    texts = {i: t for i, t in document.texts.items() if not NOMINALS.isdisjoint(small_tokens(t))}
    pairs = [
        (Span(index, found.start(), found.end(2)), found[1], found[2])
        for index, text in texts.items()
        for found in _PAIR.finditer(text)
        if found[2].lower() in NOMINALS
    ]
    there = {span.passage for span, _, _ in pairs}
    spans = [mention.span for mention in mentions if mention.span.passage in there]
    named = {(span.passage, at) for span in spans for at in range(span.start, span.end)}
    yield from _unnamed(p for p in pairs if (p[0].passage, p[0].end - 1) not in named)


def _events(
    document: Document,
    mentions: tuple[Mention, ...],
    entities: Mapping[str, Entity],
    heads: Collection[str],
) -> Iterator[_Event]:
    """Where else an organisation is named that may be meant by one of the head nouns."""
    for mention in mentions:
        entity = entities.get(mention.entity)
        if entity is not None and entity.kind == "organisation":
            own = _heads(entity)
            yield from ((mention.span, head, entity.id) for head in own if head in heads)
            told = _told_heads(entity) - own
            yield from ((mention.span, head, f"?{entity.id}") for head in told if head in heads)
        elif entity is None and mention.kind == "organisation":
            for head in NOMINALS.intersection(mention.text.lower().split()) or (_ANY,):
                yield mention.span, head, f"?{mention.text}"
    known = {(m.span.passage, m.span.start): m.entity for m in mentions if m.entity}
    for index, text in document.texts.items():
        if not tokens(text).isdisjoint(heads):
            yield from _told(index, text, known)


def _rivals(
    candidates: Iterable[Candidate], heads: Collection[str], entities: Mapping[str, Entity]
) -> Iterator[_Event]:
    """Names that organisations have for their own of which the lists say that they are such."""
    for candidate in candidates:
        for guess in candidate.guesses:
            if guess.kind != "organisation" or guess.weight < _OWN:
                continue
            entity = entities.get(guess.id)
            head = told_head(entity) if entity is not None else ""
            if head in heads:
                yield candidate.span, head, f"?{guess.id}"


def _told(index: int, text: str, known: Mapping[tuple[int, int], str]) -> Iterator[_Event]:
    """Organisations that the text tells in small letters of what kind they are."""
    for found in _ANOTHER.finditer(text):
        yield Span(index, *found.span()), found[1], f"?{found[0]}"
    for found in _CALLED.finditer(text):
        if found[2].lower() not in _NO_NAMES:
            owner = known.get((index, found.start(2)), found[2])
            yield Span(index, *found.span()), found[1], f"?{owner}"


def _told_heads(entity: Entity) -> frozenset[str]:
    """The head nouns by which a note says what somebody is; a firm may be called by any of a firm."""
    return _OF_ALL if is_firm(entity) else NOMINALS & {told_head(entity)}


def _unnamed(pairs: Iterable[tuple[Span, str, str]]) -> Iterator[_Event]:
    for span, first, second in pairs:
        head = second.lower()
        if first in ("the", "The") and second == head:
            yield span, head, ""
        elif first not in ("the", "The") and second != head:
            yield span, head, f"?{first} {second}"


def _heads(entity: Entity) -> frozenset[str]:
    """The head nouns in its name and full aliases."""
    words = (name.lower().split() for name in (entity.name, *entity.aliases))
    return NOMINALS.intersection(chain.from_iterable(words))
