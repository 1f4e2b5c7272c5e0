"""How signs and quotation marks are set."""

import pytest

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
