"""How signs and quotation marks are set."""

import pytest

from briefgen.source.article import Body
from briefgen.source.markdown import parse, passages
from briefgen.source.typography import smart


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\"Rain,\" she said, 'fell'.", "“Rain,” she said, ‘fell’."),
        ("''Rain,'' she said.", "“Rain,” she said."),
        ("He said: ''Rain 'fell'.''", "He said: “Rain ‘fell’.”"),
        ("the dogs' owners", "the dogs’ owners"),
        ("\"It fell 6'' in an hour,\" she said.", "“It fell 6’’ in an hour,” she said."),
        ("Don''t", "Don’’t"),
        ("2019--20 ... and so on", "2019–20 … and so on"),
    ],
)
def test_marks_are_set_as_newspapers_set_them(written, shown):
    assert smart(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("''The *Heron*'' sank.", "“The Heron” sank."),
        ("It fell *6*'' in an hour.", "It fell 6’’ in an hour."),
    ],
)
def test_a_double_mark_closes_behind_italics_as_behind_a_word(written, shown):
    assert [passage.text for passage in passages(parse(Body(written)))] == [shown]
