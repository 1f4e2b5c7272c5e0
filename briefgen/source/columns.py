"""Where the source of each inline block stands in the file, line by line.

The parser strips indents, quote markers and cell bars from a block's lines; this undoes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.expressions import expression

if TYPE_CHECKING:
    from markdown_it.token import Token

BAR = expression(r"(?<!\\)\|")

Start = tuple[int, int, int]
"""(offset in the block's source, 0-based line, 0-based column), true until the next start."""


class LineStarts(Struct, frozen=True):
    starts: tuple[Start, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """0-based line and column of the block's source character at *offset*."""
        at, line, column = self.starts[max(bisect_right(self.starts, (offset, 1 << 60, 0)) - 1, 0)]
        return line, column + offset - at


class _Row:
    """The cells of one line of a table, taken from left to right."""

    def __init__(self, raw: str) -> None:
        self.cells = _cells(raw)

    def take(self, text: str) -> tuple[int, str] | None:
        """The column and the source of the next cell that reads *text*."""
        return next((c for c in self.cells if c[1].replace("\\|", "|") == text), None)


def _cells(raw: str) -> Iterator[tuple[int, str]]:
    at = 0
    for end in (*(bar.start() for bar in BAR.finditer(raw)), len(raw)):
        cell = raw[at:end]
        yield at + len(cell) - len(cell.lstrip()), cell.strip()
        at = end + 1


class Columns:
    """The line starts of each inline block; read only when somebody asks for a place."""

    def __init__(self, source: str, tokens: Sequence[Token]) -> None:
        self._source = source
        self._tokens = tokens

    @cached_property
    def _starts(self) -> dict[int, LineStarts]:
        lines = self._source.split("\n")
        rows: dict[int, _Row] = {}
        return {
            id(block): LineStarts(tuple(_starts(opening, block, lines, rows)))
            for opening, block in pairwise(self._tokens)
            if block.type == "inline" and block.map
        }

    def of(self, inline: Token) -> LineStarts | None:
        """The line starts of an inline token, if it has lines."""
        return self._starts.get(id(inline))


def _starts(
    opening: Token, block: Token, lines: Sequence[str], rows: dict[int, _Row]
) -> Iterator[Start]:
    assert block.map is not None  # noqa: S101 - the caller saw it
    first = block.map[0]
    if opening.type in ("td_open", "th_open"):
        row = rows.setdefault(first, _Row(lines[first]))
        return _cell_starts(row.take(block.content), first)
    if opening.markup.startswith("#"):
        return iter([(0, first, _heading_column(opening.markup, block.content, lines[first]))])
    return _paragraph_starts(block.content, lines, first)


def _cell_starts(cell: tuple[int, str] | None, line: int) -> Iterator[Start]:
    column, source = cell or (0, "")
    yield 0, line, column
    for taken, escape in enumerate(re.finditer(r"\\\|", source), 1):
        # the bar itself stands one column after the backslash that the parser took away
        at = escape.start() - taken + 1
        yield at, line, column + at + taken


def _heading_column(markup: str, text: str, raw: str) -> int:
    after = raw.find(markup) + len(markup)
    return max(raw.find(text, after), after)


def _paragraph_starts(content: str, lines: Sequence[str], first: int) -> Iterator[Start]:
    offset = 0
    for row, text in enumerate(content.split("\n"), first):
        raw = lines[row].rstrip() if row < len(lines) else ""
        column = len(raw) - len(text.rstrip())
        if not raw.endswith(text.strip()):
            column = max(lines[row].find(text.strip()), 0) if row < len(lines) else 0
        yield offset, row, column
        offset += len(text) + 1
