"""Where automatic key facts come from: the sentences nearest to headline and dek, and their values."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from briefgen.annotate.annotation import DateUse, Fact, Mention, Money, Quantity, Quotation, Span
from briefgen.annotate.clauses import main_clause, title_before
from briefgen.annotate.date_display import in_words
from briefgen.annotate.dates import dates
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.money import money
from briefgen.annotate.numerals import approximator
from briefgen.annotate.plain import after, before, fold
from briefgen.annotate.proof import Evidence, evidence, stem, words
from briefgen.annotate.units import MEASURES
from briefgen.source.passage import Passage

_Use = TypeVar("_Use", DateUse, Money, Quantity, Quotation, Mention)
_BODY: Final = ("paragraph", "item", "quotation")
_COMMON: Final = word_set(
    "a an the of to in on at by for from with and or but as is are was were be been it its this "
    "that he she they his her their will would has have had not after before over new says said who "
    "which into amid what when where up out more than"
)
_SPEAKING: Final = re.compile(r"\b(?:said|says|announced|told|stated|added|wrote|according)\b")
_NOT_COUNTS: Final = frozenset(
    {*MEASURES.values(), "percent", "percentage points", "basis points", "share", "magnitude"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with all that was found in it. `weight` says how near it is to the headline."""

    span: Span
    text: str
    weight: float
    evidence: Evidence
    dates: tuple[DateUse, ...]
    money: tuple[Money, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    topic: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found in the passages; `names`: entity id → display name."""

    mentions: Sequence[Mention]
    names: Mapping[str, str]
    dates: Sequence[DateUse]
    money: Sequence[Money]
    quantities: Sequence[Quantity]
    quotations: Sequence[Quotation]


def told(
    about: str, passages: Iterable[Passage], sentences: Iterable[Span], known: Known
) -> tuple[Told, ...]:
    """The sentences of the body in reading order; `about` is what the headline and dek say."""
    texts = {passage.index: passage.text for passage in passages if passage.kind in _BODY}
    bounds = [span for span in sorted(sentences) if span.passage in texts]
    topic = frozenset(_stems(about))
    dated, paid = _by_sentence(bounds, known.dates), _by_sentence(bounds, known.money)
    numbered, spoken = (
        _by_sentence(bounds, known.quantities),
        _by_sentence(bounds, known.quotations),
    )
    named = _by_sentence(bounds, known.mentions)
    found: list[Told] = []
    for at, span in enumerate(bounds):
        text = texts[span.passage][span.start : span.end]
        here = (dated[span], paid[span], numbered[span])
        found.append(
            Told(
                span=span,
                text=text,
                weight=_weight(text, topic, at),
                evidence=evidence(text, *here, named[span], known.names),
                dates=here[0],
                money=here[1],
                quantities=here[2],
                quotations=spoken[span],
                mentions=named[span],
                topic=topic,
            )
        )
    return tuple(found)


def _by_sentence(bounds: Sequence[Span], uses: Iterable[_Use]) -> dict[Span, tuple[_Use, ...]]:
    """What begins in each of the sorted sentences."""
    rows: dict[Span, list[_Use]] = {span: [] for span in bounds}
    for use in sorted(uses, key=lambda one: one.span):
        at = bisect_right(bounds, (use.span.passage, use.span.start), key=_beginning) - 1
        if at >= 0 and use.span.passage == bounds[at].passage and use.span.start < bounds[at].end:
            rows[bounds[at]].append(use)
    return {span: tuple(row) for span, row in rows.items()}


def _beginning(span: Span) -> tuple[int, int]:
    return span.passage, span.start


def _weight(text: str, topic: frozenset[str], at: int) -> float:
    """Words shared with headline and dek, against the length, with a premium on coming early."""
    own = frozenset(_stems(text))
    shared = len(own & topic) / math.sqrt(4 + len(own))
    return shared + 1 / (1 + at / 2)


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in words(text) if word.lower() not in _COMMON)


def candidates(views: Sequence[Told], names: Mapping[str, str]) -> tuple[Fact, ...]:
    """Facts that the sentences offer, in the order in which a reader asks for them."""
    ranked = sorted(views, key=lambda view: (-view.weight, view.span))
    lead = ranked[: max(5, len(ranked) // 2)]
    what = _first(_what(view) for view in lead[:3])
    offers = (
        _first(_who(view, names) for view in lead[:3]),
        what,
        _best_date(lead),
        _first(_where(view) for view in lead[:3]),
        _first(_how_much(view) for view in ranked),
        _first(_how_many(view) for view in lead),
        _first(_how_long(view) for view in lead),
        _first(_said(view) for view in ranked),
    )
    said = what.value.casefold() if what else ""
    return tuple(
        fact for fact in offers if fact and (fact is what or fact.value.casefold() not in said)
    )


def _first(facts: Iterable[Fact | None]) -> Fact | None:
    return next((fact for fact in facts if fact), None)


def _who(view: Told, names: Mapping[str, str]) -> Fact | None:
    """A person of the headline, with the title that the sentence gives."""
    for mention in view.mentions:
        name = names.get(mention.entity, "")
        if mention.kind != "person" or not name or stem(name.split()[-1]) not in view.topic:
            continue
        start, end = mention.span.start - view.span.start, mention.span.end - view.span.start
        written = view.text[start:end]
        full = f"{title_before(view.text, start)}{written}" if " " in written else name
        return Fact("Who", full, view.span)
    return None


def _what(view: Told) -> Fact | None:
    clause = main_clause(view.text)
    return Fact("What", clause, view.span) if clause else None


def _best_date(views: Sequence[Told]) -> Fact | None:
    """The day of the event rather than the day on which somebody spoke of it."""
    scored = [
        (_date_weight(view, folded, use), view.span, use.value)
        for view in views
        for folded in (fold(view.text),)
        for use in view.dates
        if use.kind == "date" or (use.kind == "interval" and len(use.value) == 21)
    ]
    if not scored:
        return None
    _, span, value = min(scored, key=lambda one: (-one[0], one[1]))
    return Fact("When", in_words(value), span)


def _date_weight(view: Told, folded: str, use: DateUse) -> float:
    start, end = use.span.start - view.span.start, use.span.end - view.span.start
    left, right = before(folded, start, 40), after(folded, end, 60)
    spoken = _SPEAKING.search(left) or (len(left) < 5 and _SPEAKING.search(right))
    explicit = any(letter.isdigit() for letter in use.text)
    return view.weight + 0.5 * explicit - 0.8 * bool(spoken)


def _where(view: Told) -> Fact | None:
    """Places of the headline that the sentence names in a row."""
    places = [
        mention
        for mention in view.mentions
        if mention.kind == "place"
        and not mention.compound
        and mention.by in ("name", "alias", "pinned")
        and all(stem(word) in view.topic for word in words(mention.text))
    ]
    rows = _rows(view, places)
    if not rows:
        return None
    row = max(rows, key=len)
    start = row[0].span.start - view.span.start
    text = view.text[start : row[-1].span.end - view.span.start]
    led = re.search(r"\b(?:in|at|to|visit|near|across) (?:the )?$", fold(view.text[:start]))
    return Fact("Where", text, view.span) if led else None


def _rows(view: Told, places: Sequence[Mention]) -> list[list[Mention]]:
    """Places that only commas and "and" part."""
    rows: list[list[Mention]] = []
    for place in places:
        last = rows[-1][-1].span.end if rows else 0
        gap = view.text[max(0, last - view.span.start) : place.span.start - view.span.start]
        if rows and re.fullmatch(r",? (?:and )?(?:the )?|, ", fold(gap)):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _how_much(view: Told) -> Fact | None:
    for amount in view.money:
        return Fact("How much", _with_approximator(view, amount.span), view.span)
    return None


def _how_many(view: Told) -> Fact | None:
    for quantity in view.quantities:
        if quantity.unit not in _NOT_COUNTS and quantity.value >= 10:
            return Fact("How many", _with_approximator(view, quantity.span), view.span)
    return None


def _with_approximator(view: Told, span: Span) -> str:
    """The words of the amount, led by what makes it approximate or a range."""
    folded = fold(view.text)
    start, end = span.start - view.span.start, span.end - view.span.start
    low = approximator(folded, start)
    if folded[max(0, low - 8) : low].lower() == "between ":
        low -= 8
    text = view.text[low:end].strip()
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _how_long(view: Told) -> Fact | None:
    """A length of time that describes something: "a five-day visit"."""
    for use in view.dates:
        if use.kind == "duration" and "-" in fold(use.text):
            return Fact("How long", in_words(use.value), view.span)
    return None


def _said(view: Told) -> Fact | None:
    """A whole quoted sentence with its speaker."""
    for quotation in view.quotations:
        text = quotation.text.rstrip(",. ")
        if (
            quotation.speaker
            and quotation.text[:1].isupper()
            and quotation.text[-1:] in ",.!?"
            and 4 <= len(text.split()) <= 16
            and quotation.span.end <= view.span.end
        ):
            return Fact("Said", f"{quotation.speaker_name}: “{text}”", view.span)
    return None


def figures(value: str) -> frozenset[str]:
    """The dates and amounts in a value, normalised, to tell whether two facts say the same."""
    passage = Passage(0, value)
    amounts = (f"{one.currency} {one.value}" for one in money([passage]))
    days = (use.value for use in dates([passage], "") if use.value)
    return frozenset((*amounts, *days))
