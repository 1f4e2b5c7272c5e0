"""Notes of an article: a mark that leads to a text, which leads back to the mark.

That is what all systems write, whatever they call the elements.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.render.prosetree import BLOCKS, Node

_MANY = 5
"""Ways back to one place that are looked at; more are no notes."""


class Note(Struct, frozen=True):
    """A note: its mark, by which the text asks for it, and what it says."""

    mark: str
    content: Node


class Notes(Struct, frozen=True):
    """The notes of an article, and the mark of each link to one, by the link's identity."""

    notes: tuple[Note, ...] = ()
    marks: dict[int, str] = {}

    def mark(self, node: Node) -> str:
        """What is to be written for a link, "" if it is no mark of a note."""
        found = self.marks.get(id(node), "")
        return f"[^{found}]" if found else ""


class _Page:
    """All elements in order, and who stands around whom."""

    def __init__(self, root: Node) -> None:
        self.parents: dict[int, Node] = {}
        self.order: dict[int, int] = {}
        self.named: dict[str, Node] = {}
        self.links: list[Node] = []
        self.back: dict[str, list[Node]] = {}
        for node in self._walk(root):
            self.order[id(node)] = len(self.order)
            for name in _names(node):
                self.named.setdefault(name, node)
            if aim := _aim(node):
                self.links.append(node)
                self.back.setdefault(aim, []).append(node)

    def _walk(self, node: Node) -> Iterator[Node]:
        for child in node.children:
            if isinstance(child, Node):
                self.parents[id(child)] = node
                yield child
                yield from self._walk(child)

    def above(self, node: Node) -> Iterator[Node]:
        """An element and those around it, the root not among them."""
        while node.tag:
            yield node
            node = self.parents[id(node)]

    def block(self, node: Node) -> Node | None:
        """The block in which an element stands, or which it is."""
        return next((it for it in self.above(node) if it.tag in BLOCKS), None)

    def places(self, link: Node) -> Iterator[str]:
        """The names by which one can come back to a link."""
        for node in self.above(link):
            if node.tag in BLOCKS:
                return
            yield from _names(node)


def take_notes(root: Node) -> Notes:
    """Take the notes out of a tree. A mark is the number of its note in the order of the text."""
    page = _Page(root)
    notes: dict[int, Note] = {}
    marks: dict[int, str] = {}
    taken: list[Node] = []
    for link in page.links:
        text = _note_of(link, page)
        if text is None:
            continue
        ways = _ways_back(link, text, page)
        if id(text) not in notes and not ways:
            continue
        note = notes.setdefault(id(text), Note(str(len(notes) + 1), text))
        marks[id(link)] = note.mark
        taken += ways
    gone = {id(node): node for node in (*taken, *(note.content for note in notes.values()))}
    for parent in {id(it): it for it in (page.parents[one] for one in gone)}.values():
        parent.children[:] = [child for child in parent.children if id(child) not in gone]
    return Notes(tuple(notes.values()), marks)


def _note_of(link: Node, page: _Page) -> Node | None:
    """The text of the note to which a link may lead: it stands further down."""
    aim = page.named.get(_aim(link))
    if aim is None or page.order[id(aim)] < page.order[id(link)]:
        return None
    text = page.block(aim)
    return None if text is None or any(it is text for it in page.above(link)) else text


def _ways_back(link: Node, text: Node, page: _Page) -> list[Node]:
    """The links in a note that lead back to its mark."""
    found = (back for place in page.places(link) for back in page.back.get(place, ())[:_MANY])
    return [back for back in found if any(it is text for it in page.above(back))]


def _aim(node: Node) -> str:
    """The place of the same page to which a link leads."""
    href = node.attrs.get("href", "").strip() if node.tag == "a" else ""
    return href[1:] if href.startswith("#") else ""


def _names(node: Node) -> Iterator[str]:
    names = {node.attrs.get("id", ""), node.attrs.get("name", "") if node.tag == "a" else ""}
    yield from sorted(name for name in names if name)
