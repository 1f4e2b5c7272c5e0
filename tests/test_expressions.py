"""Expressions are compiled when they are first used, and find what `re` finds."""

from __future__ import annotations

import copy
import pickle
import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefgen.annotate.plain import pattern
from briefgen.expression_codes import ours
from briefgen.expressions import Expression, expression, name_of


@pytest.fixture(scope="module")
def signed() -> list[Expression]:
    """The expressions of modules that have signs."""
    return sorted((one for one in ours() if one.signs), key=name_of)


@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_what_an_expression_takes_has_one_of_its_signs(
    data: st.DataObject, signed: list[Expression]
) -> None:
    assert signed
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
    assert lazy.search("open until  ", pos=6) is None
    none = pattern("day", signs=("night",))
    assert (none.search("day"), list(none.finditer("day")), none.findall("day")) == (None, [], [])


def test_a_blank_stands_for_up_to_three_where_it_is_widened() -> None:
    lazy = pattern("to ?[a b]ay (?<=[ y] )now")
    assert lazy.pattern == "to {0,3}[a b]ay {1,3}(?<=[ y] )now"
    assert expression("to day").pattern == "to day"


@pytest.mark.parametrize("text", ["", "Not today."])
def test_an_expression_is_copied_and_pickled_as_that_of_re(text: str) -> None:
    lazy = expression("to ?DAY", re.IGNORECASE)
    lazy.search(text)
    for other in (copy.copy(lazy), copy.deepcopy(lazy), pickle.loads(pickle.dumps(lazy))):
        assert other == re.compile("to ?DAY", re.IGNORECASE)


def test_an_expression_is_compiled_when_it_is_first_used_and_is_what_re_gives() -> None:
    lazy, eager = expression(r"(\d)b", re.IGNORECASE), re.compile(r"(\d)b", re.IGNORECASE)
    assert (lazy.pattern, name_of(lazy), "_compiled" in vars(lazy)) == (
        eager.pattern,
        name_of(eager),
        False,
    )
    assert lazy.findall("1b 2B") == eager.findall("1b 2B")
    assert (lazy.flags, lazy.groups) == (eager.flags, eager.groups)
    assert name_of(expression(r"(\d)b")) != name_of(lazy)
