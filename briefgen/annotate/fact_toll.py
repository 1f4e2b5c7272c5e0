"""The dead and the injured where a participle says so: "…, killing at least 31"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.annotate.annotation import Fact
from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_clauses import Part, Story, is_history
from briefgen.annotate.fact_views import Told
from briefgen.annotate.numerals import NUMBER
from briefgen.annotate.plain import pattern

_LABELS: Final = {"k": "Killed", "l": "Killed", "i": "Injured", "w": "Injured"}
"""By the first letter of the verb."""
_COUNTED: Final = (
    r"(?P<value>(?:(?:at least|more than|about|around|some|nearly|up to|as many as|over) )?"
    rf"(?:{NUMBER})(?: (?!and\b|or\b|of\b|in\b|at\b|on\b|by\b|as\b|to\b)[a-z]+){{0,3}}?(?: or more)?)"
)
_TOLL: Final = pattern(
    rf"\b(?:(?P<verb>killing|injuring|wounding|(?<=and )(?:killed|injured|wounded)) {_COUNTED}"
    r"(?=[,.;]|$| (?:and|in|at|on|near|across|after|as|who|whose|which|aboard|outside|inside|while|when)\b)"
    r"(?! (?:and|or) (?:\d|[a-z]+ing (?:more|others)))"
    rf"|(?P<left>leaving) {_COUNTED.replace('value', 'number')} dead\b)"
)
_NEAR: Final = 2
"""Sentences from the top in which the toll is that of the story."""


def tolls(story: Story, said: Sequence[Part]) -> Iterator[tuple[Fact, Part]]:
    """How many were killed and injured, unless another fact says so."""
    told: set[str] = set()
    for view in story.views[story.first : story.first + _NEAR]:
        for label, clause in _in(view):
            part = (view, clause)
            if label in told or is_history(view, clause, story.known.date):
                continue
            if not any(other is view and clause.meets(words) for other, words in said):
                told.add(label)
                yield Fact(label, clause.text, view.span, story.reasons(view)), part


def _in(view: Told) -> Iterator[tuple[str, Clause]]:
    for found in _TOLL.finditer(view.folded):
        group = "value" if found["verb"] else "number"
        start, end = found.span(group)
        value = view.text[start:end]
        yield (
            _LABELS[(found["verb"] or found["left"])[0]],
            Clause(start, end, f"{value[:1].upper()}{value[1:]}"),
        )
