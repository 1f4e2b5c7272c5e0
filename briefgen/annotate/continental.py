"""Numbers with a comma before their decimals, where no English one looks so: "1.299,00", "2,25 billion"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from briefgen.annotate.numerals import SIZE
from briefgen.expressions import expression

FORM: Final = rf"(?:\d{{1,3}}(?:\.\d{{3}}){{1,4}},\d\d(?![\d.,]?\d)|\d{{1,3}},\d{{1,2}}(?={SIZE}))"
"""Thousands behind stops with two decimals, or a decimal or two before a magnitude."""
_WHOLE: Final = expression(r"\d{1,3}(?:(?:\.\d{3}){1,4},\d\d|,\d{1,2})")


def continental(text: str) -> Decimal | None:
    """The value of `FORM`; None if a number isn't written so."""
    if not _WHOLE.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))
