"""A text as Ghost's older editor kept it (Mobiledoc's JSON), as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from briefgen.exports.cards import Piece, card
from briefgen.exports.untyped import Row, listed, whole, words
from briefgen.render.prosetree import HEADINGS

_MARKUP, _IMAGE, _LIST, _CARD = 1, 2, 3, 10
"""What the first number of a section says."""
_BLOCKS = {
    "p": "p",
    **{tag: tag for tag in HEADINGS},
    **dict.fromkeys(("blockquote", "aside", "pull-quote"), "blockquote"),
}
_INLINE = frozenset({"a", "b", "code", "em", "i", "s", "strong", "sub", "sup", "u"})


def of_mobiledoc(document: Row) -> Iterator[Piece]:
    """The HTML of a document.

    Raises:
        ValueError: if it is none, or of another version.
    """
    version = words(document.get("version"))
    if not version.startswith("0.3."):
        raise ValueError(f"that is of a version that isn't read (“{version[:20]}”)")
    for section in listed(document.get("sections")):
        yield from _section(document, listed(section))


def _section(document: Row, section: list[Any]) -> Iterator[Piece]:
    kind, given, inner = (*section, None, None, None)[:3]
    if kind == _MARKUP:
        tag = _BLOCKS.get(words(given).lower(), "p")
        yield f"<{tag}>{_line(document, listed(inner))}</{tag}>"
    elif kind == _IMAGE:
        yield from card("image", {"src": given})
    elif kind == _LIST:
        tag = "ol" if words(given).lower() == "ol" else "ul"
        items = (f"<li>{_line(document, listed(item))}</li>" for item in listed(inner))
        yield f"<{tag}>{''.join(items)}</{tag}>"
    elif kind == _CARD:
        name, payload = (*_at(document, "cards", given), None, None)[:2]
        yield from card(words(name), payload if isinstance(payload, dict) else {})


def _line(document: Row, markers: list[Any]) -> str:
    """Words with what is said of them: each marker opens some elements and closes the last ones."""
    html: list[str] = []
    opened: list[str] = []
    for marker in map(listed, markers):
        kind, begun, ended, given = (*marker, None, None, None, None)[:4]
        marks = (_at(document, "markups", number) for number in listed(begun))
        opened += [_begin(mark, html) for mark in marks]
        html.append(_atom(_at(document, "atoms", given)) if kind == 1 else escape(words(given)))
        html += [opened.pop() for _ in range(min(whole(ended), len(opened)))]
    return "".join([*html, *reversed(opened)])


def _begin(markup: list[Any], html: list[str]) -> str:
    """Begin an element, and answer its end."""
    name, given = (*markup, None, None)[:2]
    tag = words(name).lower()
    if tag not in _INLINE:
        return ""
    pairs = listed(given)
    href = dict(zip(map(words, pairs[::2]), pairs[1::2], strict=False)).get("href")
    html.append(f'<a href="{escape(words(href))}">' if tag == "a" else f"<{tag}>")
    return f"</{tag}>"


def _atom(atom: list[Any]) -> str:
    name, text = (*atom, None, None)[:2]
    return "<br>" if name == "soft-return" else escape(words(text))


def _at(document: Row, table: str, number: Any) -> list[Any]:
    """A row of one of the document's tables."""
    found = listed(document.get(table))
    return listed(found[number]) if isinstance(number, int) and 0 <= number < len(found) else []
