"""Which line over a story is its headline, where a menu stands there too: the one in the story's own words."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.expressions import expression
from briefgen.source.credits import contributors
from briefgen.source.desks import is_desk
from briefgen.source.furniture import furniture
from briefgen.source.paragraphs import SENTENCE_END, Paragraph

_WORD = expression(r"[^\W\d_]{5,}")
_STEM = 5
"""So many letters of a word tell what it is about: "tariff" and "tariffs"."""
_LABEL_WORDS, _TITLE_WORDS, _LONGEST, _SHORTEST_PROSE = 3, 4, 160, 80
_LABELS = 2
"""So many labels are a menu, besides those of desks: two of these stand over many a headline."""
_DEEPEST, _TOLD = 40, 12
"""Paragraphs in which a headline is looked for, and those of the story that are read for it."""
_OWN, _OTHERS = 3, 4
"""A headline has at least a third of its words from its story, what stands around it less than a quarter."""


def headline_below(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs stand over a headline that is told by its words; 0 if the first may be one.

    Over it are labels of a menu and other stories' headlines, and nothing has words of the story.
    """
    begins = next((at for at, p in enumerate(paragraphs[:_DEEPEST]) if _is_prose(p.text)), 0)
    story = _stems(" ".join(p.text for p in paragraphs[begins : begins + _TOLD]))
    labels = 0
    for at, paragraph in enumerate(paragraphs[:begins]):
        words = _stems(paragraph.text)
        shared = len(words & story)
        if (
            labels >= _LABELS
            and _is_title(paragraph.text)
            and _OWN * shared >= len(words) > 1 < shared
        ):
            return at
        label = len(paragraph.text.split()) <= _LABEL_WORDS
        if shared * _OTHERS >= len(words) > 0 < shared and not label:
            return 0
        labels += label and not _is_told(paragraph.text) and not is_desk(paragraph.text)
    return 0


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_PROSE and bool(SENTENCE_END.search(text))


def _is_title(text: str) -> bool:
    whole = len(text.split()) >= _TITLE_WORDS and len(text) <= _LONGEST
    return whole and not SENTENCE_END.search(text) and not _is_told(text)


def _is_told(text: str) -> bool:
    """Whether a line tells who wrote, or when."""
    return furniture(text) is not None or bool(contributors(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
