"""Another clause of the story, where a box wants a line: on its matter, new, and all that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_clauses import Part, Story, is_history, keeps_news, points_back, score
from briefgen.annotate.fact_views import Told, is_over, stems

_TOP, _REACH, _FAR_REACH = 3, 5, 10
"""Sentences from the top that may have a second clause: each, with a word of the matter, with two of the headline."""
_WEEKS: Final = 21
"""Days after which what happened is no news any more."""
_LEADING: Final = 2
"""Sentences whose words are those of the story."""
_NOBODY: Final = re.compile(
    r"(?:An?|One|Two|Several|Some) (?:person|people|source|sources|official|officials)\b"
)
_SAID_BY_NOBODY: Final = re.compile(r", (?:an?|one) [\w' -]{1,40} (?:said|says)$")
_SET_IN: Final = re.compile(
    r"(?:Meanwhile|During|Under|Before|After|Since|Once|When|While|As|For|With|By|Despite|Although|Though|Because)\b"
)
"""Opens what a second clause hangs on."""
_THEN: Final = re.compile(r"(?:when|after|while|during|following|amid)\b")
"""Goes on with what the words can do without."""
_SUBJECT: Final = re.compile(r"(?:[\w'’.-]+,? ){1,4}")
"""The first words, in which a subject has its name."""
_TIED: Final = 2
_NAMES: Final = re.compile(r"^(?!The )[A-Z][\w'’.-]+ (?:[a-z]+ ){0,2}[A-Z]|\d|^The [A-Z]")
_NO_NEWS: Final = re.compile(
    r"\b(?:also|too|comment|respond|reply|(?:announced|confirmed|made) the|witnessed|attended|underscored|stressed|emphasi[sz]ed|highlighted"
    r"|praised|thanked|welcomed)\b"
)
"""That somebody said nothing, was present, or was polite."""
_STANDING: Final = re.compile(
    r"\b(?:(?:is|are|was|were|ha(?:s|ve|d) (?:become|been)|became|remains?) (?:also |now |still )?(?:an?|the|one of|among)\b"
    r"|ha(?:s|ve|d) been [a-z]+ing|(?:is|are) (?:seeking|fighting|demanding)|wants?|considers?|regards?|has long|consists?|comprises?)\b"
)
"""What something is, or has long been: background."""
_NEW: Final = 2
"""Words that a second clause must add."""


def second_clause(
    story: Story, said: Sequence[Part], fits: Callable[[Told, Clause], bool]
) -> Part | None:
    """Another clause of the story: on its matter, new against those `said`, and not of old times.

    fits: what else is asked of it.
    """
    told = frozenset(view.span for view, _ in said)
    main = said[0][0].stems if said else frozenset()
    top = main.union(*(view.stems for view in story.views[: story.first + _LEADING]))
    heard = frozenset(one for _, clause in said for one in stems(clause.text))
    best: tuple[float, int, Told, Clause] | None = None
    for view in story.views[story.first : story.first + _FAR_REACH]:
        if view.span in told or _is_of_past(view, story.known.date):
            continue
        plain = (clause for clause in story.clauses(view) if "(" not in clause.text)
        for clause in islice(plain, 1):
            scored = (score(view, clause, story.topic) + 1 / (1 + view.at), -view.at, view, clause)
            if (best is None or scored[:2] > best[:2]) and _adds(
                view, clause, story, main, heard, top
            ):
                if not fits(view, clause):
                    continue
                best = scored
    return best[2:] if best else None


def _is_near(view: Told, own: frozenset[str], story: Story, top: frozenset[str]) -> bool:
    """Whether words are of the matter: the farther from the top, the more the headline must say."""
    at = view.at - story.first
    if at >= _REACH:
        return len(own & story.topic.headline) > 1
    return at < _TOP or not own.isdisjoint(story.topic.all | top)


def _is_of_past(view: Told, today: str) -> bool:
    """Whether a sentence tells of a day or a month that is over for weeks."""
    return bool(today) and any(
        is_over(_last_day(use.value), today, _WEEKS)
        for use in view.dates
        if use.kind in ("date", "month") and use.value[:4].isdigit()
    )


def _last_day(value: str) -> str:
    """Of a month the twenty-eighth."""
    return value if len(value) > len("2022-01") else f"{value}-28"


def _adds(
    view: Told,
    clause: Clause,
    story: Story,
    main: frozenset[str],
    heard: frozenset[str],
    top: frozenset[str],
) -> bool:
    """Whether a clause says something new of the matter, and all that it speaks of is known."""
    own, topic = stems(clause.text), story.topic
    return (
        _is_near(view, own, story, top)
        and len(own - heard - topic.headline) >= _NEW
        and (view.at != story.first or keeps_news(view, clause, topic))
        and not _NOBODY.match(clause.text)
        and not _SET_IN.match(view.folded[: clause.start])
        and not points_back(clause, topic.all | main | heard, story.before(view))
        and not is_history(view, clause, story.known.date)
    )


def is_main(view: Told, clause: Clause, story: Story, matter: frozenset[str]) -> bool:
    """Whether it is all that its part of the sentence says, of somebody or something of the headline."""
    rest = view.folded[clause.end :].lstrip(' ”"')
    bracketed = all(view.folded[start] in " ,(" for start, _ in clause.gaps)
    subject = _SUBJECT.match(clause.text)
    return (
        (not rest or rest[0] in ".,;)" or _THEN.match(rest) is not None)
        and bracketed
        and subject is not None
        and not _NO_NEWS.search(clause.text)
        and not _STANDING.search(clause.text)
        and not _SAID_BY_NOBODY.search(clause.text)
        and _ties(clause.text, subject.end(), matter)
        and (
            _NAMES.search(subject[0]) is not None
            or not story.topic.headline.isdisjoint(stems(subject[0]))
            or _is_that(view, subject[0], story.first)
        )
    )


def _is_that(view: Told, subject: str, first: int) -> bool:
    """Whether the second sentence goes on with "The animal" of the first."""
    return view.at == first + 1 and subject.startswith("The ")


def _ties(text: str, at: int, matter: frozenset[str]) -> bool:
    """Whether what is said of the subject, and not only the subject, is of the matter."""
    shared = len(matter & stems(text))
    return shared >= _TIED or not matter.isdisjoint(stems(text[at:]))
