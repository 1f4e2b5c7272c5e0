"""The site for language models: `llms.txt`, a list of what there is, in Markdown (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.render.commonmark import open_heading, safe_start

# What could begin or end a link, an element, code or emphasis in a line of Markdown.
_SIGNS = expression(r"[\\`*_{}\[\]<>|~&]")
_SPACE = expression(r"\s+")
# Control characters, and signs that turn the direction of text.
_HIDDEN = expression("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Line(Struct, frozen=True):
    """A link with what it leads to."""

    title: str
    url: str
    about: str = ""


class Group(Struct, frozen=True):
    """The links under one heading."""

    title: str
    lines: tuple[Line, ...]


def llms(title: str, tagline: str, groups: Sequence[Group]) -> str:
    """Title, tagline and links in groups; titles cannot become anything but text."""
    about = [f"> {safe_start(_plain(tagline))}"] if tagline else []
    head = [f"# {open_heading(_plain(title))}", *about]
    parts = [
        "\n".join((f"## {open_heading(_plain(group.title))}\n", *map(_line, group.lines)))
        for group in groups
        if group.lines
    ]
    return "\n\n".join((*head, *parts)) + "\n"


def _line(line: Line) -> str:
    about = f": {_plain(line.about)}" if line.about else ""
    return f"- [{_plain(line.title)}]({line.url}){about}"


def _plain(text: str) -> str:
    """Text in one line that Markdown shows as it is."""
    one = _SPACE.sub(" ", _HIDDEN.sub("", text)).strip()
    return _SIGNS.sub(lambda found: "\\" + found[0], one)
