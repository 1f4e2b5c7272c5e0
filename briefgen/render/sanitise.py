"""Raw HTML of sources, if the site lets it through: only what cannot act remains."""

from __future__ import annotations

import re

from briefgen.findings import Failure, Finding, Place
from briefgen.source.links import PICTURE, scheme

try:
    import nh3
except ImportError:  # the extra is not installed
    nh3 = None  # type: ignore[assignment]

ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "translate", "aria-describedby", "aria-label"},
    "a": {"href", "rel", "role"},
    "img": {"src", "alt", "width", "height", "loading"},
    "time": {"datetime"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
_ID_OF_BODY = re.compile(r"h-|f[nr]-\d|p\d")
"""What the ids of a body begin with; any other could meet one of the page's own."""
_SKIPPED = dict.fromkeys(range(33))
"""What browsers leave out or trim before they read an address."""
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(html: str, *, home: str = "") -> str:
    """HTML without scripts, styles, forms, frames, unsafe addresses and foreign pictures.

    home: the address of the site, "" if nobody knows it: pictures below it are its own.

    Raises:
        Failure: if the extra `briefgen[html]` is not installed.
    """
    if nh3 is None:
        raise Failure(
            Finding(
                Place("briefgen.toml"),
                "model-missing",
                'html = "sanitise" needs the package nh3, which is not installed',
                "Run `pip install 'briefgen[html]'`, or take out the setting.",
            )
        )
    return nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | {"section", "time", "mark", "figure", "figcaption", "ins", "del"},
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        filter_style_properties={"anchor-name"},
        attribute_filter=lambda _, name, value: _kept(name, value, home),
    )


def _kept(name: str, value: str, home: str) -> str | None:
    if name == "id" and not _ID_OF_BODY.match(value):
        return f"h-{value}"
    return _own(value, home) if name == "src" else value


def _own(src: str, home: str) -> str | None:
    """A picture's address, unless showing it would tell another host who reads the page."""
    bare = src.translate(_SKIPPED).replace("\\", "/")
    if PICTURE.match(src) or (home and src.startswith(home)):
        return src
    return None if scheme(src) or bare.startswith("//") else src
