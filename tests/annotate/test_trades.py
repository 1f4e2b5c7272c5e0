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
CHIEF = bases.built(
    "ann-vik",
    "Ann Vik",
    "person",
    prior=40,
    gloss="President of Peru (2004–2030).",
    roles=[("President of Peru", "", "2004", "2030")],
)
PAINTER = bases.built("kit-moss", "Kit Moss", "person", prior=40, gloss="Impressionist.")
ENGINEER = bases.built("lea-holm", "Lea Holm", "person", prior=40, gloss="In telecommunications.")
VOICE = bases.built("una-rask", "Una Rask", "person", prior=40, gloss="Press Secretary.")
PHYSICIST = bases.built("cy-rau", "Cy Rau", "person", prior=40, gloss="Swiss physicist.")
HEALER = bases.built("ira-bek", "Ira Bek", "person", prior=40, gloss="Swiss epidemiologist.")
UNTOLD_ONE = bases.built("per-ek", "Per Ek", "person", prior=40)
ALL = (ENVOY, COUNSEL, HEAD, CHIEF, PAINTER, ENGINEER, VOICE, UNTOLD_ONE, PHYSICIST, HEALER)
NAMES = (*map(bases.named, ALL), bases.named(CHIEF, "Vik", 5, "surname"))
BASE = Base(written(ALL, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell, said analyst Ida Lund at the bank.",
        "Sales fell. Spokesman Ida Lund gave no reason.",
        "Ida Lund, an analyst at the bank, said so.",
        "Ida Lund, chief economist with the bank, said so.",
        "Ida Lund, the firm's senior broker, said so.",
        "Ida Lund, their broker, said so.",
        "Ida Lund, a broker and two aides said so.",
        "Sales fell. Broker Ann Vik said so.",
        "Sales fell. Spokesman Kit Moss said so.",
        "Sales fell. Spokesman Lea Holm said so.",
        "Sales fell, said analyst Per Ek at the bank.",
        "Sales fell. Per Ek, a professor of trade at the school, said so.",
        "Sales fell. Ida Lund, a professor of trade at the school, said so.",
        "Sales fell. Kit Moss, a nurse from Leeds, said so.",
        "Sales fell. Kit Moss, a farmer, said so.",
        "Sales fell, said the librarian Ida Lund.",
        "Sales fell. Kit Moss, a councillor in Leeds, said so.",
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
        ("The court heard lawyer Ann Vik first.", "ann-vik"),
        ("Ann Vik, an economist, won the vote.", "ann-vik"),
        ("President Vik, a broker in Lima, left.", "ann-vik"),
        ("Ann Vik, a former broker, won the vote.", "ann-vik"),
        ("Ida Lund, sued by her broker, left.", "ida-lund"),
        ("Ida Lund, seen with one broker, left.", "ida-lund"),
        ("Ida Lund, her broker and two aides met.", "ida-lund"),
        ("Ida Lund, her broker, and two aides met.", "ida-lund"),
        ("Ida Lund, the firm's broker and two aides met.", "ida-lund"),
        ("Sales fell. Spokeswoman Una Rask said so.", "una-rask"),
        ("Sales fell, said Per Ek at the bank.", "per-ek"),
        ("Sales fell. Per Ek, a councillor in Leeds, said so.", "per-ek"),
        ("Ann Vik, a nurse, won the election and a party's vote.", "ann-vik"),
        ("Cy Rau, a professor in Leeds, said so.", "cy-rau"),
        ("Ira Bek, a doctor in Leeds, said so.", "ira-bek"),
        ("Kit Moss, an aide in Leeds, said so.", "kit-moss"),
        ("The court heard District Attorney Per Ek first.", "per-ek"),
    ],
)
def test_a_trade_that_fits_or_is_not_told_rules_nobody_out(text, who):
    assert of(text, base=BASE) == who


def test_a_party_of_the_country_that_the_text_is_about_has_spokesmen():
    text = "France waited. The party sent its spokeswoman Ida Lund there."
    assert ("Ida Lund", "ida-lund") in links(text, base=BASE)
