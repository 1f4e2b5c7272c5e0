"""How much and how many: the clause that says a figure of the story, or the words that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.clause_openings import beginnings, dateline
from briefgen.annotate.clauses import SAID, Clause, is_whole
from briefgen.annotate.fact_clauses import Part, Story
from briefgen.annotate.fact_dates import keeps_day
from briefgen.annotate.fact_past import is_history, is_of_past
from briefgen.annotate.fact_refs import is_all, is_grounded, with_opening
from briefgen.annotate.fact_rounds import is_of_event
from briefgen.annotate.fact_seconds import dangles
from briefgen.annotate.fact_views import Told, Topic
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.numerals import NUMBER, approximator
from briefgen.annotate.plain import pattern
from briefgen.annotate.proof import numbers, stem
from briefgen.annotate.units import MEASURES
from briefgen.expressions import expression

_REACH: Final = 400
_LONGEST_TAIL: Final = 18
_SHARE: Final = pattern(rf"(?:{NUMBER}) of (?:the |its |all )?$")
_HEAD: Final = expression(
    r"(?:\b(?:the|a|an|its|at) )(?P<words>(?:[a-z][\w'-]* )?[a-z][\w'-]* of )$"
    r"|(?P<worth>\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z][\w'-]* ){1,4}worth )$"
)
"""What an amount is: "(an) estimated price of"."""
_HEAD_REACH: Final = 60
_LINKED: Final = expression(
    r"\b(?:(?:is|are|was|were|be|been)(?: (?:still|now|only|also))?|of|from|for|by|with|to|in|between|than|and) $"
)
"""Behind these the figure is not what the verb speaks of."""
_SAID_SO: Final = expression(
    r"\b(?:say|says|said|claims?|claimed|believes?|believed|estimates?|estimated|that|alleges?|alleged) $"
)
"""Before a figure that somebody vouches for, who would be cut off."""
_PARTICIPLE: Final = expression(
    r"(?<!has )(?<!had )(?<!have )\b(?:[a-z]+ed|made|held|built|taken|given|found|sent|set|sold|paid)\b"
)
"""May be no verb of the figure: "a dozen envoys invited to listen"."""
_STANDING: Final = expression(r"\b(?:lives?|reside) in\b|\bpopulation of\b|\bemploys?\b")
"""How many there always are."""
_IN_ADDITION: Final = pattern(
    rf"\b(?:in addition to|not including|excluding|also|(?:[Aa]nother|[Ff]urther) (?:{NUMBER})|(?:{NUMBER}) (?:more|additional) [a-z])\b"
)
"""With these a count is a part of the whole."""
_OF_MORE: Final = pattern(
    r"\b(?:of|out of) (?:the |its |their |his |her |[\w'-]+(?: [\w'-]+){0,2}'s )?(?:(?:more than|about|over|some|nearly|almost|at least|roughly|total of) )*$"
)
"""Before a number of which the count is a share."""
_COUNTED: Final = expression(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|most|many|some|half))$"
)
_SOMEBODY: Final = expression(r"\b(?:he|she|him|her)\b")
_TAIL_ENDS: Final = expression(
    r"[,;:](?!\d)|\.(?=\s|$)| [—–-]{1,2} | (?:while|when|after|before|because|although|since|but"
    r"|which|where|who|to|according|during|amid|despite)\b|(?P<and> and (?P<next>[\w']+))|$"
)
_SHARES: Final = frozenset({"percent", "percentage points", "basis points"})
_AMOUNTS: Final = frozenset(
    {*_SHARES, "mm", "cm", "inches", "tonnes", "tons", "barrels", "kg", "litres", "gallons"}
)
"""Of which one asks how much, rather than how far or how fast."""
_FEW, _MANY = 3, 10
_ALL: Final = expression(r"\b[Aa]ll $")
_TOLD_OF: Final = 4
"""Sentences from the top in which a figure may be told with what is said of it, without its clause."""
_FIGURES: Final = 8
"""Sentences from the top in which a figure that headline and dek don't give may be the story's."""
_TRIED: Final = 12
_REMOTE: Final = 6
_FIRST, _EARLY = 2, 4
_HARM: Final = frozenset(
    stem(word)
    for word in word_set("killed died dead deaths injured hurt wounded missing survived homeless")
)
"""Whoever came to harm is no side matter near the top."""
_NEITHER: Final = frozenset(
    {*MEASURES.values(), "share", "magnitude", "light-years", "times", "points", "degrees"}
)


class Figure(Struct, frozen=True):
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
            elif quantity.unit not in _NEITHER and quantity.value >= _least(view):
                yield Figure("How many", view, quantity.span)


def _least(view: Told) -> int:
    """From which count on a line is worth it: a few dead are many."""
    return _MANY if view.at >= _EARLY or view.stems.isdisjoint(_HARM) else _FEW


def on_topic(figure: Figure, story: Story) -> bool:
    """Whether a sentence shares two, or a third of its words, with headline and dek.

    Near the top one is enough, or none where somebody came to harm.
    """
    view = figure.view
    shared = len(view.stems & story.topic.all)
    early = view.at < _EARLY and (shared > 0 or not view.stems.isdisjoint(_HARM))
    return early or view.at < _FIRST or shared > 1 or 3 * shared >= len(view.stems) > 0


def best_figure(
    label: str, found: Sequence[Figure], story: Story, said: Sequence[Part], day: str = ""
) -> tuple[Fact, Part] | None:
    """The figure of the story that tells most, in words that stand alone.

    said: other facts'. day: that of the box.
    """
    weighed = sorted(
        ((_is_given(one, story.topic), one) for one in found if one.label == label),
        key=lambda pair: -pair[0] - pair[1].view.weight,
    )
    told_of = " ".join((story.known.headline, story.known.dek, *(one.text for _, one in said)))
    for given, figure in weighed[:_TRIED]:
        view = figure.view
        near = view.at < _FIGURES and on_topic(figure, story)
        if not given and (
            figure.measured
            or view.aside(figure.span)
            or not near
            or (view.at >= _TOLD_OF and is_of_past(view, story.known.date))
        ):
            continue
        if _IN_ADDITION.search(view.folded) or _is_whole_of_share(figure):
            continue
        if (
            not is_of_event(view.folded, told_of)
            or _repeats(figure, said[:1])
            or story.goes_on_counting(view)
        ):
            continue
        clause = _words(figure, story, "" if given else story.known.date)
        clause = clause and _in_its_box(view, clause, story, said, day)
        if clause and not _is_told(view, clause, said) and not _STANDING.search(clause.text):
            why = ("number of headline or dek",) if given else ()
            return Fact(label, clause.text, view.span, story.reasons(view, *why)), (view, clause)
    return None


def _in_its_box(
    view: Told, clause: Clause, story: Story, said: Sequence[Part], day: str
) -> Clause | None:
    """The clause as a line beside those that are `said`: with its opening, and naming what it speaks of."""
    known = story.spoken_of(said, view)
    whole = clause in story.clauses(view)
    low = len(dateline(view.text))
    line = with_opening(view, clause, day) if whole else clause
    if line is None or (not whole and next(beginnings(view.text), low) > low):
        return None
    return (
        line
        if is_grounded(view, line, known, story.before(view))
        and keeps_day(view, line, day)
        and not dangles(line.text)
        else None
    )


def _is_given(figure: Figure, topic: Topic) -> bool:
    """Whether headline or dek say the number."""
    text = figure.view.text[slice(*figure.view.within(figure.span))]
    return bool(topic.numbers) and not topic.numbers.isdisjoint(numbers(text))


def _is_whole_of_share(figure: Figure) -> bool:
    """Whether only a share of a number is counted, which would be cut off: "16 of the country's | 40"."""
    start, _ = figure.view.within(figure.span)
    left = figure.view.folded[max(0, start - _HEAD_REACH) : start]
    found = _OF_MORE.search(left)
    return (
        found is not None
        and _COUNTED.search(left[: found.start()].rstrip()) is not None
        and _SHARE.search(left) is None
    )


def _repeats(figure: Figure, what: Sequence[Part]) -> bool:
    """Whether what happened says the number already, in another sentence."""
    text = figure.view.text[slice(*figure.view.within(figure.span))]
    own = frozenset(numbers(text))
    return figure.label == "How many" and any(
        view is not figure.view and not own.isdisjoint(numbers(clause.text))
        for view, clause in what
    )


def _is_told(view: Told, clause: Clause, said: Iterable[Part]) -> bool:
    return any(other is view and clause.meets(words) for other, words in said)


def _words(figure: Figure, story: Story, today: str) -> Clause | None:
    """The longest clause with the figure, else the figure with what is said of it."""
    view = figure.view
    start, end = view.within(figure.span)
    holding = [one for one in story.clauses(view) if one.holds(start, end)]
    found = [one for one in holding if not _is_remote(view, one, start)]
    near = not today or view.at <= story.first + 1 or len(view.stems & story.topic.headline) > 1
    amount = figure.label == "How much"
    if amount:
        found = [one for one in found if is_all(view, one)]
    near = near and (not today or view.at < _TOLD_OF) and not _ALL.search(view.folded, 0, start)
    tail = _tail(figure) if near and not holding and not amount else None
    offered = [*found, tail] if tail else found
    return next((one for one in offered if not today or not is_history(view, one, today)), None)


def _is_remote(view: Told, clause: Clause, at: int) -> bool:
    """Whether a figure stands far behind a verb of saying: it is not what is said."""
    said = SAID.search(view.folded, clause.start, at)
    return said is not None and len(view.folded[said.end() : at].split()) > _REMOTE


def _tail(figure: Figure) -> Clause | None:
    """The figure with the words that say of what it is: "some 1,200 officers from three towns"."""
    text = figure.view.text
    start, end = figure.view.within(figure.span)
    if figure.measured:
        return None
    low = _begin(figure.view.folded, start)
    if _SAID_SO.search(figure.view.folded[max(0, low - 24) : low]):
        return None
    head = figure.label == "How much" and _HEAD.search(
        figure.view.folded[max(0, low - _HEAD_REACH) : low]
    )
    low -= len(head["words"] or head["worth"]) if head else 0
    rest = figure.view.folded[end : end + _REACH]
    stop = next((one for one in _TAIL_ENDS.finditer(rest) if not _goes_on(rest, one)), None)
    more = rest[: stop.start()] if stop else rest
    tail = text[low : end + len(more)].rstrip()
    if len(tail.split()) > _LONGEST_TAIL or not is_whole(tail) or SAID.search(more):
        return None
    if not is_finite(f"- {_PARTICIPLE.sub('', more)}") or _SOMEBODY.search(more):
        return None
    if _LINKED.search(figure.view.folded[max(0, low - 12) : low]) and is_finite(f"- {more}"):
        return None
    return Clause(low, low + len(tail), f"{tail[:1].upper()}{tail[1:]}")


def _goes_on(rest: str, stop: re.Match[str]) -> bool:
    """Whether a comma parts two members of a list, "and" two nouns, or "to" no purpose."""
    if stop[0] == " to":
        return is_finite(f"- {rest[: stop.start()]}")
    if stop["and"]:
        return not may_be_finite(stop["next"])
    return stop[0] == "," and rest[stop.end() :].lstrip()[:1].isupper()


def _begin(folded: str, start: int) -> int:
    """Before the figure's share ("190 of the 300 members") and what makes it approximate."""
    first = max(0, start - 60)
    folded = folded[first:start]
    share = _SHARE.search(folded)
    at = len(folded) - (len(share[0]) if share else 0)
    at = approximator(folded, at)
    if folded[:at].lower().endswith("between "):
        at -= 8
    return first + at
