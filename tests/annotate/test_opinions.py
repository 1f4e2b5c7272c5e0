"""What a model's opinion of a name does to links: it confirms, it forbids, it tells strangers."""

import bases
import pytest
from test_linking import OWN, links

from briefgen.annotate.annotation import Candidate, Span
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

BUILT_IN = tuple(
    Entity(id=e.id, name=e.name, kind=e.kind, country=e.country, place=("@x.yaml", 1)) for e in OWN
)


def seen(text, name, kind, passage=0):
    at = text.index(name)
    return Candidate(Span(passage, at, at + len(name)), name, by="model", kind=kind)


def test_after_a_person_of_that_surname_a_town_is_no_town():
    text = "Mara Lyon left the firm in May. People say that Lyon was never paid."
    assert links(text.partition(". ")[2]) == [("Lyon", "lyon")]
    assert links(text, extra=(seen(text, "Mara Lyon", "person"),)) == []


def test_words_of_place_bring_the_town_back():
    text = "Mara Lyon left the firm in May. She was born in Lyon and met friends there."
    assert links(text, extra=(seen(text, "Mara Lyon", "person"),)) == [("Lyon", "lyon")]


def test_a_town_before_its_namesake_is_the_town():
    text = "People of all Lyon were glad. Later Mara Lyon came."
    assert ("Lyon", "lyon") in links(text, extra=(seen(text, "Mara Lyon", "person"),))


def test_a_built_in_country_that_a_model_takes_for_a_person_is_not_linked():
    text = "On Monday France said that she would sing again."
    person = seen(text, "France", "person")
    assert links(text, own=BUILT_IN, extra=(person,)) == []
    assert links(text, extra=(person,)) == [("France", "france")], "the site's own entry stays"


def test_a_model_confirms_a_name_between_other_names():
    text = "The vote on Senate of France Ben Stone lost was a close one."
    assert links(text) == []
    both = (seen(text, "Senate of France", "organisation"), seen(text, "Ben Stone", "person"))
    assert links(text, extra=both) == [("Senate of France", "senate-of-france")]


def test_a_model_does_not_confirm_what_goes_on_in_unknown_capitals():
    text = "The plan of High Court of Arles Library is old."
    assert links(text, extra=(seen(text, "High Court of Arles", "organisation"),)) == []


def test_a_model_confirms_a_name_before_what_is_told_of_it():
    text = "They wore a Senate of France Tour shirt."
    assert links(text) == []
    extra = (seen(text, "Senate of France", "organisation"),)
    assert links(text, extra=extra) == [("Senate of France", "senate-of-france")]


def test_a_comma_ends_what_a_name_could_be_of():
    text = "Bo Stone, of the High Court of Arles, spoke."
    assert ("High Court of Arles", "high-court-a") in links(text)


def test_a_full_name_stands_against_a_model_that_errs():
    text = "Many watched the Ada Moore video again."
    assert links(text, extra=(seen(text, "Ada Moore", "organisation"),)) == [
        ("Ada Moore", "ada-moore")
    ]


def test_the_end_of_an_organisations_name_means_it_if_a_model_sees_one():
    text = "She left the High Court of Arles. People say that Arles pays late."
    later = Candidate(Span(0, 50, 55), "Arles", by="model", kind="organisation")
    assert text[50:55] == "Arles"
    assert links(text, extra=(later,))[-1] == ("Arles", "high-court-a")
    place = Candidate(Span(0, 50, 55), "Arles", by="model", kind="place")
    assert ("Arles", "high-court-a") not in links(text, extra=(place,))


def test_the_end_of_two_names_means_neither():
    text = "The High Court of Arles met the Senate of Arles. People say that Arles pays late."
    own = (*OWN, Entity(id="senate-a", name="Senate of Arles", kind="organisation"))
    at = text.rindex("Arles")
    later = Candidate(Span(0, at, at + 5), "Arles", by="model", kind="organisation")
    assert ("Arles", "high-court-a") not in links(text, own=own, extra=(later,))


def test_a_one_word_name_of_a_thing_needs_fame_and_a_place_inside_a_sentence():
    zorb = bases.built("zorb", "Zorb", "other", prior=50)
    dull = bases.built("quim", "Quim", "other", prior=30)
    base = Base(written((zorb, dull), (bases.named(zorb), bases.named(dull))))
    assert links("They post it on Zorb and on Quim.", base=base) == [("Zorb", "zorb")]
    assert links("Zorb is down.", base=base) == []


def test_the_article_is_no_part_of_a_bodys_name_but_of_a_books():
    body = bases.built("the-orb", "The Orb", "organisation", prior=60)
    book = bases.built("the-urn", "The Urn", "other", prior=60)
    base = Base(written((body, book), (bases.named(body), bases.named(book))))
    text = "He told The Orb that The Urn was good."
    assert links(text, base=base) == [("Orb", "the-orb"), ("The Urn", "the-urn")]
    seen_as_body = (seen(text, "Urn", "organisation"),)
    assert ("Urn", "the-urn") in links(text, base=base, extra=seen_as_body)


def test_a_model_confirms_a_name_whose_article_it_leaves_out():
    body = bases.built("the-orb", "The Orb and Axe", "organisation", prior=60)
    base = Base(written((body,), (bases.named(body),)))
    text = "It hurt, said Bo Stone of The Orb and Axe in May."
    assert links(text, base=base) == []
    extra = (seen(text, "Orb and Axe", "organisation"),)
    assert links(text, base=base, extra=extra) == [("Orb and Axe", "the-orb")]


def test_a_state_behind_a_town_outweighs_a_model_that_sees_a_person():
    text = "He moved on Friday to Lyon, Ohio, with friends."
    assert links(text, extra=(seen(text, "Lyon", "person"),))[0] == ("Lyon", "lyon-us")


def test_what_nobody_has_told_the_kind_of_may_be_what_a_model_sees():
    known = bases.built("far-coast", "Far Coast", "other", prior=60, gloss="A film.")
    untold = bases.built("near-coast", "Near Coast", "other", prior=60)
    base = Base(written((known, untold), (bases.named(known), bases.named(untold))))
    text = "Ships left the Far Coast for the Near Coast."
    places = (seen(text, "Far Coast", "place"), seen(text, "Near Coast", "place"))
    assert links(text, base=base, extra=places) == [("Near Coast", "near-coast")]
    persons = (seen(text, "Far Coast", "person"), seen(text, "Near Coast", "person"))
    assert links(text, base=base, extra=persons) == [("Near Coast", "near-coast")]


def test_a_first_name_means_the_only_person_named_so_before_if_a_model_sees_a_person():
    text = "Ada Moore spoke for an hour. Nobody but Ada knew."
    at = text.rindex("Ada")
    later = Candidate(Span(0, at, at + 3), "Ada", by="model", kind="person")
    assert links(text) == [("Ada Moore", "ada-moore")]
    assert links(text, extra=(later,)) == [("Ada Moore", "ada-moore"), ("Ada", "ada-moore")]
    group = later._replace(kind="organisation")
    assert links(text, extra=(group,)) == [("Ada Moore", "ada-moore")]


def test_a_first_name_that_two_bear_or_that_stands_first_means_nobody():
    text = "Ada Moore met Ada Crane. Nobody but Ada knew."
    at = text.rindex("Ada")
    later = Candidate(Span(0, at, at + 3), "Ada", by="model", kind="person")
    extra = (seen(text, "Ada Crane", "person"), later)
    assert links(text, extra=extra) == [("Ada Moore", "ada-moore")]
    early = "Nobody but Ada knew. Then Ada Moore spoke."
    assert links(early, extra=(seen(early, "Ada", "person"),)) == [("Ada Moore", "ada-moore")]


def test_an_adjective_before_a_name_makes_no_surname_of_it():
    zorb = bases.built("zorb", "Zorb", "organisation", prior=60)
    base = Base(written((zorb,), (bases.named(zorb),)))
    assert links("They read the French Zorb. All of it is on Zorb.", base=base)[-1][1] == "zorb"
    assert links("They read Bo Zorb. All of it is on Zorb.", base=base) == []


def test_a_body_of_which_a_person_is_may_stand_behind_the_name():
    text = "They heard Bo Stone of High Court of Arles speak."
    assert links(text) == []
    extra = (seen(text, "Bo Stone", "person"),)
    assert links(text, extra=extra) == [("High Court of Arles", "high-court-a")]


def test_a_god_passes_for_a_person():
    god = bases.built("zorb", "Zorb", "other", prior=56, gloss="Norland's god of rain.")
    firm = bases.built("quim", "Quim", "other", prior=56, gloss="Maker of rain.")
    base = Base(written((god, firm), (bases.named(god), bases.named(firm))))
    text = "They pray to Zorb and to Quim."
    extra = (seen(text, "Zorb", "person"), seen(text, "Quim", "person"))
    assert links(text, base=base, extra=extra) == [("Zorb", "zorb")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mara Frank left in May. Frank urged them to go.", False),
        ("Mara Frank left in May. Frank ministers stayed.", True),
        ("Frank urged them to go. Mara Frank left in May.", True),
        ("Mara Frank left in May. The Frank urged them to go.", True),
        ("Mara Frank left in May. Frank armed police came.", True),
    ],
)
def test_a_surname_that_is_a_peoples_name_is_the_persons_where_somebody_acts(text, found):
    france = Entity(
        id="france", name="France", kind="place", country="fr", demonyms=("Frank",), place=("@x", 1)
    )
    got = links(text, own=(france,), extra=(seen(text, "Mara Frank", "person"),))
    assert (("Frank", "france") in got) is found
