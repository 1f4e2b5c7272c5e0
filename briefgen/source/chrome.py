"""What a page says around its article: its own name above, boxes under the headline, lists at the end.

Such lines are short and no sentences. They are told by where they stand and what stands beside them,
never by their words, and each is reported when it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from briefgen.expressions import expression
from briefgen.source.credits import contributors, is_note
from briefgen.source.desks import is_desk
from briefgen.source.furniture import furniture
from briefgen.source.litter import BELOW, divider
from briefgen.source.paragraphs import SENTENCE_END, Paragraph

_CRUMB_WORDS, _TITLE_WORDS, _LONGEST = 3, 4, 120
_SHORTEST_PROSE = 80
_BOX, _MENU = 3, 3
"""A box or a menu has at least so many lines: fewer may be the article's own."""

_DEEPEST, _TOLD = 24, 3
"""So far down a signature is looked for, and so many sentences may stand above it."""

LISTED = expression(r"(?:[-*•–]|\d+[.)]) ")
"""With this begins an item of a list, which is the article's own."""

_HEADER = frozenset({"a subscription call", "page navigation"})


def is_short(text: str) -> bool:
    """Whether the line is short and no sentence: a label, a name, a heading."""
    return len(text) <= _LONGEST and not SENTENCE_END.search(text)


def banner(paragraphs: Sequence[Paragraph], cut: Mapping[int, str]) -> int:
    """How many paragraphs at the top are a menu or the page's own name over the headline.

    cut: the lines that are litter, with the kind of each.
    """
    crumbs = _count(paragraphs, lambda text: is_short(text) and _words(text) <= _CRUMB_WORDS)
    if _is_title(paragraphs[crumbs : crumbs + 1]):
        if crumbs >= _MENU or (crumbs and cut.get(paragraphs[0].line - 1) == "page navigation"):
            return crumbs
        if crumbs and all(is_desk(paragraph.text) for paragraph in paragraphs[:crumbs]):
            return crumbs - 1
    head = _count(paragraphs, is_short)
    tops = [number for number, why in cut.items() if why in _HEADER]
    under = [
        at
        for at in range(1, min(crumbs, head - 1) + 1)
        if any(paragraphs[at - 1].last < number < paragraphs[at].line for number in tops)
    ]
    return under[-1] if under and _is_title(paragraphs[under[-1] : under[-1] + 1]) else 0


def box(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs between head and story are a box: names of companies, a summary, counts."""
    numbers = _count(paragraphs, lambda text: text.replace(",", "").isdigit())
    lines = _count(paragraphs, lambda text: is_short(text) and not LISTED.match(text))
    whole = lines if lines >= _BOX else numbers
    return whole if whole < len(paragraphs) else 0


def signature(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs under a headline end with the last line that signs or dates the article.

    Between the two may stand a dek and what belongs to pictures and players, but no story: what
    follows is much longer. 0 if there is no such line.
    """
    signed = [at for at, p in enumerate(paragraphs[:_DEEPEST]) if _signs(p.text)]
    for at in reversed(signed):
        above, below = paragraphs[:at], paragraphs[at + 1 :]
        told = [len(p.text) for p in above if not is_short(p.text)]
        if len(told) <= _TOLD and 2 * sum(told) <= sum(len(p.text) for p in below):
            return at + 1
    return 0


def _signs(text: str) -> bool:
    told = furniture(text)
    return told is not None and bool(told.byline or told.date or told.updated)


def underneath(paragraphs: Sequence[Paragraph], cut: Mapping[int, str]) -> int:
    """How many paragraphs at the end stand below the article.

    They introduce an author, or follow contributors, a wire's end mark or a line such as “Related topics”, and none of
    them is a paragraph of prose: what readers wrote is for the editor to judge.
    """
    last = max((p.last for p in paragraphs if _is_prose(p.text)), default=None)
    if last is None:
        return 0
    marks = [n for n, why in cut.items() if n > last and why in BELOW]
    marks += [p.line for p in paragraphs if p.line > last and _ends(p.text)]
    marks += [p.line - 1 for p in paragraphs if p.line > last and is_note(p.text)]
    return sum(p.line > min(marks) for p in paragraphs) if marks else 0


def _is_prose(text: str) -> bool:
    whole = len(text) >= _SHORTEST_PROSE and not is_short(text)
    return whole and not contributors(text) and not is_note(text)


def _ends(text: str) -> bool:
    return bool(contributors(text)) or (divider(text) and any(c.isalnum() for c in text))


def _count(paragraphs: Sequence[Paragraph], holds: Callable[[str], bool]) -> int:
    return sum(1 for _ in takewhile(lambda p: holds(p.text), paragraphs))


def _is_title(first: Sequence[Paragraph]) -> bool:
    return bool(first) and _words(first[0].text) >= _TITLE_WORDS and is_short(first[0].text)


def _words(text: str) -> int:
    return len(text.split())
