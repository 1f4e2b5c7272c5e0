"""Lines of their own: why, after what, who it was, where it was, and how many came to harm."""

from __future__ import annotations

import re

import pytest
from fact_stories import STORY, find

from briefgen.annotate import fact_clauses
from briefgen.annotate.clauses import clauses
from briefgen.annotate.fact_sources import is_said


@pytest.mark.parametrize(
    ("lead", "label", "value"),
    [
        (
            "The drivers of the coastal railway left work on Friday, following a dispute over nine lost Sundays.",
            "After",
            "A dispute over nine lost Sundays",
        ),
        (
            (
                "The board of the coastal railway voted six to three to raise fares, after a paper printed letters in which a clerk "
                "mocked an engineer and seemed to admit that he had sold the old rails."
            ),
            "After",
            "A paper printed letters in which a clerk mocked an engineer",
        ),
        (
            "The coastal railway has had to stop its night trains after rain washed away two small bridges.",
            "After",
            "Rain washed away two small bridges",
        ),
        (
            (
                "The coastal railway opened its northern branch on Friday, amid doubts about the bridges of two valleys, while its "
                "drivers were still on strike."
            ),
            "Amid",
            "Doubts about the bridges of two valleys",
        ),
        (
            (
                "The coastal railway opened its northern branch on Friday despite warnings of three engineers about "
                "the bridges, which stand on the old road to Quito."
            ),
            "Despite",
            "Warnings of three engineers about the bridges",
        ),
        (
            "The coastal railway closed its northern branch on Friday because of two unsafe wooden bridges.",
            "Why",
            "Two unsafe wooden bridges",
        ),
        (
            "Drivers of the coastal railway held a march in Quito on Friday to demand better brakes on old trains.",
            "Why",
            "To demand better brakes on old trains",
        ),
        (
            "A court fined the coastal railway on Friday for hiding the age of its nine wooden bridges.",
            "Why",
            "For hiding the age of its nine wooden bridges",
        ),
        (
            (
                "A court fined the coastal railway on Friday for hiding the age of its nine wooden bridges, ending a "
                "search that took three long years."
            ),
            "Why",
            "For hiding the age of its nine wooden bridges",
        ),
    ],
)
def test_what_the_news_leaves_out_at_its_end_has_a_line(lead: str, label: str, value: str) -> None:
    values = find((lead, *STORY[1:]), headline="Coastal railway drivers in Quito").values

    assert values[label] == value
    assert value not in values["What"]


@pytest.mark.parametrize(
    "lead",
    [
        "Holt promised a coastal railway on Friday after talks with nine old engineers of Quito.",
        "Holt, who rode the coastal railway, left on Friday with a friend who came after talks broke down.",
        "Holt opened the coastal railway on Friday after he was told of nine old wooden bridges.",
        "Holt left the coastal railway on Friday after nine long years.",
        "Holt never rode the coastal railway on Friday, following talks with nine old engineers.",
        "Holt won the coastal railway race on Friday to become the fastest of nine old drivers.",
        "Holt agreed on Friday to build a coastal railway with nine new wooden bridges.",
        "Trains of the coastal railway took pilgrims on Friday to shrines near nine old wooden bridges.",
        "The coastal railway has a plan for building nine more wooden bridges in Lima.",
    ],
)
def test_an_end_that_belongs_to_something_else_is_no_reason(lead: str) -> None:
    values = find((lead, *STORY[1:]), headline="Coastal railway drivers in Quito").values

    assert values.keys().isdisjoint({"Why", "After", "Amid", "Despite"})


def test_a_clause_that_says_why_is_told_in_two_lines() -> None:
    lead = "The ministry has fined two drivers for selling tickets of the coastal railway to dead people of Ulm."
    values = find((lead, *STORY[1:]), headline="Ministry fines railway drivers").values

    assert values["What"] == "The ministry has fined two drivers"
    assert values["Why"] == "For selling tickets of the coastal railway to dead people of Ulm"


def test_a_reason_that_the_headline_tells_is_not_told_again() -> None:
    lead = "The ministry has fined two drivers for selling railway tickets."
    values = find((lead, *STORY[1:]), headline="Drivers fined for selling railway tickets").values

    assert values["What"] == lead[:-1]
    assert "Why" not in values


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            (
                "Police stopped trains of the railway near Lima and arrested seven drivers for theft of old brakes in "
                "the nine towns of the coast."
            ),
            {"Arrested": "Seven drivers"},
        ),
        (
            "It was late, and at least nine drivers and two guards were injured on the railway.",
            {"Injured": "At least nine drivers and two guards"},
        ),
        (
            "Another 120 people were rescued from trains by soldiers who had come.",
            {"Rescued": "120 people"},
        ),
        (
            "The guard told nobody of a man who had killed nine drivers of a train.",
            {},
        ),
    ],
)
def test_people_who_came_to_harm_or_were_caught_have_lines(
    sentence: str, told: dict[str, str]
) -> None:
    lead = "The coastal railway in Quito was stopped on Friday."
    values = find((lead, sentence, *STORY[2:]), headline="Railway in Quito stopped").values
    kinds = {"Killed", "Injured", "Arrested", "Rescued"}

    assert {label: value for label, value in values.items() if label in kinds} == told


def test_the_dead_at_the_end_of_the_news_leave_it_for_their_own_line() -> None:
    lead = "A train of the coastal railway fell off a bridge on Friday, killing nine drivers, a guard said."
    values = find((lead, *STORY[1:]), headline="Train of coastal railway falls").values

    assert values["What"] == "A train of the coastal railway fell off a bridge, a guard said"
    assert values["Killed"] == "Nine drivers"


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("Mira Holt, 43, pleaded not guilty in Quito on Friday.", "Mira Holt, 43"),
        ("Mira Holt became a teacher in 2020.", "Mira Holt"),
        (
            "Mira Holt, the head of a school, was sentenced by a court in Quito.",
            "Mira Holt, the head of a school",
        ),
        ("Mira Holt said that nothing was wrong with the railway.", ""),
        ("A friend of Mira Holt, 43, came to the court.", ""),
    ],
)
def test_the_second_sentence_names_whom_the_first_does_not(second: str, who: str) -> None:
    lead = "A teacher has been sentenced to nine days in prison on Friday for riding a railway without shoes."
    values = find((lead, second), headline="Teacher jailed over ride on railway").values

    assert values.get("Who", "") == who


@pytest.mark.parametrize(
    ("lead", "where"),
    [
        (
            "LIMA, January 3 (Agency) -- The ministry and the railway signed an agreement here on Friday.",
            "Lima",
        ),
        ("LIMA — The ministry received drivers of the railway on Friday for talks on pay.", "Lima"),
        ("LIMA — The ministry received drivers in Quito on Friday for railway talks.", ""),
        ("LIMA — The ministry fined drivers of the railway on Friday for leaving work.", ""),
        ("The ministry received drivers of the railway on Friday for talks on pay.", ""),
    ],
)
def test_the_dateline_says_where_a_meeting_was(lead: str, where: str) -> None:
    values = find((lead, *STORY[1:]), headline="Ministry and railway drivers").values

    assert values.get("Where", "") == where


def test_a_role_that_the_news_leaves_out_is_a_line_of_who() -> None:
    lead = (
        "Police in two cities of the coast summoned Mira Holt, president of the coastal railway, for questioning "
        "about nine wooden bridges."
    )
    values = find((lead, *STORY[1:]), headline="Holt of railway must answer questions").values

    assert values["Who"] == "Mira Holt, president of the coastal railway"
    assert values["What"].startswith("Police in two cities of the coast summoned Mira Holt for")


@pytest.mark.parametrize(
    "sentence",
    [
        "Holt Rail is the owner of the coastal railway.",
        "Quito Rail has been building a coastal railway with Lima.",
        "Lima Rail announced the talks on the railway at a dinner.",
        "Quito Rail left the railway talks in October after two days.",
        "Separately, Quito Rail sold nine trains of the railway in Lima.",
        "Peru makes 18% of the trains of the railway and Chile half of them.",
    ],
)
def test_background_and_other_matters_fill_no_box(sentence: str) -> None:
    lead = "Minister Mira Holt opened talks on a coastal railway in Quito and Lima on Friday."

    assert "Also" not in find((lead, sentence)).values


def test_the_second_sentence_may_go_on_with_what_the_first_spoke_of() -> None:
    lead = "Minister Mira Holt opened talks on a coastal railway in Quito and Lima on Friday."
    second = "The engineers brought nine maps of the railway to Quito."
    third = "It was cold."

    assert find((lead, second)).values["Also"] == second[:-1]
    assert "Also" not in find((lead, third, second)).values


def test_a_day_that_is_one_of_two_is_not_the_day() -> None:
    lead = "The coastal railway in Quito stopped its trains on Thursday and Friday to mend nine old wooden bridges."

    assert "When" not in find((lead, "It was cold."), headline="Railway in Quito stops").values


@pytest.mark.parametrize(
    ("lead", "what"),
    [
        (
            "QUITO, January 3: The ministry opened a coastal railway to Lima.",
            "The ministry opened a coastal railway to Lima",
        ),
        (
            "Quito: The ministry opened a coastal railway to Lima.",
            "The ministry opened a coastal railway to Lima",
        ),
        (
            "QUITO TODAY (Agency) The ministry opened a coastal railway to Lima.",
            "The ministry opened a coastal railway to Lima",
        ),
        (
            "It was announced on Friday that the ministry opened a coastal railway to Lima.",
            "The ministry opened a coastal railway to Lima",
        ),
        (
            "iRail will run nine trains of the coastal railway to Lima.",
            "iRail will run nine trains of the coastal railway to Lima",
        ),
        (
            "The coastal railway, owned by two old families of Lima and of Quito, has had to stop nine of its trains.",
            "The coastal railway has had to stop nine of its trains",
        ),
        (
            (
                "The court heard a bid of the railway to keep its nine bridges, and ruled that trains which are not "
                "mended must stop, a clerk of the court said in a statement."
            ),
            "The court heard a bid of the railway to keep its nine bridges, a clerk of the court said",
        ),
    ],
)
def test_news_begins_behind_any_dateline_and_keeps_who_vouches(lead: str, what: str) -> None:
    values = find((lead, *STORY[1:]), headline="Coastal railway to Lima in court").values

    assert values["What"] == what


def test_a_clause_is_not_cut_before_its_verb_or_its_sense() -> None:
    no_verb = "Driver Mira Holt, who tried to build a coastal railway with friends in Lima, owner of three mines, left."
    first = (
        "Holt has become the first Ecuadorian to win the prize of the coastal railway, which was given nine times in "
        "all to engineers."
    )
    headline = "Holt and the coastal railway"

    for lead in (no_verb, first):
        what = find((lead, *STORY[1:]), headline=headline).values["What"]
        assert "who tried" not in what or what.endswith("left")
        assert not what.endswith("first Ecuadorian")


def test_one_of_two_who_were_hurt_is_not_told_alone() -> None:
    sentence = "It was late when a boy and two guards were injured on the railway."
    values = find((STORY[0], sentence, *STORY[2:])).values

    assert "Injured" not in values


def test_words_of_an_earlier_year_are_not_told_without_it() -> None:
    old = "In 2018, Holt announced that the coastal railway would cost nothing at all to Lima."

    assert "Said" not in find((*STORY[:3], old)).values
    assert "Said" in find((*STORY[:3], old.removeprefix("In 2018, "))).values


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke on 190 changes made in the railway talks, which were wet.",
        "About 14,000 people live in the towns of the coastal railway.",
        "They went before a dozen envoys asked to be at the railway talks, wet.",
    ],
)
def test_a_figure_without_a_deed_is_no_key_fact(sentence: str) -> None:
    assert "How many" not in find((*STORY[:2], sentence)).values


def test_the_day_before_words_of_somebody_is_theirs() -> None:
    lead = "On Thursday, Mira Holt said the coastal railway will have nine trains in Quito and in Lima."
    values = find((lead, *STORY[2:])).values

    assert values["What"].startswith("Mira Holt said")
    assert "When" not in values


def test_this_morning_of_another_sentence_is_not_the_day() -> None:
    lead = "Minister Mira Holt opened talks on a coastal railway in Quito and Lima."
    more = "Holt went to the talks on the railway this morning by train."

    assert "When" not in find((lead, more, *STORY[2:])).values


def test_only_sentences_that_could_stand_in_for_the_news_are_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut: list[str] = []
    monkeypatch.setattr(
        fact_clauses, "clauses", lambda text: (cut.append(text), *clauses(text))[1:]
    )
    lead = "We were all told by them that this would be so, and they were right about it."
    other = "A bakery beside the old station sold 300 loaves in one hour."
    assert not find((lead, other)).facts
    assert cut == [lead]


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("holt", "holt", True),
        ("holt", "the holts met holt's aide", True),
        ("holt", "the holts met _holt", False),
        ("o'hara", "mr. o'hara’s aide", True),
        ("holt", "a shock", False),
        (".", "a.b", True),
        (".", "a. b", False),
    ],
)
def test_a_name_is_said_where_it_is_a_word(name: str, told: str, *, said: bool) -> None:
    assert is_said(name, told) is said
    assert (re.search(rf"\b{re.escape(name)}\b", told) is not None) is said
