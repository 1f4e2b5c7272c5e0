from __future__ import annotations

import pytest
from expression_cases import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.annotation import Money
from briefgen.annotate.money import money
from briefgen.source.passage import Passage

CASES = [*cases("money.txt"), *cases("money_news.txt"), *cases("money_ranges.txt")]


def notation(amount: Money) -> str:
    high = "" if amount.high is None else f"..{amount.high}"
    return f"{amount.currency or '?'} {amount.value}{high}{' ~' if amount.approximate else ''}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_an_amount_has_its_currency_and_its_exact_value(case: Case) -> None:
    found = money([Passage(0, case.text)])

    assert tuple((amount.text, notation(amount)) for amount in found) == case.expected
    assert all(case.text[amount.span.start : amount.span.end] == amount.text for amount in found)


def test_the_table_holds_enough_cases() -> None:
    assert len(CASES) >= 50


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_no_amount_suffers_from_binary_fractions(millions: int, hundredths: int) -> None:
    (amount,) = money([Passage(0, f"It cost ${millions:,}.{hundredths:02d} million in all.")])

    assert amount.value == millions * 10**6 + hundredths * 10**4
    assert isinstance(amount.value, int)


def test_what_one_passage_says_of_the_dollar_holds_for_the_others() -> None:
    found = money([Passage(0, "It cost $5."), Passage(1, "All amounts are in Australian dollars.")])

    assert [(amount.currency, amount.span.passage) for amount in found] == [("AUD", 0)]


@pytest.mark.parametrize(
    "hostile",
    [
        "two hundred " * 8000,
        "$" * 100000,
        "$1 to " * 16000,
        "9," * 50000,
        "1" * 100000,
        "between " * 12000,
        "million " * 12000,
        " " * 100000,
        "one and " * 4000,
        *("5 cents or $1 " * 6000, "5 cents and " * 9000),
        *(
            "1.299," * 16000,
            "1,5 million and " * 6000,
            "between $5m and half a billion dollars " * 3000,
            "₹5 cr-" * 16000,
            "Rs 5 lakh L cr or " * 6000,
            "5 sen or KSh Sh9 or " * 5000,
        ),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_hostile_paragraph_is_read_to_its_end(hostile: str) -> None:
    found = money([Passage(0, f"{hostile}, or €7.")])

    assert (found[-1].currency, found[-1].value) == ("EUR", 7)


def test_a_paragraph_decides_before_the_document_and_a_country_before_its_city() -> None:
    texts = (
        "Officials of Pakistan gave 300 rupees.",
        "Those of India gave 400 rupees.",
        "Others gave 500 rupees.",
    )
    found = money([Passage(at, text) for at, text in enumerate(texts)])
    assert [amount.currency for amount in found] == ["PKR", "INR", ""]

    texts = ("Sri Lanka was hit, the Indian coast was not.", "Aid came to 500 rupees a head.")
    found = money([Passage(at, text) for at, text in enumerate(texts)])
    assert [amount.currency for amount in found] == ["LKR"]


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("A litre costs 50 cents.", "A rival paid €3m."), "EUR"),
        (("The US firm adds 20 cents a gallon.", "A rival paid €3m."), ""),
        (("A litre costs 50 cents.", "A rival in the US paid €3m."), ""),
        (("A litre costs 50 cents.", "A German rival paid €3m to an American one."), "EUR"),
        (("A gallon costs 50 cents in Texas.", "It made €3m, then €4m and €5m."), ""),
        (("The dividend is 11 cents.", "It made A$3m, then A$4m.", "US sales fell."), "AUD"),
        (("The toll is 50 cents.", "It opened in Nairobi."), "KES"),
        (("The toll is 50 cents.",), "USD"),
    ],
)
def test_a_sum_far_off_decides_for_cents_unless_a_country_speaks_against_it(
    texts: tuple[str, ...], code: str
) -> None:
    found = money([Passage(at, text) for at, text in enumerate(texts)])

    assert found[0].currency == code
