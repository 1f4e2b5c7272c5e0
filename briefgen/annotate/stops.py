"""Periods that end no sentence."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from briefgen.expressions import expression

DOTTED = expression(r"(?:[^\W\d_]\.)+[^\W\d_]")


class Stops(Struct, frozen=True):
    """Periods that end no sentence in another language than English.

    abbreviations: without their last period, sorted. ordinals: "4." is a number.
    """

    abbreviations: tuple[str, ...] = ()
    ordinals: bool = False

    def ends(self, word: str) -> bool:
        """Whether the period after a word ends the sentence, if a capital follows."""
        if self.ordinals and word.isdecimal() and len(word) <= 2:
            return False
        at = bisect_left(self.abbreviations, word)
        known = self.abbreviations[at : at + 1] == (word,)
        return not (known or is_initial(word) or DOTTED.fullmatch(word))


def is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
