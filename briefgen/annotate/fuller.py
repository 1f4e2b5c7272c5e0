"""Bodies and storms that the text has named in full before: what shortens their names means them.

After “Heron Skylark” neither “Heron” nor “Skylark” is another body's nickname, and after “Hurricane
Vera” the word “Vera” is the hurricane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefgen.annotate.annotation import BY_PLACE, Candidate, Guess, Mention, Span
from briefgen.annotate.boundaries import in_compound, standing
from briefgen.annotate.document import Document
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import INSTITUTIONS
from briefgen.annotate.neighbours import stands_alone
from briefgen.annotate.signs import is_firm
from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind

if TYPE_CHECKING:
    from briefgen.annotate.scene import Scene

_SURELY: Final = 9
"""The weight of a further name that is as good as an entity's first."""

_BODIES: Final[tuple[Kind, ...]] = ("organisation", "group")
_GROUNDS: Final[tuple[Kind, ...]] = ("place", "facility")
_MOST: Final = 5
"""Words of a name at the beginnings of which is looked."""

_STORM: Final = expression(
    r"\b(?:Hurricane|Typhoon|Cyclone|Storm) ([A-Z](?:[a-z]|(?<=[a-z])-[A-Z]){2,20})(?![\w-])"
)
_KINDS: Final = ("Hurricane ", "Typhoon ", "Cyclone ", "Storm ")
"""One of them stands in a text that names a storm: a look is cheaper than the expression."""

_PLACED: Final = expression(r"\b(?:in|near|across|throughout|from|to|at|around|outside|of) \Z")
_NEAR: Final = 12
"""Code points before a name in which the words of `_PLACED` stand."""


class Fuller(Struct, frozen=True):
    """Who has a longer name that begins so, and where one stands first."""

    first: Span
    owners: frozenset[str] = frozenset()


def fuller(candidates: Iterable[Candidate]) -> Mapping[str, Fuller]:
    """The beginnings and the last words of names of bodies, as the lists or a model see them."""
    found: dict[str, Fuller] = {}
    for candidate in sorted(candidates, key=BY_PLACE):
        owners = frozenset(g.id for g in candidate.guesses if g.kind in _BODIES)
        if " " in candidate.text and (owners or candidate.kind in _BODIES):
            for part in (*_beginnings(candidate.text), candidate.text.rpartition(" ")[2]):
                known = found.get(part, Fuller(candidate.span))
                found[part] = Fuller(known.first, known.owners | owners)
    return found


def _beginnings(name: str) -> Iterator[str]:
    """The first words of a name, if a capital follows them: “Heron” of “Heron Skylark”."""
    words = name.split()
    for at in range(1, min(len(words), _MOST)):
        if words[at][:1].isupper() and words[at - 1][:1].isupper():
            yield " ".join(words[:at])


def is_of_another(candidate: Candidate, guess: Guess, named: Mapping[str, Fuller]) -> bool:
    """Whether a name that is not surely the guess's own begins or ends that of a body named before."""
    own = guess.by == "name" or (guess.weight >= _SURELY and not guess.shared)
    if own or guess.kind not in _BODIES or candidate.text.lower() in INSTITUTIONS:
        return False
    full = named.get(candidate.text)
    return full is not None and full.first < candidate.span and guess.id not in full.owners


def is_clipped(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a place is only called so for short, and the text has named a firm of that first word.

    Beside "Arden Mining" the word "Arden" is no short form of "Arden on the Lune"; the names that a
    place has for itself, old ones too, stay.
    """
    full = scene.fuller.get(candidate.text)
    if (
        full is None
        or guess.by != "alias"
        or guess.kind not in _GROUNDS
        or guess.id in scene.linked
    ):
        return False
    if not scene.entities[guess.id].name.startswith(f"{candidate.text} "):
        return False
    return full.first < candidate.span and any(is_firm(scene.entities[id_]) for id_ in full.owners)


def storms(document: Document) -> Mapping[str, Span]:
    """The names of storms, each with the first place where what it is stands before it."""
    found: dict[str, Span] = {}
    for index in sorted(document.texts):
        text = document.texts[index]
        if any(kind in text for kind in _KINDS):
            for storm in _STORM.finditer(text):
                found.setdefault(storm[1], Span(index, *storm.span(1)))
    return found


def is_storm(document: Document, span: Span, named: Mapping[str, Span]) -> bool:
    """Whether a word is the name of a storm of the text rather than of a place or of somebody."""
    first = named.get(document.surface(span)) if named else None
    if first is None or not first < span or not stands_alone(document, span):
        return False
    return not _PLACED.search(document.lead(span)[-_NEAR:])


def storm_names(
    around: Scene,
    decided: Iterable[Mention],
    candidates: Iterable[Candidate],
    ground: Ground,
) -> Iterator[Mention]:
    """Mentions, on free ground, of storms by their names alone, where nobody else has these."""
    document, there = around.document, around.storms
    ends = {(m.span.passage, m.span.end): m for m in decided if m.kind == "event" and m.entity}
    owners = {n: ends[s.passage, s.end] for n, s in there.items() if (s.passage, s.end) in ends}
    if not owners:
        return
    for candidate in candidates:
        if candidate.kind == "person" and " " in candidate.text:
            for word in candidate.text.split():
                owners.pop(word, None)
    for index in sorted(document.texts):
        for start, end in standing(document.texts[index], owners):
            span = Span(index, start, end)
            if is_storm(document, span, there) and ground.take(span):
                entity = owners[document.surface(span)].entity
                compound = in_compound(document.texts[index], start, end)
                kind = around.entities[entity].kind
                yield Mention(span, document.surface(span), kind, entity, "alias", compound)
