"""The dead, the injured and the arrested where a verb says so: "…, killing at least 31"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.clauses import Clause, capitalised, leaving_out
from briefgen.annotate.fact_clauses import LONGEST, OTHER_MATTER, Part, Story
from briefgen.annotate.fact_past import is_history
from briefgen.annotate.fact_rounds import is_of_event, tells_harm
from briefgen.annotate.fact_views import Told
from briefgen.annotate.numerals import NUMBER
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.proof import numbers
from briefgen.expressions import expression

_LABELS: Final = {
    "kill": "Killed",
    "left": "Killed",
    "dead": "Killed",
    "inju": "Injured",
    "woun": "Injured",
    "hurt": "Injured",
    "arre": "Arrested",
    "deta": "Arrested",
    "resc": "Rescued",
}
"""By the first letters of the verb."""
_WORDS: Final = ("kill", "injur", "wound", "hurt", "dead", "arrest", "detain", "rescu")
"""One of them is in every toll."""
_VERB: Final = r"(?:killed|injured|wounded|hurt|arrested|detained|rescued)"
_COUNTED: Final = (
    r"(?:(?:[Aa]t least|[Mm]ore than|[Aa]bout|[Aa]round|[Ss]ome|[Nn]early|[Uu]p to|[Aa]s many as|[Oo]ver) )?"
    rf"(?:{NUMBER}|several|dozens|scores|hundreds)(?: (?!and\b|or\b|of\b|in\b|at\b|on\b|by\b|as\b|to\b|ha[sd]\b|have\b|was\b|were\b)[a-z]+){{0,3}}?"
    r"(?: or more)?"
)
_TOLL: Final = pattern(
    r"\b(?:(?P<verb>(?:kill|injur|wound|arrest|detain|rescu)ing|(?<=and )(?:killed|injured|wounded|arrested|detained|rescued)"
    r"|(?:has |have )?(?:killed|injured|wounded|arrested|detained|rescued))"
    rf" (?P<value>{_COUNTED})"
    r"(?=[,.;]|$| (?:and|in|at|on|near|across|after|as|who|whose|which|aboard|outside|inside|while|when|over|for|during|from)\b)"
    r"(?! (?:and|or) (?:\d|an? |(?:one|two|three|four|five|six|seven|eight|nine|ten|several|dozens|scores|hundreds)\b(?! (?:[a-z]+ )?(?:more|others))|[a-z]+ing (?:more|others)))"
    rf"|left (?P<number>{_COUNTED}) dead\b|leaving (?P<dead>{_COUNTED}) dead\b"
    rf"|(?<!of )(?P<those>{_COUNTED}(?: and {_COUNTED})?)(?: (?:on|in|at|aboard) the [a-z]+)? (?:were|was|have been|has been)"
    rf"(?: (?:also|reportedly|this week|on [A-Z][a-z]+day|later))? (?P<done>{_VERB})\b)"
)
_END: Final = pattern(r", (?:kill|injur|wound)ing [^,;:()\"“”]{3,90}(?=, [^,]*\bsa(?:id|ys?)\b|$)")
_STILL_TELLS: Final = 6
_NOBODY: Final = pattern(r"\b(?:no|none|nobody|neither|nor|not) (?:[a-z]+ ){0,2}$", re.IGNORECASE)
"""Before a count that is denied: "no one was arrested"."""
_CLAIMED: Final = expression(
    r"\b(?:alleges?|alleged that|ha(?:s|ve) alleged|claims?(?! (?:of|for|by|to)\b)|claimed|official figures?)\b"
)
"""Somebody's toll, who would be cut off."""
_MORE: Final = pattern(
    rf"\b(?:in addition to|besides|as well as|apart from|not including|excluding|another (?:{NUMBER})|(?:{NUMBER}) more [a-z])\b"
)
"""With these the toll is a part of the whole."""
_JOINED: Final = expression(r"[^, ] and $|\b(?:[Aa]ll|[Bb]oth|[Tt]he|[Tt]hese|[Tt]hose) $")
"""Before one of two, of whom the other would be lost: "a boy and two guards"; and before those of another sentence."""
_BEFORE: Final = 24
_BEHIND: Final = 80
"""Code points behind a toll in which its event is named."""
_RELATIVE: Final = expression(
    r"\b(?:that|which|who|whose|whom|where|when|after|before|since)\b[^,;:]*$"
)
"""Before the toll of another event: "it led to riots that left | 200 dead"."""
_IT: Final = expression(r"It (?:[a-z]+ ){1,3}")
"""Of another event, as "it killed" nine."""
_NOUN: Final = expression(r" [a-z]{3,}$")
_OTHERS: Final = expression(r"\bothers?\b")
_HARMED: Final = expression(r"\b(?:kill|dead|die[sd]|death|injur|wound|hurt)")
"""With these in the box "two others" are others than those."""
_COUNTS: Final = expression(r"\b(?:kill|dead|inju|woun|hurt|arre|deta|resc)")
_FEW: Final = 3
"""From which count on a clause that says it is a line of how many."""
_LONGEST: Final = 1_000
"""Code points of a sentence in which tolls are looked for."""
_FAR: Final = 8
"""Sentences from the top that may count more of them."""
_NEAR: Final = 4
"""Sentences from the top in which the toll is that of the story."""


def without_toll(what: Part) -> Part:
    """What happened, without the dead and the injured at its end, who have lines of their own."""
    view, clause = what
    found = _END.search(view.folded, clause.start, clause.end)
    if found is None or not _TOLL.search(view.folded, *found.span()):
        return what
    shorter = leaving_out(view.text, clause, found.span())
    return view, shorter if len(shorter.text.split()) >= _STILL_TELLS else clause


def tolls(story: Story, said: Sequence[Part]) -> Iterator[tuple[Fact, Part]]:
    """How many were killed, injured and arrested, unless another fact says so."""
    told: set[str] = set()
    partial = frozenset(_partial(story))
    told_of = " ".join((story.known.headline, story.known.dek, *(one.text for _, one in said)))
    for view in story.news[story.first : story.first + _NEAR]:
        if len(view.text) > LONGEST or (view.at != story.first and OTHER_MATTER.match(view.text)):
            continue
        for label, clause in _in(view, story):
            part = (view, clause)
            if not _is_clear(part, said, told_of, alone=not told):
                continue
            if label in told or is_history(view, clause, story.known.date):
                continue
            if view.at != story.first and label in partial:
                continue
            behind = view.folded[clause.end : clause.end + _BEHIND].partition(";")[0]
            if not is_of_event(behind, told_of):
                continue
            if not any(other is view and clause.meets(words) for other, words in said):
                told.add(label)
                yield Fact(label, clause.text, view.span, story.reasons(view)), part


def _is_clear(part: Part, said: Sequence[Part], told_of: str, *, alone: bool) -> bool:
    """Whether a toll is of a clause of its own or of the sentence of what happened, and understood in the box."""
    view, clause = part
    harm = tells_harm(told_of)
    own = said and said[0][0] is view and harm
    if not own and _RELATIVE.search(view.folded, 0, clause.start):
        return False
    if not harm and _IT.fullmatch(view.folded, 0, clause.start):
        return False
    if not _NOUN.search(clause.text) and max(numbers(clause.text), default=_FEW) < _FEW:
        return False
    others = _OTHERS.search(clause.text) is not None and alone
    return not others or any(_HARMED.search(words.text) for _, words in said[:1])


def is_partial(story: Story, view: Told) -> bool:
    """Whether a sentence counts some of the dead or the injured, and others count more."""
    if view.at == story.first:
        return False
    counted = {_label(found) for found in _found(view)}
    return bool(counted) and not counted.isdisjoint(_partial(story))


def counts_again(view: Told, told: str) -> bool:
    """Whether a sentence counts the dead or the injured of whom what is `told` has a number: it may be of a part."""
    counted = any(numbers(told))
    labels = (
        {_LABELS[found[0]] for found in _COUNTS.finditer(fold(told).lower())} if counted else ()
    )
    return any(_label(found) in labels for found in _found(view))


def _partial(story: Story) -> Iterator[str]:
    """The labels under which several sentences count: none of them has the whole."""
    counted: dict[str, set[str]] = {}
    for view in story.news[story.first : story.first + _FAR]:
        for found in _found(view):
            counted.setdefault(_label(found), set()).add(found[_group(found)].lower())
    yield from (label for label, counts in counted.items() if len(counts) > 1)


def _found(view: Told) -> Iterator[re.Match[str]]:
    if any(word in view.folded for word in _WORDS):
        yield from _TOLL.finditer(view.folded, 0, _LONGEST)


def _group(found: re.Match[str]) -> str:
    return next(name for name in ("value", "number", "dead", "those") if found[name])


def _verb(found: re.Match[str]) -> str:
    return (found["verb"] or found["done"] or "left").split()[-1]


def _label(found: re.Match[str]) -> str:
    return _LABELS[_verb(found)[:4]]


def _in(view: Told, story: Story) -> Iterator[tuple[str, Clause]]:
    tolls = [*_found(view)]
    if not tolls or _MORE.search(view.folded):
        return
    if view.folded.startswith("Later "):
        return
    for found in tolls:
        group = _group(found)
        start, end = found.span(group)
        front = view.folded[max(0, start - _BEFORE) : start]
        if group == "those" and (_JOINED.search(front) or _NOBODY.search(front)):
            continue
        if _CLAIMED.search(view.folded, 0, start):
            continue
        told = group == "number" or _verb(found).endswith("ed")
        if not told or _is_news(view, found, story):
            yield _label(found), Clause(start, end, capitalised(view.text[start:end]))


def _is_news(view: Told, found: re.Match[str], story: Story) -> bool:
    """Whether a verb is that of the sentence, and no clause says it with who did it."""
    low = view.span.start + found.start()
    return not view.aside(Span(view.span.passage, low, low)) and not (
        max(numbers(found[0]), default=0) >= _FEW
        and any(clause.holds(*found.span()) for clause in story.clauses(view))
    )
