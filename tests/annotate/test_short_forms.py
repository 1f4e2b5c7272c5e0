"""Words that shorten the name of a body that nobody knows are nobody else's."""

import bases
import pytest
from test_linking import links
from test_opinions import BUILT_IN

from briefgen.annotate.annotation import Candidate, Span
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

HEAP = bases.built("heron-hill", "Heron", "other", prior=60, gloss="A hill of stones.")
LISTED = bases.built(
    "dalo", "Dalo", "organisation", prior=70, country="fr", gloss="Company in France."
)
TOLD = bases.built(
    "pelon", "Pelon", "organisation", prior=70, country="fr", gloss="French maker of clocks."
)
AIRLINE = bases.built("joint-airlines", "Joint Airlines", "organisation", prior=70, country="fr")
TOWN = bases.built("arno", "Arno", "place", prior=80, country="fr")
ENTITIES = (HEAP, LISTED, TOLD, AIRLINE, TOWN)
NAMES = [*map(bases.named, ENTITIES), bases.named(AIRLINE, "Joint", 9, "alias")]
BASE = Base(written(ENTITIES, tuple(NAMES)))


def meant(text):
    return [entity for _, entity in links(text, base=BASE, own=BUILT_IN) if entity != "france"]


@pytest.mark.parametrize(
    ("alone", "beside", "owner"),
    [
        (
            "He wrote about Heron and then about Heron.",
            "Shares in Heron Energy fell.",
            "heron-hill",
        ),
        ("In France he sold his part of Dalo again.", "It owns Dalo Airlines.", "dalo"),
        (
            "In France he sold his part of Joint again.",
            "It owns Joint Breweries.",
            "joint-airlines",
        ),
    ],
)
def test_a_short_form_of_an_unknown_body_is_nobody_else(alone, beside, owner):
    assert owner in meant(alone)
    assert meant(f"{alone} {beside}") == []


def test_the_legal_form_of_a_firm_makes_no_other_firm_of_it():
    assert "dalo" in meant("In France he sold his part of Dalo again. It owns Dalo Holdings.")
    assert "heron-hill" not in meant("He wrote about Heron and about Heron. It is Heron Holdings.")


def test_a_body_told_by_this_name_keeps_it_beside_its_divisions():
    assert "pelon" in meant("In France he sold his part of Pelon again. It owns Pelon Pictures.")


def test_a_body_named_in_full_keeps_its_short_form():
    text = "The firm Joint Airlines grew in France. He sold his part of Joint. It owns Joint Breweries."
    assert meant(text) == ["joint-airlines", "joint-airlines"]


def test_a_place_stays_a_place():
    assert "arno" in meant("He lives in Arno, France. It owns Arno Breweries.")
    assert ("France", "france") in links("He left France. It owns France Breweries.", own=BUILT_IN)


@pytest.mark.parametrize("office", ["Press Office", "Energy Secretary", "Capital Committee"])
def test_an_office_is_no_firm_that_a_word_may_shorten(office):
    text = "In France he sold his part of Joint again."
    assert "joint-airlines" in meant(f"{text} The Joint {office} said so.")
    assert "joint-airlines" not in meant(f"{text} Joint Energy's boss said so.")


def test_the_word_for_an_office_of_a_country_shortens_no_firm():
    house = bases.built(
        "french-treasury",
        "French Treasury",
        "organisation",
        prior=60,
        country="fr",
        gloss="A body.",
    )
    names = [bases.named(house), bases.named(house, "Treasury", 8, "alias", shared=True)]
    base = Base(written((house,), tuple(names)))
    text = "France waited. In France they asked the Treasury. Treasury Securities fell."
    assert ("Treasury", "french-treasury") in links(text, base=base)


def test_a_well_known_short_name_that_stands_before_the_longer_one_is_kept():
    known = bases.built(
        "old-melo",
        "Old Melo",
        "organisation",
        prior=70,
        country="fr",
        gloss="French maker of hats.",
    )
    names = [bases.named(known), bases.named(known, "Melo", 9, "alias")]
    base = Base(written((known,), tuple(names)))
    before, longer = "In France he sold his part of Melo again.", "It owns Melo Pictures."
    assert ("Melo", "old-melo") in links(f"{before} {longer}", base=base)
    assert ("Melo", "old-melo") not in links(f"{longer} {before}", base=base)


def test_letters_mean_the_same_beside_a_longer_name():
    body = bases.built("zqab", "ZQAB", "other", prior=70, country="fr", gloss="A treaty of France.")
    base = Base(written((body,), (bases.named(body),)))
    text = "France waited. They met to sign the ZQAB in France."
    assert ("ZQAB", "zqab") in links(text, base=base)
    assert ("ZQAB", "zqab") in links(f"{text} The ZQAB Airlines grew.", base=base)


def test_capitals_of_a_heading_make_no_firm():
    text = "He wrote about Heron and then about Heron."
    assert "heron-hill" in [
        entity for _, entity in links(text, "Rain Falls Over Heron Energy", base=BASE)
    ]
    longer = "It falls over Heron Energy."
    assert "heron-hill" not in [entity for _, entity in links(text, longer, base=BASE)]


def test_a_name_that_a_model_sees_whole_is_no_part_of_a_firms():
    text = "He wrote about Heron and then about Heron. They read a Heron Energy report."
    at = text.rindex("Heron")
    seen = Candidate(Span(0, at, at + 5), "Heron", by="model", kind="other")
    assert meant(text) == []
    assert ("Heron", "heron-hill") in links(text, base=BASE, own=BUILT_IN, extra=(seen,))


@pytest.mark.parametrize("text", ["It pays Bank Prime First Arno a rent.", "They met High Arno."])
def test_a_word_that_is_no_office_alone_belongs_to_the_place_behind_it(text):
    assert meant(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The brewer French and Arno (F&A) grew.",
        "The Union of Arno and Dalo (UAD) met.",
        "The brewer Pelon & Arno (P&A) grew.",
        "The Arno (Special) Dalo Act (ASDA) is old.",
    ],
)
def test_a_name_that_its_letters_follow_is_one_name(text):
    assert links(text, base=BASE, own=BUILT_IN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officials of France and Arden (FA) met.", ["france"]),
        ("Officials of Arden and France (AF) met.", ["france"]),
        ("Gains came in Arno, Dalo, Pelon (ADP).", ["arno"]),
        ("The Union of Arno and France (UAF) met.", ["france"]),
    ],
)
def test_a_list_of_countries_is_no_name_before_its_letters(text, found):
    nation = Entity(
        id="france",
        name="France",
        kind="place",
        country="fr",
        capital="Paris",
        demonyms=("French",),
        place=("@x.yaml", 1),
    )
    assert {entity for _, entity in links(text, base=BASE, own=(nation,))} >= set(found)


def test_letters_that_are_of_something_else_join_nothing():
    assert "arno" in meant("He left Arno, in France (EU).")


def test_a_topic_behind_a_name_is_a_part_of_it_unless_an_office_follows():
    assert links("It left France Energy Ministry staff out.", own=BUILT_IN)
    assert links("It left France Energy out.", own=BUILT_IN) == []


def test_beside_a_known_firm_a_word_is_that_firm_or_nobody():
    firm = bases.built("heron-energy", "Heron Energy", "organisation", prior=70, country="fr")
    entities = (*ENTITIES, firm)
    base = Base(written(entities, (*NAMES, bases.named(firm))))
    text = "Shares in Heron Energy fell. They fear for Heron, and Heron fears."
    assert links(text, base=base, own=BUILT_IN) == [("Heron Energy", "heron-energy")]
    start = text.index("Heron,")
    seen = Candidate(Span(0, start, start + 5), "Heron", by="model", kind="organisation")
    found = links(text, base=base, own=BUILT_IN, extra=(seen,))
    assert found == [("Heron Energy", "heron-energy"), ("Heron", "heron-energy")]


def test_a_firm_keeps_the_short_form_that_the_lists_give_it():
    text = "In France he sold Joint Airlines. He sold his part of Joint again in France."
    assert ("Joint", "joint-airlines") in links(text, base=BASE, own=BUILT_IN)
