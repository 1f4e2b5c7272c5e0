"""Key facts of full-length articles: whole sentences from the top, each understood in its box."""

from __future__ import annotations

import pytest
from fact_stories import find
from test_clauses import main_clause

from briefgen.annotate.clauses import clauses

LEAD = "Lund Rail has cut nine trains of its line to Quito by half on Tuesday."
HEADLINE = "Lund Rail cuts trains"
FILLER = ("It was cold.",) * 11
SAID = "Mayor Mira Holt said that the towns on the coast would lose 40 jobs."
"""A line of its own."""


@pytest.mark.parametrize(
    "second",
    [
        "However, passengers will have more seats in the remaining trains to Lima.",
        "But passengers will have more seats in the remaining trains to Lima.",
        "Instead, passengers will have more seats in the remaining trains to Lima.",
    ],
)
def test_what_ties_a_sentence_to_the_one_before_goes_from_a_line(second: str) -> None:
    line = "Passengers will have more seats in the remaining trains to Lima"

    assert find((LEAD, second, *FILLER), headline=HEADLINE).values["Also"] == line


def test_two_lines_are_no_box() -> None:
    lead = LEAD.replace(" on Tuesday", "")

    assert find((lead, SAID, *FILLER), headline=HEADLINE).facts == ()
    assert len(find((LEAD, SAID, *FILLER), headline=HEADLINE).facts) == 3


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        (
            "Passengers who are unable to board their trains because of floods, strikes or snow on the line can now demand a higher sum.",
            "",
        ),
        (
            "Less than four years after the new mill was opened, the maker of flour has announced nine new jobs.",
            "The maker of flour has announced nine new jobs",
        ),
        (
            "The money saved by closing mills and selling old boats will go back into the schools of all nine towns, the mayor said.",
            "",
        ),
        (
            "The town hall will close on Monday if nobody pays for the roof.",
            "The town hall will close on Monday if nobody pays for the roof",
        ),
        (
            "The town hall will close on Monday after nine long years of rain and snow and of quarrels if nobody pays for the roof.",
            "",
        ),
        (
            "Quarterly profits at Lund Rail rose to nine million, from six million in all those years of strikes, storms and of long closures.",
            "Quarterly profits at Lund Rail rose to nine million",
        ),
        (
            "The franc has hit its highest level in almost three months after the head of the bank spoke of the deficit in Ulm and Quito.",
            "The franc has hit its highest level in almost three months",
        ),
        (
            "Farmers can decide the vote in nine towns after the long quarrel over the price of bread and milk, party leader Ada Lund has claimed.",
            "Farmers can decide the vote in nine towns, party leader Ada Lund has claimed",
        ),
        (
            "Ada Lund, of Ulm Rail, said opening the old line would help the nine towns.",
            "Ada Lund, of Ulm Rail, said opening the old line would help the nine towns",
        ),
        (
            "The council of Ulm has confirmed it is raising the price of bread by a third.",
            "The council of Ulm has confirmed it is raising the price of bread by a third",
        ),
    ],
)  # fmt: skip
def test_a_clause_keeps_its_own_verb_its_condition_and_who_vouches_for_it(
    sentence: str, clause: str
) -> None:
    assert main_clause(sentence) == clause


@pytest.mark.parametrize(("named", "told"), [("", True), ("Nine men of Lima came to Ulm. ", False)])
def test_the_firm_is_that_of_the_box_unless_another_is_named_before(
    named: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fact_stories

    monkeypatch.setitem(fact_stories.KNOWN, "Lima", ("steel", "organisation"))
    firm = "The firm sold 40 old engines to drivers in Ulm."
    values = find((LEAD, f"{named}{firm}", *FILLER), headline=HEADLINE).values

    assert (values.get("How many", values.get("Also", "")) == firm[:-1]) is told


@pytest.mark.parametrize(
    "sentence",
    [
        "The trains of the line will be sold in nine towns, it said.",
        "Lund Rail has operations in nine towns on the coast.",
        "The article provided no further details on trains to Quito.",
        "The figures assume that all trains will be full.",
        "One of the trains ran past a mill in Ulm.",
        "They will run nine trains from Lima to Quito.",
    ],
)
def test_a_line_points_to_nobody_outside_the_box_and_tells_no_background(sentence: str) -> None:
    assert "Also" not in find((LEAD, sentence, *FILLER), headline=HEADLINE).values


def test_another_sentence_stands_for_a_first_one_without_a_clause() -> None:
    lead = (
        "Keepers of the old line from Ulm to Quito through nine towns on the coast of the northern "
        "province of the country are to get their due from the state."
    )
    near = "The owners of the railway will have nine million from the ministry in Ulm on Friday."
    side = "The railway carried nine sheep and a goat from Ulm to the coast."
    headline = "Railway owners in Quito to be paid"

    story = (lead, near, "Minister Mira Holt said that 40 towns had asked for more.", *FILLER)
    assert find(story, headline=headline).values["What"] == near.removesuffix(" on Friday.")
    assert "What" not in find((lead, side, *story[2:]), headline=headline).values


def test_what_another_line_says_whole_is_not_said_again() -> None:
    twice = (
        "Lund Rail, in the north, has cut nine trains of its long line to Quito by half at last."
    )
    other = "Lund Rail, in the north, has sold nine mills of its long coast to Lima at last."

    assert "Also" not in find((LEAD, twice, *FILLER), headline=HEADLINE).values
    assert find((LEAD, other, *FILLER), headline=HEADLINE).values["Also"] == other[:-1]


def test_the_dead_of_an_event_that_no_line_tells_have_no_line() -> None:
    toll = "It killed 70 people and left towns in ruins."
    quake = "An earthquake shook nine towns of the railway in Quito on Friday."

    assert "Killed" not in find((LEAD, toll, *FILLER), headline=HEADLINE).values
    told = find((quake, toll, *FILLER), headline="Earthquake in railway towns").values
    assert told["Killed"] == "70 people"


@pytest.mark.parametrize(
    ("opening", "told"),
    [("Trains of the line and engines", True), ("Trains of the line", False)],
)
def test_them_needs_others_than_the_subject(opening: str, told: bool) -> None:
    line = f"{opening} on the coast surprised them in Quito."
    values = find((LEAD, line, *FILLER), headline=HEADLINE).values

    assert ("Also" in values) is told


def test_what_stands_under_a_picture_is_no_clause() -> None:
    assert main_clause("Ada Lund (l) and Mira Holt The mayors met in Quito for nine hours.") == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Lund Rail trains will have more seats to Lima next spring.", True),
        ("Passengers will have more seats and nine meals to Lima next spring.", False),
    ],
)
def test_a_line_from_far_down_says_more_of_the_headline(line: str, told: bool) -> None:
    story = (LEAD, *FILLER[:6], line, *FILLER)

    assert ("Also" in find(story, headline=HEADLINE).values) is told


@pytest.mark.parametrize(("year", "told"), [("2020", False), ("Lima", True)])
def test_the_bid_of_an_earlier_year_is_not_that_of_the_box(year: str, told: bool) -> None:
    lead = "Lund Rail has refused a hostile bid of the owners of nine mills in Quito."
    like = f"Mayor Mira Holt spoke of a like one that a maker of oil had made in {year}."
    bid = "The bid was thrown out by the treasurer of Ulm for the sake of the coast."
    story = (lead, f"{like} {bid}", SAID, *FILLER)
    values = find(story, headline="Lund Rail refuses bid").values

    assert (bid[:-1] in values.values()) is told


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Berg said that the trains of the line would be full of sheep.",
        "The trains of the line would be full of sheep, Mira Holt added.",
        "Ulm Rail has already announced plans to sell nine trains to Quito.",
    ],
)
def test_nobody_unknown_and_nothing_on_top_is_told(sentence: str) -> None:
    values = find((LEAD, sentence, *FILLER), headline=HEADLINE).values

    assert "Also" not in values
    assert "Said" not in values


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lund has sent a long rallying cry to the farmers of the coast, insisting that too much is at stake for them to stay at home.",
        "Lund Rail saw its yearly profits climb to new heights, lifted by a sharp and sudden rise in business at its northern and eastern arms.",
    ],
)  # fmt: skip
def test_what_a_speech_says_and_of_which_part_something_is_true_stay(sentence: str) -> None:
    assert not main_clause(sentence).endswith(("coast", "business"))


def test_of_two_firms_in_a_line_neither_is_the_firm(monkeypatch: pytest.MonkeyPatch) -> None:
    import fact_stories

    monkeypatch.setitem(fact_stories.KNOWN, "Lima", ("steel", "organisation"))
    monkeypatch.setitem(fact_stories.KNOWN, "Quito", ("coal", "organisation"))
    firm = "The firm sold 40 old engines to drivers in Ulm."
    one, two = (
        f"Quito has cut nine trains {words} by half on Friday." for words in ("to Ulm", "to Lima")
    )

    assert firm[:-1] in find((one, firm, *FILLER), headline="Quito cuts trains").values.values()
    assert firm[:-1] not in find((two, firm, *FILLER), headline="Quito cuts trains").values.values()


@pytest.mark.parametrize(
    "who",
    [
        "a court in Quito has been told",
        "the council heard",
        "a jury was told on Monday",
        "it is alleged",
        "it has emerged",
        "lawyers have claimed",
    ],
)
def test_what_was_only_told_or_alleged_is_not_told_as_a_fact(who: str) -> None:
    text = "Drivers of the coast do not have to pay any of the fines set with regard to old trains"

    assert not main_clause(f"{text}, {who}.").endswith("trains")


def test_what_somebody_says_is_not_told_without_them_where_their_name_stands_last() -> None:
    text = "Towns of the coast should set their fares at low levels after a rise of 6%"

    assert main_clause(f"{text}, says the council of Quito.").endswith("council of Quito")


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Lund Rail will run buses between the towns where trains no longer stop.", True),
        ("Lund Rail has bought a big bank with many branches in the hills.", False),
        ("Lund Rail also bought trains with 40 beds in the hills.", False),
        ("A further 40 trains in the hills will be sold to farmers.", False),
        ("Lund Rail sold old trains to farmers in the hills last year.", False),
    ],
)
def test_a_further_line_tells_of_the_act_and_not_only_of_who_did_it(
    sentence: str, is_told: bool
) -> None:
    third = ("It rained.", "Lund Rail said on Monday that the towns were told.", sentence)
    values = find((LEAD, *third, *FILLER), headline=HEADLINE).values

    assert (sentence[:-1] in values.values()) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Lund Rail has left Quito without trains for nine long weeks.", True),
        ("Lund Rail has posted losses of 40 million in Quito.", False),
    ],
)
def test_instead_of_the_first_sentence_only_one_with_the_act_says_what_happened(
    sentence: str, is_told: bool
) -> None:
    lead = "In Quito, which has waited so long, Lund Rail, which said that it would, has warned that it will cut trains if nobody who rides them pays."
    mayor = "Mayor Mira Holt said that the towns on the coast would lose 40 jobs."
    more = "Trains to Quito will stop nine times more next spring."
    values = find(
        (lead, sentence, mayor, more, *FILLER), headline="Lund Rail cuts Quito trains"
    ).values

    assert (values.get("What") == sentence[:-1]) is is_told


@pytest.mark.parametrize(("noun", "is_told"), [("changes", False), ("trains", True)])
def test_words_that_point_to_what_the_headline_does_not_name_are_not_quoted(
    noun: str, is_told: bool
) -> None:
    said = (
        f"“The cuts and the end of these {noun} are bad news for the coast,” Mayor Mira Holt said."
    )
    values = find((LEAD, said, *FILLER), headline=HEADLINE).values

    assert ("Said" in values) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("The trains were cut … nobody waited long.", False),
        ("Most of the trains were cut.", True),
    ],
)
def test_of_what_somebody_said_nothing_is_left_out(words: str, is_told: bool) -> None:
    said = f"“{words[:-1]},” Mayor Mira Holt said."
    values = find((LEAD, said, *FILLER), headline=HEADLINE).values

    assert ("Said" in values) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("it was a good deal for trains in the hills", False),
        ("it was vital that the trains were full", True),
    ],
)
def test_what_a_person_says_of_it_is_not_told(words: str, is_told: bool) -> None:
    said = f"Mayor Mira Holt said {words}."
    values = find((LEAD, said, *FILLER), headline=HEADLINE).values

    assert (said[:-1] in values.values()) is is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("We need trains, and cuts are wrong.", True),
        ("We need 40 trains on the coast.", True),
        ("We need trains on the coast.", False),
        ("We need friends on the coast.", False),
        ("We are very pleased with the cuts to trains.", False),
    ],
)
def test_words_that_only_tell_a_mood_are_not_quoted(words: str, is_told: bool) -> None:
    said = f"“{words[:-1]},” Mayor Mira Holt said."

    assert ("Said" in find((LEAD, said, *FILLER), headline=HEADLINE).values) is is_told


@pytest.mark.parametrize(("what", "is_told"), [("nothing about", False), ("much about", True)])
def test_nobody_is_told_to_have_said_nothing(what: str, is_told: bool) -> None:
    said = f"Mayor Mira Holt said {what} more trains to towns on the coast."

    assert ("Said" in find((LEAD, said, *FILLER), headline=HEADLINE).values) is is_told


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Trains of the line have risen in price since but fell to nine coins.", False),
        ("Selling all nine trains will be hard for towns on the line.", False),
        ("Selling nine trains will be hard for towns on the line.", True),
        ("Trains of the line were not without critics in the towns.", False),
        ("Lund Rail hopes to have more seats in the remaining trains to Lima.", False),
        ("Lund Rail is to have more seats in the remaining trains to Lima.", True),
        ("The old law gave seats in the trains to farmers of Lima.", False),
        ("The old town of Ulm gave seats in the trains to farmers of Lima.", True),
        ("Lund Rail trains are set in a country of long lakes.", False),
        ("Trains from Quito to the coast are the favourite of farmers to win.", False),
        ("Trains of the line will have beds in the latest version of seats.", False),
        ("Trains of the line will have beds in the old places of seats.", True),
    ],
)
def test_a_further_line_is_understood_alone_and_says_what_it_says(
    sentence: str, is_told: bool
) -> None:
    values = find((LEAD, sentence, *FILLER), headline=HEADLINE).values

    assert (sentence[:-1] in values.values()) is is_told


@pytest.mark.parametrize(("next_", "is_told"), [("Another 30", False), ("Some 30", True)])
def test_a_number_to_which_the_next_sentence_adds_is_a_part(next_: str, is_told: bool) -> None:
    part = "Lund Rail trains lost 40 drivers on the coast."
    values = find((LEAD, part, f"{next_} went from Ulm.", *FILLER), headline=HEADLINE).values

    assert (part[:-1] in values.values()) is is_told


@pytest.mark.parametrize(
    ("made", "is_told"), [("a bid", False), ("a new offer", False), ("a deal", True)]
)
def test_of_two_bids_the_bid_is_not_that_of_the_headline(made: str, is_told: bool) -> None:
    lead = "Lund Rail has made a bid for nine mills in Quito on Tuesday."
    story = (
        lead,
        f"Ulm Rail made {made} there.",
        "Mayor Mira Holt said the bid was low by all means.",
    )
    values = find((*story, *FILLER), headline="Lund Rail makes bid").values

    assert any("the bid was low" in value for value in values.values()) is is_told


def test_a_day_that_is_told_by_the_way_is_not_that_of_the_news() -> None:
    lead = (
        "The fate of the nine old trains - sold to a mill in the hills by Lund Rail on Friday - "
        "is the talk of all the towns on the coast of the country."
    )
    values = find((lead, *FILLER), headline="Talk of trains").values

    assert "When" not in values


def test_dashes_that_say_what_a_name_means_are_not_left_out() -> None:
    told = "is now the talk of the nine towns on the long coast"
    aside = "a maker of lamps and candles in Lund who sold oil"

    assert main_clause(f"The fate of Ulm Oil - {aside} - {told}.") == ""
    assert (
        main_clause(f"The fate of the firm - {aside} - {told}.") == f"The fate of the firm {told}"
    )


@pytest.mark.parametrize(("over", "is_told"), [("land", False), ("40 acres", True)])
def test_a_scene_is_not_what_happened(over: str, is_told: bool) -> None:
    lead = f"Behind the cuts of nine trains lies a feud over {over} on the coast."
    seats = "Passengers will have more seats in the remaining trains to Lima."
    values = find((lead, SAID, seats, *FILLER), headline=HEADLINE).values

    assert ("What" in values) is is_told


@pytest.mark.parametrize(("whom", "is_told"), [("one of the", False), ("gifts of", True)])
def test_who_has_done_nothing_is_no_reason(whom: str, is_told: bool) -> None:
    lead = (
        f"Lund Rail cut nine trains to Quito on Friday thanks to {whom} mayors and farmers in Ulm."
    )

    assert ("Why" in find((lead, SAID, *FILLER), headline=HEADLINE).values) is is_told


def test_a_day_that_has_a_name_needs_no_line() -> None:
    lead = "Lund Rail cut nine trains of its line, setting a record for"

    for day, told in (("Christmas Day", False), ("Friday", True)):
        values = find((f"{lead} {day}.", SAID, *FILLER), headline=HEADLINE).values
        assert ("When" in values) is told


@pytest.mark.parametrize(("bracket", "may_go"), [("9m euros", False), ("9 euros", True)])
def test_a_bracket_that_tells_of_millions_stays(bracket: str, may_go: bool) -> None:
    told = [one.text for one in clauses(f"Lund Rail paid 13.5 ({bracket}) for the nine trains.")]

    assert ("Lund Rail paid 13.5 for the nine trains" in told) is may_go


@pytest.mark.parametrize(("what", "is_told"), [("response", False), ("loss", True)])
def test_that_something_was_answered_says_nothing(what: str, is_told: bool) -> None:
    sentence = f"Lund Rail trains prompted a rapid {what} of seats in towns on the line."
    values = find((LEAD, sentence, *FILLER), headline=HEADLINE).values

    assert (sentence[:-1] in values.values()) is is_told


@pytest.mark.parametrize(("act", "is_told"), [("cut", False), ("sell", True)])
def test_the_act_of_the_news_is_not_told_again(act: str, is_told: bool) -> None:
    sentence = f"Lund Rail had to {act} trains as towns on the coast waited."
    values = find((LEAD, sentence, *FILLER), headline=HEADLINE).values

    assert (sentence[:-1] in values.values()) is is_told


def test_a_name_is_not_cut_at_its_colon() -> None:
    told = [
        one.text for one in clauses("Fans have asked for more of Lund Trek: Voyage in the town.")
    ]

    assert told == []


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("Mr Ole Berg said", None),
        ("Mr Ole Berg, chief of Ulm Rail, said", "Mr Ole Berg, chief of Ulm Rail"),
        ("farmer Ole Berg said", "Farmer Ole Berg"),
    ],
)
def test_mr_is_no_office(who: str, told: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    import fact_stories

    monkeypatch.setitem(fact_stories.KNOWN, "Ole Berg", ("berg", "person"))
    words = "“We are against the cuts to trains”"
    said = find((LEAD, f"{words[:-1]},” {who}.", *FILLER), headline=HEADLINE).values.get("Said")

    assert said == (f"{told}: {words}" if told else None)


@pytest.mark.parametrize(("more", "is_told"), [("Another nine", False), ("Some nine", True)])
def test_what_somebody_says_of_a_part_is_not_told(more: str, is_told: bool) -> None:
    said = "Mayor Mira Holt said four drivers lost trains on the coast."
    values = find((LEAD, said, f"{more} drivers left.", *FILLER), headline=HEADLINE).values

    assert ("Said" in values) is is_told


@pytest.mark.parametrize(("how", "is_told"), [("therefore ", False), ("", True)])
def test_what_follows_from_another_sentence_is_not_told(how: str, is_told: bool) -> None:
    said = f"Mayor Mira Holt said the trains would {how}be full of sheep."

    assert ("Said" in find((LEAD, said, *FILLER), headline=HEADLINE).values) is is_told


@pytest.mark.parametrize(("which", "is_told"), [("The remaining", False), ("Some", True)])
def test_a_figure_that_points_to_another_is_not_told(which: str, is_told: bool) -> None:
    rest = f"{which} $36 million will be paid for trains by towns on the line."
    values = find((LEAD, rest, *FILLER), headline=HEADLINE).values

    assert (rest[:-1] in values.values()) is is_told


@pytest.mark.parametrize(
    ("rest", "is_told"),
    [
        (", with many towns hopeful that nine more will come", True),
        (" and has been bringing hay to the long coast of late", True),
        (", with 40 towns hopeful that nine more will come", False),
    ],
)
def test_what_is_added_without_a_figure_may_go_from_a_line(rest: str, is_told: bool) -> None:
    told = "The cut trains took nine days to reach the towns on the line"
    values = find((LEAD, f"{told}{rest}.", *FILLER), headline=HEADLINE).values

    assert (told in values.values()) is is_told


@pytest.mark.parametrize(("much", "is_told"), [("9.5 %", True), ("a bit", False)])
def test_a_figure_near_the_top_is_of_the_matter(much: str, is_told: bool) -> None:
    line = f"Fares rose by {much}, while mayors wept in silence on the coast"
    values = find(
        (LEAD, "It rained.", "It was late.", f"{line}.", *FILLER), headline=HEADLINE
    ).values

    assert (line in values.values()) is is_told
