"""What a reader sees of a body, block by block, with the numbers that the page shows.

Numbered (the "¶5" of a key fact) is each paragraph of the running text: at the top, in a
quotation, or first in an item of a list. Headings, cells, captions, notes and pictures are not.
A caption is the text on the lines below an image that opens a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from briefgen.source.blockkinds import END, LABEL, BlockKind
from briefgen.source.passage import PICTURE, Passage, PassageKind
from briefgen.source.pieces import Piece, links_after, read_pieces, seals

if TYPE_CHECKING:
    from markdown_it.token import Token

    from briefgen.source.origin import Origin

FOOTNOTES = "footnote_block_open"
KINDS: tuple[tuple[frozenset[str], PassageKind], ...] = (
    (frozenset({FOOTNOTES}), "footnote"),
    (frozenset({"td_open", "th_open"}), "cell"),
    (frozenset({"heading_open"}), "heading"),
    (frozenset({"blockquote_open"}), "quotation"),
    (frozenset({"list_item_open", "dt_open", "dd_open"}), "item"),
)
"""The first that stands around a block says what it is."""
NUMBERED = frozenset({"paragraph", "quotation", "item"})


class Block(Struct, frozen=True):
    """An inline token, its passage and the pieces that make its text; `at` is its index."""

    at: int
    token: Token
    passage: Passage
    pieces: tuple[Piece, ...]

    def visible_offset(self, offset: int) -> int:
        """The offset in the block's visible text of the passage's code point at *offset*."""
        shown = 0
        for piece in self.pieces:
            if piece.token.type not in ("text", "code_inline"):
                continue
            length = piece.last - piece.first if piece.is_text else len(piece.token.content)
            if piece.start <= offset < piece.end:
                return shown + offset - piece.start
            if piece.start > offset:
                break
            shown += length
        return shown

    def source_offset(self, offset: int) -> int:
        """The offset in the block's Markdown of the passage's code point at *offset*."""
        origin: Origin | None = self.token.meta.get("origin")
        if origin is None:  # a plug-in made this block
            return 0
        piece = self.pieces[max(bisect_right(self.pieces, offset, key=_start) - 1, 0)]
        if piece.token.type == "image":
            return int(piece.token.meta.get("at", 0))
        return origin.source_offset(self.visible_offset(offset))


def _start(piece: Piece) -> int:
    return piece.start


class _Reading(Struct):
    """Where in the document the reading stands."""

    section: int = 0
    paragraph: int = 0
    links: int = 0
    """Raw links that a block of HTML left open."""
    block: BlockKind | Literal[""] = ""
    around: list[Token] = field(default_factory=list)
    sealed: list[bool] = field(default_factory=list)

    def step(self, token: Token) -> None:
        if token.nesting == 1:
            self.section += token.tag == "h2"
            self.around.append(token)
            self.sealed.append(seals(token) or (bool(self.sealed) and self.sealed[-1]))
        elif token.nesting == -1 and self.around:
            self.around.pop()
            self.sealed.pop()
        elif token.type == "html_block":
            self.links = links_after(token.content, self.links)
        elif token.type in (LABEL, END):
            self.block = token.meta.get("kind", "")

    def kind(self) -> PassageKind:
        types = {token.type for token in self.around}
        return next((kind for names, kind in KINDS if types & names), "paragraph")

    def carrier(self) -> Token | None:
        """The element that takes a paragraph's id: the item, where the paragraph has none."""
        paragraph = self.around[-1]
        if paragraph.type != "paragraph_open":
            return None
        if not paragraph.hidden:
            return paragraph
        item = self.around[-2]
        return None if "paragraph" in item.meta else item


def read_blocks(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """The blocks of a body in document order. Numbers the elements that take a paragraph's id."""
    reading = _Reading()
    return tuple(_read(tokens, reading))


def _read(tokens: Sequence[Token], reading: _Reading) -> Iterator[Block]:
    index = 0
    for at, token in enumerate(tokens):
        reading.step(token)
        if token.type == "inline":
            yield _block(index, at, token, reading)
            index += 1


def _block(index: int, at: int, token: Token, reading: _Reading) -> Block:
    children = token.children or []
    sealed = bool(reading.sealed) and reading.sealed[-1]
    text, pieces, reading.links = read_pieces(children, links=reading.links, sealed=sealed)
    kind = reading.kind()
    if kind in NUMBERED and _is_caption(children):
        kind = "caption"
    passage = Passage(
        index=index,
        text=text,
        kind=kind,
        section=reading.section,
        paragraph=_number(reading, kind, text),
        sealed=tuple(_sealed(pieces)),
        pinned=tuple(_pinned(pieces)),
        block=reading.block,
    )
    return Block(at, token, passage, pieces)


def _number(reading: _Reading, kind: PassageKind, text: str) -> int:
    carrier = reading.carrier()
    if kind not in NUMBERED or carrier is None or not text.replace(PICTURE, "").strip():
        return 0
    reading.paragraph += 1
    carrier.meta["paragraph"] = reading.paragraph
    return reading.paragraph


def _is_caption(children: Sequence[Token]) -> bool:
    shown = [token.type for token in children[:4] if token.type != "unseen"]
    return shown[:1] == ["image"] and shown[1:2] in (["softbreak"], ["hardbreak"])


def _sealed(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for piece in pieces:
        if not piece.sealed or piece.start == piece.end:
            continue
        if piece.start > end:
            if start < end:
                yield start, end
            start = piece.start
        end = piece.end
    if start < end:
        yield start, end


def _pinned(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    spans: dict[int, tuple[int, int, str]] = {}
    for piece in pieces:
        around = piece.around
        while around is not None and around.pin is not None:
            token = around.pin.token
            start, _, pin = spans.get(id(token), (piece.start, 0, token.meta["pin"]))
            spans[id(token)] = start, piece.end, pin
            around = around.pin.outer
    yield from (span for span in spans.values() if span[0] < span[1])
