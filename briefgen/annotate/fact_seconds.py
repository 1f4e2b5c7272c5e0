"""Another clause of the story, where a box wants a line: on its matter, new, and all that is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from briefgen.annotate.clause_things import SAYS
from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_clauses import (
    Part,
    Story,
    is_empty,
    keeps_news,
    score,
)
from briefgen.annotate.fact_definites import opens_strangely
from briefgen.annotate.fact_past import is_history, is_of_past
from briefgen.annotate.fact_refs import is_all, may_be_all, with_opening
from briefgen.annotate.fact_views import Told, stems
from briefgen.annotate.finite import is_finite
from briefgen.expressions import expression

_TOP, _REACH, _FAR_REACH = 3, 8, 12
"""Sentences from the top that may have a second clause: each, with a word of the matter, with two of the headline."""
_LEADING: Final = 2
"""Sentences whose words are those of the story."""
_SAID_BY_NOBODY: Final = expression(r", (?:an?|one) [\w' -]{1,40} (?:said|says)$")
_DANGLING: Final = expression(
    r"\b(?:the same|such|similar|the (?:former|latter))\b|\b[Aa]nother\b|\binstead\b|^Next year |^One (?:of |[a-z]+ed )|^The (?:second|third|fourth|fifth|sixth|other|remaining|figures|findings|results|data) |^The [\w ]{2,40}'s |^Against\b|^The (?:old|previous|former|existing) (?:[a-z-]+ )?(?:laws?|rules?|deal|plan|record|system|scheme|treaty|contract|constitution)\b|\b(?:has|have|had) (?:[a-z]+ )?since(?! \d| [A-Z]| (?:the|an?|its|his|her|their|last|then)\b)|\bsince(?= (?:and|but)\b|[,;])| to (?:win|lose|take part|compete)$|\b[Aa]ll (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)|\bunder the (?:Act|law|deal|agreement|plan)\b"
)
"""Points to what another sentence says."""
_SUBJECT: Final = expression(r"(?:[\w'’.-]+,? ){1,4}")
"""The first words, in which a subject has its name."""
_SUBJECTS: Final = 8
"""Sentences behind the first that are of its matter by somebody or something that a line names."""
_TIED: Final = 2
_NEXT: Final = 2
"""Sentences behind the first that are of its matter by whatever words; with a figure one more."""
_NAMES: Final = expression(
    r"^(?!The )[A-Z][\w'’.-]+ (?:[a-z]+ ){0,2}[A-Z]|\d|^The [A-Z]|^(?:Hundreds|Thousands|Dozens|Scores|Several hundred) "
)
_NO_NEWS: Final = expression(
    r"\b(?:too|declined|(?:issued|released) (?:the|an?) (?:update|statement)|comment|respond|reply|(?:announced|confirmed|made) the|witnessed|attended|underscored|stressed|emphasi[sz]ed|highlighted"
    r"|spoke|was speaking|concluded|went on to|any involvement|(?:is|are|was|were) not without|was not (?:immediately )?(?:clear|disclosed|known)|no (?:further|other|immediate|more) (?:details|information|word)|(?:did|does|do) not (?:say|give|provide|elaborate|specify)|seen as"
    r"|praised|thanked|welcomed|(?:prompted|drew|sparked|triggered|provoked) (?:an? )?(?:[a-z]+ )?(?:responses?|reactions?))\b"
)
"""That somebody said nothing, was present, or was polite."""
_STANDING: Final = expression(
    r"\b(?:(?:is|was) (?:[a-z]+ )?(?:chair[a-z]*|head|leader|member|home|capital|director|president|spokes[a-z]+) (?:of|to|for)\b"
    r"|had (?:[a-z]+ly )?(?!to\b)[a-z]+(?:d|n|ne|t)\b|(?:is|are) (?:well[ -]|best |widely )?(?:known|recogni[sz]ed)"
    r"|(?:was|were) (?:formed|founded|established|created|born|built|launched) (?:last|in|by)\b|(?:occurs?|happens?) when\b|refers? to\b|(?:is|are) defined"
    r"|ha(?:s|ve|d) been [a-z]+ing|(?:is|are|was|were) (?:often|frequently|usually|regularly|speaking|born)\b|(?:does|do) not|ha(?:s|ve) already|reli(?:es|ed) on|likened|ha(?:s|ve) (?:operations|offices|branches|a population)|employs?|^Outside |(?:each|every) (?:year|month|week|day)|(?:is|are) (?:seeking|fighting|demanding|set in)|wants?|hopes?|considers?|regards?|has long|in recent (?:months|years|decades)|consists?|comprises?)\b"
)
"""What something is, or has long been: background."""
_SO: Final = expression(
    r"\b(?:(?:was|were|ha(?:s|ve|d) (?:become|been)|became|remains?) (?:also |now |still )?(?:an?|the|one of|among)\b|(?:is|are)(?: not)? (?!(?:to|in|at|near|expected|due|scheduled|set|likely|believed|thought|feared|said|reported)\b|[a-z]+ing\b)"
    r")"
)
"""What is so, which is no news unless what happened is of that time as well."""
_HABIT: Final = expression(
    r"(?P<who>(?!The |Its |His |Her |Their )(?:[\w'’.,%&-]+ ){1,8}?)(?<![Tt]o )(?:also |now )?(?:makes?|produc(?:e|es)|accounts? for|suppl(?:y|ies)|exports?|imports?|sells?|buys?"
    r"|owns?|operates?|runs?|handles?|provides?|hosts?|holds?|carr(?:y|ies)|serves?|ha(?:s|ve) (?:an?|the|about|some|more|no|many|\d)|grows?|generates?)\b"
)
"""What somebody always does."""
_NO_WORDS: Final = stems(
    "Mr. Mrs. Ms. Dr. Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_FIGURE: Final = expression(r"\d[\d.,]*\d")
_NEW: Final = 3
"""Words that a second clause must add."""


def second_clause(
    story: Story,
    said: Sequence[Part],
    may: Callable[[Told], bool],
    fits: Callable[[Told, Clause], bool],
    day: str = "",
) -> Part | None:
    """Another clause of the story: on its matter, new against those `said`, and not of old times.

    may: what is asked of a sentence before it is cut, which costs most; fits: what else is asked of
    a clause. day: that of the box.
    """
    told = frozenset(view.span for view, _ in said)
    main = said[0][0].stems if said else frozenset()
    top = main.union(*(view.stems for view in story.news[: story.first + _LEADING]))
    heard = frozenset(one for _, clause in said for one in stems(clause.text))
    best: tuple[float, int, Told, Clause] | None = None
    for view in story.news[story.first : story.first + _FAR_REACH]:
        if view.span in told or not _may_add(view, view.text, view.stems, story, heard, top):
            continue  # a clause says no more than its sentence does
        if not (story.is_central(view) and may_be_all(view)) or is_of_past(view, story.known.date):
            continue
        if not may(view):
            continue
        clause = next((one for one in story.clauses(view) if "(" not in one.text), None)
        if clause is not None:
            scored = (score(view, clause, story.topic) + 1 / (1 + view.at), -view.at, view, clause)
            if (best is None or scored[:2] > best[:2]) and _adds(view, clause, story, heard, top):
                if not fits(view, clause):
                    continue
                told_with = with_opening(view, clause, day)
                best = (*scored[:3], told_with) if told_with else best
    return best[2:] if best else None


def _may_add(
    view: Told,
    text: str,
    own: frozenset[str],
    story: Story,
    heard: frozenset[str],
    top: frozenset[str],
) -> bool:
    """Whether words are of the matter, and enough of them, or a figure, are new."""
    if not _is_near(view, own, story, top):
        return False
    new = own.difference(heard, story.topic.headline, _NO_WORDS)
    return len(new) >= _NEW or _counts(text, heard)


def _is_near(view: Told, own: frozenset[str], story: Story, top: frozenset[str]) -> bool:
    """Whether words are of the matter: the farther from the top, the more the headline must say."""
    at = view.at - story.first
    if at >= _REACH:
        return len(own & (story.topic.headline | top)) >= _TIED
    return at < _TOP + view.counts or not own.isdisjoint(story.topic.all) or not own.isdisjoint(top)


def _adds(
    view: Told,
    clause: Clause,
    story: Story,
    heard: frozenset[str],
    top: frozenset[str],
) -> bool:
    """Whether a clause says something new of the matter, and all that it speaks of is known."""
    return (
        _may_add(view, clause.text, stems(clause.text), story, heard, top)
        and (view.at != story.first or keeps_news(view, clause, story.topic))
        and not is_empty(clause)
        and not is_history(view, clause, story.known.date)
    )


def _counts(text: str, heard: frozenset[str]) -> bool:
    """Whether words have a figure that no line has."""
    return any(word not in heard for word in _FIGURE.findall(text))


def is_main(view: Told, clause: Clause, story: Story, matter: frozenset[str]) -> bool:
    """Whether it is all that its part of the sentence says, of somebody or something of the headline."""
    bracketed = all(view.folded[start] in " ,(" for start, _ in clause.gaps)
    subject = _SUBJECT.match(clause.text)
    return (
        is_all(view, clause)
        and not dangles(clause.text)
        and bracketed
        and subject is not None
        and not _NO_NEWS.search(clause.text)
        and not _STANDING.search(_own(clause.text))
        and not _is_strangers_habit(clause.text, matter)
        and (view.at <= story.first + _NEXT or not is_so(_own(clause.text)))
        and not _SAID_BY_NOBODY.search(clause.text)
        and (
            view.at <= story.first + _NEXT + view.counts
            or (
                view.at <= story.first + _SUBJECTS
                and bool(stems(" ".join(subject[0].split()[:2])) & matter)
            )
            or _ties(clause.text, subject.end(), matter)
            or _goes_on(view, subject[0], story)
        )
        and (
            (
                view.at <= story.first + _NEXT + view.counts
                and not opens_strangely(clause.text, matter)
            )
            or _NAMES.search(subject[0]) is not None
            or not story.topic.headline.isdisjoint(stems(subject[0]))
            or _is_that(view, subject[0], story.first)
            or (
                len(matter & stems(clause.text)) >= _TIED
                and not opens_strangely(clause.text, matter)
            )
        )
    )


def _is_strangers_habit(text: str, matter: frozenset[str]) -> bool:
    """Whether it tells what is always so of somebody that nothing of the `matter` names: "Peru grows half of it"."""
    found = _HABIT.match(text)
    return (
        found is not None
        and not is_finite(f"- {found['who']}")
        and not stems(found["who"]) & matter
    )


def _own(text: str) -> str:
    """The words up to a verb of saying: what somebody says may be so, and that they say it is news."""
    said = SAYS.search(text)
    return text[: said.start()] if said else text


def dangles(text: str) -> bool:
    """Whether words point to what another sentence says: "the remaining …", "the same"."""
    return _DANGLING.search(text) is not None


def is_so(text: str) -> bool:
    """Whether the verb of a clause tells what is so, rather than what happened or will."""
    found = _SO.search(text)
    return found is not None and not is_finite(text[: found.start()])


def _is_that(view: Told, subject: str, first: int) -> bool:
    """Whether the second sentence goes on with "The animal" of the first."""
    return view.at == first + 1 and subject.startswith("The ")


def _goes_on(view: Told, subject: str, story: Story) -> bool:
    """Whether a sentence right behind the first tells more of "The suspect", whom the headline names."""
    near = story.first < view.at <= story.first + 2
    return near and subject.startswith("The ") and bool(stems(subject) & story.topic.headline)


def _ties(text: str, at: int, matter: frozenset[str]) -> bool:
    """Whether what is said of the subject, and not only the subject, is of the matter."""
    shared = len(matter & stems(text))
    return shared >= _TIED or not matter.isdisjoint(stems(text[at:]))
