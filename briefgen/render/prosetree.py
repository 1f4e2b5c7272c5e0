"""HTML of a body as a small tree, for editions that aren't HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from briefgen.expressions import expression

DEEPEST = 60
"""Elements beyond this are read as if they were not there: their text stays."""
VOID = frozenset({"img", "br", "hr", "wbr", "source", "input", "col"})
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote caption center dd details div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table"
        " tbody td tfoot th thead tr ul",
    )
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SPACES = expression(r"[ \t\n\r\f]+")
"""What HTML shows as one space; a no-break space isn't among them."""


class Node:
    """An element; the root has no tag."""

    __slots__ = ("attrs", "children", "tag")

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children: list[Node | str] = []

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS

    def text(self) -> str:
        """All its text, as it is."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def first_number(items: Node) -> int:
    """The number of the first item of a list; 1 if it says none that a list can have."""
    start = items.attrs.get("start", "1")
    return int(start) if start.isdecimal() and start.isascii() and len(start) < 9 else 1


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]
        self.beyond: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(self.open) > DEEPEST and tag not in VOID:
            self.beyond.append(tag)
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.beyond:
            if self.beyond[-1] == tag:
                self.beyond.pop()
            return
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Node:
    """The tree of a body as briefgen writes it, every element closed."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def runs(node: Node) -> list[Node | list[Node | str]]:
    """The children of an element: blocks, and runs of what stands in lines between them."""
    found: list[Node | list[Node | str]] = []
    line: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and _holds_blocks(child):
            if line:
                found.append(line)
            found.append(child)
            line = []
        else:
            line.append(child)
    return [*found, line] if line else found


def _holds_blocks(node: Node) -> bool:
    """Whether it is a block, or an element of a line that stands around some."""
    return node.is_block or any(
        isinstance(child, Node) and _holds_blocks(child) for child in node.children
    )
