"""Where automatic key facts come from: the sentences nearest to headline and dek, and their values."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - dates are what this is about
from decimal import Decimal
from typing import Final, TypeVar

from briefgen.annotate.annotation import DateUse, Fact, Mention, Money, Quantity, Quotation, Span
from briefgen.annotate.clauses import main_clause, title_before
from briefgen.annotate.date_display import in_words
from briefgen.annotate.dates import dates
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.money import money
from briefgen.annotate.numerals import NUMBER, approximator
from briefgen.annotate.plain import after, before, fold, pattern
from briefgen.annotate.proof import Evidence, evidence, numbers, stem, words
from briefgen.annotate.quantities import quantities
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
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whom|whose|which|when|while|where|since|after|before|until|because|although|though"
    r"|if|like|unlike)\b"
)
"""Opens a clause in which a name or a date belongs to something else than the news."""
_REACH: Final = 400
"""Code points beside a name, a date or a figure in which its clause and its matter are looked for."""
_SHARE: Final = pattern(rf"(?:{NUMBER}) of (?:the |its |all )?$")
_COUNTED_ON: Final = re.compile(r"(?:(?<!s) [a-z]+s\b)?(?: (?:and|or) [a-z]+s\b)?")
_WEEKS: Final = 8
_LONGEST: Final = 1_000
"""Characters of a sentence that can be told in a few words; what is longer is no sentence."""
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
    """What was found in the passages.

    date: of the article, "" if unknown.
    topics: ids of the entities that headline and dek name; names: entity id → display name.
    """

    date: str
    topics: frozenset[str]
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


def candidates(views: Sequence[Told], about: str, known: Known) -> tuple[Fact, ...]:
    """Facts that the sentences offer, in the order in which a reader asks for them."""
    readable = (view for view in views if len(view.text) <= _LONGEST)
    ranked = sorted(readable, key=lambda view: (-view.weight, view.span))
    lead, near = ranked[: max(5, len(ranked) // 2)], ranked[:3]
    what = _first(_what(view) for view in near)
    offers = (
        _first(_who(view, known) for view in near),
        what,
        _best_date(lead, known.date),
        _first(_where(view, known) for view in near),
        _best_figure(ranked, lead, _amounts, about),
        _best_figure(ranked, lead, _counts, about),
        _first(_how_long(view) for view in lead),
        _first(_said(view) for view in ranked),
    )
    said = what.value.casefold() if what else ""
    return tuple(
        fact for fact in offers if fact and (fact is what or fact.value.casefold() not in said)
    )


def _first(facts: Iterable[Fact | None]) -> Fact | None:
    return next((fact for fact in facts if fact), None)


def _aside(view: Told, span: Span) -> bool:
    """Whether a span stands in a subordinate clause of its sentence."""
    at = span.start - view.span.start
    clause = re.split("[,;:]", view.text[max(0, at - _REACH) : at])[-1]
    return _SUBORDINATE.search(fold(clause)) is not None


def _who(view: Told, known: Known) -> Fact | None:
    """A person of the headline, with the title that the sentence gives."""
    for mention in view.mentions:
        name = known.names.get(mention.entity, "")
        topical = mention.kind == "person" and mention.entity in known.topics
        if not topical or not name or _aside(view, mention.span):
            continue
        start, end = mention.span.start - view.span.start, mention.span.end - view.span.start
        written = view.text[start:end]
        full = f"{title_before(view.text, start)}{written}" if " " in written else name
        return Fact("Who", full, view.span)
    return None


def _what(view: Told) -> Fact | None:
    clause = main_clause(view.text)
    return Fact("What", clause, view.span) if clause else None


def _best_date(views: Sequence[Told], today: str) -> Fact | None:
    """The day of the event rather than the day on which somebody spoke of it."""
    scored = [
        (_date_weight(view, folded, use, today), view.span, use.value)
        for view in views
        for folded in (fold(view.text),)
        for use in view.dates
        if use.kind == "date" or (use.kind == "interval" and len(use.value) == 21)
    ]
    if not scored:
        return None
    _, span, value = min(scored, key=lambda one: (-one[0], one[1]))
    return Fact("When", in_words(value), span)


def _date_weight(view: Told, folded: str, use: DateUse, today: str) -> float:
    start, end = use.span.start - view.span.start, use.span.end - view.span.start
    left, right = before(folded, start, 40), after(folded, end, 60)
    spoken = _SPEAKING.search(left) or (len(left) < 5 and _SPEAKING.search(right))
    explicit = any(letter.isdigit() for letter in use.text)
    aside, recent = _aside(view, use.span), _is_recent(use.value, today)
    telling = 0.5 * explicit if recent or not today else -0.5
    return view.weight + telling - 0.8 * bool(spoken) - 0.8 * aside


def _is_recent(value: str, today: str) -> bool:
    """Whether a day is within some weeks of the article's: news rather than history."""
    if not today:
        return False
    return abs((Date.fromisoformat(value[:10]) - Date.fromisoformat(today[:10])).days) <= _WEEKS * 7


def _where(view: Told, known: Known) -> Fact | None:
    """Places of the headline that the sentence names in a row."""
    places = [
        mention
        for mention in view.mentions
        if mention.kind == "place"
        and not mention.compound
        and mention.by in ("name", "alias", "pinned")
        and mention.entity in known.topics
        and not _aside(view, mention.span)
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


Figure = tuple[str, Span, str, frozenset[Decimal]]
"""Label, place, words, and the numbers in them."""


def _best_figure(
    ranked: Sequence[Told],
    lead: Sequence[Told],
    figures_of: Callable[[Told], Iterator[Figure]],
    about: str,
) -> Fact | None:
    """The first figure that headline or dek give, else the first of a sentence about their matter."""
    found = [(view, *figure) for view in ranked for figure in figures_of(view)]
    given = (one for number in numbers(about) for one in found if number in one[4])
    last = lead[-1].weight if lead else 0.0
    on_topic = (one for one in found if one[0].weight >= last and _on_topic(one[0], one[2]))
    chosen = next(given, None) or next(on_topic, None)
    return Fact(chosen[1], chosen[3], chosen[0].span) if chosen else None


def _on_topic(view: Told, span: Span) -> bool:
    """Whether the words around a figure share two, or a third of them, with headline and dek."""
    start, end = span.start - view.span.start, span.end - view.span.start
    around = view.text[max(0, start - _REACH) : start] + view.text[end : end + _REACH]
    rest = frozenset(_stems(around))
    shared = len(rest & view.topic)
    return shared > 1 or 3 * shared >= len(rest) > 0


def _amounts(view: Told) -> Iterator[Figure]:
    for amount in view.money:
        text = _with_approximator(view, amount.span)
        yield "How much", amount.span, text, frozenset(numbers(text))


def _counts(view: Told) -> Iterator[Figure]:
    for quantity in view.quantities:
        if quantity.unit not in _NOT_COUNTS and quantity.value >= 10:
            text = _with_approximator(view, _counted(view, quantity.span))
            yield "How many", quantity.span, text, frozenset(numbers(text))


def _counted(view: Told, span: Span) -> Span:
    """The count with its share ("190 of the 300 members") and its whole noun ("police officers")."""
    start, end = span.start - view.span.start, span.end - view.span.start
    share = _SHARE.search(fold(view.text[max(0, start - 40) : start]))
    low = span.start - (len(share[0]) if share else 0)
    # The first sign is the span's last: the pattern looks back at it.
    more = _COUNTED_ON.match(fold(view.text[end - 1 : end + _REACH]), 1)
    return Span(span.passage, low, span.end + (len(more[0]) if more else 0))


def _with_approximator(view: Told, span: Span) -> str:
    """The words of the amount, led by what makes it approximate or a range."""
    start, end = span.start - view.span.start, span.end - view.span.start
    first = max(0, start - 40)
    folded = fold(view.text[first:start])
    low = first + approximator(folded, len(folded))
    if folded[: low - first].lower().endswith("between "):
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
    """The dates, amounts and counts in a value, normalised, to tell whether two facts say the same."""
    passage = Passage(0, value)
    paid, dated = money([passage]), dates([passage], "")
    counted = quantities([passage], [*(one.span for one in paid), *(use.span for use in dated)])
    return frozenset(
        (
            *(f"{one.currency} {one.value}" for one in paid),
            *(use.value for use in dated if use.value),
            *(f"{one.value}" for one in counted),
        )
    )
