"""Where words end, and names that stand as whole words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.boundaries import standing

_LETTERS = st.text("ab é_-1 .", max_size=24)


@given(_LETTERS, st.sets(_LETTERS.filter(bool).map(lambda text: text[:4]), min_size=1, max_size=4))
def test_names_stand_where_an_expression_of_them_all_finds_them(text: str, names: set[str]) -> None:
    choice = "|".join(
        re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))
    )
    found = re.finditer(rf"(?<!\w)(?:{choice})(?!\w)", text)
    assert list(standing(text, names)) == [one.span() for one in found]


def test_the_longer_of_two_names_stands_and_none_inside_a_word() -> None:
    text = "Von der Leyen and Leyens, Leyen-Haus"
    assert [text[start:end] for start, end in standing(text, ("Leyen", "Von der Leyen"))] == [
        "Von der Leyen",
        "Leyen",
    ]
