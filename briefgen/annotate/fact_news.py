"""What a line says that a reader of the headline, or of the other lines, doesn't know yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.finite import may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import numbers
from briefgen.expressions import expression

_WORD: Final = expression(r"[\w'-]+(?:\.[A-Za-z])*")
_ABBREVIATED: Final = (
    ("United States", "US"),
    ("United Nations", "UN"),
    ("European Union", "EU"),
    ("U.S.", "US"),
    ("U.N.", "UN"),
    ("American", "US"),
)
_EMPTY: Final = (
    word_set(
        "a an the this that these those of in on at to for from with by and or but as than into over under about around near "
        "against during between among through after before while when where who which whose what how it its he she his her "
        "their they there here not no also just only so very up down out off away be been being is are was were has have had "
        "will would can could may might must should due set expected begun one two three four five six seven eight nine ten "
        "eleven twelve us un eu including reporting saying dozen dozens several some many most more number series string wave least nearly almost other others "
        "people person persons man men woman women individual individuals someone official officials authority authorities "
        "leader leaders head chief spokesman spokeswoman president prime minister ministers secretary state foreign general "
        "chancellor king queen prince senator governor mayor chairman mr mrs ms dr country nation government city town province "
        "capital region area district place way use part team group national international local media agency agencies news "
        "newspaper television radio security forces force troops soldiers military police northern southern eastern western "
        "north south east west central mainland strip say says said report reports reporting year years month months week weeks "
        "day days today yesterday tomorrow time times new last next first later"
    )
    | frozenset(WEEKDAYS)
    | frozenset(MONTHS) - {"march", "may"}
)
"""Titles, offices, mere quantities and whoever reports it: nothing to a reader of the headline."""
_HARM: Final = word_set(
    "attack attacks bomb bombs bomber bombers bombing bombings blast blasts explosion explosions strike "
    "strikes raid raids killing kills kill killed dead death deaths died shooting wound wounds wounded "
    "injured hurt"
)
"""Of a headline with one of these the others say nothing more."""
_OF_COUNTRY: Final = expression(r"[A-Z][a-z]+(?:ese|ish|ian|ean|can|man|[a-z]i|nch|tch)")
_OTHERS: Final = expression(r"\b(?:[Oo]thers?|more)\b")
_ROOT: Final = 4


def adds(line: str, told: Iterable[str], least: int = 1) -> bool:
    """Whether a line has a number, or as many words of weight, that what is `told` has not."""
    known = " ".join(told)
    own = frozenset(numbers(line))
    if own and own - frozenset(numbers(known)):
        return True
    return len(_new(line, _words(known))) >= least


def is_count_told(line: str, told: Iterable[str]) -> bool:
    """Whether what is `told` has the number of a toll and whom it counts."""
    known, own = " ".join(told), frozenset(numbers(line))
    return bool(own) and not _OTHERS.search(line) and not adds(line, [known])


def _new(line: str, known: Sequence[str]) -> set[str]:
    words = _words(line)
    told = frozenset(word.lower() for word in known)
    harm = not _HARM.isdisjoint(told)
    return {
        word.lower()
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if not _is_empty(word.lower(), harm=harm)
        and not _OF_COUNTRY.fullmatch(word)
        and not _is_known(word, told)
        and not (word[0].isupper() and after[:1].isupper() and _is_known(after, told))
    }


def _is_empty(word: str, *, harm: bool) -> bool:
    return (
        word in _EMPTY or may_be_finite(word) or not word[0].isalpha() or (harm and word in _HARM)
    )


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[str, ...]:
    plain = fold(text)
    for long, short in _ABBREVIATED:
        plain = plain.replace(long, short)
    found = (word.removesuffix("'s") for word in _WORD.findall(plain.replace("-", " ")))
    return tuple(filter(None, found))  # of "Lima 's", nothing is left


def _is_known(word: str, known: frozenset[str]) -> bool:
    own = word.lower()
    return own in known or any(
        _is_kin(own, other) for other in known if own[:_ROOT] == other[:_ROOT]
    )


def _is_kin(one: str, other: str) -> bool:
    """Whether two words have a root in common: "Iraq" and "Iraqi", "kills" and "killed"."""
    least = max(_ROOT, min(len(one), len(other)) - 2)
    return one[:least] == other[:least] and len(one) >= _ROOT <= len(other)
