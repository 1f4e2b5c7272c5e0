"""A line is understood in its box: nothing is cut from what says which or why, nobody is left unnamed."""

from __future__ import annotations

import pytest
from fact_stories import STORY, find

from briefgen.annotate.clauses import clauses
from briefgen.annotate.fact_reports import tells_again

RAILWAY = "Coastal railway drivers in Quito"
LEAD = "Drivers of the coastal railway met a judge in Quito on Friday."


@pytest.mark.parametrize(
    ("sentence", "stump"),
    [
        (
            (
                "The mayor of Upper Ulm has signed two contracts to sell nine hundred old trams and forty spare "
                "engines to towns of the northern valley."
            ),
            "contracts",
        ),
        (
            (
                "The council of Upper Ulm has put off nine winter events to mark the day of the river, citing a quarrel "
                "with the guild of the old mills."
            ),
            "events",
        ),
        (
            (
                "The mayor of Upper Ulm condemned remarks by a northern official linking the floods of last spring to "
                "farmers of the upper valley and their mills."
            ),
            "official",
        ),
        (
            (
                "Engineers in Ulm say the blast from a heater mounted on wooden stairs in the northern Lund district has "
                "killed one man and hurt nine others."
            ),
            "stairs",
        ),
        (
            (
                "The minister of trade in Ulm is due to meet on Tuesday in Lund with President Ada Holt and the nine "
                "mayors of all northern towns."
            ),
            "meet",
        ),
        (
            (
                "The town hall of Upper Ulm will become a blue house on Thursday, as it is bathed in light to remind "
                "people of the river and its floods."
            ),
            "house",
        ),
        (
            (
                "The town of Upper Ulm closed its northern gate on Friday, keeping more than 400 farmers who work on the "
                "fields of Lund from going home."
            ),
            "farmers",
        ),
        (
            (
                "Police in Upper Ulm have seen small and quiet marches in contrast to the loud clashes in Lund last "
                "spring that nine towns still speak of."
            ),
            "clashes",
        ),
    ],
)
def test_no_clause_ends_before_what_says_which_or_of_what(sentence: str, stump: str) -> None:
    assert len(sentence.split()) > 20
    assert not any(clause.text.endswith(f" {stump}") for clause in clauses(sentence))


def test_an_aim_is_told_apart_behind_a_place_and_not_behind_another_noun() -> None:
    rest = "to build nine wooden bridges with old engineers of the northern towns and of the valley"
    there = f"Transport Minister Mira Holt has sent drivers of the coastal railway to Lima {rest}."
    deal = f"Transport Minister Mira Holt has signed a railway deal with drivers of Lima {rest}."

    assert find((there, *STORY[1:]), headline=RAILWAY).values["Why"].startswith("To build nine")
    assert "Why" not in find((deal, *STORY[1:]), headline=RAILWAY).values


@pytest.mark.parametrize(
    "sentence",
    [
        "At that time, Quito Rail sold nine trains of the coastal railway in Lima.",
        "At the time, Quito Rail sold nine trains of the coastal railway in Lima.",
        "In the first round, Quito Rail sold nine trains of the coastal railway in Lima.",
        "At the call of Holt, Quito Rail sold nine trains of the coastal railway in Lima.",
        "The Quito Laureate sold nine trains of the railway in Lima.",
        "Quito Rail sold nine trains of the railway to protest the dismissals in Lima.",
        "Quito Rail sold nine trains of the coastal railway when a bank in Lima failed.",
        "The fourth train of the coastal railway left Quito with nine drivers.",
        "Quito Rail sold nine trains of the CQRL and of the coastal railway in Lima.",
        "Quito Rail is often sold nine trains of the coastal railway in Lima.",
    ],
)
def test_a_further_line_needs_its_opening_its_names_and_its_end(sentence: str) -> None:
    assert "Also" not in find((LEAD, sentence), headline=RAILWAY).values


def test_a_further_line_keeps_the_place_and_the_time_of_its_sentence() -> None:
    sentence = "On Thursday, Quito Rail sold nine trains of the coastal railway in Lima."
    values = find((LEAD, sentence), headline=RAILWAY).values

    assert values["Also"] == sentence[:-1]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mr. Holt said the drivers of the coastal railway want nine more trains.", False),
        (
            "Transport Minister Mira Holt also said the drivers of the railway want nine trains.",
            False,
        ),
        (
            "Transport Minister Mira Holt said the drivers of the coastal railway want nine more trains.",
            True,
        ),
        ("Quito police said the drivers of the coastal railway follow Holt.", False),
        ("Quito police said the drivers of the railway follow a clerk called Holt.", True),
    ],
)
def test_somebody_who_speaks_is_named_in_the_box(sentence: str, told: bool) -> None:
    values = find((LEAD, sentence, *STORY[2:3]), headline=RAILWAY).values

    assert ("Said" in values) is told


@pytest.mark.parametrize(
    ("what", "words", "again"),
    [
        ("The ministry says a woman has died of flu", "Police say the woman died in Ulm", True),
        (
            "The ministry says a woman has died of flu",
            "Police say the woman kept nine ducks",
            False,
        ),
    ],
)
def test_who_says_the_news_again_is_no_further_line(what: str, words: str, again: bool) -> None:
    (clause, *_) = clauses(f"{words}.")

    assert tells_again(clause, what) is again


@pytest.mark.parametrize(
    "second",
    [
        "All three drivers were killed when the coastal railway closed in Quito.",
        "Holt spoke of the old war over the coastal railway, which left 700 people dead.",
        "A rock hit the coastal railway in Quito and injured nine drivers and one clerk.",
        "Earlier, a rock hit the coastal railway in Quito, killing nine clerks.",
    ],
)
def test_a_toll_is_of_the_news_and_whole(second: str) -> None:
    lead = "A rock hit the coastal railway in Quito on Friday."
    values = find((lead, second, STORY[3]), headline="Rock hits coastal railway").values

    assert values.keys().isdisjoint({"Killed", "Injured"})


@pytest.mark.parametrize(
    "lead",
    [
        "Robbers stopped a train of the coastal railway in Quito as a vote was held on Friday.",
        "Police in Quito have held nine drivers of the coastal railway in connection with a fire on Friday.",
        "The coastal railway in Quito hopes to open nine stations on Friday.",
        "The coastal railway in Quito cut its toll from a bus crash on Friday by nine names.",
    ],
)
def test_the_day_of_a_vote_a_fire_or_a_hope_is_not_that_of_the_news(lead: str) -> None:
    assert "When" not in find((lead, *STORY[2:]), headline="Coastal railway in Quito").values


def test_one_of_several_acts_does_not_date_them_all() -> None:
    lead = "Several attacks stopped the trains of the coastal railway in Quito."
    second = "An attack stopped the trains of the coastal railway on Friday."
    one = lead.replace("Several attacks", "An attack")

    assert "When" not in find((lead, second, *STORY[2:]), headline="Coastal railway").values
    assert "When" in find((one, second, *STORY[2:]), headline="Coastal railway").values


def test_an_amount_is_told_with_all_that_its_sentence_says() -> None:
    cut = "The coastal railway will pay $2.5 billion after nine banks in Lima have failed."
    whole = "The coastal railway will pay $2.5 billion to nine banks in Lima."
    more = "Quito Rail sold nine trains of the coastal railway in Lima."

    told = find((LEAD, cut, STORY[3], more), headline=RAILWAY).values
    assert told.keys() == {"What", "When", "Also"}
    assert find((LEAD, whole, STORY[3], more), headline=RAILWAY).values["How much"] == whole[:-1]


@pytest.mark.parametrize("label", ["When", "Killed"])
def test_of_an_endless_sentence_neither_a_day_nor_a_toll_is_told(label: str) -> None:
    lead = "A rock hit the coastal railway in Quito."
    second = "The rock hit the coastal railway on Friday, killing nine drivers"
    ended, endless = (
        f"{second}.",
        second + ", and nine mayors of the old towns looked on" * 30 + ".",
    )

    told = find((lead, ended, *STORY[2:]), headline="Rock hits coastal railway").values
    assert label in told
    told = find((lead, endless, *STORY[2:]), headline="Rock hits coastal railway").values
    assert label not in told
