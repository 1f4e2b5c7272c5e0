"""Amounts of money, normalised exactly: "$3.64 billion" is 3640000000 USD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Final

from msgspec import Struct

from briefgen.annotate import currencies, currency_countries, money_ahead, numerals
from briefgen.annotate.annotation import Money, Span
from briefgen.annotate.blank_groups import plain_numbers
from briefgen.annotate.continental import FORM, continental
from briefgen.annotate.money_amounts import STERLING, Amount, joined
from briefgen.annotate.money_cents import PENCE, of_cents, of_pence
from briefgen.annotate.number_ranges import is_range
from briefgen.annotate.numerals import (
    DIGITS,
    SIZE,
    WORDS,
    is_approximate,
    is_part,
    number,
    tidy,
)
from briefgen.annotate.openings import Openings
from briefgen.annotate.plain import pattern, tokens
from briefgen.expressions import expression
from briefgen.source.passage import Passage


def _longest_first(word: str) -> tuple[int, str]:
    return (-len(word), word)


_SYMBOL: Final = "|".join(
    re.escape(symbol) for symbol in sorted(currencies.SYMBOLS, key=len, reverse=True)
)
_CODE: Final = "|".join(currencies.CODES)
_SHARED_ADJECTIVES: Final = sorted(
    {name for users in currency_countries.SHARED.values() for name, _, _ in users},
    key=_longest_first,
)
_ADJECTIVE: Final = "|".join(
    re.escape(word)
    for word in [
        *sorted(currencies.DOLLARS, key=len, reverse=True),
        *_SHARED_ADJECTIVES,
    ]
)
_NAMES: Final = sorted(
    {
        *currencies.WORDS,
        *currency_countries.SHARED,
        *(f"{word}s" for word in currency_countries.SHARED),
        *currency_countries.PLURALS,
        *("dollar", "dollars", "cent", "cents", "pence", "euro cent", "euro cents"),
    },
    key=_longest_first,
)
_WORD: Final = "|".join(_NAMES)
_TOKENS: Final = frozenset(re.split(r"\W", name, maxsplit=1)[0] for name in _NAMES) | frozenset(
    (*currencies.CODES, "€", "£")
)
"""One of them stands behind every amount of `_AFTER`."""
_AHEAD: Final = rf"(?:(?:{_ADJECTIVE}) )?(?:{money_ahead.WORD})(?= \d)"
_START: Final = r"(?<![\w$€£¥₩₹.,])"
_DIGITS: Final = rf"(?:{FORM}|{DIGITS})"
_AMOUNT: Final = rf"(?:{_DIGITS}{SIZE}?|(?i:{WORDS}))"
_TO: Final = r"(?:-to-| ?[–—] ?|-(?=\d)| to | and )"
_BETWEEN: Final = r"(?:-to-| ?[-–—] ?| to | and )"
_BEFORE: Final = pattern(
    rf"{_START}(?P<sign>-)?(?P<mark>{_SYMBOL}|(?:{_CODE})(?= ?\d)|{_AHEAD}) ?(?P<low>{_DIGITS})(?P<size>{SIZE})?"
    rf"(?:(?P<to>{_BETWEEN})(?P<mark2>{_SYMBOL}|{_CODE}|{_AHEAD})? ?(?P<high>{_DIGITS})(?P<size2>{SIZE})?(?![\w%]))?"
    r"(?![\d])"
)
_AFTER: Final = pattern(
    rf"{_START}(?:(?P<low>{_AMOUNT})(?P<to>{_TO}))?(?P<high>{_AMOUNT})"
    rf"[ -](?:(?P<adjective>{_ADJECTIVE}) )?(?P<word>(?:{_WORD})(?![\w])|(?:{_CODE}|€|£)(?!\w))"
)
_DIGIT: Final = expression(r"\d")
_YEAR: Final = expression(r"(?:19|20)\d\d")

_MARKS: Final = Openings([_BEFORE])
_SUMS: Final = Openings([_AFTER])


class _Document(Struct, frozen=True, dict=True):
    """What the whole text says of its currencies, and one paragraph of it."""

    text: str

    @cached_property
    def dollar(self) -> str:
        return currencies.document_dollar(self.text)

    @cached_property
    def yen(self) -> str:
        return currencies.document_yen(self.text)

    @cached_property
    def letters(self) -> dict[str, str]:
        told = currencies.LETTERS.items()
        return {mark: code for mark, (code, names) in told if names.search(self.text)}

    @cached_property
    def summed(self) -> frozenset[str]:
        return currencies.summed_codes(self.text)

    @cached_property
    def pence(self) -> bool:
        return currencies.uses_pence(self.text)

    @cached_property
    def writes_ahead(self) -> bool:
        return money_ahead.writes_ahead(self.text)

    @cached_property
    def evidence(self) -> currency_countries.Evidence:
        return currency_countries.named_in(self.text)


class _Paragraph(Struct, frozen=True, dict=True):
    text: str
    document: _Document

    @cached_property
    def evidence(self) -> currency_countries.Evidence:
        return currency_countries.named_in(self.text)

    def shared(self, word: str, adjective: str) -> str:
        if adjective:
            return currency_countries.shared_currency(word, adjective)
        return currency_countries.shared_currency(word, "", self.evidence, self.document.evidence)


def money(passages: Iterable[Passage]) -> tuple[Money, ...]:
    """All amounts in reading order; `currency` is an ISO 4217 code.

    It is "" for a currency of several countries of which the text doesn't say which ("100 rupees").
    """
    passages = tuple(passages)
    texts = plain_numbers(passages)
    document = _Document("\n".join(texts))
    return tuple(
        amount
        for passage, folded in zip(passages, texts, strict=True)
        for amount in _in_passage(passage, folded, document)
    )


def _in_passage(passage: Passage, folded: str, document: _Document) -> Iterator[Money]:
    paragraph = _Paragraph(folded, document)
    found = [*_worded(paragraph)]
    if _DIGIT.search(folded):  # many words begin as marks do
        found = [*_prefixed(paragraph), *found, *_pence(paragraph)]
    for amount in joined(sorted(found, key=lambda one: (one.start, -one.end)), folded):
        yield _money(passage, folded, amount)


def _money(passage: Passage, folded: str, amount: Amount) -> Money:
    return Money(
        Span(passage.index, amount.start, amount.end),
        passage.text[amount.start : amount.end],
        amount.currency,
        tidy(amount.low),
        is_approximate(folded, amount.start, amount.end),
        None if amount.high is None else tidy(amount.high),
    )


def _prefixed(paragraph: _Paragraph) -> Iterator[Amount]:
    folded, at = paragraph.text, 0
    for start, _ in _MARKS.places(folded):
        found = _BEFORE.match(folded, start) if start >= at else None
        if found is None:
            continue
        ranged = found["high"] and is_range(found, folded)
        ranged = bool(ranged and not money_ahead.are_two(folded, found))
        at = found.end() if ranged or not found["high"] else found.start("to")
        code = _of_mark(found["mark"], paragraph)
        if code is not None and _is_sum(found, code, paragraph):
            yield _prefixed_amount(found, code, ranged=ranged)


def _is_sum(found: re.Match[str], code: str, paragraph: _Paragraph) -> bool:
    if found["mark"] in currencies.LARGE:
        return _is_large(found, code)
    if found["mark"] in currencies.CODES:
        return _is_written_out(found) or not _is_short(found, paragraph.document)
    if not _is_word(found["mark"]):
        return True
    written_so = paragraph.document.writes_ahead  # reads the whole text: only where it is asked
    return money_ahead.is_ahead(paragraph.text, found, written_so=written_so)


def _is_written_out(found: re.Match[str]) -> bool:
    """Whether the number of a code has the form of a sum: three digits, a magnitude, a decimal."""
    return bool(found["size"] or found["size2"]) or len(found["low"]) > 2


def _is_short(found: re.Match[str], document: _Document) -> bool:
    """Whether a small number behind a code is part of a name: "COP30", "PHP8"."""
    code = found["mark"]
    if code in currencies.WORTHLESS:
        return True
    glued = found.end("mark") == found.start("low") and code in currencies.LONGER_WORDS
    return glued and code not in document.summed


def _is_word(mark: str) -> bool:
    return mark.lower().endswith(money_ahead.NAMES)


def _is_large(found: re.Match[str], code: str) -> bool:
    """Read "N70,000" and "R2bn", not "the N4 road"."""
    return bool(code and (found["size"] or "," in found["low"]))


def _prefixed_amount(found: re.Match[str], code: str, *, ranged: bool) -> Amount:
    sign = -1 if found["sign"] else 1
    low = _scaled(found["low"], found["size"])
    if not ranged:
        return Amount(found.start(), max(found.end("low"), found.end("size")), code, sign * low)
    high = _scaled(found["high"], found["size2"])
    return Amount(
        found.start(), found.end(), code, *_range(low, high, found["size"], found["size2"])
    )


def _range(
    low: Decimal, high: Decimal, size: str | None, size2: str | None
) -> tuple[Decimal, Decimal]:
    """The lower end shares the magnitude of the upper one where it has none ("$3-5 million")."""
    if size2 and not size and low < 1000:
        low *= _factor(size2)
    return (low, high) if low <= high else (high, low)


def _scaled(digits: str, size: str | None) -> Decimal:
    value = continental(digits)
    return (numerals.digits(digits) if value is None else value) * (_factor(size) if size else 1)


def _factor(size: str) -> Decimal:
    factor = Decimal(1)
    for word in size.strip(" -").lower().split():
        factor *= numerals.SCALES.get(word) or numerals.SHORT_SCALES[word]
    return factor


def _of_mark(mark: str, paragraph: _Paragraph) -> str | None:
    if _is_word(mark):
        *adjective, word = mark.split()
        return _of_name(word.lower(), " ".join(adjective), paragraph)
    if mark in currencies.CODES:
        return "CNY" if mark == "RMB" else mark
    if mark in ("$", "¥"):
        return paragraph.document.dollar if mark == "$" else paragraph.document.yen
    if mark.startswith(("Rs", "Sh", "sh")):
        return paragraph.shared("rupees" if mark[0] == "R" else "shillings", "")
    if mark in currencies.LETTERS:
        return paragraph.document.letters.get(mark, "")
    return currencies.SYMBOLS[mark]


def _worded(paragraph: _Paragraph) -> Iterator[Amount]:
    folded = paragraph.text
    if _TOKENS.isdisjoint(tokens(folded)):
        return
    for found in _SUMS.finditer(folded):
        high = _amount(found["high"])
        code, part = _of_word(found, high, paragraph)
        many = money_ahead.IN_MANY.match(folded, found.end())
        if high is None or code is None or many or is_part(folded, found.start("high")):
            continue
        ranged = found["low"] and is_range(found, folded) and not _is_year(found)
        low = _amount(found["low"]) if ranged else None
        if low is None:
            yield Amount(found.start("high"), found.end(), code, high * part)
        else:
            low, high = _range(low, high, _size(found["low"]), _size(found["high"]))
            yield Amount(found.start(), found.end(), code, low * part, high * part)


def _is_year(found: re.Match[str]) -> bool:
    """Whether the lower number is none of money: "fell in 2004 to 789m euros"."""
    return bool(_YEAR.fullmatch(found["low"]) and _size(found["high"]))


def _pence(paragraph: _Paragraph) -> Iterator[Amount]:
    """Read "4p", where the document tells of pounds and pence."""
    for found in PENCE.finditer(paragraph.text):
        if not paragraph.document.pence:
            return
        yield Amount(found.start(), found.end(), "GBP", of_pence(found["high"]))


def _amount(text: str) -> Decimal | None:
    size = _size(text) or ""
    told, short = text.removesuffix(size), size.strip(" -").lower() in numerals.SHORT_SCALES
    if continental(told) is not None or short:
        return _scaled(told, size)
    return number(text)


def _size(text: str) -> str | None:
    found = re.search(rf"{SIZE}$".replace(" ?", " {0,3}"), text)
    return found[0] if found else None


def _of_word(
    found: re.Match[str], high: Decimal | None, paragraph: _Paragraph
) -> tuple[str | None, Decimal]:
    """Currency and the part of its unit: a cent is a hundredth. None: this is no money."""
    word, adjective = found["word"], found["adjective"] or ""
    if word == "pence" or "cent" in word:
        return _of_part(found, adjective, paragraph), Decimal("0.01")
    if word in currencies.CODES or word in currencies.SYMBOLS:
        return _of_mark(word, paragraph), Decimal(1)
    if adjective or word.startswith("dollar"):
        return _of_name(word, adjective, paragraph), Decimal(1)
    code = paragraph.shared(word, "")
    return code or _of_plain_word(found, high, paragraph.text), Decimal(1)


def _of_part(found: re.Match[str], adjective: str, paragraph: _Paragraph) -> str | None:
    if found["word"] == "pence" or found["word"].startswith("euro"):
        return "GBP" if found["word"] == "pence" else "EUR"
    if adjective:
        return _of_name("dollars", adjective, paragraph)
    text, told = paragraph.document, paragraph.document.letters.get("R", "")
    return of_cents(paragraph.text, found.start(), text.text, text.dollar, told)


def _of_name(word: str, adjective: str, paragraph: _Paragraph) -> str | None:
    """The currency of a word with its adjective; None if the two don't fit."""
    if word.startswith("dollar"):
        return currencies.DOLLARS.get(adjective) if adjective else paragraph.document.dollar
    if word.startswith("pound") and not adjective:
        return "GBP"
    code = paragraph.shared(word, adjective)
    return (code or None) if adjective else code or currencies.WORDS.get(word, "")


def _of_plain_word(found: re.Match[str], high: Decimal | None, folded: str) -> str | None:
    if found["word"].startswith("pound"):
        return _plain_pounds(found, high, folded)
    if currency_countries.singular(found["word"]) in currency_countries.OTHER_SENSES:
        return None
    if found["word"] == "won" and (high is None or high < 1000):
        return None  # more likely the verb: "of 20 teams, 12 won"
    return currencies.WORDS.get(found["word"], "")


def _plain_pounds(found: re.Match[str], high: Decimal | None, folded: str) -> str | None:
    """Small numbers of pounds, and pounds *of* something, are weights."""
    if STERLING.match(folded, found.end()):
        return "GBP"
    is_weight = re.match(r" {1,3}(?:of|per|in weight)\b", folded[found.end() : found.end() + 12])
    large = high is not None and (high >= 10**6 or "million" in found["high"])
    return "GBP" if large and not is_weight else None
