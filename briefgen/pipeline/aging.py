"""How old a briefing is at least: a sentence that stays true, however long the page is read.

A script tells the very age by the reader's clock; without one, the build's clock must do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from briefgen.graph.build import Build
from briefgen.graph.query import passed
from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.pipeline.sources import settings
from briefgen.site.release import day_begun

AGES = ((30, msg("More than 30 days old")), (366, msg("More than a year old")))
"""Days, and what is true from then on."""


def age(build: Build, date: str, words: Words) -> str:
    """What is to be said of the age of what was published on that day; "" while it is new."""
    told = ""
    for days, text in AGES:
        if not date or not passed(build, _later(day_begun(date, settings(build).timezone), days)):
            break
        told = words.gettext(text)
    return told


def _later(moment: str, days: int) -> str:
    begun = datetime.fromisoformat(moment)
    room = datetime.max.replace(tzinfo=begun.tzinfo) - begun
    return (begun + min(timedelta(days), room)).isoformat()
