"""In the report of a match, which names of places are teams and which are places."""

import bases
import pytest
from test_linking import links, resolved

from briefgen.knowledge.entity import Entity

BUILT_IN = ("@x.yaml", 1)
NORLAND = Entity(
    id="norland", name="Norland", kind="place", country="no", capital="Arden", place=BUILT_IN
)
TEAM = Entity(id="norland-national-football-team", name="The Reds", kind="other", place=BUILT_IN)
MATCH = (
    " The goal in the first half of the match was a penalty. The goalkeeper, the striker and the "
    "coach of the squad were glad of the football."
)
OWN = (NORLAND, TEAM)
LISTED = (
    bases.built("arden", "Arden", "place", prior=80, country="no"),
    bases.built("norland", "Norland", "place", prior=90, country="no"),
)
BASE = bases.base(LISTED, tuple(map(bases.named, LISTED)))


def meant(text, name):
    return [
        id_ for word, id_ in links(text + MATCH, own=OWN, base=BASE) if word.lower() == name.lower()
    ]


@pytest.mark.parametrize(
    "opening", ["ARDEN (Reuters) – They won.", "ARDEN, June 6 — They won.", "ARDEN: They won."]
)
def test_a_report_comes_from_a_place(opening):
    assert meant(opening, "Arden") == ["arden"]


def test_a_report_may_come_from_a_country():
    assert meant("NORLAND (Reuters) – They won.", "Norland") == ["norland"]
    assert meant("Norland won again.", "Norland") == [TEAM.id]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-1 in Oran, Norland.",
        "They won 3-1 in El Oran, Norland, on Friday.",
        "They won at Oran, Norland, again.",
        "They played near Oran, Norland, and won.",
        "They played in Oran, Norland on Friday.",
    ],
)
def test_a_country_that_tells_where_a_town_lies_is_the_country(text):
    assert meant(text, "Norland") == ["norland"]


@pytest.mark.parametrize(
    "text",
    [
        "In Oran, Norland won again.",
        "Beaten in Oran, Norland are out.",
        "They drew with Oran, Norland and Holm.",
        "After a week in Oran, Norland’s side won.",
        "It was, Norland said, fair.",
        "Ida Lund, Norland, scored.",
    ],
)
def test_a_country_behind_a_comma_that_plays_is_the_team(text):
    assert meant(text, "Norland") == [TEAM.id]


@pytest.mark.parametrize("word", ["line-up", "side", "team", "bench", "captain"])
def test_what_a_team_has_makes_it_the_team(word):
    assert meant(f"She returned to the Norland {word} again.", "Norland") == [TEAM.id]


@pytest.mark.parametrize(
    "word", ["border", "coast", "hills", "public", "capital", "again", "after"]
)
def test_what_a_team_has_not_leaves_the_country(word):
    assert meant(f"She returned to the Norland {word} again.", "Norland") == ["norland"]


def test_a_team_is_a_body_whatever_the_lists_have():
    found = resolved("Norland won again." + MATCH, own=OWN, base=BASE).mentions
    assert [m.kind for m in found if m.entity == TEAM.id] == ["organisation"]


def test_a_report_of_cricket_names_no_countries():
    text = (
        "Norland made 251. The wicketkeeper was trapped lbw, the batter was bowled, and at stumps "
        "they led by a half-century."
    )
    assert links(text, own=OWN, base=BASE) == []


def test_a_few_words_of_cricket_make_no_report():
    text = "Norland sent troops. The soldiers bowled, and at the stumps of the trees they slept."
    assert ("Norland", "norland") in links(text, own=OWN, base=BASE)


PLACES = (NORLAND, Entity(id="sudria", name="Sudria", kind="place", country="su", place=BUILT_IN))


@pytest.mark.parametrize(
    "text",
    [
        "Norland beat Sudria 24-17 on Saturday.",
        "Norland held off No. 2 Sudria, 24-17, on Saturday.",
        "On Saturday Sudria lost to Norland 17–24.",
    ],
)
def test_a_score_tells_that_places_play_be_it_the_only_word_of_sport(text):
    assert links(text, own=PLACES, base=BASE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norland beat Sudria to the contract by 24 percent.",
        "Norland routed troops of Sudria 24-17 years ago, they say in Norland.",
        "They met in Norland 24-17.",
    ],
)
def test_other_numbers_and_verbs_tell_nothing_of_it(text):
    assert ("Norland", "norland") in links(text, own=PLACES, base=BASE)


def test_a_club_that_the_lists_know_by_its_towns_name_keeps_what_news_of_football_makes_of_it():
    club = bases.built("ulm-f-c", "Ulm F.C.", "organisation", prior=80, country="no", gloss="Club.")
    town = bases.built("ulm", "Ulm", "place", prior=20, country="no")
    names = (bases.named(club), bases.named(town), bases.named(club, "Ulm", 9, "alias"))
    base = bases.base((club, town), names)
    assert ("Ulm", "ulm-f-c") in links(
        "On Sunday Ulm beat Holm 2-1 in Norland.", own=OWN, base=base
    )


@pytest.mark.parametrize("own", [(), PLACES])
def test_where_no_club_is_meant_for_sure_the_place_is_not_either(own):
    school = bases.built("school", "Norland University", "organisation", prior=60, country="no")
    land = bases.built("norland", "Norland", "place", prior=80, country="no", gloss="State.")
    names = (bases.named(school), bases.named(land), bases.named(school, "Norland", 5, "alias"))
    base = bases.base((school, land), names)
    assert links("They say Norland beat Sudria 24-17.", own=own, base=base) == []
    assert ("Norland", "norland") in links("They say Norland is cold.", own=own, base=base)
