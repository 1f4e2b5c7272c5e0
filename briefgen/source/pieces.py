"""The inline tokens of a block as a flat run of pieces, each in the marks around it.

This is how text and spans over it are compared: a span may begin and end in the middle of a
piece, whatever formatting stands around. The joined text of the pieces is what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.source.passage import PICTURE

if TYPE_CHECKING:
    from typing import Self

INVISIBLE = expression("([\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)")
"""Soft hyphens, direction marks and the like; joiners stay, they shape emoji and letters."""
INTERACTIVE = expression(
    r"<(/?)(?:a|button|label|select|textarea|summary)(?=[\s>/])", re.IGNORECASE
)
BREAKS = {"softbreak": " ", "hardbreak": "\n"}


class Around(Struct, frozen=True, eq=False):
    """An opened mark (strong, link, span …) and the one that it stands in.

    link, pin: the innermost link and the innermost pin, itself or around it. Formatting may be
    nested without end, so nobody climbs it to look for them.
    """

    token: Token
    outer: Around | None
    depth: int = 0
    link: Around | None = None
    pin: Around | None = None

    @classmethod
    def inside(cls, outer: Around | None, token: Token) -> Self:
        depth = outer.depth + 1 if outer else 0
        bare = cls(token, outer, depth)
        link = bare if bare.is_link else outer and outer.link
        pin = bare if "pin" in token.meta else outer and outer.pin
        return replace(bare, link=link, pin=pin)

    @property
    def is_link(self) -> bool:
        return self.token.type == "link_open"

    @property
    def seals(self) -> bool:
        return self.is_link or seals(self.token)


def seals(token: Token) -> bool:
    """Whether the editor wants no marks in it."""
    classes = str(token.attrs.get("class", "")).split()
    return "nolink" in classes or token.attrs.get("translate") == "no"


def shared(a: Around | None, b: Around | None) -> Around | None:
    """The innermost mark around both."""
    while a is not None and b is not None and a is not b:
        if a.depth > b.depth:
            a = a.outer
        elif a.depth < b.depth:
            b = b.outer
        else:
            a, b = a.outer, b.outer
    return a if a is b else None


class Piece(Struct, frozen=True):
    """The code points from `start` to `end` of the passage, shown by `token`.

    A text piece shows its token's content from `first` to `last`. Invisible pieces have no
    width. `sealed`: no mark may touch it.
    """

    token: Token
    start: int
    end: int
    around: Around | None = None
    sealed: bool = False
    first: int = 0
    last: int = 0
    inner: tuple[Piece, ...] = ()
    """Of a woven span: what stands in its element."""

    def cut(self, start: int, end: int) -> Self:
        """The part from *start* to *end*; only text is ever cut."""
        start, end = max(start, self.start), min(end, self.end)
        if (start, end) == (self.start, self.end):
            return self
        first = self.first + start - self.start
        last = first + end - start
        return type(self)(self.token, start, end, self.around, self.sealed, first, last)

    @property
    def is_text(self) -> bool:
        return self.token.type == "text"


class _Reader(Struct):
    """Reads tokens one after another into pieces."""

    links: int = 0
    at: int = 0
    around: Around | None = None
    sealing: int = 0
    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    """For each mark that is open, how many pieces there were before it."""

    def read(self, token: Token) -> None:
        if token.nesting == 1:
            self.enter(token)
        elif token.nesting == -1:
            self.leave()
        else:
            self.add(token)

    def enter(self, token: Token) -> None:
        self.around = Around.inside(self.around, token)
        self.sealing += self.around.seals
        self.opened.append(len(self.pieces))

    def leave(self) -> None:
        if self.around is None:
            return
        if self.opened.pop() == len(self.pieces):  # keep an empty `[](url)`
            self.push(Token("text", "", 0), "", sealed=True)
        self.sealing -= self.around.seals
        self.around = self.around.outer

    def add(self, token: Token) -> None:
        if token.type == "html_inline":
            self.links = links_after(token.content, self.links)
        if token.type == "text":
            for first, part, visible in _parts(token.content):
                self.push(token, part if visible else "", first=first, last=first + len(part))
        elif token.type == "code_inline":
            self.push(token, token.content, sealed=True)
        elif token.type == "image":
            self.push(token, PICTURE, sealed=True)
        else:
            free = token.type in BREAKS or token.type == "unseen"
            self.push(token, BREAKS.get(token.type, ""), sealed=not free)

    def push(
        self, token: Token, text: str, *, sealed: bool = False, first: int = 0, last: int = 0
    ) -> None:
        sealed = sealed or self.sealing > 0 or self.links > 0
        end = self.at + len(text)
        self.pieces.append(Piece(token, self.at, end, self.around, sealed, first, last))
        self.texts.append(text)
        self.at = end


def links_after(html: str, links: int) -> int:
    """How many links and buttons are open after a piece of raw HTML, *links* being so before."""
    for tag in INTERACTIVE.finditer(html):
        links = max(0, links - 1) if tag[1] else links + 1
    return links


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """Offset, text and visibility of each part of *text*."""
    if text.isprintable():  # so that nothing in it is invisible
        if text:
            yield 0, text, True
        return
    at = 0
    for i, part in enumerate(INVISIBLE.split(text)):
        if part:
            yield at, part, i % 2 == 0
        at += len(part)


def read_pieces(
    children: Sequence[Token], *, links: int = 0, sealed: bool = False
) -> tuple[str, tuple[Piece, ...], int]:
    """The reader's text, its pieces, and how many raw links are open at the end.

    links: how many were open before. sealed: the block itself is sealed.
    """
    reader = _Reader(links, sealing=int(sealed))
    for token in children:
        reader.read(token)
    return "".join(reader.texts), tuple(reader.pieces), reader.links
