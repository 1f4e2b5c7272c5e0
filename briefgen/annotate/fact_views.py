"""The sentences of the body, each with what was found in it and how near it is to the headline."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date  # noqa: N812 - dates are what this is about
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final, TypeVar

from msgspec import Struct

from briefgen.annotate.annotation import (
    BY_PLACE,
    DateUse,
    Mention,
    Money,
    Quantity,
    Quotation,
    Span,
)
from briefgen.annotate.finite import may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.memo import Memo
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import Evidence, evidence, folded_words, numbers, stem
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_Use = TypeVar("_Use", DateUse, Money, Quantity, Quotation, Mention)
_COMMON: Final = word_set(
    "a an the of to in on at by for from with and or but as is are was were be been it its this "
    "that he she they his her their will would has have had not after before over new says said who "
    "which into amid what when where up out more than"
)
_SUBORDINATE: Final = expression(
    r"\b(?:who|whom|whose|which|when|while|where|(?:since|until)(?! ?$)|after"
    r"|before(?! (?:the |a )?(?:chief|court|judge|jury|justice|magistrate|parliament|lawmakers|tribunal|panel|committee)\b)|because|although|though"
    r"|if|like|unlike|one of|among|(?<!said )that (?:had|has|have|was|were|is|are))\b"
)
"""Opens a clause in which a name or a date belongs to something else than the news."""
_MUCH: Final = 4
"""Words of the headline."""
_DAYS: Final = 56
_NEW_YEAR: Final = "03"
_SETS: Final = 30
"""Code points in which a date sets the time of what follows: "In 1998, …"."""
_REACH: Final = 400
"""Code points before a name, a date or a figure in which its clause is looked for."""


class Known(Struct, frozen=True, kw_only=True):
    """What was found in the passages.

    date: of the article, "" if unknown.
    topics: ids of the entities that headline and dek name; names: entity id → display name.
    """

    headline: str
    dek: str
    date: str
    topics: frozenset[str]
    mentions: Sequence[Mention]
    names: Mapping[str, str]
    dates: Sequence[DateUse]
    money: Sequence[Money]
    quantities: Sequence[Quantity]
    quotations: Sequence[Quotation]


class Topic(Struct, frozen=True):
    """The words of headline and dek, the stems of the headline, those of both, the numbers in them, and the headline's verbs."""

    words: str
    headline: frozenset[str]
    all: frozenset[str]
    numbers: frozenset[Decimal]
    verbs: frozenset[str]

    @classmethod
    def of(cls, known: Known) -> Topic:
        """What an article says it is about."""
        headline = stems(known.headline)
        figures = frozenset(numbers(f"{known.headline} {known.dek}"))
        verbs = stems(" ".join(word for word in known.headline.split() if may_be_finite(word)))
        return cls(
            f"{known.headline} {known.dek}", headline, headline | stems(known.dek), figures, verbs
        )

    def is_told(self, own: frozenset[str]) -> bool:
        """Whether words say all of the headline but its verbs, or all that the dek adds."""
        parts = (self.headline - self.verbs, self.all - self.headline)
        return any(len(part) > 1 and part <= own for part in parts)

    def tells(self, own: frozenset[str]) -> bool:
        """Whether words say half of what the headline, or what the dek says; or much of a long one."""
        dek = self.all - self.headline
        return len(own & self.headline) >= _MUCH or any(
            len(own & part) > 1 and 2 * len(own & part) >= len(part)
            for part in (self.headline, dek)
        )


class Told(Struct, frozen=True, kw_only=True):
    """A sentence with all that was found in it. `weight` says how near it is to the headline.

    at: how many sentences of the body stand before it.
    past: it has no date of its own and goes on where its paragraph told of an earlier year.
    """

    span: Span
    at: int
    text: str
    folded: str
    stems: frozenset[str]
    weight: float
    past: bool
    dates: tuple[DateUse, ...]
    money: tuple[Money, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]

    @property
    def counts(self) -> bool:
        """Whether it has an amount or a quantity: near the top that is of the matter by whatever words."""
        return bool(self.money or self.quantities)

    def within(self, span: Span) -> tuple[int, int]:
        """Where a span of its passage stands in the sentence."""
        return span.start - self.span.start, span.end - self.span.start

    def evidence(self, names: Mapping[str, str]) -> Evidence:
        """What the sentence proves."""
        return evidence(self.text, self.dates, self.money, self.quantities, self.mentions, names)

    def aside(self, span: Span) -> bool:
        """Whether a span stands in a subordinate clause of the sentence."""
        at = span.start - self.span.start
        clause = re.split("[,;:]", self.folded[max(0, at - _REACH) : at])[-1]
        return _SUBORDINATE.search(clause) is not None


def told(
    passages: Iterable[Passage], sentences: Iterable[Span], known: Known, topic: Topic
) -> tuple[Told, ...]:
    """The sentences of the body in reading order."""
    texts = {passage.index: passage.text for passage in passages if passage.is_body}
    bounds = [span for span in sorted(sentences) if span.passage in texts]
    dated, paid = _by_sentence(bounds, known.dates), _by_sentence(bounds, known.money)
    numbered = _by_sentence(bounds, known.quantities)
    spoken, named = _by_sentence(bounds, known.quotations), _by_sentence(bounds, known.mentions)
    past = _past(bounds, dated, known.date, texts)
    folds = {index: fold(text) for index, text in texts.items()}
    found: list[Told] = []
    for at, span in enumerate(bounds):
        text = texts[span.passage][span.start : span.end]
        folded = folds[span.passage][span.start : span.end]
        own = _stems(folded)
        found.append(
            Told(
                span=span,
                at=at,
                text=text,
                folded=folded,
                stems=own,
                weight=_weight(own, topic, at),
                past=span in past,
                dates=dated.get(span, ()),
                money=paid.get(span, ()),
                quantities=numbered.get(span, ()),
                quotations=spoken.get(span, ()),
                mentions=named.get(span, ()),
            )
        )
    return tuple(found)


def _past(
    bounds: Sequence[Span],
    dated: Mapping[Span, Sequence[DateUse]],
    today: str,
    texts: Mapping[int, str],
) -> frozenset[Span]:
    """The sentences without a date that go on where their paragraph told of an earlier year.

    If that year opened a sentence all do, else one that begins with "The bid".
    """
    found: set[Span] = set()
    passage, past, set_off = -1, False, False
    for span in bounds:
        past, set_off = past and passage == span.passage, set_off and passage == span.passage
        passage = span.passage
        days = [use for use in dated.get(span, ()) if use.value[:4].isdigit()]
        if days:
            past = all(is_past(use, today) for use in days)
            set_off = past and all(use.span.start - span.start < _SETS for use in days)
        elif set_off or (past and texts[span.passage].startswith("The ", span.start)):
            found.add(span)
    return frozenset(found)


def _by_sentence(bounds: Sequence[Span], uses: Iterable[_Use]) -> dict[Span, tuple[_Use, ...]]:
    """What begins in each of the sorted sentences, where anything does."""
    rows: dict[Span, list[_Use]] = {}
    for use in sorted(uses, key=BY_PLACE):
        at = bisect_right(bounds, (use.span.passage, use.span.start, math.inf)) - 1
        if at >= 0 and use.span.passage == bounds[at].passage and use.span.start < bounds[at].end:
            rows.setdefault(bounds[at], []).append(use)
    return {span: tuple(row) for span, row in rows.items()}


def _weight(own: frozenset[str], topic: Topic, at: int) -> float:
    """Words shared with headline and dek, against the length, with a premium on coming early."""
    shared = (len(own & topic.all) + len(own & topic.headline)) / 2
    return shared / math.sqrt(4 + len(own)) + 1 / (1 + at / 2)


def is_past(use: DateUse, today: str) -> bool:
    """Whether a date is of an earlier year and not of the last weeks, nor that of which a new year reports."""
    return (
        use.value[:4].isdigit()
        and (not today or use.value[:4] < today[:4])
        and not (use.kind == "date" and is_recent(use.value, today))
        and not (use.kind not in ("date", "month") and is_reported(use, today))
    )


def is_reported(use: DateUse, today: str) -> bool:
    """Whether it is the last year, of which the first months of a new one report."""
    return today[5:7] <= _NEW_YEAR and int(use.value[:4]) == int(today[:4] or 0) - 1


def is_recent(value: str, today: str, back: int = _DAYS) -> bool:
    """Whether a day is at most `back` days before the article's and not long after it."""
    if not today:
        return False
    return -_DAYS <= _days_since(value, today) <= back


def is_over(value: str, today: str, back: int) -> bool:
    """Whether a day is more than `back` days before the article's."""
    return _days_since(value, today) > back


def _days_since(value: str, today: str) -> int:
    return (Date.fromisoformat(today[:10]) - Date.fromisoformat(value[:10])).days


@lru_cache(maxsize=128)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that say something; of one clause several questions ask for them."""
    return _stems(fold(text))


def _stems(folded: str) -> frozenset[str]:
    """Of what stands between blanks, most was seen before."""
    return frozenset(chain.from_iterable(map(_STEMS_IN.__getitem__, folded.split())))


def _stems_in(piece: str) -> tuple[str, ...]:
    told = (stem(word) for word in folded_words(piece) if word.lower() not in _COMMON)
    return tuple(filter(None, told))


_STEMS_IN: Final = Memo(_stems_in)
