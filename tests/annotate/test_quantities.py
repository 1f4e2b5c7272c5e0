from __future__ import annotations

import pytest
from expression_cases import Case, cases

from briefgen.annotate.annotation import Quantity, Span
from briefgen.annotate.quantities import quantities
from briefgen.source.passage import Passage

CASES = [*cases("quantities.txt"), *cases("quantities_news.txt"), *cases("quantities_more.txt")]


def notation(quantity: Quantity) -> str:
    high = "" if quantity.high is None else f"..{quantity.high}"
    return f"{quantity.value}{high} {quantity.unit}{' ~' if quantity.approximate else ''}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_quantity_has_its_number_and_its_unit(case: Case) -> None:
    found = quantities([Passage(0, case.text)], ())

    assert tuple((one.text, notation(one)) for one in found) == case.expected
    assert all(case.text[one.span.start : one.span.end] == one.text for one in found)


def test_the_table_holds_enough_cases() -> None:
    assert len(CASES) >= 40


def test_what_is_a_date_or_an_amount_of_money_is_no_quantity() -> None:
    passage = Passage(4, "In 2024 voters chose 40 mayors and 12 judges.")
    taken = (Span(4, 3, 7), Span(4, 21, 23), Span(5, 35, 44))

    assert [one.text for one in quantities([passage], taken)] == ["12 judges"]


@pytest.mark.parametrize(
    "hostile",
    [
        *("two hundred " * 8000, "12 " * 30_000, "%" * 100_000, "9," * 50_000, "1" * 100_000),
        *("3 to " * 20_000, "5 a b c " * 12_000, "one in " * 14_000, " " * 100_000),
        *("three quarters of the " * 20_000, "31C " * 25_000, "2C to 3C in rain " * 6_000),
        *("12 of the 40 " * 9_000, "40 votes to " * 9_000, "toll rose to 40 " * 6_000),
        *("several dozen " * 8_000, "12bn cubic " * 9_000, "a majority of 8,373 in " * 6_000),
        *("90 were still to be " * 6_000, "number of people killed " * 4_000 + "rose to 90"),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_hostile_paragraph_is_read_to_its_end(hostile: str) -> None:
    found = quantities([Passage(0, f"{hostile}. Then 7 km.")], ())

    assert (found[-1].value, found[-1].unit) == (7, "km")
