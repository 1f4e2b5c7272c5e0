"""Who and said: people of the story, and words that a person said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.annotation import DateUse, Fact, Mention, Quotation
from briefgen.annotate.clause_things import SAYS
from briefgen.annotate.clauses import MOST, SAID, Clause
from briefgen.annotate.fact_acts import same_act
from briefgen.annotate.fact_clauses import Part, Story, is_speech
from briefgen.annotate.fact_dates import is_of_earlier_day
from briefgen.annotate.fact_refs import is_all, is_grounded, may_be_all, with_opening
from briefgen.annotate.fact_views import Known, Told, Topic, is_past, is_reported, stems
from briefgen.annotate.finite import is_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern
from briefgen.annotate.speech import VERB
from briefgen.expressions import expression

_LINKS: Final = word_set("of and for the")
_NOT_TITLES: Final = word_set(
    "a an in on at by to from with but as when while after before said says told meanwhile however "
    "according former he she it they we his her its their this that these those"
) | frozenset((*MONTHS, *WEEKDAYS))
_WORD_BEFORE: Final = expression(r"(?:^|(?<=\s))([\w.'’-]+)\s$")
_AGE_AND_ROLE: Final = pattern(
    r"(?:, \d{1,3}(?= ?,))?, (?P<role>(?:(?:a|an|the) (?!same )[a-z\d]|(?:vice |deputy )?(?:president|chair[a-z]*|head|leader|director|minister|secretary"
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
_OF_SOMEBODY: Final = expression(r"\b(?:from|by|with|at|to|for|about|against)\b")
"""Before a person who is not the subject: "an official from Arafat's movement"."""
_BODY: Final = pattern(
    r"(?!(?:An?|One|Two|Some|Several|Others?|Many|Most|Critics|Supporters|Witnesses|Residents|The (?!(?:company|firm|airline|bank|group|party|union|club|ministry|government|court|council|commission|committee)\b)[a-z]+) )"
    r"(?:[\w'’.-]+ ){1,6}(?:has |have |had )?(?!also)"
)
"""An authority as the subject of what is said: "The Defence Ministry", "Fire officials"."""
_AUTHORITY: Final = expression(
    r"\b(?:[Pp]olice|[Oo]fficials|[Aa]uthorit(?:y|ies)|[Mm]inist(?:ry|er)|[Cc]ourts?|[Ff]irm|[Bb]ank|[Gg]roup|[Mm]ilitary|[Aa]rmy|[Nn]avy|[Gg]overnments?|[Cc]ompany"
    r"|[Cc]ommi(?:ssion|ttee)|[Dd]epartment|[Aa]gency|[Bb]ureau|[Oo]ffice|[Uu]nion|[Cc]ouncil|[Pp]rosecutors?|[Pp]alace|[Pp]arty|[Bb]oard"
    r"|[Uu]niversity|[Ii]nstitute|[Aa]ssociation|[Ff]ederation|[Hh]ospital|[Ss]ervice|[Cc]entral [Bb]ank|[Aa]ssembly|[Pp]arliament|[Cc]abinet"
    r"|[Aa]irline|[Ff]orces?|[Kk]ing|[Qq]ueen|[Pp]resident|[Oo]mbudsman|[Rr]egulator|[a-z]+ sources|[Cc]ity|[Tt]eam|[Cc]lub|[Cc]hurch|[Ff]oundation)\b"
)
"""What speaks for a body, or is one; a book or a report says nothing of itself."""
_NAMED_BODY: Final = pattern(
    r"(?!(?:An?|One|Two|Some|Several|Many|Most|Mr|Mrs|Ms|Dr)\b)(?:The )?[A-Z][\w'’&.-]*(?: (?:of|for|and|the|&))*(?: [A-Z][\w'’&.-]*)+ (?:has |have |had )?"
)
"""Names nothing but somebody or a body: "Ulm Rail"."""
_FRAGMENT: Final = expression(
    r"(?:The|A|An|This|My|Our) (?:[\w'-]+ ){1,2}(?:I|we|you|he|she|they)\b"
)
"""A noun with what somebody does to it, and no verb: "the day we hoped for"."""
_LEFT_OUT: Final = expression(r"…|\.\.\.")
_LEAST, _MOST = 5, 18
_AGAIN: Final = 4
_EARLY: Final = 8
"""Sentences from the top in which an authority without a person is heard."""
_NEXT: Final = 3
"""Sentences behind the first that speak of its matter by whatever words."""
_QUOTED: Final = 4
"""Sentences behind the first in which a quoted one needs no word of the headline."""
_HEARD: Final = 16
"""Sentences from the top in which somebody's words are of the news."""
_OPENS: Final = 60
"""Code points of a dateline and a title before a name that opens the story."""


def who(views: Iterable[Told], story: Story) -> Iterator[Fact]:
    """People of headline and dek, and whoever the first sentence begins with.

    With the title or the role that the sentence gives; without one only if the headline says the name.
    """
    for view in views:
        for mention in view.mentions:
            if mention.kind != "person" or view.aside(mention.span):
                continue
            opens = view.at == story.first and mention.span.start - view.span.start < _OPENS
            if opens or _is_topical(mention, story):
                full, told = _full(view, mention, story.known)
                if full and (told or (opens and _surname(full) <= story.topic.headline)):
                    yield Fact("Who", full, view.span, story.reasons(view))


def _is_topical(mention: Mention, story: Story) -> bool:
    if mention.entity:
        return mention.entity in story.known.topics
    last = _surname(mention.text)
    return " " in mention.text and bool(last) and last <= story.topic.all


def _surname(name: str) -> frozenset[str]:
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
    role = _AGE_AND_ROLE.match(view.text, end)
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
        heard = near and view.at < _HEARD
        for quotation in view.quotations if heard else ():
            speaker = _speaker(view, quotation, known)
            if speaker and _is_whole(view, quotation) and not _points(quotation.text, story):
                text = quotation.text.rstrip(",. ")
                line = f"{speaker}: “{text}”"
                if len(line.split()) <= MOST:
                    yield Fact("Said", line, view.span, story.reasons(view))


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
    )


def _speaker(view: Told, quotation: Quotation, shown: frozenset[str]) -> str:
    """The speaker with what the words beside it say the speaker is, all as the sentence has it."""
    name = quotation.speaker_name
    if _is_owner(view, quotation):
        return ""
    at, known = view.text.find(name), _surname(name) <= shown
    if " " not in name or at < 0:
        last = name.rpartition(" ")[2]
        return last if known and last in view.text else ""
    title = title_before(view.text, at)
    before = _ROLE_BEFORE.search(view.text[:at]) or _ROLE_AND_COMMA.search(view.text[:at])
    plain = before is not None and not VERB.search(before["role"])
    if lead := title or (before["role"] if before and plain else ""):
        return f"{lead[:1].upper()}{lead[1:]}{name}"
    behind = _AGE_AND_ROLE.match(view.text, at + len(name))
    if behind:
        return f"{name}, {behind['role'].strip()}"
    return name if known else ""


def _is_owner(view: Told, quotation: Quotation) -> bool:
    """Whether the words are not the named one's but those of somebody of theirs: "Lund's agency"."""
    start, end = view.within(quotation.span)
    around = f"{view.folded[: max(0, start)]} {view.folded[end:]}"
    last = fold(quotation.speaker_name).rpartition(" ")[2]
    return bool(last) and f"{last}'s " in around


def reported(story: Story, parts: Sequence[Part], day: str = "", what: str = "") -> Iterator[Fact]:
    """What a person said by the words of the text, in other sentences than the `parts`; nothing of before the `day`.

    what: the first line of the box, which no other tells again.
    """
    told = [view for view, _ in parts]
    matter = matter_of(story, told)
    for view in sorted(story.news[story.first : story.first + _HEARD], key=lambda one: -one.weight):
        people = any(mention.kind == "person" for mention in view.mentions)
        early = view.at <= story.first + _NEXT
        if view in told or not (people or view.at < _EARLY):
            continue
        if (not early and view.stems.isdisjoint(matter)) or SAID.search(view.text) is None:
            continue
        clause = story.longest(view) if story.is_central(view) and may_be_all(view) else None
        if clause and is_of_earlier_day(view, clause, day):
            continue
        if clause and _is_told(view, clause, story, told, matter):
            line = with_opening(view, clause, day, speech=True)
            if (
                line
                and not tells_again(line, what)
                and is_grounded(view, line, story.spoken_of(parts, view), story.before(view))
            ):
                yield Fact("Said", line.text, view.span, story.reasons(view))


def _is_told(
    view: Told, clause: Clause, story: Story, told: Collection[Told], matter: frozenset[str]
) -> bool:
    """Whether the whole of what a sentence says is a statement of the story, and new."""
    return (
        is_all(view, clause)
        and not repeats(clause, told)
        and not _tells_of_old(view, clause, story.known.date)
        and is_statement(view, clause, story.topic, matter, early=view.at <= story.first + _NEXT)
    )


def repeats(clause: Clause, told: Collection[Told]) -> bool:
    """Whether half of the words, and four, stand in a sentence that another line tells."""
    verb = SAYS.search(clause.text)
    own = stems(clause.text[verb.end() :] if verb else clause.text)
    shared = max((len(own & view.stems) for view in told), default=0)
    return shared >= _AGAIN and 5 * shared >= 2 * len(own)


def tells_again(clause: Clause, what: str) -> bool:
    """Whether words tell the act of the first line with its doer: "police say the man died on Friday"."""
    verb = SAYS.search(clause.text)
    return same_act(what, clause.text[verb.end() :] if verb else clause.text)


def _tells_of_old(view: Told, clause: Clause, today: str) -> bool:
    return any(_is_old(use, today) and view.within(use.span)[0] < clause.end for use in view.dates)


def _is_old(use: DateUse, today: str) -> bool:
    if use.kind == "year":
        return not is_reported(use, today)
    return use.kind == "month" or (use.kind == "date" and is_past(use, today))


def _is_body(view: Told, clause: Clause, verb: re.Match[str]) -> bool:
    """Whether the subject is an authority or an organisation."""
    if _BODY.fullmatch(clause.text, 0, verb.start()) is None or verb[0].startswith("tell"):
        return False
    low, high = view.span.start + clause.start, view.span.start + clause.start + verb.start()
    if _AUTHORITY.search(clause.text, 0, verb.start()) or _NAMED_BODY.fullmatch(
        clause.text, 0, verb.start()
    ):
        return True
    return any(
        one.kind == "organisation" and low <= one.span.start and one.span.end <= high
        for one in view.mentions
    )


def matter_of(story: Story, told: Iterable[Told]) -> frozenset[str]:
    """What headline and dek, and sentences that are told, speak of."""
    return story.topic.all.union(*(view.stems for view in told))


def is_statement(
    view: Told, clause: Clause, topic: Topic, matter: frozenset[str], *, early: bool = False
) -> bool:
    """Whether the subject is a person with a name or a body, and words follow the verb of saying.

    early: whether it stands so near the top that it need not say a word of the `matter`.
    """
    verb = SAYS.search(clause.text)
    if (
        verb is None
        or not is_speech(clause.text)
        or len(clause.text[verb.end() :].split()) < _LEAST
    ):
        return False
    if not early and stems(clause.text[verb.end() :]).isdisjoint(matter):
        return False
    low = view.span.start + clause.start
    people = (
        one
        for one in view.mentions
        if one.kind == "person" and 0 <= one.span.start - low < min(_OPENS, verb.start())
    )
    first = next(reversed(list(people)), None)
    if first is None:
        return _is_body(view, clause, verb)
    start = first.span.start - view.span.start
    known = _surname(first.text) <= topic.all or bool(title_before(view.text, start))
    role = _AGE_AND_ROLE.match(view.text, start + len(first.text)) is not None
    if not known and any(gap[0] < clause.start + verb.start() for gap in clause.gaps):
        return False
    return (
        (known or role or start > clause.start)
        and not _OF_SOMEBODY.search(view.folded[clause.start : first.span.start - view.span.start])
        and not view.folded.startswith("'s", first.span.end - view.span.start)
    )
