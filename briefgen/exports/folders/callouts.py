"""Lines of a source that mean something as a whole: callouts, and rows of tags."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.exports.folders.scan import Text
from briefgen.expressions import expression

_CALLOUT = expression(
    r" {0,3}> ?\[!([A-Za-z][A-Za-z-]{1,30})(?:\|[^\]\n]{0,40})?\][+-]?(?:[ \t]+(\S.*))?[ \t]*"
)
_QUOTED = expression(r" {0,3}>(?: (.*)|(.*))")
_FENCE = expression(r" {0,3}(`{3,}|~{3,})")
_TAG = expression(r"(?<![\w&/#\\(])#([\w/-]{1,60})(?![\w/#-])")
_ROW = expression(r"[ \t]*#[\w/-]{1,60}(?:[ \t,]{1,3}#[\w/-]{1,60}){0,30}[ \t]*")
_CODE = expression(r"`[^`\n]{0,500}`|\]\([^()\n]{0,500}\)|<[^<>\n]{0,500}>|https?://\S{1,500}")
_DEEP = 4
"""Callouts in each other that are opened."""
_OF_OTHERS = frozenset(("quote", "cite"))
"""Kinds whose words are somebody else's: they stay quotations."""


def boxes_as_text(markdown: str) -> str:
    """Callouts as paragraphs below their title: what stands in them is the writer's own text."""
    for _ in range(_DEEP):
        if "[!" not in markdown:
            break
        markdown = "\n".join(_lines(markdown.split("\n")))
    return markdown


def _lines(lines: list[str]) -> Iterator[str]:
    """The lines with the outer callouts opened: of a quotation one sign less."""
    fence, inside, before = "", False, ""
    for line in lines:
        opened = None if inside else _FENCE.match(line)
        if opened:
            fence = "" if fence and opened[1].startswith(fence) else fence or opened[1]
        found = None if fence or inside else _CALLOUT.fullmatch(line)
        if found:
            inside = found[1].lower() not in _OF_OTHERS
            made = _head(found[1], found[2], inside=inside)
            yield from ["", *made] if before.strip() and inside else made
            before = made[-1] if made else ""
            continue
        quoted = _QUOTED.fullmatch(line) if inside else None
        inside = inside and bool(quoted or (line.strip() and before.strip()))
        before = (quoted[1] or quoted[2] or "") if quoted else line
        yield before


def _head(kind: str, title: str | None, *, inside: bool) -> list[str]:
    if not (inside or title):
        return []
    words = title or kind.lower().capitalize().replace("-", " ")
    strong = words if "**" in words else f"**{words}**"
    return [strong, ""] if inside else [f"> {strong}", ">"]


def take_tags(text: Text) -> None:
    """Note the tags that stand in a text; a line that has nothing else is taken out."""
    if "#" not in text.text:
        return
    fence, kept = "", list[str]()
    for line in text.text.split("\n"):
        opened = _FENCE.match(line)
        if opened:
            fence = "" if fence and opened[1].startswith(fence) else fence or opened[1]
        found = [] if fence or opened or "#" not in line else _TAG.findall(_CODE.sub(" ", line))
        tags = [tag.strip("/-") for tag in found if any(map(str.isalpha, tag))]
        text.tags += tags
        row = bool(tags) and len(tags) == len(found) and _ROW.fullmatch(line)
        kept.append("" if row else line)
    text.text = "\n".join(kept)
