"""Names with a nickname between first and last name."""

import bases
import pytest
from test_linking import links
from test_opinions import seen

from briefgen.annotate.lookup import known_names
from briefgen.annotate.nicknames import joined, nicked, whole
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

BASE = bases.base()


def held(text):
    """The names of the base that go on behind a nickname."""
    places = nicked([Passage(3, text)])
    return [
        (c.text, c.guesses[0].id)
        for place in places
        for c in whole(place, known_names(BASE, (place.passage,), {}))
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Ada “Ace” Moore",
        'Ada "Ace" Moore',
        "Ada “The Ace” Moore",
        "Ada 'Ace' Moore",
        "Ada ‘Ace’ Moore",
    ],
)
def test_a_name_is_looked_up_without_the_nickname(name):
    text = f"On Monday President {name}'s train came."
    assert held(text) == [(name, "ada-moore")]
    (place,) = nicked([Passage(3, text)])
    (found,) = whole(place, known_names(BASE, (place.passage,), {}))
    assert found.span == (3, text.index("Ada"), text.index("'s train"))


@pytest.mark.parametrize(
    "text",
    [
        "Ada “Ace,” Moore said.",
        "Ada said “Ace” Moore was late.",
        "Then Ada “Ace” left Moore.",
        "Ada, “Ace” Moore and others",
        "Ada “who had never seen such a thing before” Moore",
        "Ada Moore “Ace” Hilton",
    ],
)
def test_other_words_in_marks_are_no_nickname(text):
    assert held(text) == []


def test_a_model_sees_one_person_in_both_halves():
    text = "Then Gus “Tutu” de Mora came to Lund."
    found = (
        seen(text, "Gus", "person"),
        seen(text, "Tutu", "person"),
        seen(text, "Mora", "person"),
        seen(text, "Lund", "place"),
    )
    after = joined(found, [Passage(0, text)])
    assert [(c.text, c.kind) for c in after] == [
        ("Gus “Tutu” de Mora", "person"),
        ("Lund", "place"),
    ]


def test_what_a_model_takes_for_no_person_stays_apart():
    text = "Then Gus “Tutu” Lund came."
    found = (seen(text, "Gus", "person"), seen(text, "Lund", "place"))
    assert joined(found, [Passage(0, text)]) == found


def test_a_long_text_of_nothing_else_is_read_at_once():
    text = 'Ada "Ace" ' * 4_000
    found = [seen(text, "Ada", "person")]
    assert len(joined(found, [Passage(0, text)])) == 1


def test_a_people_in_the_marks_is_a_nickname():
    finland = Entity(
        id="finland", name="Finland", kind="place", demonyms=("Finn",), place=("@x", 1)
    )
    text = "Then Gus “Finn” Lund came."
    assert links(text, own=(finland,)) == [("Finn", "finland")]
    assert links(text, own=(finland,), extra=(seen(text, "Gus “Finn” Lund", "person"),)) == []
