"""Addresses in Markdown: each link, picture and definition is asked for, and all else stays."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.exports.folders.commands import address as written
from briefgen.exports.folders.scan import Answer, Text, scan
from briefgen.expressions import expression

Aim = Callable[[str], str]
"""For the address of a link or picture, the new one."""

_ADDRESS = r"[ \t]{0,9}(?:<([^<>\n]{1,2000})>|([^\s<>()]{1,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500}){0,5}))"
_PICTURE = expression(rf"(!\[(?:[^\[\]\\\n]|\\.){{0,2000}}\]\(){_ADDRESS}")
_LINK = expression(rf"(\]\(){_ADDRESS}")
_DEFINITION = expression(rf"( {{0,3}}\[(?!\^)[^\[\]\n]{{1,300}}\]:){_ADDRESS}")
_SHOWN = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".svg", ".bmp")


def relinked(markdown: str, link: Aim, picture: Aim) -> str:
    """The text with its addresses exchanged; of one that stands often it is asked once."""
    known: dict[tuple[str, str], str] = {}

    def by(kind: str, aim: Aim) -> Callable[[Text, int], Answer | None]:
        form = {"picture": _PICTURE, "link": _LINK, "definition": _DEFINITION}[kind]

        def exchange(text: Text, at: int) -> Answer | None:
            found = form.match(text.text, at)
            if not found:
                return None
            given = found[2] or found[3]
            made = known.get((kind, given)) or known.setdefault((kind, given), aim(given))
            if made == given:
                return found[0], found.end()
            blank = " " if kind == "definition" else ""
            return f"{found[1]}{blank}{written(made)}", found.end()

        return exchange

    def either(given: str) -> str:
        return picture(given) if given.lower().endswith(_SHOWN) else link(given)

    handlers = {
        "picture": by("picture", picture),
        "link": by("link", link),
        "definition": by("definition", either),
    }
    return scan(Text(markdown, ""), handlers)
