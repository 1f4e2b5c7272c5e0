"""Reads off each expression what a text must have for it to match, so that most are never compiled.

    python scripts/needs.py

It writes briefgen/expression_needs.py, which `briefgen.expressions` reads: to be run when an
expression was changed. A test says when.

An expression is read from left to right. What it takes letter for letter is a *run*, of which there
may be several; where anything else may follow, the runs end, and one of them must stand in the text.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Sequence
from math import fsum
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

import briefgen
from briefgen.expressions import Expression, folded, name_of

PLACE: Final = Path(briefgen.__file__).with_name("expression_needs.py")
HEAD: Final = '''"""What a text needs for an expression to match in it, made by `scripts/needs.py`: don't edit."""

from typing import Final

NEEDS: Final[dict[str, str]] = {
'''
TAIL: Final = '''}
"""By `expressions.name_of`: one string of each row must stand in the text as it is `folded`."""
'''
MANY: Final = 500
"""Runs that are followed at once."""
MOST, LONGEST, ROWS = 100, 12, 3
"""Strings of a row, their letters, and rows of an expression."""
RARE: Final = 0.2
"""Rows that are likelier in a text are of no use."""

BOUND, FREE_BEFORE, FREE_AFTER = "\x01", "\x02", "\x03"
"""Marks in runs: an end of a word; no letter stands before; no letter stands after."""
_MARKS: Final = frozenset((BOUND, FREE_BEFORE, FREE_AFTER))
_EDGES: Final = {
    op.AT_BOUNDARY: BOUND,
    op.AT_BEGINNING: FREE_BEFORE,
    op.AT_BEGINNING_STRING: FREE_BEFORE,
    op.AT_END: FREE_AFTER,
    op.AT_END_STRING: FREE_AFTER,
}
_REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

_WORD: Final = (op.CATEGORY, op.CATEGORY_WORD)

_Item = tuple[Any, Any]
Row = frozenset[str]


def module() -> str:
    """The text of the module, for all expressions that modules have."""
    told = {name_of(one): needs(one.pattern, one.source[1]) for one in expressions()}
    lines = (
        f"    {json.dumps(name)}: {json.dumps(text)},\n"
        for name, rows in sorted(told.items())
        if (text := "\n".join("\t".join(sorted(row)) for row in rows))
    )
    return HEAD + "".join(lines) + TAIL


def expressions() -> list[Expression]:
    """All that exist when each module of briefgen was imported."""
    for found in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    return [one for one in gc.get_objects() if isinstance(one, Expression)]


def needs(pattern: str, flags: int = 0) -> list[Row]:
    """Rows of strings: of each, one must stand in a text in which the expression matches."""
    rare = [row for row in rows(pattern, flags) if _odds(row) < RARE]
    return sorted(rare, key=_rank)[:ROWS]


def rows(pattern: str, flags: int = 0) -> set[Row]:
    """All rows that can be told, however likely they are in any text."""
    tree = _parser.parse(pattern, flags)
    if tree.state.flags & re.ASCII:
        return set()  # there, letters are others than in a folded text
    return {_short(row) for row in _read(tree, {""}).told()}


def _odds(row: Iterable[str]) -> float:
    """How likely a text has one of them, roughly."""
    return fsum(20.0 ** (1 - len(text)) for text in row)


def _rank(row: Row) -> tuple[float, list[str]]:
    """Rows that are likelier, later; the same order in every process."""
    return _odds(row), sorted(row)


def _short(row: Row) -> Row:
    """Strings cut until they are few, and without those that hold another."""
    for most in range(LONGEST, 0, -1):
        cut = {text[:most] for text in row}
        kept = frozenset(one for one in cut if not any(o in one for o in cut if o != one))
        if len(kept) <= MOST:
            return kept
    return frozenset(("",))


class _Reader:
    """Reads the rows of a parsed expression.

    runs: what may have been taken since the last end; open: whether it may be longer at its left.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.runs: set[str] = {""}
        self.broken = False

    def read(self, items: Iterable[_Item]) -> None:
        for kind, told in items:
            self._one(kind, told)

    def end(self, then: Iterable[str] = ("",)) -> None:
        """Anything may follow; then runs may begin with what stands there at last."""
        self.rows = self.told()
        self.runs = set(then)
        self.broken = True

    def _one(self, kind: Any, told: Any) -> None:
        if kind in (op.LITERAL, op.IN):
            self._append(_letters([(kind, told)] if kind is op.LITERAL else told))
        elif kind is op.AT:
            self._append({_EDGES.get(told, "")})
        elif kind is op.SUBPATTERN and not told[1] & re.ASCII:
            self.read(told[-1])
        elif kind is op.ATOMIC_GROUP:
            self.read(told)
        elif kind is op.BRANCH:
            self._branch(told[1])
        elif kind in _REPEATS:
            self._repeat(*told)
        elif kind is op.ASSERT:
            self._beside(told[0], told[1])
        elif kind is op.ASSERT_NOT:
            self._not_beside(told[0], list(told[1]))
        else:
            self.end()

    def _append(self, texts: set[str] | None) -> None:
        if texts is None:
            self.end()
        elif len(self.runs) * len(texts) > MANY:
            self.end(texts)
        else:
            self.runs = {run + text for run in self.runs for text in texts}

    def _branch(self, branches: Sequence[Sequence[_Item]]) -> None:
        if len(self.runs) * len(branches) > MANY:
            self.end()
        read = [_read(branch, self.runs) for branch in branches]
        if any(one.broken for one in read):
            self.rows.append(frozenset().union(*(min(one.told(), key=_rank) for one in read)))
            self.broken = True
        self.runs = set().union(*(one.runs for one in read))

    def told(self) -> list[Row]:
        """All rows so far, with the runs that may go on."""
        return [*self.rows, frozenset(map(_plain, self.runs))]

    def _repeat(self, least: int, most: int, items: Sequence[_Item]) -> None:
        inner = _read(items, {""})
        if (int(least), most) == (0, 1):
            self._branch((items, ()))
            return
        if inner.broken:
            if least:
                self.read(items)
            self.end()
            return
        for _ in range(min(int(least), LONGEST)):
            self._append(inner.runs)
        if most != least or int(least) > LONGEST:
            self.end(inner.runs if least else ("",))

    def _beside(self, direction: int, items: Sequence[_Item]) -> None:
        inner = _read(items, {""})
        texts = set(inner.runs)
        if inner.broken:
            self.rows += inner.told()
        elif direction > 0 and all(text[:1] in (" ", FREE_AFTER) for text in texts):
            self._append({FREE_AFTER})
        elif direction < 0 and all(text[-1:] in (" ", FREE_BEFORE) for text in texts):
            self._append({FREE_BEFORE})
        else:
            self.rows.append(frozenset(map(_plain, texts)))

    def _not_beside(self, direction: int, items: Sequence[_Item]) -> None:
        only: _Item = items[0] if len(items) == 1 else (None, ())
        kind, told = only
        if kind is op.IN and _WORD in told and told[0] != (op.NEGATE, None):
            self._append({FREE_AFTER if direction > 0 else FREE_BEFORE})


def _read(items: Iterable[_Item], runs: set[str]) -> _Reader:
    reader = _Reader()
    reader.runs = set(runs)
    reader.read(items)
    return reader


def _plain(run: str) -> str:
    """A run with blanks for its marks, where the text must have some sign that is no letter."""
    letters = "".join(sign for sign in run if sign not in _MARKS)
    if not letters:
        return ""
    before, after = _head(run), _tail(run)
    opens = letters[0] != " " and (FREE_BEFORE in before or BOUND in before)
    closes = letters[-1] != " " and (FREE_AFTER in after or BOUND in after)
    return " " * opens + letters + " " * closes


def _head(run: str) -> str:
    return run[: next(at for at, sign in enumerate(run) if sign not in _MARKS)]


def _tail(run: str) -> str:
    return _head(run[::-1])


def _letters(members: Iterable[_Item]) -> set[str] | None:
    """The folded letters of a class, if they can be told."""
    found: set[str] = set()
    for kind, told in members:
        if kind is op.LITERAL:
            found.add(_letter(told))
        elif kind is op.RANGE and told[1] - told[0] < 64:
            found |= {_letter(code) for code in range(told[0], told[1] + 1)}
        elif (kind, told) == (op.CATEGORY, op.CATEGORY_DIGIT):
            found.add("0")
        elif kind is op.CATEGORY and told == op.CATEGORY_SPACE:
            found.add(" ")
        else:
            return None
    return None if "" in found or len(found) > 8 else found


def _letter(code: int) -> str:
    """A letter as texts are folded; "" for those of which there may be others that are as good."""
    sign, plain = chr(code), folded(chr(code))[1:-1]
    return plain if plain.isascii() or sign.lower() == sign == sign.upper() else ""


if __name__ == "__main__":
    PLACE.write_text(module(), encoding="utf-8")
