"""Names of the large knowledge base in texts: which spans are looked up, and what joins them."""

import bases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.lookup import combined, known_names
from briefgen.source.passage import Passage

BASE = bases.base()
KIM = bases.built("kim", "Kim Yong-hyun", "person", prior=50)
NATO = bases.built("nato", "NATO", "organisation", prior=70)
STEEL = bases.built("us-steel", "U.S. Steel", "organisation", prior=50)
STRIPES = bases.built("stripes", "Stripes and Stars People's Party", "organisation", prior=50)
GOATS = bases.built("goats", "Goat Bros. Cheese", "organisation", prior=50)
MORE = (*bases.ENTITIES, KIM, NATO, STEEL, STRIPES, GOATS)
NAMES = (*bases.NAMES, *map(bases.named, (KIM, NATO, STEEL, STRIPES, GOATS)))
BIG = bases.base(MORE, NAMES)


def found(text, base=BIG, identities=None):
    passages = (Passage(index=0, text=text),)
    return [c.text for c in known_names(base, passages, identities or {})]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Lyon the Senate of France met Ada Moore.", ["Lyon", "Senate of France", "Ada Moore"]),
        ("Lyon’s mayor saw Ada Moore’s brother", ["Lyon", "Ada Moore"]),
        ("Kim Yong Hyun, Kim Yong‑hyun and KIM YONG-HYUN", ["Kim Yong Hyun", "Kim Yong‑hyun", "KIM YONG-HYUN"]),
        ("the lyon line, and ada moore in small letters", []),
        ("Nato said so", []),
        ("NATO–France talks, NATO's N.A.T.O.", ["NATO", "NATO", "N.A.T.O."]),
        ("US Steel and U.S. Steel", ["US Steel", "U.S. Steel"]),
        ("Lyonnaise and McLyon and O'Lyon", []),
        ("Ada\u00a0Moore spoke, Ada  Moore nodded, Ada, Moore", ["Ada\u00a0Moore", "Ada  Moore", "Moore"]),
        ("Stripes and Stars People’s Party", ["Stripes and Stars People’s Party"]),
        ("Ada Moore-Lyon", ["Lyon"]),
        ("Goat Bros. Cheese and Goat Bros Cheese", ["Goat Bros. Cheese", "Goat Bros Cheese"]),
        ("", []),
    ],
)  # fmt: skip
def test_names_are_found_as_texts_write_them(text, names):
    assert found(text) == names


def test_the_small_head_of_a_mountain_range_or_sea_belongs_to_the_name():
    lands = [bases.built("taro", "Taro Mountains", "place", prior=50)]
    lands += [bases.built("elm", "Elmish Peninsula", "place", prior=50)]
    base = bases.base(lands, map(bases.named, lands))
    text = "In the Taro mountains and on the Elmish peninsula, but not in mountains of Taro."
    assert found(text, base) == ["Taro mountains", "Elmish peninsula"]
    assert found("The mountains and the peninsula", base) == []


def test_an_entity_that_the_site_knows_is_found_by_its_id_there():
    passages = (Passage(index=0, text="Ada Moore in Lyon"),)
    first, second = known_names(BASE, passages, {"ada-moore": "moore", "lyon": ""})
    assert [g.id for g in first.guesses] == ["moore"]
    assert [g.id for g in second.guesses] == ["lyon-us"]


@given(st.text(max_size=300) | st.text(alphabet="Aa .-'’Lyon&", max_size=300))
def test_spans_are_disjoint_and_show_their_text(text):
    passages = (Passage(index=0, text=text),)
    end = 0
    for candidate in known_names(BIG, passages, {}):
        assert candidate.span.start >= end
        end = candidate.span.end
        assert candidate.text == text[candidate.span.start : end] != ""


def test_a_million_capitals_take_no_longer_than_they_are():
    assert found("A" * 1_000_000) == []
    assert len(found("Ada " * 100_000)) == 0


GUESS = Guess("kb", "place", "", 50, 10, "name")


def span(start, end):
    return Span(0, start, end)


def test_guesses_join_the_sites_own_name_of_the_same_span():
    own = Candidate(span(0, 4), "Lyon", entities=("our-lyon",))
    there = Candidate(span(0, 4), "Lyon", guesses=(GUESS,))
    (both,) = combined([own], [there])
    assert (both.entities, both.guesses) == (("our-lyon",), (GUESS,))


def test_of_two_names_that_overlap_the_longer_is_kept_and_of_equal_ones_the_sites():
    own = Candidate(span(5, 9), "Lyon", entities=("our-lyon",))
    longer = Candidate(span(0, 9), "Port Lyon", guesses=(GUESS,))
    other = Candidate(span(8, 12), "n xx", guesses=(GUESS,))
    assert combined([own], [longer]) == (longer,)
    assert combined([own], [other]) == (own,)


def test_a_small_word_that_says_what_the_name_is_stays_outside():
    paris = bases.built("paris", "Paris", "place")
    river = bases.built("tarn-river", "Tarn River", "place")
    lund, region = (
        bases.built("lund", "Lund", "place"),
        bases.built("lund-r", "Lund Region", "place"),
    )
    names = (bases.named(paris), bases.named(paris, "Paris Province", 5, "alias"))
    names = (
        *names,
        bases.named(lund),
        bases.named(region),
        bases.named(region, "Lund", 3, "alias"),
    )
    names = (*names, bases.named(region, "Lund Province", 5, "alias"), bases.named(river))
    base = bases.base((*MORE, paris, river, lund, region), (*NAMES, *names))
    text = "In Paris province, by the Tarn river, and in Paris Province, but in Lund province"
    assert found(text, base) == ["Paris", "Tarn river", "Paris Province", "Lund province"]


def test_an_article_before_a_known_name_changes_nothing():
    own = Candidate(span(4, 8), "Lyon", entities=("our-lyon",))
    there = Candidate(span(0, 8), "The Lyon", guesses=(GUESS,))
    assert combined([own], [there]) == (own,)


def test_a_region_is_found_though_its_first_word_is_small():
    region = bases.built("south-arda", "South Arda", "place", prior=70)
    little = bases.built("east-arda", "East Arda", "place", prior=30)
    names = [bases.named(one) for one in (region, little)]
    base = bases.base((region, little), names)
    assert found("Rain in south Arda’s hills, in South Arda", base) == ["south Arda", "South Arda"]
    assert found("Rain in east Arda and in a thousandsouth Arda, in north", base) == []


def test_a_part_of_a_state_is_no_other_region():
    region = bases.built("south-arda", "South Arda", "place", prior=70)
    state = bases.built("arda", "Arda", "place", prior=70)
    state.record[5] = "Ardaville"
    base = bases.base((region, state), [bases.named(region), bases.named(state)])
    assert found("Rain in south Arda, in South Arda", base) == ["Arda", "South Arda"]


DELTA = bases.built("lyon-delta", "Lyon Delta", "place", prior=60)
FORCES = bases.built("norlandic-army", "Norlandic Armed Forces", "organisation", prior=60)
TIMES = bases.built("norlandic-times", "Norlandic Times", "organisation", prior=60)
PRIZE = bases.built("norlandic-party", "Norlandic Party", "event", prior=60)
ALIAS = bases.built("rural-union", "Rural Union", "organisation", prior=60)
STATE = bases.built("norland", "Norland", "place", prior=90, country="no")
STATE.record[8].append("Norlandic")
ROAD = bases.built("road", "Norland Old Ring Road", "facility", prior=60)
LANDS = (DELTA, FORCES, TIMES, PRIZE, ALIAS, STATE, ROAD)
LAND = bases.base(
    (*bases.ENTITIES, *LANDS),
    (*bases.NAMES, *map(bases.named, LANDS), bases.named(ALIAS, "Norlandic Union", 8, "alias")),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They crossed the Lyon delta again.", ["Lyon delta"]),
        ("They crossed the Lyon deltas again.", ["Lyon"]),
        ("They crossed the Lyon valley again.", ["Lyon"]),
        ("They crossed a delta near Lyon.", ["Lyon"]),
        ("The delta was quiet.", []),
        ("In Lyon, delta wings are made.", ["Lyon"]),
        ("Lyon. Delta wings are made.", ["Lyon"]),
    ],
)
def test_a_landform_may_be_written_small(text, names):
    assert found(text, LAND) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Norland Armed Forces left.", ["Norland Armed Forces"]),
        ("The Norland Armed Forces' tanks left.", ["Norland Armed Forces"]),
        ("The Norland armed forces left.", ["Norland"]),
        ("The Norland Times told it.", ["Norland"]),
        ("The Norland Party was loud.", ["Norland"]),
        ("The Norland Union met.", ["Norland"]),
        ("The Norland Navy left.", ["Norland"]),
        ("In Norland, Armed Forces Day is quiet.", ["Norland"]),
        ("Norland's Armed Forces left.", ["Norland"]),
        ("The Norlandic Armed Forces left.", ["Norlandic Armed Forces"]),
    ],
)
def test_a_country_may_stand_for_its_people_in_the_name_of_a_body(text, names):
    assert found(text, LAND) == names


ULM = bases.built("ulm", "Ulm", "place", prior=60)
ARDEN = bases.built("arden", "Arden", "place", prior=40)
NORTH = bases.built("norland-city", "Norland City", "place", prior=60)
HOLT = bases.built("san-holt", "San Holt", "place", prior=60)
TOWNS = (ULM, ARDEN, NORTH, HOLT, STATE)
WAYS = bases.base((*bases.ENTITIES, *TOWNS), (*bases.NAMES, *map(bases.named, TOWNS)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Lyon-Ulm train left.", ["Lyon", "Ulm"]),
        ("The San Holt-Ulm train left.", ["San Holt", "Ulm"]),
        ("The Lyon-Arden train left.", ["Arden"]),
        ("The Arden-Lyon train left.", ["Lyon"]),
        ("The Lyon-Match left.", []),
        ("Ada Lyon-Moore left.", ["Moore"]),
        ("The Lyon-based firm left.", ["Lyon"]),
    ],
)
def test_both_ends_of_a_way_are_names(text, names):
    assert found(text, WAYS) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met in Norland city.", ["Norland city"]),
        ("They met in Norland City of all places.", ["Norland City"]),
        ("They met in the Norland city of Ulm.", ["Norland", "Ulm"]),
        ("They met in the southern Norland city.", ["Norland"]),
        ("They met in the southern Norland City.", ["Norland City"]),
        ("They met in a coastal Norland city.", ["Norland"]),
    ],
)
def test_a_city_of_a_country_is_not_the_one_that_bears_its_name(text, names):
    assert found(text, WAYS) == names
