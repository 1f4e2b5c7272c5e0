"""The letters with which expressions can begin, made by `scripts/openings.py`: don't edit."""

from typing import Final

EXPRESSIONS: Final = (
)
"""Those that are told, by `expressions.name_of`."""

OPENINGS: Final = (
)
"""Places of expressions, and the openings that all of them have."""
