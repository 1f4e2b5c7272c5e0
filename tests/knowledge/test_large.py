"""The large knowledge base that comes with the program: whole, clean, small, quick to ask."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from briefgen.annotate.lexicon import CALENDAR, FUNCTION_WORDS
from briefgen.findings import Failure
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base
from briefgen.pipeline import library_file
from briefgen.source.slugs import flaw

FILE = files("briefgen") / "knowledge" / "data" / "kb.bin"
DAY = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


@pytest.fixture(scope="module")
def base():
    return Base(FILE.read_bytes())


@pytest.fixture(scope="module")
def entities(base):
    return [base.entity(index) for index in range(len(base))]


def best(base, name):
    owners = base.owners(key(name))
    return base.id(owners[0].index) if owners else ""


def test_it_has_a_hundred_thousand_entities_in_fifteen_megabytes(base):
    assert len(base) >= 100_000
    assert len(FILE.read_bytes()) <= 15_000_000
    assert base.names() >= 100_000


def test_it_is_as_it_was_written(base):
    assert base.is_whole()


def test_every_id_is_portable_and_unique(entities):
    ids = [e.id for e in entities]
    assert [id_ for id_ in ids if flaw(id_)] == []
    assert len(set(ids)) == len(ids)


def test_wikidata_ids_belong_to_one_entity_each(entities):
    counted = Counter(e.wikidata for e in entities if e.wikidata)
    assert [id_ for id_, number in counted.items() if number > 1] == []
    assert len(counted) > 50_000


def test_every_entity_is_found_by_a_name(base):
    found = {bits & 0x3FFFF for bits in base._owners}
    assert len(found) == len(base)


def test_aliases_are_names_and_no_codes_signs_or_words(entities):
    names = [(e.id, name) for e in entities for name in (e.name, *e.aliases)]
    assert [n for n in names if re.search(r"[\U0001F000-\U0001FAFF@]|ISO 3166|https?:", n[1])] == []
    aliases = [(e.id, name) for e in entities for name in e.aliases]
    assert [a for a in aliases if not (a[1][0].isupper() or a[1][0].isdigit())] == []
    assert {name for _, name in aliases if len(name) < 3} <= {
        "AP",
        "BP",
        "BT",
        "GE",
        "GM",
        "LG",
        "RT",
    }


@pytest.mark.parametrize("word", sorted((CALENDAR | FUNCTION_WORDS) - {"will"}))
def test_days_months_and_function_words_are_nobodys_names(base, word):
    owners = base.owners(key(word.capitalize()))
    assert [o for o in owners if o.by != "surname"] == []


def test_no_award_is_a_person(entities):
    named = [e.name for e in entities if e.kind == "person"]
    assert [n for n in named if n.endswith(("Prize", "Award", "Awards", "Medal", "Trophy"))] == []


@pytest.mark.parametrize("name", ["Chris Hani", "Frances Baard", "Winnie Mandela"])
def test_a_district_is_not_called_by_a_persons_name_alone(base, name):
    kinds = {base.kind(owner.index) for owner in base.owners(key(name))}
    assert "place" not in kinds


def test_the_windward_and_leeward_islands_are_those_of_the_caribbean(base):
    for name in ("Windward Islands", "Leeward Islands"):
        entity = base.entity(base.owners(key(name))[0].index)
        assert (entity.kind, entity.country) == ("place", "")
        assert "Caribbean" in entity.gloss


@pytest.mark.parametrize(
    ("name", "country", "word"),
    [
        ("Florida", "us", "State"),
        ("Andes", "", "mountain range"),
        ("Cornwall", "gb", "England"),
        ("Long Island", "us", "Manhattan"),
        ("La Plata", "ar", "Argentina"),
        ("Gulf of Thailand", "", "Bay"),
        ("Easter Island", "cl", "Chilean"),
    ],
)
def test_a_place_is_not_that_of_a_namesake_elsewhere(base, name, country, word):
    entity = base.entity(base.owners(key(name))[0].index)
    assert (entity.kind, entity.country) == ("place", country)
    assert word in entity.gloss


def test_a_person_whom_lists_have_with_and_without_the_initial_is_one(base):
    (owner,) = base.owners(key("James Watson"))
    assert base.owners(key("James D. Watson"))[0].index == owner.index


@pytest.mark.parametrize("name", ["May 15", "1990s", "19th century", "September 11", "2001"])
def test_days_and_years_are_no_entities(base, name):
    assert base.owners(key(name)) == ()


@pytest.mark.parametrize(
    "word", ["Nice", "Mobile", "Progress", "Union", "Green", "Central", "Most", "Bath"]
)
def test_ordinary_words_are_dropped_or_known_to_be_words(base, word):
    assert [o for o in base.owners(key(word)) if o.by != "surname" and not o.shared] == []


def test_offices_have_dates_in_order(entities):
    roles = [(e.id, role) for e in entities for role in e.roles]
    assert len(roles) > 15_000
    assert [r for r in roles if not (DAY.fullmatch(r[1].start) and DAY.fullmatch(r[1].end))] == []
    backward = [r for r in roles if r[1].end and r[1].start[: len(r[1].end)] > r[1].end]
    assert len(backward) < 20, backward[:20]


def test_a_gloss_fits_on_a_card_if_there_is_one(entities):
    assert [e.id for e in entities if e.gloss and not 3 < len(e.gloss) <= 200] == []


def test_countries_are_codes_and_coordinates_lie_on_earth(entities):
    assert {len(e.country) for e in entities} == {0, 2}
    placed = [e for e in entities if e.latitude is not None and e.longitude is not None]
    assert len(placed) > 30_000
    assert [e.id for e in placed if abs(e.latitude) > 90 or abs(e.longitude) > 180] == []


@pytest.mark.parametrize(
    ("name", "wikidata"),
    [
        ("Antony Blinken", "Q7821917"),
        ("Yoon Suk Yeol", "Q16090635"),
        ("Han Duck-soo", "Q356666"),
        ("NATO", "Q7184"),
        ("Milan", "Q490"),
        ("Chicago", "Q1297"),
        ("Democratic Party", "Q29552"),
        ("Hamas", "Q38799"),
        ("Dallas", "Q16557"),
        ("Kazan", "Q900"),
        ("Las Vegas", "Q23768"),
        ("Kandahar", "Q45604"),
        ("Australian Broadcasting Corporation", "Q781365"),
    ],
)
def test_well_known_names_lead_to_whom_one_thinks_of(base, name, wikidata):
    assert base.entity(base.index(best(base, name))).wikidata == wikidata


def test_offices_are_those_of_their_dates(base):
    blinken = base.entity(base.index(best(base, "Antony Blinken")))
    assert next((r.title, r.start, r.end) for r in blinken.roles) == (
        "United States Secretary of State",
        "2021-01-26",
        "2025-01-20",
    )


def office(base, name):
    """The newest office of somebody: title, from, to."""
    role = base.entity(base.index(best(base, name))).roles[0]
    return role.title, role.start, role.end


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Bashar al-Assad", ("President of Syria", "2000-07-17", "2024-12-08")),
        ("Sheikh Hasina", ("Prime Minister of Bangladesh", "2009-01-06", "2024-08-05")),
        ("Andriy Sybiha", ("Foreign Minister of Ukraine", "2024-09-05", "")),
        ("Viktor Orban", ("Prime Minister of Hungary", "2010", "2026-05-09")),
        ("Meshal Al-Ahmad Al-Sabah", ("Emir of Kuwait", "2023-12-16", "")),
        ("Sabah Al-Ahmad Al-Sabah", ("Emir of Kuwait", "2006-01", "2020-09-29")),
        ("Nawaf Al-Ahmad Al-Sabah", ("Emir of Kuwait", "2020-09-29", "2023-12-16")),
        ("Pope Francis", ("Pope", "2013-03-13", "2025-04-21")),
        ("Kristalina Georgieva", ("Managing Director of the International Monetary Fund", "2019-10-01", "")),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_found_by_the_names_of_the_news(base, name, held):
    assert office(base, name) == held


def test_wang_yi_was_not_foreign_minister_while_qin_gang_was(base):
    wang = base.entity(base.index(best(base, "Wang Yi")))
    assert [(r.start, r.end) for r in wang.roles] == [
        ("2023-07-25", ""),
        ("2013-03-17", "2022-12-30"),
    ]
    assert office(base, "Qin Gang")[1:] == ("2022-12-30", "2023-07-25")


def test_the_president_of_france_is_french(base):
    assert base.entity(base.index(best(base, "Emmanuel Macron"))).country == "fr"


def test_who_returned_to_an_office_did_not_hold_it_in_between(base):
    netanyahu = base.entity(base.index(best(base, "Benjamin Netanyahu")))
    terms = [(r.start, r.end) for r in netanyahu.roles if r.title == "Prime Minister of Israel"]
    assert terms == [("2022-12-29", ""), ("2009-03-31", "2021-06-13")]


@pytest.mark.parametrize("damage", ["absent", "empty", "other", "cut", "flipped"])
def test_a_missing_or_damaged_file_is_named_with_the_mend(tmp_path, monkeypatch, damage):
    path, data = tmp_path / "kb.bin", bytearray(FILE.read_bytes())
    data[-1] ^= 1
    given = {"empty": b"", "other": b"SQLite format 3", "cut": data[:5000], "flipped": data}
    if damage in given:
        path.write_bytes(given[damage])
    monkeypatch.setattr(library_file, "FILE", path)
    with pytest.raises(Failure) as failed:
        library_file.opened()
    (finding,) = failed.value.findings
    assert finding.place.path == str(path)
    assert "Install briefgen again" in finding.hint
    assert "builtin_knowledge" in finding.hint


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("Michael Howard", "Leader of the Conservative Party", "2005-02-14"),
        ("Charles Kennedy", "Leader of the Liberal Democrats", "2005-02-14"),
        ("Tony Blair", "Leader of the Labour Party", "2005-02-14"),
        ("Jack McConnell", "First Minister of Scotland", "2004-11-10"),
        ("Kemi Badenoch", "Leader of the Conservative Party", "2025-03-05"),
    ],
)
def test_it_knows_who_led_the_british_parties_when(base, name, title, day):
    found = base.entity(base.index(best(base, name)))
    terms = [(r.start, r.end) for r in found.roles if r.title == title]
    assert [start <= day <= (end or "9") for start, end in terms] == [True]


@pytest.mark.parametrize(
    ("title", "before", "after", "day"),
    [
        ("Prime Minister of the United Kingdom", "Keir Starmer", "Andy Burnham", "2026-07-20"),
        ("President of Colombia", "Gustavo Petro", "Abelardo de la Espriella", "2026-08-07"),
        ("King of Norway", "Harald V of Norway", "Haakon VIII", "2026-08-28"),
    ],
)
def test_it_knows_who_followed_whom_in_2026(base, title, before, after, day):
    old, new = (base.entity(base.index(best(base, name))) for name in (before, after))
    assert [r.end for r in old.roles if r.title == title] == [day]
    assert [(r.start, r.end) for r in new.roles if r.title == title] == [(day, "")]


def test_it_has_an_office_taken_up_after_it_was_held_for_a_time(base):
    found = base.entity(base.index(best(base, "Todd Blanche")))
    assert [(r.title, r.start, r.end) for r in found.roles] == [
        ("United States Attorney General", "2026-08-10", ""),
        ("Acting Attorney General of the United States", "2026-04-02", "2026-08-10"),
    ]


@pytest.mark.parametrize("name", ["Ryanair", "BNP Paribas", "European Parliament"])
def test_it_has_a_body_of_two_lists_once(base, name):
    assert len([o for o in base.owners(key(name)) if base.kind(o.index) == "organisation"]) == 1


@pytest.mark.parametrize(
    ("plain", "spelt"),
    [
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Deutsche Börse", "Deutsche Boerse"),
        ("Köln", "Koeln"),
        ("Bjørn Dæhlie", "Bjoern Daehlie"),
        ("Schröder", "Schroeder"),
    ],
)
def test_a_german_or_nordic_name_is_found_as_agencies_write_it(base, plain, spelt):
    assert base.owners(key(plain))[:1] == base.owners(key(spelt))[:1] != ()


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("World Trade Organization", "World Trade Organisation"),
        ("Department of Defense", "Department of Defence"),
        ("World Trade Center", "World Trade Centre"),
        ("Pearl Harbor", "Pearl Harbour"),
    ],
)
def test_a_name_is_found_in_both_spellings_of_english(base, american, british):
    assert base.owners(key(american)) == base.owners(key(british)) != ()


@pytest.mark.parametrize(
    ("name", "country"),
    [("Ministry of Defence", "gb"), ("Ministry of Justice", "gb"), ("Ministry of Justice", "it")],
)
def test_a_ministry_of_a_country_is_held_once(base, name, country):
    at_home = {o.index for o in base.owners(key(name)) if base.country(o.index) == country}
    assert len(at_home) == 1


@pytest.mark.parametrize("name", ["General Electric", "Cisco Systems", "Eli Lilly", "Adobe Inc."])
def test_an_entry_and_the_lists_hold_a_firm_once(base, name):
    assert len({owner.index for owner in base.owners(key(name))}) == 1


@pytest.mark.parametrize("name", ["GE", "BT", "ING", "UBS", "Yahoo", "EADS", "China Southern"])
def test_letters_and_short_names_of_firms_are_known(base, name):
    owner = base.owners(key(name))[0]
    assert base.kind(owner.index) == "organisation"
    assert not owner.shared


def test_letters_that_are_also_a_common_noun_need_reasons(base):
    assert all(owner.shared for owner in base.owners(key("CCTV")))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("MCI", "MCI Inc."),
        ("MCI Communications", "MCI Communications"),
        ("MG Rover", "MG Rover Group"),
        ("Rover Group", "Rover Group"),
        ("SABMiller", "SABMiller"),
        ("South African Breweries", "South African Breweries"),
    ],
)
def test_a_firm_of_before_is_not_the_one_that_followed(base, name, title):
    assert [base.entity(o.index).wikipedia for o in base.owners(key(name))] == [title]
