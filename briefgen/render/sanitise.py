"""Raw HTML of sources, if the site lets it through: only what cannot act remains."""

from __future__ import annotations

from briefgen.findings import Failure, Finding, Place

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
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(html: str) -> str:
    """HTML without scripts, styles, forms, frames and unsafe addresses.

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
    )
