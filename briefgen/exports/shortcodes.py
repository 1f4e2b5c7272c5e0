"""Shortcodes of WordPress: commands in square brackets, which its pages never show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from briefgen.exports.post import Left
from briefgen.expressions import expression

_CODE = expression(
    r"\[(?P<end>/?)(?P<name>[a-z][a-z0-9_-]{1,40})(?P<given>(?:\s[^\[\]<>]{0,2000})?)(?P<bare>/?)\]"
)
_ITS_OWN = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"})
"""Those that WordPress brings; others come from plug-ins, and are told by how they are written."""
_ATTRIBUTE = expression(r"[\w-]{1,40}\s?=\s?[\"'“”″&\w]")
_ESCAPED = expression(
    r"\[(?P<shown>\[(?P<name>[a-z][a-z0-9_-]{1,40})(?P<given>(?:\s[^\[\]<>]{0,2000})?)/?\]"
    r"(?:[^\[\]]{0,2000}\[/(?P=name)\])?)\]"
)
"""A command in two brackets: WordPress shows it, in one."""
_SHOWN = str.maketrans({"[": "&#91;", "]": "&#93;"})
_CAPTION = expression(
    r"\[(?:wp_)?caption\b(?P<given>[^\[\]]{0,2000})\](?P<inner>[^\[]{0,20000})\[/(?:wp_)?caption\]"
)
_PICTURE = expression(
    r"(?P<shown>(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(?P<words>.*)", re.DOTALL
)
_PLAYED = expression(
    r"\[(?:dailymotion|facebook|flickr|instagram|soundcloud|spotify|ted|tiktok|tweet|vimeo|youtube)"
    r"(?:=|\s)\s?(?P<address>https?://[^\s\[\]<>\"]{1,2000})(?:\s[^\[\]<>]{0,2000})?\]"
)
"""A player of another site that is asked for by its address."""
_STAYED = expression(
    r"(?<!!)\[(?P<name>[a-z][a-z0-9_-]{1,40})(?P<given>(?:\s[^\[\]]{1,2000})?)\](?![(\[:])"
)
_FOR_A_PROGRAM = expression(r"https?://\S{1,2000}|\d{6,30}")
_SMALL_NUMBER = expression(r"\d{1,5}")
_FENCE = expression(r" {0,3}(?:> ?){0,9}(?P<ticks>`{3,})")
_SAID = expression(r"caption\s?=\s?\"([^\"]{0,2000})\"")


def without_shortcodes(html: str) -> tuple[str, tuple[Left, ...]]:
    """The HTML with captions as figures and without other commands; what stands between two stays."""
    if "[" not in html:
        return html, ()
    html = _CAPTION.sub(_figure, _ESCAPED.sub(_unescaped, html))
    html = _PLAYED.sub("\n\n\\g<address>\n\n", html)
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


def _unescaped(found: re.Match[str]) -> str:
    """What is shown of a command in two brackets; of two round a word that is none, both."""
    meant = found["name"] in _ITS_OWN or _ATTRIBUTE.match(found["given"].strip())
    return found["shown"].translate(_SHOWN) if meant else found[0]


def stayed(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What looks like a shortcode in a text of Markdown, and the number of its line.

    It may be a writer's remark as well, so it stays: what has a word in brackets alone on a line, or
    beside it an address or a number, is no more than doubtful.
    """
    fence = ""
    for number, line in enumerate(lines, 1):
        if opened := _FENCE.match(line):
            fence = "" if fence and opened["ticks"].startswith(fence) else fence or opened["ticks"]
        elif not fence and "[" in line:
            shown = line.replace("\\", "").strip()
            for found in _STAYED.finditer(shown):
                if _is_doubtful(found["given"].strip(), alone=found[0] == shown):
                    yield number, found[0]


def _is_doubtful(given: str, *, alone: bool) -> bool:
    if _FOR_A_PROGRAM.fullmatch(given):
        return True
    return alone and (not given or bool(_SMALL_NUMBER.fullmatch(given)))


def _figure(found: re.Match[str]) -> str:
    """A picture with its caption, which once stood among the attributes."""
    picture = _PICTURE.search(found["inner"])
    if picture is None:
        return found[0]
    said = _SAID.search(found["given"])
    words = picture["words"].strip() or escape(unescape(said[1] if said else ""))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture['shown']}{caption}</figure>"
