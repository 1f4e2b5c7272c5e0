"""HTML as mail programs need it: styles in the elements, and bodies that fit into the column."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import quote

from markupsafe import Markup

from briefgen.expressions import expression

WIDEST = 568
"""CSS pixels of a picture: Outlook for Windows heeds the attribute alone."""
_KEPT = '<style data-css-inline="keep">'
_TAG = expression(r"""<(/?[a-z][a-z0-9]*)((?:[^"'>]|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
"""A tag to its end: what stands in its attributes is no tag."""
_SIZE = expression(r' (?:width|height)="[^"]*"')
_WIDTH = expression(r' width="(\d{1,5})"')
_ADDRESS = expression(r'( (?:href|src)="(?:https?://[^/"]*)?)([^"]*)')
_SAFE = "%/:?#[]@!$&'()*+,;=~"
_LINK = expression(r' href="([^"]*)"\Z')


def in_ascii(html: str) -> str:
    """HTML whose addresses are ASCII: mail programs guess where one of other letters ends."""

    def tag(found: re.Match[str]) -> str:
        if found[2].isascii():
            return found[0]
        return f"<{found[1]}{_ADDRESS.sub(_quoted, found[2])}>"

    return _TAG.sub(tag, html)


def _quoted(found: re.Match[str]) -> str:
    return found[1] + quote(found[2], safe=_SAFE)


def inlined(html: str) -> str:
    """HTML with its styles inlined; a `<style data-css-inline="keep">` stays as it is."""
    from css_inline import CSSInliner  # noqa: PLC0415 - an extra

    whole = CSSInliner(load_remote_stylesheets=False, minify_css=True).inline(html)
    return whole.replace(_KEPT, "<style>", 1) + "\n"


def in_column(html: Markup, marks: Collection[str] = ()) -> Markup:
    """A body for a mail.

    Pictures get a width that fits, and no height, which would hold a hole open where none are
    shown; tables a box in which they may be moved; links to `marks` are told from others.
    """

    def tag(found: re.Match[str]) -> str:
        match found[1].lower():
            case "img":
                return _fitted(found[2])
            case "table":
                return f'<div class="wide" tabindex="0">{found[0]}'
            case "/table":
                return f"{found[0]}</div>"
            case "a" if (href := _LINK.match(found[2])) and href[1] in marks:
                return f'<a class="mark"{found[2]}>'
        return found[0]

    return Markup(_TAG.sub(tag, html))  # noqa: S704 - whole tags get a class, a size or a box


def _fitted(attributes: str) -> str:
    given = _WIDTH.search(attributes)
    width = min(int(given[1]) if given else WIDEST, WIDEST) or WIDEST
    return f'<img{_SIZE.sub("", attributes)} width="{width}">'
