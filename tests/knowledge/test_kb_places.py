"""Places that a list joined by name alone with something else: each gets back what is its own."""

import pytest


@pytest.fixture(scope="module")
def places(script):
    return script("kb_places")


@pytest.fixture(scope="module")
def offices(script):
    return script("kb_offices")


def place(key, title, country, sub="city", **more):
    return {"key": key, "title": title, "type": "GPE", "sub": sub, "country": country,
            "aliases": {title: 0.9}} | more  # fmt: skip


def nation(title, code, **aliases):
    return {"key": code, "title": title, "type": "GPE", "sub": "country", "iso2": code,
            "aliases": dict.fromkeys(aliases.get("names", ()), 1)}  # fmt: skip


NATIONS = [
    nation("Norland", "NL"),
    nation("Sudland", "SL", names=["United Sudland"]),
    nation("New Sudland", "NS"),
]


def told(places, *rows):
    """The rows without the countries, by key."""
    return {row["key"]: row for row in places.told_apart([*NATIONS, *rows]) if "iso2" not in row}


def test_a_town_and_the_mountains_of_its_name_are_two(places):
    town = place("Q900000", "Elms", "NL", qid="Q900000", pop=40_000, vital=1,
                 desc="mountain range in the west of Norland")  # fmt: skip
    made = told(places, town)
    assert made["Q900000"] == place("Q900000", "Elms", "NL", qid="Q900000", pop=40_000)
    range_ = made["T:Elms"]
    assert (range_["type"], range_["vital"], "qid" in range_) == ("VITAL", 1, False)
    assert range_["desc"] == "mountain range in the west of Norland"


@pytest.mark.parametrize(
    "desc",
    [
        "city on the Elm river",
        "town at the foot of a mountain range",
        "mountain town in Norland",
        "",
    ],
)
def test_a_town_that_is_told_to_be_one_stays_whole(places, desc):
    town = place("Q900000", "Elms", "NL", qid="Q900000", desc=desc)
    assert [*told(places, town)] == ["Q900000"]


def test_a_region_of_an_early_id_lies_where_its_description_says(places):
    region = place("Q812", "Elmia", "SL", "state", qid="Q812", desc="state in Norland")
    assert told(places, region)["Q812"]["country"] == "NL"


def test_what_is_told_of_a_namesake_abroad_is_said_of_it(places):
    small = place("Q800000", "Elmia", "SL", qid="Q800000", vital=1, desc="county of Norland")
    there = place("Q800001", "Elmia", "NL", "state", qid="Q800001")
    made = told(places, small, there)
    assert ("vital" in made["Q800000"], "desc" in made["Q800000"]) == (False, False)
    assert (made["Q800001"]["vital"], made["Q800001"]["desc"]) == (1, "county of Norland")
    alone = told(places, small)
    assert ("vital" in alone["Q800000"], alone["T:Elmia"]["vital"]) == (False, 1)


@pytest.mark.parametrize(
    "desc",
    ["city in United Sudland", "city between Norland and Sudland", "Norland painter", "old city"],
)
def test_a_place_keeps_what_fits_it_or_tells_no_one_country(places, desc):
    town = place("Q800000", "Elmia", "SL", qid="Q800000", vital=1, desc=desc)
    assert told(places, town) == {"Q800000": town}


def test_a_region_has_not_the_people_of_its_famous_namesake(places):
    famous = place("Q812", "Elmia", "NL", "state", qid="Q812", pop=7_000_000, vital=1)
    other = place("Q9", "Elmia", "SL", "state", qid="Q9", pop=7_000_000)
    near = place("Q10", "Elmia", "NL", "state", qid="Q10", pop=7_000_000)
    made = told(places, famous, other, near)
    assert [made[key]["pop"] for key in ("Q812", "Q9", "Q10")] == [7_000_000, 0, 7_000_000]


def named(offices, title, desc="", kind="VITAL"):
    nations = offices.Nations([*NATIONS, nation("Iceland", "IS", names=["Island"])])
    return offices.country_of({"title": title, "type": kind, "desc": desc}, nations)


def test_waters_between_countries_are_of_none(offices):
    assert named(offices, "Gulf of Norland") == ""
    assert named(offices, "Gulf of Norland", "gulf between Norland and Sudland") == ""
    assert named(offices, "Elm Bay", "bay in the west of Norland") == "nl"
    assert named(offices, "Norland Museum") == "nl"
    assert named(offices, "Norland River Party", kind="ORG") == "nl"


def test_a_new_land_is_another_and_an_island_is_not_iceland(offices):
    assert named(offices, "New Norland", "region") == ""
    assert named(offices, "New Sudland Museum") == "ns"
    assert named(offices, "Elm Island") == ""
    assert named(offices, "Museum of Iceland") == "is"
