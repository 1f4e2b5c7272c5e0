"""Labels that need no transliteration get the slug that they would get with it."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from briefgen.source import slugs

WORDS = st.text("aZ09", min_size=1, max_size=4)
LABELS = st.lists(WORDS, min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ", "-", "  ", "_", "."]).map(lambda blank: blank.join(words))
)


@given(LABELS)
def test_a_plain_label_gets_the_slug_that_the_library_gives(label: str) -> None:
    assert slugs._transliterated(label) == slugify(label)


@pytest.mark.parametrize(
    ("label", "slug"), [("Health care", "health-care"), ("G20", "g20"), ("energy", "energy")]
)
def test_a_plain_label_needs_no_library(label: str, slug: str) -> None:
    with patch("slugify.slugify", side_effect=AssertionError):
        assert slugs.of_label(label) == slug


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("de", "Große Übung in Köln", "grosse-uebung-in-koeln"),
        ("de-CH", "A\u0308RZTE STRASSE", "aerzte-strasse"),
        ("DE", "STRAẞE", "strasse"),
        ("da", "Ærø og Ålborg", "aeroe-og-aalborg"),
        ("nb-NO", "Tromsø", "tromsoe"),
        ("sv", "Malmö på ön Älvsjö", "malmo-pa-on-alvsjo"),
        ("fi", "Hämeenlinna", "hameenlinna"),
        ("en", "Köln", "koln"),
        ("", "Köln", "koln"),
        ("de", "Économie", "economie"),
        ("de", "Köln und 日本", "koeln-und-日本"),
        ("de", "ü" * 2000, "ue" * 50),
    ],
)
def test_a_language_spells_its_letters_without_their_signs(
    language: str, text: str, slug: str
) -> None:
    assert slugs.proposal(text, language) == slug
    assert slugs.flaw(slug) == ""


def test_a_headline_is_spelt_before_it_is_cut() -> None:
    words = "Bürgermeister kündigen größere Änderungen für Brücken und Flüsse an"
    assert slugs.of_headline(words, "de") == (
        "buergermeister-kuendigen-groessere-aenderungen-fuer-bruecken"
    )
