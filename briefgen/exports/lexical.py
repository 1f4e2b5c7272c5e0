"""A text as Ghost's editor keeps it (Lexical's JSON), as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefgen.exports.cards import Piece, card
from briefgen.exports.untyped import Row, listed, rows, whole, words
from briefgen.render.prosetree import DEEPEST, HEADINGS

_ELEMENTS = {
    "paragraph": "p",
    **dict.fromkeys(("quote", "aside"), "blockquote"),
    **dict.fromkeys(("link", "autolink", "at-link"), "a"),
}
_SIGNS = ((16, "code"), (4, "s"), (32, "sub"), (64, "sup"), (2, "em"), (1, "strong"))
"""The bits of a text's format that have an element here, the innermost first."""


def of_lexical(document: Row) -> Iterator[Piece]:
    """The HTML of a document.

    Raises:
        ValueError: if it is none, or nests too deep.
    """
    root = document.get("root")
    if not isinstance(root, dict):
        raise ValueError("that holds no text")  # noqa: TRY004 - it is about what was exported
    yield from _children(root, 0)


def _children(row: Row, depth: int) -> Iterator[Piece]:
    if depth > DEEPEST:
        raise ValueError(f"that has more than {DEEPEST} elements in each other")
    for child in rows(row.get("children")):
        yield from _node(child, depth + 1)


def _node(row: Row, depth: int) -> Iterator[Piece]:
    kind = words(row.get("type")).removeprefix("extended-")
    if kind in ("text", "tk"):
        yield _text(row)
    elif kind == "linebreak":
        yield "<br>"
    elif kind == "tab":
        yield " "
    elif kind == "list":
        yield from _list(row, depth)
    elif kind == "heading" or kind in _ELEMENTS:
        yield from _element(kind, row, depth)
    elif listed(row.get("children")):
        yield from _children(row, depth)  # of what isn't known, the words
    else:
        yield from card(kind, row)


def _element(kind: str, row: Row, depth: int) -> Iterator[Piece]:
    level = words(row.get("tag"))
    tag = _ELEMENTS.get(kind) or (level if level in HEADINGS else "h2")
    yield f'<a href="{escape(words(row.get("url")))}">' if tag == "a" else f"<{tag}>"
    yield from _children(row, depth)
    yield f"</{tag}>"


def _list(row: Row, depth: int) -> Iterator[Piece]:
    """A list; an item that only holds another list belongs to the item before it."""
    tag = "ol" if row.get("listType") == "number" else "ul"
    first = whole(row.get("start"))
    yield f'<{tag} start="{first}">' if tag == "ol" and first > 1 else f"<{tag}>"
    within = False
    for item in rows(row.get("children")):
        inner = list(rows(item.get("children")))
        nested = bool(inner) and all(child.get("type") == "list" for child in inner)
        if not (nested and within):
            yield "</li><li>" if within else "<li>"
            within = True
        yield from _children(item, depth + 1)
    yield f"</li></{tag}>" if within else f"</{tag}>"


def _text(row: Row) -> str:
    html, signs = escape(words(row.get("text")), quote=False), whole(row.get("format"))
    for bit, tag in _SIGNS:
        if signs & bit and html.strip():
            html = f"<{tag}>{html}</{tag}>"
    return html
