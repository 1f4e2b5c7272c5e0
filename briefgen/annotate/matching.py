"""Candidates: every span of the passages that the alias table knows, longest first.

Names match letter for letter, terms (unless they say otherwise) in any case; both on the folded
text, so that a no-break space or a curly apostrophe is no obstacle.

A name is looked for where a word of the text is its first word, as the text's next so many letters
in a table of all names: one look for each length that names have which open as the text does there.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, ResolvedBy, Span
from briefgen.annotate.boundaries import in_compound, is_whole, stands_free
from briefgen.annotate.plain import small, small_tokens, tokens
from briefgen.expressions import expression
from briefgen.knowledge.aliases import PREFERENCE, Name
from briefgen.knowledge.folding import fold
from briefgen.source.passage import Passage

_WORD = expression(r"\w+|[^\w\s]")
_SPACES = expression(r"\s{2,}")
_RUN = expression(r"\S+")
_ADDRESS = expression(r"://|@|\bwww\.")
"""What makes a run of signs a link, a mail address or an account: no word of the sentence."""
_GOES_ON = expression(r"\.[a-z0-9]|-\d|\$")
"""What makes something else of "Nikkei" and "US": "Nikkei.com", "US-75", "US$20"."""
_JOINED_BEFORE = expression(r"\w'\Z")
_JOINED_AFTER = expression(r"'(?!(?:s|d|ll|re|ve|m|t)(?!\w))\w", re.IGNORECASE)
"""An apostrophe that joins two parts of one name, "Xi'an", and no possessive or contraction."""
_OPENS = 3
"""Letters behind its first word by which a name is known to open: many begin with "the" or "United"."""
_FEW = 50
"""Words that are sought in a text one by one."""


class _Table(Struct, frozen=True):
    """Surfaces: their rows, the lengths that they have, and their first words.

    lengths: by the first word and the letters behind it; of what is shorter, `short` by the word.
    """

    rows: Mapping[str, tuple[Name, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    short: Mapping[str, tuple[int, ...]]
    firsts: frozenset[str]


class Matcher(Struct, frozen=True):
    """A compiled alias table: of names as they are written, and of those in any case."""

    exact: _Table
    lower: _Table


class _Hit(Struct, frozen=True):
    start: int
    end: int
    names: tuple[Name, ...]


def matcher(names: tuple[Name, ...]) -> Matcher:
    """Compile an alias table. Costs about 3 µs a name: keep that of a whole site."""
    return Matcher(
        _table((_single_spaced(name.surface), name) for name in names if name.case),
        _table((small(_single_spaced(name.surface)), name) for name in names if not name.case),
    )


def candidates(matcher: Matcher, passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """The names in the passages: disjoint, longest first and leftmost on ties, in document order."""
    return tuple(found for passage in passages for found in _in_passage(matcher, passage))


def _table(pairs: Iterable[tuple[str, Name]]) -> _Table:
    rows: dict[str, list[Name]] = {}
    lengths: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    firsts: set[str] = set()
    for surface, name in pairs:
        if first := _WORD.match(surface):
            rows.setdefault(surface, []).append(name)
            reach = first.end() + _OPENS
            known, opening = (
                (short, first[0]) if len(surface) < reach else (lengths, surface[:reach])
            )
            known.setdefault(opening, set()).add(len(surface))
            firsts.add(first[0])
    return _Table(
        {surface: tuple(some) for surface, some in rows.items()},
        {opening: tuple(some) for opening, some in lengths.items()},
        {first: tuple(some) for first, some in short.items()},
        frozenset(firsts),
    )


def _single_spaced(surface: str) -> str:
    return _SPACES.sub(" ", fold(surface).strip())


def _in_passage(matcher: Matcher, passage: Passage) -> Iterator[Candidate]:
    for hit in _longest(_hits(matcher, fold(passage.text))):
        span = Span(passage.index, hit.start, hit.end)
        yield _candidate(span, passage.text, hit.names)


def _hits(matcher: Matcher, given: str) -> list[_Hit]:
    """The names in a text that stand as words of their own."""
    text, places = _unspaced(given)
    found: dict[tuple[int, int], tuple[Name, ...]] = {}
    addresses = _addresses(text)
    exact = _looked_up(matcher.exact, text, tokens(text))
    lower = _looked_up(matcher.lower, small(text), small_tokens(text))
    for start, end, names in chain(exact, lower):
        if _is_word(text, start, end) and not _inside(addresses, start):
            span = (places[start], places[end]) if places else (start, end)
            found[span] = (*found.get(span, ()), *names)
    return [_Hit(start, end, names) for (start, end), names in found.items()]


def _looked_up(
    table: _Table, text: str, words: frozenset[str]
) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
    """Where in a text the letters of a name stand, beginning with one of its words; in no order."""
    lengths, short, rows, size = table.lengths, table.short, table.rows, len(text)
    for start, word in _beginnings(text, words & table.firsts):
        opening = text[start : start + len(word) + _OPENS]
        for length in (*lengths.get(opening, ()), *short.get(word, ())):
            names, end = rows.get(text[start : start + length]), start + length
            # Rarely a name, so that only then it is asked whether its first word is one.
            if names is not None and end <= size and is_whole(text, start, start + len(word)):
                yield start, end, names


def _beginnings(text: str, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where the letters of some of its words stand: few are sought one by one, many in one go."""
    if len(words) > _FEW:
        found = ((word.start(), word[0]) for word in _WORD.finditer(text))
        yield from ((start, word) for start, word in found if word in words)
        return
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, word
            at = text.find(word, at + len(word))


def _unspaced(text: str) -> tuple[str, Sequence[int]]:
    """The text without doubled spaces, and for each of its offsets the one in `text`; () if equal.

    An end is that of the letter before it, so that no name ends in spaces.
    """
    # A sign that can be printed is no space, but for the plain one.
    if ("  " not in text and text.isprintable()) or _SPACES.search(text) is None:
        return text, ()
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for run in (*_SPACES.finditer(text), None):
        stop = run.start() if run else len(text)
        parts.append(text[at:stop])
        places += range(at, stop)
        if run:
            parts.append(" ")
            places.append(stop)
            at = run.end()
    return "".join(parts), (*places, len(text))


def _addresses(text: str) -> list[tuple[int, int]]:
    """The runs of signs that are addresses, in order."""
    if not any(sign in text for sign in ("://", "@", "www.")) or _ADDRESS.search(text) is None:
        return []
    runs = (run.span() for run in _RUN.finditer(text))
    return [run for run in runs if _is_address(text, *run)]


def _is_address(text: str, start: int, end: int) -> bool:
    return any(sign.end() < end for sign in _ADDRESS.finditer(text, start, end))


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    last = bisect_right(spans, (at, sys.maxsize)) - 1
    return last >= 0 and at < spans[last][1]


def _is_word(text: str, start: int, end: int) -> bool:
    return (
        stands_free(text, start, end)
        and not _GOES_ON.match(text, end)
        and not _JOINED_AFTER.match(text, end)
        and not _JOINED_BEFORE.search(text, max(start - 2, 0), start)
    )


def _longest(hits: Sequence[_Hit]) -> list[_Hit]:
    """Longest first, then leftmost; what overlaps a kept one is dropped."""
    if len(hits) < 2:
        return [*hits]
    taken: set[int] = set()
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _candidate(span: Span, text: str, names: tuple[Name, ...]) -> Candidate:
    entities = sorted((PREFERENCE.index(n.by), n.id) for n in names if not n.term)
    by: ResolvedBy = PREFERENCE[entities[0][0]] if entities else "name"
    return Candidate(
        span=span,
        text=text[span.start : span.end],
        entities=tuple(dict.fromkeys(id_ for _, id_ in entities)),
        terms=tuple(sorted({n.id for n in names if n.term})),
        by=by,
        compound=in_compound(text, span.start, span.end),
    )
