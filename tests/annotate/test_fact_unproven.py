"""Lines that once said what their sentence doesn't."""

from __future__ import annotations

import pytest
from fact_stories import STORY, find

from briefgen.annotate import clause_gaps, clause_wants, fact_refs, fact_tails
from briefgen.annotate.clauses import Clause
from briefgen.annotate.plain import fold


def test_since_when_something_else_goes_on_is_no_day_of_what_happened() -> None:
    story = (
        (
            "Divers in Quito have found the ring of one of the nine clerks trapped in a flooded bank,"
            " and are holding out little hope."
        ),
        "The clerks have been trapped in the bank at Quito since Sunday.",
        "Quito police have arrested 11 people for their roles in the flood.",
    )
    found = find((*story, *STORY[2:]), headline="Ring recovered from flooded Quito bank").values
    assert "When" not in found


def test_at_least_stays_at_the_beginning_of_a_sentence() -> None:
    lead = "Two choirs of Quito clashed over the coastal railway on Friday."
    found = find((lead, "At least one singer was injured.", *STORY[2:]), headline="Choirs clash")
    assert found.values["Injured"] == "At least one singer"


def test_what_charges_are_about_is_no_reason_for_dropping_them() -> None:
    lead = (
        "The Ruritanian navy has dropped all criminal charges against a captain"
        " in connection with the drowning deaths of two clerks in Quito."
    )
    assert "Why" not in find((lead, *STORY[2:]), headline="Navy drops charges in Quito").values


@pytest.mark.parametrize(
    ("part", "goes"),
    [
        (" which was driven from power by nine fishermen", False),
        (" who had been dismissed in spring", False),
        (" who is forty", True),
        (" which runs nine ferries", True),
    ],
)
def test_what_somebody_was_stays_beside_the_name(part: str, goes: bool) -> None:
    assert clause_gaps._may_go(part) is goes


def test_what_came_before_somebody_was_taken_is_not_what_came_before_the_news() -> None:
    lead = "She met her grandson in Quito, snatched after being born in captivity."
    end = lead.index(", snatched")
    clause = Clause(0, end, lead[:end])
    assert clause_wants.is_stump(lead[: end + len(", snatched")], lead[end + len(", snatched") :])
    assert fact_tails._opening(lead, end, len(lead), clause) is None
    plain = lead.replace(", snatched", "")
    assert fact_tails._opening(plain, end, len(plain), clause) is not None


@pytest.mark.parametrize(
    ("rest", "goes"),
    [
        (", including “The Tide” and “The Ebb,” shocked many singers.", False),
        (", including the hall, was sold.", False),
        (", including two halls of the choir.", True),
    ],
)
def test_a_whole_sentence_keeps_the_verb_behind_what_it_includes(rest: str, goes: bool) -> None:
    assert (fact_refs._THEN.match(fold(rest)) is not None) is goes
