"""Makers of cars and drinks in the reports of races, and parties of other countries."""

import bases
import pytest
from test_linking import links, of
from test_opinions import seen

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

RACE = (
    "He won the grand prix from pole. The other driver, on old tyres, was a lap down on the podium."
)
ALL = (
    bases.built("heron-bull", "Heron Bull", "product", prior=60, gloss="Energy drink, and the firm that owns teams."),
    bases.built("arden-martin", "Arden Martin", "organisation", prior=60, gloss="Maker of sports cars."),
    bases.built("holm-racing", "Holm Racing", "organisation", prior=60, gloss="Racing team of a carmaker."),
    bases.built("labour-gb", "Labour Party", "organisation", prior=100, country="us", gloss="US party."),
)  # fmt: skip
BASE = Base(written(ALL, (*map(bases.named, ALL[:3]), bases.named(ALL[3], shared=True))))


@pytest.mark.parametrize("name", ["Heron Bull", "Arden Martin"])
def test_in_the_report_of_a_race_a_maker_is_a_team(name):
    text = f"Then the rival of {name} stopped."
    assert of(f"{RACE} {text}", base=BASE) == ""
    assert of(text, base=BASE) != ""


def test_a_racing_team_stays_one():
    assert of(f"{RACE} Then the rival of Holm Racing stopped.", base=BASE) == "holm-racing"


def test_a_party_of_another_country_is_not_meant_unless_the_passage_speaks_of_it():
    party = "They met the leader of the Labour Party at noon."
    french = "France voted. French voters and French mayors like France."
    assert not any(id_ == "labour-gb" for id_ in _ids(french, party))
    assert "labour-gb" in _ids(french, f"In America that helped. {party}")


def _ids(*texts):
    body = seen(texts[-1], "Labour Party", "organisation", 1)
    return [id_ for _, id_ in links(*texts, base=BASE, extra=(body,))]
