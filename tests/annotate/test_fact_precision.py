"""What a box must not say: days of other acts, cut sentences, tolls of nobody, speakers that are none."""

from __future__ import annotations

import pytest
from fact_stories import STORY, find

from briefgen.annotate.clause_gaps import shortened
from briefgen.annotate.fact_acts import is_bound, same_act
from briefgen.annotate.fact_dates import says_today

RAILWAY = "Coastal railway opened"
REST = (STORY[2], STORY[3])


@pytest.mark.parametrize(
    "lead",
    [
        "Mira Holt opened the coastal railway in Quito, following her election on January 2.",
        "Mira Holt opened the coastal railway for workers who left their villages on January 2.",
        "Mira Holt opened the coastal railway for the games to be held on January 2.",
        "TODAY QUITO – Mira Holt opened the coastal railway with nine trains.",
        "Mira Holt opened the coastal railway to the cheers of the January 2 festival crowd.",
        "Mira Holt opened the coastal railway. Earlier, she opened the railway museum on January 2.",
        "Mira Holt opened the coastal railway. Farmers sold their horses on January 2.",
    ],
)
def test_the_day_of_another_act_is_not_when(lead: str) -> None:
    assert "When" not in find((lead, *REST), headline=RAILWAY).values


@pytest.mark.parametrize(
    "lead",
    [
        "Mira Holt opened the coastal railway in Quito on January 2.",
        "Mira Holt has opened the coastal railway. Holt opened the railway on January 2.",
    ],
)
def test_the_day_of_the_act_or_of_a_sentence_that_tells_the_same_is_when(lead: str) -> None:
    assert find((lead, *REST), headline=RAILWAY).values["When"] == "2 January 2025"


def test_one_act_has_one_verb_and_one_doer_or_object() -> None:
    assert same_act("Ulm has test-fired two rockets", "Officers say the rockets were fired Monday")
    assert not same_act("The helper of a bus was arrested", "Police arrested the driver on Monday")
    assert not same_act(
        "Two women were jailed", "Mira was said to have applied for a card on Monday"
    )


@pytest.mark.parametrize(
    "words",
    [
        "The council is warning the guild not to hold a planned march on ",
        "The campaign has ended for a vote to be held on ",
        "The guild has counted its horses and will sell a few on ",
        "Divers found nine anchors of the ferry that sank ",
        "The mayor wants the drivers to clean the station on ",
        "The guild met in Quito while the drivers struck on ",
        "The council has named a judge for the hearing scheduled for ",
    ],
)
def test_a_day_is_not_bound_to_the_first_verb_where_another_stands_between(words: str) -> None:
    assert not is_bound(words)


@pytest.mark.parametrize(
    "words",
    [
        "The vote is expected to be held on ",
        "The guild, which sells horses, met the mayor in Quito on ",
        "Drivers say nine trains were stopped at Quito station ",
        "Nine drivers were killed and two passengers were hurt on the bridge ",
        "The council has confirmed that its guild will sing ",
        "Mira Holt on ",
    ],
)
def test_a_day_is_bound_to_the_only_verb(words: str) -> None:
    assert is_bound(words)


@pytest.mark.parametrize(
    ("lead", "end"),
    [
        ("Mira Holt pleaded guilty to taking bribes of nine railways while she sat in the council of Quito and led its nine committees for the coast.", "guilty"),
        ("Mira Holt has been identified as the owner of nine railways while she sat in the council of Quito and led its nine committees for the coast.", "identified"),
        ("Mira Holt discussed in Quito on Friday a coastal railway, nine bridges and the fares of its trains with the mayors of two towns on the coast.", "Quito"),
        ("The railway of the coast had its wettest month since the first train of Mira Holt left the station of Quito for Lima some ninety years ago now.", "month"),
        ("The railway has repeated its willingness to help the inquiry into the death of Mira Holt on the coastal railway to Quito and to Lima and beyond.", "willingness"),
    ],
)  # fmt: skip
def test_no_line_ends_where_a_reader_asks_for_more(lead: str, end: str) -> None:
    found = find((lead, *REST), headline="Mira Holt and the coastal railway")

    assert not any(value.endswith(end) for value in found.values.values())


@pytest.mark.parametrize(
    "rest",
    [
        "its nine drivers pleaded guilty in connection with the theft of wooden bridges from two towns that had nothing else to sell.",
        "the mayor discussed in Quito on Friday a bridge of wood, nine trains and the fares that two towns of the coast are asked to pay.",
        "the towns of the coast had their wettest spring since the first train left the station of Quito for Lima some ninety years ago now.",
        "the mayor repeated his willingness in response to nine letters of drivers who had asked for wooden bridges and for two stations of Quito.",
    ],
)  # fmt: skip
def test_a_line_that_would_end_there_ends_before(rest: str) -> None:
    found = find((f"Mira Holt opened the coastal railway while {rest}", *REST), headline=RAILWAY)

    assert found.values["What"] == "Mira Holt opened the coastal railway"


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Mira Holt won the race of the coastal railway after running away from nine friends.", "After"),
        ("Holt beat Lima 3-0 on the coastal railway to book a match with nine teams of Quito.", "Why"),
        ("The ministry opened the coastal railway in part because of two unsafe wooden bridges.", "Why"),
    ],
)  # fmt: skip
def test_how_it_was_won_and_half_a_cause_are_no_lines_of_their_own(lead: str, label: str) -> None:
    assert label not in find((lead, *REST), headline="Coastal railway and Holt").values


def test_what_follows_and_is_no_part_of_what_came_before() -> None:
    lead = "Mira Holt has left the hospital of the railway after two falls from a train and is now able to read."
    values = find((lead, *REST), headline="Holt leaves hospital").values

    assert all("is now" not in value for label, value in values.items() if label != "What")


@pytest.mark.parametrize(
    "second",
    [
        "No one has been arrested.",
        "The only paper has alleged that nine workers were killed.",
        "Nine workers were killed, in addition to those on the train.",
        "Nine workers were killed in Quito. Two workers were killed in Lima.",
    ],
)
def test_a_toll_of_nobody_of_somebody_s_or_of_a_part_is_not_told(second: str) -> None:
    lead = "A bridge of the coastal railway has fallen into the river near Quito."
    values = find((lead, second, *REST), headline="Railway bridge falls").values

    assert not {"Killed", "Arrested", "How many"} & {
        label for label, value in values.items() if "railway" not in value
    }


def test_who_is_nobody_whom_the_news_names_or_whose_thing_it_tells_of() -> None:
    named = (
        "Holt opened the coastal railway on Friday, and Transport Minister Mira Holt was cheerful."
    )
    owned = "The council has refused President Mira Holt's call for a coastal railway."

    assert "Who" not in find((named, *REST), headline="Holt opens railway").values
    assert "Who" not in find((owned, *REST), headline="Council refuses Holt's call").values


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Coastal Lines tells the story of a railway that nobody wanted.", False),
        ("Sources said that the railway had lost its nine bridges.", False),
        ("Police said that the railway had lost its nine bridges.", True),
        ("Police said that the railway will be old, and sell bridges, and close.", True),
        ("The railway agency said that the ministry will open a coastal railway in Quito.", False),
    ],
)
def test_only_a_body_or_a_person_says_and_never_the_news_again(sentence: str, told: bool) -> None:
    lead = "The ministry will open a coastal railway in Quito on Friday."
    values = find((lead, sentence, STORY[2]), headline="Ministry to open coastal railway").values

    assert (values.get("Said", "") != "") is told


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineer Ada Lund laid the rails of the coastal railway from the same area.",
        "Engineer Ada Lund had laid the rails of the coastal railway in nine towns.",
        "Engineer Ada Lund laid the rails of the coastal railway; nine towns paid for them.",
        "Earlier, engineer Ada Lund laid the rails of the coastal railway in nine towns.",
        "The minister's apology comes after nine words about the rails of the coastal railway.",
    ],
)
def test_what_is_cut_or_points_elsewhere_is_no_further_line(sentence: str) -> None:
    assert "Also" not in find((STORY[0], sentence, STORY[3])).values


def test_a_dateline_without_blanks_is_no_part_of_the_news() -> None:
    lead = "QUITO-Ecuador plans to open a coastal railway on Friday."

    assert find((lead, *REST), headline=RAILWAY).values["What"].startswith("Ecuador plans")
    alliance = "ASEAN-Ecuador talks on a coastal railway opened on Friday."
    assert find((alliance, *REST), headline=RAILWAY).values["What"].startswith("ASEAN-Ecuador")


def test_no_line_says_yesterday() -> None:
    story = ("The clerk who had seen it opened the coastal railway yesterday.", *REST)

    assert not any(map(says_today, find(story, headline=RAILWAY).values.values()))
    assert says_today("The railway opened yesterday")
    assert not says_today("Holt: “Yesterday was good”")


def test_the_verb_of_the_headline_is_not_cut_off() -> None:
    lead = (
        "Mira Holt, former minister of Quito was accused of taking nine bribes in her role as head of the "
        "coastal railway, pleaded in the case that is known in Quito as that of the trains."
    )
    values = find((lead, *REST), headline="Mira Holt pleaded in railway case").values

    assert "pleaded" in values.get("What", "pleaded")
    second = "Holt pleaded against nine judges in the railway case on Friday."
    headline = "Holt pleaded in railway case"
    told = find((lead, second, *REST), headline=headline).values
    assert told["What"] == "Holt pleaded against nine judges in the railway case"


def test_a_day_is_not_parted_from_last() -> None:
    text = "A guard of the northern railway was shot dead {}Friday, while nine of his friends hid in the cellar of a house"
    last, bare = text.format("last "), text.format("")
    assert all("last Friday" in short.text for short in shortened(last, last))
    assert any("Friday" not in short.text for short in shortened(bare, bare))
