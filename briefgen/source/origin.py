"""Find the place in a Markdown block that a character of the page came from.

markdown-it-py gives a block token its lines and an inline token nothing. This plugin adds the
rest from the public rule API alone: a rule that never matches watches the inline tokenizer go by
and notes where each token began, before the parser joins, smartens or splits them.

`token.meta["at"]` of an inline token is the offset in the block's source at which it began;
`meta["origin"]` of a block's inline token leads from its visible text to its source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

VISIBLE = frozenset({"text", "text_special", "code_inline"})

Steps = tuple[tuple[int, int], ...]
"""Sorted pairs (offset here, offset there): between two pairs both count on alike."""


def follow(steps: Steps, offset: int) -> int:
    at, there = steps[max(bisect_right(steps, (offset, 1 << 60)) - 1, 0)] if steps else (0, 0)
    return there + offset - at


class Origin(Struct, frozen=True):
    """The way from the visible text of an inline block, after typography, to its source.

    smartened: from the text after typography to the text before.
    runs: from the text before typography to the block's source.
    parent: for an inline note, the inline token that it stands in, and its offset there.
    """

    runs: Steps
    smartened: Steps = ()
    parent: Token | None = None
    base: int = 0

    def source_offset(self, offset: int) -> int:
        return follow(self.runs, follow(self.smartened, offset))


class _Watch(Struct):
    """What the tokenizer looked like at its last step."""

    pos: int = 0
    text_pos: int = 0
    """Where the text began that no token holds yet."""
    seen: int = 0

    def step(self, tokens: Sequence[Token], src: str, pos: int) -> None:
        if len(tokens) > self.seen:
            self.note(tokens, src)
            self.text_pos = pos
        self.pos = pos

    def note(self, tokens: Sequence[Token], src: str) -> None:
        at = self.pos
        for i, token in enumerate(tokens[self.seen :]):
            if token.type != "text":
                token.meta["at"] = at
            elif i == 0:
                token.meta["at"] = self.text_pos
                at += len(token.content) * (self.text_pos == at)
            else:  # a marker of a run such as `***`, or the text of an autolink
                token.meta["at"] = _nearby(src, token.content, at)
                at = token.meta["at"] + len(token.content)
        self.seen = len(tokens)


def _nearby(src: str, text: str, at: int) -> int:
    """Step over an opening bracket."""
    if src.startswith(text, at):
        return at
    return max(at, src.find(text, at, at + len(text) + 8))


def origin_plugin(md: MarkdownIt) -> None:
    """Put an `Origin` into the meta of every inline block token."""
    md.inline.ruler.before("text", "origin", _step)
    md.inline.ruler2.before("fragments_join", "origin", _collect)
    md.core.ruler.before("linkify", "origin", _attach)


def _seen(state: StateInline) -> _Watch:
    watches: dict[int, _Watch] = state.env.setdefault("watches", {})
    key = id(state.tokens)
    if key not in watches:
        watches[key] = _Watch()
    return watches[key]


def nothing_pending(state: StateInline) -> bool:
    """Whether the tokens hold all the text so far (asked of a rule that comes after `origin`)."""
    return _seen(state).text_pos == state.pos


def unseen(state: StateInline) -> Token:
    """Push a token for source that shows nothing, so that the text after it is found."""
    return state.push("unseen", "", 0)


def _step(state: StateInline, silent: bool) -> bool:
    if not silent:
        _seen(state).step(state.tokens, state.src, state.pos)
    return False


def _collect(state: StateInline) -> None:
    _seen(state).note(state.tokens, state.src)
    runs: list[tuple[int, int]] = []
    offset = 0
    for token in state.tokens:
        if token.type in VISIBLE and token.content:
            runs.append((offset, _text_start(token, state.src)))
            offset += len(token.content)
    state.env.setdefault("origins", {})[id(state.tokens)] = Origin(tuple(runs))


def _text_start(token: Token, src: str) -> int:
    at: int = token.meta["at"]
    if token.type == "code_inline":
        return at + len(token.markup) + _padded(token, src)
    return at + (token.info == "escape" and len(token.content) < len(token.markup))


def _padded(code: Token, src: str) -> bool:
    """Whether the parser took a space off both ends of the code."""
    start = code.meta["at"] + len(code.markup)
    return src[start : start + len(code.content)].replace("\n", " ") != code.content


def _attach(state: StateCore) -> None:
    origins: dict[int, Origin] = state.env.pop("origins", {})
    state.env.pop("watches", None)
    parents = dict(_inline_notes(state))
    for block in state.tokens:
        if block.type == "inline" and (origin := origins.get(id(block.children))):
            block.meta["origin"] = _within(origin, parents.get(id(block.children)))


def _within(origin: Origin, parent: tuple[Token, int] | None) -> Origin:
    return Origin(origin.runs, (), *parent) if parent else origin


def _inline_notes(state: StateCore) -> Iterator[tuple[int, tuple[Token, int]]]:
    """Each list of tokens that an inline note `^[…]` holds, and where it stands."""
    notes = state.env.get("footnotes", {}).get("list", {})
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "footnote_ref" and "tokens" in notes[token.meta["id"]]:
                yield id(notes[token.meta["id"]]["tokens"]), (block, token.meta["at"] + 2)
