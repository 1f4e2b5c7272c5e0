"""A place or a people in the name of a party, a team or a deed that nobody told us is not linked."""

import bases
import pytest
from test_linking import links
from test_opinions import seen

from briefgen.annotate.document import Word
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

NORLAND = Entity(
    id="norland",
    name="Norland",
    kind="place",
    country="no",
    capital="Nor",
    demonyms=("Norlandic",),
    place=("@x.yaml", 1),
)
SHIRE = Entity(id="shire", name="Shire", kind="place", country="no", place=("@x.yaml", 2))
PERU = Entity(
    id="peru",
    name="Peru",
    kind="place",
    country="pe",
    capital="Lima",
    demonyms=("Peruvian",),
    place=("@x.yaml", 3),
)
OWN = (NORLAND, SHIRE, PERU)
GREENS = bases.built("greens", "Green Party", "organisation", country="pe", prior=60)
FATH = bases.built("amal", "Amal", "organisation", country="no", prior=70)
BASE = Base(written((GREENS, FATH), tuple(map(bases.named, (GREENS, FATH)))))


def of(text, **more):
    return links(text, own=OWN, base=BASE, **more)


@pytest.mark.parametrize(
    "text",
    [
        "The Norlandic Congress met again.",
        "The Norlandic National Congress met again.",
        "Most of the Norland Declaration is old.",
        "They ride for Norland Team Rex this year.",
        "The Norlandic Home Rule Party won.",
        "The Norlandic Green Party won.",
        "A leader of the People's Party of Norland (Reformed) spoke.",
        "Bo Stone (Norland Victorious) won the stage.",
        "The Shire State Department of Health said so.",
        "The Shire Department of Health said so.",
    ],
)
def test_a_place_or_a_people_inside_a_longer_name_is_not_linked(text):
    place = next(n for n in ("Norlandic", "Norland", "Shire") if n in text)
    assert [link for link in of(text) if link[1] in ("norland", "shire")] == []
    assert of(text, extra=(seen(text, place, "place"),)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Norlandic Foreign Ministry said so.", "norland"),
        ("The Norlandic Supreme Court said so.", "norland"),
        ("The Norlandic Defence Minister left the Green Party.", "norland"),
        ("The Norlandic congress met again.", "norland"),
        ("The Peruvian Congress met again.", "peru"),
        ("The Peruvian Green Party won.", "peru"),
        ("The Norland Department of Health said so.", "norland"),
        ("Bo Stone (Norland Foreign Ministry) spoke.", "norland"),
    ],
)  # fmt: skip
def test_organs_of_a_state_and_its_own_parties_speak_of_it(text, who):
    assert who in [entity for _, entity in of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A Norlandic AI startup spoke.",
        "They met Norlandic External Affairs Minister Bo Stone.",
        "They met Cleo Hill and Norlandic External Affairs Minister Bo Stone.",
        "They met Norlandic Fuel and Roads Minister Bo Stone.",
        "They pay for the Norlandic Dam Project.",
        "Top Norlandic negotiators met.",
        "A Norlandic Casa plane flew.",
        "The police shot Norlandic Bo Stone.",
    ],
)
def test_a_people_before_what_is_no_name_of_it_is_linked_if_a_model_sees_it(text):
    persons = (seen(text, "Bo Stone", "person"),) if "Bo Stone" in text else ()
    people = seen(text, "Norlandic", "group")
    assert of(text, extra=(people, *persons)) == [("Norlandic", "norland")]


@pytest.mark.parametrize(
    "text",
    [
        "A Norlandic Quarter called Old End burns.",
        "They saw the Norlandic Championships there.",
        "Then minister Norlandic Gref spoke.",
        "The Pew Home and Norlandic Life Project ended.",
        "The Sudeten Norlandic AI startup spoke.",
        "A Norlandic Roads Commission report came.",
        "The Norlandic Casa plane flew.",
    ],
)
def test_a_people_in_a_longer_name_is_not_linked_though_a_model_sees_it(text):
    assert of(text, extra=(seen(text, "Norlandic", "group"),)) == []


def test_an_entry_of_the_sites_own_means_what_it_says():
    own = Entity(id="norland", name="Norland", kind="place", country="no", demonyms=("Norlandic",))
    assert links("The Norlandic Congress met again.", own=(own,)) == [("Norlandic", "norland")]


def test_a_body_before_an_arabic_article_has_a_longer_name():
    assert Word(0, "al-Amal").capital
    assert not Word(0, "al-amal").capital
    assert not Word(0, "all-American").capital
    assert of("On Monday Amal said so in Norland.") == [("Amal", "amal"), ("Norland", "norland")]
    assert of("On Monday Amal al-Nur said so in Norland.") == [("Norland", "norland")]


def test_a_rank_or_an_office_is_not_linked_before_a_name():
    rank = bases.built("colonel", "Colonel", "organisation", prior=70)
    base = Base(written((rank,), (bases.named(rank),)))
    assert links("They met Colonel Bo Stone.", own=(), base=base) == []
    assert links("They bought Colonel in May.", own=(), base=base) == [("Colonel", "colonel")]
    own = Entity(id="colonel", name="Colonel", kind="organisation", place=("@x.yaml", 1))
    text = "They met Colonel Bo Stone."
    assert links(text, own=(own,), extra=(seen(text, "Colonel", "organisation"),)) == []


@pytest.mark.parametrize(
    "text",
    [
        "NOR, Norland — A Peruvian court said no.",
        "NOR, Norland – Two Peruvian banks failed.",
        "They agreed — the Peruvian court said no.",
    ],
)
def test_a_small_word_behind_a_dash_is_no_part_of_a_name(text):
    assert ("Peruvian", "peru") in of(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met — Casa Peruvian said no.",
        "They met at Hotel Peruvian House.",
        "They met at Casa Peruvian – Lima.",
        "They met with Two Peruvian Sisters Records.",
        "They met with Air Peruvian — a firm.",
    ],
)
def test_other_names_before_a_people_stay_names(text):
    assert of(text) == []


def test_a_people_before_somebody_is_not_named_together_with_what_stands_before():
    text = "The crew has Ada Lund and Peruvian Ole Dahl on board."
    both = (seen(text, "Peruvian", "group"), seen(text, "Ole Dahl", "person"))
    assert of(text, extra=both) == [("Peruvian", "peru")]
    assert of(text, extra=both[:1]) == [], "the name of a firm, for all we know"
