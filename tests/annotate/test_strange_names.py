"""Letters, branches and towns whose names somebody else has whom the text may mean."""

import bases
import pytest
from test_linking import links, of
from test_opinions import seen

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written


def base_of(*entities, more=()):
    return Base(written(entities, (*map(bases.named, entities), *more)))


def body(identifier, name, prior, country, gloss):
    return bases.built(identifier, name, "organisation", prior=prior, country=country, gloss=gloss)


def town(identifier, name, prior, country):
    return bases.built(identifier, name, "place", prior=prior, country=country, gloss="Town.")


@pytest.mark.parametrize(
    ("weight", "text", "found"),
    [
        (5, "In America the firm UNX sells films on discs.", False),
        (5, "In America researchers at UNX watched films.", True),
        (9, "In America the firm UNX sells films on discs.", True),
        (9, "In Sudland the firm UNX sells films on discs.", False),
    ],
)
def test_letters_need_more_of_a_body_than_its_country_if_they_seldom_mean_it(weight, text, found):
    school = body("unx", "University of Norland", 59, "us", "Research university in Norland.")
    base = base_of(school, more=(bases.named(school, "UNX", weight, "acronym"),))
    got = links(text, base=base, extra=(seen(text, "UNX", "organisation"),))
    assert (("UNX", "unx") in got) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In America people say that Heron grew. In Ohio they buy from Heron.", "heron-us"),
        ("In France people say that Heron grew. In Paris they buy from Heron.", ""),
    ],
)
def test_the_branch_of_a_firm_is_meant_only_where_the_text_is_of_its_country(text, found):
    firm = body("heron", "Heron", 50, "de", "Telecom firm.")
    branch = body("heron-us", "Heron US", 75, "us", "Telecom firm.")
    base = base_of(branch, more=(bases.named(branch, "Heron", 9, "alias"),))
    assert ("Heron", "heron-us") in links(text, base=base)
    shared = (bases.named(branch, "Heron", 9, "alias"), bases.named(firm, "Heron", shared=True))
    base = Base(written((branch, firm), (bases.named(branch), *shared)))
    assert dict(links(text, base=base)).get("Heron", "") == found


def test_a_small_town_needs_more_than_its_country_beside_a_better_known_bearer():
    planet = bases.built("vesta", "Vesta", "other", prior=65, gloss="Planet.")
    place = town("vesta-us", "Vesta", 40, "us")
    text = "In America people say that Vesta sees sales grow."
    place_seen = (seen(text, "Vesta", "place"),)
    assert ("Vesta", "vesta-us") in links(text, base=base_of(place), extra=place_seen)
    assert links(text, base=base_of(planet, place), extra=place_seen) == [("America", "america")]


def test_a_region_by_the_compass_needs_its_country():
    base = base_of(town("south-east-us", "South East", 60, "us"))
    assert of("They sold houses in South East.", base=base) == ""
    assert ("South East", "south-east-us") in links(
        "Of America they know houses in South East.", base=base
    )


@pytest.mark.parametrize(("words", "found"), [("sees banks lend", False), ("is far away", True)])
def test_a_town_abroad_is_not_meant_where_a_firm_of_its_name_is_spoken_of(words, found):
    abroad = town("holm", "Holm", 67, "us")
    firm = body("holm-fr", "Holm", 30, "fr", "Bank in France.")
    text = f"In France they say that Holm {words}."
    assert (("Holm", "holm") in links(text, base=base_of(abroad, firm))) is found


def test_the_bank_is_not_the_one_with_that_word_in_its_name_if_another_may_be_named():
    named = body("bank-of-norland", "Bank of Norland", 70, "fr", "Central bank.")
    other = body("holm-fr", "Holm", 20, "us", "American bank.")
    text = "In France the Bank of Norland spoke, and they say that {} grew. The bank lends."
    nominal = ("The bank", "bank-of-norland")
    assert nominal in links(text.format("it"), base=base_of(named, other))
    assert nominal not in links(text.format("Holm"), base=base_of(named, other))


def test_a_company_is_not_the_one_that_has_the_word_in_its_name_if_another_firm_is_named():
    named = body("holm-co", "Holm and Company", 70, "us", "US maker of pumps.")
    other = body("arden-works", "Arden Works", 70, "fr", "French maker of pumps.")
    nominal = ("The company", "holm-co")
    text = "In France {} lost ground to its rival Holm and Company. The company grew."
    assert nominal in links(text.format("it"), base=base_of(named, other))
    assert nominal not in links(text.format("Arden Works"), base=base_of(named, other))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in May, and Norstates said no.", True),
        ("They met in May, and Norstates diplomats said no.", False),
        ("The United Norstates met in May. They heard that Norstates said no.", False),
        ("The United Norstates met in May. They heard that Norstates flights are late.", True),
    ],
)
def test_the_end_of_a_country_name_is_no_airline_where_nothing_flies(text, found):
    own = (
        Entity(
            id="norstates",
            name="United Norstates",
            kind="place",
            country="no",
            capital="Zorb",
            place=("@x.yaml", 1),
        ),
    )
    line = body("norstates-air", "Norstates Air", 64, "no", "Airline of Zorb.")
    base = base_of(line, more=(bases.named(line, "Norstates", 9, "alias"),))
    extra = (seen(text, "Norstates", "organisation"),)
    got = links(text, base=base, own=own, extra=extra)
    assert (("Norstates", "norstates-air") in got) is found
