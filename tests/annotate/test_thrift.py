"""Work that is left out leaves nothing out: cheap looks agree with the expressions that they stand before."""

from __future__ import annotations

from typing import NoReturn

import pytest
from fact_stories import find
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate import (
    clause_cuts,
    clause_ends,
    clause_gaps,
    clause_wants,
    fact_sources,
    facts,
    finite,
)
from briefgen.annotate.clauses import clauses
from briefgen.annotate.lexicon import word_set
from briefgen.source.article import GivenFact

WORDS = sorted(
    word_set(
        "the an of on at by in which it had has been was to be they people someone one same day way event number place week "
        "after without said meeting going talks ready told held set up fears signals guilty apologises accused wounded hurt made "
        "soldiers and or have many shortly just Lima called off him here, today yesterday, meanwhile, that, — -- (two) ( ) , ; . ”"
    )
)
"""Of what the expressions look for, and of what stands around it."""
ENDS = [
    f"{lead}{one} {other}"
    for lead in ("", "soldiers was ", "on the ")
    for one in WORDS
    for other in [*WORDS, "\n"]
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


def refuse(*_: object) -> NoReturn:
    """Nobody needs it."""
    raise AssertionError


def test_an_end_is_judged_as_by_the_expression_alone() -> None:
    for text in ENDS:
        assert clause_ends._ends_badly(text) == bool(clause_ends._BAD_END.search(text)), text
        assert clause_wants._asks(text) == bool(clause_wants._ASKS.search(text)), text


def test_no_participle_and_nothing_left_over_is_missed() -> None:
    for text in ENDS:
        done = text.rstrip().endswith(clause_wants._DONE)
        assert done or not clause_wants._PARTICIPLE.search(text), text
        left = text.rstrip().rpartition(" ")[2] in clause_cuts._LEFT_LAST
        assert left or not clause_cuts._LEFT_OVER.search(text), text


def test_no_gap_is_missed() -> None:
    pointing = (clause_gaps._POINTING, clause_gaps._MEANWHILE)
    setting_off = (clause_gaps._BRACKET, clause_gaps._DASHED)
    for text in (f"The ship {end} has sunk" for end in ENDS):
        assert any(clause_gaps._pointing(text)) == any(kind.search(text) for kind in pointing), text
        assert any(clause_gaps._brackets(text)) == any(kind.search(text) for kind in setting_off)


@given(TEXTS)
def test_words_are_the_same_with_and_without_brackets_and_names(text: str) -> None:
    plain = finite._CALLED_OFF.sub("was ", finite._BRACKETS.sub("", text))
    assert finite._words(text) == finite._WORDS.findall(plain)


def test_a_sentence_that_reads_well_as_it_is_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The council rejected the plan for the harbour after a long debate on Monday."
    everything = list(clauses(sentence))
    assert len(everything) > 1
    monkeypatch.setattr(clause_cuts, "_inner_ends", refuse)
    assert next(clauses(sentence)) == everything[0]


@given(TEXTS)
def test_clauses_come_the_longest_first_and_once(text: str) -> None:
    texts = [clause.text for clause in clauses(f"The council rejected the plan {text} on Monday.")]
    assert texts == sorted(texts, key=len, reverse=True)
    assert len(set(texts)) == len(texts)


QUIET = (
    "It was a mild morning by the sea. Nobody knew why.",
    "On Friday, two boats sank, killing at least 14 sailors.",
)
"""Of what the headline tells nothing is said."""


def test_without_what_happened_no_fact_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_sources, "best_date", refuse)
    assert find(QUIET, headline="Parliament votes on budget").facts == ()


def test_beside_a_fact_of_the_editor_others_are_sought_all_the_same() -> None:
    own = GivenFact(label="Weather", value="mild morning")
    found = find(QUIET, (own,), headline="Parliament votes on budget")
    assert "Weather" in found.values
    assert len(found.facts) > 1


def test_what_makes_no_box_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "_is_proven", refuse)
    line = "Parliament rejected the budget for the new harbour of Lima in a vote at midnight."
    assert find((line,), headline="Parliament rejects budget").facts == ()
