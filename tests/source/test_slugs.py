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
