"""A passage is the text of one inline block as a reader sees it.

One code point of the passage is one code point of the page: no markup, no notes, no invisible
characters. Annotations are spans over passages.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from briefgen.source.blockkinds import OPINION, BlockKind

PICTURE: Final = "\ufffc"
"""What stands for a picture in a text."""

PassageKind = Literal["paragraph", "item", "quotation", "heading", "cell", "caption", "footnote"]


class Passage(Struct, frozen=True):
    """The reader's text of one inline block.

    index: position among the article's passages, in document order.
    text: what a reader sees; a soft break is a space, an image PICTURE.
    kind: what the block is; marks never stand in headings, cells, captions and footnotes.
    section: number of the `h2` section that it stands in, 0 before the first `h2`.
    paragraph: the number that readers see after the pilcrow (from 1), 0 for what is not counted.
    sealed: disjoint sorted spans in which no mark may stand: links, code, `translate=no`,
        `{.nolink}`, raw HTML.
    pinned: spans whose entity the editor wrote inline: (start, end, entity id).
    block: the kind of labelled block that it stands in, "" for none.
    """

    index: int
    text: str
    kind: PassageKind = "paragraph"
    section: int = 0
    paragraph: int = 0
    sealed: tuple[tuple[int, int], ...] = ()
    pinned: tuple[tuple[int, int, str], ...] = ()
    block: BlockKind | Literal[""] = ""

    @property
    def is_body(self) -> bool:
        """Whether it is running text: it may carry marks, and proves facts."""
        return self.kind in ("paragraph", "item", "quotation")

    @property
    def is_opinion(self) -> bool:
        """Whether it says what somebody thinks: it proves no fact and dates no event."""
        return self.block in OPINION
