"""Pictures as HTML: at the size that a screen needs, with the room that they will take kept free."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it.token import Token

BREAKS = frozenset({"softbreak", "hardbreak"})


class Picture(Struct, frozen=True):
    """A picture where it is shown: its address and its size in pixels, 0 if nobody knows.

    sources: other sizes, as (MIME type, `srcset`), best first; shown: how wide a page shows it at
    most, in CSS pixels.
    """

    src: str
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, str], ...] = ()
    shown: int = 0


def written(pairs: dict[str, str]) -> str:
    return "".join(f' {key}="{quoted(value)}"' for key, value in pairs.items())


def quoted(value: str) -> str:
    """Text for an element or an attribute between double quotes: `html.escape` does one sign more."""
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def image(shown: Picture, alt: str, given: dict[str, str], *, late: bool, plain: bool) -> str:
    """The element of a picture; `given` are attributes that the editor wrote, which win.

    late: it isn't the first of its page, so it may wait until it is scrolled to.
    """
    head = {"src": shown.src, "alt": alt} | _size(shown, given)
    if plain:
        return f"<img{written(head | given)}>"
    head |= {"loading": "lazy"} if late else {}
    head |= {"decoding": "async"} if shown.width else {}  # its room is free, so text needn't wait
    element = f"<img{written(head | given)}>"
    widest = int(given.get("width", 0)) or shown.shown
    sizes = f"(max-width: {widest}px) 100vw, {widest}px"
    sources = "".join(
        f"<source{written({'type': kind, 'srcset': srcset, 'sizes': sizes})}>"
        for kind, srcset in shown.sources
    )
    return f"<picture>{sources}{element}</picture>" if sources else element


def _size(shown: Picture, given: dict[str, str]) -> dict[str, str]:
    """Width and height; of two of which the editor wrote one, the other follows from it."""
    if not shown.width or not shown.height or {"width", "height"} <= set(given):
        return {}
    width, height = shown.width, shown.height
    if "width" in given:
        width, height = int(given["width"]), round(int(given["width"]) * height / width)
    elif "height" in given:
        width, height = round(int(given["height"]) * width / height), int(given["height"])
    return {"width": str(max(width, 1)), "height": str(max(height, 1))}


class Figure(Struct, frozen=True):
    """A paragraph that is a picture with its caption: on the lines below it, or else its title."""

    image: Token
    caption: tuple[Token, ...]
    title: str
    credit: str


def figure(children: Sequence[Token]) -> Figure | None:
    """What a paragraph shows, if it is a figure: one picture, and something said of it."""
    seen = [token for token in children if token.type != "unseen"]
    if not seen or seen[0].type != "image":
        return None
    first, rest = seen[0], tuple(seen[2:])
    if any(token.type == "image" for token in rest):
        return None
    if len(seen) > 1 and seen[1].type not in BREAKS:
        return None
    title, credit = (str(first.attrs.get(name, "")) for name in ("title", "credit"))
    return Figure(first, rest, title, credit) if rest or title or credit else None


def caption_end(found: Figure) -> str:
    """What a caption says after its own words."""
    return _said("" if found.caption else found.title, found.credit, after=bool(found.caption))


def _said(caption: str, credit: str, *, after: bool = False) -> str:
    """A caption that is plain text, and who made the picture, in a line of its own."""
    text = escape(caption, quote=False)
    breaks = "<br>" if credit and (text or after) else ""
    return text + breaks + (f"<small>{escape(credit, quote=False)}</small>" if credit else "")


def lead(shown: Picture, alt: str, caption: str, credit: str, *, plain: bool) -> str:
    """The picture over a text, as a figure."""
    said = _said(caption, credit)
    below = f"\n<figcaption>{said}</figcaption>" if said else ""
    opening = "<figure>" if plain else '<figure class="lead">'
    return f"{opening}{image(shown, alt, {}, late=False, plain=plain)}{below}</figure>\n"
