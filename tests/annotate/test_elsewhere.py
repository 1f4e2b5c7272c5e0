"""Names that somebody listed by hand mean another place or body where the text says so."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base, Owner
from briefgen.knowledge.writer import written


def listed(identifier, name, country, **more):
    more = {"kind": "place", "place": ("@x.yaml", 1), **more}
    return Entity(id=identifier, name=name, country=country, **more)


def land(identifier, name, country, *people):
    return listed(identifier, name, country, capital=f"{name} Town", demonyms=people)


ARDEN = listed("arden", "Arden", "no", gloss="City in Norland.")
COURT = listed(
    "court", "International Harbour Court", "", kind="organisation", aliases=("IHC",)
)  # fmt: skip
OWN = (
    land("norland", "Norland", "no", "Norlandic"),
    land("sudria", "Sudria", "su", "Sudrian"),
    land("vestria", "Vestria", "ve", "Vestrian"),
    ARDEN,
    COURT,
    listed("cant", "Cant", "ve", gloss="City in Vestria."),
    listed("world", "World Organisation", "", kind="organisation", aliases=("WO",)),
)
ARDEN_NO = bases.built("arden", "Arden", "place", prior=50, country="no")
ARDEN_SU = bases.built(
    "arden-su", "Arden", "place", prior=30, country="su", gloss="Town in Sudria."
)
TARN = bases.built("tarn", "Tarn", "place", prior=60, country="su", gloss="Region of Sudria.")
REALM = bases.built(
    "realm", "Kingdom of Vestria", "place", prior=60, country="su", gloss="Old state."
)
CRICKET = bases.built("cricket", "International Cricket Council", "organisation", prior=60)
ARDEN_SHIRE = bases.built(
    "ardenshire", "Arden Region", "place", prior=50, country="no", gloss="Region of Norland."
)
WOOD = bases.built("wood", "Wood Office", "organisation", prior=60)
THERE = (ARDEN_NO, ARDEN_SU, TARN, REALM, CRICKET, ARDEN_SHIRE, WOOD)
LETTERS = (
    (key("IHC"), "cricket", Owner(0, 5, "acronym", shared=False)),
    (key("WO"), "wood", Owner(0, 5, "acronym", shared=False)),
)
BASE = Base(written(THERE, (*map(bases.named, THERE), *LETTERS)))


def found(*texts):
    return links(*texts, own=OWN, base=BASE)


def arden(text):
    return [entity for name, entity in found(text) if name == "Arden"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Arden in Sudria at noon.",
        "They met in Arden, Sudria, at noon.",
        "They met in the Arden district of Sudria at noon.",
        "They met in Arden in the southern region of Tarn, as Sudria said.",
    ],
)
def test_a_city_lies_in_the_country_that_stands_behind_it(text):
    assert "arden" not in arden(text)


def test_the_large_lists_say_which_it_is():
    assert arden("They met in Arden in Sudria at noon.") == ["arden-su"]


@pytest.mark.parametrize(
    "text",
    [
        "Arden is a town in Sudria that few know. They met in Arden.",
        "They met in Arden, a small town in the south of Sudria. Arden was quiet.",
        "Arden police in Tarn held a man. He was found in Arden.",
        "They met in Arden in Sudria. He was found in Arden.",
    ],
)
def test_what_the_text_tells_of_a_town_holds_for_all_of_it(text):
    assert arden(text) == ["arden-su", "arden-su"]


@pytest.mark.parametrize(
    "text",
    [
        "Arden is a town in Norland that few know.",
        "Arden was a friend in Sudria.",
        "They met in Arden, a man in Sudria said.",
        "Arden police in Sudria held a man.",
        "Arden players in Tarn were glad.",
        "Arden has a town in Sudria for its twin.",
        "Arden, a city of migrants from Sudria, was calm.",
        "Arden is a port on the way to Sudria.",
        "Arden is a city on the border of Sudria.",
    ],
)
def test_other_words_behind_a_town_tell_nothing_of_where_it_lies(text):
    assert arden(text) == ["arden"]


def test_before_the_text_tells_it_nobody_knows_which_of_two_it_speaks_of():
    text = "He flew from Arden at noon. Later he came to Arden, Sudria, by train."
    assert arden(text) == ["arden-su"]


def test_where_the_owners_country_is_spoken_of_the_next_mention_is_its():
    text = "They met in Arden in Sudria. Norland sent ships. Later they saw Arden."
    assert arden(text) == ["arden-su", "arden"]


def test_a_town_is_no_region_though_the_text_tells_that_one_lies_there():
    assert arden("Arden is a region in Sudria that few know.") == []


def test_a_city_of_which_its_gloss_says_so_lies_there_for_some():
    own = (*OWN[:3], listed("arden", "Arden", "no", gloss="City of Norland off Sudria."))
    told = links("Arden is a town in Sudria that few know.", own=own, base=BASE)
    assert ("Arden", "arden") in told


def test_a_city_in_a_list_of_regions_is_the_region_around_it():
    assert arden("The Arden and Tarn regions of Norland were dark.") == ["ardenshire"]
    assert arden("The Tarn and Arden regions of Norland were dark.") == ["ardenshire"]
    assert arden("Arden and Tarn, regions of Norland, were dark.") == ["arden"]


def test_where_nobody_knows_a_town_of_that_name_a_district_is_none():
    assert arden("They met in the Arden district of Vestria at noon.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They met in Arden at noon.",
        "They met in Arden in May. Sudria was silent.",
        "They met in Arden, Norland, at noon.",
        "They flew from Arden, Vestria and back.",
        "They met in Arden and in Sudria at noon. Norland agreed.",
        "They met in Arden, in Sudria and in Norland.",
        "In Arden Sudria met Norland at noon.",
    ],
)
def test_another_country_behind_a_city_need_not_be_around_it(text):
    assert arden(text) == ["arden"]


def test_a_city_of_which_the_text_does_not_speak_yields_to_one_at_home():
    assert arden("Sudria closed its ports. Sudrian ships lay off Arden.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norland closed its ports. Ships lay off Arden.",
        "Sudria closed its ports. Norlandic ships lay off Arden.",
        "Vestria closed its ports. Vestrian ships lay off Arden.",
        "Sudria and Vestria closed their ports. Ships lay off Arden.",
        "Sudria closed its ports. Ships lay off Arden.",
        "Ships lay off Arden.",
    ],
)
def test_a_city_keeps_its_name_where_no_other_is_at_home(text):
    assert arden(text) == ["arden"]


def test_a_country_is_not_the_kingdom_that_lay_elsewhere():
    text = "The Kingdom of Vestria fell in 1897. The chiefs of Vestria fled."
    assert found(text) == [("Kingdom of Vestria", "realm")]


@pytest.mark.parametrize(
    "text",
    [
        "Vestria was a kingdom once.",
        "The kingdom fell in 1897, Vestria said.",
        "The King of Hearts came to Vestria.",
        "Vestria sent a ship to the United Kingdom.",
        "Vestria is no Kingdom of Heaven.",
    ],
)
def test_a_country_stays_itself_without_such_a_kingdom(text):
    assert ("Vestria", "vestria") in found(text)


def test_letters_of_a_body_mean_another_where_the_text_speaks_of_that():
    assert ("IHC", "court") not in found("The cricket board wrote to the IHC in May.")


@pytest.mark.parametrize(
    "text",
    [
        "The board wrote to the IHC in May.",
        "The cricket board wrote to the IHC; the judges of the harbour sat in May.",
        "The IHC is a court, and cricket is played in its garden.",
        "The council wrote to the IHC in May.",
        "The international press wrote of the IHC.",
    ],
)
def test_letters_of_a_body_stay_its_own(text):
    assert ("IHC", "court") in found(text)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The wood board wrote to the WO in May.", "wood"),
        ("The wood board wrote to the WO; all the world read it.", "world"),
        ("The wood organisation wrote to the WO in May.", "world"),
    ],
)
def test_any_word_speaks_for_a_body_all_of_whose_words_tell_little(text, whose):
    assert (("WO", "world") in found(text)) == (whose == "world")


def test_an_entry_of_the_sites_own_means_what_it_says():
    own = (*OWN[:3], Entity(id="arden", name="Arden", kind="place", country="no"))
    assert ("Arden", "arden") in links("They met in Arden in Sudria.", own=own, base=BASE)


@pytest.mark.parametrize(
    "text",
    [
        "In Arden, Sudria said no to Norland.",
        "It rained. At Arden, Sudria's minister met Vestria's.",
    ],
)
def test_a_country_that_only_speaks_is_not_where_a_town_lies(text):
    assert arden(text) == ["arden"]


def test_a_country_of_which_more_is_named_is_spoken_of_beside_the_old_realm():
    old = "It was looted from the Kingdom of Vestria."
    assert ("Vestria", "vestria") not in found(f"Vestria rose. {old}")
    assert ("Vestria", "vestria") in found(f"Vestria rose, and so did Cant. {old}")


HOLM = listed("holm", "Holm", "no", gloss="Capital of Norland.")
STREET = listed("street", "Harbour Street", "no", gloss="Street of shops in Holm.")
HOLM_NO = bases.built("holm", "Holm", "place", prior=80, country="no")
HOLM_SU = bases.built("holm-su", "Holm", "place", prior=58, country="su", gloss="City in Sudria.")
HOLM_SU.record[4] = "Holm, Tarn"
AMONG = (HOLM_NO, HOLM_SU, TARN)
OF_TARN = "Tarn has a new school. The premier of Tarn spoke in Sudria."


def holm(*texts):
    base = Base(written(AMONG, (*map(bases.named, AMONG),)))
    pairs = links(*texts, own=(*OWN, HOLM, STREET), base=base)
    return [entity for name, entity in pairs if name == "Holm"]


@pytest.mark.parametrize(
    "text",
    ["Holm police held a man.", "Holm’s mayor was glad.", "The Holm city council met."],
)
def test_a_capital_is_its_namesake_in_the_news_of_the_region_whose_council_it_tells_of(text):
    assert holm(OF_TARN, text, "A house in Holm burnt.") == ["holm-su", "holm-su"]
    assert holm(OF_TARN, text, "It stands in Harbour Street.") == ["holm-su"]


@pytest.mark.parametrize(
    "texts",
    [
        (OF_TARN, "They flew to Holm."),
        (OF_TARN, "Holm police held a man.", "Norland said so."),
        ("Tarn is far away.", "Holm police held a man."),
    ],
)
def test_a_capital_is_itself_where_the_text_is_not_of_its_namesakes_region(texts):
    assert holm(*texts) == ["holm"]
