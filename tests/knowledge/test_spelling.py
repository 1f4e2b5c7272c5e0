"""Words that Britain and America spell differently."""

import pytest

from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.spelling import american, british, respelt

PAIRS = [
    ("World Trade Organisation", "World Trade Organization"),
    ("the Organisations", "the Organizations"),
    ("MINISTRY OF DEFENCE", "MINISTRY OF DEFENSE"),
    ("Centre for Theatres", "Center for Theaters"),
    ("aid programme", "aid program"),
]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_each_spelling_becomes_the_other(ours, theirs):
    assert american(ours) == american(theirs) == theirs
    assert british(theirs) == british(ours) == ours
    assert respelt(ours) == (theirs,)
    assert respelt(theirs) == (ours,)


@pytest.mark.parametrize(
    "same", ["Labour", "Grey", "Prize", "Programmer", "Centrepoint", "ISATION"]
)
def test_other_words_stay(same):
    assert respelt(same) == ()


def test_own_entries_and_terms_are_found_in_both_spellings():
    entity = Entity(id="centre", name="Reef Centre", kind="organisation")
    term = Term(id="plan", name="defence programme", gloss="A plan.")
    found = {name.surface for name in names([entity], [term])}
    assert {"Reef Centre", "Reef Center"} <= found
    assert {"defence programme", "defense program"} <= found
    assert {"defence programmes", "defense programs"} <= found
