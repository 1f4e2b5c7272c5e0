"""Shortcodes of WordPress: commands in square brackets, which its pages never show."""

from __future__ import annotations

import re
from html import escape, unescape

from briefgen.exports.post import Left
from briefgen.expressions import expression

_CODE = expression(
    r"\[(?P<end>/?)(?P<name>[a-z][a-z0-9_-]{1,40})(?P<given>(?:\s[^\[\]<>]{0,2000})?)(?P<bare>/?)\]"
)
_ITS_OWN = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"})
"""Those that WordPress brings; others come from plug-ins, and are told by how they are written."""
_ATTRIBUTE = expression(r"[\w-]{1,40}\s?=\s?[\"'“”″&\w]")
_CAPTION = expression(
    r"\[(?:wp_)?caption\b(?P<given>[^\[\]]{0,2000})\](?P<inner>[^\[]{0,20000})\[/(?:wp_)?caption\]"
)
_PICTURE = expression(
    r"(?P<shown>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(?P<words>.*)", re.DOTALL
)
_SAID = expression(r"caption\s?=\s?\"([^\"]{0,2000})\"")


def without_shortcodes(html: str) -> tuple[str, tuple[Left, ...]]:
    """The HTML with captions as figures and without other commands; what stands between two stays."""
    if "[" not in html:
        return html, ()
    html = _CAPTION.sub(_figure, html)
    closed = {found["name"] for found in _CODE.finditer(html) if found["end"]}
    left: list[Left] = []

    def instead(found: re.Match[str]) -> str:
        name, given = found["name"], found["given"].strip()
        meant = name in _ITS_OWN or name in closed or found["bare"] or _ATTRIBUTE.match(given)
        if not meant:
            return found[0]
        if not found["end"] and name != "embed":  # its address stays, on a line of its own
            left.append(Left("shortcode", f"[{name}{' ' * bool(given)}{unescape(given)}]"))
        return "\n\n" if name == "embed" else ""

    return _CODE.sub(instead, html), tuple(left)


def _figure(found: re.Match[str]) -> str:
    """A picture with its caption, which once stood among the attributes."""
    picture = _PICTURE.search(found["inner"])
    if picture is None:
        return found[0]
    said = _SAID.search(found["given"])
    words = picture["words"].strip() or escape(unescape(said[1] if said else ""))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture['shown']}{caption}</figure>"
