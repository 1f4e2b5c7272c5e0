"""A calling beside a full name that the holder of offices in the lists hasn't."""

import bases
import pytest
from test_linking import links, of

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written


def person(identifier, name, prior=40, gloss="Member of the Senate.", title="Member of the Senate"):
    return bases.built(
        identifier, name, "person", prior=prior, country="fr", gloss=gloss, roles=[(title, "", "2004", "")]
    )  # fmt: skip


PERSONS = (
    person("ida-lund", "Ida Lund"),
    person("ole-dahl", "Ole Dahl", prior=70),
    person("ann-voss", "Ann Voss", gloss="Businesswoman and politician."),
    person("max-eck", "Max Eck", gloss="Actor and politician."),
)
BASE = Base(written(PERSONS, tuple(map(bases.named, PERSONS))))


@pytest.mark.parametrize(
    "text",
    [
        "Sales grew, said Ida Lund, chief executive of the union of makers.",
        "Sales grew, said Ida Lund, the chain's UK sales director.",
        "It was said by managing director Ida Lund at noon.",
        "The match was led by referee Ida Lund at noon.",
        "They saw Ida Lund, a striker for the club.",
        "They saw the film with actress Ida Lund.",
    ],
)
def test_a_person_of_another_calling_is_somebody_else(text):
    assert of(text, base=BASE) == ""


def test_of_whom_nothing_is_told_may_have_it_unless_others_have_the_name():
    untold = bases.built("ida", "Ida Lund", "person", prior=59)
    text = "They spoke with film director Ida Lund at noon."
    assert of(text, base=Base(written((untold,), (bases.named(untold),)))) == "ida"
    both = (PERSONS[0], untold)
    assert of(text, base=Base(written(both, tuple(map(bases.named, both))))) == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sales grew, said Ida Lund at noon.", "ida-lund"),
        ("Sales grew, said Ida Lund, the former chief executive.", "ida-lund"),
        ("Sales grew, said Ida Lund, who met the chief executive.", "ida-lund"),
        ("Sales grew, said Ida Lund, wife of the referee.", "ida-lund"),
        ("It was said by former managing director Ida Lund.", "ida-lund"),
        ("Sales grew, said Ole Dahl, chief executive of the union.", "ole-dahl"),
        ("Sales grew, said Ann Voss, chief executive of the union.", "ann-voss"),
        ("They saw the film with singer Max Eck.", "max-eck"),
    ],
)
def test_a_calling_that_fits_or_is_past_rules_nobody_out(text, who):
    assert of(text, base=BASE) == who


UNTOLD_ONE = bases.built("ida", "Ida Lund", "person", prior=50)
HERON = bases.built("heron-works", "Heron Works", "organisation", prior=60, gloss="Maker of pumps.")
MORE = Base(written((UNTOLD_ONE, HERON), tuple(map(bases.named, (UNTOLD_ONE, HERON)))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales grew, said Ida Lund, the chief executive of Holm Group.", False),
        ("Sales grew, said managing director Ida Lund at noon.", False),
        ("Sales grew, said Ida Lund, the chief executive of Heron Works.", True),
        ("Heron Works chief executive Ida Lund said so.", True),
        ("The works and its chief executive Ida Lund said so.", True),
        ("Sales grew, said Ida Lund, the former chief executive.", True),
    ],
)
def test_of_whom_nothing_is_told_has_no_post_in_a_firm_that_is_not_known(text, found):
    ids = [id_ for _, id_ in links(text, base=MORE)]
    assert ("ida" in ids) == found


MATCH = "They won the match by two wickets in the last innings of the series."


def test_a_captain_in_the_report_of_a_match_is_a_player():
    text = "Then captain Ida Lund spoke."
    assert of(text, base=BASE) == "ida-lund"
    assert of(f"{MATCH} {text}", base=BASE) == ""


JURIST = person("lea-holm", "Lea Holm", gloss="Lawyer and politician.")
JUDGES = Base(written((*PERSONS, JURIST), tuple(map(bases.named, (*PERSONS, JURIST)))))


@pytest.mark.parametrize("title", ["Judge", "Chief Judge", "district judge", "Magistrate"])
def test_a_judge_is_no_politician_of_that_name(title):
    assert of(f"Then {title} Ida Lund ruled.", base=JUDGES) == ""
    assert of(f"Then {title} Lea Holm ruled.", base=JUDGES) == "lea-holm"
    assert of(f"Then {title} Ole Dahl ruled.", base=JUDGES) == "ole-dahl"


@pytest.mark.parametrize(
    "text",
    [
        "The former judge Ida Lund voted.",
        "Then senator Ida Lund judged.",
        "They heard the judge. Ida Lund voted.",
        "They let a judge and Ida Lund vote.",
        "The ex-judge Ida Lund voted.",
        "The judge, Ida Lund told him, was fair.",
        "The show's judge Ida Lund sang.",
    ],
)
def test_a_judge_further_off_is_somebody_else(text):
    assert of(text, base=JUDGES) == "ida-lund"


@pytest.mark.parametrize(
    "post",
    [
        "club chairman",
        "board chairwoman",
        "company chair",
        "non-executive chairman",
        "airline boss",
    ],
)
def test_who_leads_a_firm_or_a_club_is_no_politician(post):
    assert of(f"It was said by {post} Ida Lund at noon.", base=BASE) == ""


@pytest.mark.parametrize(
    "post",
    ["chairman", "committee chairman", "party boss", "former club chairman", "union chair", "boss"],
)
def test_chairs_that_politicians_have_say_nothing(post):
    assert of(f"It was said by {post} Ida Lund at noon.", base=BASE) == "ida-lund"
