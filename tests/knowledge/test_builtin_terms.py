"""The glossary that comes with the program."""

from collections import Counter
from importlib.resources import files

import pytest

from briefgen.knowledge.aliases import claimed_twice, names
from briefgen.knowledge.keys import key
from briefgen.knowledge.reader import LONGEST_GLOSS, knowledge
from briefgen.knowledge.store import Base
from briefgen.source.slugs import flaw

FOLDER = files("briefgen") / "knowledge" / "data"
ENTITY_FILES = ("places.yaml", "regions.yaml", "organisations.yaml")
LONGEST_IN_WORDS = 30
SURE = 8
"""The least weight of a name that an entity of the large knowledge base has for its main one."""


@pytest.fixture(scope="module")
def read():
    found = [file for file in FOLDER.iterdir() if file.name.startswith("glossary-")]
    return {
        file.name: knowledge(f"@knowledge/{file.name}", file.read_text("utf-8"), default="entity")
        for file in found
    }


@pytest.fixture(scope="module")
def terms(read):
    return [term for part, _ in read.values() for term in part.terms]


@pytest.fixture(scope="module")
def entities():
    texts = {name: (FOLDER / name).read_text("utf-8") for name in ENTITY_FILES}
    parts = [knowledge(f"@{name}", text, default="entity")[0] for name, text in texts.items()]
    return [entity for part in parts for entity in part.entities]


@pytest.fixture(scope="module")
def base():
    return Base((FOLDER / "kb.bin").read_bytes())


def repeated(values):
    return [value for value, count in Counter(values).items() if count > 1]


def test_there_are_three_hundred_terms_and_nothing_else_without_findings(read, terms):
    assert len(terms) >= 300
    assert [finding for _, findings in read.values() for finding in findings] == []
    assert [entity for part, _ in read.values() for entity in part.entities] == []


def test_every_definition_is_short_enough_for_a_card(terms):
    long = [t.id for t in terms if len(t.gloss.split()) > LONGEST_IN_WORDS]
    assert long + [t.id for t in terms if not 10 <= len(t.gloss) <= LONGEST_GLOSS] == []


def test_a_definition_is_a_sentence_that_does_not_begin_with_its_own_term(terms):
    assert [t.id for t in terms if not (t.gloss[0].isupper() and t.gloss.endswith("."))] == []
    begun = [t.id for t in terms for n in (t.name, *t.aliases) if f"{t.gloss} ".startswith(f"{n} ")]
    lower = [t.id for t in terms if t.gloss.lower().startswith(t.name.lower())]
    assert begun + lower == []


def test_no_two_definitions_are_the_same(terms):
    assert repeated(t.gloss for t in terms) == []


def test_ids_are_unique_and_portable(terms, entities, base):
    assert repeated([entry.id for entry in (*terms, *entities)]) == []
    assert [t.id for t in terms if flaw(t.id)] == []
    assert [t.id for t in terms if base.index(t.id) >= 0] == []


def test_no_spelling_is_claimed_by_two_terms_or_by_a_term_and_an_entity(terms, entities):
    ids = {t.id for t in terms}
    assert [c for c in claimed_twice(entities, terms) if ids.intersection(c.ids)] == []
    folded = {(name.surface.casefold(), name.id) for name in names((), terms)}
    assert repeated(surface for surface, _ in folded) == []


def test_no_term_is_the_name_of_something_in_the_large_knowledge_base(terms, base):
    # In small letters alone ("constitutional court") a term takes nothing from a name.
    spellings = [s for t in terms for s in (t.name, *t.aliases) if not (t.case and s.islower())]
    assert [s for s in spellings if any(o.weight >= SURE for o in base.owners(key(s)))] == []


def test_acronyms_count_in_capitals_alone(terms):
    table = {name.surface: name for name in names((), terms)}
    assert table["GDP"].case
    assert not table["gross domestic product"].case


def test_the_files_are_sorted_by_id(read):
    assert read
    for part, _ in read.values():
        ids = [term.id for term in part.terms]
        assert ids == sorted(ids)
