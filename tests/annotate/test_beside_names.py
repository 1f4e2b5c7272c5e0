"""What stands right beside a name: adjectives and owners before it, what it is told to be behind it."""

import bases
import pytest
from test_linking import links
from test_opinions import BUILT_IN, seen

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

AGENCY = bases.built("heron-agency", "Heron Energy Agency", "organisation", prior=60)
PROBE = bases.built("holm-probe", "Holm Lund Space Probe", "product", prior=60)
BUREAU = bases.built("holm-bureau", "Holm Bureau", "organisation", prior=60)
ARLO = bases.built("arlo", "Arlo", "place", prior=60, country="fr", gloss="City in France.")
BAND = bases.built("velour", "Velour", "organisation", prior=70, country="fr", gloss="French band.")
UNTOLD = bases.built("arlo-band", "Arlo", "organisation", prior=50)
UNTOLD.record[4] = "Arlo (band)"  # the title of its page
MEDIC = bases.built(
    "zelpor", "Zelpor", "product", prior=54, gloss="Drug of Heron against gout and overweight."
)
TOLD = bases.built("mard", "MARD", "organisation", prior=60, country="fr", gloss="Office.")
GLEN = bases.built("heronglen", "HeronGlen", "organisation", prior=50, country="fr")
ALL = (AGENCY, PROBE, BUREAU, ARLO, BAND, MEDIC, TOLD, GLEN)
BASE = Base(written(ALL, tuple(map(bases.named, ALL))))
FRANCE = "In France the French waited. "


def meant(text, **more):
    return [entity for _, entity in links(text, base=BASE, **more)]


@pytest.mark.parametrize(
    "tied", ["Holmstad-based", "Norland-backed", "Holmstad-headquartered", "Norlandic-speaking"]
)
def test_an_adjective_made_of_a_name_is_no_part_of_the_next_one(tied):
    assert meant(f"Now the {tied} Heron Energy Agency sees a surplus.") == ["heron-agency"]


def test_other_compounds_go_on_with_a_name():
    assert meant("Now the Holmstad-Arden Heron Energy Agency sees it.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They used Holmstad's Holm Lund Space Probe again.", ["holm-probe"]),
        ("They asked Holmstad's Holm Bureau again.", []),
        ("They used the Holmstad Holm Lund Space Probe again.", []),
    ],
)
def test_an_owner_before_a_long_name_is_no_part_of_it(text, found):
    assert meant(text) == found


@pytest.mark.parametrize(
    "behind",
    [
        ", a European telescope launched in May,",
        ", a small start-up from Hull.",
        ", an old yacht owned by them,",
        ", a carmaker.",
        ", a ship in the bay, and left.",
        ", a ship built by hands that had been cold.",
    ],
)
def test_what_is_told_to_be_a_thing_is_no_town(behind):
    assert meant(f"{FRANCE}They saw data of Arlo{behind}") == ["france", "france"]


@pytest.mark.parametrize(
    "behind",
    [
        ", a company town in the north.",
        ", a firm spokesman said.",
        ", a city that they love.",
        ", a ship in the bay had burnt for days.",
        ", a bank from Hull will close.",
        " in May.",
    ],
)
def test_a_town_stays_one_beside_other_words(behind):
    assert "arlo" in meant(f"{FRANCE}They saw data of Arlo{behind}")


def test_what_is_founded_in_a_town_may_be_told_behind_it():
    assert "arlo" in meant(f"{FRANCE}She began in Arlo, a company that makes pumps.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("People said that Velour won the prize again.", []),
        ("People said that Velour won the prize for an album again.", ["velour"]),
    ],
)
def test_one_word_is_a_band_only_where_music_is_spoken_of(text, found):
    assert meant(text) == found


def test_a_firm_that_is_no_town_is_no_band_either():
    base = Base(written((*ALL, UNTOLD), tuple(map(bases.named, (*ALL, UNTOLD)))))
    text = f"{FRANCE}The pumps are made by Arlo, a firm from Hull."
    assert "arlo-band" not in [entity for _, entity in links(text, base=base)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Now Zelpor costs more.", []),
        ("Now the drug Zelpor costs more.", []),
        ("Now Zelpor, a drug against overweight, costs more.", ["zelpor"]),
        ("Now Zelpor costs people with gout more, says Heron.", ["zelpor"]),
    ],
)
def test_a_product_that_a_model_takes_for_a_person_needs_two_words_about_it(text, found):
    assert meant(text, extra=(seen(text, "Zelpor", "person"),)) == found


def test_an_instrument_bears_somebodys_name():
    text = "They used the Holm Lund Space Probe again."
    assert meant(text, extra=(seen(text, "Holm Lund Space Probe", "person"),)) == ["holm-probe"]


def test_capitals_with_one_owner_are_nobodys_surname():
    text = "In France the MARD ruled."
    assert "mard" in meant(text, extra=(seen(text, "MARD", "person"),))


def test_a_town_in_the_dateline_is_none_though_a_model_sees_a_person():
    text = "ARLO, May 3 (HP) – People in France voted."
    assert "arlo" in meant(text, extra=(seen(text, "ARLO", "person"),))


def test_a_capital_within_tells_that_a_word_is_a_name_though_it_opens_a_sentence():
    text = f"{FRANCE}HeronGlen rose."
    assert "heronglen" in meant(text)


def test_a_campaigns_name_makes_nobodys_surname():
    assert "arlo" in meant(f"{FRANCE}Members of Keep Arlo Green met. People like Arlo most.")
    assert "arlo" not in meant(f"{FRANCE}Members of Ida Arlo Green met. People like Arlo most.")


TURKEY = Entity(id="turkey", name="Turkey", kind="place", country="tr", place=("@x.yaml", 1))
OWN = (*BUILT_IN, TURKEY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkey and France agreed.", ["turkey", "france"]),
        ("Turkey, France and others agreed.", ["turkey", "france"]),
        ("Turkey plans a dam.", ["turkey"]),
        ("Turkey is eaten in May.", []),
        ("Turkey and ham are eaten.", []),
        ("Turkey, Ham and Cheese are eaten.", []),
    ],
)
def test_a_word_that_opens_a_sentence_is_a_country_if_what_stands_behind_tells(text, found):
    place = seen(text, "Turkey", "place")
    assert [id_ for _, id_ in links(text, own=OWN, extra=(place,))] == found
    assert "turkey" not in [id_ for _, id_ in links(text, own=OWN)]


def test_a_name_does_not_go_over_the_end_of_a_sentence():
    text = "They flew to Arlo. Heron Energy Agency staff left."
    over = seen(text, "Arlo. Heron Energy Agency", "organisation")
    assert meant(text, extra=(over,)) == ["arlo", "heron-agency"]
    assert all(m != over.text for m, _ in links(text, base=BASE, extra=(over,)))


def test_a_street_or_quay_bears_the_name_of_somebody():
    for street in ("Quai", "Rua", "Esplanade"):
        assert links(f"They met on the {street} Ada Moore again.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She told France 2 that she would stay.", []),
        ("It was seen on France 24.", []),
        ("In France 2 of them stayed.", ["france"]),
        ("They told France 2 times.", ["france"]),
        ("They went on France 2-1 up.", ["france"]),
    ],
)
def test_a_number_behind_a_country_makes_a_channel_of_it(text, found):
    assert [id_ for _, id_ in links(text, own=OWN)] == found


def test_a_town_that_opens_the_name_of_an_airline_is_a_part_of_it():
    text = "They flew with Arlo Air again."
    assert meant(text, extra=(seen(text, "Arlo", "place"),)) == []


@pytest.mark.parametrize("tied", ["Berg-chaired", "Holmstad-appointed", "Norland-hosted"])
def test_who_leads_a_body_is_no_part_of_its_name(tied):
    assert meant(f"Now the {tied} Heron Energy Agency sees a surplus.") == ["heron-agency"]


def test_a_name_with_a_small_second_half_goes_on_with_a_name():
    for tied in ("Abd-alhamed", "Rolls-holm", "Ki-moon", "Holm-ed"):
        assert meant(f"Now the {tied} Heron Energy Agency sees it.") == []


@pytest.mark.parametrize(
    "words", ["said: “Today", "said, “Today", 'added: "Yesterday', "says: “In"]
)
def test_a_capital_that_opens_what_somebody_says_is_no_name(words):
    text = f"{FRANCE}She {words} Arlo voted for us.” It is in France."
    assert "arlo" in meant(text)


@pytest.mark.parametrize(
    "words",
    ["saw “Ida Arlo", "said: “Ida Arlo", "said, “Heron Arlo", "met: Ida Arlo", "saw the “Ida Arlo"],
)
def test_a_name_that_opens_what_somebody_says_stays_one(words):
    assert "arlo" not in meant(f"{FRANCE}She {words} voted for us.” It is in France.")


NORSO = Entity(id="norso", name="NORSO", kind="organisation", place=("@x.yaml", 1))


@pytest.mark.parametrize("owner", ["NORSO", "XSA/NORSO"])
def test_the_body_that_has_an_instrument_is_no_part_of_its_name(owner):
    text = f"The {owner} Holm Lund Space Probe saw it."
    long = seen(text, f"{owner.rpartition('/')[2]} Holm Lund Space Probe", "product")
    found = [entity for _, entity in links(text, base=BASE, own=(NORSO,), extra=(long,))]
    assert found == ["norso", "holm-probe"]


@pytest.mark.parametrize("owner", ["Ida", "Holmstad", "HERON", "Great", "Ida/Ada"])
def test_other_capitals_before_an_instrument_make_another_of_it(owner):
    text = f"The {owner} Holm Lund Space Probe saw it. NORSO did not."
    long = seen(text, f"{owner} Holm Lund Space Probe", "product")
    assert "holm-probe" not in [e for _, e in links(text, base=BASE, own=(NORSO,), extra=(long,))]


WOLVES = bases.built("wolves", "Los Otos", "organisation", prior=34, gloss="American rock band.")
FAMED = bases.built("famed", "The Otos", "organisation", prior=70, gloss="British rock band.")
BANDS = Base(written((WOLVES, FAMED), (bases.named(WOLVES), bases.named(FAMED))))


@pytest.mark.parametrize("text", ["The gang Los Otos fled.", "They met Los Otos in a prison."])
def test_a_little_known_band_needs_a_text_about_music(text):
    assert links(text, base=BANDS) == []
    assert links(f"{text} They sang songs.", base=BANDS)[0][1] == "wolves"


def test_a_band_that_all_know_needs_none():
    assert links("They met The Otos in a prison.", base=BANDS)[0][1] == "famed"
