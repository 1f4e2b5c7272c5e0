"""Rules for lengths of time: "five-day", "three weeks", "two and a half years". Ages are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefgen.annotate.batting import is_score
from briefgen.annotate.date_words import VAGUE, Reading, Rule, Setting, whole
from briefgen.annotate.numerals import DIGITS, NUMBER, WORDS, number
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_ISO: Final = {
    "second": ("PT{}S", 1),
    "minute": ("PT{}M", 1),
    "hour": ("PT{}H", 1),
    "day": ("P{}D", 1),
    "week": ("P{}W", 1),
    "fortnight": ("P{}W", 2),
    "month": ("P{}M", 1),
    "year": ("P{}Y", 1),
    "decade": ("P{}Y", 10),
    "centur": ("P{}Y", 100),
}
_HALVES: Final = {"hour": "PT{}H30M", "minute": "PT{}M30S", "day": "P{}DT12H", "year": "P{}Y6M"}


def iso_duration(count: Decimal, unit: str) -> str:
    """ISO 8601 duration of `count` units; halves are written in the next smaller unit."""
    form, factor = _ISO[unit]
    count *= factor
    whole_part = int(count)
    if count - whole_part == Decimal("0.5") and unit in _HALVES:
        return _HALVES[unit].format(whole_part).replace("PT0H", "PT").replace("P0Y", "P")
    return form.format(f"{count.normalize():f}")


def _duration(found: re.Match[str], setting: Setting) -> Reading | None:
    if _is_age(found, setting):
        return None
    count = number(found["count"])
    unit = found["unit"].lower()
    if count is None or _is_year(found) or _how_often(found, setting) or _is_clock(found, setting):
        return None
    if unit == "minute" and _is_of_match(found, setting):
        return None
    if unit != found["unit"] and _NAMED.match(setting.text, found.end()):
        return None
    left = setting.text[max(0, found.start() - 24) : found.start()]
    if (
        count == 1
        and unit in ("day", "minute")
        and "-" not in found[0]
        and not _LASTING.search(left)
    ):
        return None
    return iso_duration(count, unit), "duration"


def _many_units(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "seven years and eight months", "an hour, 20 minutes and 3 seconds" as one length."""
    parts = [*_PIECE.finditer(found[0])]
    units = [part["unit"] for part in parts]
    if any(lesser not in _LESSER.get(unit, ()) for unit, lesser in pairwise(units)):
        return None
    counts = [
        Decimal(1) if one in ("a", "an", "A", "An") else number(one) for one in _counts(parts)
    ]
    if _is_age(found, setting) or any(count is None or count % 1 for count in counts):
        return None
    told = {unit: count or Decimal(0) for unit, count in zip(units, counts, strict=True)}
    if "week" in told:
        told["day"] = 7 * told.pop("week") + told.get("day", Decimal(0))
    forms = [iso_duration(told[unit], unit) for unit in _ISO if unit in told][::-1]
    days = "".join(form[1:] for form in forms if form[:2] != "PT")
    hours = "".join(form[2:] for form in forms if form[:2] == "PT")
    return f"P{days}" + (f"T{hours}" if hours else ""), "duration"


def _counts(parts: Iterable[re.Match[str]]) -> list[str]:
    return [part["count"].strip() for part in parts]


def _is_year(found: re.Match[str]) -> bool:
    """Read "the World Cup 2018 day five"."""
    return bool(re.match(r"(?:19|20)\d\d [a-z]+(?<!s)$", found[0]))


def _how_often(found: re.Match[str], setting: Setting) -> bool:
    """Read "seven days a week", "24 hours a day"."""
    return bool(_PER.match(setting.text, found.end()))


def _is_clock(found: re.Match[str], setting: Setting) -> bool:
    """Read "17:00 hours", "at 0630 hours": what a watch shows."""
    if found["unit"].lower() != "hour":
        return False
    behind_colon = _CLOCK.search(setting.text, max(0, found.start() - 3), found.start())
    four = _FOUR.match(found["count"])
    at = _AT.search(setting.text, max(0, found.start() - 36), found.start())
    return bool(behind_colon or (four and (at or found["count"][0] == "0")))


def _is_of_match(found: re.Match[str], setting: Setting) -> bool:
    """Read "scored on 71 minutes", which tells when, not how long."""
    on = setting.text.endswith(" on ", max(0, found.start() - 4), found.start())
    return on and "-" not in found[0] and not setting.text.startswith(" of ", found.end())


def _and_half(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "2-1/2 years", "2½ years"."""
    if _is_age(found, setting) or _how_often(found, setting):
        return None
    return iso_duration(int(found["count"]) + Decimal("0.5"), found["unit"].lower()), "duration"


def _quarters(found: re.Match[str], _: Setting) -> Reading:
    """Read "three quarters of an hour"."""
    return ("PT45M" if found["part"].lower() == "three" else "PT15M"), "duration"


def _half_unit(found: re.Match[str], _: Setting) -> Reading:
    return iso_duration(Decimal("0.5"), found["unit"].lower()), "duration"


def _unit_and_half(found: re.Match[str], _: Setting) -> Reading:
    return iso_duration(Decimal("1.5"), found["unit"].lower()), "duration"


def _is_age(found: re.Match[str], setting: Setting) -> bool:
    if re.match(r"[1-9]\d years?$", found[0]) and _BELOW.search(
        setting.text, max(0, found.start() - 14), found.start()
    ):
        return True
    left = setting.text[max(0, found.start() - 28) : found.start()].lower()
    if _AGES.search(left):
        return True
    return bool(
        _OLD.match(setting.text, found.end())
        or re.search(
            r"(?:\bage[ds]?(?: of)?|(?:^|[.\"“] ?|, )at) (?:\d\d?(?: years?,? and | ?[-–—] ?| to | and ))?$",
            left,
        )
    )


def _some(found: re.Match[str], setting: Setting) -> Reading | None:
    left = setting.text[max(0, found.start() - 4) : found.start()]
    as_many = left.endswith(" as ") and found[0].startswith("many")
    return None if as_many or _is_age(found, setting) else VAGUE


def _elapsed(found: re.Match[str], _: Setting) -> Reading | None:
    """Read "the past year", "the next two weeks": a length of time beside the article's date."""
    if not found["count"] and found[0].endswith("s"):
        return VAGUE  # "the last years"
    if not found["count"] and _LAST_ONE.match(found[0]):
        return None  # of some series: "on the last day"
    count = number(found["count"]) if found["count"] else Decimal(1)
    return (iso_duration(count, found["unit"].lower()), "duration") if count else VAGUE


def _one(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "for more than a year", "within a week"; "twice a week" is how often."""
    left = setting.text[max(0, found.start() - 24) : found.start()]
    beside = _BESIDE.match(setting.text, found.end())
    if beside and _FOR.search(left) and _EVENT.match(setting.text, found.end()):
        beside = None  # "was grounded for an hour after the storm"
    if not _LASTING.search(left) or beside:
        return None
    return iso_duration(Decimal(1), found["unit"].lower()), "duration"


def _minute(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "lasted about a minute"; "spoke for a minute" is a manner of speaking."""
    lasted = _LASTED.search(setting.text, max(0, found.start() - 32), found.start())
    return (iso_duration(Decimal(1), "minute"), "duration") if lasted else None


def _long(found: re.Match[str], _: Setting) -> Reading:
    """Read "week-long", "decade-long"; "three-week-long" has its number before it."""
    return iso_duration(Decimal(1), found["unit"].lower()), "duration"


def _part_of_century(found: re.Match[str], setting: Setting) -> Reading | None:
    if is_score(found, setting.text):
        return None
    return f"P{50 if found['part'].lower() == 'half' else 25}Y", "duration"


_CLOCK: Final = expression(r"\d[:.]\Z")
_FOUR: Final = expression(r"(?:[01]\d|2[0-3])[0-5]\d\Z")
_AT: Final = expression(
    r"\b(?:[Aa]t|[Bb]y|[Ff]rom|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter)(?: (?:about|around|exactly|precisely|just after|shortly after))? {1,3}\Z"
    r"|\b(?:[Ff]rom|[Bb]etween) {1,3}(?:[01]\d|2[0-3])[0-5]\d(?: hours)? (?:to|and|until|till) {1,3}\Z"
)
"""What stands before the time of a clock, another such time among it: "from 2000 hours to"."""
_LESSER: Final = {
    "year": ("month", "week", "day"),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour",),
    "hour": ("minute",),
    "minute": ("second",),
}
"""What may follow a unit where several make one length."""
_LAST_ONE: Final = expression(r"[Tt]he {1,3}last {1,3}(?:day|minute)$")
_LASTING: Final = expression(
    r"\b(?:[Ff]or|[Ww]ithin|[Dd]uring|last(?:s|ed|ing)?|spen[dt]s?|spending|tak(?:es?|ing)|took|than"
    r"|about|over|almost|nearly|around|roughly|least|just|barely|under|only) {1,3}$"
)
_LASTED: Final = pattern(
    r"\b(?:last(?:s|ed|ing)?|shook [\w ]{3,14} for) (?:(?:for|about|around|almost|nearly|roughly|over|under|just"
    r"|(?:just )?(?:more|less) than|just (?:over|under)|at least) )?$"
)
_NAMED: Final = pattern(r"'? (?:Wars?|Plan|Offensive)\b| of Le Mans\b")
"""What has its length in its name: "the Six-Day War"."""
_OLD: Final = pattern(
    r"(?:,? and [\w-]{1,12} (?:months?|weeks?|days?))?[- ]olds?\b| of age\b|(?: (?:and|or))? (?:older|younger)\b|' (?:senior|junior)\b"
)
_AGES: Final = expression(r"\bage[ds] {1,3}(?:\d\d?, {1,3}){0,5}\d\d? {1,3}and {1,3}$")
"""Before the last of several ages: "ages 45, 55 and 75 years"."""
_BELOW: Final = expression(r"(?<!\bin )\b(?:under|below|above) {1,3}$")
_PER: Final = pattern(r" (?:a|per|each|every|of the) (?:day|night|week|month|year)\b")
_FOR: Final = expression(r"\b[Ff]or {1,3}\Z")
_EVENT: Final = expression(r" {1,3}(?:after|before) {1,3}(?!that\b|this\b|now\b)[\w']")
_BESIDE: Final = expression(
    r" {1,3}(?:after|before|ago|earlier|later|old|from|and a half)\b|[- ]old"
)

_UNIT: Final = r"(?P<unit>(?i:minute|hour|day|week|fortnight|month|year|decade|centur))(?:s|y|ies)?"
_PART: Final = rf"(?:{NUMBER}|an?) (?:month|week|day|hour|minute|second)s?"
_MINUTES: Final = rf"(?:[1-5]?\d|{WORDS}) minutes?"
_SECONDS: Final = rf"(?:[1-5]?\d(?:\.\d{{1,3}})?|{WORDS}) seconds?"
_PIECE: Final = pattern(
    rf"(?P<count>{NUMBER}|[Aa]n?) (?P<unit>year|month|week|day|hour|minute|second)s?(?!\w)"
)
_NO_CLOCK: Final = r"(?<!\d:)"
"""Not the end of "1:36.49 seconds"."""
_NOT_AGE: Final = r"(?!-?[a-z])(?![- ]olds?\b)"

RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                rf"(?P<count>{NUMBER})(?: (?:full|more|straight|consecutive|long|whole|additional|short))? {_UNIT}{_NOT_AGE}"
            )
        ),
        _duration,
    ),
    (
        pattern(
            whole(
                rf"(?:{NUMBER}|[Aa]n?) (?:year|month|week|day|hour|minute)s?"
                rf"(?:(?:, {_PART}){{0,2}},? and {_PART}|(?:(?<=hour)|(?<=hours))(?: {_MINUTES}|, {_MINUTES},?) {_SECONDS}|(?:(?<=hour)|(?<=hours)) {_MINUTES}(?: {_SECONDS})?|(?:(?<=minute)|(?<=minutes)) {_SECONDS})"
                rf"{_NOT_AGE}(?! (?:ago|later|earlier|before|after)\b)"
            )
        ),
        _many_units,
    ),
    (pattern(whole(rf"(?P<count>{NUMBER})-{_UNIT}(?:-long)?{_NOT_AGE}")), _duration),
    (pattern(_NO_CLOCK + whole(rf"(?P<count>{NUMBER}) (?P<unit>second)s{_NOT_AGE}")), _duration),
    (pattern(_NO_CLOCK + whole(rf"(?P<count>{DIGITS})-(?P<unit>second){_NOT_AGE}")), _duration),
    (
        pattern(whole(rf"(?P<count>{NUMBER}-and-a-half)[- ]{_UNIT}{_NOT_AGE}")),
        _duration,
    ),
    (
        pattern(whole(rf"(?P<count>\d{{1,2}})(?:½|[ -]1/2)[ -]{_UNIT}{_NOT_AGE}")),
        _and_half,
    ),
    (pattern(whole(r"(?i:an?) (?P<unit>hour|week|fortnight|month|year|decade|centur)y?")), _one),
    (pattern(whole(r"an? (?P<unit>minute)(?! and\b)")), _minute),
    (
        pattern(
            whole(r"(?P<unit>[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur)y?(?:-?long)")
        ),
        _long,
    ),
    (
        pattern(
            whole(r"(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies)-long")
        ),
        _some,
    ),
    (
        pattern(
            whole(
                r"(?:(?i:an?) )?(?P<part>[Hh]alf|[Qq]uarter)(?: of)?(?: a|-| )[ -]?century(?! ago)"
            )
        ),
        _part_of_century,
    ),
    (pattern(whole(r"(?P<part>(?i:an?|three))[ -]quarters? of an hour(?! ago)")), _quarters),
    (pattern(whole(rf"(?i:half an?) {_UNIT}{_NOT_AGE}(?! ago)")), _half_unit),
    (
        pattern(
            whole(rf"(?:(?i:an?)|[Tt]he (?:past|last|next|following)) {_UNIT} and a half(?! ago)")
        ),
        _unit_and_half,
    ),
    (pattern(whole(rf"(?i:an?|one)-{_UNIT}(?:-long)?{_NOT_AGE}")), _some),
    (
        pattern(
            whole(
                rf"[Tt]he (?:past|last|next|coming) (?:(?P<count>{NUMBER}) )?{_UNIT}(?! of\b){_NOT_AGE}"
            )
        ),
        _elapsed,
    ),
    (
        pattern(
            whole(
                rf"(?:{NUMBER})(?: (?:to|or) | ?[-–] ?|-to-)(?:{NUMBER})[- ]"
                rf"(?i:second|minute|hour|day|week|month|year|decade)s?{_NOT_AGE}"
            )
        ),
        _some,
    ),
    (
        pattern(
            whole(
                r"(?i:several|a few|a couple of|many|dozens of) "
                r"(?:minutes|hours|days|weeks|months|years|decades|centuries)(?! (?:old|ago)\b)"
            )
        ),
        _some,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
