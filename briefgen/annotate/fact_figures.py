"""How much and how many: the clause that says a figure of the story, or the words that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.clauses import Clause, is_whole
from briefgen.annotate.fact_clauses import is_history, readable
from briefgen.annotate.fact_views import Known, Told, Topic, stems
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.numerals import NUMBER, approximator
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.proof import numbers, stem
from briefgen.annotate.units import MEASURES

Said = tuple[Told, Clause]
"""A sentence, and the clause of it that a fact shows."""

_REACH: Final = 400
_LONGEST_TAIL: Final = 18
_AMOUNT_SAYS, _COUNT_SAYS = 3, 2
"""Words behind an amount and behind a count that say what it is for."""
_SHARE: Final = pattern(rf"(?:{NUMBER}) of (?:the |its |all )?$")
_OF_WHAT: Final = re.compile(r"(?: [\w'-]+){0,3} (?:of|from|for|in|aboard|on|at|to|who|with|by)\b")
_HEAD: Final = re.compile(
    r"(?:\b(?:the|a|an|its|at) )(?P<words>(?:[a-z][\w'-]* )?[a-z][\w'-]* of )$"
)
"""What an amount is: "(an) estimated price of"."""
_HEAD_REACH: Final = 60
_NOUN: Final = re.compile(r" (?P<noun>[a-z]+)\b")
_TAIL_ENDS: Final = re.compile(
    r"[,;:](?!\d)|\.(?=\s|$)| [—–-]{1,2} | (?:while|when|after|before|because|although|since|but"
    r"|which|where|who|according|during|amid|despite)\b|(?P<and> and (?P<next>[\w']+))|$"
)
_SHARES: Final = frozenset({"percent", "percentage points", "basis points"})
_AMOUNTS: Final = frozenset(
    {*_SHARES, "mm", "cm", "inches", "tonnes", "tons", "barrels", "kg", "litres", "gallons"}
)
"""Of which one asks how much, rather than how far or how fast."""
_NEITHER: Final = frozenset({*MEASURES.values(), "share", "magnitude"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence that is worth a line, under its label."""

    label: str
    view: Told
    span: Span
    measured: bool = False


def figures(views: Sequence[Told]) -> Iterator[Figure]:
    """Amounts, measures and counts, in the order of the views."""
    for view in views:
        for amount in view.money:
            yield Figure("How much", view, amount.span)
        for quantity in view.quantities:
            if quantity.unit in _AMOUNTS:
                yield Figure("How much", view, quantity.span, measured=True)
            elif quantity.unit not in _NEITHER and quantity.value >= (3 if view.at < _TOP else 10):
                yield Figure("How many", view, quantity.span)


_TOP: Final = 3
_EARLY: Final = 4
_HARM: Final = frozenset(
    map(stem, "killed died dead deaths injured hurt wounded missing survived homeless".split())
)
"""Whoever came to harm is no side matter near the top."""


def on_topic(view: Told, span: Span, topic: Topic) -> bool:
    """Whether the words around a figure share two, or a third of them, with headline and dek.

    Near the top one is enough.
    """
    start, end = view.within(span)
    around = view.text[max(0, start - _REACH) : start] + view.text[end : end + _REACH]
    rest = frozenset(stems(around))
    shared = len(rest & topic.all)
    early = view.at < 2 or (view.at < _EARLY and (shared > 0 or rest & _HARM))
    return bool(early or shared > 1 or 3 * shared >= len(rest) > 0)


def best_figure(
    label: str,
    found: Sequence[Figure],
    known: Known,
    topic: Topic,
    told: Sequence[Said],
) -> tuple[Fact, Said] | None:
    """The figure of the story that tells most, in words that stand alone; `told`: what is said already."""
    given = frozenset(numbers(f"{known.headline} {known.dek}"))
    best: tuple[float, Fact, Said] | None = None
    for figure in found:
        view = figure.view
        own = frozenset(numbers(view.text[slice(*view.within(figure.span))]))
        weight = view.weight + bool(own & given)
        if figure.label != label or (best and weight <= best[0]):
            continue
        if not own & given and view.aside(figure.span):
            continue
        clause = _words(figure, topic, "" if own & given else known.date)
        if clause is None or _is_told(view, clause, told):
            continue
        if own & given or on_topic(view, figure.span, topic):
            best = (weight, Fact(label, clause.text, view.span), (view, clause))
    return best[1:] if best else None


def _is_told(view: Told, clause: Clause, told: Iterable[Said]) -> bool:
    return any(
        other_view is view and clause.start < other.end and other.start < clause.end
        for other_view, other in told
    )


def _words(figure: Figure, topic: Topic, today: str) -> Clause | None:
    """The longest clause with the figure, else the figure with what is said of it."""
    start, end = figure.view.within(figure.span)
    found = [one for one in readable(figure.view, topic) if one.start <= start and end <= one.end]
    tail = None if found else _tail(figure)
    offered = [*found, tail] if tail else found
    return next((one for one in offered if not is_history(figure.view, one, today)), None)


def _tail(figure: Figure) -> Clause | None:
    """The figure with the words that say of what it is: "some 1,200 officers from three towns"."""
    text = figure.view.text
    start, end = figure.view.within(figure.span)
    if figure.measured:
        return None
    low = _begin(text, start)
    head = _HEAD.search(fold(text[max(0, low - _HEAD_REACH) : low]))
    low -= len(head["words"]) if head else 0
    rest = fold(text[end : end + _REACH])
    for stop in _TAIL_ENDS.finditer(rest):
        tail = text[low : end + stop.start()].rstrip()
        if len(tail.split()) > _LONGEST_TAIL:
            return None
        said = bool(head) or _says(rest[: stop.start()], figure)
        if said and is_whole(tail) and not _goes_on(rest, stop):
            return Clause(low, low + len(tail), f"{tail[:1].upper()}{tail[1:]}")
    return None


def _goes_on(rest: str, stop: re.Match[str]) -> bool:
    """Whether a comma parts two members of a list, or "and" two nouns."""
    if stop["and"]:
        return not may_be_finite(stop["next"])
    return stop[0] == "," and rest[stop.end() :].lstrip()[:1].isupper()


def _says(more: str, figure: Figure) -> bool:
    """Whether the words behind a figure say what it is of, or does."""
    enough = _AMOUNT_SAYS if figure.label == "How much" else _COUNT_SAYS
    if len(more.split()) < enough:
        return False
    top = figure.view.at < _TOP and _OF_WHAT.match(more) is not None
    return top or is_finite(f"- {more}")


def _goes_on(rest: str, stop: re.Match[str]) -> bool:
    """Whether a comma parts two members of a list."""
    return stop[0] == "," and rest[stop.end() :].lstrip()[:1].isupper()


def _begin(text: str, start: int) -> int:
    """Before the figure's share ("190 of the 300 members") and what makes it approximate."""
    first = max(0, start - 60)
    folded = fold(text[first:start])
    share = _SHARE.search(folded)
    at = len(folded) - (len(share[0]) if share else 0)
    at = approximator(folded, at)
    if folded[:at].lower().endswith("between "):
        at -= 8
    return first + at


def length(views: Iterable[Told], topic: Topic) -> Fact | None:
    """How long something of the headline lasts: "five-day visit"."""
    for view in views:
        for use in view.dates:
            start, end = view.within(use.span)
            noun = _NOUN.match(fold(view.text), end)
            if use.kind == "duration" and "-" in fold(use.text) and noun:
                if stem(noun["noun"]) in topic.all:
                    text = view.text[start : noun.end()]
                    return Fact("How long", f"{text[:1].upper()}{text[1:]}", view.span)
    return None
