"""Sentence boundaries."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Span
from briefgen.annotate.sentences import sentences
from briefgen.source.passage import Passage


def split(text):
    return [text[s.start : s.end] for s in sentences([Passage(0, text)])]


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. Secretary of Energy flew home.",
        "She met Mr. Okafor and Gen. Lund in St. Gallen.",
        "She met Cllr. Okafor, Ald. Lund and Engr. Hay there.",
        "J. D. Novak and Ruth B. Amin signed it.",
        "The lawyers P. Wilson and Ruth C. Amin met C. V. Holm, see p. 4 and c. 3.",
        "Growth was 3.5 percent, see No. 10 and p. 4.",
        "Acme Inc. shares rose at 5 p.m. Monday.",
        "“Is it over?” she asked.",
        "“Never!” he said.",
        "They waited … and waited.",
        "The firm (est. 1990) is on example.org now",
    ],
)
def test_a_stop_inside_a_sentence_is_no_boundary(whole):
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Exports fell in the U.S.", "The dollar rose."),
        ("He works for Acme Inc.", "It pays well."),
        ("The talks ended at 5 p.m.", "No date was set."),
        ("He asked: “Who pays?”", "Nobody answered."),
        ("They call it “a favour to the U.S.”", "Officials disagree."),
        ("“We are ready.”", "“So are we.”"),
        ("It rained…", "Then it stopped."),
        ("Is that all?", "Yes."),
        ("The answer was no.", "We left."),
        ("(It was late.)", "Nobody came."),
        ("Prices rose to 7.", "2025 was worse."),
        ("The clerk had hepatitis C.", "Nobody knew."),
        ("They sat in group B.", "40 people came."),
    ],
)
def test_a_stop_before_a_new_sentence_is_a_boundary(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_ideographic_stops_need_no_space():
    assert split("会談が終わった。次は五月。") == ["会談が終わった。", "次は五月。"]


def test_each_passage_has_sentences_of_its_own():
    passages = [Passage(3, "One. Two."), Passage(5, "  "), Passage(7, " Three")]
    assert sentences(passages) == (Span(3, 0, 4), Span(3, 5, 9), Span(7, 1, 6))


@given(st.text(alphabet="aB.!?…”“ \n3U", max_size=80))
def test_sentences_are_disjoint_trimmed_and_lose_only_space(text):
    found = sentences([Passage(0, text)])
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("hostile", ["." * 100_000, ".”" * 50_000, "A. " * 33_000, "“" * 100_000])
def test_hostile_text_is_read_in_linear_time(hostile):
    assert len(split(hostile + " X")) >= 1
