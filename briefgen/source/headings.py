"""Levels and ids of a body: what its headings are called, and where links to them lead.

The page has its own `h1`, so the headings of a body begin at `h2` and skip no level. All ids
that an editor gives, and those made from headings, begin with "h-"; so they never meet the
page's own. A link to `#name` leads to `#h-name` where that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefgen.source.blockkinds import END, LABEL

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

PREFIX = "h-"


def heading_plugin(md: MarkdownIt) -> None:
    md.core.ruler.push("heading levels", _set_levels)
    md.core.ruler.push("ids", _set_ids)


def _set_levels(state: StateCore) -> None:
    """In a labelled block the headings begin at `h3`, below its label."""
    found = tuple(_headings(state.tokens))
    tops: dict[int, int] = {}
    for i, part in found:
        tops[part] = min(_size(state.tokens[i]), tops.get(part, 6))
    level, before = 1, 0
    for i, part in found:
        level = 2 if part not in (0, before) else level
        level = min(_size(state.tokens[i]) - tops[part] + 2 + (part > 0), level + 1, 6)
        state.tokens[i].tag = state.tokens[i + 2].tag = f"h{level}"
        before = part


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The index of each heading, and the number of its labelled block, 0 outside."""
    part = labels = 0
    for i, token in enumerate(tokens):
        if token.type == LABEL:
            part = labels = labels + 1
        elif token.type == END:
            part = 0
        elif token.type == "heading_open":
            yield i, part


def _size(heading: Token) -> int:
    return int(heading.tag[1])


def _set_ids(state: StateCore) -> None:
    taken: dict[str, int] = {}
    for token, text in _identified(state.tokens):
        wanted = str(token.attrs.get("id", "")) or slug_of(text)
        token.attrs["id"] = PREFIX + _unique(wanted, taken)
    for token in _inline(state.tokens):
        target = unquote(str(token.attrs.get("href", "")))
        if target.startswith("#") and target[1:] in taken:
            token.attrs["href"] = f"#{PREFIX}{target[1:]}"


def _identified(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Every token that shall have an id, with the text of a heading."""
    for i, token in enumerate(tokens):
        if token.type == "heading_open" or "id" in token.attrs:
            yield token, visible_text(tokens[i + 1]) if token.type == "heading_open" else ""
        for child in token.children or ():
            if "id" in child.attrs:
                yield child, ""


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    return (child for token in tokens for child in token.children or ())


def visible_text(block: Token) -> str:
    return "".join(
        child.content if child.type in ("text", "code_inline") else " " * (child.tag == "br")
        for child in block.children or ()
    )


def slug_of(text: str) -> str:
    """The id of a heading, without what stands before all ids."""
    from slugify import slugify  # noqa: PLC0415 - most texts have no headings

    return slugify(text[:200], allow_unicode=True, max_length=80, word_boundary=True) or "part"


def _unique(wanted: str, taken: dict[str, int]) -> str:
    """*wanted*, or with the first free number; *taken* counts how often each was wanted."""
    name = wanted
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}-{taken[wanted]}"
    taken[name] = 1
    return name
