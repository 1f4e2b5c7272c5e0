"""How a language writes dates and lists, and its words for what pages say. English is built in."""

from __future__ import annotations

from msgspec import Struct, field

from briefgen.dates import MONTHS


class Locale(Struct, frozen=True, kw_only=True):
    """What pages in a language need; the patterns are those of the Unicode CLDR.

    tag: the language (BCP 47). open_graph: with its most likely territory, as Open Graph names it.
    rtl: it is written from right to left.
    day, month, year, clock: patterns for Python's `%`, with CLDR's letters as names.
    moment: of a day {1} and a time of day {0}. halves: "AM", "PM".
    months: as in a date, and as they stand alone.
    lists: patterns of two items, and of the start, middle and end of a longer list.
    messages: English words → theirs; of countable ones, all forms. plural: which form, as C.
    """

    tag: str = "en"
    open_graph: str = "en_US"
    rtl: bool = False
    day: str = "%(d)s %(MMMM)s %(y)s"
    month: str = "%(LLLL)s %(y)s"
    year: str = "%(y)s"
    clock: str = "%(HH)s:%(mm)s"
    moment: str = "{1}, {0}"
    halves: tuple[str, str] = ("AM", "PM")
    era: str = ""
    months: tuple[str, ...] = MONTHS
    months_alone: tuple[str, ...] = MONTHS
    lists: tuple[str, str, str, str] = ("{0} and {1}", "{0}, {1}", "{0}, {1}", "{0} and {1}")
    messages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plural: str = "n != 1"


ENGLISH = Locale()
