"""Guards that keep the inline rules linear on text that no editor writes.

In a block with more than `MOST_OPEN` brackets open at once, a bracket begins a link only if it is
closed and holds no more than `MOST_NESTED` levels of brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.expressions import expression

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MOST_OPEN = 100
MOST_NESTED = 5
BRACKET = expression(r"\\.|[\[\]]", re.DOTALL)
OPENING = expression(r"[!^]?\[")
LABEL = expression(r"\[\^[^\s\]]{1,200}+\]")


def limits_plugin(md: MarkdownIt) -> None:
    """To be used after the notes."""
    md.inline.ruler.before("link", "bracket guard", _no_link)
    md.inline.ruler.before("footnote_ref", "label guard", _no_label)


def _no_link(state: StateInline, silent: bool) -> bool:
    opening = OPENING.match(state.src, state.pos, state.posMax)
    if not opening or opening.end() - 1 not in _literal(state):
        return False
    return _as_text(state, opening[0], silent=silent)


def _no_label(state: StateInline, silent: bool) -> bool:
    """A bracket that begins no label; the rule behind would read on to the end of the block."""
    if not state.src.startswith("[^", state.pos) or LABEL.match(state.src, state.pos):
        return False
    return _as_text(state, "[", silent=silent)


def _as_text(state: StateInline, text: str, *, silent: bool) -> bool:
    if not silent:
        state.append_pending(text)
    state.pos += len(text)
    return True


def _literal(state: StateInline) -> frozenset[int]:
    blocks: dict[int, frozenset[int]] = state.env.setdefault("literal brackets", {})
    key = id(state.tokens)
    if key not in blocks:
        blocks[key] = literal_brackets(state.src)
    return blocks[key]


def literal_brackets(text: str) -> frozenset[int]:
    """The offsets of the opening brackets that shall be text."""
    opened: list[int] = []
    heights: list[int] = [0]
    most = 0
    literal: set[int] = set()
    for found in BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
            heights.append(0)
            most = max(most, len(opened))
        elif found[0] == "]" and opened:
            height = heights.pop() + 1
            heights[-1] = max(heights[-1], height)
            start = opened.pop()
            if height > MOST_NESTED:
                literal.add(start)
    return frozenset(literal.union(opened)) if most > MOST_OPEN else frozenset()
