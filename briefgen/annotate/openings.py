"""Where expressions can begin: each is tried only at the words that it can open with.

Most words of a text open none, so that a table of the first letters of all expressions, looked up
once a word, spares nearly all attempts. The letters are read off the expressions themselves, by
`scripts/openings.py` into `opening_letters.py`, for that takes longer than to read an article. Nobody
has to keep a list; an expression that isn't in the table, or that can't be read, is tried everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import Final

from briefgen.annotate.memo import Memo
from briefgen.annotate.numerals import NUMERALS
from briefgen.annotate.opening_letters import EXPRESSIONS, OPENINGS
from briefgen.expressions import name_of
from briefgen.knowledge.folding import KEPT

DEPTH: Final = 6
"""Letters that are looked at, behind a number or "the": these open many expressions and tell none apart."""
_WIDE: Final = 3 * DEPTH
"""Letters that have as many with one blank for up to three."""
_SMALL: Final = "0"
YEAR: Final = "0000"
OTHER: Final = "ℕ"
"""Stand for numbers of one or two digits, of four, and for all others."""
CROWDED: Final = 2_000
"""Words of a paragraph that may open something, from which it is looked at for numbers without end."""
LONGEST_NUMBER: Final = 30
"""Words of a number."""
_INSIDE: Final = NUMERALS | {"and"}

_BLANKS: Final = re.compile(" +")
_FREE: Final = re.compile(r"\S(?<!\w.)")
_HEAD: Final = re.compile(rf"the(?= )|[0{OTHER}]+(?:[.,][0{OTHER}]+)*")
_ALIKE: Final = str.maketrans("123456789–—ſıİ", "000000000--sii")
"""One digit for all, one dash; and the letters that `re` takes for others where case doesn't matter."""

Place = tuple[int, tuple[int, ...]]
"""Where expressions may begin, with their numbers."""

Matches = list[tuple[int, re.Match[str]]]
"""Numbers of expressions, in their order, with their matches at one place."""

TABLES: Final[list[Openings]] = []
"""All tables: the modules of the rules make theirs when they are imported."""


class Openings:
    """Expressions, each with its number, and the table of where they can begin."""

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        self.expressions = expressions
        self._by_letters = Memo(self._numbers)
        TABLES.append(self)

    @cached_property
    def _read(self) -> dict[int, int]:
        """The numbers of those expressions whose openings are told, by their place there."""
        places = {name: place for place, name in enumerate(EXPRESSIONS)}
        named = ((places.get(name_of(e)), number) for number, e in enumerate(self.expressions))
        return {place: number for place, number in named if place is not None}

    @cached_property
    def anywhere(self) -> list[int]:
        """The numbers of those whose openings can't be told."""
        told = set(self._read.values())
        return [number for number in range(len(self.expressions)) if number not in told]

    def places(self, text: str) -> list[Place]:
        """Places in order, with the numbers of the expressions that may begin there."""
        numbers = self._by_letters
        return [(at, some) for at, letters in _starts(text) if (some := numbers[letters])]

    def matches(self, text: str) -> list[tuple[int, Matches]]:
        """Places in order, with the matches there: for each expression those of `finditer`."""
        ends = [0] * len(self.expressions)
        found: dict[int, Matches] = {}
        for number in self.anywhere:
            for match in self.expressions[number].finditer(text):
                found.setdefault(match.start(), []).append((number, match))
        for start, numbers in self.places(text):
            for number in numbers:
                if start < ends[number]:
                    continue
                if here := self.expressions[number].match(text, start):
                    ends[number] = here.end()
                    found.setdefault(start, []).append((number, here))
        return sorted(found.items(), key=_start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The same matches, one after another."""
        return (found for _, here in self.matches(text) for _, found in here)

    def _numbers(self, letters: str) -> tuple[int, ...]:
        """Those of the expressions of which an opening begins these letters."""
        owners = (_owners().get(opening, ()) for opening in _beginnings(folded(letters)))
        own = {self._read.get(place) for places in owners for place in places}
        return tuple(sorted(number for number in own if number is not None))


@cache
def _owners() -> dict[str, tuple[int, ...]]:
    """Of each opening the places of those expressions that have it."""
    owners: dict[str, tuple[int, ...]] = {}
    for row in OPENINGS:
        places, *openings = row.split("\t")
        owners.update(dict.fromkeys(openings, tuple(map(int, places.split()))))
    return owners


@cache
def _sorted() -> list[str]:
    return sorted(_owners())


@lru_cache(maxsize=KEPT)
def _starts(text: str) -> list[tuple[int, str]]:
    """Where any expression that there is may begin, with the letters that tell which; several tables ask."""
    found: list[tuple[int, str]] = []
    for start, word in _openers(text):
        for offset, opening, rest in _OFFSETS[word]:
            letters = text[start + rest : start + rest + DEPTH]
            if "  " in letters:
                letters = _BLANKS.sub(" ", text[start + rest : start + rest + _WIDE])[:DEPTH]
            found.append((start + offset, opening + letters))
    return found


def _openers(text: str) -> list[tuple[int, str]]:
    """What stands between blanks, with its place, where it may open any expression that there is.

    Nine words in ten are looked at here, and nowhere else.
    """
    words = text.split(" ")
    before = accumulate(map(len, words), initial=0)
    starts = map(add, before, count())  # as many blanks as words stand before
    opens = map(_OFFSETS.__getitem__, words)
    found = list(compress(zip(starts, words, strict=False), opens))
    return found if len(found) < CROWDED else list(_without_endless(text, found))


def _without_endless(text: str, found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out what stands far inside a number of hundreds of words: each would be tried as its beginning."""
    run, end = 0, 0
    for start, word in found:
        alike = word.lower() in NUMERALS and _INSIDE.issuperset(text[end:start].lower().split())
        run, end = run + 1 if alike else 0, start + len(word)
        if run < LONGEST_NUMBER:
            yield start, word


def _offsets(word: str) -> tuple[tuple[int, str, int], ...]:
    """Where in a word, and what may follow it, an expression may begin: with what, and where that ends."""
    padded = folded(f"{word} ")
    found: list[tuple[int, str, int]] = []
    for start in (free.start() for free in _FREE.finditer(word)):
        number = head(padded, start)
        rest = start + len(number)
        opening = shortened(number)
        if _opens(opening + padded[rest : rest + DEPTH]):
            found.append((start, opening, rest))
    return tuple(found)


_OFFSETS: Final = Memo(_offsets)


def _opens(letters: str) -> bool:
    """Whether they begin with an opening, or an opening with them."""
    at = bisect_left(_sorted(), letters)
    longer = at < len(_sorted()) and _sorted()[at].startswith(letters)
    return longer or any(opening in _owners() for opening in _beginnings(letters))


def _beginnings(letters: str) -> Iterator[str]:
    return (letters[:size] for size in range(1, len(letters) + 1))


def _start(found: tuple[int, Matches]) -> int:
    return found[0]


def folded(letters: str) -> str:
    """Letters as the table has them: small, and one digit for all."""
    return letters.translate(_ALIKE).lower()


def head(letters: str, start: int = 0) -> str:
    """The number or "the" with which folded letters begin; else ""."""
    found = _HEAD.match(letters, start)
    return found[0] if found else ""


def shortened(number: str) -> str:
    """What `head` gives, as the table has it."""
    if number in ("", "the", _SMALL, YEAR):
        return number
    return _SMALL if number == "00" else OTHER
