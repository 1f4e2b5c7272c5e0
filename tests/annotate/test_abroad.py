"""Names that bodies of many lands have, chambers of states, and the royal whose names are towns'."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

FOLK = bases.built(
    "folk-party", "Progressive Party", "organisation", prior=60, country="us", gloss="US party."
)
TORIES = bases.built(
    "holm-conservatives", "Holm Conservatives", "organisation", prior=70, country="us", gloss="US party."
)  # fmt: skip
GRITS = bases.built(
    "holm-liberals", "Holm Liberals", "organisation", prior=60, country="us", gloss="US party."
)
SENATE = bases.built(
    "us-senate", "United States Senate", "organisation", prior=66, country="us", gloss="Chamber."
)
ARDENIA = bases.built(
    "ardenia", "Ardenia", "place", prior=62, country="us", gloss="City in the United States."
)
EXPLORER = bases.built("ole-ardenia", "Ole Ardenia", "person", prior=58, gloss="Explorer.")
PRINCE_TOWN = bases.built(
    "prince-oskar", "Prince Oskar", "place", prior=55, country="nz", gloss="Town in New Zealand."
)
COUNTY = bases.built(
    "queen-county", "Queen County", "place", prior=55, country="nz", gloss="County in New Zealand."
)
BOOK = bases.built("the-prince", "The Prince", "other", prior=60)
POST_FR = bases.built("post-fr", "The Evening Post", "organisation", prior=64, country="fr")
POST_US = bases.built("post-us", "Evening Post of Holm", "organisation", prior=54, country="us")
NORTHERN = bases.built(
    "northern-whigs", "Northern Whigs", "organisation", prior=60, country="ca", gloss="Party of Canada."
)  # fmt: skip
ALL = (
    POST_FR,
    POST_US,
    NORTHERN,
    FOLK,
    TORIES,
    GRITS,
    SENATE,
    ARDENIA,
    EXPLORER,
    PRINCE_TOWN,
    COUNTY,
    BOOK,
)
NAMES = (
    bases.named(POST_FR, "Evening Post", 9, "alias"),
    bases.named(POST_US, "Evening Post", 8, "alias", shared=True),
    bases.named(NORTHERN, "Whigs", 8, "alias", shared=True),
    bases.named(FOLK),
    bases.named(TORIES, "Conservatives", 8, "alias", shared=True),
    bases.named(GRITS, "Liberals", 8, "alias", shared=True),
    bases.named(SENATE, "Senate", 10, "alias", shared=True),
    bases.named(ARDENIA),
    bases.named(EXPLORER, "Ardenia", 5, "surname"),
    bases.named(PRINCE_TOWN),
    bases.named(COUNTY),
    bases.named(BOOK),
)
BASE = Base(written(ALL, NAMES))


FRENCH = "France voted. French voters and French mayors like France."
AMERICAN = "America voted. Voters in America and mayors in America like America."


def ids(*passages):
    return {id_ for _, id_ in links(*passages, base=BASE)}


def test_a_party_with_words_that_all_parties_have_is_that_of_its_country_alone():
    told = "Later the Progressive Party won the vote."
    assert "folk-party" in ids(AMERICAN, told)
    assert "folk-party" not in ids(FRENCH, told)


def test_a_party_in_a_passage_about_another_country_is_not_that_of_the_first():
    told = "The leader of the Conservatives was glad."
    assert "holm-conservatives" in ids(AMERICAN, told)
    assert "holm-conservatives" not in ids(
        AMERICAN, f"France waits. French voters like that. {told}"
    )


def test_the_liberals_of_the_country_that_is_spoken_of_need_no_full_name():
    told = "On Monday the Liberals lost a vote."
    assert "holm-liberals" in ids(AMERICAN, told)
    assert "holm-liberals" not in ids(AMERICAN, told.replace("the ", ""))
    assert "holm-liberals" not in ids(FRENCH, told)


def test_a_paper_of_the_country_that_is_spoken_of_is_meant_rather_than_one_abroad():
    told = "The Evening Post wrote of it."
    assert "post-us" in ids(AMERICAN, told)
    assert "post-fr" not in ids(AMERICAN, told)
    assert "post-us" not in ids(FRENCH, told)
    assert "post-fr" in ids(FRENCH, told)


CANADIAN = "Canada voted. Canadian voters and Canadian mayors like Canada."


def test_a_party_of_canada_is_not_meant_in_the_news_of_a_province():
    told = "On Monday the Whigs lost a vote."
    canada = Entity(id="canada", name="Canada", kind="place", country="ca", capital="Ottawa",
                    demonyms=("Canadian",), place=("@x.yaml", 1))  # fmt: skip

    def named(*texts):
        return {id_ for _, id_ in links(*texts, base=BASE, own=(canada,))}

    assert "northern-whigs" in named(CANADIAN, told)
    assert "northern-whigs" not in named(CANADIAN, told, "The premier was glad.")
    assert "northern-whigs" in named(CANADIAN, told, "The premier and the federal cabinet met.")
    assert "northern-whigs" not in named(CANADIAN, told, "An MNA left the federal cabinet.")


def test_a_senate_in_the_news_of_a_state_is_not_that_of_the_union():
    told = "Then the Senate voted on the bill."
    assert "us-senate" in ids(AMERICAN, told)
    assert "us-senate" not in ids(AMERICAN, f"{told} It was late, said state Rep. Lund.")


@pytest.mark.parametrize(
    ("passages", "there"),
    [
        ((FRENCH, "They mark the day of Ardenia."), False),
        ((FRENCH, "The ship sailed to Ardenia."), True),
        ((AMERICAN, "They mark the day of Ardenia."), True),
    ],
)
def test_a_town_abroad_that_is_a_famous_surname_needs_words_of_place(passages, there):
    assert ("ardenia" in ids(*passages)) is there


@pytest.mark.parametrize(
    "text",
    [
        "They met Prince Oskar there.",
        "They met Princess Ardenia there.",
        "The Prince and his wife left.",
    ],
)
def test_the_royal_are_no_towns_and_no_books(text):
    assert ids(AMERICAN, text).isdisjoint({"prince-oskar", "ardenia", "the-prince"})


def test_a_county_with_a_crown_in_its_name_is_nobody_royal():
    assert "queen-county" in ids("They met people of Queen County there.")


def test_a_dukedom_is_no_place():
    assert ids("The Duke of America lives there.") == set()
    assert ids("The people of America live there.") == {"america"}


HIGH_COURT = bases.built(
    "high-court", "High Court of Australia", "organisation", prior=60, country="au", gloss="Court."
)
SUPREME = bases.built(
    "supreme-court", "Supreme Court of Holm", "organisation", prior=60, country="nz", gloss="Court."
)
COURTS = Base(
    written(
        (HIGH_COURT, SUPREME),
        (
            bases.named(HIGH_COURT),
            bases.named(SUPREME),
            bases.named(HIGH_COURT, "Supreme Court", 8, "alias", shared=True),
            bases.named(SUPREME, "Supreme Court", 8, "alias", shared=True),
            bases.named(HIGH_COURT, "High Court", 8, "alias", shared=True),
        ),
    )
)


def in_court(text, country):
    own = (Entity(id="land", name="Norland", kind="place", country=country, place=("@x.yaml", 1)),)
    return [
        id_ for _, id_ in links(f"{text} Norland agreed.", own=own, base=COURTS) if id_ != "land"
    ]


def test_the_supreme_court_is_that_of_a_state_where_the_highest_has_another_name():
    assert in_court("The Supreme Court ruled in May.", "au") == []


@pytest.mark.parametrize(
    ("text", "country", "court"),
    [
        ("The Supreme Court ruled in May.", "nz", "supreme-court"),
        ("The Supreme Court of Holm ruled in May.", "nz", "supreme-court"),
        ("The High Court ruled in May.", "au", "high-court"),
        ("The High Court of Australia ruled in May.", "au", "high-court"),
        ("A supreme court ruled. The High Court ruled in May.", "au", "high-court"),
    ],
)
def test_other_courts_stay_the_countrys(text, country, court):
    assert in_court(text, country) == [court]
