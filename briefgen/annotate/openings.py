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
from functools import cached_property, lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import Final

from briefgen.annotate.memo import Memo
from briefgen.annotate.numerals import NUMERALS
from briefgen.annotate.opening_letters import EXPRESSIONS, OPENINGS
from briefgen.expressions import name_of
from briefgen.knowledge.folding import KEPT

DEPTH: Final = 6
"""Letters that are looked at."""
CROWDED: Final = 2_000
"""Words of a paragraph that may open something, from which it is looked at for numbers without end."""
LONGEST_NUMBER: Final = 30
"""Words of a number."""

_FREE: Final = re.compile(r"\S(?<!\w.)")
_ALIKE: Final = str.maketrans("123456789ſıİ", "000000000sii")
"""One digit for all; and the letters that `re` takes for others where case doesn't matter."""

Place = tuple[int, tuple[int, ...]]
"""Where expressions may begin, with their numbers."""

Matches = list[tuple[int, re.Match[str]]]
"""Numbers of expressions, in their order, with their matches at one place."""


class Openings:
    """Expressions, each with its number, and the table of where they can begin."""

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        self.expressions = expressions
        self._in_words = Memo(self._offsets)
        self._by_letters = Memo(self._numbers)
        TABLES.append(self)
        _OPENS.clear()
        _openers.cache_clear()

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

    @cached_property
    def _table(self) -> dict[str, tuple[int, ...]]:
        table: dict[str, tuple[int, ...]] = {}
        for row in OPENINGS:
            places, *openings = row.split("\t")
            read = [self._read[place] for place in map(int, places.split()) if place in self._read]
            if read:
                table.update(dict.fromkeys(openings, tuple(sorted(read))))
        return table

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._table)

    def opens(self, word: str) -> bool:
        """Whether an expression may begin in a word or with it."""
        return bool(self._in_words[word])

    def places(self, text: str) -> list[Place]:
        """Places in order, with the numbers of the expressions that may begin there."""
        found: list[Place] = []
        for start, word in _openers(text):
            for offset in self._in_words[word]:
                at = start + offset
                if numbers := self._by_letters[text[at : at + DEPTH]]:
                    found.append((at, numbers))
        return found

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

    def _offsets(self, word: str) -> tuple[int, ...]:
        """Where in a word, and what may follow it, an expression may begin."""
        starts = (found.start() for found in _FREE.finditer(word))
        padded = f"{word} "
        return tuple(at for at in starts if self._opens(padded[at : at + DEPTH]))

    def _opens(self, letters: str) -> bool:
        """Whether they begin with an opening, or an opening with them."""
        plain = folded(letters)
        at = bisect_left(self._sorted, plain)
        longer = at < len(self._sorted) and self._sorted[at].startswith(plain)
        return longer or any(plain[:size] in self._table for size in range(1, DEPTH + 1))

    def _numbers(self, letters: str) -> tuple[int, ...]:
        """Those of the expressions of which an opening begins these letters."""
        plain = folded(letters)
        lists = (self._table.get(plain[:size], ()) for size in range(1, DEPTH + 1))
        return tuple(sorted({number for some in lists for number in some}))


@lru_cache(maxsize=KEPT)
def _openers(text: str) -> list[tuple[int, str]]:
    """What stands between blanks, with its place, where it may open any expression that there is.

    Kept for the next table that asks: nine words in ten are looked at here, and nowhere else.
    """
    words = text.split(" ")
    before = accumulate(map(len, words), initial=0)
    starts = map(add, before, count())  # as many blanks as words stand before
    opens = map(_OPENS.__getitem__, words)
    found = list(compress(zip(starts, words, strict=False), opens))
    return found if len(found) < CROWDED else list(_without_endless(found))


def _without_endless(found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out what stands far inside a number of hundreds of words: each would be tried as its beginning."""
    run, end = 0, 0
    for start, word in found:
        alike = word.lower() in NUMERALS and start - end <= len(" and ")
        run, end = run + 1 if alike else 0, start + len(word)
        if run < LONGEST_NUMBER:
            yield start, word


def _opens_any(word: str) -> bool:
    return any(table.opens(word) for table in TABLES)


_OPENS: Final = Memo(_opens_any)
TABLES: Final[list[Openings]] = []
"""All tables: the modules of the rules make theirs when they are imported."""


def _start(found: tuple[int, Matches]) -> int:
    return found[0]


def folded(letters: str) -> str:
    """Letters as the table has them: small, and one digit for all."""
    return letters.translate(_ALIKE).lower()
