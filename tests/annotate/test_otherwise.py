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
BASE = Base(
    written(
        ALL,
        (
            *map(bases.named, ALL),
            bases.named(ALL[2], "Ida Lund", 9, "alias"),
            bases.named(ALL[4], "Hern", 9, "alias"),
        ),
    )
)
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
        "Ships of the Ole Dahl class are slow.",
        "An Ole Dahl-class ship is slow.",
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
        ("They flew in a Holm Guard 747 to Lyon.", "holm-guard"),
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
        ("The summit in the Hern closed.", ""),
        ("In trade the Hern jumped 846 points.", ""),
        ("In trade Hern jumped by half.", "heron"),
        ("In trade the Heron jumped 846 points.", "heron"),
        ("It was the Hern plant that burned.", "heron"),
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


def test_a_contest_is_meant_where_one_wins_whatever_a_model_sees():
    text = "She won the title at Ida Lund in May."
    assert of(text, base=BASE, extra=(seen(text, "Ida Lund", "person"),)) == "lund-open"


def test_what_others_have_for_a_name_too_is_not_linked_again_against_a_model():
    twins = (
        bases.built("vim", "Vim", "product", prior=60, gloss="A cleaner."),
        bases.built("vim-2", "Vim Holm", "organisation", prior=20, gloss="A bank."),
    )
    names = (*map(bases.named, twins), bases.named(twins[1], "Vim", 5, "alias"))
    texts = ("They use the cleaner Vim at home.", "Vim is dear.")
    person = seen(texts[1], "Vim", "person", 1)
    base = Base(written(twins, names))
    assert [id_ for _, id_ in links(*texts, base=base, extra=(person,))] == ["vim"]


def test_a_firm_whose_name_is_a_word_is_meant_beside_another_firm():
    firms = (
        bases.built("peach", "Peach", "organisation", prior=60, gloss="US maker of toys."),
        bases.built("holm-bank", "Holm Bank", "organisation", prior=70, gloss="French bank."),
    )  # fmt: skip
    base = Base(written(firms, (bases.named(firms[0], shared=True), bases.named(firms[1]))))
    assert links("They like Peach a lot.", base=base) == []
    for text in ("Peach and Holm Bank rose.", "They own Holm Bank, Peach and all of it."):
        assert ("Peach", "peach") in links(text, base=base)


def test_what_all_know_is_linked_at_the_start_of_a_sentence_if_a_model_sees_a_name():
    text = "Coinet rose by half."
    assert links(text, base=BASE) == []
    assert links(text, base=BASE, extra=(seen(text, "Coinet", "person"),)) == []
    assert links(text, base=BASE, extra=(seen(text, "Coinet", "organisation"),)) == [
        ("Coinet", "coinet")
    ]
