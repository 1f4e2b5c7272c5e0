"""Who and said: people of the story, and words that a person said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.annotation import Fact, Mention, Quotation
from briefgen.annotate.clauses import MOST
from briefgen.annotate.fact_clauses import Story
from briefgen.annotate.fact_matter import tells_act
from briefgen.annotate.fact_views import Known, Told, stems
from briefgen.annotate.finite import is_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.proof import numbers
from briefgen.annotate.speech import VERB
from briefgen.expressions import expression

_LINKS: Final = word_set("of and for the")
_NOT_TITLES: Final = word_set(
    "a an in on at by to from with but as when while after before said says told meanwhile however "
    "according former he she it they we his her its their this that these those"
) | frozenset((*MONTHS, *WEEKDAYS))
_WORD_BEFORE: Final = expression(r"(?:^|(?<=\s))([\w.'’-]+)\s$")
AGE_AND_ROLE: Final = pattern(
    r"(?:, \d{1,3}(?= ?,))?, (?P<role>(?:(?:a|an|the) (?!same )[a-z\d]|(?:vice |deputy )?(?:president|chair[a-z]*|chief(?: [a-z]+){0,2}|head|leader|director|minister|secretary"
    r"|mayor|governor|owner|founder|spokes[a-z]+|captain|coach) (?:of|for|at) |(?:of|from) (?:the )?[A-Z])[^,;:.!?“”\"()]{2,70})(?=,|\.? ?$)"
)
"""What somebody is, behind the name: "Ada Lund, 40, the mayor of Lima,"."""
_ROLE: Final = r"(?P<role>(?:the |a |an )?(?:[A-Z][\w'’.-]+ ){0,2}(?:[a-z][\w'’-]+ ){1,4})$"
"""With what comes before it: "the chancellor", "Senegal coach"."""
_ROLE_BEFORE: Final = pattern(rf"\bsaid {_ROLE}")
_ROLE_AND_COMMA: Final = pattern(rf"(?:^|[,;:] |[”\"] ){_ROLE}")
_LINKED: Final = expression(
    r"\b(?:of|from|with|about|against|to|for|by|on|over|like|former|late|ex)[ -](?:the |former |late )?$"
)
"""Before a person whom the sentence tells nothing of."""
_POINTING: Final = expression(
    r"\b(?:he|she|they|him|her|them|his|their|theirs|hers)\b", re.IGNORECASE
)
_POINTING_FIRST: Final = word_set(
    "it it's that that's this these those there and but so because which who or then here not no yes"
)
_POINTING_LAST: Final = expression(r"\b(?:it|this|that|these|those|so|there|one)\W*$")
_POINTED: Final = expression(r"\b(?:this|these|those) (?P<noun>[a-z][\w'-]+)", re.IGNORECASE)
_FRAGMENT: Final = expression(
    r"(?:The|A|An|This|My|Our) (?:[\w'-]+ ){1,2}(?:I|we|you|he|she|they)\b"
)
"""A noun with what somebody does to it, and no verb: "the day we hoped for"."""
_LEFT_OUT: Final = expression(r"…|\.\.\.")
_HONOURED: Final = expression(r"^(?:Mrs?|Ms|Dr)\.? ")
"""Tells no office."""
_COURTESY: Final = expression(
    r"\b(?:I|[Ww]e)(?:['’]m|['’]re| am| are| was| were) (?:[a-z]+ ){0,2}(?:delighted|pleased|happy|thrilled|proud|excited|honou?red|glad|grateful|privileged)\b"
)
"""Tells a mood, and nothing else."""
_LEAST, _MOST = 5, 18
_QUOTED: Final = 4
"""Sentences behind the first in which a quoted one needs no word of the headline."""
HEARD: Final = 16
"""Sentences from the top in which somebody's words are of the news."""
OPENS: Final = 60
"""Code points of a dateline and a title before a name that opens the story."""


def who(views: Iterable[Told], story: Story) -> Iterator[Fact]:
    """People of headline and dek, and whoever the first sentence begins with.

    With the title or the role that the sentence gives; without one only if the headline says the name.
    """
    for view in views:
        for mention in view.mentions:
            if mention.kind != "person" or view.aside(mention.span):
                continue
            opens = view.at == story.first and mention.span.start - view.span.start < OPENS
            if opens or _is_topical(mention, story):
                full, told = _full(view, mention, story.known)
                if full and (told or (opens and surname(full) <= story.topic.headline)):
                    yield Fact("Who", full, view.span, story.reasons(view))


def _is_topical(mention: Mention, story: Story) -> bool:
    if mention.entity:
        return mention.entity in story.known.topics
    last = surname(mention.text)
    return " " in mention.text and bool(last) and last <= story.topic.all


def surname(name: str) -> frozenset[str]:
    """The stem of the last word of a name, without what its bearer is behind a comma."""
    return stems(name.partition(",")[0].rpartition(" ")[2])


def _full(view: Told, mention: Mention, known: Known) -> tuple[str, bool]:
    """The full name, with what its bearer is, and whether that is said."""
    start, end = view.within(mention.span)
    written = view.text[start:end]
    if view.folded[max(0, start - 4) : start].lower() == "the ":
        return "", False
    if view.folded.startswith("'s", end):
        return "", False
    if " " not in written:
        return known.names.get(mention.entity, ""), False
    title = title_before(view.text, start)
    if _LINKED.search(view.folded[max(0, start - len(title) - 20) : start - len(title)]):
        return "", False
    role = AGE_AND_ROLE.match(view.text, end)
    if role and not title:
        return f"{written}, {role['role'].strip()}", True
    return f"{title}{written}", bool(title)


def title_before(text: str, start: int) -> str:
    """The capitalised words right before a name ("Prime Minister "), "" if there are none."""
    at = low = start
    for _ in range(8):
        found = _WORD_BEFORE.search(text[max(0, at - 30) : at])
        if found is None or not _may_title(found[1]):
            break
        at -= len(found[0])
        low = at if found[1][0].isupper() else low
    title = text[low:start]
    if "'s " in fold(title):
        return ""
    return title if len(title.split()) > 1 or title.strip(" .").lower() not in _NOT_TITLES else ""


def _may_title(word: str) -> bool:
    plain = word.lower().strip(".")
    return plain in _LINKS or (word[0].isupper() and plain not in _NOT_TITLES)


def said(story: Story, shown: frozenset[str]) -> Iterator[Fact]:
    """Whole quoted sentences of somebody of whom the sentence says what they are.

    A bare name tells a reader nothing, unless the headline or what is `shown` of the story has it.
    """
    known = story.topic.headline | shown
    for view in story.ranked:
        near = view.at <= story.first + _QUOTED or story.is_central(view)
        heard = near and view.at < HEARD
        for quotation in view.quotations if heard else ():
            speaker = _speaker(view, quotation, known)
            if not _is_of_matter(quotation, story):
                continue
            if speaker and _is_whole(view, quotation) and not _points(quotation.text, story):
                text = quotation.text.rstrip(",. ")
                line = f"{speaker}: “{text}”"
                if len(line.split()) <= MOST:
                    yield Fact("Said", line, view.span, story.reasons(view))


def _is_of_matter(quotation: Quotation, story: Story) -> bool:
    """Whether quoted words say two words of headline and dek, and not only names, or one and a figure.

    Others tell a mood, unless they are of somebody whom the headline names.
    """
    last = surname(quotation.speaker_name)
    if last and last <= story.topic.headline:
        return True
    shared = len(stems(quotation.text) & story.topic.all)
    return tells_act(quotation.text, story) and (shared > 1 or any(numbers(quotation.text)))


def _points(text: str, story: Story) -> bool:
    """Whether it says "these changes" of what the headline doesn't speak of."""
    nouns = (stems(found["noun"]) for found in _POINTED.finditer(text))
    return any(not noun <= story.topic.all for noun in nouns)


def _is_whole(view: Told, quotation: Quotation) -> bool:
    text = quotation.text
    found = text.split()
    return (
        text[:1].isupper()
        and text[-1:] in ",.!?"
        and not _LEFT_OUT.search(text)
        and _LEAST <= len(found) <= _MOST
        and quotation.span.end <= view.span.end
        and not _FRAGMENT.match(text)
        and fold(found[0]).lower().strip(",.") not in _POINTING_FIRST
        and (not found[0].endswith("ing") or is_finite(text))
        and not _POINTING.search(text)
        and not _POINTING_LAST.search(text)
        and not _COURTESY.search(text)
    )


def _speaker(view: Told, quotation: Quotation, shown: frozenset[str]) -> str:
    """The speaker with what the words beside it say the speaker is, all as the sentence has it."""
    name = _HONOURED.sub("", quotation.speaker_name)
    if _is_owner(view, quotation):
        return ""
    at, known = view.text.find(name), surname(name) <= shown
    if " " not in name or at < 0:
        last = name.rpartition(" ")[2]
        return last if known and last in view.text else ""
    title = title_before(view.text, at)
    honour = title if _HONOURED.fullmatch(title) else ""
    before = _ROLE_BEFORE.search(view.text[:at]) or _ROLE_AND_COMMA.search(view.text[:at])
    plain = before is not None and not VERB.search(before["role"])
    lead = title or (before["role"] if before and plain else "")
    if lead and not honour:
        return f"{lead[:1].upper()}{lead[1:]}{name}"
    behind = AGE_AND_ROLE.match(view.text, at + len(name))
    if behind:
        return f"{honour}{name}, {behind['role'].strip()}"
    return f"{honour}{name}" if known else ""


def _is_owner(view: Told, quotation: Quotation) -> bool:
    """Whether the words are not the named one's but those of somebody of theirs: "Lund's agency"."""
    start, end = view.within(quotation.span)
    around = f"{view.folded[: max(0, start)]} {view.folded[end:]}"
    last = fold(quotation.speaker_name).rpartition(" ")[2]
    return bool(last) and f"{last}'s " in around
