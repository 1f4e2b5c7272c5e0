"""Acronyms that a document explains itself."""

import pytest

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

ENTITIES = (
    Entity(id="corps", name="Northern River Corps", kind="organisation"),
    Entity(id="fund", name="Fund for Local Theatre", kind="organisation"),
    Entity(id="who", name="World Health Organization", kind="organisation", aliases=("WHO",)),
    Entity(id="ada", name="Ada Berg", kind="person"),
    Entity(
        id="tree", name="Tree and Field", kind="organisation", country="no", gloss="Green party."
    ),
    Entity(
        id="sun",
        name="Sun and Snow",
        kind="organisation",
        country="fi",
        gloss="Left-wing party.",
        aliases=("SUS",),
    ),
    Entity(id="norway", name="Norway", kind="place"),
)


def who(*texts, seen=(), more=()):
    passages = [Passage(i, text) for i, text in enumerate(texts)]
    there = (*ENTITIES, *more)
    found = (*candidates(matcher(names(there, ())), passages), *seen)
    known = resolve(passages, sentences(passages), found, {e.id: e for e in there}, ())
    return [(m.text, m.entity) for m in known.mentions]


def test_an_acronym_in_brackets_stands_for_the_name_before_it_from_then_on():
    found = who("NRC boats left. The Northern River Corps (NRC) sailed.", "An NRC crew returned.")
    assert found == [("Northern River Corps", "corps"), ("NRC", "corps"), ("NRC", "corps")]


def test_square_brackets_explain_as_round_ones_do():
    found = who("The Northern River Corps [NRC] sailed.", "An NRC crew returned.")
    assert found == [("Northern River Corps", "corps"), ("NRC", "corps"), ("NRC", "corps")]


def test_small_words_of_a_name_may_be_left_out_of_its_letters():
    assert who("the Fund for Local Theatre (FLT)")[1:] == [("FLT", "fund")]
    assert who("the Fund for Local Theatre (FFLT)")[1:] == [("FFLT", "fund")]


def test_letters_that_a_text_explains_otherwise_are_nobody_else_s():
    assert who("The Wetland Heritage Office (WHO) opened.", "The WHO has rooms.") == []


def test_letters_explained_are_the_same_in_small_ones():
    fish = Entity(id="fish", name="Lund Fish Office", kind="organisation", aliases=("LFO", "Lfo"))
    told = ("The Larch Forest Order (LFO) met.", "Those of the Lfo cheered.")
    assert who(*told, more=(fish,)) == []
    assert who(told[1], more=(fish,)) == [("Lfo", "fish")]


def test_letters_behind_a_party_are_its_own_in_another_language():
    found = who("Voters of Tree and Field (SUS) cheered.", "The SUS has seats.")
    assert found == [("Tree and Field", "tree"), ("SUS", "tree"), ("SUS", "tree")]


def test_letters_of_no_party_behind_one_are_not_the_party_s():
    found = who("Voters of Tree and Field (WHO) cheered.", "The WHO has rooms.")
    assert found == [("Tree and Field", "tree")]


def test_letters_that_are_nobody_s_stay_what_a_model_takes_them_for():
    seen = Candidate(Span(1, 4, 7), "WHO", kind="organisation", by="model")
    text = "The Wetland Heritage Office (WHO) opened."
    assert who(text, "The WHO has rooms.", seen=[seen]) == [("WHO", "")]


def test_another_spelling_of_a_known_name_explains_its_letters():
    found = who("The Worldwide Health Organization (WHO) met.", "The WHO has rooms.")
    assert found == [("WHO", "who"), ("WHO", "who")]


def test_without_an_explanation_letters_mean_what_the_knowledge_base_says():
    assert who("The WHO has rooms.") == [("WHO", "who")]


def test_an_explanation_of_a_known_name_changes_nothing():
    found = who("The World Health Organization (WHO) met. The WHO has rooms.")
    assert [entity for _, entity in found] == ["who", "who", "who"]


@pytest.mark.parametrize("text", ["Norway (AP) is cold. AP wrote.", "The river (NRC) rose. NRC"])
def test_brackets_with_other_letters_explain_nothing(text):
    assert [m for m in who(text) if m[0] in ("AP", "NRC")] == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Freedom and Meadow Farming (WHO) met. The WHO has rooms.", None),
        ("The WHO sat. The Council of Hat Makers (WHO) met.", None),
        ("The World Health Body (WHO) met. The WHO has rooms.", "who"),
        ("The doctors of the world (WHO) met. The WHO has rooms.", "who"),
        ("Ada Berg (WHO) met. The WHO has rooms.", "who"),
    ],
)
def test_letters_beside_the_name_of_another_body_are_not_those_of_who_is_known_by_them(
    text, entity
):
    found = [m for m in who(text) if m[0] == "WHO"]
    assert found == ([("WHO", entity)] * 2 if entity else [])


@pytest.mark.parametrize("owner", ["'s", "’s"])
def test_a_possessive_before_brackets_is_no_part_of_the_name(owner):
    found = who(f"The Northern River Corps{owner} (NRC) boats sailed.", "An NRC crew returned.")
    assert found == [("Northern River Corps", "corps"), ("NRC", "corps"), ("NRC", "corps")]


@pytest.mark.parametrize(
    "text",
    [
        "The Wetland Heritage Office's (WHO) rooms opened.",
        "Its Northern Camp's (NC) boats sailed, the Nut Co's (NCS) too.",
        "Ada Berg's (NRC) boats sailed.",
    ],
)
def test_a_possessive_before_brackets_makes_nobody_of_other_letters(text):
    assert [entity for _, entity in who(text) if entity not in ("", "ada")] == []
