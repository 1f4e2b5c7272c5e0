"""The notes of a body, moved to its end: each of them, referred to or not, since no text is lost.

First come those that the text refers to, as it does; then the others, as they were written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.token import Token
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

OPEN, CLOSE = "footnote_reference_open", "footnote_reference_close"
_UNUSED = "unused notes"


class Unused(Struct, frozen=True):
    """A note to which nothing refers.

    line: where it begins in the body, from 0. twice: a later note has the same label, and all
    references to it.
    """

    label: str
    line: int
    twice: bool


class _Written(Struct):
    """A note as it was written on lines of its own: where it begins, and what it holds."""

    label: str
    line: int
    tokens: list[Token]


def note_tail_plugin(md: MarkdownIt) -> None:
    """To be used after the notes, whose last rule shows no note that nothing refers to."""
    md.core.ruler.at("footnote_tail", _tail)


def unused_notes(env: Mapping[str, Any]) -> tuple[Unused, ...]:
    """What the parser noted in its environment, in the order of lines."""
    found: tuple[Unused, ...] = env.get(_UNUSED, ())
    return found


def _tail(state: StateCore) -> None:
    if "footnotes" not in state.env:
        return
    state.tokens, written = _apart(state.tokens)
    refs: dict[str, int] = state.env["footnotes"].setdefault("refs", {})
    asked: dict[int, dict[str, Any]] = state.env["footnotes"].setdefault("list", {})
    last = {note.label: note for note in written}
    unused = [n for n in written if last[n.label] is not n or refs.get(f":{n.label}", -1) < 0]
    state.env[_UNUSED] = tuple(
        Unused(note.label, note.line, last[note.label] is not note) for note in unused
    )
    if not asked and not unused:
        return
    state.tokens.append(Token("footnote_block_open", "", 1))
    for number, note in asked.items():
        label = note.get("label")
        tokens = _inline(note) if label is None else last[label].tokens
        state.tokens += _note(number, tokens, note.get("count", 1), label)
    for number, left in enumerate(unused, len(asked)):
        state.tokens += _note(number, left.tokens, 0, left.label)
    state.tokens.append(Token("footnote_block_close", "", -1))


def _apart(tokens: list[Token]) -> tuple[list[Token], list[_Written]]:
    """The text without its notes, and these, in the order in which they begin."""
    text: list[Token] = []
    written: list[_Written] = []
    around: list[list[Token]] = [text]
    for token in tokens:
        if token.type == OPEN:
            note = _Written(token.meta["label"], (token.map or [0])[0], [])
            written.append(note)
            around.append(note.tokens)
        elif token.type == CLOSE:
            around.pop()
        else:
            around[-1].append(token)
    return text, written


def _inline(note: Mapping[str, Any]) -> list[Token]:
    """The paragraph of a note `^[in the line]`."""
    inline = Token("inline", "", 0, children=note["tokens"], content=note["content"])
    return [Token("paragraph_open", "p", 1, block=True), inline,
            Token("paragraph_close", "p", -1, block=True)]  # fmt: skip


def _note(number: int, tokens: list[Token], ways: int, label: str | None) -> Iterator[Token]:
    """A note, with the ways back to its references behind the words of its last paragraph."""
    inside = bool(tokens) and tokens[-1].type == "paragraph_close"
    yield Token("footnote_open", "", 1, meta={"id": number, "label": label})
    yield from tokens[: len(tokens) - inside]
    for way in range(ways):
        yield Token("footnote_anchor", "", 0, meta={"id": number, "subId": way, "label": label})
    yield from tokens[len(tokens) - inside :]
    yield Token("footnote_close", "", -1)
