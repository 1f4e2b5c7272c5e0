"""A raw drop as tokens: its paragraphs, every character taken literally."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefgen.source.origin import Origin
from briefgen.source.paragraphs import paragraphs


def plain_tokens(text: str) -> list[Token]:
    """A paragraph for each line, or for each run of lines of a text that is filled to a width."""
    numbered = list(enumerate(text.split("\n")))
    found = paragraphs(text)
    return [token for p in found for token in _paragraph(numbered[p.line - 1 : p.last])]


def _paragraph(numbered: Sequence[tuple[int, str]]) -> Iterator[Token]:
    first, last = numbered[0][0], numbered[-1][0] + 1
    lines = [line.strip() for _, line in numbered]
    yield from (
        Token("paragraph_open", "p", 1, map=[first, last], block=True),
        _inline(lines, [first, last]),
        Token("paragraph_close", "p", -1, block=True),
    )


def _inline(lines: Sequence[str], rows: list[int]) -> Token:
    children: list[Token] = []
    runs: list[tuple[int, int]] = []
    shown = source = 0
    for line in lines:
        if children:
            children.append(Token("softbreak", "br", 0))
        children.append(Token("text", "", 0, content=line))
        runs.append((shown, source))
        shown, source = shown + len(line), source + len(line) + 1
    return Token(
        "inline", "", 0, map=rows, level=1, children=children, content="\n".join(lines),
        meta={"origin": Origin(tuple(runs))}, block=True,
    )  # fmt: skip
