"""Expressions wait for a text that has what they need, and find what `re` finds."""

from __future__ import annotations

import copy
import importlib
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from briefgen import expression_needs
from briefgen.annotate.plain import pattern
from briefgen.expressions import Expression, expression, folded, name_of

ROOT = Path(__file__).parents[1]
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
Sample = tuple[str, str]
"""An expression, and a text that it may take."""

LETTERS = {"i": "iIİı", "s": "sSſ", "k": "kK\u212a"}
"""What `re` takes for a letter where case does not matter."""
CASES = st.integers(0, 2)
SPANS = st.tuples(st.integers(0, 9), st.integers(0, 20))
_SIDE = st.lists(
    st.sampled_from(["in", "may", "s", "3", "é", "ſ", " ", ".", ",", "-", "\n", "\u00a0"]),
    max_size=2,
).map("".join)
AROUND = st.tuples(_SIDE, _SIDE)
PIECES = st.sampled_from(
    [
        *((text, text) for text in ("in", "may", "the", "day", "s", "i", "k", ",", "-", " ", "é")),
        *((r"\.", "."), (r"\d", "3"), (r"\d", "٣"), (r"\w", "é"), (r"\w", "_"), (r"\W", "-")),
        *((r"\s", " "), (r"\s", "\u00a0"), ("[IS]", "I"), ("[.,-]", ","), ("[^a-z]", "A")),
        *((".", "x"), ("[Tt]he", "The"), (r"\b", ""), (r"\B", ""), ("^", ""), ("$", "")),
        *((r"(?<!\w)", ""), (r"(?!\w)", ""), (r"(?<![\w/.-])", ""), (r"(?![\w-])", "")),
        *((r"(?<=[Tt]he )", ""), (r"(?= |$)", ""), ("(?=,)", ""), (r"(?<=\s)", "")),
    ]
)


def joined(samples: list[Sample]) -> Sample:
    sources, texts = zip(*samples, strict=True)
    return "".join(sources), "".join(texts)


def wrapped(parts: st.SearchStrategy[Sample]) -> st.SearchStrategy[Sample]:
    inner = st.lists(parts, min_size=1, max_size=4).map(joined)
    repeats = st.sampled_from([("?", 0), ("?", 1), ("+", 2), ("*", 0), ("{1,3}", 2), ("{2}", 2)])
    kinds = st.sampled_from(["({})", "(?i:{})", "(?a:{})", "(?>{})"])
    return st.one_of(
        inner,
        st.tuples(inner, inner).map(lambda two: (f"(?:{two[0][0]}|{two[1][0]})", two[0][1])),
        st.tuples(inner, inner).map(lambda two: (f"(?:{two[0][0]}|{two[1][0]})", two[1][1])),
        st.tuples(inner, repeats).map(
            lambda two: (f"(?:{two[0][0]}){two[1][0]}", two[0][1] * two[1][1])
        ),
        st.tuples(inner, inner).map(lambda two: (f"(?={two[0][0]}){two[1][0]}", two[1][1])),
        st.tuples(inner, inner).map(lambda two: (f"(?!{two[0][0]}){two[1][0]}", two[1][1])),
        st.tuples(inner, kinds).map(lambda two: (two[1].format(two[0][0]), two[0][1])),
    )


SAMPLES = st.lists(st.recursive(PIECES, wrapped, max_leaves=8), min_size=1, max_size=4).map(joined)


def cased(text: str, case: int) -> str:
    """A text, as it is, in capitals or with unusual letters."""
    return (text, text.upper(), "".join(LETTERS.get(x, x)[-1] for x in text))[case]


@pytest.fixture(scope="module")
def needs() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        return importlib.import_module("needs")


@pytest.fixture(scope="module")
def signed(needs: ModuleType) -> list[Expression]:
    """The expressions of modules that have signs."""
    found = [one for one in needs.expressions() if one.signs]
    return sorted(found, key=name_of)


@example(("sink", "sink"), re.IGNORECASE, 2, ("", ""))
@example((r"\bin\b", "in"), re.ASCII, 0, ("é", "é"))
@example((r"(?a:\bin\b)", "in"), 0, 0, ("é", "é"))
@example((r"in(?: the)+, day", "in the the, day"), 0, 0, ("", ""))
@example((r"(?: the){1,3}day", " the theday"), 0, 0, ("", ""))
@example((r"(?<!\w), in(?!\w),", ", in,"), 0, 0, ("", ""))
@example((r"\b, in", ", in"), 0, 0, ("may", ""))
@example((r"in,\b", "in,"), 0, 0, ("", "may"))
@example((r"\bin$", "in"), 0, 0, ("", "\n"))
@example((r"^in", "in"), re.MULTILINE, 0, ("may\n", ""))
@example((r"(?:in|out +of) the", "in the"), 0, 0, ("", ""))
@example((r"the(?: first)? day", "the day"), 0, 0, ("", ""))
@example((r"in \d\d", "in ٣3"), 0, 0, ("", ""))
@given(SAMPLES, st.sampled_from([0, re.IGNORECASE, re.MULTILINE, re.ASCII]), CASES, AROUND)
def test_a_text_in_which_an_expression_matches_has_what_it_needs(
    needs: ModuleType, sample: Sample, flags: int, case: int, around: tuple[str, str]
) -> None:
    text = cased(sample[1], case).join(around)
    found = re.compile(sample[0], flags).search(text)
    rows = needs.rows(sample[0], flags) if found else set()
    plain = folded(text)
    assert [row for row in rows if not any(one in plain for one in row)] == []


@example(("in the", "in the"), (0, 6), "search", 0, ("", ""))
@example(("in the", "in the"), (0, 5), "search", 0, ("", ""))
@example((r"\bthe\b", "the"), (0, 3), "match", 0, ("", "may"))
@example((r"\bthe", "the"), (3, 9), "match", 0, ("may", ""))
@given(SAMPLES, SPANS, st.sampled_from(METHODS), CASES, AROUND)
def test_an_expression_that_waits_finds_what_re_finds(
    needs: ModuleType,
    sample: Sample,
    span: tuple[int, int],
    method: str,
    case: int,
    around: tuple[str, str],
) -> None:
    text = cased(sample[1], case).join(around)
    lazy, real = Expression(sample[0]), re.compile(sample[0])
    vars(lazy)["_needs"] = list(needs.rows(sample[0]))
    places = () if method in {"split", "sub"} else span
    given = ("-", text) if method == "sub" else (text, *places)
    assert told(getattr(lazy, method)(*given)) == told(getattr(real, method)(*given))


def told(found: object) -> object:
    if isinstance(found, re.Match):
        return found.span(), found.groups()
    if found is None or isinstance(found, str | list):
        return found
    return [told(one) for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        (r"\b(?:today|tonight)\b", [{" today ", " tonight "}]),
        (r"[Tt]he \d", [{"the 0"}]),
        (r"per {1,3}cent(?!\w)", [{" cent "}, {"per "}]),
        (r"\w+ (?:ago|hence)\b.*?\bweeks?", [{" ago ", " hence "}, {" week"}]),
        (r"(?:in|out {1,3}of) June", [{"in june", " of june"}]),
        (r"\w+", []),
        (r"(?:today)?", []),
        (r"(?a)\btoday\b", []),
    ],
)
def test_what_an_expression_needs_is_read_off_it(
    source: str, rows: list[set[str]], needs: ModuleType
) -> None:
    found = [set(row) for row in needs.needs(source)]
    assert all(row in found for row in rows)
    assert bool(found) == bool(rows)


def test_what_is_needed_is_that_of_the_present_expressions() -> None:
    # Others than those of modules may be about in this process.
    made = subprocess.run(
        [sys.executable, "-c", "import needs; print(needs.module(), end='')"],
        cwd=ROOT / "scripts",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    kept = Path(expression_needs.__file__).read_text(encoding="utf-8")
    assert kept == made, "run scripts/needs.py"


def test_an_expression_is_compiled_for_the_first_text_that_has_what_it_needs() -> None:
    lazy = pattern(r"\btoday\b")
    vars(lazy)["_needs"] = [[" today "]]
    assert [lazy.search("yesterday"), lazy.findall("todays"), lazy.sub("-", "to day")] == [
        None,
        [],
        "to day",
    ]
    assert "_compiled" not in vars(lazy)
    assert lazy.findall("Not today.") == ["today"]
    assert "_compiled" in vars(lazy)


def test_an_expression_that_is_asked_often_is_compiled_whatever_it_needs() -> None:
    lazy = expression("today")
    vars(lazy)["_needs"] = [["today"]]
    assert [lazy.search(f"day {number}") for number in range(100)] == [None] * 100
    assert "_compiled" in vars(lazy)


def test_a_long_text_is_not_folded() -> None:
    lazy = expression("today")
    vars(lazy)["_needs"] = [["today"]]
    before = folded.cache_info()
    assert lazy.search("day " * 10_000) is None
    assert folded.cache_info() == before
    assert "_compiled" in vars(lazy)


@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_what_an_expression_takes_has_one_of_its_signs(
    data: st.DataObject, signed: list[Expression]
) -> None:
    for one in signed:
        taken = data.draw(st.from_regex(re.compile(one.pattern, one.source[1])))
        assert any(sign in taken for sign in one.signs), one.pattern


def test_an_expression_is_tried_only_where_one_of_its_signs_stands() -> None:
    lazy = pattern(r"\b(?:since|until) $", signs=("ince ", "ntil "))
    assert [lazy.search("ever after "), lazy.search("a since b ")] == [None, None]
    found = lazy.search("open until  ")
    assert found is not None
    assert found.span() == (5, 12)
    assert lazy.search("open until  ", 6) is None
    assert pattern("day", signs=("night",)).search("day") is None


@pytest.mark.parametrize("text", ["", "Not today."])
def test_an_expression_is_copied_and_pickled_as_that_of_re(text: str) -> None:
    lazy = expression("to ?DAY", re.IGNORECASE)
    lazy.search(text)
    for other in (copy.copy(lazy), copy.deepcopy(lazy), pickle.loads(pickle.dumps(lazy))):
        assert other == re.compile("to ?DAY", re.IGNORECASE)


def test_what_is_not_in_the_table_is_compiled_when_it_is_first_used() -> None:
    lazy = expression("no such expression")
    assert name_of(lazy) not in expression_needs.NEEDS
    assert lazy.search("") is None
    assert "_compiled" in vars(lazy)
