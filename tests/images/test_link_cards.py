"""Cards: the picture that other sites show with a link to a briefing."""

from __future__ import annotations

from pathlib import Path

import pytest
from images.samples import opened

from briefgen.images import cards
from briefgen.images.cards import Colours, Fonts, Words, card, is_font, lacking, wrapped

FOLDER = Path(cards.__file__).parent / "fonts"
FONTS = Fonts(
    *((FOLDER / f"Source{name}Pro-Semibold.otf").read_bytes() for name in ("Serif", "Sans"))
)
WORDS = Words("Ministers meet in Vienna", "World", "Danube wire", "3 January 2025")


def boxed(words: Words) -> tuple[int, int, int, int]:
    """Where something is drawn between the line at the top and the one below the headline."""
    image = opened(card(words, FONTS, Colours())).convert("L")
    part = image.crop((0, 130, image.width, 520)).point(lambda value: 255 * (value < 128))
    found = part.getbbox()
    assert found
    return found


def test_a_card_has_the_size_that_other_sites_ask_for_and_always_the_same_bytes() -> None:
    made = card(WORDS, FONTS, Colours())
    assert made == card(WORDS, FONTS, Colours())
    assert opened(made).size == (1200, 630)
    assert made != card(
        Words("Another", *("World", "Danube wire", "3 January 2025")), FONTS, Colours()
    )


def test_the_colours_are_those_of_the_theme() -> None:
    made = opened(card(WORDS, FONTS, Colours(paper="#102030", accent="#ff0080"))).convert("RGB")
    assert made.getpixel((5, 300)) == (0x10, 0x20, 0x30)
    assert made.getpixel((5, 3)) == (0xFF, 0, 0x80)


LONG = [
    "A headline of middling length about ministers who meet in Vienna",
    " ".join(["Budgets"] * 60),
    "A" * 300,
    "x " * 900,
]


@pytest.mark.parametrize("headline", LONG, ids=["lines", "words", "one word", "letters"])
def test_no_headline_leaves_its_place(headline: str) -> None:
    left, top, right, bottom = boxed(Words(headline, *("World", "Danube wire", "3 January 2025")))
    assert left >= cards.MARGIN - 8
    assert right <= 1200 - cards.MARGIN
    assert top > 10
    assert bottom < 520 - 130


@pytest.mark.parametrize("words", [WORDS, Words("A", "B" * 200, "C" * 200, "3 January 2025")])
def test_a_long_name_of_a_site_keeps_off_the_date(words: Words) -> None:
    image = opened(card(words, FONTS, Colours())).convert("L")
    date = cards._font(FONTS.small, 32).getlength(words.date)
    gap = image.crop((round(1120 - date) - 40, 550, round(1120 - date) - 4, 620))
    assert gap.getextrema()[0] > 200


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Côte d’Ivoire: “Łódź” – 5 €", ""),
        ("Переговоры в Вене, Ωμέγα", ""),
        ("e\N{COMBINING ACUTE ACCENT}", ""),
        ("서울 talks", "서울"),
        ("محادثات", "محادثت"),
        ("שלום", "שלום"),
        ("नमस्ते", "नमस्ते"),
        ("Talks 🕊", "🕊"),
        ("a\u202eb", "\u202e"),
    ],
)
def test_letters_that_cannot_be_drawn_are_known(text: str, lost: str) -> None:
    assert lacking(Words(text, "", "", ""), FONTS) == lost
    assert lacking(Words("", "", text, ""), FONTS) == lost


def test_lines_end_between_words_or_where_letters_need_no_space() -> None:
    face = cards._font(FONTS.headline, 48)
    assert wrapped("one two three", face, face.getlength("one two")) == ["one two", "three"]
    assert wrapped("日本語、東京", face, face.getlength("日本語、")) == ["日本語、", "東京"]
    assert wrapped("국회가 여섯", face, face.getlength("국회가 여")) == ["국회가", "여섯"]
    assert "".join(wrapped("W" * 50, face, 300)) == "W" * 50


def test_what_is_no_font_is_known() -> None:
    assert is_font(FONTS.headline)
    assert not is_font(b"")
    assert not is_font(b"\0\1\0\0" + b"x" * 900)
