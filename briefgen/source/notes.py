"""Notes `[^1]` and `^[in the line]`: how they are named, and a guard for long lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

LABEL = re.compile(r"\[\^[^\s\]]{1,200}+\]")
BEARERS = frozenset({"footnote_open", "footnote_ref"})


def note_plugin(md: MarkdownIt) -> None:
    md.inline.ruler.before("footnote_ref", "note guard", _no_label)


def _no_label(state: StateInline, silent: bool) -> bool:
    """Take a bracket that begins no label as text; the rule behind would read to the line's end."""
    if not state.src.startswith("[^", state.pos) or LABEL.match(state.src, state.pos):
        return False
    if not silent:
        state.append_pending("[")
    state.pos += 1
    return True


def note_number(token: Token) -> str:
    return str(token.meta["id"] + 1)


def reference_id(token: Token) -> str:
    """The id of a reference, or of the one that a way back leads to."""
    again = token.meta.get("subId", 0)
    return f"fr-{note_number(token)}" + (f"-{again + 1}" if again else "")


def note_id(token: Token) -> str:
    """The id that a note or a reference to it has in the page."""
    return f"fn-{note_number(token)}" if token.type == "footnote_open" else reference_id(token)
