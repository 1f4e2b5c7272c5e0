"""Where expressions can begin: each is tried only at the words that it can open with.

Most words of a text open none, so that a table of the first letters of all expressions, looked up
once a word, spares nearly all attempts. The letters are read off the expressions themselves by the
parser of `re`: nobody has to keep a list, and what cannot be read is tried everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

from briefgen.annotate.memo import Memo
from briefgen.knowledge.folding import KEPT

_DEPTH: Final = 6
"""Letters that are looked at."""
_MOST: Final = 3000
"""Openings of one expression; where there are more, they are not read on."""

_FREE: Final = re.compile(r"\S(?<!\w.)")
_Item = tuple[Any, Any]
_ALIKE: Final = str.maketrans("123456789ſıİ", "000000000sii")
"""One digit for all; and the letters that `re` takes for others where case doesn't matter."""

Place = tuple[int, tuple[int, ...]]
"""Where expressions may begin, with their numbers."""

Matches = list[tuple[int, re.Match[str]]]
"""Numbers of expressions, in their order, with their matches at one place."""


class Openings:
    """Expressions, each with its number, and the table of where they can begin.

    The table is made when a text is first read: that takes a tenth of a second.
    """

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        self.expressions = expressions
        self._in_words = Memo(self._offsets)
        self._by_letters = Memo(self._numbers)
        _TABLES.append(self)
        _OPENS.clear()
        _openers.cache_clear()

    @cached_property
    def _openings(self) -> list[tuple[str, ...]]:
        return [openings(expression) for expression in self.expressions]

    @cached_property
    def anywhere(self) -> list[int]:
        """The numbers of those whose openings can't be told."""
        return [number for number, told in enumerate(self._openings) if not told]

    @cached_property
    def _table(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for number, told in enumerate(self._openings):
            for opening in told:
                table.setdefault(opening, []).append(number)
        return table

    @cached_property
    def _prefixes(self) -> set[str]:
        return {opening[:size] for opening in self._table for size in range(1, _DEPTH)}

    def opens(self, word: str) -> bool:
        """Whether an expression may begin in a word or with it."""
        return bool(self._in_words[word])

    def places(self, text: str) -> list[Place]:
        """Places in order, with the numbers of the expressions that may begin there."""
        found: list[Place] = []
        for start, word in _openers(text):
            for offset in self._in_words[word]:
                at = start + offset
                if numbers := self._by_letters[text[at : at + _DEPTH]]:
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
        return tuple(at for at in starts if self._opens(padded[at : at + _DEPTH]))

    def _opens(self, letters: str) -> bool:
        plain = folded(letters)
        return plain in self._prefixes or bool(self._numbers(letters))

    def _numbers(self, letters: str) -> tuple[int, ...]:
        """Those of the expressions of which an opening begins these letters."""
        plain = folded(letters)
        lists = (self._table.get(plain[:size], ()) for size in range(1, _DEPTH + 1))
        return tuple(sorted({number for some in lists for number in some}))


@lru_cache(maxsize=KEPT)
def _openers(text: str) -> list[tuple[int, str]]:
    """What stands between blanks, with its place, where it may open any expression that there is.

    Kept for the next table that asks: nine words in ten are looked at here, and nowhere else.
    """
    words = text.split(" ")
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    opens = map(_OPENS.__getitem__, words)
    return list(compress(zip(starts, words, strict=False), opens))


def _opens_any(word: str) -> bool:
    return any(table.opens(word) for table in _TABLES)


_OPENS: Final = Memo(_opens_any)
_TABLES: Final[list[Openings]] = []
"""All tables: the modules of the rules make theirs when they are imported."""


def _start(found: tuple[int, Matches]) -> int:
    return found[0]


def folded(letters: str) -> str:
    """Letters as the table has them: small, and one digit for all."""
    return letters.translate(_ALIKE).lower()


def openings(expression: re.Pattern[str]) -> tuple[str, ...]:
    """The folded letters with which a match begins: with one or the other.

    Empty if they can't be told, or if a match may begin inside a word.
    """
    tree = list(_parser.parse(expression.pattern, expression.flags & ~re.UNICODE))
    told = next(
        told for depth in range(_DEPTH, -1, -1) if len(told := _opening(tree, depth)) <= _MOST
    )
    wordy = all(opening[:1].isalnum() for opening in told)
    return tuple(sorted(told)) if "" not in told and _stands_free(tree, wordy=wordy) else ()


def _opening(tree: Sequence[_Item], depth: int) -> set[str]:
    reader = _Reader(depth)
    return reader.read({""}, tree) | reader.done


def _stands_free(tree: Iterable[_Item], *, wordy: bool) -> bool:
    """Whether no match begins right after a letter or a digit; `wordy`: all begin with one."""
    for kind, told in tree:
        if kind is op.SUBPATTERN:
            return _stands_free(told[-1], wordy=wordy)
        if kind is op.BRANCH:
            return all(_stands_free(branch, wordy=wordy) for branch in told[1])
        if kind not in (op.ASSERT, op.ASSERT_NOT, op.AT):
            return False
        if _parts(kind, told, wordy=wordy):
            return True
    return False


def _parts(kind: Any, told: Any, *, wordy: bool) -> bool:
    """Whether a condition keeps letters and digits away from what follows it."""
    if kind is op.AT:
        return wordy and told is op.AT_BOUNDARY
    ahead, behind = told[0] > 0, list(told[1])
    if ahead or not behind:
        return False
    last, value = behind[-1]
    if kind is op.ASSERT:
        return last is op.LITERAL and not (chr(value).isalnum() or value == ord("_"))
    return len(behind) == 1 and last is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in value


class _Reader:
    """Reads openings off a parsed expression, letter by letter; `done` are those read to their end."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.done: set[str] = set()

    def read(self, open_: set[str], items: Iterable[_Item]) -> set[str]:
        """Those openings that may go on, after some items."""
        for kind, told in items:
            if not open_:
                break
            if len(self.done) > _MOST:
                return self._given_up(open_)
            open_ = self._one(open_, kind, told)
        return open_

    def _one(self, open_: set[str], kind: Any, told: Any) -> set[str]:
        match kind:
            case op.LITERAL | op.IN:
                letters = _letters([(kind, told)] if kind is op.LITERAL else told)
                found = self._longer(open_, letters) if letters else self._given_up(open_)
            case op.BRANCH:
                found = set().union(*(self.read(open_, branch) for branch in told[1]))
            case op.SUBPATTERN:
                found = self.read(open_, told[-1])
            case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
                found = self._repeated(open_, *told)
            case op.ASSERT | op.ASSERT_NOT | op.AT:
                found = open_
            case _:
                found = self._given_up(open_)
        return found

    def _repeated(self, open_: set[str], least: int, most: int, items: Sequence[_Item]) -> set[str]:
        for _ in range(min(int(least), self.depth)):
            open_ = self.read(open_, items)
        reached = open_
        for _ in range(min(int(most) - int(least), self.depth)):
            open_ = self.read(open_, items)
            reached = reached | open_
        return reached

    def _longer(self, open_: set[str], letters: set[str]) -> set[str]:
        longer = {opening + letter for opening in open_ for letter in letters}
        self.done |= {opening for opening in longer if len(opening) >= self.depth}
        return {opening for opening in longer if len(opening) < self.depth}

    def _given_up(self, open_: set[str]) -> set[str]:
        """Anything may follow."""
        self.done |= open_
        return set()


def _letters(members: Iterable[_Item]) -> set[str]:
    """The letters of a class, if it lists them."""
    found: set[str] = set()
    for kind, told in members:
        if kind is op.LITERAL:
            found.add(folded(chr(told)))
        elif kind is op.RANGE and told[1] - told[0] < 64:
            found |= {folded(chr(code)) for code in range(told[0], told[1] + 1)}
        elif (kind, told) == (op.CATEGORY, op.CATEGORY_DIGIT):
            found.add("0")
        else:
            return set()
    return found
