"""Whether a line tells of the act of the headline, and not only of somebody whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefgen.annotate.fact_clauses import Part, Story
from briefgen.annotate.fact_views import Told, stems
from briefgen.annotate.finite import is_finite
from briefgen.annotate.numerals import NUMBER
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_NAME: Final = expression(
    r"^[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*)+|(?<=[a-z,] )[A-Z][\w'’&-]*(?:[ -][A-Z][\w'’&-]*)*"
)
"""With a capital that is not only that of a sentence."""
_PLAIN: Final = expression(r"(?<![\w'’-])[a-z][a-z-]+")
_COUNTRIES: Final = stems("UK Britain British US America American EU Europe European")
_NAMED: Final = 6
"""Sentences from the top that show which words of the headline are names."""
_COUNTING: Final = 3
"""Sentences behind the first that are of the act by a figure."""
_FRONT: Final = 30
"""Words from the front in which the first verb stands."""
_ON_TOP: Final = pattern(
    rf"\b(?:also|too|[Ff]urther (?:{NUMBER})|(?<!from )(?<!than )(?<!with )(?<!on )[Ll]ast year)\b"
)
"""Tells another act, a part of a figure, or what was so before."""


def is_on_top(text: str) -> bool:
    """Whether words say by themselves that they tell something else than the news."""
    return _ON_TOP.search(text) is not None


def tells_act(text: str, story: Story) -> bool:
    """Whether words say something of the headline but names: its act, or what it is done with."""
    return not (stems(text) & story.topic.headline) <= _names(story)


def is_of_act(view: Told, text: str, story: Story, parts: Sequence[Part]) -> bool:
    """Whether words share with headline, dek, first sentence or first line more than the names of the subject.

    The sentence right behind the first need not, nor those behind it with a figure.
    """
    if view.at <= story.first + (_COUNTING if view.counts else 1):
        return True
    told = (_lead(story), *(clause.text for _, clause in parts[:1]))
    matter = story.topic.all.union(*map(stems, told))
    shared = stems(text) & matter
    return not (shared <= _names(story) and shared <= _subject(story))


def _lead(story: Story) -> str:
    return story.news[story.first].text if story.first < len(story.news) else ""


def _names(story: Story) -> frozenset[str]:
    """The words of the names near the top, but for those that are plain words as well."""
    top = story.news[story.first : story.first + _NAMED]
    found = (stems(name) for view in top for name in _NAME.findall(view.text))
    plain = stems(" ".join(_PLAIN.findall(f"{story.known.headline} {_lead(story)}")))
    return _people(story).union(*found) - plain


def _people(story: Story) -> frozenset[str]:
    top = story.news[story.first : story.first + _NAMED]
    people = (stems(one.text) for view in top for one in view.mentions if one.kind == "person")
    return frozenset[str]().union(*people)


def _subject(story: Story) -> frozenset[str]:
    """The words of countries and people, and those in front of the first verb of headline and first sentence."""
    fronts = (_front(story.known.headline), _front(_lead(story)))
    return _people(story).union(_COUNTRIES, *map(stems, fronts))


def _front(text: str) -> str:
    words = text.split()[:_FRONT]
    return next(
        (" ".join(words[:at]) for at in range(2, len(words)) if is_finite(" ".join(words[:at]))),
        " ".join(words),
    )
