"""Regions and cities, whose names are the same: which of them words beside the name mean."""

import bases
import pytest
from test_linking import links

from briefgen.annotate import lookup
from briefgen.annotate.regions import labels
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written
from briefgen.source.passage import Passage

NORLAND = Entity(
    id="norland",
    name="Norland",
    kind="place",
    country="ph",
    capital="Norheim",
    demonyms=("Norlandic",),
    place=("@x.yaml", 1),
)


def town(identifier, name, gloss, prior=60):
    return bases.built(identifier, name, "place", prior=prior, country="ph", gloss=gloss)


TARN = town("tarn", "Tarn", "City in Norland.")
TARN_REGION = town("tarn-region", "Tarn Region", "Region of Norland.")
ELM = town("elm", "Elm", "City in Norland.")
ELM_REGION = town("elm-region", "Elm Region", "Region of Norland.", 56)
ULM = town("ulm", "Ulm", "City in Norland.")
ULM_REGION = town("ulm-region", "Ulm", "Province of Norland.", 50)
ADUR = town("adur", "Adur", "City in Norland.", 38)
ADUR_REGION = town("adur-region", "Adur", "Province of Norland.", 50)
CRAY = town("cray", "Cray", "City in Norland.")
THERE = (TARN, TARN_REGION, ELM, ELM_REGION, ULM, ULM_REGION, ADUR, ADUR_REGION, CRAY)
BASE = Base(written(THERE, (*map(bases.named, THERE), bases.named(ELM_REGION, "Elm", 6, "alias"))))


def found(text):
    named = links(f"{text} Norland was calm.", own=(NORLAND,), base=BASE)
    return [entity for _, entity in named if entity != "norland"]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("They voted in the Tarn and Elm regions.", ["tarn-region", "elm-region"]),
        (
            "They voted in the Tarn, Elm and Ulm regions.",
            ["tarn-region", "elm-region", "ulm-region"],
        ),
        ("They voted in the Ulm and Tarn provinces.", ["ulm-region", "tarn-region"]),
        ("The Tarn and Elm regions voted.", ["tarn-region", "elm-region"]),
        ("They voted in the regions of Tarn and Elm.", ["tarn-region", "elm-region"]),
        ("Three regions – Tarn, Elm and Ulm – voted.", ["tarn-region", "elm-region", "ulm-region"]),
    ],
)
def test_regions_of_a_list_share_a_word(text, regions):
    assert found(text) == regions


@pytest.mark.parametrize(
    "text",
    [
        "They voted in Tarn and Ulm.",
        "They voted in Tarn and Ulm, regions of the north.",
        "They voted in Tarn, Ulm and other regions.",
        "They voted in Tarn and Ulm in many regions.",
        "They voted in Tarn and Ulm regionally.",
        "They voted in Tarn and Ulm; regions said no.",
        "In all regions Tarn and Ulm are known.",
        "They voted in regions near Tarn and Ulm.",
    ],
)
def test_cities_of_a_list_are_no_regions(text):
    assert found(text) == ["tarn", "ulm"]


def test_a_city_that_is_called_one_is_not_the_region_around_it():
    assert found("They met in the city of Elm.") == ["elm"]
    assert found("They met in the town of Elm.") == ["elm"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Elm Region.",
        "They met in the Elm and Tarn regions.",
        "They met in the Elm region.",
        "They left the city. Elm Region was calm.",
        "The city of the Elm Region was calm.",
    ],
)
def test_a_region_stays_one(text):
    assert "elm-region" in found(text)


def test_where_the_province_is_named_the_name_is_no_citys():
    assert found("They met in Adur province, and later in Adur.") == ["adur-region", "adur-region"]
    assert found("They met in Tarn province.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They met in Tarn.",
        "They met in Tarn, a province.",
        "They met in Tarn. The province was calm.",
        "They met in Tarn's province.",
        "They met in Tarn provincial court.",
        "The province of Elmland lies near Tarn.",
        "In Ulm province they spoke of the city of Tarn.",
    ],
)
def test_a_city_stays_one_without_such_a_word(text):
    assert "tarn" in found(text)


def test_city_behind_the_name_of_a_city_is_a_part_of_it_where_all_are_called_so():
    named = links("They met in Tarn City. Norland was calm.", own=(NORLAND,), base=BASE)
    assert ("Tarn City", "tarn") in named


@pytest.mark.parametrize(
    "text",
    [
        "They met in Tarn Cityscape Park.",
        "They met in Tarn city.",
        "They met in Tarn. City people came.",
        "They met in Tarn, City Hall said.",
        "They met in Tarn-City.",
    ],
)
def test_what_only_looks_so_is_none(text):
    named = links(f"{text} Norland was calm.", own=(NORLAND,), base=BASE)
    assert all(name != "Tarn City" for name, _ in named)


def test_elsewhere_a_city_behind_the_name_may_be_a_club():
    lyon = bases.built("lyon", "Lyon", "place", prior=60, country="fr", gloss="City in France.")
    base = Base(written((lyon,), (bases.named(lyon),)))
    assert ("Lyon City", "lyon") not in links("They met in Lyon City.", base=base)


def test_labels_are_found_where_their_names_begin():
    assert labels("the Arden, Old Lyon and Ulm oblasts") == {
        4: "oblast",
        11: "oblast",
        24: "oblast",
    }


def test_a_larger_town_is_the_seat_of_the_province_of_its_name():
    assert found("They met in Cray, the capital of Cray province.") == ["cray"]


def test_an_entry_of_the_site_stands_for_what_a_list_of_regions_names():
    passage = Passage(0, "They voted in the Tarn and Ulm regions.")
    own = {"ulm-region": "mine", "tarn-region": "yours", "ulm": ""}
    names = lookup.known_names(BASE, [passage], own)
    told = {c.text: [guess.id for guess in c.guesses] for c in names}
    assert told == {"Tarn": ["yours"], "Ulm": ["mine"]}
