from __future__ import annotations

import pytest
from fact_stories import STORY, find
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.fact_names import title_before
from briefgen.source.article import GivenFact


def test_a_story_yields_its_key_facts() -> None:
    assert find().values == {
        "What": "Transport Minister Mira Holt is expected to open talks on a coastal railway in Quito and Lima",
        "When": "4 January 2025",
        "How much": "The railway would cost around $2.5 billion",
        "How many": "Some 14,000 workers would build the railway",
        "Said": "Holt: “The coast has waited long enough”",
    }


def test_each_fact_stands_at_the_sentence_that_proves_it() -> None:
    found = find()
    sentences = {fact.label: found.sentence(fact) for fact in found.facts}

    assert sentences["When"] == STORY[1]
    assert sentences["How much"] == "The railway would cost around $2.5 billion."
    assert sentences["How many"] == "Some 14,000 workers would build the railway."


def test_a_box_says_what_happened_or_there_is_none() -> None:
    lead = "On Friday they met Transport Minister Mira Holt, as ever, for talks."

    assert find((lead, STORY[3])).facts == ()
    story = (f"{lead} Holt opened talks on a railway with drivers on Friday.", STORY[3])
    assert set(find(story, headline="Holt opens railway talks").values) == {"What", "When", "Said"}


QUESTIONS = tuple(f"And what of the railway in year {year}, Mira Holt?" for year in "1234")


def test_an_interview_gets_no_box_but_what_the_editor_writes() -> None:
    assert find().facts
    assert find((*STORY, *QUESTIONS)).facts == ()
    given_facts = (GivenFact(label="Start", value="4 January 2025"),)
    kept = find((*STORY, *QUESTIONS), given_facts=given_facts).facts
    assert [fact.label for fact in kept] == ["Start"]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("“The railway talks have waited,” said harbour master Ana Ruiz.", "Harbour master "),
        ("Lima coach Ana Ruiz said: “The railway talks have waited.”", "Lima coach "),
        ("“The railway talks have waited,” said Ana Ruiz, the mayor of Lima.", ""),
        ("“The railway talks have waited,” said Ana Ruiz.", None),
    ],
)
def test_words_are_told_only_of_somebody_of_whom_the_sentence_says_more(
    sentence: str, shown: str | None
) -> None:
    told = find((*STORY[:-1], sentence), headline="Talks on a railway in Quito").values.get("Said")
    behind = ", the mayor of Lima" if shown == "" else ""
    words = "“The railway talks have waited”"
    assert told == (None if shown is None else f"{shown}Ana Ruiz{behind}: {words}")


def test_a_figure_far_down_is_not_the_story_s() -> None:
    far = ("The hall was full of people who wait for the railway.",) * 3
    count = "Some 14,000 workers would build the railway."
    assert "How many" in find((*STORY[:3], count)).values
    headline = "Holt to open railway talks"
    assert "How many" not in find((*STORY[:2], *far, count), headline=headline).values


def test_reasons_say_why_the_build_chose_a_fact() -> None:
    given_facts = (GivenFact(label="Start", value="4 January 2025"),)
    facts = {fact.label: fact for fact in find(given_facts=given_facts).facts}

    assert facts["What"].reasons[0] == "sentence 1"
    assert facts["What"].reasons[1].endswith("words of headline and dek")
    assert facts["Start"].reasons == ()


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Talks on the coastal railway opened in Quito on Friday.", "3 January 2025"),
        ("Talks on the coastal railway have gone on in Quito since Monday.", "Since 30 December 2024"),
        ("Talks on the coastal railway opened in Quito, Holt said on Friday.", ""),
        ("Talks on the coastal railway that were put off on Monday opened in Quito.", ""),
        ("Talks on the coastal railway opened after Monday night’s storm in Quito.", ""),
        ("Talks on the coastal railway of January 4, 2011 go on in Quito.", ""),
        ("The ministry announced on Friday that talks on a railway will begin on January 6.", "6 January 2025"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_what_happened(sentence: str, when: str) -> None:
    facts = find((sentence, *STORY[2:])).values

    assert facts.get("When", "") == when


def test_what_happened_does_not_end_with_the_day_that_has_a_line_of_its_own() -> None:
    lead = "Transport Minister Mira Holt opened talks on a coastal railway in Quito on Friday."
    values = find((lead, *STORY[2:])).values

    assert values["What"] == (
        "Transport Minister Mira Holt opened talks on a coastal railway in Quito"
    )
    assert values["When"] == "3 January 2025"


@pytest.mark.parametrize(
    ("headline", "where"),
    [
        ("Holt to open talks on railway", "Quito and Lima"),
        ("Holt to open talks on railway in Quito and Lima", ""),
    ],
)
def test_a_place_is_told_unless_the_headline_says_it(headline: str, where: str) -> None:
    lead = (
        "Transport Minister Mira Holt met mayors of nine old railway towns on Thursday in Quito and Lima for talks "
        "on a line that all of them have wanted for years."
    )
    values = find((lead, *STORY[1:]), headline=headline).values

    assert values.get("Where", "") == where


def test_a_place_of_another_matter_is_not_where() -> None:
    lead = "The court gave Mira Holt three days to answer charges of fraud in Lima."
    values = find((lead, *STORY[1:]), headline="Court gives Holt three days").values

    assert "Where" not in values


def test_a_person_is_told_with_the_role_behind_the_name() -> None:
    story = (
        "Mira Holt opened talks on a railway of nine bridges on Friday.",
        "Mira Holt, 52, the minister of transport, thanked nine mayors.",
        STORY[2],
    )

    assert find(story, headline="Holt opens talks on coastal railway").values["Who"] == (
        "Mira Holt, the minister of transport"
    )


def test_a_person_of_another_sentence_is_not_who_did_what_happened() -> None:
    lead = "A series of landslides closed the coastal railway on Friday."
    second = "Transport Minister Mira Holt visited nine old stations in the north."
    values = find(
        (lead, second, *STORY[2:]), headline="Landslides stop trains as Holt visits"
    ).values

    assert values["What"] == "A series of landslides closed the coastal railway"
    assert "Who" not in values


def test_the_editor_s_facts_come_first_and_are_not_said_twice() -> None:
    found = find(given_facts=(GivenFact(label="Price", value="$2.5 billion"),))

    assert found.facts[0].label == "Price"
    assert found.facts[0].given
    assert "How much" not in found.values
    assert len(found.facts) <= 6


def test_three_facts_of_the_editor_are_enough() -> None:
    given_facts = (
        GivenFact(label="Price", value="$2.5 billion"),
        GivenFact(label="Start", value="4 January 2025"),
        GivenFact(label="Tour", value="Four-day tour"),
    )

    assert [fact.label for fact in find(given_facts=given_facts).facts] == [
        "Price",
        "Start",
        "Tour",
    ]


def test_a_fact_that_no_sentence_contains_is_refused_and_reported() -> None:
    found = find(given_facts=(GivenFact(label="Price", value="$2.6 billion"),))

    assert "Price" not in found.values
    (refused,) = found.refused
    assert refused.fact.value == "$2.6 billion"
    assert refused.nearest
    assert found.text(refused.nearest) == "The railway would cost around $2.5 billion."
    assert refused.lacks == ("the amount $2.6 billion",)


def test_a_fact_about_an_empty_article_is_refused() -> None:
    found = find((), given_facts=(GivenFact(label="Price", value="$1"),))

    assert found.facts == ()
    assert [refused.nearest for refused in found.refused] == [None]


def test_fewer_than_three_facts_that_nobody_asked_for_are_no_box() -> None:
    story = (
        "The railway would cost around $2.5 billion. Some 14,000 workers would build the railway.",
    )
    given_facts = (GivenFact(label="Price", value="$2.5 billion"),)

    assert find(story).facts == ()
    assert set(find(story, given_facts).values) == {"Price", "How many"}


def test_a_person_a_place_or_a_day_of_a_subordinate_clause_is_not_the_news() -> None:
    story = (
        "Talks on the railway and its fares opened on Friday, while Mira Holt was in Quito.",
        "They went on for years after a first meeting in Lima on March 4, 2011.",
        "The coastal railway would cost $3 million.",
    )
    values = find(story).values

    assert "Who" not in values
    assert "Where" not in values
    assert values["When"] == "3 January 2025"


def test_a_person_whom_the_sentence_tells_nothing_of_is_not_who() -> None:
    story = (
        "As a friend of former Transport Minister Mira Holt they met her.",
        "On Friday, the ministry opened talks on a coastal railway.",
        STORY[2],
    )

    assert "Who" not in find(story, headline="Holt’s ministry opens talks on railway").values


def test_the_news_is_the_first_sentence_or_one_that_tells_the_headline() -> None:
    headline = "Holt opens talks on coastal railway"
    lead = "After a storm they met again on Friday."
    news = "Transport Minister Mira Holt opened talks on the coastal railway."
    aside = "Ecuador and Peru have a railway that no storm has ever stopped."

    assert find((lead, news, *STORY[2:]), headline=headline).values["What"] == news[:-1]
    assert "What" not in find((lead, aside, *STORY[2:]), headline=headline).values


def test_a_caption_is_not_the_first_sentence() -> None:
    caption = "Mira Holt (left) and Ada Lund (right) in Ulm on October 25, 2011."
    values = find((caption, *STORY)).values

    assert values["What"].startswith("Transport Minister Mira Holt is expected")


def test_a_figure_of_the_headline_comes_before_an_earlier_one() -> None:
    story = (
        "Talks on the coastal railway in Quito opened on Friday.",
        "The ministry of transport had made an offer of $9 million.",
        "Ecuador gave $4 million for the railway.",
    )
    values = find(story, headline="Talks on railway open, $4 million given").values

    assert values["How much"] == "Ecuador gave $4 million for the railway"


@pytest.mark.parametrize(
    "sentence",
    [
        "Who would ride it, at an estimated price of $4 million, nobody knew on Friday.",
        "Then the black rate, known to all as the “blue rail,” topped 300 pesos per dollar on Friday.",
    ],
)
def test_an_amount_without_subject_and_verb_is_no_key_fact(sentence: str) -> None:
    story = ("Talks on the coastal railway in Quito opened on Friday.", sentence)

    assert "How much" not in find(story, headline="Talks on railway open in Quito").values


def test_a_count_without_a_verb_is_no_key_fact() -> None:
    story = (
        *STORY[:2],
        (
            "All 21 coaches of the coastal railway, on their way to Lima from Quito, burnt near the town hall of "
            "Lower Ulm in the district of Ulm, Ada Lund said on Friday."
        ),
    )

    assert "How many" not in find(story).values


def test_a_count_of_an_earlier_year_is_no_key_fact() -> None:
    story = (*STORY[:2], "In 2011 some 14,000 workers left the railway.", STORY[3])

    assert "How many" not in find(story).values


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("A landslide killed four workers.", True), ("Some valleys have four bridges.", False)],
)
def test_a_few_are_many_only_where_somebody_came_to_harm(sentence: str, told: bool) -> None:
    story = ("Work on the coastal railway in Quito was stopped on Friday.", sentence, STORY[3])

    assert ("How many" in find(story, headline="Work on railway in Quito stopped").values) is told


def test_a_figure_that_has_nothing_to_do_with_the_headline_is_no_key_fact() -> None:
    values = find((*STORY[:2], "Elsewhere a lottery paid $9 million to 14,000 people.")).values

    assert not {"How much", "How many"} & set(values)


def test_a_count_is_told_with_what_is_said_of_it() -> None:
    story = (
        *STORY[:2],
        "It rained, but 190 of the 300 members of the council came to the railway talks, wet.",
    )

    assert find(story).values["How many"] == (
        "190 of the 300 members of the council came to the railway talks"
    )


def test_a_count_far_behind_a_verb_of_saying_is_no_key_fact() -> None:
    said = "Mira Holt said that the railway talks in Quito will need 190 engineers."
    near = "Mira Holt said that 190 engineers will come to the railway talks."

    assert "How many" not in find((*STORY[:2], said)).values
    assert find((*STORY[:2], near)).values["How many"] == near[:-1]


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        ("“The railway talks have waited,” said farmer Ada Lund.", "Farmer Ada Lund: “The railway talks have waited”"),
        ("“The coast has waited long enough,” the mayor said.", ""),
        ("“They have let the coast wait,” said farmer Ada Lund.", ""),
        ("“That is what the coast wanted,” said farmer Ada Lund.", ""),
        ("Mira Holt told the farmers that the railway would be cheap.", "Mira Holt told the farmers that the railway would be cheap"),
        ("The farmers said that the railway would be cheap.", ""),
        ("In May 2024 Mira Holt told the farmers that the railway would be cheap.", ""),
    ],
)  # fmt: skip
def test_what_a_named_person_said_is_told_if_it_is_understood_alone(quoted: str, told: str) -> None:
    assert find((*STORY[:3], quoted)).values.get("Said", "") == told


def test_another_clause_of_the_story_fills_a_box_up_to_three() -> None:
    story = (
        STORY[0],
        "Engineer Ada Lund laid the first rails of the coastal railway on Friday.",
        "Holt owns a white horse.",
        STORY[3],
    )
    short = find(story).values
    full = find((*story[:3], *STORY[2:])).values

    assert (
        short["Also"] == "Engineer Ada Lund laid the first rails of the coastal railway on Friday"
    )
    assert "Also" not in full


@pytest.mark.parametrize(
    "sentence",
    [
        "The railway will carry the machines to Ulm.",
        "In 1911 workers laid rails from Ulm to Bonn.",
        "Workers of the railway say rails from Ulm are bad.",
        "Two officials walked along the railway from Ulm.",
        "An earlier railway from Ulm had three wheels.",
    ],
)
def test_background_and_what_points_back_fill_no_box(sentence: str) -> None:
    story = (STORY[0], "On Friday it rained.", "It was cold.", sentence)

    assert "Also" not in find(story).values


def test_an_article_that_offers_nothing_gets_no_facts() -> None:
    assert find(("It rained. They went home.",), headline="Weather").facts == ()


@given(
    st.lists(st.sampled_from([*STORY, "Nobody came.", "In 2024 it rained “a lot.”"]), max_size=8)
)
def test_facts_are_few_short_labelled_once_and_word_for_word(story: list[str]) -> None:
    found = find(tuple(story))
    labels = [fact.label for fact in found.facts if fact.label != "Also"]

    assert len(found.facts) <= 6
    assert len(set(labels)) == len(labels)
    assert len({fact.value for fact in found.facts}) == len(found.facts)
    assert all(
        fact.value[1:] in found.sentence(fact)
        for fact in found.facts
        if fact.label not in ("Who", "When", "Said")
    )
    assert all(1 <= len(fact.value.split()) <= 20 for fact in found.facts)
    assert all(len(fact.label.split()) <= 3 for fact in found.facts)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("U.S. Secretary of State Ada Lund", "U.S. Secretary of State "),
        ("On Monday Prime Minister Ada Lund", "Prime Minister "),
        ("But Ada Lund", ""),
        ("the farmer Ada Lund", ""),
    ],
)
def test_a_title_is_taken_with_the_name(text: str, title: str) -> None:
    assert title_before(text, text.index("Ada")) == title


@pytest.mark.parametrize(("filler", "told"), [(60, True), (80, False)])
def test_what_is_too_long_for_a_sentence_tells_no_fact_but_proves_one(
    filler: int, told: bool
) -> None:
    long = "The railway costs $2.5 billion, which ministers said" + " and say again" * filler + "."
    story = (*STORY[:2], long, *STORY[3:])
    values = find(story, headline="Railway of Holt's tour to cost $2.5 billion").values
    assert ("The railway costs $2.5 billion" in values.values()) is told
    proven = find((long,), (GivenFact(label="Cost", value="$2.5 billion"),))
    assert proven.values["Cost"] == "$2.5 billion"


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (
            (
                "A ferry with 268 farmers and their goods sank in a storm off the islands near Lima on "
                "Thursday, killing at least 31 people, the navy said."
            ),
            {"Killed": "At least 31 people"},
        ),
        (
            (
                "A storm sank a ferry near Lima on Thursday, wounding 238 and leaving 107 or more dead in the "
                "worst night of the coast."
            ),
            {"Injured": "238", "Killed": "107 or more"},
        ),
        (
            (
                "A storm sank a ferry near Lima on the second of January and killed two old sailors "
                "whose boat had come to its help."
            ),
            {"Killed": "Two old sailors"},
        ),
        (
            (
                "A storm sank a ferry near Lima on Thursday, killing hopes of a quiet week at sea for the "
                "nine towns of the coast."
            ),
            {},
        ),
        (
            (
                "A storm near Lima recalled that of 1990, which sank a ferry, killing 31 people and driving nine "
                "smaller boats ashore."
            ),
            {},
        ),
    ],
)
def test_the_dead_and_the_injured_have_lines_of_their_own(lead: str, told: dict[str, str]) -> None:
    values = find((lead, *STORY[1:]), headline="Storm near Lima").values

    assert {key: values[key] for key in values.keys() & {"Killed", "Injured"}} == told


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("killing at least 31 people and injuring 88", {"Killed": "At least 31 people", "Injured": "88"}),
        ("killing at least 31 people", {}),
    ],
)  # fmt: skip
def test_the_dead_of_the_headline_stand_beside_the_injured(end: str, told: dict[str, str]) -> None:
    lead = f"A storm sank a ferry off the islands near Lima on Thursday, {end}, the navy said."
    values = find((lead, *STORY[1:]), headline="Storm near Lima kills 31 people").values

    assert {key: values[key] for key in values.keys() & {"Killed", "Injured"}} == told


def test_a_cut_that_takes_the_news_away_is_not_what_happened() -> None:
    lead = (
        "The ministry of the republic is speaking with nine other ministries about the fate of Mira Holt "
        "who was held by the army of Lima in the old mine."
    )
    values = find((lead, *STORY[1:]), headline="Talks on Mira Holt held in Lima mine").values

    assert not values.get("What", "").startswith("The ministry")


def test_today_goes_from_what_happened_where_the_day_has_a_line() -> None:
    lead = "Transport Minister Mira Holt today opened talks on a coastal railway in Quito and Lima."
    values = find((lead, *STORY[1:])).values

    assert values["What"] == (
        "Transport Minister Mira Holt opened talks on a coastal railway in Quito and Lima"
    )
    assert values["When"] == "3 January 2025"


def test_a_headline_that_announces_an_interview_wants_no_box() -> None:
    assert find().facts
    assert not find(headline="Quito paper interviews Holt on railway talks in Lima").facts


@pytest.mark.parametrize(
    "headline", ["Railway a mistake for coast", "Railway a mistake, union says"]
)
def test_no_headline_vouches_for_what_somebody_says(headline: str) -> None:
    lead = "The railway will prove to be a mistake for the coast, according to a union report."

    assert find((lead, *STORY[1:]), headline=headline).values.get("What", "") in ("", lead[:-1])


@pytest.mark.parametrize(
    "lead",
    [
        "The first rails of the coastal railway were laid, the ministry said on Thursday.",
        "The first rails of the coastal railway were laid, according to a report by the old paper Quito Day on Thursday.",
        "The first rails of the coastal railway were laid, the ministry announced Thursday.",
        "On Thursday a ministry said that the first rails of the coastal railway were laid.",
        "The coastal railway in Quito was in bad repair early on Thursday.",
    ],
)
def test_the_day_of_words_or_of_a_state_is_never_when(lead: str) -> None:
    story = (lead, "Holt would build the railway.", STORY[2], STORY[3])

    assert find(story, headline="First rails of coastal railway laid").values.get("When", "") == ""


def test_the_day_with_which_a_period_begins_is_never_when() -> None:
    story = (
        (
            "The board of the coastal railway, which runs nine trains of Quito, voted six to three, in a hall full of people "
            "who wept, shouted and sang old songs, to open talks."
        ),
        "The vote on the railway talks is for the season starting on January 4.",
        *STORY[2:],
    )
    given = (GivenFact(label="Cost", value="$2.5 billion"),)
    values = find(story, given, headline="Board votes to open railway talks").values

    assert "When" not in values
    assert values["What"].endswith("the season starting on January 4")


def test_last_tuesday_goes_from_what_happened_where_the_day_has_a_line() -> None:
    story = (
        "The old coastal railway closed for repairs last Tuesday.",
        "Engineers in Quito closed the old coastal railway on Tuesday.",
        *STORY[2:],
    )
    values = find(story, headline="Coastal railway closed for repairs").values

    assert values["When"] == "31 December 2024"
    assert values["What"] == "The old coastal railway closed for repairs"


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        ("Two towns signed a paper with the ministry on Friday for rails on the coast, which nobody saw in all the long and wet days of the year.", "Towns sign paper for rails"),
        ("The court on Friday summoned Mira Holt, the old minister, for questioning on gifts that her friends of many years say came from others.", "Holt questioned by court"),
    ],
)  # fmt: skip
def test_what_was_signed_or_summoned_for_stays_if_the_headline_says_it(
    lead: str, headline: str
) -> None:
    what = find((lead, *STORY[1:]), headline=headline).values.get("What", "")

    assert "signed" not in what or "rails" in what
    assert "summoned" not in what or "questioning" in what


def test_the_words_of_somebody_s_agency_are_not_somebody_s() -> None:
    own = "“The coast has waited long enough,” said Holt on the railway."
    agency = "“The coast has waited long enough,” announced Holt's agency Lund Press."

    assert "Said" in find((*STORY[:3], own)).values
    assert "Said" not in find((*STORY[:3], agency)).values


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lund, a teacher, left the talks in Quito at nine on Tuesday, a friend said.",
        "Transport chief Ada Lund also laid rails of the railway in Quito.",
        "Ministers Ada Lund and Olaf Berg underscored the importance of the railway talks in Quito.",
        "The signing of the railway talks was witnessed by Ada Lund, an envoy.",
        "The ministry of Lund did not respond to requests on the railway talks.",
        "Holt met 220 railway workers in Quito during the May riot in Ulm.",
    ],
)
def test_another_clause_names_who_does_what_of_the_headline(sentence: str) -> None:
    lead = "Minister Mira Holt opened talks on a coastal railway in Quito and Lima on Friday."

    assert "Also" not in find((lead, sentence)).values


@pytest.mark.parametrize(("day", "told"), [("January 2", True), ("July 16, 2020", False)])
def test_what_somebody_said_of_earlier_years_is_not_told(day: str, told: bool) -> None:
    said = f"Mira Holt said that work on the railway in Quito began on {day}."

    assert ("Said" in find((*STORY[:3], said)).values) is told


def test_other_clauses_make_three_lines_and_no_more() -> None:
    lead = "Minister Mira Holt opened talks on a coastal railway in Quito and Lima."
    more = (
        "Engineer Ada Lund laid nine rails of the railway.",
        "Engineer Olaf Berg dug six holes for the railway.",
        "Engineer Eva Kern built two bridges for the railway.",
    )

    assert [fact.label for fact in find((lead, *more)).facts] == ["What", "Also", "Also"]


def test_a_figure_that_somebody_vouches_for_is_not_told_without_them() -> None:
    story = (*STORY[:2], "They say 190 members of the council came to the railway talks.")

    assert "How many" not in find(story).values
