"""Numbers as newspapers write them: "3.64", "12,000", "twenty-one", "half a million", "1.2 crore".

Values are exact decimals; `tidy` makes them plain numbers at the end.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Final

from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import alternatives
from briefgen.annotate.units import DENOMINATORS
from briefgen.expressions import expression

UNITS: Final = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: n * 10
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
    "quintillion": Decimal(10**18),
}
SHORT_SCALES: Final = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "tr": Decimal(10**12),
    "trn": Decimal(10**12),
}
NUMERALS: Final = frozenset((*UNITS, *TENS, *SCALES, "dozen"))
"""All words that a number in words may have, but for “and” and fractions."""
DIGITS: Final = r"(?:\d{1,3}(?:,\d{2,3}){0,7},\d{3}(?!\d|,\d)|\d{1,3}(?:, 000){1,3}(?!\d|, ?\d)|\d{1,18}(?!\d|,\d))(?:\.\d{1,9}(?![\d]))?"
_SMALL: Final = alternatives((*UNITS, *TENS, "dozen"))
_LARGE: Final = alternatives(SCALES)
SCALE: Final = rf"(?:{_LARGE})(?: (?:{_LARGE}))?"
SIZE: Final = rf"(?: ?(?i:bln|bn|mln|mn|trn|tn|tr|[kmbt])(?![\w'])|[ -]?{SCALE}(?![a-z]))"
"""A magnitude right behind digits: "bn", " million", and "million" where the blank was lost."""
WORDS: Final = (
    rf"(?:(?:half a|(?:a|one|three)[ -]quarters? of an?|an?) (?:{_LARGE}|dozen)"
    rf"|(?:{_SMALL})(?: and a half)?(?:[ -](?:and )?(?:{_SMALL}|{_LARGE})(?![a-z])){{0,10}})"
)
"""A number in words; lower case, as inside a sentence."""
NUMBER: Final = rf"(?:{DIGITS}(?:[ -]?{SCALE}(?![a-z]))?|(?i:{WORDS}))"
APPROXIMATE: Final = expression(
    r"(?:\b(?:around|about|roughly|nearly|almost|approximately|approx\.?|some|more than|fewer than"
    r"|less than|over|under|at least|at most|up to|as (?:much|many|little|few) as|estimated"
    r"|estimated at|estimated to be|close to|above|below|upwards? of|in excess of|as high as"
    r"|an average of|average|nearing|topp(?:ed|ing)|tops|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|circa|ca?\.)|[~≈>])\s{0,2}(?:a |an )?$",
    re.IGNORECASE,
)
_APPROXIMATING: Final = tuple(
    word_set(
        "around about roughly nearly almost approximately approx approx. some than over under least most to "
        "as estimated at be above below upward upwards of average nearing topped topping tops exceed exceeds "
        "exceeded exceeding surpass surpasses surpassed surpassing high circa c. ca. ~ ≈ >"
    )
)
"""How a text must end, but for an article, for `APPROXIMATE` to find something."""
_HANDED: Final = expression(r"\b(?:hand|turn|sign)(?:s|ed|ing)? over $", re.IGNORECASE)
"""Before what is given away, whose amount is no more than told: "handed over £300"."""
_MARKS: Final = expression(r",\s{0,3}")
_GLUED: Final = expression(r"\d(?=[a-z])")
_PARTS: Final = expression(rf"\b(?:{'|'.join(DENOMINATORS)})s? of \Z", re.IGNORECASE)
_ONE: Final = expression(r"an? ", re.IGNORECASE)
_MORE: Final = expression(
    r"(?<![\w.,$€£¥₹])(?P<count>\d{1,3}(?:\.\d{1,2})?) {1,3}(?P<scale>crore|lakh)s? {1,3}\Z"
)
"""What is told in a larger scale before a number: "4 lakh 24 thousand"."""
_STORED: Final = 2**63
"""Larger integers no store takes."""
_LOOSE_END: Final = expression(r"\+|-plus\b| or (?:so|more|less)\b")


def digits(text: str) -> Decimal:
    """The value of `DIGITS`: "12,000.5", and "30, 000" as some texts are set."""
    return Decimal(_MARKS.sub("", text))


@lru_cache(maxsize=1 << 10)
def number(text: str) -> Decimal | None:
    """The value of a number written in digits, in words or in both; None if it is none."""
    words = _words(_MARKS.sub("", text))
    if words[:2] == ["half", "a"]:
        return _product(words[2:], Decimal("0.5"))
    if words[1:2] in (["quarter"], ["quarters"]):
        return _product(words[4:], Decimal("0.75" if words[0] == "three" else "0.25"))
    return _sum(["one" if word in ("a", "an") else word for word in _halved(words)])


def magnitude(text: str) -> Decimal:
    """What the words at the end of a number multiply it by: a million in "four million", else 1."""
    words = takewhile(SCALES.__contains__, reversed(_words(text)))
    return _product([*words], Decimal(1)) or Decimal(1)


def scales(text: str) -> list[Decimal]:
    """Those of its words that multiply: a hundred and a million in "two hundred and one million"."""
    return [SCALES[word] for word in _words(text) if word in SCALES]


def _words(text: str) -> list[str]:
    """In lower case; "40million" are two."""
    return _GLUED.sub(r"\g<0> ", text.lower()).replace("-", " ").split()


def _halved(words: list[str]) -> list[str]:
    joined = " ".join(words).replace(" and a half", " half")
    return [word for word in joined.split() if word != "and"]


def _product(words: list[str], start: Decimal) -> Decimal | None:
    for word in words:
        factor = Decimal(12) if word == "dozen" else SCALES.get(word)
        if factor is None:
            return None
        start *= factor
    return start


def _sum(words: list[str]) -> Decimal | None:
    """What they make together; None where they are two: "one hundred and two hundred"."""
    total, group, least = Decimal(0), None, None
    for word in words:
        scale = SCALES.get(word)
        if scale is None:
            group = _grow(group, word)
            if group is None:
                return None
        elif scale == 100:
            if group is not None and group >= scale:
                return None
            group = (group if group is not None else Decimal(1)) * scale
        elif group is None:
            total *= scale
        elif least is not None and scale >= least:
            return None
        else:
            total, group, least = total + group * scale, None, scale
    return None if not words else total + (group or Decimal(0))


def _grow(group: Decimal | None, word: str) -> Decimal | None:
    if word == "dozen":
        return (group if group is not None else Decimal(1)) * 12
    small = _small(word)
    if small is None:
        return None
    if group is None:
        return small
    return group + small if _fits(group, small) else None


def _fits(group: Decimal, small: Decimal) -> bool:
    """Whether `small` goes on: "twenty one" and "two hundred five" do, "five twenty" does not."""
    if small == Decimal("0.5"):
        return group == group.to_integral_value()
    if group % 100 == 0:
        return group > 0 and small < 100
    return group % 10 == 0 and group % 100 >= 20 and small < 10


def _small(word: str) -> Decimal | None:
    if word == "half":
        return Decimal("0.5")
    if word in UNITS:
        return Decimal(UNITS[word])
    if word in TENS:
        return Decimal(TENS[word])
    return Decimal(word) if re.fullmatch(r"\d{1,27}(?:\.\d{1,9})?", word, re.ASCII) else None


def is_part(folded: str, start: int) -> bool:
    """Whether a number tells of what only a part is meant: "two thirds of a million people"."""
    return bool(_ONE.match(folded, start) and _PARTS.search(folded, max(0, start - 16), start))


def more_before(folded: str, start: int, value: Decimal) -> tuple[int, Decimal] | None:
    """Where a number of two scales begins, and what its first part is worth: "4 lakh 24 thousand".

    `value` is that of its last part, at `start`.
    """
    if not folded.endswith(("akh ", "akhs ", "rore ", "rores "), max(0, start - 7), start):
        return None
    found = _MORE.search(folded, max(0, start - 20), start) if folded[start].isdigit() else None
    if found is None or value >= SCALES[found["scale"]]:
        return None
    return found.start(), Decimal(found["count"]) * SCALES[found["scale"]]


def tidy(value: Decimal) -> int | float:
    """An exact integer where the value is whole and can be stored, else the nearest float."""
    whole = value == value.to_integral_value() and abs(value) < _STORED
    return int(value) if whole else float(value)


def is_told(value: Decimal) -> bool:
    """Whether `tidy` keeps a number as it was told: of a large one it may only keep the first digits."""
    if abs(value) < _STORED or value != value.to_integral_value():
        return True
    return Decimal(repr(float(value))) == value


def is_approximate(folded: str, start: int, end: int) -> bool:
    """Whether the words around a number ("about", "or more") say that it is not exact."""
    left = folded[max(0, start - 24) : start]
    return bool(_approximating(left) or _LOOSE_END.match(folded, end))


def _approximating(left: str) -> re.Match[str] | None:
    bare = left.casefold().rstrip()
    article = "an" if bare.endswith("an") else "a"
    ends = bare.endswith(_APPROXIMATING)
    ends = ends or bare.removesuffix(article).rstrip().endswith(_APPROXIMATING)
    return APPROXIMATE.search(left) if ends and not _HANDED.search(left) else None


def approximator(folded: str, start: int) -> int:
    """Where the approximating words before `start` begin; `start` if there are none."""
    low = max(0, start - 24)
    found = _approximating(folded[low:start])
    return low + found.start() if found else start
