"""Characters that a source may not have, written so that they only appear when it is read.

A reference such as `&#x202E;`, or the percent signs of an address that is its own text, bring in
what is taken out of files: signs that turn text round, and those that no XML may hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.source.decode import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


def spelled_plugin(md: MarkdownIt) -> None:
    """Show a sign in place of such a character; as one for one, nothing else changes its place."""
    md.core.ruler.after("inline", "spelled", _replace)


def _replace(state: StateCore) -> None:
    if "&" in state.src:  # nothing but a reference brings them in
        _seen(state.tokens)


def _seen(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type in ("text", "text_special"):
            token.content = shown(token.content)
        for name in ("title", "alt"):
            if name in token.attrs:
                token.attrs[name] = shown(str(token.attrs[name]))
        _seen(token.children or ())
