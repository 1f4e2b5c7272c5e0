"""What each paragraph of a pasted article is: its head, its body or its end.

Nothing is known but the order, the shape and the spacing of the paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from briefgen.source.credits import contributors
from briefgen.source.furniture import furniture
from briefgen.source.litter import divider
from briefgen.source.paragraphs import SENTENCE_END, Paragraph
from briefgen.source.stamps import dateline, unsure

Role = Literal["section", "headline", "dek", "furniture", "contributors", "litter", "body"]

_DESKS = frozenset({
    "world", "news", "us", "u.s", "u.s.", "uk", "politics", "asia", "pacific",
    "indo-pacific", "asia-pacific", "east", "south", "southeast", "northeast", "north",
    "west", "western", "central", "korea", "japan", "china", "taiwan", "philippines",
    "australia", "india", "russia", "ukraine", "defense", "defence", "security",
    "business", "economy", "finance", "markets", "tech", "technology", "science",
    "health", "opinion", "analysis", "explainer", "exclusive", "breaking", "live", "top",
    "latest", "stories", "story", "international", "national", "local", "regional",
    "europe", "middle", "africa", "americas", "america", "sport", "sports", "culture",
    "travel", "climate", "environment", "energy", "military", "diplomacy", "foreign",
    "affairs", "policy", "society", "updates", "headlines", "briefing", "special",
    "report", "and", "the", "&", "|", "/", "-", "–", ":",
})  # fmt: skip
_LABEL_WORDS, _LABEL_LENGTH, _LONGEST_TITLE = 5, 40, 250
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SAID = re.compile(r"\b(?:said|told|according to)\b")
_SENTENCE = re.compile(r"[.!?][\"'”’)]* +(?=[\"'“‘(]?[^\W\d_a-z])")
_TITLE_END = re.compile(r"\b(?:[A-Z]\.|[A-Z][a-z]{1,3}\.)[\"'”’)]* +")
_LONGEST_DEK, _SHORT_DEK, _VERY_SHORT_DEK = 300, 160, 110


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and what it is in the article."""

    role: Role
    paragraph: Paragraph


def outline(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Say of each paragraph what it is; there is a headline whenever there is a paragraph."""
    head = _head(paragraphs)
    return (*head, *_rest(paragraphs[len(head) :]))


def _head(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    parts = _aside(paragraphs[:-1])
    if _is_label(paragraphs[len(parts) :]):
        parts += (Part("section", paragraphs[len(parts)]),)
        parts += _aside(paragraphs[len(parts) : -1])
    parts += tuple(Part("headline", p) for p in paragraphs[len(parts) : len(parts) + 1])
    between = _aside(paragraphs[len(parts) :])
    parts += between
    rest = paragraphs[len(parts) :]
    after = _aside(rest[1:])
    if not _named(between) and _is_dek(parts, rest[:1], after, rest[1 + len(after) :]):
        parts += (Part("dek", rest[0]), *after)
    return parts


def _named(parts: tuple[Part, ...]) -> bool:
    """Whether a byline is among the parts: what follows a byline is the story itself."""
    told = (furniture(part.paragraph.text) for part in parts)
    return any(one is not None and bool(one.byline) for one in told)


def _aside(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Take the furniture and dividers at the beginning of these paragraphs."""
    parts: list[Part] = []
    for paragraph in paragraphs:
        role = _edge_role(paragraph.text)
        if role == "body":
            break
        parts.append(Part(role, paragraph))
    return tuple(parts)


def _edge_role(text: str) -> Role:
    if contributors(text):
        return "contributors"
    if furniture(text):
        return "furniture"
    return "litter" if divider(text) or unsure(text) else "body"


def _is_label(paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the first is a section's label: a few words over what can be a headline."""
    texts = [p.text for p in paragraphs[:4] if _edge_role(p.text) == "body"]
    if len(texts) < 2:
        return False
    label, headline = texts[0], texts[1]
    words = label.split()
    if len(words) > _LABEL_WORDS or len(label) > _LABEL_LENGTH or SENTENCE_END.search(label[:-1]):
        return False
    if all(word.lower().strip(",") in _DESKS for word in words):
        return len(texts) > 2 or not SENTENCE_END.search(headline)
    titled = len(words) < 3 and all(word[0].isupper() for word in words)
    return titled and len(texts) > 2 and _is_title(headline, any_case=len(words) == 1)


def _is_title(text: str, *, any_case: bool) -> bool:
    """Whether this can be the headline under an unknown label, and not a dek under a headline."""
    long = [word for word in text[:_LONGEST_TITLE].split() if len(word) > 3]
    capitals = sum(not word[0].islower() for word in long)
    brief = len(text) <= _LONGEST_TITLE and len(text.split()) > 4
    return brief and not SENTENCE_END.search(text) and (any_case or 3 * capitals > 2 * len(long))


def _is_dek(
    head: tuple[Part, ...],
    first: tuple[Paragraph, ...],
    after: tuple[Part, ...],
    story: tuple[Paragraph, ...],
) -> bool:
    """Whether the paragraph under the headline sums the story up, and the story begins after it."""
    if not first or not _can_be_dek(first[0].text, story):
        return False
    text = first[0].text
    return bool(after) or not SENTENCE_END.search(text) or _looks(head, first[0], story) > 3


def _can_be_dek(text: str, story: tuple[Paragraph, ...]) -> bool:
    brief = len(text) <= _LONGEST_DEK and len(_SENTENCE.findall(_TITLE_END.sub("", text))) < 2
    lists = re.match(r"(?:[-*•–]|\d+[.)]) ", text) is not None
    return bool(story) and brief and not lists and not dateline(text)


def _looks(head: tuple[Part, ...], first: Paragraph, story: tuple[Paragraph, ...]) -> int:
    """How much a short paragraph that ends like a sentence looks like a dek."""
    length = len(first.text)
    usual = median(_gaps(story) or (0,))
    apart = (
        first.line - head[-1].paragraph.last > usual + 1 or story[0].line - first.last > usual + 1
    )
    signs = (
        length < 0.8 * len(story[0].text),
        length < 0.75 * median(len(p.text) for p in story),
        length <= _SHORT_DEK,
        length <= _VERY_SHORT_DEK,
        apart,
        bool(dateline(story[0].text)),
    )
    doubts = (bool(_WEEKDAY.search(first.text)), bool(_SAID.search(first.text)))
    return sum(signs) + bool(dateline(story[0].text)) - sum(doubts)


def _gaps(paragraphs: tuple[Paragraph, ...]) -> tuple[int, ...]:
    return tuple(below.line - above.last - 1 for above, below in pairwise(paragraphs))


def _rest(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Part the story from its end; contributors stand anywhere, furniture only after the story."""
    end = len(paragraphs)
    while end and _edge_role(paragraphs[end - 1].text) != "body":
        end -= 1
    story = tuple(
        Part("contributors" if contributors(p.text) else "body", p) for p in paragraphs[:end]
    )
    return story + tuple(Part(_edge_role(p.text), p) for p in paragraphs[end:])
