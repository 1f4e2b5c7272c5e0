"""Speakers who are called by their nation, and who may be “he” or “she”."""

import pytest

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.genders import may_be
from briefgen.annotate.nationals import nationals
from briefgen.annotate.quotations import quotations
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

PLACES = (
    Entity(
        id="norland",
        name="Norland",
        kind="place",
        country="no",
        capital="Nor",
        demonyms=("Norlander", "Norlandish"),
    ),
)
PEOPLE = (
    Entity(id="ada", name="Ada Moore", kind="person", country="no"),
    Entity(id="ben", name="Ben Reyes", kind="person", country="su"),
    Entity(id="cal", name="Cal Reed", kind="person", country="no"),
)
ENTITIES = {e.id: e for e in (*PLACES, *PEOPLE)}


def mentions(text: str) -> tuple[Mention, ...]:
    named = {e.name: (e.id, e.kind, "name") for e in ENTITIES.values()}
    named |= {d: (e.id, "place", "demonym") for e in PLACES for d in e.demonyms}
    named["Eva Fenn"] = ("", "person", "model")
    found = []
    for name, (id_, kind, by) in named.items():
        at = text.find(name)
        while at >= 0:
            if not text[at + len(name) :][:2].isalpha():
                found.append(Mention(Span(0, at, at + len(name)), name, kind, id_, by))
            at = text.find(name, at + 1)
    return tuple(sorted(found))


def speakers(text: str) -> list[str]:
    passages = (Passage(index=0, text=text),)
    known, texts = mentions(text), {0: text}
    names = {e.id: e.name for e in ENTITIES.values()}
    nations = nationals(known, ENTITIES, texts)
    found = quotations(passages, sentences(passages), known, names, nations)
    return [one.speaker_name for one in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Moore lost to Ben Reyes. “It is late,” the Norlander said.", "Ada Moore"),
        ("Ada Moore lost to Ben Reyes. “It is late,” said the Norlander.", "Ada Moore"),
        ("Ada Moore lost to Cal Reed. “It is late,” the Norlander said.", ""),
        ("Ada Moore lost to Ben Reyes. “It is late,” the Norlandish said.", ""),
        ("Ben Reyes lost to the Norlandish skier Eva Fenn. “It is late,” the Norlander said.", "Eva Fenn"),
        ("Ada Moore beat the Norlandish skier Eva Fenn. “It is late,” the Norlander said.", ""),
        ("Ben Reyes lost a race to Eva Fenn. “It is late,” the Norlander said.", ""),
    ],
)  # fmt: skip
def test_the_only_one_of_a_nation_is_called_by_it(text: str, who: str) -> None:
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("name", "left", "he", "she"),
    [
        ("Ole Berg", "", True, True),
        ("Nanette Berg", "", False, True),
        ("Donald Berg", "", True, False),
        ("Andrea Berg", "", True, True),
        ("Berg", "Mr ", True, False),
        ("Xana", "his daughter ", False, True),
        ("Donald Berg", "Ms ", False, True),
        ("Lund", "", False, True),
    ],
)
def test_a_title_or_a_given_name_tells_who_may_be_he(
    name: str, left: str, he: bool, she: bool
) -> None:
    text = f"{left}{name}"
    one = Mention(Span(0, len(left), len(text)), name, "person", "", "model")
    full = {"Lund": "Christine Lund"}

    assert (may_be(text, one, "he", full), may_be(text, one, "she", full)) == (he, she)
