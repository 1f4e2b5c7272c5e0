"""Towns that stand for their clubs in the news of football and rugby."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

NEWS = (
    "{} The striker is in talks with the club, and the manager said that fans would like the player "
    "in the squad next season."
)
TOWNS = (
    bases.built("arden", "Arden", "place", prior=60, country="gb", gloss="City in England."),
    bases.built("belton", "Belton", "place", prior=60, country="gb", gloss="City in England."),
    bases.built("corby", "Corby", "place", prior=60, country="gb", gloss="Town in England."),
    bases.built("esk", "Esk", "place", prior=60, country="gb", gloss="County in England."),
    bases.built("denby", "Denby", "place", prior=60, country="au", gloss="City in Australia."),
    bases.built("denby-gb", "Denby", "place", prior=50, country="gb", gloss="City in England."),
)
CLUBS = tuple(
    bases.built(id_, name, "organisation", prior=40, country="gb", gloss="Football club.")
    for id_, name in (
        ("arden-city-f-c", "Arden City F.C."),
        ("belton-f-c", "Belton F.C."),
        ("belton-united-f-c", "Belton United F.C."),
        ("denby-rovers-f-c", "Denby Rovers F.C."),
    )
)
BASE = Base(written((*TOWNS, *CLUBS), tuple(map(bases.named, (*TOWNS, *CLUBS)))))


def found(opening):
    return links(NEWS.format(opening), base=BASE)


@pytest.mark.parametrize(
    "opening",
    [
        "Arden have made an offer.",
        "The offer of Arden was turned down.",
        "He may leave for a move from Arden.",
        "He would like a move to Arden.",
        "The Arden defender has gone.",
        "Owners sold their shares in Arden.",
    ],
)
def test_a_town_with_one_club_is_that_club(opening):
    assert found(opening) == [("Arden", "arden-city-f-c")]


@pytest.mark.parametrize(
    "opening", ["Belton have made an offer.", "Corby have made an offer.", "The Corby boss left."]
)
def test_a_town_with_several_clubs_or_none_is_neither_club_nor_town(opening):
    assert found(opening) == []


@pytest.mark.parametrize(
    "opening",
    [
        "They met in Arden.",
        "They met at a hotel outside Arden.",
        "He was born in Leeds and in Arden.",
        "They flew to Arden.",
        "The people of Arden were glad.",
        "Police at Arden airport waited.",
        "An Arden-based firm bought it.",
        "He was taken to Arden hospital.",
        "It is a suburb of Arden.",
        "They met in a leafy Arden suburb.",
        "Fans say that Arden will host the final.",
    ],
)
def test_words_of_place_make_it_the_town(opening):
    assert found(opening) == [("Arden", "arden")]


def test_a_town_without_a_known_club_is_left_and_a_county_is_no_club():
    assert found("He moved to Corby.") == [("Corby", "corby")]
    assert found("He moved to Esk.") == [("Esk", "esk")]


def test_a_town_of_two_countries_has_the_club_of_the_country_that_is_named():
    assert found("Denby have made an offer.") == []
    assert ("Denby", "denby-rovers-f-c") in found("Arden and Denby have made an offer.")


def test_in_other_sports_and_other_news_a_town_is_no_football_club():
    rugby = NEWS.replace("striker", "rugby player").format("Arden have made an offer.")
    assert links(rugby, base=BASE) == []
    other = (
        "They say that Arden has new buses. The club said that the manager of the firm was glad."
    )
    assert links(other, base=BASE)[0] == ("Arden", "arden")


def test_a_town_that_opens_a_list_of_clubs_is_one_of_them():
    assert ("Arden", "arden-city-f-c") in found(
        "They have beaten Arden, Belton United and Esk Town."
    )
    assert ("Arden", "arden") in found("They met in Arden, Belton and Esk.")


def test_a_club_that_the_lists_know_by_the_name_of_a_town_is_meant_behind_to():
    town = bases.built(
        "holmia", "Holmia", "place", prior=60, country="gb", gloss="City in England."
    )
    club = bases.built(
        "a-c-holm", "A.C. Holm", "organisation", prior=40, country="gb", gloss="Football club."
    )
    names = (
        *map(bases.named, (town, club)),
        *(bases.named(e, "Holm", 8, "alias") for e in (town, club)),
    )
    base = Base(written((town, club), names))
    text = NEWS.format("They lost the title by a point to Holm.")
    assert links(text, base=base) == [("Holm", "a-c-holm")]
