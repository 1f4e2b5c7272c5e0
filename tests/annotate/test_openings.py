from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate import dates, memo, money, openings, proof, quantities
from briefgen.annotate.openings import Openings
from briefgen.annotate.plain import BEFORE, fold, pattern

SCRIPTS = Path(__file__).parents[2] / "scripts"
TABLES = {
    "dates": dates._OPENINGS,
    "sums": money._SUMS,
    "marks": money._MARKS,
    "quantities": quantities._OPENINGS,
    "numbers": proof._NUMBERS,
}
PIECES = st.sampled_from(
    [
        "On",
        "on",
        "in",
        "by",
        "since",
        "Friday",
        "Friday's",
        "mid-January",
        "January",
        "Jan.",
        "4",
        "4th",
        "4-6",
        "2025",
        "2019–2021",
        "1990s",
        "'80s",
        "last",
        "Last",
        "next",
        "this",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "ago",
        "later",
        "the",
        "The",
        "of",
        "(May",
        "May,",
        "may",
        "early",
        "late",
        "end",
        "first",
        "second",
        "quarter",
        "half",
        "Q3",
        "FY24",
        "three",
        "two-thirds",
        "one",
        "a",
        "an",
        "A",
        "dozen",
        "hundred",
        "million",
        "$5",
        "US$3.6bn",
        "€2",
        "£7m",
        "-3",
        "minus",
        "12,000",
        "1,234,567",
        "12345",
        "1.5",
        "20,",
        "100",
        "12",
        "percent",
        "%",
        "per",
        "cent",
        "km",
        "miles-an-hour",
        "people",
        "troops",
        "dollars",
        "cents",
        "yen",
        "from",
        "to",
        "and",
        "between",
        "–",
        "—",
        "-",
        "“",
        "”",
        "(",
        ")",
        ",",
        ".",
        ";",
        "magnitude",
        "Magnitude",
        "7.1",
        "9/11",
        "Christmas",
        "Easter",
        "tonight",
        "overnight",
        "yesterday",
        "today's",
        "weekend",
        "over",
        "Over",
        "3rd",
        "İzmir",
        "CHRİSTMAS",
        "chriſtmas",
        "mınutes",
        "minutes",
        "don't",
    ]
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "  ", "\u00a0", "\n"])), max_size=24
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        return importlib.import_module("openings")


def everywhere(table: Openings, text: str) -> list[tuple[int, int, tuple[int, int]]]:
    """What each expression finds if it is tried at every letter."""
    found = [
        (match.start(), number, match.span())
        for number, expression in enumerate(table.expressions)
        for match in expression.finditer(text)
    ]
    return sorted(found)


@pytest.mark.parametrize("name", TABLES)
@given(TEXTS)
def test_an_expression_is_found_where_it_would_be_if_tried_everywhere(
    name: str, parts: list[tuple[str, str]]
) -> None:
    text = fold("".join(piece + blank for piece, blank in parts))
    found = [
        (start, number, match.span())
        for start, here in TABLES[name].matches(text)
        for number, match in here
    ]
    assert sorted(found) == everywhere(TABLES[name], text)


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_tells_the_words_that_it_begins_with(name: str) -> None:
    where = "run scripts/openings.py"
    assert [TABLES[name].expressions[n].pattern for n in TABLES[name].anywhere] == [], where


def test_the_letters_are_those_that_are_read_off_the_present_expressions() -> None:
    # In a process of its own: which expression comes first hangs on which module was imported first.
    code = "import sys, openings; sys.exit(openings.PLACE.read_text('utf-8') != openings.module())"
    path = os.pathsep.join([str(SCRIPTS), *sys.path])
    told = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert told.returncode == 0, "run scripts/openings.py"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (BEFORE + "(?:May|June) (?:the )?[45]", ("june", "may")),
        (BEFORE + r"\d{1,2}(?:st|th)", ("0s", "0t")),  # numbers of one or two digits are alike
        (BEFORE + r"\d{1,3}(?:,\d{3})* days", ("0 days", "ℕ days")),
        (BEFORE + r"(?:20)?\d\d [–—] \d", ("0 - 0", "0000 - 0")),
        (BEFORE + r"\d\W", ("0", "0000", "ℕ")),  # other digits may follow
        (BEFORE + r"the (?:third|fourth)", ("the third", "the fourt")),
        (BEFORE + r"\d\d?(?= June)", ("0 june",)),
        (r"\b[Tt]omorrow", ("tomorr",)),
        (r"(?<=[Oo]n )the \d", ("the",)),
        (r"(?<=on)the", ()),  # may stand inside a word
        ("tomorrow", ()),
        (BEFORE + r"\w+day", ()),  # may begin with any letter
        (BEFORE + "(?:new )?", ()),  # may be empty
    ],
)
def test_the_letters_that_a_match_begins_with_are_read_off_the_expression(
    source: str, told: tuple[str, ...], script: ModuleType
) -> None:
    found = script.openings(pattern(source))
    assert bool(found) == bool(told)
    assert all(opening.startswith(told) for opening in found)


def test_what_cannot_be_read_is_tried_everywhere() -> None:
    table = Openings([re.compile("row"), re.compile(r"\bto\w+")])
    found = [match[0] for match in table.finditer("tomorrow and today")]
    assert sorted(found) == ["row", "today", "tomorrow"]


def test_numbers_without_end_are_tried_at_their_beginning_only() -> None:
    ship = "one hundred and ten ships left. "
    few = openings._openers(ship * 2)
    told = openings._openers(ship * 2_000)
    assert len(told) == 1_000 * len(few)
    endless = openings._openers(f"{ship}{'one hundred and ' * 9_000}ships. {ship}")
    assert len(endless) < len(few) + 2 * openings.LONGEST_NUMBER
    assert [word for _, word in endless[-2:]] == [word for _, word in few[-2:]]


def test_a_memo_works_out_each_word_once_and_forgets_rather_than_grows() -> None:
    asked: list[str] = []
    lengths = memo.Memo(lambda word: (asked.append(word), len(word))[1])
    assert [lengths["one"], lengths["three"], lengths["one"]] == [3, 5, 3]
    assert asked == ["one", "three"]
    for number in range(memo._MOST + 5):
        assert lengths[str(number)] == len(str(number))
    assert len(lengths) <= memo._MOST


def test_a_memo_does_not_keep_what_is_no_word() -> None:
    lengths = memo.Memo(len)
    assert lengths["x" * 500] == 500
    assert not lengths
