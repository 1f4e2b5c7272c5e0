"""Put spans into a body without breaking it: each becomes one element with exactly its text.

Formatting yields, the span stays whole: `**Secretary Ana** Lopez` becomes
`<strong>Secretary </strong><a><strong>Ana</strong> Lopez</a>`. Where one element is impossible,
the span is refused.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token
from msgspec import Struct, field

from briefgen.expressions import expression
from briefgen.source.pieces import Around, Piece, shared

if TYPE_CHECKING:
    from briefgen.source.markdown import Document
    from briefgen.source.passages import Block

WovenKind = Literal["mark", "sentence", "time", "whole"]
OUTERMOST: dict[WovenKind, int] = {"sentence": 0, "mark": 1, "time": 2, "whole": 3}
"""Which of two spans of the same extent stands around the other."""
DEEPEST = 8
RAW_TAG = expression(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)


class Woven(Struct, frozen=True):
    """A span over a passage that becomes an element: `<a>`, `<span>` or `<data>`."""

    start: int
    end: int
    kind: WovenKind
    attrs: tuple[tuple[str, str], ...] = ()


class Nest(Struct):
    """A span, the pieces `first` to `stop` that it touches, what stands around, and in it."""

    span: Woven
    first: int = 0
    stop: int = 0
    around: Around | None = None
    inner: list[Nest] = field(default_factory=list)


class _Pieces:
    """A block's pieces with what is asked of them for every span."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.all = pieces
        self.starts = [piece.start for piece in pieces]
        self.ends = [piece.end for piece in pieces]
        self.links = _link_extents(pieces)

    def group(self, span: Woven) -> Nest:
        """The pieces of *span*. At its ends, what has no width stays outside."""
        nest = Nest(span, bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
        group = self.all[nest.first : nest.stop]
        nest.around = reduce(shared, (p.around for p in group), group[0].around)
        return nest


def _link_extents(pieces: Sequence[Piece]) -> dict[Around, tuple[int, int]]:
    """The first and the last piece of each Markdown link."""
    extents: dict[Around, tuple[int, int]] = {}
    for i, piece in enumerate(pieces):
        if (link := _link(piece.around, None)) is not None:
            extents[link] = extents.get(link, (i, i))[0], i
    return extents


def _link(around: Around | None, stop: Around | None) -> Around | None:
    """The link around, if it stands inside *stop*."""
    link = around.link if around else None
    return link if link and (stop is None or link.depth > stop.depth) else None


def weave(
    document: Document, spans: Mapping[int, Sequence[Woven]]
) -> tuple[tuple[Token, ...], tuple[tuple[int, Woven], ...]]:
    """The document's tokens with the spans of each passage (by its index) in them.

    Also returns what was refused: a span that is empty or not in the passage, that crosses
    another, a link, an image, code or raw HTML; a mark that touches one of these, a note
    reference, a sealed text or another mark.
    """
    tokens = list(document.tokens)
    refused: list[tuple[int, Woven]] = []
    for index in sorted(spans):
        block = document.blocks[index]
        tokens[block.at], bad = _weave_block(block, spans[index])
        refused += [(index, span) for span in bad]
    return tuple(tokens), tuple(refused)


def _weave_block(block: Block, spans: Sequence[Woven]) -> tuple[Token, list[Woven]]:
    if _is_mere_text(block):
        return _weave_text(block, spans)
    pieces = _Pieces(block.pieces)
    nests, refused = _nest(partial(_possible, pieces), spans)
    if not nests:
        return block.token, refused
    whole = (0, len(block.pieces))
    woven = _put(block.pieces, whole, 0, len(block.passage.text), nests)
    return block.token.copy(children=list(_serialise(woven, None, set()))), refused


def _is_mere_text(block: Block) -> bool:
    """Whether a block is one run of visible text without formatting, as most are."""
    text = block.pieces[0] if len(block.pieces) == 1 else None
    if text is None or text.around is not None or text.sealed or not text.is_text:
        return False
    return (text.first, text.last) == (0, len(text.token.content)) and text.end == text.last


def _weave_text(block: Block, spans: Sequence[Woven]) -> tuple[Token, list[Woven]]:
    """One token holds the text and the spans, which can be put in nobody's way."""
    nests, refused = _nest(partial(_within, block.pieces[0].end), spans)
    if not nests:
        return block.token, refused
    text = Token("text_woven", "", 0, content=block.pieces[0].token.content, meta={"nests": nests})
    return block.token.copy(children=[text]), refused


def _within(end: int, span: Woven, outer: Sequence[Nest]) -> Nest | None:
    return Nest(span) if 0 <= span.start < span.end <= end and _fits(span, outer) else None


def _nest(
    possible: Callable[[Woven, Sequence[Nest]], Nest | None], spans: Sequence[Woven]
) -> tuple[list[Nest], list[Woven]]:
    """Sort the spans into one another; keep what can be woven."""
    top: list[Nest] = []
    outer: list[Nest] = []
    refused: list[Woven] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end, OUTERMOST[s.kind])):
        while outer and outer[-1].span.end <= span.start:
            outer.pop()
        nest = possible(span, outer)
        if nest is None:
            refused.append(span)
            continue
        (outer[-1].inner if outer else top).append(nest)
        outer.append(nest)
    return top, refused


def _possible(pieces: _Pieces, span: Woven, outer: Sequence[Nest]) -> Nest | None:
    length = pieces.ends[-1] if pieces.ends else 0
    if not 0 <= span.start < span.end <= length or not _fits(span, outer):
        return None
    nest = pieces.group(span)
    group = pieces.all[nest.first : nest.stop]
    if span.kind == "mark":
        return None if any(piece.sealed for piece in group) else nest
    if any(_is_cut(piece, span) for piece in (group[0], group[-1])) or not _is_balanced(group):
        return None
    return nest if _holds_whole_links(pieces, nest) else None


def _fits(span: Woven, outer: Sequence[Nest]) -> bool:
    """Whether *span* lies in the innermost open span, and not as a link in a link."""
    if not outer:
        return True
    in_mark = any(nest.span.kind == "mark" for nest in outer)
    inside = span.end <= outer[-1].span.end and len(outer) < DEEPEST
    return inside and not (in_mark and span.kind == "mark")


def _is_cut(piece: Piece, span: Woven) -> bool:
    return not piece.is_text and (piece.start < span.start or piece.end > span.end)


def _is_balanced(group: Iterable[Piece]) -> bool:
    """Whether the raw HTML in the group closes what it opens, and nothing else."""
    opened: list[str] = []
    for piece in group:
        tag = RAW_TAG.match(piece.token.content) if piece.token.type == "html_inline" else None
        if not tag or tag[2].lower() in VOID or piece.token.content.endswith("/>"):
            continue
        if not tag[1]:
            opened.append(tag[2].lower())
        elif not opened or opened.pop() != tag[2].lower():
            return False
    return not opened


def _holds_whole_links(pieces: _Pieces, nest: Nest) -> bool:
    """Whether no link is cut; takes in what has no width at the ends of the links in it."""
    group = pieces.all[nest.first : nest.stop]
    for link in {_link(piece.around, nest.around) for piece in (group[0], group[-1])} - {None}:
        assert link is not None  # noqa: S101 - for the type checker
        first, last = pieces.links[link]
        if pieces.starts[first] < nest.span.start or pieces.ends[last] > nest.span.end:
            return False
        nest.first, nest.stop = min(nest.first, first), max(nest.stop, last + 1)
    return True


def _put(
    pieces: Sequence[Piece], part: tuple[int, int], start: int, end: int, nests: Sequence[Nest]
) -> Iterator[Piece]:
    """The pieces of *part* between the offsets *start* and *end*, with the spans in them."""
    at, stop = part
    for nest in nests:
        span = nest.span
        for piece in pieces[at : nest.first]:
            yield piece.cut(start, end)
        if max(start, pieces[nest.first].start) < span.start:
            yield pieces[nest.first].cut(start, span.start)
        inner = tuple(_put(pieces, (nest.first, nest.stop), span.start, span.end, nest.inner))
        token = Token("woven", "", 0, meta={"woven": span})
        yield Piece(token, span.start, span.end, nest.around, inner=inner)
        at = nest.stop - (pieces[nest.stop - 1].end > span.end)
        start = span.end
    for piece in pieces[at:stop]:
        yield piece.cut(start, end)


def _serialise(pieces: Iterable[Piece], base: Around | None, seen: set[Around]) -> Iterator[Token]:
    """Open and close marks around the pieces, *base* being open; *seen* were opened before."""
    opened = base
    for piece in pieces:
        yield from _step(opened, piece.around, seen)
        opened = piece.around
        yield _shown(piece, seen)
    yield from _step(opened, base, seen)


def _step(old: Around | None, new: Around | None, seen: set[Around]) -> Iterator[Token]:
    """Close and open what leads from the inside of *old* to the inside of *new*."""
    common = shared(old, new)
    while old is not common and old is not None:
        mark = old.token
        tag = mark.type.replace("_open", "_close")
        yield Token(tag, mark.tag, -1, markup=mark.markup, info=mark.info, meta=mark.meta)
        old = old.outer
    opening: list[Around] = []
    while new is not common and new is not None:
        opening.append(new)
        new = new.outer
    for around in reversed(opening):
        yield _again(around.token) if around in seen else around.token
        seen.add(around)


def _again(mark: Token) -> Token:
    return mark.copy(attrs={k: v for k, v in mark.attrs.items() if k != "id"})


def _shown(piece: Piece, seen: set[Around]) -> Token:
    # New tokens, not copies: `Token.copy` takes five times as long, and there are many.
    token = piece.token
    if token.type == "woven":
        inner = list(_serialise(piece.inner, piece.around, seen))
        return Token("woven", "", 0, meta=token.meta, children=inner)
    if not piece.is_text or (piece.first, piece.last) == (0, len(token.content)):
        return token
    return Token("text", "", 0, content=token.content[piece.first : piece.last])
