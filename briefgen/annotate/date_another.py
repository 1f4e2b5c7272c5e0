"""Weekdays that count from something else than the article's day: "the Sunday before the vote"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.date_words import MONTH, WEEKDAY, Setting
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_PARTS: Final = pattern(
    rf"(?:(?:,|,? and|,? or) {WEEKDAY}){{0,4}} (?:morning|afternoon|evening|night)s\b"
)
_AND_ANOTHER: Final = pattern(rf"(?:,|,? and|,? or) {WEEKDAY}")
_AND: Final = expression(rf"\b{WEEKDAY} {{1,3}}(?:and|&) {{1,3}}$")
_RELATED: Final = pattern(
    r",? (?:before|after|following|preceding|of|when|in which)\b(?! (?:the )?(?:last|this|next) week)"
)
_THE: Final = pattern(r"\b(?P<on>(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]ver) )?(?<![Oo]f )[Tt]he $")
_BEFORE: Final = pattern(r" (?:before|after)\b")
_NOUN: Final = pattern(r"(?:'s)? (?!(?:he|she|it|they|the|was|and)\b)[A-Za-z]{3}")
_ON_THE: Final = pattern(rf"\b[Oo]n the {WEEKDAY}(?=[,.;]| and\b)")
_FAR: Final = 240
"""Code points in which the days of something go on."""
_SERIES: Final = pattern(
    rf" (?:of|in) (?:(?:the|each|every|that) (?:\w+ ){{0,2}}(?i:month|year|quarter|season)\b|{MONTH}\b)"
)


def is_of_each_week(found: re.Match[str], setting: Setting) -> bool:
    """Read "on Friday mornings"; "took place Sunday and Monday nights" tells of two nights."""
    if not _PARTS.match(setting.text, found.end()):
        return False
    left = setting.text[max(0, found.start() - 20) : found.start()]
    listed = _AND.search(left) or _AND_ANOTHER.match(setting.text, found.end())
    return not (listed and setting.tense(found) == "past")


def is_of_another(found: re.Match[str], setting: Setting) -> bool:
    """Read "the Sunday before the vote", "on the Sunday", "the last Friday of the month"."""
    the = _THE.search(setting.text, max(0, found.start() - 12), found.start())
    if not the and _ON_THE.search(setting.text, max(0, found.start() - _FAR), found.start()):
        return setting.tense(found) == "future"  # "will open on the Friday and close on Sunday"
    if found["which"]:
        before = the and _BEFORE.match(setting.text, found.end())
        return bool(before or _SERIES.match(setting.text, found.end()))
    if not the:
        return False
    alone = the["on"] and not _NOUN.match(setting.text, found.end())
    return bool(alone or _RELATED.match(setting.text, found.end()))
