"""What other sites show with a link to a briefing: its own picture, or a card that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query, read
from briefgen.pipeline.collections import teaser_of
from briefgen.pipeline.languages import language, site_words
from briefgen.pipeline.languages import words as words_of
from briefgen.pipeline.links import lead_picture
from briefgen.pipeline.pictures import PILLOW
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import byline, path_at, settings, text
from briefgen.pipeline.theming import chain
from briefgen.pipeline.typesetting import Typeset, typeset
from briefgen.site import urls
from briefgen.site.byline import titled
from briefgen.site.metadata import SocialImage
from briefgen.site.targets import spelled

if TYPE_CHECKING:
    from briefgen.images.cards import Fonts, Words

HEADLINE, SMALL = "@fonts/SourceSerifPro-Semibold.otf", "@fonts/SourceSansPro-Semibold.otf"
SHOWN = ("jpeg", "png", "gif", "webp")
"""Kinds of pictures that other sites show with a link."""
COLOURS = ("paper", "ink", "soft", "accent")
_COLOUR = expression(r"#[0-9A-Fa-f]{6}\Z")
_TOLD = 5
"""Letters that a finding names."""


def social(build: Build, path: str, page: str, known: Typeset) -> SocialImage | None:
    """What other sites are to show with a link to a briefing; needs the site's address."""
    base = settings(build).url
    found = lead_picture(build, path, page, known.lead)
    if found and known.lead and found[1].kind in SHOWN:
        url = urls.absolute(base, spelled(found[0]))
        return SocialImage(url, found[1].width, found[1].height, known.lead.alt)
    if not settings(build).images.cards or not is_drawn(build, path):
        return None
    from briefgen.images.cards import HEIGHT, WIDTH

    url = urls.absolute(base, spelled(urls.card_of(page)))
    said, sheet = words_of(build, language(build, path)), known.sheet
    return SocialImage(url, WIDTH, HEIGHT, titled(sheet.headline, sheet.withdrawn, said))


@query
def is_drawn(build: Build, path: str) -> bool:
    """Whether a briefing has a card: they are wanted, and it has no picture of its own."""
    known = typeset(build, path) if settings(build).images.cards else None
    if known is None or not option(build, PILLOW) or fonts(build) is None:
        return False
    line = byline(build, path)
    page = line.url if line else ""
    found = lead_picture(build, path, page, known.lead)
    own = found is not None and found[1].kind in SHOWN
    return not own and not lacking(build, path)


@query
def lacking(build: Build, path: str) -> str:
    """The letters of a briefing's card that cannot be drawn."""
    from briefgen.images.cards import lacking as lacking_in

    option(build, PILLOW)  # it reads the fonts
    words, given = _words(build, path), fonts(build)
    return lacking_in(words, given) if words and given else ""


def _words(build: Build, path: str) -> Words | None:
    from briefgen.images.cards import Words

    shown = teaser_of(build, path)
    if shown is None:
        return None
    section = shown.section.title if shown.section else shown.kicker
    date = shown.date.text if shown.date else ""
    headline = titled(shown.headline, shown.withdrawn, site_words(build))
    return Words(headline, section, settings(build).title, date)


def fonts(build: Build) -> Fonts | None:
    """The fonts of cards; None if the one of the settings is none."""
    from briefgen.images.cards import Fonts

    given = settings(build).images.font
    own = _font(build, given) if given else b""
    headline, small = read(build, HEADLINE), read(build, SMALL)
    if own is None or headline is None or small is None:
        return None
    return Fonts(own or headline, own or small)


def _font(build: Build, path: str) -> bytes | None:
    from briefgen.images.cards import is_font

    data = None if path.startswith("@") or read.failed(build, path) else read(build, path)
    return data if data is not None and is_font(data) else None


@query
def card_colours(build: Build) -> dict[str, str]:
    """The colours that the theme gives to cards, in the table `[card]` of its theme.toml."""
    import tomllib

    known: dict[str, str] = {}
    for folder in reversed(chain(build)):
        try:
            given = tomllib.loads(text(build, f"{folder}/theme.toml") or "").get("card", {})
        except tomllib.TOMLDecodeError:  # said where the theme is looked for
            continue
        named = given if isinstance(given, dict) else {}
        found = {name: str(named.get(name, "")) for name in COLOURS}
        known |= {name: colour for name, colour in found.items() if _COLOUR.match(colour)}
    return known


def card(build: Build, url: str) -> bytes:
    """The card at an address."""
    from briefgen.images.cards import Colours
    from briefgen.images.cards import card as drawn

    path = path_at(build, urls.page_of_card(url))
    words, given = _words(build, path), fonts(build)
    assert words is not None  # noqa: S101 - only what is drawn has an address
    assert given is not None  # noqa: S101 - as above
    option(build, PILLOW)
    return drawn(words, given, Colours(**card_colours(build)))


def check_cards(build: Build) -> None:
    """Say why there are no cards where the settings want them."""
    wanted = settings(build).images
    if not wanted.cards:
        return
    if not option(build, PILLOW):
        build.note(
            Finding(
                setting_place(build, "images", "cards"),
                "extra-missing",
                "cards need the package Pillow, which is not installed, so there are none",
                "Run `pip install 'briefgen[images]'`, or take out the setting.",
            )
        )
    elif fonts(build) is None:
        build.note(
            Finding(
                setting_place(build, "images", "font"),
                "bad-value",
                f"“{wanted.font[:60]}” is no font that can be read",
                "Write the path of a TrueType or OpenType file of the project.",
            )
        )


def check_card(build: Build, path: str, line: int) -> None:
    """Say if a headline cannot be drawn."""
    ready = settings(build).images.cards and option(build, PILLOW) and fonts(build)
    if not ready or not (signs := lacking(build, path)):
        return
    told = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:_TOLD])
    build.note(
        Finding(
            Place(path, line),
            "card-letters",
            f"there is no card for this briefing: {told}{' …' * (len(signs) > _TOLD)} cannot be drawn",
            "Name a font that has these letters under [images] in briefgen.toml; scripts that join"
            " their letters or run from right to left cannot be drawn yet.",
        )
    )
