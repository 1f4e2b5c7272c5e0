"""Longer names that nobody told us, as the words behind the name of a place or people say.

"Foreign Ministry" behind a country speaks of that country. A party, a team or an agreement doesn't: the
"Arden Declaration" is no news of Arden, and "Norland Congress" is a party where no parliament of
Norland has that name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import CALENDAR, FUNCTION_WORDS, INSTITUTIONS, TITLES, word_set
from briefgen.annotate.signs import is_country
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_ALLIED = word_set(
    "party congress movement front alliance coalition league federation association union society "
    "foundation institute club team company corporation group"
)
_DEEDS = word_set(
    "declaration accord accords agreement agreements treaty pact protocol convention charter "
    "communiqué communique memorandum"
)
_HEADS = _ALLIED | _DEEDS
_OFFICES, _TITLES_AND_DAYS = TITLES | INSTITUTIONS, TITLES | CALENDAR
"""What is not a part of a state, though it may bear its name."""

_UNDERTAKINGS = word_set("project programme program scheme")
_ONCE = word_set("former acting interim opposition presidential chief deputy vice")
_ORGANS = word_set(
    "commission committee council authority agency bureau board bank fund court department office "
    "forum initiative"
)
_ALL_HEADS = _HEADS | _ORGANS
"""Heads of names, too, though these may be parts of a state."""

_WITH_A_CONGRESS = word_set("ar bo br cl co do ec es fm gt hn mx pe ph pw py us ve")
"""Countries whose parliaments are or were called so; elsewhere a congress is a party or a meeting."""

_NEXT = expression(r" ([A-Z][\w'-]{0,30})")
_SMALL = expression(r" ([a-z]+)(?<!ed)(?<!ing)\b")
_NAMED_TOGETHER = expression(r"[A-Z][\w'-]{0,30} (?:and|for|&) \Z")
_AND = expression(r" and ([A-Z][\w'-]{0,30})")
_MOST = 5
"""Words of a name behind that of a place."""

_OF_REGION = expression(
    r"(?: State)? (?:Department|Office|Bureau|Board|Division|Agency) (?:of|for) [A-Z]"
)
_IN_BRACKETS = expression(r"(?: [A-Z][\w'-]{0,30}){1,4}\)")


class Bodies(Struct, frozen=True, dict=True):
    """The known names of bodies among candidates."""

    candidates: Sequence[Candidate]
    entities: Mapping[str, Entity]

    @cached_property
    def known(self) -> Mapping[tuple[int, int], tuple[int, frozenset[str]]]:
        """By where they begin: where they end, and of which countries they are."""
        found: dict[tuple[int, int], tuple[int, frozenset[str]]] = {}
        for c in self.candidates:
            if c.entities:
                owners = (self.entities[id_] for id_ in c.entities if id_ in self.entities)
                countries = {owner.country for owner in owners}
            else:
                countries = {guess.country for guess in c.guesses}
            if countries:
                found[c.span.passage, c.span.start] = c.span.end, frozenset(countries)
        return found


def is_longer(
    document: Document, candidate: Candidate, owners: Sequence[Entity | None], bodies: Bodies
) -> bool:
    """Whether the name of a place or people, as built in, is only the beginning of a longer name."""
    span, text = candidate.span, document.texts[candidate.span.passage]
    if span.passage in document.titled or candidate.terms or text[span.end : span.end + 1] != " ":
        return False
    there = [owner for owner in owners if owner is not None]
    if not there or not all(o.kind == "place" and o.built_in for o in there):
        return False
    if candidate.by != "demonym":
        region = not any(map(is_country, there))
        if region and _OF_REGION.match(text, span.end):
            return True
        if _fills_brackets(text, span, bodies):
            return True
    return _opens_a_name(text, span, {o.country for o in there}, bodies)


def _fills_brackets(text: str, span: Span, bodies: Bodies) -> bool:
    """As in "Ada Lund (Arden Victorious)"."""
    if text[span.start - 1 : span.start] != "(" or not _IN_BRACKETS.match(text, span.end):
        return False
    first = _NEXT.match(text, span.end)
    known = (span.passage, span.end + 1) in bodies.known
    return first is not None and not known and first[1].lower() not in _OFFICES


def _opens_a_name(text: str, span: Span, countries: set[str], bodies: Bodies) -> bool:
    at = span.end
    for _ in range(_MOST):
        found = _NEXT.match(text, at)
        if found is None or found[1].lower() in _TITLES_AND_DAYS:
            return False
        if known := bodies.known.get((span.passage, found.start(1))):
            at, owners = known
            last = text[found.start(1) : at].rpartition(" ")[2].lower()
            strange = "" not in owners and owners.isdisjoint(countries)
            return strange and _heads(last, countries)
        at = found.end()
        if _heads(_bare(found), countries):
            return True
    return False


def _heads(word: str, countries: set[str]) -> bool:
    return word in _HEADS and not (word == "congress" and countries & _WITH_A_CONGRESS)


def is_adjective(document: Document, span: Span, starts: Collection[tuple[int, int]]) -> bool:
    """Whether a word for a people stands before capitals that make no name with it.

    Before a name of its own ("Norlandic Sikhs"), an acronym, an office or, in "a Norlandic Casa plane",
    a noun. Behind an office it may be a first name.
    starts: where the names of persons and peoples begin that a model sees.
    """
    text, before = document.texts[span.passage], document.before(span)
    if before is not None:
        named = before.capital and not before.initial
        if named or (before.lower in TITLES and before.lower not in _ONCE):
            return False
    run = [*_run(text, span.end)]
    office = any(_bare(word) in TITLES for word in run)
    somebody = bool(run) and (span.passage, run[0].start(1)) in starts
    if not (office or somebody) and _NAMED_TOGETHER.search(document.lead(span)):
        return False
    if not run:
        return text[span.end : span.end + 1] in ("", " ")
    if head_behind(text, span.end):
        return False
    end = run[-1].end()
    if any((span.passage, word.start(1)) in starts or _is_telling(word) for word in run):
        return True
    noun = _SMALL.match(text, end)
    one = before is not None and before.lower in ("a", "an")
    return one and noun is not None and noun[1] not in FUNCTION_WORDS


def _run(text: str, end: int) -> Iterator[re.Match[str]]:
    """The capitalised words behind a name, also over "and"."""
    for _ in range(_MOST):
        found = _NEXT.match(text, end) or _AND.match(text, end)
        if found is None:
            return
        yield found
        end = found.end()


def _is_telling(word: re.Match[str]) -> bool:
    acronym = len(word[1]) > 1 and word[1].isupper()
    return acronym or _bare(word) in TITLES or _bare(word) in _UNDERTAKINGS


def head_behind(text: str, end: int) -> bool:
    """Whether one of the capitalised words behind a name heads that of a body, a party or a deed."""
    for _ in range(_MOST):
        found = _NEXT.match(text, end)
        if found is None or found[1].lower() in TITLES:
            return False
        if _bare(found) in _ALL_HEADS:
            return True
        end = found.end()
    return False


def _bare(found: re.Match[str]) -> str:
    return found[1].lower().removesuffix("'s").rstrip("'")
