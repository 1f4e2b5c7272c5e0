"""An age that the holder of an office in the lists cannot have."""

import bases
import pytest
from test_linking import of

from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written

LUND = bases.built(
    "ida-lund",
    "Ida Lund",
    "person",
    prior=50,
    gloss="Member of the Senate (1994–2004).",
    roles=[("Member of the Senate", "", "1994", "2004")],
)
BASE = Base(written((LUND,), (bases.named(LUND),)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("They met Ida Lund, 24, in May.", ""),
        ("They met Ida Lund aged 24 in May.", ""),
        ("They met the 24-year-old cook Ida Lund in May.", ""),
        ("They met Ida Lund, 64, in May.", "ida-lund"),
        ("They met the 64-year-old Ida Lund in May.", "ida-lund"),
        ("They met Ida Lund, 24, 25 and 26 times in May.", "ida-lund"),
        ("They met Ida Lund in May.", "ida-lund"),
    ],
)
def test_nobody_was_in_office_as_a_child(text, who):
    assert of(text, base=BASE) == who
