"""The text of a block as the page's element holds it, and where a passage's letters stand in it.

A passage is what a reader reads; an element also holds numbers of notes, invisible characters and
line breaks of the source. Whoever points into the page (`textContent`) has to count those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.source.headings import visible_text
from briefgen.source.notes import note_id, note_number

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.source.markdown import Document
    from briefgen.source.passages import Block

BACK = " \N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
"""The way back from a note, which is a link of the page."""


class Element(Struct, frozen=True):
    """What an element of the page says of one passage.

    id: of the element that begins with this text, "" if there is none.
    text: as `textContent` has it. starts, places: where pieces of the passage begin in it, and in
    the text; an image is a letter of the passage, and none of the text.
    """

    id: str
    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    widths: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of `text` that shows a span of the passage."""
        first, last = self._piece(start), self._piece(end - 1)
        begin = self.places[first] + min(start - self.starts[first], self.widths[first])
        stop = self.places[last] + min(end - self.starts[last], self.widths[last])
        return begin, max(begin, stop)

    def _piece(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)


def elements(document: Document, shown: Callable[[str], bool]) -> dict[int, Element]:
    """By passage; without those into which raw HTML or a plug-in wrote what nobody can count.

    shown: whether the picture at an address is shown, in place of its description.
    """
    found = ((block, _pieces(block, shown)) for block in document.blocks)
    return {
        block.passage.index: _element(document, block, pieces)
        for block, pieces in found
        if pieces is not None
    }


def _element(document: Document, block: Block, pieces: list[tuple[int, str]]) -> Element:
    starts, places, widths = [], [], []
    at = 0
    for start, text in pieces:
        if start >= 0:
            starts.append(start)
            places.append(at)
            widths.append(len(text))
        at += len(text)
    text = "".join(text for _, text in pieces)
    return Element(_id(document, block), text, tuple(starts), tuple(places), tuple(widths))


def _pieces(block: Block, shown: Callable[[str], bool]) -> list[tuple[int, str]] | None:
    """(offset in the passage, text) of each piece; the offset is -1 for what the passage lacks."""
    found: list[tuple[int, str]] = []
    for piece in block.pieces:
        text = _text(piece.token, shown)
        if text is None:
            return None
        if piece.is_text:
            text = text[piece.first : piece.last]
        found.append((piece.start if piece.end > piece.start else -1, text))
    return found


def _text(token: Token, shown: Callable[[str], bool]) -> str | None:
    """What the page shows of an inline token; None if nobody knows."""
    rule = TEXTS.get(token.type)
    if token.type == "image":
        return "" if shown(str(token.attrs["src"])) else visible_text(token)
    return rule(token) if rule else None


TEXTS: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content,
    "code_inline": lambda token: token.content,
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "\n",
    "footnote_ref": note_number,
    "footnote_anchor": lambda _: BACK,
    "unseen": lambda _: "",
}


def _id(document: Document, block: Block) -> str:
    """The id of the element whose text begins with that of the block."""
    for token in _around(document, block):
        if "paragraph" in token.meta:
            number = block.passage.paragraph
            return f"p{number}" if token.meta["paragraph"] == number else ""
        if token.type == "heading_open":
            return str(token.attrs["id"])
        if token.type == "footnote_open":
            return note_id(token)
    return ""


def _around(document: Document, block: Block) -> Iterator[Token]:
    """The elements that begin at a block, the innermost first."""
    at = block.at - 1
    while at >= 0 and document.tokens[at].nesting == 1:
        yield document.tokens[at]
        at -= 1
