"""Names that something else bears, as the words beside them tell: models, trophies, dishes, places."""

import bases
import pytest
from test_linking import links, of
from test_opinions import seen

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

ALL = (
    bases.built("ida-lund", "Ida Lund", "person", prior=50, gloss="Pilot."),
    bases.built("ole-dahl", "Ole Dahl", "person", prior=50, gloss="Pilot."),
    bases.built("lund-open", "Lund Open", "event", prior=60, gloss="Tennis tournament in Lund."),
    bases.built("holm-guard", "Holm Guard", "organisation", prior=60, gloss="Armed force."),
    bases.built("heron", "Heron", "organisation", prior=72, country="us", gloss="US chemical company."),
    bases.built("rada", "Norland Rada", "organisation", prior=55, gloss="Parliament."),
    bases.built("slimoril", "Slimoril", "product", prior=58, gloss="Drug against overweight."),
    bases.built("coinet", "Coinet", "product", prior=66, gloss="A cryptocurrency."),
)  # fmt: skip
BASE = Base(written(ALL, (*map(bases.named, ALL), bases.named(ALL[2], "Ida Lund", 9, "alias"))))
PLACES = (
    Entity(id="arden", name="Arden", kind="place", country="fr", place=("@x.yaml", 1)),
    Entity(id="norland", name="Norland", kind="place", country="fr", place=("@x.yaml", 1)),
)


@pytest.mark.parametrize(
    "text",
    [
        "They sell the Ole Dahl 1 and other shoes.",
        "They sell an Ole Dahl 12 in red.",
        "She won the Coupe Ole Dahl again.",
        "They met in the Avenue Ole Dahl at noon.",
        "The prize went to The Ballad of Ole Dahl at noon.",
        "They sell the Holm Guard 3, and boots.",
    ],
)
def test_what_bears_a_name_is_not_its_owner(text):
    assert of(text, base=BASE) == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met the Ole Dahl 1,000 knew.", "ole-dahl"),
        ("Death of Ole Dahl shocks many in the town.", "ole-dahl"),
        ("They met the captain Ole Dahl at noon.", "ole-dahl"),
        ("The Holm Guard 30 percent of voters trust was sent.", "holm-guard"),
        ("They joined Holm Guard 3 years ago.", "holm-guard"),
    ],
)
def test_numbers_and_words_that_make_no_name_of_it(text, who):
    assert of(text, base=BASE) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("She won the title at Ida Lund in May.", "lund-open"),
        ("She has won nothing at Ida Lund.", "lund-open"),
        ("They shouted at Ida Lund in May.", "ida-lund"),
        ("They hit back at Ida Lund in May.", "ida-lund"),
        ("They met at Ida Lund's house in May.", "ida-lund"),
    ],
)
def test_a_person_is_no_place_at_which_one_wins(text, who):
    assert of(text, base=BASE) == who


@pytest.mark.parametrize(
    "text",
    [
        "They had beef Arden for lunch.",
        "It is the Arden strain that spreads.",
    ],
)
def test_a_dish_and_a_strain_are_no_places(text):
    assert links(text, own=PLACES) == []


def test_a_place_beside_other_words_stays_one():
    assert links("They had beef in Arden.", own=PLACES) == [("Arden", "arden")]
    assert links("They fear the strain in the Arden of today.", own=PLACES) == [("Arden", "arden")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The summit in the Heron closed.", ""),
        ("In trade the Heron jumped 846 points.", ""),
        ("In trade Heron jumped by half.", "heron"),
        ("It was the Heron plant that burned.", "heron"),
    ],
)
def test_a_firm_goes_without_an_article(text, who):
    assert of(text, base=BASE) == who


def test_an_article_tells_that_a_full_name_is_no_person():
    for text, found in (
        ("Then the Norland Rada voted.", ["rada"]),
        ("Then Norland Rada voted.", []),
    ):
        person = seen(text, "Norland Rada", "person")
        assert [id_ for _, id_ in links(text, base=BASE, extra=(person,))] == found


def test_a_name_that_is_linked_once_is_linked_again_whatever_a_model_sees():
    texts = ("They take the drug Slimoril at home.", "Slimoril is dear.")
    person = seen(texts[1], "Slimoril", "person", 1)
    assert [id_ for _, id_ in links(*texts, base=BASE, extra=(person,))] == ["slimoril"] * 2
    other = ("They take the drug Slimoril at home.", "Slimoril is Ole Slimoril here.")
    man = (seen(other[1], "Slimoril", "person", 1), seen(other[1], "Ole Slimoril", "person", 1))
    assert [id_ for _, id_ in links(*other, base=BASE, extra=man)] == []


def test_what_all_know_is_linked_at_the_start_of_a_sentence_if_a_model_sees_a_name():
    text = "Coinet rose by half."
    assert links(text, base=BASE) == []
    assert links(text, base=BASE, extra=(seen(text, "Coinet", "person"),)) == []
    assert links(text, base=BASE, extra=(seen(text, "Coinet", "organisation"),)) == [
        ("Coinet", "coinet")
    ]
