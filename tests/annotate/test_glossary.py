"""Term uses, and acronyms that nobody explains."""

import pytest
from test_linking import resolved

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document
from briefgen.annotate.glossary import term_uses, undefined_acronyms
from briefgen.source.passage import Passage


def undefined(*texts, known=(), kind="paragraph"):
    passages = [Passage(i, t, kind=kind) for i, t in enumerate(texts)]
    remarks = undefined_acronyms(Document.of(passages, ()), passages, known)
    return [(remark.span.passage, remark.message) for remark in remarks]


def test_an_acronym_is_said_once_at_its_first_use():
    assert undefined("The JDAM fell.", "Two JDAM and a JDAM.") == [(0, "“JDAM” is not explained")]


@pytest.mark.parametrize(
    "text",
    [
        "A guided bomb (JDAM) fell. The JDAM hit.",
        "The JDAM (a guided bomb) fell.",
        "A guided bomb, or JDAM, fell.",
        "A guided bomb, known as JDAM, fell.",
        "The guided bomb is abbreviated to JDAM.",
        "KB Lund, the head of the firm, spoke, and KB Holm said so.",
        "The MP spoke.",
        "Louis XIV and World War II",
        "The CEO woke at 5 AM.",
        "THE WHOLE LINE IS IN CAPITALS",
        "An A-10 and a B flew.",
    ],
)
def test_what_is_explained_or_no_acronym_is_not_said(text):
    assert undefined(text) == []


def test_known_names_and_terms_are_explained_by_their_notes():
    assert undefined("NATO and THAD", known=[Span(0, 0, 4), Span(0, 9, 13)]) == []


def test_headings_are_not_looked_at():
    assert undefined("The JDAM fell", kind="heading") == []


def test_a_term_yields_to_an_entity_in_capitals():
    both = {"entities": ("grant",), "terms": ("grant-t",)}
    lower = Candidate(Span(0, 0, 5), "grant", **both)
    upper = Candidate(Span(0, 6, 11), "Grant", **both)
    assert [u.text for u in term_uses([lower, upper])] == ["grant"]


def test_a_name_of_two_terms_is_no_term_use():
    assert term_uses([Candidate(Span(0, 0, 4), "bond", terms=("a", "b"))]) == ()


@pytest.mark.parametrize(
    "text",
    ["This IS news, and NOT old.", "An EPIC day: it was epic.", "Sales rose in Q4 and in H1."],
)
def test_words_that_are_stressed_are_no_acronyms(text):
    assert undefined(text) == []


def marked(text):
    uses = ("Direct democracy", "Direct Democracy", "direct democracy", "Attorney General", "TBM")
    found = [(text.find(use), use) for use in uses if use in text]
    extra = [Candidate(Span(0, at, at + len(use)), use, terms=("t",)) for at, use in found]
    return [use.text for use in resolved(text, extra=extra).terms]


@pytest.mark.parametrize(
    "text",
    [
        "They read the Norland Direct Democracy Index.",
        "The Direct Democracy Index fell.",
        "Direct Democracy Weekly is a paper.",
        "Freedom and Direct Democracy won the vote.",
        "They left the Norland Direct Democracy.",
        "He left Direct Democracy and Freedom in May.",
    ],
)
def test_a_term_inside_a_proper_name_is_none(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They speak of direct democracy.",
        "Direct democracy and freedom won.",
        "In Direct Democracy all vote.",
        "Then Attorney General Ada Stone spoke.",
        "A Norland TBM Tunnel was dug.",
        "He is Professor of Direct Democracy at home.",
        "In France Direct Democracy is old.",
    ],
)
def test_a_term_beside_a_title_or_another_name_is_one(text):
    assert len(marked(text)) == 1
