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
    assert (ids["dhaka"], ids["gitega"], ids["kathmandu"]) == ("Q1354", "Q167551", "Q3037")
    assert ids["naypyidaw"] == "Q37400"


def test_no_two_entities_share_a_wikidata_id(entities):
    known = [e.wikidata for e in entities.values() if e.wikidata]
    assert len(known) == len(set(known))


def test_the_bodies_that_news_names_most_lead_to_wikidata(entities):
    bodies = ("united-nations", "european-union", "nato", "white-house", "un-security-council")
    assert [b for b in bodies if not entities[b].wikidata] == []


REGIONS = """
    africa antarctica asia europe north-america south-america oceania americas latin-america
    middle-east persian-gulf levant maghreb sahel horn-of-africa sub-saharan-africa balkans
    baltic-states caucasus nordic-countries indo-pacific south-china-sea east-china-sea taiwan-strait
    strait-of-hormuz strait-of-malacca bab-el-mandeb red-sea black-sea korean-peninsula kashmir
    spratly-islands senkaku-islands kurdistan darfur nagorno-karabakh
"""
BODIES = """
    united-nations un-security-council un-general-assembly ecosoc unhcr unicef unesco unrwa undp unep
    ocha world-food-programme fao ilo world-health-organization iaea ipcc unfccc icao itu wipo imf
    world-bank world-trade-organization international-court-of-justice international-criminal-court
    nato osce oecd opec opec-plus g7 g20 brics european-union european-commission european-parliament
    european-council council-of-the-eu european-central-bank european-court-of-justice eeas
    council-of-europe african-union ecowas east-african-community asean saarc apec arab-league
    gulf-cooperation-council organization-of-american-states caricom mercosur pacific-islands-forum
    quad aukus shanghai-cooperation-organisation csto cis interpol opcw red-cross icrc
"""


@pytest.mark.parametrize("listed", [REGIONS, BODIES])
def test_the_regions_and_bodies_that_news_names_are_there(entities, listed):
    assert set(listed.split()) - set(entities) == set()
