"""Quotations beside the text that the text doesn't have."""

from __future__ import annotations

import pytest

from briefgen.annotate.verbatim import altered
from briefgen.source.article import Article, Body, GivenFact
from briefgen.source.passage import Passage

BODY = (
    "“The harbour won’t close in spring,” Ann Roe said. The port was “badly, badly hit”, she added."
)


def said(headline: str = "Harbour", dek: str = "", *facts: str) -> list[str]:
    article = Article(
        path="content/a.md",
        slug="a",
        headline=headline,
        dek=dek,
        date="2025-01-03",
        facts=tuple(GivenFact(label="Said", value=value, line=5, column=9) for value in facts),
        lines=(("title", 2), ("dek", 3)),
        body=Body(BODY, kind="plain"),
    )
    passages = [Passage(index=0, text=BODY)]
    return [f"{f.place}: {f.message}" for f in altered(article, passages)]


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour “won't close in spring”",  # another apostrophe
        "‘The Harbour won’t close’, says Roe",  # another case
        "Port 'badly, badly hit'",
        'Port "badly badly hit"',  # other marks within
        "“The harbour … in spring”",
        "“The harbour [will not] close in spring”",
        "Harbour ‘frozen’",  # one word may only be strange
        "Roe’s ‘no’ to the harbour’s end",
        "'Tis the season for the sailors' feast",
        "The sailors' ships and the captains' cabins",
        "Harbour talks ’25 and ’26",
        "The rock 'n' roll of the harbour",
        "The 5' 10\" captain and the 6' 2\" sailor",
        "Port ‘bad-ly, badly hit’",
        "‘The harbour’ is the workers’ harbour",
    ],
)
def test_what_the_text_says_may_be_quoted(headline: str) -> None:
    assert said(headline) == []


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Harbour “will not close”, says Roe", "will not close"),
        ("‘Port is badly hit’: Roe", "Port is badly hit"),
        ("Harbour 'to stay open'", "to stay open"),
        ("“The harbour … in autumn”", "The harbour … in autumn"),
        ("«No harbour» for Roe", "No harbour"),
    ],
)
def test_what_it_does_not_say_is_told(headline: str, words: str) -> None:
    assert said(headline) == [
        f"content/a.md:2: the headline quotes “{words}”, and the text has no such words"
    ]


def test_dek_and_facts_are_looked_at_too() -> None:
    assert said("Harbour", "It “stays open”.", "“it stays open”", "“badly, badly hit”") == [
        "content/a.md:3: the dek quotes “stays open”, and the text has no such words",
        "content/a.md:5:9: the key fact “Said” quotes “it stays open”, and the text has no such words",
    ]


def test_a_long_quotation_is_told_by_its_beginning() -> None:
    (message,) = said(f"“{'no harbour ' * 20}”")
    assert "no harbour no ha …”" in message
    assert len(message) < 160
