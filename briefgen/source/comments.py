"""Editors' notes `<!-- … -->` never reach a reader, whether or not raw HTML is let through.

A comment without an end is text, so that a forgotten `-->` is seen and loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.expressions import expression
from briefgen.source.origin import unseen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

OPENING = expression(r"<!--(?:-?>)?")


def comment_plugin(md: MarkdownIt) -> None:
    ends = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("html_block", "comment", _comment_block, {"alt": ends})
    md.inline.ruler.before("html_inline", "comment", _comment_inline)
    md.core.ruler.after("text_join", "comment", _drop_empty)


def _drop_empty(state: StateCore) -> None:
    """Take out the paragraphs that held nothing but comments."""
    kept: list[Token] = []
    dropping = False
    for i, token in enumerate(state.tokens):
        if token.type == "paragraph_open":
            dropping = _is_empty(state.tokens[i + 1])
        if not dropping:
            kept.append(token)
        dropping = dropping and token.type != "paragraph_close"
    state.tokens = kept


def _is_empty(block: Token) -> bool:
    children = block.children or ()
    blank = all(
        token.type == "unseen" or token.tag == "br" or token.content.isspace() for token in children
    )
    return blank and any(token.type == "unseen" for token in children)


def _comment_inline(state: StateInline, silent: bool) -> bool:
    opening = OPENING.match(state.src, state.pos, state.posMax)
    if not opening:
        return False
    end = opening.end() if opening[0].endswith(">") else _end(state, opening.end())
    if not 0 < end <= state.posMax:
        return False
    if not silent:
        unseen(state)
    state.pos = end
    return True


def _end(state: StateInline, start: int) -> int:
    """The offset after the next `-->`, 0 if there is none. A failed search is not made again."""
    endless: set[int] = state.env.setdefault("endless", set())
    if id(state.tokens) in endless:
        return 0
    end = state.src.find("-->", start) + 3
    if end < start:
        endless.add(id(state.tokens))
        return 0
    return end


def _comment_block(state: StateBlock, first: int, stop: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    opening = OPENING.match(state.src, start)
    if not opening or opening[0].endswith(">") or state.is_code_block(first):
        return False
    last = _last_line(state, first, stop)
    if last < 0:
        return False
    after = state.src.index("-->", start + 4 if last == first else state.bMarks[last]) + 3
    rest = bool(state.src[after : state.eMarks[last]].strip())
    if rest and last == first:
        return False  # the inline rule takes it out of its paragraph
    if not silent:
        state.line = last + 1
        if rest:
            _begin_line_at(state, last, after)
    return True


def _last_line(state: StateBlock, first: int, stop: int) -> int:
    """The line with the end of the comment, -1 if it has none before its container ends."""
    endless: set[tuple[int, int]] = state.env.setdefault("endless blocks", set())
    if (stop, state.blkIndent) in endless:
        return -1
    for line in range(first, stop):
        start = state.bMarks[line] + state.tShift[line] + 4 * (line == first)
        if line > first and not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            break
        if state.src.find("-->", start, state.eMarks[line]) >= 0:
            return line
    endless.add((stop, state.blkIndent))
    return -1


def _begin_line_at(state: StateBlock, line: int, offset: int) -> None:
    """Let the parser go on in the middle of a line."""
    state.bMarks[line] = offset
    state.tShift[line] = state.skipSpaces(offset) - offset
    state.sCount[line] = state.blkIndent
    state.line = line
