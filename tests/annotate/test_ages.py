"""An age that the holder of an office in the lists cannot have."""

import bases
import pytest
from test_linking import of

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

LUND = bases.built(
    "ida-lund",
    "Ida Lund",
    "person",
    prior=50,
    gloss="Member of the Senate (1994–2004).",
    roles=[("Member of the Senate", "", "1994", "2004")],
)
BASE = Base(written((LUND,), (bases.named(LUND),)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met Ida Lund, 24, in May.", ""),
        ("They met Ida Lund aged 24 in May.", ""),
        ("They met the 24-year-old cook Ida Lund in May.", ""),
        ("They met Ida Lund, 64, in May.", "ida-lund"),
        ("They met the 64-year-old Ida Lund in May.", "ida-lund"),
        ("They met Ida Lund, 24, 25 and 26 times in May.", "ida-lund"),
        ("They met Ida Lund in May.", "ida-lund"),
    ],
)
def test_nobody_was_in_office_as_a_child(text, who):
    assert of(text, base=BASE) == who


YOUNGER = bases.built("ida-lund-jr", "Ida Lund Jr.", "person", prior=50, gloss="Politician.")
BOTH = Base(written((LUND, YOUNGER), (bases.named(LUND), bases.named(YOUNGER))))


@pytest.mark.parametrize("name", ["Ida Lund Jr.", "Ida Lund, Jr.", "Ida Lund, Jr.,", "Ida Lund Jr"])
def test_a_younger_bearer_of_a_name_is_found_with_a_comma_and_without(name):
    assert of(f"They met {name} in May.", base=BOTH) == "ida-lund-jr"


@pytest.mark.parametrize("tail", [" Jr.", ", Jr.", " Sr.", ", Sr.,", " III", ", III,", " IV"])
def test_the_bearer_of_a_name_is_not_the_one_of_another_generation(tail):
    assert of(f"They met Ida Lund{tail} in May.", base=BASE) == ""


@pytest.mark.parametrize(
    "tail",
    [
        ", IT head,",
        ", Joan and Ivo",
        " in May, Jr. being away,",
        ", IIIa",
        ", V-shaped",
        " (II)",
        ". Jr",
    ],
)
def test_other_words_behind_a_name_tell_of_no_generation(tail):
    assert of(f"They met Ida Lund{tail} in May.", base=BASE) == "ida-lund"
