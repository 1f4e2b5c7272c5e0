"""Where expressions can begin: each is tried only at the words that it can open with.

Most words of a text open none, so that a table of the first letters of all expressions, looked up
once a word, spares nearly all attempts. The letters are read off the expressions themselves by the
parser of `re`: nobody has to keep a list, and what cannot be read is tried everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

_DEPTH: Final = 6
"""Letters that are looked at."""
_MOST: Final = 3000
"""Openings of one expression; where there are more, they are not read on."""
_KEPT: Final = 20_000
"""Beginnings of words that are remembered."""

_Item = tuple[Any, Any]
_DIGITS: Final = str.maketrans("123456789", "0" * 9)

Place = tuple[int, tuple[int, ...]]
"""Where expressions may begin, with their numbers."""

Matches = list[tuple[int, re.Match[str]]]
"""Numbers of expressions, in their order, with their matches at one place."""


class Openings:
    """Expressions, each with its number, and the table of where they can begin."""

    def __init__(self, expressions: Sequence[re.Pattern[str]]) -> None:
        self.expressions = expressions
        self.anywhere: list[int] = []
        self._table: dict[str, list[int]] = {}
        for number, expression in enumerate(expressions):
            told = openings(expression)
            for opening in told:
                self._table.setdefault(opening, []).append(number)
            if not told:
                self.anywhere.append(number)
        firsts = "".join(sorted({letter for opening in self._table for letter in _cases(opening)}))
        # The class comes first, so that `re` skips other letters without trying anything.
        self._scan = re.compile(rf"[{re.escape(firsts)}](?<!\w.)" if firsts else r"(?!)")
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, text: str) -> Iterator[Place]:
        """Places in order, with the numbers of the expressions that may begin there."""
        known = self._known
        for found in self._scan.finditer(text):
            start = found.start()
            beginning = text[start : start + _DEPTH]
            numbers = known.get(beginning)
            if numbers is None:
                numbers = self._learnt(beginning)
            if numbers:
                yield start, numbers

    def matches(self, text: str) -> list[tuple[int, Matches]]:
        """Places in order, with the matches there: for each expression those of `finditer`."""
        ends = [0] * len(self.expressions)
        found: dict[int, Matches] = {}
        for number in self.anywhere:
            for match in self.expressions[number].finditer(text):
                found.setdefault(match.start(), []).append((number, match))
        for start, numbers in self.places(text):
            for number in numbers:
                match = self.expressions[number].match(text, start)
                if match and start >= ends[number]:
                    ends[number] = match.end()
                    found.setdefault(start, []).append((number, match))
        return sorted(found.items(), key=_start)

    def _learnt(self, beginning: str) -> tuple[int, ...]:
        if len(self._known) > _KEPT:
            self._known.clear()
        plain = folded(beginning)
        lists = (self._table.get(plain[:size], ()) for size in range(1, _DEPTH + 1))
        self._known[beginning] = numbers = tuple(sorted({n for some in lists for n in some}))
        return numbers


def _start(found: tuple[int, Matches]) -> int:
    return found[0]


def _cases(opening: str) -> str:
    return "0123456789" if opening[0] == "0" else opening[0] + opening[0].upper()


def folded(letters: str) -> str:
    """Letters as the table has them: small, and one digit for all."""
    return letters.lower().translate(_DIGITS)


def openings(expression: re.Pattern[str]) -> tuple[str, ...]:
    """The folded letters with which a match begins: with one or the other.

    Empty if they can't be told, or if a match may begin inside a word.
    """
    tree = list(_parser.parse(expression.pattern, expression.flags & ~re.UNICODE))
    reader = _Reader()
    told = reader.read({""}, tree) | reader.done
    wordy = all(opening[:1].isalnum() for opening in told)
    return tuple(sorted(told)) if "" not in told and _stands_free(tree, wordy=wordy) else ()


def _stands_free(tree: Iterable[_Item], *, wordy: bool) -> bool:
    """Whether no match begins right after a letter or a digit; `wordy`: all begin with one."""
    for kind, told in tree:
        if kind is op.ASSERT_NOT and told[0] < 0 and _is_letters(list(told[1])):
            return True
        if kind is op.ASSERT and told[0] < 0 and _ends_in_blank(list(told[1])):
            return True
        if kind is op.AT and told is op.AT_BOUNDARY:
            return wordy
        if kind is op.SUBPATTERN:
            return _stands_free(told[-1], wordy=wordy)
        if kind is op.BRANCH:
            return all(_stands_free(branch, wordy=wordy) for branch in told[1])
        if kind not in (op.ASSERT, op.ASSERT_NOT):
            return False
    return False


def _is_letters(behind: list[_Item]) -> bool:
    return len(behind) == 1 and (
        behind[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in behind[0][1]
    )


def _ends_in_blank(behind: list[_Item]) -> bool:
    return bool(behind) and behind[-1][0] is op.LITERAL and not chr(behind[-1][1]).isalnum()


class _Reader:
    """Reads openings off a parsed expression, letter by letter; `done` are those read to their end."""

    def __init__(self) -> None:
        self.done: set[str] = set()

    def read(self, open_: set[str], items: Iterable[_Item]) -> set[str]:
        """Those openings that may go on, after some items."""
        for kind, told in items:
            if not open_:
                break
            open_ = self._one(open_, kind, told)
            if len(self.done) + len(open_) > _MOST:
                return self._given_up(open_)
        return open_

    def _one(self, open_: set[str], kind: Any, told: Any) -> set[str]:
        if kind is op.LITERAL:
            return self._longer(open_, {folded(chr(told))})
        if kind is op.IN:
            letters = _letters(told)
            return self._longer(open_, letters) if letters else self._given_up(open_)
        if kind is op.BRANCH:
            return set().union(*(self.read(open_, branch) for branch in told[1]))
        if kind is op.SUBPATTERN:
            return self.read(open_, told[-1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeated(open_, *told)
        if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
            return open_
        return self._given_up(open_)

    def _repeated(self, open_: set[str], least: int, most: int, items: Sequence[_Item]) -> set[str]:
        for _ in range(min(int(least), _DEPTH)):
            open_ = self.read(open_, items)
        reached = open_
        for _ in range(min(int(most) - int(least), _DEPTH)):
            open_ = self.read(open_, items)
            reached = reached | open_
        return reached

    def _longer(self, open_: set[str], letters: set[str]) -> set[str]:
        longer = {opening + letter for opening in open_ for letter in letters}
        self.done |= {opening for opening in longer if len(opening) >= _DEPTH}
        return {opening for opening in longer if len(opening) < _DEPTH}

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
