"""Whether a sentence contains a fact: its numbers, amounts, dates, names and most of its words.

What this cannot see: negation, and who did what to whom. It says that a value stands in the
sentence, not that the sentence asserts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import DateUse, Mention, Money, Quantity, Span
from briefgen.annotate.date_display import in_words
from briefgen.annotate.dates import dates
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.memo import Memo
from briefgen.annotate.money import money
from briefgen.annotate.numerals import NUMBER, number, tidy
from briefgen.annotate.openings import Openings
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.quantities import quantities
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_NUMBER: Final = pattern(rf"(?<![\w.,])(?:{NUMBER})(?!\w)")
_BLANK: Final = expression(r"\d\s\d{3}(?!\d)")
_NUMBERS: Final = Openings([_NUMBER])
_WORD: Final = expression(r"[^\W\d_][\w'.-]*")
_LIGHT: Final = word_set(
    "a an the of to in on at by for from with and or but as is are was were be been it its this "
    "that these those he she they his her their about around roughly nearly almost approximately "
    "some over under than more less least most up estimated between into per s will would has have "
    "had not"
)
"""Words that prove nothing, and approximators, which editors exchange."""


class Evidence(Struct, frozen=True, kw_only=True, dict=True):
    """What a sentence says, as found in it. `names` are further names of those it mentions."""

    text: str
    dates: tuple[DateUse, ...] = ()
    money: tuple[Money, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """Few sentences are asked for theirs."""
        return frozenset(numbers(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems(" ".join((self.text, *self.names)))


def evidence(
    text: str,
    uses: Iterable[DateUse] = (),
    amounts: Iterable[Money] = (),
    counted: Iterable[Quantity] = (),
    mentions: Iterable[Mention] = (),
    names: Mapping[str, str] | None = None,
) -> Evidence:
    """Gather what the sentence `text` says.

    uses, amounts, counted, mentions: those found in this sentence; names: entity id → name.
    """
    known = names or {}
    named = tuple(known[m.entity] for m in mentions if m.entity in known)
    return Evidence(
        text=text,
        dates=tuple(uses),
        money=tuple(amounts),
        quantities=tuple(counted),
        names=named,
    )


def proves(sentence: Evidence, value: str) -> bool:
    """Whether the sentence contains the value."""
    return not lacks(sentence, value)


def lacks(sentence: Evidence, value: str) -> tuple[str, ...]:
    """What the value says and the sentence does not, each piece named for the editor."""
    passage = Passage(0, value)
    amounts = money([passage])
    uses = tuple(use for use in dates([passage], "") if not _within(use.span, amounts))
    spans = [*(one.span for one in amounts), *(use.span for use in uses)]
    rest = _blanked(value, spans)
    return (
        *_missing_money(sentence, amounts),
        *_missing_dates(sentence, uses),
        *_missing_counts(sentence, passage, spans),
        *_missing_numbers(sentence, rest),
        *_missing_words(sentence, _blanked(rest, _number_spans(rest))),
    )


def _missing_counts(sentence: Evidence, value: Passage, taken: list[Span]) -> tuple[str, ...]:
    """What a value counts otherwise; also in the sentence's way of writing ("16 442 tonnes")."""
    missing = tuple(_missing_units(sentence, quantities([value], taken)))
    if not missing or not _BLANK.search(value.text):
        return missing
    together = quantities([value, Passage(1, sentence.text)], taken)
    own = (one for one in together if one.span.passage == value.index)
    return tuple(_missing_units(sentence, own))


def kinship(sentence: Evidence, value: str) -> int:
    """How many kinds of things the value and the sentence both speak of: money, dates, numbers."""
    passage = Passage(0, value)
    return (
        bool(sentence.money and money([passage]))
        + bool(sentence.dates and dates([passage], ""))
        + bool(sentence.numbers and any(numbers(value)))
    )


def _within(span: Span, amounts: Iterable[Money]) -> bool:
    return any(span.start < amount.span.end and amount.span.start < span.end for amount in amounts)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _missing_money(sentence: Evidence, amounts: Iterable[Money]) -> Iterator[str]:
    said = {(one.currency, one.value, one.high) for one in sentence.money}
    said |= {("", one.value, one.high) for one in sentence.money}
    plain = {(one.value, one.high) for one in sentence.money if one.text[0] == "$"}
    for one in amounts:
        # A value alone doesn't tell whose a plain sign is.
        as_plain = one.text[0] == "$" and (one.value, one.high) in plain
        if not as_plain and (one.currency, one.value, one.high) not in said:
            yield f"the amount {one.text}"


def _missing_dates(sentence: Evidence, uses: Iterable[DateUse]) -> Iterator[str]:
    once = {(use.text, use.value): use for use in uses}
    for use in once.values():
        if not _dated(sentence, use):
            yield f"the date {in_words(use.value) or use.text}"


def _dated(sentence: Evidence, use: DateUse) -> bool:
    """A coarser date is proven by a finer one; a date without its year by one that completes it."""
    if use.value:
        return any(_covers(use.value, said.value) for said in sentence.dates)
    if fold(use.text).casefold() in fold(sentence.text).casefold():
        return True
    days = sorted({said.value for said in sentence.dates if said.kind == "date"})
    return any(_reads_as(use.text, day) for day in days)


def _covers(value: str, said: str) -> bool:
    return value == said or ("/" not in said and said.startswith(f"{value}-"))


def _reads_as(text: str, value: str) -> bool:
    return any(use.value == value for use in dates([Passage(0, text)], value))


def _missing_units(sentence: Evidence, counted: Iterable[Quantity]) -> Iterator[str]:
    """A percentage is proven by a percentage only; what is counted, by the words."""
    said = {(one.unit, one.value, one.high) for one in sentence.quantities}
    for one in counted:
        exact = one.unit in ("percent", "percentage points", "share")
        if exact and (one.unit, one.value, one.high) not in said:
            yield f"the figure {one.text}"


def _missing_numbers(sentence: Evidence, rest: str) -> Iterator[str]:
    for value in numbers(rest):
        if value not in sentence.numbers:
            yield f"the number {tidy(value)}"


def numbers(text: str) -> Iterator[Decimal]:
    """The numbers of a text, in figures or words."""
    for found in _NUMBERS.finditer(fold(text)):
        value = number(found[0])
        if value is not None:
            yield value


def _number_spans(text: str) -> list[Span]:
    return [Span(0, *found.span()) for found in _NUMBERS.finditer(fold(text))]


def _missing_words(sentence: Evidence, rest: str) -> Iterator[str]:
    """Every name, and two thirds of the other words."""
    found = [(word[0], word.start()) for word in _WORD.finditer(fold(rest))]
    first = len(rest) - len(rest.lstrip())
    unsaid = [
        (word, at) for word, at in found if not is_light(word) and stem(word) not in sentence.stems
    ]
    missing = [word for word, at in unsaid if word[0].isupper() and at != first]
    yield from (f"the name {word.rstrip('.')}" for word in missing)
    plain = [word for word, at in unsaid if not word[0].isupper() or at == first]
    weighty = [word for word, _ in found if not is_light(word)]
    if 3 * len(plain) > len(weighty):
        yield "the words " + ", ".join(f"“{word}”" for word in plain)


def is_light(word: str) -> bool:
    """Whether a word proves nothing."""
    return word.lower() in _LIGHT


def words(text: str) -> Iterator[str]:
    """The words of a text, without numbers."""
    return folded_words(fold(text))


def folded_words(folded: str) -> Iterator[str]:
    """The words of a text that is folded already."""
    for word in _WORD.findall(folded):
        yield word
        if "-" in word:
            yield from (part for part in word.split("-") if part)


def stem(word: str) -> str:
    """A crude stem, so that "sanctioned" meets "sanctions"."""
    plain = word.lower().removesuffix("'s").strip(".'-")
    return plain[:5] if len(plain) > 6 else plain.removesuffix("s") if len(plain) > 3 else plain


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words; most of the words were seen before."""
    return frozenset(chain.from_iterable(map(_STEMS_IN.__getitem__, text.split())))


_STEMS_IN: Final = Memo(lambda piece: tuple(map(stem, words(piece))))
