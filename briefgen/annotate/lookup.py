"""Candidates from the large knowledge base: capitalised runs of words, looked up longest first.

A run begins at a word with a capital or a digit and goes on over single spaces and hyphens, as far
as the longest name that begins with its first word. Only hashes are compared until a name is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from briefgen.annotate.abbreviated import with_parts
from briefgen.annotate.annotation import BY_PLACE, Candidate, Guess, Span
from briefgen.annotate.boundaries import in_compound, stands_free
from briefgen.annotate.coordinated import with_first
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.lexicon import COMPASS, INSTITUTIONS, word_set
from briefgen.annotate.memo import Memo
from briefgen.annotate.regions import CITY, is_called_city, labelled, labels
from briefgen.expressions import expression
from briefgen.knowledge.folding import fold
from briefgen.knowledge.keys import TOKEN, key_of, plain
from briefgen.knowledge.store import Base
from briefgen.source.passage import Passage

_BEGINNING = expression(r"[^\W_a-z](?<![^\W_].)(?<![^\W_]['.&+].)")
"""Where a name may begin: at the first letter of a word, which is a capital or of any kind that is
not ASCII, or at a digit."""

_STEP = expression(rf"({TOKEN.pattern})((?:(?<=s)')? {{1,2}}(?=\S)|-|\. |, (?=[JS]r\b))?")
"""A word, and what may stand between it and the next one of a name: "Workers' Party", "Lund, Jr."."""
_ELIDED = ("d'", "l'")
"""What may stand before the capital of a word: "Giro d'Italia"."""

_ABBREVIATED = word_set(
    "v St Ste Mt Ft Gen Dr Sen Jr Sr Bros Co Cos Corp Inc Ltd Univ Jan Sept Oct"
)
"""Behind them a period stands inside names: “Warner Bros. Discovery”."""

_HEADS = word_set(
    "party war river province county islands city missile missiles drone drones tank tanks bomber "
    "bombers fighter fighters howitzer howitzers helicopter helicopters agency airport canal cathedral "
    "crossing hospital pipeline plant prison rainforest stadium strait crude basin bridge bronzes cartel "
    "corridor dam delta desert forest glacier governorate gulf hemisphere mountains oblast peninsula "
    "plateau prefecture region "
    "steppe subcontinent tower valley volcano québécois quebecois solidaire insoumise"
)
"""Heads of names that some papers write small: "the Labour party"."""

_PARTS = ("northern ", "southern ", "eastern ", "western ", "central ", "coastal ", "historic ")
"""Before the name of a country or a region in which a city lies."""

_LABELS = word_set("province county")
"""Those of them that only say what the name before them is: "Punjab province"."""

_OF_EVENTS = word_set(
    "attack attacks bombing bombings shooting shootings massacre massacres genocide siege invasion "
    "landings evacuation campaign offensive rebellion uprising revolution riots protests movement "
    "crisis scandal affair crash depression recession embargo trial trials disaster accident fire "
    "fires wildfire wildfires bushfires blaze explosion blast collapse crush tragedy spill leak "
    "meltdown earthquake earthquakes quake tsunami hurricane flood floods flu pandemic epidemic "
    "outbreak famine poisoning poisonings coup kidnapping riot conference symposium summit airlift"
)
"""Heads of names of events, which most papers write small: "the Harbour disaster"."""

_SURE = 10
"""The weight of a name that is an entity's first."""

_A_REGION = 60
"""The prior from which on a place is named even where the text writes its first word small."""

_PAIR = 2
_TOWN = 50
"""The prior from which on a town is one end of a way."""
_SERVICES = INSTITUTIONS | word_set("federation union party")
"""Last words of names of bodies that have a people's name for a country's in some papers."""

_MOST = 6
"""Owners of a name that are looked at, the best known; of "Foreign Ministry" all: any may be meant."""


class _Word(NamedTuple):
    plain: str
    big: bool
    """Whether it begins with a capital or a digit."""
    head: bool
    """Whether it may end a name though it is small."""
    event: bool
    """The same, but only the name of an event."""


def _read(word: str) -> _Word:
    letters = plain(word)
    first = letters[2:3] if letters[:2] in _ELIDED else letters[:1]
    return _Word(
        letters, first.isupper() or first.isdigit(), letters in _HEADS, letters in _OF_EVENTS
    )


_WORDS: Final = Memo(_read)
_Step = tuple[int, _Word, bool]
"""A word of a run: where it ends, and whether a hyphen ties it to the word before."""


def known_names(
    base: Base, passages: Iterable[Passage], identities: Mapping[str, str]
) -> tuple[Candidate, ...]:
    """The names of the knowledge base in the passages, disjoint, in document order.

    identities: ids of entities that the site tells otherwise, and by which id; "" hides them.
    """
    found: list[Candidate] = []
    for passage in passages:
        there = with_parts(_in_passage(base, passage, identities), base, passage, identities)
        found += with_first(there, base, fold(passage.text), identities)
    return tuple(found)


def combined(known: Iterable[Candidate], looked_up: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Both kinds in one: the longer of two names that overlap; guesses join a name of equal span."""
    by_span = {c.span: c for c in known}
    for guess in looked_up:
        if _with_article(guess, by_span):
            continue
        twin = by_span.get(guess.span)
        by_span[guess.span] = twin._replace(guesses=guess.guesses) if twin else guess
    taken: dict[int, list[Span]] = {}
    kept: list[Candidate] = []
    for found in sorted(by_span.values(), key=_size):
        spans = taken.setdefault(found.span.passage, [])
        at = bisect_right(spans, found.span)
        free_before = at == 0 or spans[at - 1].end <= found.span.start
        if free_before and (at == len(spans) or found.span.end <= spans[at].start):
            spans.insert(at, found.span)
            kept.append(found)
    return tuple(sorted(kept, key=BY_PLACE))


def _with_article(guess: Candidate, known: Mapping[Span, Candidate]) -> bool:
    """Whether it is a known name with "The" before it."""
    if guess.text[:4].lower() != "the ":
        return False
    span = guess.span
    return Span(span.passage, span.start + 4, span.end) in known


def _size(found: Candidate) -> tuple[int, bool, Span]:
    """The longest first, an article not counted: of "the Gulf War" the war, not "the Gulf"."""
    letters = found.span.end - found.span.start - 4 * (found.text[:4].lower() == "the ")
    return (-letters, not (found.entities or found.terms), found.span)


def _in_passage(base: Base, passage: Passage, identities: Mapping[str, str]) -> Iterator[Candidate]:
    text = fold(passage.text)
    shared = labels(text)
    done = 0
    for capital in _BEGINNING.finditer(text):
        start = capital.start()
        if start < done:
            continue
        region = text.endswith(COMPASS, 0, start) and _region(base, text, start)
        start, found = region or (start, _longest(base, text, start))
        if found is None:
            continue
        done, key = found
        if guesses := _guesses(base, key, identities):
            if is_called_city(text, done, guesses):
                done += len(CITY)
            if start in shared:
                name, ask = text[start:done], partial(_guesses, base, identities=identities)
                guesses = labelled(base, name, shared[start], guesses, ask)
            span = Span(passage.index, start, done)
            compound = in_compound(text, start, done)
            surface, by = passage.text[start:done], guesses[0].by
            yield Candidate(span, surface, (), (), by, compound, "", guesses)


def _run(base: Base, text: str, start: int) -> list[_Step]:
    """The words from here on as far as a name may go on, one more at most than such names have.

    Not beyond the possessive of a place: in "the United States' Army" two are named.
    """
    first = _STEP.match(text, start)
    most = base.most[first[1]] if first else 0
    steps: list[_Step] = []
    found, hyphened = first if most else None, False
    while found:
        word, gap = found.groups()
        steps.append((found.end(1), _WORDS[word], hyphened))
        if gap is None or len(steps) > most or (gap == ". " and word not in _ABBREVIATED):
            break
        if gap[0] == "'" and _is_place(base, (step.plain for _, step, _ in steps)):
            break
        found, hyphened = _STEP.match(text, found.end()), gap == "-"
    return steps


def _is_place(base: Base, words: Iterable[str]) -> bool:
    return any(guess.kind == "place" for guess in base.guesses(key_of([*words])))


_Found = tuple[int, str]
"""A name: where it ends, and its key."""


def _longest(base: Base, text: str, start: int) -> _Found | None:
    """The longest name that begins here."""
    steps = _run(base, text, start)
    if not steps:
        return None
    most = base.most[text[start : steps[0][0]]]
    words = [word for _, word, _ in steps]
    for size in range(min(most, len(steps)), 0, -1):
        end, last, hyphened = steps[size - 1]
        small = not (last.big or hyphened)
        if small and not ((last.head or last.event) and _has_name(words[:size])):
            continue
        tied = size < len(steps) and steps[size][2] and words[size].big
        tied = tied and not _is_between(base, words, size)
        if not tied and (found := _found(base, words[:size], text, start, end)):
            if small and not last.head and not _names_an_event(base, found[1]):
                continue
            if small and last.plain == "city" and _is_a_city(text, start, end):
                continue
            labelled = small and last.plain in _LABELS
            return _unlabelled(base, steps[:size], found) if labelled else found
    return None


def _is_between(base: Base, words: Sequence[_Word], size: int) -> bool:
    """Whether a hyphen stands between two towns or states, as in "the Lyon-Ulm train"."""
    ends = range(size + 1, min(size + _PAIR, len(words)) + 1)
    here = _is_well_known(base, words[:size])
    return here and any(_is_well_known(base, words[size:end]) for end in ends)


def _is_well_known(base: Base, words: Iterable[_Word]) -> bool:
    """Whether a place that many know has these words for its own name."""
    owners = base.guesses(key_of([word.plain for word in words]))[:1]
    return any(g.kind == "place" and g.by == "name" and g.prior >= _TOWN for g in owners)


def _is_a_city(text: str, start: int, end: int) -> bool:
    """Whether "city" only tells what there is in a place: "the northern Kuwait city of Jahra"."""
    return text.startswith(" of ", end) or text.endswith(_PARTS, 0, start)


def _unlabelled(base: Base, steps: list[_Step], found: _Found) -> _Found:
    """The name without the small words behind it, if that alone means the same first: "Punjab"."""
    big = max((i for i, (_, word, _) in enumerate(steps) if word.big), default=0)
    short = base.owners(key_of([word.plain for _, word, _ in steps[: big + 1]]))
    same = bool(short) and short[0].index == base.owners(found[1])[0].index
    return (steps[big][0], found[1]) if same else found


def _region(base: Base, text: str, start: int) -> tuple[int, _Found] | None:
    """The region whose name begins with the small word before: "north America", no part of America.

    Where that is a part of a state, as in "north Sudan", there is no other name.
    """
    begun = start - next(len(word) for word in COMPASS if text.endswith(word, 0, start))
    word = TOKEN.match(text, start)
    if word is None:
        return None
    end = word.end() - (2 if word[0].endswith("'s") else 0)
    bare = plain(text[start:end])
    key = key_of([text[begun : start - 1], bare])
    known = any(g.kind == "place" and g.prior >= _A_REGION for g in base.guesses(key))
    if not known or not stands_free(text, begun, end):
        return None
    states = (g.id for g in base.guesses(key_of([bare])) if g.by == "name" and g.weight == _SURE)
    if any(base.entity(base.index(state)).capital for state in states):
        return None
    return begun, (end, key)


def _names_an_event(base: Base, key: str) -> bool:
    return all(guess.kind == "event" for guess in base.guesses(key))


def _has_name(words: Iterable[_Word]) -> bool:
    """Whether a small last word may belong to the name: in "The war" nothing else is one."""
    return any(w.big and w.plain != "The" for w in words)


def _found(base: Base, words: Iterable[_Word], text: str, start: int, end: int) -> _Found | None:
    """The name that these words are, with or without the possessive of the last."""
    plain_words = [w.plain for w in words]
    last, key = plain_words[-1], key_of(plain_words)
    owned = bool(base.owners(key))
    if not owned and len(plain_words) == 1 and is_dateline(text, start, end):
        key = last.lower()
        owned = bool(base.owners(key))
    if owned and stands_free(text, start, end):
        return end, key
    if last.endswith("'s"):
        plain_words[-1], end = last[:-2], end - 2
        key = key_of(plain_words)
        if base.owners(key):
            return end, key
    key = _of_people(base, plain_words)
    return (end, key) if key and stands_free(text, start, end) else None


def _of_people(base: Base, words: Sequence[str]) -> str:
    """The key of a body whose name has the people for the country: "Norland Army", the Norlandic Army.

    Only a body may be meant, and only one whose name says so itself.
    """
    if len(words) < _PAIR or words[-1].lower() not in _SERVICES:
        return ""
    lands = (g for g in base.guesses(key_of(words[:1])) if g.kind == "place" and g.weight == _SURE)
    for land in lands:
        for people in base.entity(base.index(land.id)).demonyms:
            key = key_of([people, *words[1:]])
            owners = base.guesses(key)
            if owners and all(g.kind == "organisation" and g.by == "name" for g in owners):
                return key
    return ""


def _guesses(base: Base, key: str, identities: Mapping[str, str]) -> tuple[Guess, ...]:
    """Whom a name with this key may mean; ids as the site tells them."""
    known = base.guesses(key)
    if len(known) <= _MOST and identities.keys().isdisjoint([guess.id for guess in known]):
        return known
    found: dict[str, Guess] = {}
    for guess in known:
        identifier = identities.get(guess.id, guess.id)
        if identifier and identifier not in found and (guess.shared or len(found) < _MOST):
            found[identifier] = guess._replace(id=identifier, told=guess.id in identities)
    return tuple(found.values())
