"""Elements that are no text: players, frames, forms, and the boxes that systems fill by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.exports.post import Left
from briefgen.expressions import expression

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr"}
)
SILENT = "-"

_LEFT = {
    "script": "script",
    "style": "style",
    "link": "style",
    "noscript": "",
    "template": "",
    "head": "",
    "title": "",
    "iframe": "frame",
    "frameset": "frame",
    "object": "player",
    "embed": "player",
    "audio": "recording",
    "video": "film",
    "canvas": "drawing",
    "svg": "drawing",
    "math": "formula",
    "input": "form",
    "select": "form",
    "textarea": "form",
    "noembed": "",
    "noframes": "",
    "rp": "",
    "source": "",
    "track": "",
    "param": "",
    "base": "",
    "meta": "",
    "area": "",
    "col": "",
}
"""What each is called in a message; "" for what readers never saw."""
_CARDS = {
    "kg-bookmark-metadata": "",
    "kg-bookmark-thumbnail": "",
    "kg-callout-emoji": "",
    "kg-file-card-metadata": "",
    "kg-file-card-icon": "",
    "kg-product-card-rating": "",
    "kg-toggle-card-icon": "",
    "kg-signup-card": "form",
    "kg-audio-card": "",
    "kg-video-card": "",
    "subscription-widget-wrap": "form",
    "subscription-widget-wrap-editor": "form",
    "subscription-widget": "form",
    "button-wrapper": "button",
    "image-gallery-embed": "gallery",
    "poll-embed": "form",
    "native-video-embed": "film",
    "native-audio-embed": "recording",
    "paywall-jump": "",
    "header-anchor-parent": "",
    "image-link-expand": "",
    "sharedaddy": "button",
    "jp-relatedposts": "",
    "wp-block-file__button": "",
}
"""Classes of boxes whose content is drawn by a script or a server; a player in one is told itself."""
_TEXT_OF_SUBSTACK = ("footnote", "image", "preformatted", "pullquote", "blockquote", "latex")
_ADDRESS = expression(r"https?:[^\s\"'\\<>]{1,300}")


def widget(tag: str, attrs: dict[str, str]) -> str | None:
    """What an element is if it is no text, `SILENT` if nobody misses it; None if it is text."""
    if tag in _LEFT:
        return _LEFT[tag] or SILENT
    for name in attrs.get("class", "").split():
        if name in _CARDS:
            return _CARDS[name] or SILENT
    part = attrs.get("data-component-name", "").lower()
    if "data-attrs" in attrs and tag not in ("img", "a") and not part.startswith(_TEXT_OF_SUBSTACK):
        return "embed"
    return None


def meant(tag: str, attrs: dict[str, str]) -> str:
    """The element that is meant by one: a quotation that stands out is a quotation."""
    return "blockquote" if tag == "div" and "pullquote" in attrs.get("class", "").split() else tag


def left_of(what: str, attrs: dict[str, str]) -> Iterator[Left]:
    """What is to be said of a widget."""
    if what != SILENT:
        given = (attrs.get("src"), attrs.get("data-src"), attrs.get("data"), attrs.get("href"))
        found = _ADDRESS.search(attrs.get("data-attrs", ""))
        address = next((text for text in given if text), found[0] if found else "")
        yield Left(what, address.strip()[:300])
