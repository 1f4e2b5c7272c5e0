"""Short names in the news of a sport that has a club, a team or a contest of that name."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

RACE = "He won the grand prix from pole. The other drivers, on old tyres, were a lap down on the podium. "
MATCH = "She served well, broke in the second set and hit a backhand from the baseline in the tie-break. "
ROUND = (
    "In the Premier League the captain scored a late goal, and the coach of the team was glad of the "
    "header. The goalkeeper saved a penalty. "
)
MAKER = bases.built("heronda", "Heronda", "organisation", prior=66, gloss="Maker of sports cars.")
TEAM = bases.built(
    "heronda-racing",
    "Heronda Racing",
    "organisation",
    prior=58,
    gloss="Heronda's team in Formula One.",
)
SUBURB = bases.built("lowdon", "Lowdon", "place", prior=52, country="us", gloss="Suburb.")
CONTEST = bases.built(
    "lowdon-championships",
    "Lowdon Championships",
    "event",
    prior=56,
    gloss="Tennis tournament in Lowdon.",
)
CLUB = bases.built(
    "orrest-f-c",
    "Orrest F.C.",
    "organisation",
    prior=60,
    country="us",
    gloss="Football club in Orrest.",
)
ALL = (MAKER, TEAM, SUBURB, CONTEST, CLUB)
NAMES = (
    bases.named(MAKER),
    bases.named(TEAM),
    bases.named(TEAM, "Heronda", 8, "alias", shared=True),
    bases.named(SUBURB),
    bases.named(CONTEST, "Lowdon", 8, "alias", shared=True),
    bases.named(CLUB, "Orrest", 9, "alias", shared=True),
)
BASE = Base(written(ALL, NAMES))


def ids(text):
    return {id_ for _, id_ in links(text, base=BASE)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{RACE}Then the rival of Heronda stopped.", {"heronda-racing"}),
        ("Then the shares of Heronda fell.", {"heronda"}),
        (f"{MATCH}Now the title of Lowdon is hers.", {"lowdon-championships"}),
        (f"{MATCH}She was born in Lowdon.", {"lowdon"}),
        (f"{MATCH}The streets of Lowdon were empty.", {"lowdon"}),
        (f"{MATCH}Then Lowdon police closed the road.", {"lowdon"}),
        ("The shops of Lowdon were shut.", {"lowdon"}),
        (f"{ROUND}They lost to Orrest.", {"orrest-f-c"}),
        ("They lost the way to Orrest.", set()),
    ],
)
def test_a_word_means_what_plays_in_the_news_of_its_sport_alone(text, who):
    assert ids(text) == who


def test_the_news_of_a_maker_is_of_no_racing_team():
    told = f"{RACE}The company sold more cars, and the profits of Heronda rose."
    assert "heronda-racing" not in ids(told)


def test_leagues_tell_of_football_unless_another_sport_is_told():
    cricket = ROUND.replace("header", "wicket")
    assert ids(f"{cricket}They lost to Orrest.").isdisjoint({"orrest-f-c"})


@pytest.mark.parametrize("cup", ["Copa Libertadores", "Copa do Brasil", "Brasileirão", "Liga MX"])
def test_cups_of_latin_america_tell_of_football(cup):
    text = (
        f"In the {cup} the captain scored a late goal, and the coach of the team was glad. "
        "The side of Orrest won. They lost to Orrest in the final of the season."
    )
    assert "orrest-f-c" in ids(text)
    assert "orrest-f-c" not in ids(text.replace(cup, "Harbour"))


@pytest.mark.parametrize("word", ["darts", "snooker", "innings"])
def test_a_league_of_another_sport_tells_of_no_football(word):
    text = ROUND.replace("the coach of the team", f"the coach of the {word} team")
    assert ids(f"{text}They lost to Orrest.").isdisjoint({"orrest-f-c"})


def test_where_golfers_play_no_tennis_is_told():
    text = f"{MATCH}The golfers spoke of the title of Lowdon."
    assert ids(text).isdisjoint({"lowdon-championships"})
