from __future__ import annotations

import re

import pytest
from expression_cases import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Mention, Quotation, Span
from briefgen.annotate.quotations import quotations
from briefgen.annotate.speech import SAY, VERB
from briefgen.knowledge.entity import Kind
from briefgen.source.passage import Passage

CASES = cases("quotations.txt")
KNOWN: dict[str, tuple[str, Kind]] = {
    "Mira Holt": ("holt", "person"),
    "Holt": ("holt", "person"),
    "Tomas Reyes": ("reyes", "person"),
    "President Osei": ("osei", "person"),
    "Harbour Board": ("board", "organisation"),
    "The board": ("board", "organisation"),
    "the board": ("board", "organisation"),
    "The ministry": ("ministry", "organisation"),
    "the ministry": ("ministry", "organisation"),
    "Freeland Times": ("times", "organisation"),
    "Westland Herald": ("herald", "organisation"),
    "Freeland": ("freeland", "place"),
    "Westland": ("westland", "place"),
}
NAMES = {"holt": "Mira Holt", "reyes": "Tomas Reyes", "board": "Harbour Board"}
NAME = re.compile("|".join(sorted(KNOWN, key=len, reverse=True)))
SENTENCE = re.compile(r"\S.*?(?:[.!?][”']?(?=\s+[“\"'A-Z]|$)|$)")


def mentions(passages: list[Passage]) -> list[Mention]:
    return [
        Mention(
            Span(passage.index, *found.span()),
            found[0],
            KNOWN[found[0]][1],
            KNOWN[found[0]][0],
            "name",
        )
        for passage in passages
        for found in NAME.finditer(passage.text)
    ]


def sentences(passages: list[Passage]) -> list[Span]:
    return [
        Span(passage.index, *found.span())
        for passage in passages
        for found in SENTENCE.finditer(passage.text)
    ]


def read(text: str) -> tuple[Quotation, ...]:
    passages = [Passage(at, part) for at, part in enumerate(text.split(" / "))]
    return quotations(passages, sentences(passages), mentions(passages), NAMES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_quoted_words_belong_to_whoever_the_text_says_or_to_nobody(case: Case) -> None:
    assert tuple((one.text, one.speaker or "-") for one in read(case.text)) == case.expected


def test_the_table_holds_enough_cases() -> None:
    assert len(CASES) >= 30


def test_a_speaker_has_the_name_of_the_entity_or_the_name_as_written() -> None:
    found = read("“We,” said Holt. “You,” said Ada Lund. “They,” said President Osei. It is “odd.”")

    assert [one.speaker_name for one in found] == ["Mira Holt", "Ada Lund", "President Osei", ""]


@given(st.text(alphabet="“”\"‘’'«» ab.,\nA1", max_size=60), st.text(alphabet='“" a.', max_size=9))
def test_any_marks_give_verbatim_words_of_their_passage(first: str, second: str) -> None:
    passages = [Passage(0, first), Passage(1, second)]
    found = quotations(passages, sentences(passages), (), {})

    assert all(
        passages[one.span.passage].text[one.span.start : one.span.end] == one.text for one in found
    )
    assert sorted(found, key=lambda one: one.span) == list(found)


@pytest.mark.parametrize(
    "hostile",
    [
        "“" * 100_000,
        "”" * 100_000,
        '"' * 100_000,
        "‘a " * 30_000,
        "« " * 50_000,
        "said " * 20_000,
        "'a " * 30_000,
        "'it's " * 20_000,
        "“Foo. " * 100_000,
        "the call ‘it is so’ from Xa " * 8_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_hostile_paragraph_is_read_to_its_end(hostile: str) -> None:
    passages = [Passage(0, hostile), Passage(1, "“We are ready,” said Mira Holt.")]
    found = quotations(passages, sentences(passages), mentions(passages), NAMES)

    assert found[-1].speaker == "holt"


def said(text: str, *named: tuple[str, Kind, str], names: dict[str, str]) -> list[str]:
    """The speakers of a text in which a model found names, or the knowledge base if they have an id."""
    found = [
        Mention(Span(0, at, at + len(name)), name, kind, id_, "name" if id_ else "model")
        for name, kind, id_ in named
        for at in [text.index(name)]
    ]
    passages = [Passage(0, text)]
    return [one.speaker_name for one in quotations(passages, sentences(passages), found, names)]


@given(st.from_regex(rf"\b{SAY}\b"), st.sampled_from(["", "_", "re", "She "]))
def test_verbs_of_saying_are_found_at_the_beginning_of_words(text: str, before: str) -> None:
    plain = re.compile(rf"\b{SAY}\b")
    spans = [found.span() for found in VERB.finditer(before + text)]
    assert spans == [found.span() for found in plain.finditer(before + text)]


def test_a_surname_stands_for_the_one_full_name_in_the_text() -> None:
    full, other = ("Ada Lund", "person", ""), ("Ole Lund", "person", "")
    text = "Ada Lund came. “We,” said Ms Lund. Ole Lund left."

    assert said(text, full, ("Ms Lund", "person", ""), names={}) == ["Ada Lund"]
    assert said(text, full, ("Ms Lund", "person", ""), other, names={}) == ["Ms Lund"]


def test_a_body_goes_by_the_fullest_name_that_the_text_gives_it() -> None:
    text = "The Harbour Board met. It was “odd,” the Board said."

    assert said(
        text,
        ("Harbour Board", "organisation", "b"),
        ("the Board", "organisation", "b"),
        names={"b": "Port of X"},
    ) == ["Harbour Board"]


def test_a_word_before_a_rank_and_a_name_is_no_second_person() -> None:
    text = "Ferry captain Ole Lund smiled. “We,” he said."

    assert said(text, ("Ferry", "person", ""), ("Ole Lund", "person", ""), names={}) == ["Ole Lund"]


def test_an_and_in_the_name_of_a_body_joins_no_two_speakers() -> None:
    text, full = "“We,” added Ada Lund of the Boats and Bridges Trust.", ("Ada Lund", "person", "")
    trust = ("Boats and Bridges Trust", "organisation", "t")

    assert said(text, full, trust, names={}) == ["Ada Lund"]
    assert said(text, full, names={}) == [""]


def test_many_paragraphs_between_words_of_one_person_are_read_once() -> None:
    passages = [
        Passage(0, "“We,” said Mira Holt."),
        *(Passage(at, "“It is late.”" if at % 2 else "It rained.") for at in range(1, 3000)),
        Passage(3000, "“We,” said Mira Holt."),
    ]
    found = quotations(passages, sentences(passages), mentions(passages), NAMES)

    assert {one.speaker for one in found} == {"holt"}
