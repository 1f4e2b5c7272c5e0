"""Names with a nickname in marks between first and last name: "Ada “Ace” Moore" is Ada Moore.

They are looked up without the nickname, and a model that sees both halves sees one person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.annotate.annotation import BY_PLACE, Candidate, Span
from briefgen.annotate.boundaries import in_compound
from briefgen.annotate.ground import Ground
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_WORD = r"[^\W\d_a-z][\w.'’-]{0,30}"
_IN_MARKS = r" (?:“[^“”\"\n]{1,24}[^\W_][”\"]|\"[^“”\"\n]{1,24}[^\W_][”\"]|‘[^‘’'\n]{1,24}[^\W_][’']|'[^‘’'\n]{1,24}[^\W_]') "
_MARKS = ("“", '"', "‘", "'")
_OPENING = tuple(f" {mark}" for mark in _MARKS)
_MARKED = expression(_IN_MARKS, signs=_OPENING)
"""Few quotations are as short as a nickname: most texts that quote somebody are told by this alone."""
_NICKED = expression(
    rf"(?P<first>(?<!\w){_WORD}(?: {_WORD}){{0,2}})"
    rf"{_IN_MARKS}"
    rf"(?P<last>(?:(?:al|bin|da|de|del|dos|van|von|der|la) ){{0,2}}{_WORD}(?: {_WORD}){{0,2}})"
)


class Nicked(Struct, frozen=True):
    """A place where a nickname may stand: the words around it without it, and what was left out."""

    passage: Passage
    """The words alone, with the index of their passage."""
    text: str
    """That of the passage, whole."""
    start: int
    """Where the words begin in it."""
    cut: int
    """How many letters stand before the nickname."""
    left_out: int


def nicked(passages: Iterable[Passage]) -> Iterator[Nicked]:
    """The places in some passages where a nickname may stand inside a name."""
    for passage in passages:
        text = passage.text
        if not _MARKED.search(text):
            continue
        for found in _NICKED.finditer(text):
            first, last = found["first"], found["last"]
            alone = Passage(index=passage.index, text=f"{first} {last}")
            left_out = found.start("last") - found.end("first") - 1
            yield Nicked(alone, text, found.start(), len(first), left_out)


def whole(place: Nicked, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The names found in the words alone that go on behind the nickname, as they stand in the passage."""
    for candidate in found:
        if candidate.span.start < place.cut < candidate.span.end:
            start = place.start + candidate.span.start
            end = place.start + place.left_out + candidate.span.end
            yield _spread(candidate, place.text, start, end)


def with_nicknames(
    passages: Sequence[Passage], find: Callable[[Sequence[Passage]], Iterable[Candidate]]
) -> tuple[Candidate, ...]:
    """What is found in some passages, then what is found without the nicknames and goes on behind them."""
    found = [*find(passages)]
    for place in nicked(passages):
        found += whole(place, find((place.passage,)))
    return tuple(found)


def joined(found: Sequence[Candidate], passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """What a model sees, the two halves of such a name as one person."""
    places = tuple(nicked(passages))
    if not places:
        return tuple(found)
    persons = [c for c in found if c.kind == "person"]
    ends = {(c.span.passage, c.span.end): c for c in persons}
    starts = {(c.span.passage, c.span.start): c for c in persons}
    made = [one for place in places if (one := _person(place, ends, starts))]
    ground = Ground()
    whole = [one for one in made if ground.take(one.span)]
    kept = (c for c in found if ground.free(c.span))
    return tuple(sorted((*kept, *whole), key=BY_PLACE))


def inside(found: Iterable[Candidate]) -> dict[tuple[int, int], Span]:
    """The persons with nicknames that a model sees, by each place inside them: no "Finn" is a Finn there."""
    names = (c.span for c in found if c.kind == "person" and any(m in c.text for m in _OPENING))
    return {(s.passage, at): s for s in names for at in range(s.start, s.end)}


_Persons = Mapping[tuple[int, int], Candidate]


def _person(place: Nicked, ends: _Persons, starts: _Persons) -> Candidate | None:
    """Both halves in one: one that ends before the nickname, and one that begins behind it."""
    index, gap = place.passage.index, place.start + place.cut
    last = place.passage.text[place.cut + 1 :]
    at = gap + place.left_out + 1
    small = next(n for n, letter in enumerate(last) if letter.isupper() or not letter.isascii())
    before = ends.get((index, gap))
    after = starts.get((index, at)) or starts.get((index, at + small))
    if before is None or after is None or before.span.start < place.start:
        return None
    return _spread(before, place.text, before.span.start, after.span.end)


def _spread(candidate: Candidate, text: str, start: int, end: int) -> Candidate:
    span = Span(candidate.span.passage, start, end)
    compound = in_compound(text, start, end)
    return candidate._replace(span=span, text=text[start:end], compound=compound)
