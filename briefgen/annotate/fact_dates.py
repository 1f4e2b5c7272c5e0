"""When: the day of the event rather than the day on which somebody spoke of it."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - dates are what this is about
from typing import Final

from briefgen.annotate.almanac import weekday_number
from briefgen.annotate.annotation import DateUse, Fact
from briefgen.annotate.clause_gaps import day_phrase
from briefgen.annotate.clause_openings import DAY, DAY_ALONE, dateline
from briefgen.annotate.clauses import Clause, leaving_out
from briefgen.annotate.date_display import in_words
from briefgen.annotate.date_words import WEEKDAY
from briefgen.annotate.fact_acts import SINCE, is_bound, same_act
from briefgen.annotate.fact_clauses import Part, Story, is_speech
from briefgen.annotate.fact_views import Told, is_recent, stems
from briefgen.annotate.finite import is_finite
from briefgen.annotate.plain import after, before
from briefgen.expressions import expression

_SPEAKING: Final = expression(
    r"\b(?:said|says|told|stated|added|wrote|according|showed|reported|confirmed|published)\b"
)
_SAYING: Final = expression(r"\b(?:said|says|told|added|stated|according)\b")
"""Of these the day at the end of what happened is that of the words."""
_REPORTING: Final = expression(
    r"(?P<of>\b(?:said|says|told|added|stated|wrote|according to|citing)\b)"
    r"|\b(?:announced|reported|confirmed|revealed|declared|(?:statement|report|release) (?:issued|released|published))\b"
)
"""Of those that may also be what happened, the day is that of the words only if it follows at once."""
_LEAD_TO_DAY: Final = expression(
    r" (?:(?:here|late|early|earlier|later) )?(?:(?:to|in|at|by) [\w' ]{1,40} )?(?:late |early )?(?:on )?"
)
_TOLD_ON: Final = expression(
    r"(?: (?:morning|afternoon|evening|night))?,? (?:[\w'.-]+ ){0,6}(?:(?:said|says|told)\b|(?:announced|reported) that\b)"
)
_STATE: Final = expression(
    r"\b(?:was|were|is|are|remain(?:s|ed)?|stay(?:s|ed)?) (?:still |also )?(?:in|under|at|without|out of)\b"
)
_STATE_ON_DAY: Final = expression(rf"{_STATE.pattern}[^,;]* (?:{DAY}|today|yesterday)\b")
_LAST_DAY: Final = expression(rf" (?:on )?last (?P<day>{WEEKDAY})\b(?=[ ,.]|$)")
_CLAUSE: Final = 160
"""Code points before a day in which its verb is looked for."""
_OWNING: Final = expression(r"(?: (?:night|morning|evening|afternoon))?'s\b")
"""Friday night's quake is an earlier matter than what the sentence tells."""
_THE: Final = expression(r"\b(?:the|an?|its|his|her|their|this|that|[\w-]+'s) $")
_THING: Final = expression(
    r"(?:,? \d{4},?)? (?!(?:in|on|at|of|by|for|to|and|or|with|from|near|after|before|when|where|while|as|that|who|which|but|amid|during|following)\b)[a-z]{3,}"
)
"""The December 26 vote is what has a day, not what is done about it."""
_BOUND: Final = expression(r"\b(?:as early as|as late as|by|until|before|after|until at least) $")
"""A day by which something may be, and not the one on which it is."""
_HOUR: Final = expression(r"(?:dawn|noon|midday|midnight|sunrise|sunset)\b")
"""“Before dawn on Monday” is on that day."""
_LEADING: Final = expression(r"\b(?P<word>since|from) (?:(?:early|late) (?:on )?)?$")
_SETS_OFF: Final = "-–—(,"
_WEEKS, _DAYS = 56, 8
"""Days back to which the sentence of the news speaks of the news, and other sentences."""
_NEAR: Final = 3
"""Sentences behind the first in which a day may be that of the headline."""
_ENOUGH: Final = 0.85
_AND_DAY: Final = expression(rf" (?:and|or|to|through) (?:on )?(?:{DAY})\b")
_DAY_AND: Final = expression(rf"\b(?:{DAY}) (?:and|or) (?:on )?$")
"""One of two days is not the day."""
_PERIOD: Final = expression(
    r"\b(?:year|quarter|half|months|weeks|season|term|session|semester|period)(?: (?:that|which))?"
    r" (?:begins?|beginning|began|starts?|starting|started|ends?|ending|ended|to|from)(?: on)? $"
)
"""A day with which a period begins or ends: "the budget for the year that begins July 1"."""
_SEVERAL: Final = expression(
    r"\b(?:several|separate|(?:series|wave|string|spate) of|two|three|four|five|multiple|various) (?:[\w'-]+ ){0,2}"
    r"(?:attacks|bombs|bombings|blasts|explosions|incidents|clashes|shootings|raids|strikes|accidents|operations|protests)\b",
    re.IGNORECASE,
)
"""Of several acts another sentence may date one."""
_NEAR_DAY: Final = expression(
    r"\b(?:today|yesterday|tonight|tomorrow|last night|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
"""Words that another day's reader takes for another day."""
_QUOTED: Final = expression(r"“[^“”]*”")
_STILL_TELLS: Final = 5
_FRONT: Final = 16
"""Code points of "Late on Friday, …"."""


def best_date(story: Story, what: Part | None) -> tuple[Fact, DateUse] | None:
    """The day on which `what` happened, else one of the sentences near the top."""
    if what and _STATE_ON_DAY.search(what[1].text):
        return None
    scored = [
        (_weight(view, use, what, story), view, use)
        for view in story.lead
        for use in view.dates
        if not (_NEAR_DAY.match(use.text) and what and what[0] is not view)
        if use.kind == "date" or (len(use.value) == 21 and any(map(str.isdigit, use.text)))
    ]
    fit = [one for one in scored if one[0] > _ENOUGH]
    if not fit:
        return None
    _, view, use = min(fit, key=lambda one: (-one[0], one[2].span))
    start, _ = view.within(use.span)
    leading = _LEADING.search(view.folded[max(0, start - 20) : start])
    if leading and not (what and what[0] is view):  # of what has gone on, not of what happened
        return None
    since = f"{leading['word'].capitalize()} " if leading and use.kind == "date" else ""
    why = "day of what happened" if what and what[0] is view else "day near the top"
    return Fact("When", since + in_words(use.value), view.span, story.reasons(view, why)), use


def _weight(view: Told, use: DateUse, what: Part | None, story: Story) -> float:
    start, end = view.within(use.span)
    near, inside = _nearness(view, use, what, story)
    if near <= _ENOUGH:  # and nothing adds to it
        return 0.0
    left, right = before(view.folded, start, 40), after(view.folded, end, 60)
    if _is_of_other(left, right) or (_BOUND.search(left) and not _HOUR.match(use.text)):
        return 0.0
    if view.aside(use.span) if what is None else not _is_of_act(view, start, what):
        return 0.0
    if _is_of_words(before(view.folded, start, _CLAUSE), right) or _is_of_state(left):
        return 0.0
    spoken = _is_spoken(left) or (len(left) < 5 and _SPEAKING.search(right) is not None)
    credited = spoken and what is not None and what[1].end == end
    return (
        near
        - 0.8 * (spoken and not inside)
        - 1.8 * (credited and _SAYING.search(left) is not None)
        - 0.3 * (not inside and " announced" in left)
    )


def _is_of_other(left: str, right: str) -> bool:
    """Whether it is one of two days, or says of a thing which it is."""
    return (
        _PERIOD.search(left) is not None
        or _AND_DAY.match(right) is not None
        or _DAY_AND.search(left) is not None
        or _OWNING.match(right) is not None
        or (_THE.search(left) is not None and _THING.match(right) is not None)
    )


def _is_of_act(view: Told, at: int, what: Part) -> bool:
    """Whether a day is that of what happened: of its own sentence's verb, or of a sentence that tells the same."""
    if at < len(dateline(view.text)):
        return False
    clause = what[1]
    if view is not what[0]:
        own = is_bound(view.folded[:at]) or at < _FRONT
        return own and _SEVERAL.search(clause.text) is None and same_act(clause.text, view.text)
    if at < clause.start:
        return not is_speech(clause.text)
    if any(
        low < at < high and view.folded[low:high].lstrip()[:1] in _SETS_OFF
        for low, high in clause.gaps
    ):
        return False  # of what is told of somebody or something by the way
    return is_bound(view.folded[clause.start : at])


def _nearness(view: Told, use: DateUse, what: Part | None, story: Story) -> tuple[float, bool]:
    """How near a day is to what happened and to today, and whether it stands in the words that say so."""
    at = use.span.start - view.span.start
    clause = what[1] if what and what[0] is view else None
    own, inside = clause is not None, clause is not None and clause.start <= at < clause.end
    recent = not story.known.date or is_recent(
        use.value, story.known.date, _WEEKS if own else _DAYS
    )
    return (
        1 / (1 + view.at / 2)
        + (1.0 if own else _of_matter(view, what, story))
        + 0.5 * inside
        + (0.5 * any(map(str.isdigit, use.text)) if recent else -2.5)
    ), inside


def _of_matter(view: Told, what: Part | None, story: Story) -> float:
    """How near another sentence is to what happened."""
    shared = len(view.stems & stems(what[1].text)) if what else 0
    headline = len(view.stems & story.topic.headline) > 1
    near = view.at <= story.first + (_NEAR if headline else 1) and (
        headline or shared > 1 or what is None
    )
    return 0.4 if near else -1.5


def _is_of_words(left: str, right: str) -> bool:
    """Whether it is the day on which somebody spoke or reported: "…, a clinic said on Monday"."""
    said = next(reversed(list(_REPORTING.finditer(left))), None)
    if said is None:
        return _TOLD_ON.match(right) is not None
    rest = left[said.end() :]
    if said["of"] or _LEAD_TO_DAY.fullmatch(rest):
        return not is_finite(f"- {rest}")
    return False


def _is_of_state(left: str) -> bool:
    """Whether something only was so on the day: "was in critical condition on Monday"."""
    state = _STATE.search(left)
    return state is not None and not is_finite(f"- {left[state.end() :]}")


def _is_spoken(left: str) -> bool:
    """Whether a verb of saying stands before the day, and no other verb between them."""
    said = _SPEAKING.search(left)
    return said is not None and not is_finite(f"- {left[said.end() :]}")


def says_today(value: str) -> bool:
    """Whether a line says "yesterday", which another day's reader takes for another day; quoted words may."""
    return _NEAR_DAY.search(_QUOTED.sub("", value)) is not None


def keeps_day(view: Told, clause: Clause, day: str) -> bool:
    """Whether no other day than that of the box, nor the year of its words, is cut off from what happened."""
    return all(
        clause.holds(*view.within(use.span))
        or use.value == day
        or _is_of_words(before(view.folded, view.within(use.span)[0], _CLAUSE), "")
        or (use.kind != "date" and "," in view.folded[clause.end : view.within(use.span)[0]])
        for use in view.dates
        if use.kind in ("date", "month", "year")
    )


def is_of_earlier_day(view: Told, clause: Clause, day: str) -> bool:
    """Whether words tell of an act of a day before that of the box: another matter."""
    return any(
        clause.holds(*view.within(use.span))
        and use.value < day[:10]
        and not _is_of_words(before(view.folded, view.within(use.span)[0], _CLAUSE), "")
        for use in view.dates
        if use.kind == "date"
    )


def _own_day(what: Part, use: DateUse) -> tuple[int, int] | None:
    """Where "last Tuesday" stands in the clause, if that is the day of the box."""
    view, clause = what
    found = _LAST_DAY.search(view.folded, clause.start, clause.end)
    if found and Date.fromisoformat(use.value[:10]).weekday() == weekday_number(found["day"]):
        return found.span()
    return None


def without_day(what: Part, use: DateUse) -> Clause:
    """The clause without the day, which has a line of its own; "today" goes from any clause."""
    view, clause = what
    own = _own_day(what, use)
    if own:
        clause = leaving_out(view.text, clause, own)
    for other in view.dates:
        if other is use or (other.value == use.value and _NEAR_DAY.match(other.text)):
            clause = _without((view, clause), other)
    return clause


def says_by_name(what: Part | None, use: DateUse) -> bool:
    """Whether the clause keeps a day that everybody knows by its name: "Christmas Day"."""
    if what is None:
        return False
    view, clause = what
    named = not any(map(str.isdigit, use.text)) and not DAY_ALONE.search(use.text)
    return named and use in view.dates and clause.holds(*view.within(use.span))


def _without(what: Part, use: DateUse) -> Clause:
    view, clause = what
    start, end = view.within(use.span)
    gap = day_phrase(view.folded, start, end)
    last = end == clause.end or view.folded.startswith(",", end)
    since = SINCE.search(view.folded[max(0, start - 20) : start]) if last else None
    if since:
        gap = start - len(since[0]), end
    if gap is None:
        return clause
    found = leaving_out(view.text, clause, (gap[0], min(gap[1], clause.end)))
    still = len(found.text.split()) >= _STILL_TELLS or _NEAR_DAY.search(use.text)
    return found if still else clause
