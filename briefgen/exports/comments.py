"""Comments of HTML, taken out in linear time: the tokenizer looks through all the rest for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.expressions import expression

_OPENING = expression(
    r"<!--(?:-?>)?"
    r"|<(script|style|textarea|title|iframe|noembed|noframes|noscript|xmp)(?=[\s/>])",
    re.IGNORECASE,
)
_BARE_BLOCK = expression(r"\s*wp:([a-z][a-z0-9-]{0,60}(?:/[a-z0-9-]{1,60})?)\b")


def without_comments(html: str) -> tuple[str, tuple[str, ...]]:
    """The HTML without its comments, and these; one without an end is text, so that nothing is lost.

    What looks like one in a script is part of the script.
    """
    kept: list[str] = []
    said: list[str] = []
    at = pos = 0
    ends = _Ends(html)
    while found := _OPENING.search(html, pos):
        name = (found[1] or "").lower()
        pos = found.end()
        if name:
            pos = ends.after(f"</{name}", pos) or pos
            continue
        end = pos if found[0].endswith(">") else ends.after("-->", pos)
        kept.append(html[at : found.start()])
        if not end:
            kept.append("&lt;!--")
            at = pos
            continue
        said.append(html[pos : end - 3])
        at = pos = end
    return "".join([*kept, html[at:]]), tuple(said)


class _Ends:
    """Where ends stand; that there is none any more is found out once for each."""

    def __init__(self, html: str) -> None:
        self.html = html.lower() if html.isascii() else _lowered(html)
        self.gone: set[str] = set()

    def after(self, end: str, pos: int) -> int:
        """The offset behind the next such end, 0 if there is none."""
        at = -1 if end in self.gone else self.html.find(end, pos)
        if at < 0:
            self.gone.add(end)
            return 0
        return at + len(end)


def _lowered(html: str) -> str:
    """In small letters as far as ASCII goes: others may become longer, and offsets would move."""
    return html.translate(_SMALL)


_SMALL = {ord(letter): ord(letter) + 32 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def bare_blocks(comments: tuple[str, ...]) -> Iterator[str]:
    """Blocks of WordPress's editor whose text isn't in the export: only their name is."""
    for comment in comments:
        found = _BARE_BLOCK.match(comment)
        if found and comment.rstrip().endswith("/") and found[1] not in _TOLD_ELSEWHERE:
            yield found[1]


_TOLD_ELSEWHERE = frozenset({"footnotes", "spacer", "separator", "more", "nextpage"})
"""Notes are taken from where WordPress keeps them; the others hold nothing."""
