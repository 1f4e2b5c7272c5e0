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


WEST = bases.built(
    "west", "West Norland", "place", prior=60, country="gb", gloss="County in Norland."
)
HOLM_CA = town("holm-ca", "Holm", "ca", 66, "Capital of a province.")
HOLM_WEST = town("holm-west", "Holm", "gb", 23, "Town in West Norland, England.")
MOLM = town("molm", "Holm", "gb", 23, "Town in the north.")


def of_england(*holms):
    there = (*holms, WEST, OAK, ELM)
    base = Base(written(there, [bases.named(one) for one in there]))
    return lambda text: [entity for name, entity in links(text, base=base) if name == "Holm"]


NEWS = "West Norland Council met near Oak and Elm. It rained at Oak. A road in Holm is closed."


def test_a_town_of_a_part_that_the_text_names_stands_before_a_larger_one_abroad():
    assert "holm-ca" not in of_england(HOLM_CA, HOLM_WEST)(NEWS.replace("Council", "councillors"))


def test_one_of_another_part_does_not():
    assert of_england(HOLM_CA, MOLM)(NEWS.replace("Council", "councillors")) == ["holm-ca"]


SHORE = bases.built("shore", "Saint Lune", "place", prior=60, country="us", gloss="City.")
LUNE = bases.named(SHORE, "St Lune", 5, "alias")


def saints(text):
    there = (SHORE, WEST)
    base = Base(written(there, (*map(bases.named, there), LUNE)))
    return [entity for name, entity in links(text, base=base) if name == "St Lune"]


def test_a_place_abroad_is_not_meant_by_a_name_that_it_only_has_besides():
    assert saints("West Norland voted. So did St Lune in the north of West Norland.") == []
    assert saints("America voted. So did St Lune.") == ["shore"]


GEORGE = town("george-ar", "Arles", "gr", 64, "Capital city of Vestria.")
GEORGIAN = bases.built("arles-ge", "Arles", "place", prior=26, country="us", gloss="County seat.")
GEORGIAN.record[4] = "Arles, Georgia"


def arles(text):
    there = (GEORGE, GEORGIAN)
    return links(text, base=Base(written(there, [bases.named(one) for one in there])))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They won in Arles, Georgia, on Monday.", "arles-ge"),
        ("They won in Arles on Monday.", "george-ar"),
        ("They won in Arles, Georgians said.", "george-ar"),
    ],
)
def test_a_region_behind_tells_the_town_though_nobody_knows_which_georgia_it_is(text, who):
    assert arles(text)[0] == ("Arles", who)
