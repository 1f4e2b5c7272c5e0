"""A box keeps to one event: nothing from where a report turns to another, no toll of another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fact_stories import find
from test_clauses import main_clause

from briefgen.annotate.fact_rounds import is_of_event, until_other_event
from briefgen.annotate.fact_views import stems

LEAD = "A bus of the coastal railway overturned near a mill in Quito on Friday."
SECOND = "The bus carried nine drivers of the coastal railway to a meeting."
HEADLINE = "Bus of coastal railway overturns in Quito"
OTHER = "a ferry sank off the coast, killing 31 sailors and injuring 40 others"


@pytest.mark.parametrize(
    "opening",
    [
        "Elsewhere in the valley,",
        "Meanwhile, police say",
        "Separately,",
        "In another accident,",
        "In a separate road accident,",
        "In other news,",
    ],
)
def test_nothing_is_told_of_what_a_report_turns_to(opening: str) -> None:
    story = (
        LEAD,
        f"{opening} {OTHER}.",
        "Mayor Mira Holt said the coastal ferry was bound for Lima with a load of maize.",
    )
    values = " ".join(find((*story, SECOND), headline=HEADLINE).values.values())

    assert not any(word in values for word in ("31", "40", "ferry", "Lima"))


def test_what_stands_before_the_turn_is_told_and_a_first_sentence_is_no_turn() -> None:
    views: list[Any] = [SimpleNamespace(text=text) for text in (f"Meanwhile, {LEAD}", SECOND)]
    turn: Any = SimpleNamespace(text=f"Elsewhere, {OTHER}.")

    assert until_other_event([*views, turn, *views], 0, frozenset()) == tuple(views)
    assert until_other_event(views, 0, frozenset()) == tuple(views)


@pytest.mark.parametrize(("opening", "again"), [("Meanwhile", True), ("Elsewhere", False)])
def test_behind_an_aside_what_speaks_of_the_headline_is_told_again(
    opening: str, again: bool
) -> None:
    first, back, side = (
        SimpleNamespace(text=text, stems=stems(text)) for text in (LEAD, SECOND, f"Later {OTHER}.")
    )
    turn = SimpleNamespace(text=f"{opening}, {OTHER}.", stems=stems(OTHER))
    views: list[Any] = [first, turn, side, back]

    told = until_other_event(views, 0, stems(HEADLINE))
    assert told == ((first, back) if again else (first,))


@pytest.mark.parametrize(
    ("behind", "told", "same"),
    [
        (" in the attack", "A bomb went off in Lima", True),
        (" in those blasts", "A wave of bombings shook Lima", True),
        (" in Tuesday's attack near the port", "The minister flew to Lima", False),
        (" in the crash", "A bus overturned in Lima", True),
        (" in the crash", "The bus company has a new owner", False),
        (" in the flood", "Flooding closed the port of Lima", True),
        (" in the flood", "A bomb went off in Lima", False),
        (" in the city", "The minister flew to Lima", True),
    ],
)
def test_a_toll_is_of_the_event_that_is_told(behind: str, told: str, same: bool) -> None:
    assert is_of_event(behind, told) is same


@pytest.mark.parametrize("verb", ["killed", "injured"])
def test_the_toll_of_an_event_that_only_a_later_sentence_names_is_left_out(verb: str) -> None:
    lead = "Mira Holt opened the coastal railway in Quito on Friday."
    toll = f"At least 31 people were {verb} in the blast on the coastal railway."
    told = "A blast shook the coastal railway in Quito on Friday."

    headline = "Coastal railway opened"
    values = find((lead, toll, SECOND), headline=headline).values
    assert not any("31" in value for value in values.values())
    kept = find((told, toll, SECOND), headline="Blast shakes coastal railway").values
    assert any("31" in value for value in kept.values())


def test_a_number_of_what_happened_is_no_line_of_how_many() -> None:
    lead = "Police in Quito arrested 23 drivers of the coastal railway on Friday."
    other = "The 23 drivers of the coastal railway were taken to nine towns by police."
    more = "The 40 drivers of the coastal railway were taken to nine towns by police."
    headline = "Police arrest drivers of coastal railway"

    assert "How many" not in find((lead, other, SECOND), headline=headline).values
    assert find((lead, more, SECOND), headline=headline).values["How many"].startswith("The 40")


@pytest.mark.parametrize(
    "end", ["Quito and parts of the northern coast", "Quito and nine other towns", "Quito and Ulm"]
)
def test_a_place_that_only_begins_a_list_is_no_line(end: str) -> None:
    lead = "Drivers of the coastal railway laid down their work on Friday in "
    headline = "Drivers of coastal railway on strike"

    assert (
        find((f"{lead}Quito.", SECOND), headline=headline).values.get("Where", "Quito") == "Quito"
    )
    assert "Where" not in find((f"{lead}{end}.", SECOND), headline=headline).values


def test_meanwhile_goes_from_inside_a_line() -> None:
    said = "The drivers of the coastal railway, meanwhile, laid down their work in nine towns."
    assert (
        main_clause(said) == "The drivers of the coastal railway laid down their work in nine towns"
    )


def test_what_somebody_said_of_a_day_before_is_another_matter() -> None:
    before = "Mayor Mira Holt said a train of the coastal railway crashed on Wednesday in Lima."
    same = "Mayor Mira Holt said a train of the coastal railway crashed on Friday in Lima."

    assert "Said" not in find((LEAD, before, SECOND), headline=HEADLINE).values
    assert "crashed" in find((LEAD, same, SECOND), headline=HEADLINE).values["Said"]


def test_what_is_done_every_year_is_no_further_line() -> None:
    yearly = "The drivers of the coastal railway are honoured each year by the mayor of nine towns."
    once = "The drivers of the coastal railway were honoured in Lima by the mayor of nine towns."

    assert "Also" not in find((LEAD, yearly), headline="Coastal railway bus overturns").values
    assert find((LEAD, once), headline="Coastal railway bus overturns").values["Also"] == once[:-1]
