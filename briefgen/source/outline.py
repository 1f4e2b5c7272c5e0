"""What each paragraph of a pasted article is: its head, its body or its end.

Nothing is known but the order, the shape and the spacing of the paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from statistics import median
from typing import Literal

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.chrome import LISTED, banner, box, signature, underneath
from briefgen.source.credits import contributors, is_name, is_post
from briefgen.source.desks import is_desk
from briefgen.source.furniture import Furniture, furniture
from briefgen.source.litter import ELSEWHERE, divider
from briefgen.source.paragraphs import SENTENCE_END, Paragraph
from briefgen.source.stamps import dateline, stamp, unsure
from briefgen.source.titled import headline_below

Role = Literal[
    "section",
    "headline",
    "dek",
    "furniture",
    "author",
    "post",
    "contributors",
    "litter",
    "chrome",
    "body",
]
"""`author` and `post`: a name alone on its line and what it is ("Seoul correspondent");
`chrome`: what the page said around its article, left out as litter is."""

_LABEL_WORDS, _LABEL_LENGTH, _LONGEST_TITLE = 5, 40, 250
_WEEKDAY = expression(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_POINTING = expression(r"(?:It|He|She|They|This|These|Those|His|Her|Its|Their)\b")
"""Opens a paragraph that goes on with the one before: a story begins with names."""
_SAID = expression(r"\b(?:said|told|according to)\b")
_SENTENCE = expression(r"[.!?][\"'”’)]* +(?=[\"'“‘(]?[^\W\d_a-z])")
_TITLE_END = expression(r"\b(?:[A-Z]\.|[A-Z][a-z]{1,3}\.)[\"'”’)]* +")
_FULL_STOP = expression(
    r"(?<=[^\W\d_]{2})(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<!\bJr)(?<!\bSr)\.$"
)
"""The end of a sentence, and of no headline: those end in a question, in marks or in “U.S.”."""
_LONGEST_DEK, _SHORT_DEK, _VERY_SHORT_DEK = 300, 160, 110


class Part(Struct, frozen=True):
    """A paragraph and what it is in the article."""

    role: Role
    paragraph: Paragraph


def outline(
    paragraphs: tuple[Paragraph, ...], cut: Mapping[int, str], *, untitled: bool = False
) -> tuple[Part, ...]:
    """Say of each paragraph what it is; there is no headline where the story begins at once.

    cut: numbers of the lines that were taken out as litter, and what each was; untitled: none is
    wanted, so that a first paragraph that ends in a full stop is none.
    """
    top = _top(paragraphs, cut)
    head = _head(paragraphs[top:], untitled=untitled)
    rest = paragraphs[top + len(head) :]
    below = len(rest) - underneath(rest, cut)
    others = [number for number, why in cut.items() if why == ELSEWHERE]
    return (
        *(Part("chrome", paragraph) for paragraph in paragraphs[:top]),
        *(_once(part, rest) for part in head),
        *_rest(rest[:below]),
        *(Part(_below(paragraph, others), paragraph) for paragraph in rest[below:]),
    )


def _once(part: Part, story: tuple[Paragraph, ...]) -> Part:
    """A dek that only says the first paragraph of the story belongs to the page."""
    again = part.role == "dek" and part.paragraph.text in [p.text for p in story[:1]]
    return Part("chrome", part.paragraph) if again else part


def _top(paragraphs: tuple[Paragraph, ...], cut: Mapping[int, str]) -> int:
    """How many paragraphs stand over the headline and, if they are there, its label and its date."""
    top = banner(paragraphs, cut)
    title = headline_below(paragraphs)
    if title <= top:
        return top
    while title > top and _edge_role(paragraphs[title - 1].text) == "furniture":
        title -= 1
    return title - (title > top and is_desk(paragraphs[title - 1].text))


def _below(paragraph: Paragraph, others: list[int]) -> Role:
    """What stands below the article; others: where links to other articles, which have dates of their own, begin."""
    role = _edge_role(paragraph.text)
    told = furniture(paragraph.text)
    dated = told is not None and bool(told.date or told.updated)
    elsewhere = dated and any(number < paragraph.line for number in others)
    return "chrome" if role == "body" or elsewhere else role


def _head(paragraphs: tuple[Paragraph, ...], *, untitled: bool) -> tuple[Part, ...]:
    parts = _aside(paragraphs[:-1])
    if _is_label(paragraphs[len(parts) :]):
        parts += (Part("section", paragraphs[len(parts)]),)
        parts += _aside(paragraphs[len(parts) : -1])
    first = paragraphs[len(parts) : len(parts) + 1]
    sentence = untitled and first and _FULL_STOP.search(first[0].text)
    if not first or sentence or _is_story(first[0].text):
        return parts
    parts += (Part("headline", first[0]),)
    title = len(parts)
    between = _signed(paragraphs[len(parts) :])
    parts += between
    rest = paragraphs[len(parts) :]
    after = _signed(rest[1:])
    if not _named(between) and _is_dek(parts, rest[:1], after, rest[1 + len(after) :]):
        parts += (Part("dek", rest[0]), *after)
    signed = title + signature(paragraphs[title:])
    if signed > len(parts):
        parts = (*parts[:title], *_parted(paragraphs[title:signed]))
    rest = paragraphs[len(parts) :]
    return (*parts, *(Part("chrome", paragraph) for paragraph in rest[: box(rest)]))


def _is_story(text: str) -> bool:
    """Whether a paragraph in the place of the headline is the story itself: prose, not a title."""
    if len(text) > _LONGEST_TITLE:
        return True
    prose = len(text) > _SHORT_DEK and _sentences_ended(text) > 1
    return bool(SENTENCE_END.search(text)) and (prose or bool(dateline(text)))


def _named(parts: tuple[Part, ...]) -> bool:
    """Whether a byline is among the parts: what follows a byline is the story itself."""
    told = (furniture(part.paragraph.text) for part in parts)
    signed = any(part.role == "author" for part in parts)
    return signed or any(one is not None and bool(one.byline) for one in told)


def _aside(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Take the furniture and dividers at the beginning of these paragraphs."""
    parts: list[Part] = []
    for paragraph in paragraphs:
        role = _edge_role(paragraph.text)
        if role == "body":
            break
        parts.append(Part(role, paragraph))
    return tuple(parts)


def _signed(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Take the furniture under a headline, where an author's name may stand without a “By”."""
    parts: list[Part] = []
    for at, paragraph in enumerate(paragraphs):
        role = _edge_role(paragraph.text)
        if role == "body" and parts and parts[-1].role == "author" and is_post(paragraph.text):
            role = "post"
        elif role == "body" and _is_author(paragraphs[at : at + 2], parts):
            role = "author"
        elif role == "body":
            break
        parts.append(Part(role, paragraph))
    return tuple(parts)


def _parted(paragraphs: tuple[Paragraph, ...]) -> tuple[Part, ...]:
    """Part what stands between a headline and a line that signs the article further down."""
    parts: list[Part] = []
    for at, paragraph in enumerate(paragraphs):
        told = _signed(paragraphs[at : at + 2])
        role = told[0].role if told else "chrome"
        if role == "chrome" and parts and parts[-1].role == "author" and is_post(paragraph.text):
            role = "post"
        if role == "chrome" and not at and _can_be_dek(paragraph.text, paragraphs[1:]):
            role = "dek"
        parts.append(Part(role, paragraph))
    return tuple(parts)


def _is_author(here: tuple[Paragraph, ...], before: list[Part]) -> bool:
    """Whether a line is an author's name: beside it stands a date or what the person does."""
    name = here[0].text
    if not 2 <= len(name.split()) <= 4 or not is_name(name) or is_desk(name):
        return False
    below = here[1].text if len(here) > 1 else ""
    dated = [part.paragraph.text for part in before[-1:]] + [below]
    return is_post(below) or any(unsure(text) or any(stamp(text)) for text in dated)


def _edge_role(text: str) -> Role:
    if contributors(text):
        return "contributors"
    told = furniture(text)
    if told is not None:
        return "litter" if told == Furniture() else "furniture"
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
    if is_desk(label):
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
    brief = len(text) <= _LONGEST_DEK and _sentences_ended(text) < 2
    return bool(story) and brief and not LISTED.match(text) and not dateline(text)


def _sentences_ended(text: str) -> int:
    """How many sentences end within the text, that of its end not counted."""
    return len(_SENTENCE.findall(_TITLE_END.sub("", text)))


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
    goes_on = bool(_POINTING.match(story[0].text))
    doubts = (
        bool(_WEEKDAY.search(first.text)),
        bool(_SAID.search(first.text)),
        goes_on,
        goes_on,
    )
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
