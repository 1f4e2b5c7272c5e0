"""HTML amid Markdown: pictures and links become Markdown, all else stays and is said."""

from __future__ import annotations

import re
from html import unescape

from briefgen.exports.folders.commands import address, picture_of
from briefgen.exports.folders.scan import Answer, Text
from briefgen.expressions import expression

_PICTURE = expression(r"<img\b([^<>]{0,3000})>", re.IGNORECASE)
_LINK = expression(r"<a\b([^<>]{0,3000})>([^<>\n\[\]]{1,1000})</a>", re.IGNORECASE)
_ATTRIBUTE = expression(
    r"([a-z-]{1,40})\s?=\s?(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))",
    re.IGNORECASE,
)
_TAG = expression(r"<[A-Za-z][\w-]{0,30}")
_NEAR = 5_000
"""Characters before a sign in which its paragraph begins."""


def html(text: Text, at: int) -> Answer | None:
    """A picture or a link where Markdown is read; within a block of HTML it is not."""
    if _is_read(text.text, at):
        if found := _PICTURE.match(text.text, at):
            if made := _picture(_attributes(found[1])):
                return made, found.end()
        elif found := _LINK.match(text.text, at):
            href = _attributes(found[1]).get("href", "")
            if href:
                return f"[{found[2]}]({address(href)})", found.end()
    tag = _TAG.match(text.text, at)
    text.say("html", at, f"{tag[0]}>" if tag else "")
    return None


def _is_read(text: str, at: int) -> bool:
    """Whether the paragraph around a sign isn't a block of HTML."""
    near = text[max(0, at - _NEAR) : at]
    before = near[near.rfind("\n\n") + 1 :].strip()
    return not before.startswith("<")


def _attributes(given: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(given)
    }


def _picture(given: dict[str, str]) -> str:
    """A picture, with its width if that is one of pixels."""
    src, width = given.get("src", ""), given.get("width", "").removesuffix("px")
    if not src or "\n" in src or src.startswith("data:"):
        return ""
    shown = picture_of(" ".join(given.get("alt", "").split()), src)
    return shown + (f"{{width={width}}}" if width.isdecimal() and len(width) < 6 else "")
