"""The paragraphs of plain text, however it was pasted.

Some tools set a blank line between paragraphs, some none, and some fill paragraphs to a width.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.pieces import INVISIBLE

SENTENCE_END = expression(r"[.!?…][\"'”’»)\]]*$")
NARROWEST, WIDEST = 40, 100
FILLED_LINES = 3


class Paragraph(Struct, frozen=True):
    """A paragraph and the lines (from 1, both included) on which it stands."""

    line: int
    last: int
    text: str


def plainly(line: str) -> str:
    """Return the line as one reads it: any space is a space, invisible marks gone, ends trimmed."""
    seen = line if line.isprintable() else INVISIBLE.sub("", line)
    return " ".join(seen.split())


def paragraphs(text: str, line: int = 1) -> tuple[Paragraph, ...]:
    """Read plain text whose first line is number `line`.

    A line is a paragraph, unless the text is filled: then lines that were broken because the
    next word had no room belong together.
    """
    lines = [plainly(raw) for raw in text.split("\n")]
    width = fill_width(lines)
    runs: list[list[int]] = []
    for at, words in enumerate(lines):
        if not words:
            continue
        if runs and runs[-1][-1] == at - 1 and _broken(lines[at - 1], words, width):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(
        Paragraph(line + run[0], line + run[-1], " ".join(lines[at] for at in run)) for run in runs
    )


def fill_width(lines: list[str]) -> int:
    """Find the width to which the lines are filled; 0 if they are not.

    Filled text shows itself: most lines that touch are broken where the next word had no room,
    and most of those do not end a sentence.
    """
    width = max((len(words) for words in lines if " " in words), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    touching = [(above, below) for above, below in pairwise(lines) if above and below]
    full = [above for above, below in touching if _broken(above, below, width)]
    open_ended = sum(not SENTENCE_END.search(above) for above in full)
    filled = len(full) >= FILLED_LINES and 2 * len(full) >= len(touching)
    return width if filled and 2 * open_ended >= len(full) else 0


def _broken(above: str, below: str, width: int) -> bool:
    return len(above) + 1 + len(below.split(" ", 1)[0]) > width > 0
