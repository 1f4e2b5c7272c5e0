"""How languages write dates and lists, from the Unicode CLDR by way of Babel."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from babel import Locale as Known
from babel import UnknownLocaleError, localedata
from babel.core import get_global
from babel.localedata import LocaleDataDict
from babel.messages.plurals import get_plural

from briefgen.expressions import expression
from briefgen.locales.catalogues import names
from briefgen.locales.locale import ENGLISH, Locale

RTL_SCRIPTS = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"))
HOUSE = {"en": "en_GB"}
"""English without a country is written as briefgen writes it."""
_QUOTED = expression(r"''|'((?:[^']|'')++)'")


def locale(tag: str) -> Locale:
    """A language's dates and lists, still without words of its own; English for unknown ones."""
    known = _known(tag)
    if known is None:
        return Locale(tag=tag, open_graph=tag.replace("-", "_"), rtl=bool(_is_rtl(tag)))
    data = _data(HOUSE.get(str(known), str(known)))
    dates, lists = data["date_formats"], data["list_patterns"]["standard"]
    months, script = data["months"], _is_rtl(tag)
    return Locale(
        tag=tag,
        open_graph=_with_territory(known),
        rtl=data["character_order"] == "right-to-left" if script is None else script,
        day=dates["long"].format,
        month=_skeleton(data, "yMMMM", ENGLISH.month),
        year=_skeleton(data, "y", ENGLISH.year),
        clock=data["time_formats"]["short"].format,
        moment=_unquoted(data["datetime_formats"]["long"]),
        halves=(_half(data, "am"), _half(data, "pm")),
        era=data["eras"]["abbreviated"].get(1, ""),
        months=_months(months["format"]["wide"]),
        months_alone=_months(months["stand-alone"]["wide"]),
        lists=(lists["2"], lists["start"], lists["middle"], lists["end"]),
        plural=get_plural(known).plural_expr,
    )


def own_name(tag: str) -> str:
    """What a language is called by those who speak it ("Deutsch"); the tag if nobody knows."""
    known = _known(tag)
    return (known.get_display_name(known) if known else "") or tag


def _data(identifier: str) -> LocaleDataDict:
    """What the CLDR says of a language.

    A copy: Babel notes in what languages share what an alias stands for in the first one, and so
    writes French months in Japanese after it has written Japanese.
    """
    shared: Any = localedata.load(identifier)
    return LocaleDataDict(deepcopy(shared))


def _known(tag: str) -> Known | None:
    """The nearest locale that the CLDR describes: it may lack the country, not the language."""
    for name in reversed(names(tag)):
        try:
            return Known.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _is_rtl(tag: str) -> bool | None:
    """Whether the script of a tag runs from right to left; None if it names none."""
    scripts = [part.title() for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()]
    return scripts[0] in RTL_SCRIPTS if scripts else None


def _with_territory(known: Known) -> str:
    """ "de" → "de_DE": Open Graph wants a country, and the CLDR knows the most likely one."""
    if known.territory:
        return f"{known.language}_{known.territory}"
    likely: str = get_global("likely_subtags").get(str(known), "")
    return f"{known.language}_{likely.rpartition('_')[2]}" if likely else known.language


def _unquoted(pattern: str) -> str:
    """ "{1} 'kl'. {0}" → "{1} kl. {0}": Babel takes this pattern over as the CLDR quotes it."""
    return _QUOTED.sub(lambda found: (found[1] or "'").replace("''", "'"), pattern)


def _skeleton(data: Mapping[str, Any], name: str, default: str) -> str:
    found = data["datetime_skeletons"].get(name)
    return str(found.format) if found else default


def _half(data: Mapping[str, Any], name: str) -> str:
    periods = data["day_periods"]["format"]
    for width in ("abbreviated", "wide", "narrow"):
        if found := periods.get(width, {}).get(name):
            return str(found)
    return name.upper()


def _months(named: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(named[number] for number in range(1, 13))
