"""People counted without a noun: "employs 47,000", "employs 300 worldwide", "a crowd of 300"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.counted_years import has_year_shape
from briefgen.annotate.plain import pattern

STAFF: Final = pattern(
    r"\b(?:employ(?:s|ed|ing)?|(?P<group>workforce|crowd) of) (?:(?:about|around|some|nearly|almost|over|roughly"
    r"|more than|up to|at least|an estimated) )?(?P<low>)"
    r"(?P<high>\d{1,3}(?:,\d{3}){1,2}|\d{1,3}(?:\.\d{1,2})? million|\d{2,6})"
    r"(?![,.]?\d)(?=(?P<place> (?:(?:in|at|across) (?:(?:its|their|his|her) |(?:the )?[A-Z])|(?:worldwide|globally)\b))?)"
    r"(?=[,;:)](?! ?\d)|\.(?!\w)|$| (?:in|at|across|worldwide|globally|there|here|by|and(?! \d)|but|while|when|is|was|has|had|will)\b)"
)
"""A number that may be one of people, by the verb or the word before it."""


def is_of_people(found: re.Match[str]) -> bool:
    """Whether `STAFF` found people: a machine or a method may employ 256 of anything, and in 2024."""
    if found["group"] or not found["high"].isdigit():
        return True
    return bool(found["place"]) and not has_year_shape(found["high"])
