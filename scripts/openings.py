"""Reads off the expressions of dates, money and quantities the letters with which they can begin.

    python scripts/openings.py

It writes briefgen/annotate/opening_letters.py, which `briefgen.annotate.openings` reads: to be run
when such an expression was changed. A test says when.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

from briefgen.annotate import annotating as rules
from briefgen.annotate.openings import DEPTH, OTHER, TABLES, YEAR, folded, head, shortened
from briefgen.expressions import name_of

PLACE: Final = Path(rules.__file__).with_name("opening_letters.py")
HEAD: Final = '''"""The letters with which expressions can begin, made by `scripts/openings.py`: don't edit."""

from typing import Final

'''
MOST: Final = 3000
"""Openings of one expression; where there are more, they are not read on."""

_GROWN: Final = re.compile(rf"^(?:00000|0+[.,]0|{OTHER}[.,]?0)")
"""A number that is longer than those that are told apart."""

_Item = tuple[Any, Any]


def module() -> str:
    """The text of the module, for the expressions of all tables."""
    expressions = {name_of(one): one for table in TABLES for one in table.expressions}
    told = {name: letters for name, one in expressions.items() if (letters := openings(one))}
    owners: dict[str, tuple[int, ...]] = {}
    for place, letters in enumerate(told.values()):
        for opening in letters:
            owners[opening] = (*owners.get(opening, ()), place)
    rows: dict[tuple[int, ...], list[str]] = {}
    for opening in sorted(owners):
        rows.setdefault(owners[opening], []).append(opening)
    lines = ["EXPRESSIONS: Final = (", *map(_line, told), ")"]
    lines += ['"""Those that are told, by `expressions.name_of`."""', ""]
    lines += ["OPENINGS: Final = ("]
    lines += [_line("\t".join((_numbered(owned), *rows[owned]))) for owned in sorted(rows)]
    lines += [")", '"""Places of expressions, and the openings that all of them have."""', ""]
    return HEAD + "\n".join(lines)


def _numbered(places: tuple[int, ...]) -> str:
    return " ".join(map(str, places))


def _line(text: str) -> str:
    """A line of the module, with the quotation marks that `ruff format` would choose."""
    told = json.dumps(text, ensure_ascii=False)
    if text.count('"') > text.count("'"):
        inner = told[1:-1].replace('\\"', '"').replace("'", "\\'")
        told = f"'{inner}'"
    return f"    {told},"


def openings(expression: re.Pattern[str]) -> tuple[str, ...]:
    """The folded letters with which a match begins: with one or the other.

    Empty if they can't be told, or if a match may begin inside a word.
    """
    tree = _with_ahead(list(_parser.parse(expression.pattern, expression.flags & ~re.UNICODE)))
    told = next(
        told for depth in range(DEPTH, -1, -1) if len(told := _opening(tree, depth)) <= MOST
    )
    wordy = all(opening[:1].isalnum() for opening in told)
    return tuple(sorted(told)) if "" not in told and _stands_free(tree, wordy=wordy) else ()


def _with_ahead(tree: list[_Item]) -> list[_Item]:
    """With what must follow a match, as if it belonged to it."""
    *items, (kind, told) = tree
    return [*items, *told[1]] if kind is op.ASSERT and told[0] > 0 else tree


def _opening(tree: Sequence[_Item], depth: int) -> set[str]:
    reader = _Reader(depth)
    reader.close(reader.read({""}, tree))
    return reader.done


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
            if len(self.done) > MOST:
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
        longer = {_joined(opening, letter) for opening in open_ for letter in letters}
        done = {opening for opening in longer if self._is_enough(opening)}
        self.close(done)
        return longer - done

    def _is_enough(self, opening: str) -> bool:
        """Whether it is read: a second number is read no further than its first digit."""
        rest = opening[len(head(opening)) :]
        return len(rest) >= self.depth or "0" in rest

    def _given_up(self, open_: set[str]) -> set[str]:
        """Anything may follow."""
        self.close(open_)
        return set()

    def close(self, open_: Iterable[str]) -> None:
        """Read some no further."""
        self.done.update(*map(_told, open_))


def _joined(opening: str, letter: str) -> str:
    """With a letter more; one blank stands for several, and a sign for a long number."""
    return _GROWN.sub(OTHER, f"{opening}{letter}").replace("  ", " ")


def _told(opening: str) -> tuple[str, ...]:
    """As the table has it; where only digits were read, with the longer numbers that begin with them."""
    number = head(opening)
    rest = opening[len(number) :]
    short = shortened(number) + rest
    return (short, YEAR, OTHER) if number[:1] == "0" and not rest.strip(".,") else (short,)


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


if __name__ == "__main__":
    PLACE.write_text(module(), encoding="utf-8")
