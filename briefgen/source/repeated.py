"""A headline that the body says again: other generators want `# Title` there, the page has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.knowledge.folding import fold

if TYPE_CHECKING:
    from briefgen.source.article import Body

_ATX = expression(r" {0,3}#[ \t]+(\S.*)")
_UNDERLINE = expression(r" {0,3}=+[ \t]*")
_ATTRIBUTES = expression(r"\{[^{}]*\}$")
_MARKUP = str.maketrans("", "", "*_`\\")


def without_headline(body: Body, headline: str) -> Body:
    """The body without a first heading that is the headline; all lines keep their numbers."""
    lines = body.text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    found = _ATX.fullmatch(lines[first]) if first < len(lines) else None
    if found and _same(_closed(found[1]), headline):
        return replace(body, text="\n".join([*lines[:first], "", *lines[first + 1 :]]))
    below = lines[first + 1 : first + 2]
    if below and _UNDERLINE.fullmatch(below[0]) and _same(lines[first], headline):
        return replace(body, text="\n".join([*lines[:first], "", "", *lines[first + 2 :]]))
    return body


def _closed(heading: str) -> str:
    """The words of a heading, without its attributes and the signs that may close it."""
    words = _ATTRIBUTES.sub("", heading.rstrip()).rstrip()
    return words.rstrip("#") if words.rstrip("#").endswith((" ", "\t")) else words


def _same(heading: str, headline: str) -> bool:
    return _plain(heading) == _plain(headline)


def _plain(text: str) -> str:
    return " ".join(fold(text).translate(_MARKUP).replace('"', "'").casefold().split())
