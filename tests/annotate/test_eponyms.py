"""Firms that bear the names of persons, and persons who bear the names of firms."""

import bases
import pytest
from test_linking import links
from test_opinions import seen

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

FIRM = bases.built(
    "ned-harlow", "Ned Harlow", "organisation", prior=65, country="us", gloss="Maker of pumps."
)
VANE = bases.built("vane", "Vane", "organisation", prior=75, country="us", gloss="Maker of ships.")
MAN = bases.built("tom-vane", "Tom Vane", "person", prior=44)
SON = bases.built("tom-vane-2", "Tom Vane", "person", prior=44)
KAY = bases.built("kay-marlo", "Kay Marlo", "person", prior=20)
KAYS = bases.built("kay-marlo-co", "Kay Marlo", "organisation", prior=65, country="us")
ALL = (FIRM, VANE, MAN, SON, KAY, KAYS)
BASE = Base(written(ALL, tuple(map(bases.named, ALL))))


def meant(text, **more):
    return [entity for _, entity in links(text, base=BASE, **more)]


@pytest.mark.parametrize(
    "text",
    [
        "They gave the prize to Ned Harlow, 12, of Leeds.",
        "They gave the prize to Ned Harlow, aged 12, of Leeds.",
    ],
)
def test_a_person_of_the_name_is_no_firm(text):
    assert meant(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They gave the job to Ned Harlow, 12 of whose pumps broke.",
        "They gave the job to Ned Harlow, aged care workers say.",
        "They gave the job to Ned Harlow, 3,500 of whose people had left.",
        "They gave the job to the 120-year-old Ned Harlow.",
    ],
)
def test_a_firm_with_the_name_of_a_person_stays_one(text):
    assert "ned-harlow" in meant(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("People saw Ned Harlow twice in Hull.", []),
        ("People sold shares in Ned Harlow twice in Hull.", ["ned-harlow"]),
        ("People bought pumps from Ned Harlow twice in Hull.", ["ned-harlow"]),
    ],
)
def test_against_a_model_a_known_firm_needs_news_of_firms(text, found):
    assert meant(text, extra=(seen(text, "Ned Harlow", "person"),)) == found


def test_a_model_that_sees_a_person_decides_between_a_person_and_a_firm():
    text = "People sold shares in Kay Marlo twice in Hull."
    assert meant(text, extra=(seen(text, "Kay Marlo", "person"),)) == ["kay-marlo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vane was seen in May.", []),
        ("Vane was seen in May. People bought ships.", ["vane"]),
        ("Vane was seen in May. People bought ships from Tom Vane.", []),
    ],
)
def test_one_word_that_a_model_takes_for_a_person_needs_a_text_about_the_firm(text, found):
    assert meant(text, extra=(seen(text, "Vane", "person"),)) == found


def test_after_a_person_of_that_surname_a_word_is_no_firm():
    assert meant("People bought ships from Vane in May.") == ["vane"]
    assert meant("Tom Vane was seen in May. People bought ships from Vane.") == []
    assert meant("They bought ships from Vane. Tom Vane was seen in May.") == ["vane"]


def test_a_model_and_the_sites_own_entries_tell_persons_too():
    text = "Kim Vane was seen in May. People bought ships from Vane."
    assert meant(text) == ["vane"]
    assert meant(text, extra=(seen(text, "Kim Vane", "person"),)) == []
    assert "vane" not in meant(text, own=(Entity(id="kim", name="Kim Vane", kind="person"),))
