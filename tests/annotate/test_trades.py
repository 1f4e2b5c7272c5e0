"""A trade beside a full name that is not that of the person in the lists."""

import bases
import pytest
from test_linking import links, of

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

ENVOY = bases.built(
    "ida-lund",
    "Ida Lund",
    "person",
    prior=40,
    country="fr",
    gloss="Ambassador to Peru (2004–2007).",
    roles=[("Ambassador to Peru", "", "2004", "2007")],
)
COUNSEL = bases.built(
    "jo-berg", "Jo Berg", "person", prior=40, country="fr", gloss="French lawyer."
)
HEAD = bases.built("ole-dahl", "Ole Dahl", "person", prior=70, gloss="Head of government.")
BASE = Base(written((ENVOY, COUNSEL, HEAD), tuple(map(bases.named, (ENVOY, COUNSEL, HEAD)))))


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell, said analyst Ida Lund at the bank.",
        "Sales fell. Spokesman Ida Lund gave no reason.",
        "Ida Lund, an analyst at the bank, said so.",
        "Ida Lund, chief economist with the bank, said so.",
        "Ida Lund, the firm's senior broker, said so.",
    ],
)
def test_a_person_of_another_trade_is_somebody_else(text):
    assert of(text, base=BASE) == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sales fell, said Ida Lund at the bank.", "ida-lund"),
        ("Ida Lund, who told an analyst so, left.", "ida-lund"),
        ("Ida Lund, a friend of the broker, left.", "ida-lund"),
        ("The court heard solicitor Jo Berg first.", "jo-berg"),
        ("The court heard lawyer Ole Dahl first.", "ole-dahl"),
    ],
)
def test_a_trade_that_fits_or_is_not_told_rules_nobody_out(text, who):
    assert of(text, base=BASE) == who


def test_a_party_of_the_country_that_the_text_is_about_has_spokesmen():
    text = "France waited. The party sent its spokeswoman Ida Lund there."
    assert ("Ida Lund", "ida-lund") in links(text, base=BASE)
