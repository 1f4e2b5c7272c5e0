"""HTML of an article as a small tree, and what of it can't be an article's.

justhtml tells tags from text as browsers do; the tree is made here. A tree as browsers make it opens
what is forgotten open anew in each paragraph: 150 kB can become a hundred million elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.exports.comments import bare_blocks, without_comments
from briefgen.exports.post import Left
from briefgen.exports.widgets import VOID, left_of, widget
from briefgen.render.prosetree import BLOCKS, DEEPEST, Node
from briefgen.source.decode import lines_ended

_TABLE = frozenset({"table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"})
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "caption"}), frozenset({"table"})),
    "thead": (frozenset({"caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tr"}), frozenset({"table"})),
}
"""By its tag, what an element ends if that is open, and what keeps it from looking further up."""


_PARAGRAPH = frozenset({"p"})
_NEVER = 1_000_000
"""More elements than are ever open."""


class Markup(Struct, frozen=True):
    """The text as a tree, and what was left out of it."""

    root: Node
    left: tuple[Left, ...] = ()


def read_markup(html: str) -> Markup:
    """The tree of an article's HTML, however it is nested and closed."""
    bare, comments = without_comments(html)
    tree = _Tree()
    for kind, given in _events(bare):
        if kind == "start":
            tree.start(*given)
        elif kind == "end":
            tree.end(given)
        elif kind == "text":
            tree.open[-1].children.append(lines_ended(given))
    blocks = (Left("block", name) for name in bare_blocks(comments))
    deep = (Left("nesting", f"more than {DEEPEST} elements in each other"),) * tree.deep
    return Markup(tree.root, (*tree.left, *blocks, *deep))


def plain(html: str) -> str:
    """The words of a line of HTML, such as a title."""
    words = [given for kind, given in _events(without_comments(html)[0]) if kind == "text"]
    return " ".join("".join(words).split())


def _events(html: str) -> Iterator[tuple[str, Any]]:
    from justhtml import stream  # noqa: PLC0415 - it is an extra

    return iter(stream(html))


class _Tree:
    def __init__(self) -> None:
        self.root = Node("", {})
        self.open = [self.root]
        self.beyond: list[str] = []
        self.left: list[Left] = []
        self.deep = False
        self.told = _NEVER
        self.boxed = _NEVER

    def start(self, tag: str, given: dict[str, str | None]) -> None:
        attrs = {name: value or "" for name, value in given.items()}
        if tag in BLOCKS:
            self._end_before(_PARAGRAPH, BLOCKS)
        if tag in _CLOSES:
            self._end_before(*_CLOSES[tag])
        if len(self.open) > DEEPEST and tag not in VOID:
            self.beyond.append(tag)
            self.deep = True
            return
        node = Node(tag, attrs)
        what = widget(tag, attrs)
        if len(self.open) <= self.told:
            self.told = _NEVER
        if len(self.open) <= self.boxed:
            self.boxed = _NEVER
        if what is None:
            self.open[-1].children.append(node)
        elif self.told == _NEVER:  # of what is in a box that has told its address, nothing more is
            self._tell(what, tag, attrs)
        if tag not in VOID:
            self.open.append(node)  # what is in a widget hangs on nothing

    def _tell(self, what: str, tag: str, attrs: dict[str, str]) -> None:
        """Say what isn't taken over; a drawing in a box that isn't text either is its icon."""
        said = () if tag == "svg" and self.boxed != _NEVER else tuple(left_of(what, attrs))
        self.left += said
        if tag in VOID:
            return
        self.boxed = min(self.boxed, len(self.open))
        if tag == "svg" or what == "form" or (said and said[0].detail):
            self.told = len(self.open)

    def end(self, tag: str) -> None:
        if self.beyond:
            if self.beyond[-1] == tag:
                self.beyond.pop()
            return
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return
            if self.open[at].tag in ("table", "td", "th") and tag not in _TABLE:
                return

    def _end_before(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        """End the innermost open element of some, unless another stands around it nearer."""
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag in ended:
                self.beyond = []
                del self.open[at:]
                return
            if self.open[at].tag in stops:
                return
