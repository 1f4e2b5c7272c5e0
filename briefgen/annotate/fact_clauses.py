"""Clauses of the story's sentences that a reader understands without the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.annotate.clauses import SAID, Clause, clauses, without_credit
from briefgen.annotate.fact_views import Told, Topic, is_past, stems
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold
from briefgen.annotate.proof import stem

_LONGEST: Final = 1_000
"""Characters of a sentence that can be told in a few words; what is longer is no sentence."""
_PERSONAL: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b")
_DEFINITE: Final = re.compile(r"The (?P<noun>(?:[\w'-]+ ){1,4})")
_NAME: Final = re.compile(r"[A-Z]")
_NEAR: Final = 6
_EARLY, _EARLIEST = 6, 4
"""Sentences from the top in which the news itself stands."""
_TOP: Final = 2
_MANY, _NAMED = 4, (2, 3)
"""Words of headline and dek, and of the headline alone, that the news has if it comes late."""
_STILL_EARLY: Final = 7
_NOBODY: Final = re.compile(
    r"(?:An?|One|Two|Several|Some) (?:person|people|source|sources|official|officials)\b"
)
_THE: Final = re.compile(
    r"\bthe (?P<noun>[a-z][\w'-]*(?: [a-z][\w'-]*)?)(?! (?:of|for|that|who|which|between|[A-Z\d]))\b"
)
_SHARED: Final = word_set(
    "country government world president police war public army sea coast city capital year week day "
    "night morning evening region economy internet media press news state nation people state military "
    "market markets border north south east west area weekend summer winter spring autumn season past "
    "next last first same end beginning future one two prime foreign parliament court of for most "
)
"""What everybody knows without being told which."""
_NEW: Final = 4
"""Words that a second clause must add."""


def readable(view: Told, topic: Topic) -> Iterator[Clause]:
    """The clauses of a sentence that stand alone, the longest first."""
    if len(view.text) > _LONGEST:
        return
    for clause in clauses(view.text, topic.vouches):
        if _knows_whom(view, clause) and (view.at == 0 or _knows_what(clause, topic)):
            yield clause


def _knows_whom(view: Told, clause: Clause) -> bool:
    """Whether somebody is named before "he" or "her"."""
    found = _PERSONAL.search(fold(view.text), clause.start, clause.end)
    if found is None:
        return True
    low, high = view.span.start + clause.start, view.span.start + found.start()
    return found[0] != "him" and any(
        one.kind == "person" and low <= one.span.start and one.span.end <= high
        for one in view.mentions
    )


def _knows_what(clause: Clause, topic: Topic) -> bool:
    """Whether "The plant" is that of headline or dek, or has a name."""
    found = _DEFINITE.match(fold(clause.text))
    if found is None:
        return True
    noun = found["noun"].split()
    return bool(_NAME.search(found["noun"])) or any(stem(word) in topic.all for word in noun[:2])


def best_clause(ranked: Sequence[Told], topic: Topic, today: str) -> tuple[Told, Clause] | None:
    """The clause that says most of headline and dek, of those near the top that say some of it."""
    scored = [
        (_score(view, clause, topic), view, clause)
        for view in ranked[:_NEAR]
        if view.at < _EARLY
        for clause in _longest(view, topic)
        if view.at == 0 or not is_history(view, clause, today)
    ]
    telling = [one for one in scored if one[0] > 0]
    if not telling:
        return None
    _, view, clause = max(telling, key=lambda one: (one[0], -one[1].at))
    return view, clause


def _longest(view: Told, topic: Topic) -> list[Clause]:
    found = next(readable(view, topic), None)
    return [found] if found else []


def _score(view: Told, clause: Clause, topic: Topic) -> float:
    own = frozenset(stems(clause.text))
    named = len(own & topic.headline)
    shared = len(own & topic.all) + named
    if view.at == 1 and shared < 2:
        return 0.0
    if view.at > 1 and named + (shared > _MANY) < _NAMED[view.at > _EARLIEST]:
        return 0.0
    return shared / (4 + len(own)) ** 0.5 + 1.5 / (1 + view.at / 2)


def second_clause(
    ranked: Sequence[Told], topic: Topic, said: Sequence[tuple[Told, Clause]], today: str
) -> tuple[Told, Clause] | None:
    """Another clause of the story: on its matter, new against those `said`, and not of old times."""
    known = frozenset(one for _, clause in said[:1] for one in stems(clause.text))
    heard = frozenset(one for _, clause in said for one in stems(clause.text))
    told = frozenset(view.span for view, _ in said)
    scored = [
        (_score(view, clause, topic) + 1 / (1 + view.at), view, clause)
        for view in ranked
        if view.span not in told and view.at < max(_STILL_EARLY, 2 * len(ranked) // 3)
        for clause in _longest(view, topic)
        if _adds(view, clause, topic, known, heard)
        and not _points_back(clause, topic.all | known)
        and not is_history(view, clause, today)
    ]
    if not scored:
        return None
    _, view, clause = max(scored, key=lambda one: (one[0], -one[1].at))
    return view, clause


def _points_back(clause: Clause, told: frozenset[str]) -> bool:
    """Whether "the boat" stands in it that neither headline nor another fact names."""
    return any(
        not any(word in _SHARED or stem(word) in told for word in found["noun"].split())
        for found in _THE.finditer(fold(clause.text))
    )


def _adds(
    view: Told, clause: Clause, topic: Topic, told: frozenset[str], heard: frozenset[str]
) -> bool:
    """Whether a clause says something new of the matter of the headline."""
    if "(" in clause.text or SAID.search(without_credit(clause.text)) or _NOBODY.match(clause.text):
        return False
    own = frozenset(stems(clause.text))
    near = topic.touches(clause.text) if view.at >= _STILL_EARLY else own & (topic.all | told)
    return bool(near or view.at < _TOP) and len(own - heard - topic.headline) >= _NEW


def is_history(view: Told, clause: Clause, today: str) -> bool:
    """Whether the clause speaks of an earlier year, or goes on where a sentence before it did."""
    return view.past or any(
        clause.start <= use.span.start - view.span.start < clause.end and is_past(use, today)
        for use in view.dates
    )
