"""Raw HTML of sources, if the site lets it through: only what cannot act remains."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from briefgen.expressions import expression
from briefgen.findings import SETTINGS, Failure, Finding, Place
from briefgen.render import pictures
from briefgen.render.pictures import Picture
from briefgen.source.attributes import PIXELS
from briefgen.source.decode import shown as seen

try:
    import nh3
except ImportError:  # the extra is not installed
    nh3 = None  # type: ignore[assignment]

ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "translate", "aria-describedby", "aria-label"},
    "a": {"href", "rel", "role"},
    "img": {"src", "alt", "width", "height", "loading"},
    "data": {"value"},
    "time": {"datetime"},
    "span": {"data-new"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
_ID_OF_BODY = expression(r"h-|f[nr]-\d|p\d")
"""What the ids of a body begin with; any other could meet one of the page's own."""
_PAGE_ONLY = {
    "id",
    "class",
    "translate",
    "aria-describedby",
    "aria-label",
    "rel",
    "role",
    "loading",
    "data-new",
}
"""What only a page of the site has a use for."""
_IMAGE = expression(r'<img((?: [\w-]++="[^"]*+")*+)>')
_ATTRIBUTE = expression(r' ([\w-]++)="([^"]*+)"')
"""As the sanitiser writes them."""
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(
    html: str,
    *,
    link: Callable[[str], str] = str,
    image: Callable[[str], Picture | None] = Picture,
    plain: bool = False,
) -> str:
    """HTML without scripts, styles, forms, frames and unsafe addresses.

    link, image: turn an address as written into the one to show, or into the picture; "" or None
    leaves it out.
    plain: for feeds, without ids, classes and ARIA.

    Raises:
        Failure: if the extra `briefgen[html]` is not installed.
    """
    if nh3 is None:
        raise Failure(
            Finding(
                Place(SETTINGS),
                "model-missing",
                'html = "sanitise" needs the package nh3, which is not installed',
                "Run `pip install 'briefgen[html]'`, or take out the setting.",
            )
        )
    kept = {tag: names - _PAGE_ONLY for tag, names in ATTRIBUTES.items()} if plain else ATTRIBUTES
    known: dict[str, Picture] = {}
    raised: list[BaseException] = []

    def picture(address: str) -> str:
        found = image(address)
        return known.setdefault(found.src, found).src if found else ""

    rules = {"href": link, "src": picture, "id": _id, "width": _pixels, "height": _pixels}

    def attribute(_: str, name: str, value: str) -> str | None:
        # What is raised in here, nh3 would print and forget.
        try:
            return None if raised else rules.get(name, str)(value) or None
        except BaseException as error:  # noqa: BLE001
            raised.append(error)
            return None

    clean = nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | {"section", "time", "mark", "figure", "figcaption", "ins", "del"},
        attributes=kept,
        url_schemes=SCHEMES,
        link_rel=None,
        filter_style_properties={"anchor-name"},
        attribute_filter=attribute,
    )
    if raised:
        raise raised[0]
    return seen(_IMAGE.sub(lambda found: _shown(found, known, plain=plain), clean))


def _shown(found: re.Match[str], known: dict[str, Picture], *, plain: bool) -> str:
    """The picture; its description if its address was left out."""
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}
    shown, alt = known.get(given.pop("src", "")), given.pop("alt", "")
    if shown is None:
        return escape(alt, quote=False)
    return pictures.image(shown, alt, given, late=False, plain=plain)


def _pixels(value: str) -> str:
    """A width or height that can be reckoned with, as Markdown's; "100%" and the like cannot."""
    return value if PIXELS.match(value) else ""


def _id(value: str) -> str:
    return value if _ID_OF_BODY.match(value) else f"h-{value}"
