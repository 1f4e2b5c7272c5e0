"""The tags of raw HTML, and the links and images among them, where a site lets it through."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from briefgen.expressions import expression
from briefgen.source.links import LinkUse, is_safe

# Not html.parser: on hostile text it takes quadratic time and raises. Here every attempt ends at
# the next "<", so a tag with that sign in an attribute isn't seen.
TAG = expression(r"""<([A-Za-z][\w-]*+)((?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+)>""")
ATTRIBUTE = expression(r"""([^\s"'=/]++)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"']++)""")


def tags(html: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Offset, name and attributes of each opening tag; names in lower case."""
    for found in TAG.finditer(html):
        given = ATTRIBUTE.findall(found[2])
        yield (
            found.start(),
            found[1].lower(),
            {name.lower(): unescape(value.strip("\"'")) for name, value in reversed(given)},
        )


def raw_links(html: str, line: int, column: int) -> Iterator[LinkUse]:
    """Links and images of a piece of HTML that begins at this 1-based place of its file."""
    last = 0
    for at, name, given in tags(html):
        breaks = html.count("\n", last, at)
        if breaks:
            line, column = line + breaks, at - html.rfind("\n", last, at)
        else:
            column += at - last
        last = at
        address = given.get({"a": "href", "img": "src"}.get(name, ""), "")
        if address:
            refused = not is_safe(address)
            image = name == "img" and not refused
            plain = "decorative" in given.get("class", "").split()
            yield LinkUse(address, line, column, image, given.get("alt", ""), refused, plain)
