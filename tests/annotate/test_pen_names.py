"""Names under which few know somebody are theirs only beside the one that all know."""

import bases
import pytest
from test_linking import links

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

SINGER = bases.built("ace", "Ace Sparrow", "person", prior=60, gloss="Singer.")
ALONE = bases.built("blaze", "Blaze", "person", prior=60, gloss="Singer.")
PAINTER = bases.built("tarnov", "Aleksandr Rozenholm", "person", prior=60, gloss="Painter.")
CONSUL = bases.built(
    "consul", "Ida Mole", "person", prior=60, roles=[("Mayor of Arden", "", "2020-01-01", "")]
)
THERE = (SINGER, ALONE, PAINTER, CONSUL)
BORN = (
    (SINGER, "James Lund", 5),
    (SINGER, "Ace Otter", 5),
    (SINGER, "James Edvard Lund", 5),
    (SINGER, "Jimmy Wren", 9),
    (ALONE, "Blaze Fenner", 5),
    (ALONE, "Hugo Fenner", 5),
    (PAINTER, "Alexander Rosenholm", 5),
    (CONSUL, "Ida Fenner", 5),
)
ROWS = (bases.named(one, name, weight, "alias") for one, name, weight in BORN)
BASE = Base(written(THERE, (*map(bases.named, THERE), *ROWS)))


def who(text):
    return [entity for _, entity in links(text, base=BASE)]


@pytest.mark.parametrize("name", ["James Lund", "Ace Otter", "Hugo Fenner"])
def test_a_pen_name_alone_may_be_anybody_s(name):
    assert who(f"Chief executive {name} of the bank said so.") == []


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("James Lund, known as Ace Sparrow, sang.", ["ace", "ace"]),
        ("They heard James Edvard Lund sing.", ["ace"]),
        ("They heard Jimmy Wren sing.", ["ace"]),
        ("They heard Blaze Fenner sing.", ["blaze"]),
        ("They saw what Alexander Rosenholm painted.", ["tarnov"]),
        ("They met Ida Fenner at noon.", ["consul"]),
    ],
)
def test_it_is_theirs_beside_the_better_known_one_or_where_it_is_like_it(text, there):
    assert who(text) == there
