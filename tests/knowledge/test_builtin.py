"""The knowledge base that comes with the program."""

from importlib.resources import files

import pytest

from briefgen.knowledge.aliases import claimed_twice, names
from briefgen.knowledge.reader import knowledge

FOLDER = files("briefgen") / "knowledge" / "data"
FILES = ("places.yaml", "regions.yaml", "organisations.yaml")


@pytest.fixture(scope="module")
def read():
    return [
        knowledge(f"@{name}", (FOLDER / name).read_text("utf-8"), default="entity")
        for name in FILES
    ]


@pytest.fixture(scope="module")
def entities(read):
    return {e.id: e for part, _ in read for e in part.entities}


def test_the_built_in_knowledge_base_has_no_findings(read):
    assert [finding for _, findings in read for finding in findings] == []
    assert all(not part.terms for part, _ in read)


def test_ids_are_unique(read, entities):
    assert len(entities) == sum(len(part.entities) for part, _ in read)


def test_every_entity_has_a_gloss_that_a_card_can_show(entities):
    assert [e.id for e in entities.values() if not 10 <= len(e.gloss) <= 200] == []


def test_glosses_end_as_sentences_do(entities):
    assert [e.id for e in entities.values() if not e.gloss.endswith(".")] == []


def test_all_members_of_the_united_nations_are_there(entities):
    states = [
        e for e in entities.values() if e.gloss.startswith(("Country in", "Island country in"))
    ]
    # 193 members; Kosovo, Taiwan and the observers describe themselves otherwise.
    assert len(states) == 193
    assert {"vatican-city", "palestinian-territories", "taiwan", "kosovo"} <= set(entities)


def test_countries_are_named_as_news_names_them(entities):
    assert entities["south-korea"].name == "South Korea"
    assert {"Republic of Korea", "ROK"} <= set(entities["south-korea"].aliases)
    assert {"U.S.", "US", "USA", "United States of America"} <= set(
        entities["united-states"].aliases
    )
    assert {"Britain", "UK", "U.K."} <= set(entities["united-kingdom"].aliases)
    assert "UAE" in entities["united-arab-emirates"].aliases
    assert "Spaniard" in entities["spain"].demonyms


def test_capitals_are_entities_of_their_own(entities):
    capitals = {e.name for e in entities.values() if e.gloss.startswith("Capital of")}
    countries = [e for e in entities.values() if e.capital and not e.gloss.startswith("Territory")]
    assert [e.id for e in countries if e.capital not in capitals] == []
    assert entities["seoul"].country == "kr"


def test_large_countries_the_un_and_the_eu_are_familiar(entities):
    familiar = {e.id for e in entities.values() if e.familiar}
    assert {
        "united-states",
        "china",
        "japan",
        "south-korea",
        "united-nations",
        "european-union",
    } <= familiar
    assert "ukraine" not in familiar
    assert "north-korea" not in familiar
    assert len(familiar) == 21


def test_wikidata_ids_belong_to_one_entity_each(entities):
    ids = [e.wikidata for e in entities.values() if e.wikidata]
    assert len(ids) == len(set(ids))


def test_only_names_that_news_shares_are_claimed_twice(entities):
    claims = {claim.surface: claim.ids for claim in claimed_twice(tuple(entities.values()), ())}
    assert claims["Georgia"] == ("georgia", "georgia-us")
    expected = {"Congo", "Congolese", "Dominican", "Dominicans", "Georgia"}
    assert {s for s in claims if not s.startswith("Central African")} == expected


def test_the_alias_table_does_not_depend_on_the_order_of_the_entities(entities):
    given = tuple(entities.values())
    assert names(given, ()) == names(given[::-1], ())


def test_capitals_are_cities_and_not_the_provinces_around_them(entities):
    ids = {e.id: e.wikidata for e in entities.values()}
    assert ids["washington"] == "Q61"
    assert ids["washington-state"] == "Q1223"
    assert (ids["kyiv"], ids["sanaa"], ids["minsk"]) == ("Q1899", "Q2471", "Q2280")


def test_no_two_entities_share_a_wikidata_id(entities):
    known = [e.wikidata for e in entities.values() if e.wikidata]
    assert len(known) == len(set(known))


def test_the_bodies_that_news_names_most_lead_to_wikidata(entities):
    bodies = ("united-nations", "european-union", "nato", "white-house", "un-security-council")
    assert [b for b in bodies if not entities[b].wikidata] == []
