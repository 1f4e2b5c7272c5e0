"""Whom a surname means after a relative has been named."""

import pytest

from briefgen.annotate.matching import candidates, matcher
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity, Role
from briefgen.source.passage import Passage

ENTITIES = (
    Entity(id="ivo", name="Ivo Lund", kind="person", roles=(Role(title="Mayor"),)),
    Entity(id="rosa", name="Rosa Lund", kind="person"),
    Entity(id="olga", name="Olga Lund", kind="person", roles=(Role(title="Senator"),)),
)
MATCHER = matcher(names(ENTITIES, ()))


def read(text):
    passages = [Passage(0, text)]
    found = candidates(MATCHER, passages)
    return resolve(passages, sentences(passages), found, {e.id: e for e in ENTITIES}, ())


def last(text):
    """Whom the last mention means."""
    return read(text).mentions[-1].entity


@pytest.mark.parametrize(
    "relative",
    [
        "He came with his wife Rosa Lund.",
        "His late wife, Rosa Lund, was a pilot.",
        "The first lady, Rosa Lund, waved.",
        "Rosa Lund, his wife, waved.",
        "Rosa Lund, the jailed mayor's wife, waved.",
        "Rosa Lund, the wife of the mayor, waved.",
        "His father, Emil Lund, was a smith.",
        "He met his cousin, Emil Lund.",
    ],
)
@pytest.mark.parametrize("called", ["", "Lund smiled. "])
def test_a_relative_never_takes_a_surname_from_who_was_named_before(relative, called):
    found = read(f"Ivo Lund spoke. {called}{relative} Lund left.")
    assert (found.mentions[-1].entity, found.remarks) == ("ivo", ())


@pytest.mark.parametrize(
    "relative",
    [
        "He is the son of former Mayor Emil Lund.",
        "He is the son of ex-President Emil Lund Berg.",
        "His sister, Senator Olga Lund, waved.",
        "His sister, Olga Lund, waved.",
    ],
)
def test_a_relative_with_an_office_takes_it_from_nobody_who_was_called_so(relative):
    assert last(f"Ivo Lund spoke. Lund smiled. {relative} Lund left.") == "ivo"
    assert last(f"Ivo Lund spoke. {relative} Lund left.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Lund spoke. Lund smiled. Rosa Lund waved. Lund left.",
        "Rosa Lund, wife of Mayor Ivo Lund, waved. Lund left.",
        "His wife, Rosa Lund, waved. Ivo Lund spoke. Lund left.",
        "Ivo Lund, his wife and Rosa Lund came. Lund left.",
    ],
)
def test_where_it_stays_open_the_editor_hears_of_it(text):
    found = read(text)
    assert found.mentions[-1].entity == ""
    assert [r.code for r in found.remarks] == ["ambiguous-name"]


def test_a_relative_alone_has_the_surname_if_nobody_was_called_by_it_before():
    assert last("The baker died. His widow, Rosa Lund, wept. Lund left.") == "rosa"
    assert last("Lund died. His widow, Rosa Lund, wept. Lund left.") == ""


def test_long_words_and_commas_cost_no_more_than_they_are():
    assert last("Ivo Lund" + ", a" * 50_000 + " Lund") == "ivo"
    assert last("Ivo Lund, " + "a" * 200_000 + "'s Lund") == "ivo"


def test_a_headline_calls_people_whom_the_body_names():
    body = read("Ivo Lund spoke. His wife, Rosa Lund, waved.").mentions
    head = [Passage(9, "Lund speaks", "heading")]
    known = {e.id: e for e in ENTITIES}
    found = resolve(head, sentences(head), (), known, (), before=body)
    assert [m.entity for m in found.mentions] == [""]
