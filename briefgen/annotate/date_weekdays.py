"""Rules for days that count from the article's own: "Friday", "yesterday", "this weekend"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_another import is_of_another, is_of_each_week
from briefgen.annotate.date_nowadays import is_nowadays
from briefgen.annotate.date_words import (
    DAYNUMBER,
    MONTH,
    SHIFT,
    UNRESOLVED,
    VAGUE,
    WEEKDAY,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    vague,
    whole,
)
from briefgen.annotate.hindsight import is_over, may_come
from briefgen.annotate.plain import BEFORE, pattern
from briefgen.annotate.tense import hints_ahead
from briefgen.annotate.tense_foreseen import was_to_come
from briefgen.expressions import expression

_NAMES_BEFORE: Final = expression(
    r"\b(?:Black|Bloody|Good|Easter|Ash|Holy|Cyber|Super|Fat|Shrove|Maundy|Palm|Casual|Giving|Ruby"
    r"|Sheffield|Man|Girl|Joe|Green|Freaky|[Tt]he Man Who Was) {1,3}$"
)

_PAPER: Final = pattern(r"\b(?:Independent|(?<!Royal )Mail|[Tt]he Scotland) on $")
"""Newspapers: "the Mail on Sunday"."""

_NAMES_AFTER: Final = expression(
    r" {1,3}(?:Addams|Night (?:Live|Football|Fever)|Times\b|Telegraph|Mirror|Express|Mail|Post\b"
    r"|Herald|Prayers?\b|Club|(?:news)?papers?\b|school\b)"
)

_EVERY: Final = expression(r"\b(?:[Ee]very|[Ee]ach|[Aa]ny|a|one) (?:other )?$")

_A: Final = pattern(r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Aa]fter|[Ff]ollowing|[Ff]rom|[Bb]y|[Ww]ith) a $")
_REPORTED: Final = pattern(
    r" (?:[a-z]+ )?(?:statements?|interview|briefing|conference|hearing|speech|letter|report|meeting|filing|post"
    r"|tweet|e-?mail|memo|vote|ruling|order|raid|attack|shooting|call|note|address)\b"
)
"""What a report tells of: "at a Sunday press briefing" is the last one's."""


def _is_any(found: re.Match[str], setting: Setting) -> bool:
    """Read "on a Friday", "every Friday": none that the calendar tells."""
    if not _EVERY.search(setting.text[max(0, found.start() - 12) : found.start()]):
        return False
    one = _A.search(setting.text, max(0, found.start() - 14), found.start())
    reported = one and _REPORTED.match(setting.text, found.end())
    return not (reported and setting.tense(found) == "past")


_DAYS: Final = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier today": 0,
    "later today": 0,
}


_DAYPART: Final = r"(?: (?:morning|afternoon|evening|night))?"


def _weekday(found: re.Match[str], setting: Setting) -> Reading | None:
    if _is_named_day(found, setting):
        return None
    if _is_any(found, setting):
        return VAGUE
    counted = found["which"] is None and _NTH.search(
        setting.text, max(0, found.start() - 12), found.start()
    )
    often = setting.is_habit(found) or is_of_each_week(found, setting)
    if setting.in_quotation(found) or counted or often:
        return VAGUE
    british = _WEEK.match(setting.text, found.end())
    if setting.anchor is None or british or is_of_another(found, setting):
        return UNRESOLVED
    wanted = almanac.weekday_number(found["weekday"])
    beside = _BESIDE.match(setting.text, found.end())
    if beside:
        return dated(_stated(setting.anchor, wanted, beside))
    return dated(_chosen_weekday(setting.anchor, wanted, found, setting))


_NTH: Final = expression(r"\b(?:first|second|third|fourth|fifth|last|final|other) {1,3}$")
"""The weekday of some month or series that is told elsewhere."""


_WEEK: Final = pattern(r" (?:week|fortnight) (?:is|was|will|would)\b")
"""British: "Sunday week is the vote", seven days after the coming Sunday."""

_BESIDE: Final = pattern(
    rf"(?: ?\(|,? (?:on )?)(?:the )?(?:(?P<month>{MONTH}) (?P<day>{DAYNUMBER})"
    rf"|(?P<day2>{DAYNUMBER})(?: of)? (?P<month2>{MONTH}))(?:,? (?P<year>{YEAR}))?"
)
"""The date that tells which weekday is meant: "on Monday (July 25)"."""


def _stated(anchor: date, weekday: int, beside: re.Match[str]) -> date | None:
    """The day of that date, in the year in which it is such a weekday."""
    month = almanac.month_number(beside["month"] or beside["month2"])
    number = number_of(beside["day"] or beside["day2"])
    year = beside["year"]
    years = [int(year)] if year else almanac.years_around(anchor)
    return almanac.on_weekday(years, month, number, weekday)


def _is_named_day(found: re.Match[str], setting: Setting) -> bool:
    if found["weekday"] == "Sunday" and _PAPER.search(
        setting.text, max(0, found.start() - 24), found.start()
    ):
        return True
    left = setting.text[max(0, found.start() - 20) : found.start()]
    return bool(_NAMES_BEFORE.search(left) or _NAMES_AFTER.match(setting.text, found.end()))


def _chosen_weekday(
    anchor: date, wanted: int, found: re.Match[str], setting: Setting
) -> date | None:
    which = " ".join((found["which"] or "").lower().split())
    before, after = _strictly_before(anchor, wanted), _strictly_after(anchor, wanted)
    match which:
        case "last":
            return _agreed(before, almanac.monday(anchor, -1) + timedelta(days=wanted))
        case "next":
            return _agreed(after, almanac.monday(anchor, 1) + timedelta(days=wanted))
        case "this past":
            return before
        case "coming" | "this coming" | "the coming":
            return after
        case "this":
            return _this_weekday(anchor, wanted, setting.tense(found))
        case _:
            return None if which else _by_tense(anchor, wanted, found, setting)


def _strictly_before(anchor: date, wanted: int) -> date:
    return almanac.on_or_before(anchor - almanac.DAY, wanted)


def _strictly_after(anchor: date, wanted: int) -> date:
    return almanac.on_or_after(anchor + almanac.DAY, wanted)


def _agreed(one: date, other: date) -> date | None:
    """People differ over "last Tuesday" on a Friday: decided only where both readings agree."""
    return one if one == other else None


_LATER: Final = expression(r"\b[Ll]ater {1,3}(?:on {1,3})?$")
"""What is to happen "later Friday" is told on that day, not before."""
_LONG_PAST: Final = 5
"""Days after which a weekday that is past may rather be the one that comes."""
_TOLD_ON: Final = pattern(
    r", (?!(?:who|which|whose|where|when|that|as|if|and|but) )(?:[\w'.&-]+ ){1,10}"
    r"(?:said|announced|added|confirmed|told reporters)(?: in an? [a-z]+)?(?: late| early)?(?: on)? $"
)
"""The day on which somebody spoke of what is to come: "will open in May, a spokeswoman said Sunday"."""


def _by_tense(anchor: date, wanted: int, found: re.Match[str], setting: Setting) -> date | None:
    if anchor.weekday() == wanted:
        return anchor
    tense = setting.tense(found)
    later = _LATER.search(setting.text, max(0, found.start() - 9), found.start())
    gone = (anchor.weekday() - wanted) % 7
    if tense == "torn" or (tense == "future" and later):
        ahead = tense == "torn" and gone >= _LONG_PAST and was_to_come(setting.text, *found.span())
        return almanac.on_or_after(anchor, wanted) if ahead else None
    if tense != "future" and gone >= _LONG_PAST and _may_be_ahead(setting.text, found.start()):
        return None
    if not tense and gone >= _LONG_PAST and may_come(setting.text, found.end()):
        return None
    if not tense and not is_over(setting.text, *found.span()):
        return None
    chosen = almanac.on_or_after if tense == "future" else almanac.on_or_before
    return chosen(anchor, wanted)


def _may_be_ahead(folded: str, start: int) -> bool:
    return hints_ahead(folded, start) and not _TOLD_ON.search(folded, max(0, start - 120), start)


def _this_weekday(anchor: date, wanted: int, tense: str) -> date | None:
    this = almanac.monday(anchor) + timedelta(days=wanted)
    if tense == "past":
        return almanac.on_or_before(anchor, wanted)
    if tense == "future" or this >= anchor:
        return almanac.on_or_after(anchor, wanted)
    return None


def _weekday_of_week(found: re.Match[str], setting: Setting) -> Reading:
    """Read "Friday of last week", "Tuesday next week"."""
    if setting.anchor is None:
        return UNRESOLVED
    start = almanac.monday(setting.anchor, SHIFT[found["shift"].lower()])
    return dated(start + timedelta(days=almanac.weekday_number(found["weekday"])))


def _british_week(found: re.Match[str], setting: Setting) -> Reading:
    """Read "Wednesday week", "a week on Wednesday": seven days after the coming one."""
    if setting.anchor is None or setting.in_quotation(found):
        return VAGUE if setting.anchor else UNRESOLVED
    coming = _strictly_after(setting.anchor, almanac.weekday_number(found["weekday"]))
    return dated(coming + timedelta(weeks=2 if found["unit"] == "fortnight" else 1))


def _weekday_range(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "Thursday to Saturday last week"; Monday to Friday may be every week's."""
    if setting.is_moved(found):
        return None
    first, last = (almanac.weekday_number(found[name]) for name in ("weekday", "weekday2"))
    anchor, shift = setting.anchor, found["shift"]
    if anchor is None:
        return UNRESOLVED
    if shift:
        start = almanac.monday(anchor, SHIFT[shift.lower()]) + timedelta(days=first)
        end = start + timedelta(days=(last - first) % 7)
        return almanac.span_of(start, end), "interval"
    tense = setting.tense(found)
    if setting.in_quotation(found) or (first == 0 and last > 3) or tense not in ("past", "future"):
        return VAGUE
    if tense == "past":
        end = almanac.on_or_before(anchor, last)
        return almanac.span_of(almanac.on_or_before(end, first), end), "interval"
    start = almanac.on_or_after(anchor, first)
    return almanac.span_of(start, almanac.on_or_after(start, last)), "interval"


def _todays(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "today's ruling", not "today's world"."""
    if setting.in_quotation(found):
        return VAGUE
    word = "today" if found[0].lower() == "tonight" else found[0].lower()
    return dated(setting.anchor + timedelta(days=_DAYS[word])) if setting.anchor else UNRESOLVED


def _day_part(found: re.Match[str], setting: Setting) -> Reading:
    """Read "last night's debate", "tomorrow night's match"."""
    if setting.in_quotation(found):
        return VAGUE
    words = " ".join(found["word"].lower().split())
    return dated(setting.anchor + timedelta(days=_DAYS[words])) if setting.anchor else UNRESOLVED


def _day_word(found: re.Match[str], setting: Setting) -> Reading | None:
    if _IN_NAME.search(found[0]) and _is_name(found, setting):
        return None
    now = found["word"].lower() in ("today", "tomorrow")
    if setting.in_quotation(found) or (now and is_nowadays(setting.text, *found.span())):
        return VAGUE
    if setting.anchor is None:
        return UNRESOLVED
    words = " ".join(found["word"].lower().split())
    return dated(setting.anchor + timedelta(days=_DAYS[words]))


_CAPITALS: Final = expression(r" {1,3}[A-Z]{3,}\b")
_IN_NAME: Final = expression(r"T(?:oday|omorrow|ODAY|OMORROW)$")


def _is_name(found: re.Match[str], setting: Setting) -> bool:
    """Read "the Tomorrow Group", "Egypt Today": a capital inside a sentence; "NORLAND TODAY (AFP)"."""
    if found[0].isupper() and _CAPITALS.match(setting.text, found.end()):
        return True
    left = setting.text[max(0, found.start() - 8) : found.start()]
    return bool(re.search(r"USA $" if found[0].isupper() else r"[\w,&] {1,3}$", left))


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|[Tt]he coming"
                r"|[Tt]he (?:following|previous|next)) )?"
                rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id) )?(?P<weekday>{WEEKDAY}){_DAYPART}"
            )
        ),
        _weekday,
    ),
    (
        pattern(whole(rf"(?P<weekday>{WEEKDAY})(?: of|,)? (?P<shift>last|this|next) week")),
        _weekday_of_week,
    ),
    (
        pattern(
            whole(
                rf"(?P<weekday>{WEEKDAY})(?: to | through | until |[-–])(?P<weekday2>{WEEKDAY})"
                r"(?:(?: of)? (?P<shift>last|this|next) week)?"
            )
        ),
        _weekday_range,
    ),
    (
        pattern(whole(rf"(?P<weekday>{WEEKDAY}) (?P<unit>week|fortnight)(?=[.,;:)]|$)")),
        _british_week,
    ),
    (
        pattern(whole(rf"[Aa] (?P<unit>week|fortnight) (?:on|from) (?P<weekday>{WEEKDAY})")),
        _british_week,
    ),
    (
        pattern(
            BEFORE
            + r"(?:[Tt]o(?:day|night|morrow)|[Yy]esterday)(?='s (?!(?:world|society|youth|generation|economy|market|young|money"
            r"|children|men|women|people|audience|fast|digital|modern)\b)"
            r"(?:[a-z-]+(?<!s)|talks|elections|results|attacks|arrests|figures|votes|proceedings|events"
            r"|protests|strikes|clashes|hearings|blasts|bombings)(?![\w-]))"
        ),
        _todays,
    ),
    (
        pattern(
            BEFORE
            + r"(?P<word>[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|(?:[Yy]esterday|[Tt]omorrow)"
            r"(?= (?:morning|afternoon|evening|night)'s))(?: (?:morning|afternoon|evening|night))?(?='s [\w“\"'‘])"
        ),
        _day_part,
    ),
    (
        pattern(
            whole(
                r"(?i:(?P<word>the day before yesterday|the day after tomorrow|earlier today"
                r"|later today|yesterday|today|tomorrow|tonight|last night|this morning"
                r"|this afternoon|this evening))(?: morning| afternoon| evening| night)?(?!')"
            )
        ),
        _day_word,
    ),
    (pattern(whole(r"[Oo]vernight")), vague),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
