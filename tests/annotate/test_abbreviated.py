"""States and provinces that papers write short behind a town: "Arden, Mass."."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

MASS = bases.built(
    "massachusetts", "Massachusetts", "place", prior=60, country="us", gloss="State."
)
NEAR = bases.built("missouri-fr", "Missouri", "place", prior=70, country="fr", gloss="Town.")
FAR = bases.built("missouri", "Missouri", "place", prior=60, country="us", gloss="State.")
MISS = bases.built("mississippi", "Mississippi", "place", prior=60, country="us", gloss="State.")
ONTARIO = bases.built("ontario", "Ontario", "place", prior=60, country="ca", gloss="Province.")
MO = bases.built("mo-club", "Mo", "organisation", prior=60)
THERE = (MASS, NEAR, FAR, MISS, ONTARIO, MO)
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
    ],
)
def test_a_part_of_the_country_written_short_stands_behind_a_name_and_a_comma(text, who):
    assert links(text, base=BASE) == who
