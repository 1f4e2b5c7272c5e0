"""The picture that other sites show with a link to a briefing: headline, section, site and date.

Drawn with fonts that come along, so the bytes hang on the words, the colours and Pillow's version
alone. Text is set letter by letter; scripts whose letters join or run from right to left need
more than that, and get no card.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
"""Pixels that some sites cut off at each side stay empty."""
SIZES: Final = (84, 76, 68, 60, 54, 48)
"""Of the headline in pixels: the first in which it has room."""
LINES: Final = 5
LEADING = 1.16
HEAD, FOOT = 152, 118
"""Where the headline begins, and what is kept free below it."""
_WIDE = frozenset("WF")
_HANGUL = range(0x1100, 0x1200), range(0xAC00, 0xD7B0)


@dataclass(frozen=True, slots=True)
class Colours:
    """Those of a theme, as `#rrggbb`."""

    paper: str = "#fffefb"
    ink: str = "#1c1b19"
    soft: str = "#5d5a54"
    accent: str = "#a12a16"


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says."""

    headline: str
    section: str
    site: str
    date: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files, for the headline and for what stands around it."""

    headline: bytes
    small: bytes


def lacking(words: Words, fonts: Fonts) -> str:
    """The letters of a card that cannot be drawn as they ought to be, each once; "" if all can."""
    small = words.section + words.site + words.date
    wanted = ((words.headline, fonts.headline), (small, fonts.small))
    found = (sign for text, font in wanted for sign in _composed(text) if not _has(font, sign))
    return "".join(dict.fromkeys(found))


def card(words: Words, fonts: Fonts, colours: Colours) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only who draws cards needs it

    image = Image.new("RGB", (WIDTH, HEIGHT), colours.paper)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 14), fill=colours.accent)
    small = _font(fonts.small, 32)
    right = WIDTH - MARGIN
    section = _shortened(_composed(words.section), small, right - MARGIN)
    draw.text((MARGIN, 112), section, colours.accent, small, anchor="ls")
    _headline(draw, _composed(words.headline), fonts.headline, colours.ink)
    date = _composed(words.date)
    draw.line((MARGIN, HEIGHT - 106, right, HEIGHT - 106), colours.soft, 2)
    room = right - MARGIN - small.getlength(date) - 48
    site = _shortened(_composed(words.site), small, room)
    draw.text((MARGIN, HEIGHT - 52), site, colours.ink, small, anchor="ls")
    draw.text((right, HEIGHT - 52), date, colours.soft, small, anchor="rs")
    out = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _headline(draw: ImageDraw.ImageDraw, text: str, font: bytes, colour: str) -> None:
    size, lines = _laid_out(text, font)
    for number, line in enumerate(lines):
        at = MARGIN, HEAD + size + number * round(size * LEADING)
        draw.text(at, line, colour, _font(font, size), anchor="ls")


def _laid_out(text: str, font: bytes) -> tuple[int, list[str]]:
    """The headline as large as it may be; what has no room in the smallest size is cut."""
    width, room = WIDTH - 2 * MARGIN, HEIGHT - HEAD - FOOT
    for size in SIZES:
        lines = wrapped(text, _font(font, size), width)
        if len(lines) <= min(LINES, room // round(size * LEADING)):
            return size, lines
    smallest = SIZES[-1]
    face, most = _font(font, smallest), min(LINES, room // round(smallest * LEADING))
    lines = wrapped(text, face, width)
    return smallest, [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), face, width)]


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """A text in lines that have room; a word that has none in a line of its own is broken."""
    lines = [""]
    for word in _words(text):
        if face.getlength((lines[-1] + word).rstrip()) <= width:
            lines[-1] += word
        elif face.getlength(word.rstrip()) <= width:
            lines.append(word)
        else:
            *whole, rest = _broken(word, face, width)
            lines += [*whole, rest]
    return [line.strip() for line in lines if line.strip()]


def _words(text: str) -> list[str]:
    """What stays together in a line, each with the space behind it."""
    found = [""]
    for sign in text:
        last = found[-1][-1:]
        opening = last.isspace() and not sign.isspace()
        closing = unicodedata.category(sign) in ("Pe", "Pf", "Po")
        if opening or (_needs_no_space(last) and not closing and not sign.isspace()):
            found.append("")
        found[-1] += sign
    return found


def _needs_no_space(sign: str) -> bool:
    """Whether a line may end behind a letter: in Chinese and Japanese, not in Korean."""
    wide = bool(sign) and unicodedata.east_asian_width(sign) in _WIDE
    return wide and not any(ord(sign) in part for part in _HANGUL)


def _broken(word: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """A long word in pieces that have room."""
    pieces, start = [], 0
    ends = list(accumulate(face.getlength(sign) for sign in word))
    for at in range(len(word)):
        if ends[at] - (ends[start - 1] if start else 0) > width and at > start:
            pieces.append(word[start:at])
            start = at
    return [*pieces, word[start:]]


def _shortened(text: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    """The text, or as much of it as has room before an ellipsis."""
    if face.getlength(text) <= width:
        return text
    ends = list(accumulate(face.getlength(sign) for sign in text))
    most = width - face.getlength("…")
    kept = text[: sum(end <= most for end in ends)]
    whole = kept.rpartition(" ")[0] or kept
    return whole.rstrip(" ,;:–—-") + "…"


def _composed(text: str) -> str:
    """Letters and their accents as one sign, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def _font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - as above

    # The other engine needs a library of the system, and would set lines differently without it.
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(font: bytes, sign: str) -> bool:
    """Whether a sign can be set by itself: it has a picture, and stands left to right."""
    if sign == " ":
        return True
    if unicodedata.bidirectional(sign) in ("R", "AL", "AN") or unicodedata.combining(sign):
        return False
    if unicodedata.category(sign) in ("Mn", "Mc", "Cf", "Cn", "Co", "Cs", "Cc"):
        return False
    face = _font(font, 32)
    shape = face.getmask(sign)
    return shape.size != (0, 0) and bytes(shape) != _box(font)


@cache
def _box(font: bytes) -> bytes:
    """What is drawn for a sign that a font doesn't have."""
    return bytes(_font(font, 32).getmask("\uffff"))


def is_font(data: bytes) -> bool:
    """Whether these are the bytes of a font."""
    try:
        _font(data, 32)
    except (OSError, ValueError):
        return False
    return True
