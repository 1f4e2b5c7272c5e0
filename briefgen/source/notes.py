"""Notes `[^1]` and `^[in the line]`: how they and their references are named in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

BEARERS = frozenset({"footnote_open", "footnote_ref"})


def note_number(token: Token) -> str:
    return str(token.meta["id"] + 1)


def reference_id(token: Token) -> str:
    """The id of a reference, or of the one that a way back leads to."""
    again = token.meta.get("subId", 0)
    return f"fr-{note_number(token)}" + (f"-{again + 1}" if again else "")


def note_id(token: Token) -> str:
    """The id that a note or a reference to it has in the page."""
    return f"fn-{note_number(token)}" if token.type == "footnote_open" else reference_id(token)
