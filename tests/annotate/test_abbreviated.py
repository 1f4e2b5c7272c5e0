"""States and provinces that papers write short behind a town: "Arden, Mass."."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

MASS = bases.built(
    "massachusetts", "Massachusetts", "place", prior=60, country="us", gloss="State."
)
NEAR = bases.built("missouri-fr", "Missouri", "place", prior=70, country="fr", gloss="Town.")
FAR = bases.built("missouri", "Missouri", "place", prior=60, country="us", gloss="State.")
MISS = bases.built("mississippi", "Mississippi", "place", prior=60, country="us", gloss="State.")
ONTARIO = bases.built("ontario", "Ontario", "place", prior=60, country="ca", gloss="Province.")
COLUMBIA = bases.built(
    "british-columbia", "British Columbia", "place", prior=64, country="ca", gloss="Province."
)
MO = bases.built("mo-club", "Mo", "organisation", prior=60)
THERE = (MASS, NEAR, FAR, MISS, ONTARIO, COLUMBIA, MO)
BASE = Base(written(THERE, (*map(bases.named, THERE), bases.named(MO, "Mo."))))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met in Arden, Mass., at noon.", [("Mass.", "massachusetts")]),
        ("ARDEN, Ont. — They met.", [("Ont.", "ontario")]),
        ("They met in Fort Arden, Mo., and left.", [("Mo.", "missouri")]),
        ("They met in Holm, Miss., at noon.", [("Miss.", "mississippi")]),
        ("They saw the Smiths, Miss. Lund and her dog.", []),
        ("They met at Mass. on Sunday.", []),
        ("They bought bread, Mass. and so on.", []),
        ("They met in Arden, Wis., at noon.", []),
        ("They met in Arden, Mass. Lund spoke there.", [("Mass.", "massachusetts")]),
    ],
)
def test_a_part_of_the_country_written_short_stands_behind_a_name_and_a_comma(text, who):
    assert links(text, base=BASE) == who


INDIANA = bases.built("indiana", "Indiana", "place", prior=60, country="us", gloss="State.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met in Arden, Ind., at noon.", [("Ind.", "indiana")]),
        ("Sen. Ida Lund, Ind., voted against it.", []),
        ("It was Senator Ida Mary Lund, Ind., of the north.", []),
        ("The senator went to Arden, Ind., at noon.", [("Ind.", "indiana")]),
    ],
)
def test_behind_a_member_it_says_that_they_are_of_no_party(text, who):
    assert links(text, base=Base(written((INDIANA,), [bases.named(INDIANA)]))) == who


CANADA = Entity(id="canada", name="Canada", kind="place", country="ca", place=("@x.yaml", 1))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Canada votes. Then B.C. farmers left.", True),
        ("Then B.C. farmers left.", False),
        ("Canada was settled in 900 B.C. by them.", False),
        ("Canada was empty in the fifth century B.C. or so.", False),
        ("Canada was empty in the third millennium B.C. and later.", False),
        ("Canada was empty thousands of years B.C. and later.", False),
        ("Canada was settled in 900\u00a0B.C. by them.", False),
        ("Canada was settled in the 900s B.C. and after B.C. 700.", False),
        ("Canada has pots of B.C. times.", False),
        ("Canada has 12 A.B.C. shops.", False),
    ],
)
def test_one_province_is_written_short_alone_in_the_news_of_its_country(text, there):
    found = links(text, own=(CANADA,), base=BASE)
    assert ("B.C.", "british-columbia") in found or not there
    assert not any(name == "B.C." for name, _ in found) or there


def test_a_part_of_the_country_behind_a_town_plays_no_match():
    match = (
        "The coach was glad of the touchdown of the quarterback, and the squad won the match. "
        "In the playoff at Fort Arden, Mo., the batter and the striker lost."
    )
    assert links(match, base=BASE) == [("Mo.", "missouri")]
