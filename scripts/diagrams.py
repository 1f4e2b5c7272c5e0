"""The demonstration site's own pictures, drawn from figures of its articles; the example of a card.

Run it as `python scripts/diagrams.py`: it writes `content/2025/*.png` and
`docs/images/link-card.png`, and needs `briefgen[images]`.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from briefgen.images.cards import Colours, Fonts, Words, card

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "briefgen" / "images" / "fonts"
PAPER, INK, SOFT, LINE, ACCENT, TINT = (
    "#fffefb",
    "#1c1b19",
    "#5d5a54",
    "#d9d5cc",
    "#a12a16",
    "#f6f3eb",
)
SCALE = 2
"""Drawn larger and made smaller: smooth edges."""


def font(size: int, *, serif: bool = False) -> ImageFont.FreeTypeFont:
    name = "SourceSerifPro-Semibold.otf" if serif else "SourceSansPro-Semibold.otf"
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(FONTS / name, size * SCALE, layout_engine=basic)


def canvas(width: int, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
    return image, ImageDraw.Draw(image)


def save(image: Image.Image, name: str) -> None:
    size = round(image.width * 0.8), round(image.height * 0.8)
    small = image.resize(size, Image.Resampling.LANCZOS)
    small.quantize(64, dither=Image.Dither.NONE).save(ROOT / "content" / name, optimize=True)


def at(left: int, top: int) -> tuple[int, int]:
    return left * SCALE, top * SCALE


STEPS = (
    ("1", "Letter of request", "A government asks for a price"),
    ("2", "Examination", "Is it in America’s interest?"),
    ("3", "Notice to Congress", "The headline: not sold yet"),
    ("4", "Letter of offer", "Unless Congress objects"),
    ("5", "Signature, payment", "Now the maker gets its order"),
    ("6", "Delivery", "Often years later"),
)


def road() -> None:
    """The six steps of a foreign military sale; the third is the one in the news."""
    image, draw = canvas(800, 750)
    for number, (sign, title, text) in enumerate(STEPS):
        column, row = number % 2, number // 2
        left, top = 20 + 410 * column, 25 + 240 * row
        news = sign == "3"
        box = (*at(left, top), *at(left + 350, top + 205))
        draw.rounded_rectangle(box, 14 * SCALE, TINT, ACCENT if news else LINE, 3 * SCALE)
        draw.text(at(left + 26, top + 62), sign, ACCENT, font(46, serif=True), anchor="ls")
        draw.text(at(left + 26, top + 120), title, INK, font(34, serif=True), anchor="ls")
        draw.text(at(left + 26, top + 168), text, ACCENT if news else SOFT, font(24), anchor="ls")
        if column == 0:
            arrow(draw, left + 365, top + 102)
    save(image, "2025/military-sale-steps.png")


def arrow(draw: ImageDraw.ImageDraw, left: int, middle: int) -> None:
    draw.line((*at(left, middle), *at(left + 20, middle)), INK, 3 * SCALE)
    head = (*at(left + 28, middle), *at(left + 16, middle - 9), *at(left + 16, middle + 9))
    draw.polygon(head, INK)


TAKE_OFFS = (("because of Chinese aircraft", 479, ACCENT), ("because of others", 669 - 479, SOFT))


def scrambles() -> None:
    """Japan's take-offs to meet foreign aircraft, April 2023 to March 2024."""
    image, draw = canvas(800, 330)
    draw.text(at(20, 66), "669 take-offs in a year", INK, font(40, serif=True), anchor="ls")
    left, whole = 20, sum(count for _, count, _ in TAKE_OFFS)
    for label, count, colour in TAKE_OFFS:
        width = round(764 * count / whole)
        draw.rectangle((*at(left, 105), *at(left + width - 4, 205)), colour)
        draw.text(at(left + 18, 172), str(count), PAPER, font(46, serif=True), anchor="ls")
        draw.text(at(left, 246), label, colour, font(26), anchor="ls")
        left += width
    source = "Japanese fighters, April 2023 to March 2024"
    draw.text(at(20, 300), source, SOFT, font(22), anchor="ls")
    save(image, "2025/scrambles.png")


def example() -> None:
    """The card that the documentation shows."""
    headline = "Ministers meet in Ulm: four governments want to keep the river open"
    words = Words(headline, "World", "Danube wire", "3 January 2025")
    names = ("SourceSerifPro-Semibold.otf", "SourceSansPro-Semibold.otf")
    fonts = Fonts(*((FONTS / name).read_bytes() for name in names))
    (ROOT / "docs/images/link-card.png").write_bytes(card(words, fonts, Colours()))


if __name__ == "__main__":
    road()
    scrambles()
    example()
