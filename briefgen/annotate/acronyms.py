"""Acronyms that a document explains itself: "Combined Forces Command (CFC)".

The explanation binds the document: later uses mean whatever stands before the brackets, even if
the knowledge base knows somebody else by the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.boundaries import in_compound
from briefgen.annotate.document import Document
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind
from briefgen.knowledge.folding import fold

_BRACKETS = expression(r"(?<=\w) [(\[](?:the )?([A-Z][A-Z0-9]{1,6})(?=[)\]]|[,;] )")
_WITH_AND = expression(r"(?<=\w) [(\[](?:the )?([A-Z](?:[A-Z0-9]|&(?=[A-Z])){1,6})(?=[)\]]|[,;] )")
WORD = expression(r"[^\W\d_][\w']*")
"""A word whose first letter counts."""
_PIECE = expression(r"[^\W\d_][\w']*|&")
_BETWEEN = word_set("a and at by de for in of on the to")
"""Small words that an acronym passes over."""
_AND = expression(r" (?:and|&) (?:the )?")
_NAME = expression(r"[A-Z][\w'-]*(?: (?:(?:and|for|of|the|&) ){0,2}[A-Z][\w'-]*)+\Z")
"""A name of several words at the end of a text."""
_BODIES = ("organisation", "group")
_APART = frozenset(",;:")
"""What no name is read across: "Austria, Spain"."""
_PARTY = expression(r"\b[Pp]arty\b")
"""What glosses of parties say."""
_OWNER = "'s"
_LONGEST = 90
"""Code points of a name before the brackets."""


class Meaning(Struct, frozen=True):
    """What an acronym stands for from `span` on; `entity` is "" for a name that nobody knows."""

    span: Span
    entity: str


def explained(
    document: Document,
    mentions: Iterable[Mention],
    entities: Mapping[str, Entity],
    kinds: Mapping[Span, Kind],
) -> dict[str, Meaning]:
    """The acronyms whose letters begin the words before their brackets, or that are another body's.

    kinds: what a model takes the spans of the text for.
    """
    texts = _bracketed(document)
    if not texts:
        return {}
    mentions = tuple(mentions)
    others = {(s.passage, s.end) for s, kind in kinds.items() if kind not in _BODIES}
    others |= {(m.span.passage, m.span.end) for m in mentions if m.kind not in _BODIES}
    ends = {(m.span.passage, m.span.end): m.entity for m in mentions if m.entity}
    bearers = {m.text: m.entity for m in mentions if m.entity}
    found: dict[str, Meaning] = {}
    for index, text in texts:
        for bracket in _BRACKETS.finditer(text):
            acronym, before = bracket[1], text[max(bracket.start() - _LONGEST, 0) : bracket.start()]
            named = entities.get(ends.get((index, _name_end(text, bracket.start())), ""))
            known = entities.get(bearers.get(acronym, ""))
            owner = named if named and _is_short_for(acronym, named) else None
            if owner is None and known and _says_the_same(before, known):
                owner = known
            strange = owner is None and (index, bracket.start()) not in others
            strange = strange and _is_strange(before, known)
            spelt = owner is None and _spelt_out(before, acronym)
            if strange and not spelt:
                owner = _party_abroad(named, known)
            if owner or strange or spelt:
                span = Span(index, *bracket.span(1))
                found.setdefault(acronym, Meaning(span, owner.id if owner else ""))
    return found


def _is_strange(before: str, known: Entity | None) -> bool:
    """Whether the name before has too little of those of a body known by its letters: a namesake."""
    body = _NAME.search(before)
    if body is None or known is None or known.kind not in _BODIES:
        return False
    own = {word for name in (known.name, *known.aliases) for word in _stems(name)}
    words = _stems(body[0])
    return 2 * len(words & own) < len(words)


def _party_abroad(named: Entity | None, known: Entity | None) -> Entity | None:
    """A party, if its letters are known as those of a party of another country.

    They are mostly those of its name at home: the Czech "Freedom and Direct Democracy (SPD)". Other
    letters behind a party may be its family's, or tell who reports: "(EPP)", "(BBC)".
    """
    both = named and known and named.country and known.country and named.country != known.country
    parties = both and all(one and _PARTY.search(one.gloss) for one in (named, known))
    return named if parties else None


def _bracketed(document: Document) -> list[tuple[int, str]]:
    """The texts with brackets, by their places: most have none."""
    texts = sorted(document.texts.items())
    return [(index, text) for index, text in texts if "(" in text or "[" in text]


def _stems(name: str) -> set[str]:
    return {word[:5].lower() for word in WORD.findall(fold(name)) if word not in _BETWEEN}


def spelt_out(document: Document, countries: Iterable[Span] = ()) -> dict[tuple[int, int], Span]:
    """The names that stand before their own letters in brackets: "Hill and Dale (H&D)".

    By each place inside them, (passage, offset). countries: where names of countries stand; an "and"
    beside one makes a list of countries and no name.
    """
    texts = _bracketed(document)
    if not texts:
        return {}
    edges = {(span.passage, at) for span in countries for at in span[1:]}
    found: dict[tuple[int, int], Span] = {}
    for index, text in texts:
        for bracket in _WITH_AND.finditer(text):
            end = _name_end(text, bracket.start())
            start = _beginning(text, end, bracket[1])
            ands = _AND.finditer(text, max(start, 0), end)
            listed = any((index, at) in edges for between in ands for at in between.span())
            if start >= 0 and not listed:
                found |= {(index, at): Span(index, start, end) for at in range(start, end)}
    return found


def _name_end(text: str, end: int) -> int:
    """Where a name ends before brackets: its possessive is no part of it, "the Norland Bank's (NB) plan"."""
    return end - len(_OWNER) if text.endswith(_OWNER, 0, end) else end


def _beginning(text: str, end: int, acronym: str) -> int:
    """Where the words begin whose first letters are the acronym; -1 if it is no such."""
    left = list(acronym)
    pieces = [*_PIECE.finditer(text, max(end - _LONGEST, 0), end)]
    for piece in reversed(pieces):
        word = piece[0]
        if not _APART.isdisjoint(text[piece.end() : end]):
            return -1
        end = piece.start()
        if left and (word[0] == left[-1] or (left[-1] == "&" and word == "and")):
            left.pop()
            if not left:
                return piece.start()
        elif word not in _BETWEEN:
            return -1
    return -1


def heeded(
    mentions: Iterable[Mention],
    meanings: Mapping[str, Meaning],
    entities: Mapping[str, Entity],
    kinds: Mapping[Span, Kind],
) -> Iterator[Mention]:
    """The mentions as the document's own acronyms want them: changed, or nobody's, or left out.

    kinds: what a model takes the spans of the text for.
    """
    for mention in mentions:
        meaning = meanings.get(_letters(mention)) if mention.by != "pinned" else None
        if meaning is None or meaning.entity == mention.entity:
            yield mention
        elif meaning.entity:
            kind = entities[meaning.entity].kind
            yield mention._replace(entity=meaning.entity, kind=kind, by="acronym")
        elif seen := kinds.get(mention.span):
            yield Mention(mention.span, mention.text, seen, "", "model", mention.compound)


def _letters(mention: Mention) -> str:
    """As the text explains them: some papers write "Cofa" for what they called "(COFA)" before."""
    return mention.text.upper() if mention.by == "alias" else mention.text


def further_uses(
    document: Document,
    ground: Ground,
    meanings: Mapping[str, Meaning],
    entities: Mapping[str, Entity],
) -> Iterator[Mention]:
    """Uses, on free ground, of acronyms that the knowledge base does not list."""
    known = {acronym: one for acronym, one in meanings.items() if one.entity}
    if not known:
        return
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(sorted(known))})(?!\w)")
    for index in sorted(document.texts):
        text = document.texts[index]
        for found in pattern.finditer(text):
            span, meaning = Span(index, *found.span()), known[found[0]]
            if span >= meaning.span and ground.take(span):
                compound = in_compound(text, *found.span())
                kind = entities[meaning.entity].kind
                yield Mention(span, found[0], kind, meaning.entity, "acronym", compound)


def _is_short_for(acronym: str, entity: Entity) -> bool:
    return any(acronym in _initials(name) for name in (entity.name, *entity.aliases))


def _says_the_same(before: str, entity: Entity) -> bool:
    """Whether one of its names stands there, perhaps in another spelling ("Organisation")."""
    said = {word[:5].lower() for word in WORD.findall(before)}
    long = [[word[:5].lower() for word in WORD.findall(name)] for name in _full_names(entity)]
    return any(said.issuperset(words) for words in long)


def _full_names(entity: Entity) -> Iterator[str]:
    return (fold(name) for name in (entity.name, *entity.aliases) if " " in name)


def _initials(name: str) -> tuple[str, str]:
    """The first letters of all words, and of those with a capital."""
    words = WORD.findall(fold(name).replace("-", " "))
    capitals = [word[0] for word in words if word[0].isupper()]
    return "".join(word[0].upper() for word in words), "".join(capitals)


def _spelt_out(before: str, acronym: str) -> bool:
    """Whether the text ends in a name whose words begin with the letters; a short one in capitals."""
    words = WORD.findall(before.replace("-", " "))
    tail = " ".join(words[-len(acronym) - 3 :])
    lengths = range(len(acronym), len(acronym) + 4)
    names = (" ".join(tail.split()[-length:]) for length in lengths)
    long = len(acronym) > 2
    return any((long or name[:1].isupper()) and acronym in _initials(name) for name in names)
