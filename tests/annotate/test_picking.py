"""The label and the value that are proposed for words picked in the text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.annotate.annotation import Mention, Quotation, Span
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.picking import picked

NOWHERE = Span(0, 0, 0)
KNOWN = replace(
    Annotations.none(),
    mentions=(
        Mention(NOWHERE, "Ivo Lund", "person", "ivo-lund", "name"),
        Mention(NOWHERE, "Lund", "person", "ivo-lund", "surname"),
        Mention(NOWHERE, "Ulm", "place", "ulm", "name"),
    ),
    quotations=(Quotation(NOWHERE, "We had no choice."),),
)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("on Friday", "When"),
        ("from January 4 to January 9,", "When"),
        ("3 March 2024", "When"),
        ("about $3.64 billion", "How much"),
        ("€20 million for the harbour", "How much"),
        ("12 percent", "How much"),
        ("31 people", "How many"),
        ("seven armed men", "How many"),
        ("three days", "How many"),
        ("Ivo Lund", "Who"),
        ("the former finance minister Ivo Lund", "Who"),
        ("Ivo Lund, the mayor of Ulm,", "Who"),
        ("in Ulm", "Where"),
        ("“We had no choice”", "Said"),
        ("We had no choice", "Said"),
        # what tells more is what happened
        ("Ivo Lund signed the treaty", "What"),
        ("Lund's trip", "What"),
        ("Lunding", "What"),
        ("the council met on Friday", "What"),
        ("a bridge over the river in Ulm", "What"),
        ("the council gave €20 million to the harbour in Ulm", "What"),
        ("“No”, said Lund, and left", "What"),
        ("", "What"),
        (" . ", "What"),
    ],
)
def test_what_is_picked_says_under_which_label_it_may_stand(words, label):
    assert picked(words, KNOWN, english=True).label == label


def test_other_languages_are_not_read_by_english_rules():
    assert picked("31 Menschen", KNOWN, english=False).label == "What"
    assert picked("Ivo Lund", KNOWN, english=False).label == "Who"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the council met  on\n Friday, ", "The council met on Friday"),
        ("the council met.", "The council met"),
        ("troops of the U.S.", "Troops of the U.S."),
        ("at 11:30 a.m.", "At 11:30 a.m."),
        (", which iRail sold;", "Which iRail sold"),
        ("iRail sold it", "iRail sold it"),
        ("“No.”", "“No.”"),
        ("über Nacht", "Über Nacht"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_the_value_begins_with_a_capital_and_ends_without_a_sign(words, value):
    assert picked(words, KNOWN, english=True).value == value
