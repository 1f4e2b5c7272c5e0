"""Said, by the words of the text: what a person or a body stated in a sentence of the story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from briefgen.annotate.annotation import DateUse, Fact
from briefgen.annotate.clause_things import SAYS
from briefgen.annotate.clauses import SAID, Clause
from briefgen.annotate.fact_acts import same_act
from briefgen.annotate.fact_clauses import Part, Story, is_speech
from briefgen.annotate.fact_dates import is_of_earlier_day
from briefgen.annotate.fact_definites import is_another
from briefgen.annotate.fact_names import AGE_AND_ROLE, HEARD, OPENS, surname, title_before
from briefgen.annotate.fact_refs import is_all, is_grounded, may_be_all, with_opening
from briefgen.annotate.fact_views import Told, Topic, is_past, is_reported, stems
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

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
_NOTHING: Final = expression(r" (?:nothing|little|no more)\b")
_AGAIN: Final = 4
_EARLY: Final = 8
"""Sentences from the top in which an authority without a person is heard."""
_NEXT: Final = 3
"""Sentences behind the first that speak of its matter by whatever words."""
_LEAST: Final = 5
"""Words that are a statement."""


def reported(story: Story, parts: Sequence[Part], day: str = "", what: str = "") -> Iterator[Fact]:
    """What a person said by the words of the text, in other sentences than the `parts`; nothing of before the `day`.

    what: the first line of the box, which no other tells again.
    """
    told = [view for view, _ in parts]
    matter = matter_of(story, told)
    for view in sorted(story.news[story.first : story.first + HEARD], key=lambda one: -one.weight):
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
                and not is_another(line.text, story.text_before(view, told))
            ):
                yield Fact("Said", line.text, view.span, story.reasons(view))


def _is_told(
    view: Told, clause: Clause, story: Story, told: Collection[Told], matter: frozenset[str]
) -> bool:
    """Whether the whole of what a sentence says is a statement of the story, and new."""
    return (
        is_all(view, clause)
        and not (view.quantities and story.goes_on_counting(view))
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
        or _NOTHING.match(clause.text, verb.end())
    ):
        return False
    if not early and stems(clause.text[verb.end() :]).isdisjoint(matter):
        return False
    low = view.span.start + clause.start
    people = (
        one
        for one in view.mentions
        if one.kind == "person" and 0 <= one.span.start - low < min(OPENS, verb.start())
    )
    first = next(reversed(list(people)), None)
    if first is None:
        return _is_body(view, clause, verb)
    start = first.span.start - view.span.start
    known = surname(first.text) <= topic.all or bool(title_before(view.text, start))
    role = AGE_AND_ROLE.match(view.text, start + len(first.text)) is not None
    if not known and any(gap[0] < clause.start + verb.start() for gap in clause.gaps):
        return False
    return (
        (known or role or start > clause.start)
        and not _OF_SOMEBODY.search(view.folded[clause.start : first.span.start - view.span.start])
        and not view.folded.startswith("'s", first.span.end - view.span.start)
    )
