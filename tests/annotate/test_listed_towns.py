"""Towns in a list with smaller ones of their part of the country."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written


def town(identifier, name, country, prior, gloss):
    return bases.built(identifier, name, "place", prior=prior, country=country, gloss=gloss)


HOLM = town("holm", "Holm", "au", 69, "Capital city of Western Vestria.")
HOLM_GB = town("holm-gb", "Holm", "gb", 35, "City in Norland.")
ELM = town("elm", "Elm", "gb", 45, "City in Norland.")
ASH = town("ash", "Ash", "gb", 45, "City in Sudria.")
OAK = town("oak", "Oak", "gb", 70, "Capital city of Norland.")
THERE = (HOLM, HOLM_GB, ELM, ASH, OAK)
BASE = Base(written(THERE, [bases.named(one) for one in THERE]))


def holms(text):
    return [entity for name, entity in links(text, base=BASE) if name == "Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Holm and Elm on Monday.",
        "They went from Holm to Elm on Monday.",
        "They met in Elm, Holm and Ash on Monday.",
        "They met in Elm or Holm on Monday. Later it rained in Holm.",
    ],
)
def test_a_city_beside_a_small_town_is_not_one_on_the_other_side_of_the_world(text):
    assert "holm" not in holms(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Holm on Monday.",
        "They met in Holm and Ash on Monday.",
        "They met in Holm and Oak on Monday.",
        "They met in Holm. Elm was quiet.",
        "They met in Holm while Elm was quiet.",
    ],
)
def test_other_neighbours_tell_nothing(text):
    assert holms(text) == ["holm"]
