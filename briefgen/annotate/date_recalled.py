"""Days that what the paragraphs before them tell decides: a year told before, "later that day"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.annotate import almanac
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_anchored import SAME, STATED
from briefgen.annotate.date_backdrop import is_recent
from briefgen.annotate.date_days import OF_THAT_YEAR
from briefgen.annotate.date_words import WEEKDAY, Setting
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import before, pattern
from briefgen.annotate.tense import is_since

_TOLD_YEAR: Final = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:last|this|next) year\b")
_YEAR: Final = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WEEKDAY: Final = pattern(WEEKDAY)
_ALSO: Final = pattern(r"\b[Aa]lso (?:on )?$")
_DAY_BEFORE: Final = pattern(r"(?i:(?:an?|one) day (?:earlier|before)|the previous day)")
_LATER: Final = pattern(rf"(?P<count>{NUMBER}) days? later")
_OPENING: Final = 120
"""Code points of a paragraph in which its first sentence may count from the paragraph before."""
_NEWS: Final = timedelta(days=3)
"""How old the day of a report's first words may be."""


class _Told(Struct):
    """The years of months, and the days of the report.

    full: the days told with their year, as ordinals, each with the paragraph that told it last; lead: the first paragraph that tells of days, and these; strays: those that tell of others that
    are past; weekdays: where each was told last, and as which day ("" if as two).
    """

    years: dict[int, set[str]] = field(default_factory=dict)
    full: dict[int, int] = field(default_factory=dict)
    lead: tuple[int, set[str]] = (-1, set())
    strays: set[int] = field(default_factory=set)
    weekdays: dict[str, tuple[int, str]] = field(default_factory=dict)

    periods: set[int] = field(default_factory=set)
    days: dict[int, str] = field(default_factory=dict)

    def note(self, use: DateUse, words: str, anchor: date | None) -> None:
        if words.lower().startswith("the same "):
            return  # what figures are compared with: no other day is told by it
        if use.kind in ("date", "month") and _TOLD_YEAR.search(words):
            self.years.setdefault(int(use.value[5:7]), set()).add(use.value[:4])
        self.note_paragraph(use, words)
        if use.kind != "date":
            return
        if _YEAR.search(words):
            self.full[date.fromisoformat(use.value).toordinal()] = use.span.passage
        if _WEEKDAY.fullmatch(words):
            before, day = self.weekdays.get(words, (-2, ""))
            two = use.span.passage - before <= 1 and use.value != day
            self.weekdays[words] = (use.span.passage, "" if two else use.value)
        passage = use.span.passage
        if self.lead[0] < 0:
            self.lead = (passage, set())
        if self.lead[0] == passage:
            self.lead[1].add(use.value)
        elif anchor and use.value <= anchor.isoformat() and use.value not in self.lead[1]:
            self.strays.add(passage)

    def note_paragraph(self, use: DateUse, words: str) -> None:
        passage = use.span.passage
        if use.kind in ("month", "year"):
            lead = next(iter(self.lead[1])) if len(self.lead[1]) == 1 else ""
            if lead and not lead.startswith(use.value):
                self.periods.add(passage)
            self.days[passage] = ""
        elif use.value and use.kind != "duration":
            stated = STATED.fullmatch(words)
            sole = stated and (stated["day"] or stated["day2"]) and passage not in self.days
            self.days[passage] = use.value if sole else ""


def recalled(uses: Iterable[DateUse], settings: Mapping[int, Setting]) -> Iterator[DateUse]:
    """The uses, with those that stayed open read by what was told before them."""
    told = _Told()
    for one in uses:
        setting = settings[one.span.passage]
        words = setting.text[one.span.start : one.span.end]
        use = _in_year_of_month(one, words, told.years, setting)
        use = _beside_full_day(use, words, told.full, setting)
        use = _of_news(use, words, told, setting)
        use = _of_weekday(use, words, told, setting)
        use = _after_paragraph(use, words, told, setting)
        told.note(use, words, setting.anchor)
        yield use


def _of_news(use: DateUse, words: str, told: _Told, setting: Setting) -> DateUse:
    """Read "later that evening" and "a day earlier" by the day that the report opens with.

    Only where the paragraphs between tell of no other day that is past, as far as it is near.
    """
    if use.kind not in ("unresolved", "vague"):
        return use
    back = _DAY_BEFORE.fullmatch(words)
    passage, days = told.lead
    if not (back or SAME.fullmatch(words)) or len(days) != 1 or passage >= use.span.passage:
        return use
    day = date.fromisoformat(next(iter(days)))
    anchor = setting.anchor
    if anchor is None or not anchor - _NEWS <= day <= anchor or setting.is_spoken(use.span.start):
        return use
    if use.span.passage in told.periods:
        return use  # "In July it cut its forecast. That day …"
    around = {use.span.passage - 1, use.span.passage}
    if told.strays if "same" in words else told.strays & around:
        return use  # "the same day" is that of the day told last, however far
    return replace(use, value=(day - almanac.DAY * bool(back)).isoformat(), kind="date")


def _after_paragraph(use: DateUse, words: str, told: _Told, setting: Setting) -> DateUse:
    """Read "It turned violent three days later" behind a paragraph that tells of one day only."""
    passage, start = use.span.passage, use.span.start
    day = told.days.get(passage - 1, "")
    if use.kind != "unresolved" or not day or passage in told.days or setting.is_spoken(start):
        return use
    later = _LATER.fullmatch(words)
    count = number(later["count"]) if later else None
    if count is None or count % 1 or not 1 < count < _MONTH or start > _OPENING:
        return use
    found = date.fromisoformat(day) + timedelta(days=int(count))
    first = before(setting.text, start) == setting.text[:start]
    past = setting.anchor is not None and found <= setting.anchor
    return replace(use, value=found.isoformat(), kind="date") if first and past else use


def _beside_full_day(
    use: DateUse, words: str, full: Mapping[int, int], setting: Setting
) -> DateUse:
    """Read "on the morning of Oct. 29" after "Oct. 28, 2022": that year's; open if it is days apart.

    Only beside a day of the last years that this paragraph or the one before it tells, and none of its own year is as near.
    """
    if not full:
        return use
    stated = STATED.fullmatch(words) if use.kind == "date" else None
    if not stated or not (stated["day"] or stated["day2"]) or is_recent(use, setting):
        return use
    day = date.fromisoformat(use.value)
    if setting.anchor is None or abs(day.year - setting.anchor.year) > 1:
        return use
    nearest = _nearest_full(day, setting.anchor.year, full, use.span.passage - 1)
    if nearest is None or setting.tense_at(use) == "future":
        return use
    near = nearest[0] <= _NEXT
    return replace(
        use, value=f"{nearest[1]}" if near else "", kind="date" if near else "unresolved"
    )


def _nearest_full(
    day: date, last: int, full: Mapping[int, int], since: int
) -> tuple[int, date] | None:
    """`day` in the year of the full date that it lies beside, and the days between; None if that is its own.

    A look at each day around, and not at each full date: a text may hold thousands.
    """
    years = range(last - _RECENT_YEARS, last + 2)
    days_of = [one for year in years if (one := almanac.day(year, day.month, day.day))]
    own, moved = day.toordinal(), [(one, one.toordinal()) for one in days_of]
    for days in range(_MONTH):
        if own - days in full or own + days in full:
            return None
        for one, at in moved:
            if max(full.get(at - days, -1), full.get(at + days, -1)) >= max(0, since):
                return days, one
    return None


_MONTH: Final = 31
_RECENT_YEARS: Final = 3
"""Years before the article's in which the story of a full date may still go on."""
_NEXT: Final = 3
"""Days between two of one story, so that nobody repeats the year."""


def _of_weekday(use: DateUse, words: str, told: _Told, setting: Setting) -> DateUse:
    """Read "Friday's speech is …" after "will speak on Friday"; "also Friday" means no other one."""
    passage, day = told.weekdays.get(words, (-2, ""))
    if not day or use.span.passage - passage > 1:
        return use
    left = setting.text[max(0, use.span.start - 12) : use.span.start]
    if use.kind == "date" and use.value != day and _ALSO.search(left):
        return replace(use, value="", kind="unresolved")
    named = setting.text.startswith("'s ", use.span.end)
    return replace(use, value=day, kind="date") if use.kind == "unresolved" and named else use


def _in_year_of_month(
    use: DateUse, words: str, years: Mapping[int, set[str]], setting: Setting
) -> DateUse:
    stated = STATED.fullmatch(words) if use.kind == "unresolved" else None
    number = stated and (stated["day"] or stated["day2"])
    if not stated or not number or setting.anchor is None:
        return use
    since = is_since(
        setting.text, use.span.start
    )  # "missing since May 3, 2021", and another since May 2
    if since or OF_THAT_YEAR.match(setting.text, use.span.end):
        return use
    month = almanac.month_number(stated["month"])
    told = years.get(month, set())
    if len(told) != 1:
        return use
    day = almanac.day(int(next(iter(told))), month, int(number))
    ahead = day is not None and day > setting.anchor
    if day is None or ahead != (setting.tense_at(use) == "future"):
        return use
    return replace(use, value=day.isoformat(), kind="date")
