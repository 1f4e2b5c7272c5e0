"""Lines that say something new, of things that the box names."""

from __future__ import annotations

import pytest
from fact_stories import STORY, find

from briefgen.annotate.fact_definites import points_out
from briefgen.annotate.fact_news import adds, is_count_told
from briefgen.annotate.fact_views import stems

RAILWAY = "Coastal railway drivers in Quito"
LEAD = "Drivers of the coastal railway met a judge in Quito on Friday."


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Prime Minister Ada Lund is in Ulm", "Lund visits Ulm"),
        ("Ulm media report that a series of bombs have exploded in the city", "Bombs hit Ulm"),
        ("Ruritanian authorities have closed the western port", "Ruritania closes port"),
        ("At least nine people were killed by the blast", "Bomb kills nine"),
        ("The United Nations has closed a port", "UN closes port"),
    ],
)
def test_titles_first_names_and_whoever_reports_it_add_nothing(line: str, headline: str) -> None:
    assert not adds(line, [headline])


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Prime Minister Ada Lund is in Ulm for a wedding", "Lund visits Ulm"),
        ("Bombs killed nine people and wounded 30", "Bombs kill nine in Ulm"),
        ("The chief of the navy, Ada Lund, has resigned", "Navy chief resigns"),
        ("Thousands held a march", "Thousands protest"),
    ],
)
def test_a_name_a_number_or_a_thing_adds_something(line: str, headline: str) -> None:
    assert adds(line, [headline])


def test_a_toll_that_the_headline_says_is_no_line() -> None:
    assert is_count_told("At least eight people", ["Blast kills eight in Ulm"])
    assert not is_count_told("Eight others", ["Blast kills eight in Ulm"])
    assert not is_count_told("Several clerks", ["Blast kills eight in Ulm"])
    lead = "A train hit a wagon of wooden bridges in Quito on Friday, killing nine people."
    said = find((lead, *STORY[2:]), headline="Train hits wagon in Quito, killing nine").values
    new = find((lead, *STORY[2:]), headline="Train hits wagon in Quito").values

    assert new["Killed"] == "Nine people"
    assert "Killed" not in said


def test_what_says_no_more_than_the_headline_gets_its_end_or_no_box() -> None:
    end = "The mayor of Quito closed the coastal railway on Friday because of nine broken bridges."
    alone = "The mayor of Quito closed the coastal railway on Friday."
    headline = "Quito mayor closes coastal railway"

    assert find((end, *STORY[2:]), headline=headline).values["What"] == (
        "The mayor of Quito closed the coastal railway because of nine broken bridges"
    )
    assert find((alone, *STORY[2:]), headline=headline).facts == ()


@pytest.mark.parametrize(
    "words",
    [
        "Police say the attack was planned for months",
        "Clerks were moved near the tunnel",
        "The harbour agent said nine people need bread",
        "Holt told so in the interview",
        "The Black Hill mill was built by farmers",
    ],
)
def test_the_thing_is_named_in_the_box_by_that_noun(words: str) -> None:
    before = stems("tunnel agent mill")
    known = stems("Drivers met a judge in Quito")

    assert points_out(words, known, before)
    assert not points_out(words, known | stems("attack tunnel agent interview mill"), before)


@pytest.mark.parametrize(
    "words",
    [
        "The mill of Ulm was closed",
        "The capital, Ulm, was flooded",
        "A mill burnt and the mill was closed",
        "The president left the country last week",
        "The Ruritanian army stayed in the north",
        "The largest mill burnt",
    ],
)
def test_what_its_own_words_or_everybody_knows_needs_no_name(words: str) -> None:
    assert not points_out(words, frozenset(), stems("mill capital president army"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Quito Rail gave its drivers nine new trains of the coastal railway.", True),
        ("Quito Rail is full of old trains that nobody wants on the coastal railway.", False),
        ("Quito Rail does not own the bridges of the coastal railway in Lima.", False),
        ("Quito Rail gave another nine trains to drivers of the coastal railway.", False),
        ("In Berlin, Quito Rail gave its drivers nine trains of the coastal railway.", False),
        ("In Quito, the clerks gave Quito Rail nine trains of the coastal railway.", True),
    ],
)
def test_a_further_line_tells_what_happened_in_the_matter(sentence: str, told: bool) -> None:
    assert ("Also" in find((LEAD, sentence), headline=RAILWAY).values) is told


@pytest.mark.parametrize(
    "second",
    [
        "The strike led to riots in Quito that left 90 drivers dead.",
        "A bus hit a wagon of the railway in Quito, killing another 12 drivers.",
        "The guild says 16 of the city's more than 40 railway drivers have resigned, and others will do so when it pays them.",
    ],
)
def test_a_toll_of_another_event_and_a_share_are_no_lines(second: str) -> None:
    values = find((LEAD, second, STORY[2]), headline=RAILWAY).values

    assert "Killed" not in values
    assert not values.get("How many", "").startswith("More than 40")
    assert "12" not in values.get("How many", "")


@pytest.mark.parametrize(
    ("lead", "what"),
    [
        (
            "Drivers of the coastal railway met nine judges late Friday, hours after a strike of clerks had begun in Quito.",
            "Drivers of the coastal railway met nine judges",
        ),
        (
            "Drivers of the coastal railway are to vote on Friday, on a bill of nine judges.",
            "Drivers of the coastal railway are to vote on a bill of nine judges",
        ),
    ],
)
def test_no_cut_leaves_a_comma_or_a_measure(lead: str, what: str) -> None:
    assert find((lead, *STORY[2:]), headline="Coastal railway drivers").values["What"] == what


def test_a_time_after_which_is_no_event_that_came_before() -> None:
    lead = "Holt leads the race of nine ferries in Quito {}"
    time = find(
        (lead.format("after the second day of the race."), *STORY[2:]),
        headline="Holt and the ferries",
    )
    event = find(
        (lead.format("after a storm sank two boats."), *STORY[2:]), headline="Holt and the ferries"
    )

    assert "After" not in time.values
    assert event.values["After"] == "A storm sank two boats"


@pytest.mark.parametrize("lead", ["Quito 's mayor", "The mayor of the 's the"])
def test_a_possessive_sign_on_its_own_is_no_word(lead: str) -> None:
    first = f"{lead} closed the bridge on Friday after the flood damaged nine walls near the city."
    assert isinstance(find((first, *STORY[1:]), headline="Quito mayor closes bridge").values, dict)


def test_dots_behind_the_point_to_nothing() -> None:
    assert not points_out("He hit the ... again", frozenset(), frozenset())
    assert not points_out("He hit the 's again", frozenset(), frozenset())
