"""What pages say, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from gettext import c2py
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from briefgen.locales.locale import ENGLISH, Locale


class Words(Struct, frozen=True):
    """The words of a locale, as text for models and as safe HTML for templates.

    A message names its values ("%(n)s briefings"), so that a translation may put them in another
    order. What a catalogue doesn't have is said in English.
    """

    locale: Locale = ENGLISH

    @property
    def dir(self) -> str:
        """For HTML: "ltr" or "rtl"."""
        return "rtl" if self.locale.rtl else "ltr"

    def gettext(self, message: str, **values: object) -> str:
        """A message as plain text."""
        text = self._translated(message)
        return text % values if values else text

    def html(self, message: str, **values: object) -> str:
        """A message for a template: values that aren't HTML yet are escaped, and so is the message."""
        text = self._translated(message)
        return _filled(text, values) if values else text

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """For a template: the message that fits a number, which it may show as `%(n)s`."""
        forms, at = self.locale.messages.get(one), _rule(self.locale.plural)(n)
        if not forms:
            forms, at = (one, many), int(n != 1)
        text = forms[min(at, len(forms) - 1)]
        return _filled(text, {"n": n, **values})

    def _translated(self, message: str) -> str:
        forms = self.locale.messages.get(message)
        return forms[0] if forms else message

    def day(self, iso: str) -> str:
        """ "2025-01-03" → "3 January 2025", "2025-01" → "January 2025", "2025" → "2025".

        A time of day is shown with its offset's name left out: "3 January 2025, 14:00".
        """
        date, _, time = iso.partition("T")
        year, month, number = (*date.split("-"), "", "")[:3]
        here = self.locale
        pattern = here.day if number else here.month if month else here.year
        text = pattern % self._parts(year, month or "1", number or "1")
        if time[:5] in ("", "00:00"):
            return text
        return here.moment.format(here.clock % self._time(time), text)

    def month(self, iso: str) -> str:
        """ "2025-01-03T14:00" → "January 2025": the heading of an archive's group."""
        return self.day(iso[:7])

    def month_name(self, iso: str) -> str:
        """ "2025-01" → "January"."""
        return self.locale.months_alone[int(iso[5:7]) - 1]

    def period(self, start: str, end: str) -> str:
        """The years or dates of an office: "2021 – 2025", "since 26 January 2021", or ""."""
        if start and end:
            days = {"start": self.day(start), "end": self.day(end)}
            return self.gettext("%(start)s – %(end)s", **days)
        if start:
            return self.gettext("since %(date)s", date=self.day(start))
        return self.gettext("until %(date)s", date=self.day(end)) if end else ""

    def _parts(self, year: str, month: str, day: str) -> Mapping[str, str]:
        """A date by the letters of CLDR's patterns."""
        here, number = self.locale, int(month)
        return {
            "y": year,
            "yy": year[-2:],
            "yyyy": year,
            "G": here.era,
            "M": str(number),
            "MM": month,
            "L": str(number),
            "MMM": here.months[number - 1],
            "MMMM": here.months[number - 1],
            "LLLL": here.months_alone[number - 1],
            "d": str(int(day)),
            "dd": day,
        }

    def _time(self, time: str) -> Mapping[str, str]:
        hour, minute = time[:2], time[3:5]
        twelve = str(int(hour) % 12 or 12)
        half = self.locale.halves[int(hour) >= 12]
        return {
            "H": str(int(hour)),
            "HH": hour,
            "h": twelve,
            "hh": twelve.zfill(2),
            "m": str(int(minute)),
            "mm": minute,
            "a": half,
            "B": half,
        }

    def listed(self, items: Iterable[Any], caller: Callable[[Any], str] = escape) -> Markup:
        """Items as a list in words: "A, B and C". `caller` is the body of a template's `call`."""
        parts = [Markup(caller(item)) for item in items]  # noqa: S704 - escaped, or a template's own
        if len(parts) < 3:
            return self._pair(0, *parts) if len(parts) > 1 else parts[0] if parts else Markup()
        whole = self._pair(3, parts[-2], parts[-1])
        for part in reversed(parts[1:-2]):
            whole = self._pair(2, part, whole)
        return self._pair(1, parts[0], whole)

    def _pair(self, pattern: int, first: Markup, second: Markup) -> Markup:
        return Markup(escape(self.locale.lists[pattern])).format(first, second)  # noqa: S704 - as it says


# `c2py` compiles what it is given.
_rule = cache(c2py)
"""Which form fits a number, by a rule in C."""


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """A message with its values as HTML: text is escaped, HTML stands as it is."""
    # As a plain string: a safe one escapes all values once more, and slowly.
    whole = str(escape(text)) % {name: _safe(value) for name, value in values.items()}
    return Markup(whole)  # noqa: S704 - its parts are escaped


def _safe(value: object) -> object:
    return value if isinstance(value, Markup | int) else escape(value)


ENGLISH_WORDS = Words()
