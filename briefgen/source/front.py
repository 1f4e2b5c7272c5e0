"""Where the front matter of a Markdown file ends and its body begins. Nothing of either is read here."""

from __future__ import annotations

from briefgen.source.article import Body
from briefgen.source.decode import lines_ended

FENCE = "---"


def parted(text: str) -> tuple[list[str], int]:
    """The lines of a file, and which of them closes its front matter; 0 if there is none."""
    lines = lines_ended(text).removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != FENCE:
        return lines, 0
    return lines, next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), 0)


def cut(text: str) -> tuple[str, Body] | None:
    """Front matter with its fences, and body; None if there is no front matter, or no end of it."""
    lines, end = parted(text)
    return ("\n".join(lines[: end + 1]), body_below(lines, end)) if end else None


def body_below(lines: list[str], end: int) -> Body:
    """What stands below the line that closes the front matter."""
    return Body("\n".join(lines[end + 1 :]), min(end + 2, len(lines)))
