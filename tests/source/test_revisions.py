"""From one state of a text to the next, and back from the file that says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.source.ledger import MOST, read_ledger, written_first, written_next
from briefgen.source.revisions import changes
from briefgen.source.states import Change, Text, plain

FIRST, SECOND = "2025-01-03T09:00:00+09:00", "2025-01-04T09:00:00+09:00"
SENTENCES = ("Rain fell.", "Rain fell in Seoul today.", "Snow fell in Seoul today.", "It’s 4 °C.")
TEXTS = st.builds(
    Text,
    st.sampled_from(["Rain", "Snow: “more”"]),
    st.sampled_from(["", "A dek \\ with signs"]),
    st.lists(
        st.sampled_from(SENTENCES) | st.text(min_size=1).map(plain).filter(bool), max_size=12
    ).map(tuple),
)


def nothing(_: str) -> bool:
    return False


def text(*sentences: str) -> Text:
    return Text("Headline", "", sentences)


def between(was: tuple[str, ...], now: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    found = changes(text(*was), text(*now), nothing)
    return [(change.was, change.now, change.minor) for change in found]


@given(TEXTS, TEXTS, TEXTS)
def test_a_ledger_gives_back_every_state(one: Text, two: Text, three: Text) -> None:
    file = written_first(FIRST, one)
    ledger, findings = read_ledger("ledger/a.yaml", file)
    assert (ledger.last if ledger else None, findings) == (one, ())
    file += written_next(SECOND, changes(one, two, nothing)) if one != two else ""
    file += (
        written_next("2025-01-05T00:00:00Z", changes(two, three, nothing)) if two != three else ""
    )
    ledger, findings = read_ledger("ledger/a.yaml", file)
    assert (ledger.last if ledger else None, findings) == (three, ())


@given(TEXTS, TEXTS)
def test_what_is_said_to_be_new_did_not_stand_there(one: Text, two: Text) -> None:
    for change in changes(one, two, nothing):
        if not change.part and not change.minor:
            assert change.now not in one.sentences
            assert change.was != change.now


@given(TEXTS)
def test_a_text_has_not_changed_from_itself(one: Text) -> None:
    assert changes(one, one, nothing) == ()


def test_another_wording_of_a_sentence_is_one_change() -> None:
    was = ("Rain fell.", "Lawmakers voted by 204 to 85 last week.", "Snow fell.")
    now = ("Rain fell.", "Lawmakers voted by 205 to 85 last week.", "Snow fell.")
    assert between(was, now) == [(was[1], now[1], False)]


def test_new_and_lost_sentences_are_told_from_changed_ones() -> None:
    was = ("Rain fell.", "Ten ships waited.", "Snow fell.")
    now = ("Fog came first.", "Rain fell.", "Snow fell.")
    assert between(was, now) == [("", "Fog came first.", False), ("Ten ships waited.", "", False)]


def test_a_sentence_that_moved_is_nothing_new() -> None:
    was, now = (
        ("Rain fell.", "Snow fell.", "It was cold."),
        ("Snow fell.", "It was cold.", "Rain fell."),
    )
    assert between(was, now) == [("Rain fell.", "", True), ("", "Rain fell.", True)]


def test_a_sentence_that_moved_is_not_taken_for_a_changed_one() -> None:
    rain, short, snow = SENTENCES[1], SENTENCES[0], SENTENCES[2]
    assert between((rain, short, snow), (short, rain)) == [
        (rain, "", True),
        (snow, "", False),
        ("", rain, True),
    ]


def test_a_sentence_that_stands_twice_now_is_nothing_new() -> None:
    assert between(("Ten ships – and more",), ("Ten ships – and more",) * 2) == [
        ("", "Ten ships – and more", True)
    ]


def test_what_still_stands_is_not_told_as_changed_into_another() -> None:
    was = ("Ten ships wait off Busan.", "Rain fell.", "Snow fell.")
    now = ("Two ships wait off Busan.", "Rain fell.", "Snow fell.", was[0])
    assert ("", now[0], False) in between(was, now)
    assert was[0] not in [before for before, after, _ in between(was, now) if after]


def test_a_sentence_that_is_cut_in_two_is_nothing_new() -> None:
    was, now = ("Rain fell. Snow fell.", "End."), ("Rain fell.", "Snow fell.", "End.")
    assert all(minor for _, _, minor in between(was, now))


def test_words_that_stood_inside_a_sentence_are_new_as_one_of_their_own() -> None:
    assert ("", "He will resign.", False) in between(
        ("Lee denied that he will resign. It was late and cold in the whole of Seoul.",),
        ("It was late and cold in the whole of Seoul.", "He will resign."),
    )


def test_headline_and_dek_are_parts_of_their_own() -> None:
    found = changes(Text("A", "Old"), Text("B", ""), nothing)
    assert found == (
        Change(part="headline", was="A", now="B"),
        Change(part="dek", was="Old", now=""),
    )


GOOD = written_first(FIRST, text("Rain fell.", "Snow fell.")) + written_next(
    SECOND, (Change(sentence=2, was="Snow fell.", now="Snow fell in Seoul."),)
)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("- at: 2025-01-03T09", "- at: 2025-01-05T09", "8:3", "not later"),
        ("- at: 2025-01-04T09", "- at: 2025-02-30T09", "8:7", "does not exist"),
        ('was: "Snow fell."', 'was: "Snow fell!"', "10:5", "sentence 2 is not what"),
        ("sentence: 2", "sentence: 4", "10:5", "there is no sentence 4"),
        ("sentence: 2", "sentence: x", "10:15", "sentence"),
        ("    was: ", "    wsa: ", "11:5", "wsa"),
        ('  - "Rain fell."', "<<<<<<< HEAD", "6:1", "conflict"),
        ('"Rain fell."', '"Rain fell.', "7:6", "quotation mark"),
    ],
)
def test_what_is_wrong_with_a_ledger_is_said_with_its_place(
    old: str, new: str, place: str, message: str
) -> None:
    assert old in GOOD
    ledger, findings = read_ledger("ledger/a.yaml", GOOD.replace(old, new, 1))
    assert ledger is None
    assert {finding.code for finding in findings} == {"broken-ledger"}
    assert str(findings[0].place) == f"ledger/a.yaml:{place}"
    assert message in f"{findings[0].message} {findings[0].hint}"


@pytest.mark.parametrize("file", ["", "# nothing", "a: b", "- a", "- at: 2025-01-01\n"])
def test_what_is_no_ledger_is_said(file: str) -> None:
    ledger, findings = read_ledger("ledger/a.yaml", file)
    assert ledger is None
    assert findings


def test_a_ledger_has_only_so_many_states() -> None:
    day = "- at: {}-01-01T00:00:00Z\n  changes: []\n"
    states = "".join(day.format(2026 + number) for number in range(MOST))
    ledger, findings = read_ledger("ledger/a.yaml", GOOD + states)
    assert ledger is None
    assert "may have" in findings[0].message
