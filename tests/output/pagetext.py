"""Reads built pages for tests: elements, links, ids and visible text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(eq=False)
class Element:
    name: str
    attrs: dict[str, str]
    parents: tuple[Element, ...] = ()
    text: str = ""


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def of_class(self, name: str) -> list[Element]:
        return [e for e in self.elements if name in e.attrs.get("class", "").split()]

    @property
    def ids(self) -> list[str]:
        return [element.attrs["id"] for element in self.elements if "id" in element.attrs]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page, self.stack = Page(), []  # type: ignore[var-annotated]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs}, tuple(self.stack))
        self.page.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack[-1].name == tag, f"</{tag}> closes <{self.stack[-1].name}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text += data


def page(path: Path) -> Page:
    """Parse a page; every element must be closed by its own tag."""
    return parse(path.read_text(encoding="utf-8"))


def parse(html: str) -> Page:
    """Parse the text of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.stack
    return reader.page
