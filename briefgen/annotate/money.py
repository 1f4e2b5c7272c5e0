"""Amounts of money, normalised exactly: "$3.64 billion" is 3640000000 USD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Final

from msgspec import Struct

from briefgen.annotate import (
    currencies,
    currency_countries,
    currency_marks,
    money_ahead,
    money_ends,
)
from briefgen.annotate.annotation import Money, Span
from briefgen.annotate.blank_groups import plain_numbers
from briefgen.annotate.money_amounts import STERLING, Amount, joined
from briefgen.annotate.money_cents import CENTS, PENCE, of_cents, of_pence, of_sign
from briefgen.annotate.money_ends import Ends
from briefgen.annotate.money_forms import AFTER, BEFORE, RUPEES, TOKENS, amount
from briefgen.annotate.numerals import is_approximate, is_part, is_told, tidy
from briefgen.annotate.openings import Openings
from briefgen.annotate.plain import tokens
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_DIGIT: Final = expression(r"\d")
_MARKED: Final = (BEFORE, RUPEES)
_AMERICAN: Final = expression(r"US\$ ?[\d.,]{1,16}(?: ?[a-z]{1,8})? {1,3}\($")
_NEAR: Final = 40
_MARKS: Final = Openings(_MARKED)
_SUMS: Final = Openings([AFTER])


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
        around = self.evidence, self.document.evidence
        told = currency_countries.shared_currency(word, "", *around)
        return told or currency_marks.of_own_marks(word, self.document.text, around[1].hinted)


def money(passages: Iterable[Passage]) -> tuple[Money, ...]:
    """All amounts in reading order; `currency` is an ISO 4217 code.

    It is "" for a currency of several countries of which the text doesn't say which ("100 rupees").
    """
    passages = tuple(passages)
    texts = plain_numbers(passages)
    document = _Document("\n".join(texts))
    return tuple(
        one
        for passage, folded in zip(passages, texts, strict=True)
        for one in _in_passage(passage, folded, document)
    )


def _in_passage(passage: Passage, folded: str, document: _Document) -> Iterator[Money]:
    paragraph = _Paragraph(folded, document)
    found = [*_worded(paragraph)]
    if _DIGIT.search(folded):  # many words begin as marks do
        found = [*_prefixed(paragraph), *found, *_pence(paragraph), *_cents(paragraph)]
    for one in joined(sorted(found, key=lambda one: (one.start, -one.end)), folded):
        if is_told(one.low) and is_told(one.high or one.low):
            yield _money(passage, folded, one)


def _money(passage: Passage, folded: str, one: Amount) -> Money:
    return Money(
        Span(passage.index, one.start, one.end),
        passage.text[one.start : one.end],
        one.currency,
        tidy(one.low),
        is_approximate(folded, one.start, one.end),
        None if one.high is None else tidy(one.high),
    )


def _prefixed(paragraph: _Paragraph) -> Iterator[Amount]:
    folded, at = paragraph.text, 0
    for start, rules in _MARKS.places(folded):
        matches = (_MARKED[rule].match(folded, start) for rule in rules if start >= at)
        found = next(filter(None, matches), None)
        if found is None:
            continue
        ends = money_ends.of_marked(found, folded)
        alone = found["high"] and ends.high is None
        at = found.start("to") if alone else found.end()
        code = "" if _is_local(found, folded) else _of_mark(found["mark"], paragraph)
        if code is not None and ends.low is not None and _is_sum(found, code, paragraph, ends):
            yield _prefixed_amount(found, code, ends)


def _is_sum(found: re.Match[str], code: str, paragraph: _Paragraph, ends: Ends) -> bool:
    if found["mark"] in currencies.LARGE:
        return bool(code) and _is_large(found, ends)
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


def _is_large(found: re.Match[str], ends: Ends) -> bool:
    """Read "N70,000", "R2bn" and "R5-R7 million", not "the N4 road"."""
    if found["size"] or "," in found["low"]:
        return True
    shared = ends.high is not None or found["mark2"] == found["mark"]
    high = found["mark2"] == found["mark"] and "," in (found["high"] or "")
    return bool((shared and found["size2"]) or high)


def _prefixed_amount(found: re.Match[str], code: str, ends: Ends) -> Amount:
    low = ends.low or Decimal(0)
    if ends.high is not None:
        return Amount(found.start(), found.end(), code, low, ends.high)
    end = max(found.end("low"), found.end("size"))
    return Amount(found.start(), end, code, -low if found["sign"] else low)


def _is_local(found: re.Match[str], folded: str) -> bool:
    """Whether a plain "$" stands beside the same sum in American ones: "US$1.27 ($1.72)"."""
    return found["mark"] == "$" and bool(
        _AMERICAN.search(folded, max(0, found.start() - _NEAR), found.start())
    )


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
    if TOKENS.isdisjoint(tokens(folded)):
        return
    for found in _SUMS.finditer(folded):
        high = amount(found["high"])
        code, part = _of_word(found, high, paragraph)
        many = money_ahead.IN_MANY.match(folded, found.end())
        if high is None or code is None or many or is_part(folded, found.start("high")):
            continue
        low = money_ends.lower(found, folded, high)
        if (whole := money_ends.whole(found, folded)) is not None:
            yield Amount(found.start(), found.end(), code, whole * part)
        elif low is None:
            yield Amount(found.start("high"), found.end(), code, high * part)
        else:
            yield Amount(found.start(), found.end(), code, low * part, high * part)


def _pence(paragraph: _Paragraph) -> Iterator[Amount]:
    """Read "4p", where the document tells of pounds and pence."""
    for found in PENCE.finditer(paragraph.text):
        if not paragraph.document.pence:
            return
        yield Amount(found.start(), found.end(), "GBP", of_pence(found["high"]))


def _cents(paragraph: _Paragraph) -> Iterator[Amount]:
    """Read "15c a litre" and "50¢"."""
    document = paragraph.document
    for found in CENTS.finditer(paragraph.text):
        rand = document.letters.get("R", "")
        code = of_sign(found, paragraph.text, document.text, document.dollar, rand)
        if code is not None:
            yield Amount(found.start(), found.end(), code, Decimal(found["high"]) / 100)


def _of_word(
    found: re.Match[str], high: Decimal | None, paragraph: _Paragraph
) -> tuple[str | None, Decimal]:
    """Currency and the part of its unit: a cent is a hundredth. None: this is no money."""
    word, adjective = found["word"], found["adjective"] or ""
    if word == "pence" or "cent" in word:
        return _of_part(found, adjective, paragraph), Decimal("0.01")
    if word in currency_marks.NAMES:
        return _of_coin(word, paragraph), Decimal("0.01")
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


def _of_coin(word: str, paragraph: _Paragraph) -> str | None:
    """Read "29 sen" beside ringgit, "25 paise" of whatever rupee is told; elsewhere it may be a word."""
    if word in currency_marks.PAISE:
        return paragraph.shared("rupees", "")
    return currency_marks.of_coin(word, paragraph.document.text)


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
