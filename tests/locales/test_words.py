"""Dates, lists and plurals as each language writes them."""

from __future__ import annotations

import datetime
import re

import pytest
from babel import localedata
from babel.dates import format_date
from markupsafe import Markup
from msgspec import structs

from briefgen import dates
from briefgen.knowledge.entity import Role
from briefgen.locales import catalogues, cldr
from briefgen.locales.locale import ENGLISH, Locale
from briefgen.locales.words import Words
from briefgen.site.profiles import role_text

WORDS = Words()
GERMAN, ARABIC = (Words(cldr.locale(tag)) for tag in ("de", "ar"))
MANY = (
    *(
        "af",
        "am",
        "ar",
        "ar-EG",
        "az",
        "be",
        "bg",
        "bn",
        "bs",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "de-AT",
        "el",
        "en-AU",
        "en-CA",
        "en-GB",
        "en-IN",
        "en-US",
        "es",
        "es-MX",
        "et",
        "eu",
        "fa",
        "fi",
        "fil",
    ),
    *(
        "fr",
        "fr-CA",
        "ga",
        "gl",
        "gu",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ja",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ky",
        "lo",
        "lt",
        "lv",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "my",
        "nb",
        "ne",
        "nl",
        "pa",
        "pl",
        "pt",
    ),
    *(
        "pt-PT",
        "ro",
        "ru",
        "si",
        "sk",
        "sl",
        "sq",
        "sr",
        "sr-Latn",
        "sv",
        "sw",
        "ta",
        "te",
        "th",
        "tr",
        "uk",
        "ur",
        "uz",
        "vi",
        "zh",
        "zh-Hant",
        "zu",
    ),
)


@pytest.mark.parametrize(
    "iso", ["2025", "2025-03", "2025-01-03", "2024-12-31T00:00:00Z", "2025-01-03T14:05:00+09:00"]
)
def test_english_dates_are_those_of_key_facts(iso: str) -> None:
    assert WORDS.day(iso) == dates.day(iso)
    assert WORDS.month(iso + "-01") == dates.day(f"{iso}-01"[:7])


@pytest.mark.parametrize("tag", MANY)
@pytest.mark.parametrize("day", [datetime.date(2025, 1, 3), datetime.date(1999, 12, 31)])
def test_a_day_is_written_as_the_cldr_writes_it(tag: str, day: datetime.date) -> None:
    words = Words(cldr.locale(tag))
    assert words.day(day.isoformat()) == format_date(day, "long", locale=tag.replace("-", "_"))


@pytest.mark.parametrize("tag", MANY)
def test_every_month_year_and_hour_can_be_written(tag: str) -> None:
    words = Words(cldr.locale(tag))
    for month in range(1, 13):
        assert "2025" in words.month(f"2025-{month:02}-01")
        assert words.month_name(f"2025-{month:02}")
    shown = {words.day(f"2025-01-03T{hour:02}:30:00Z") for hour in range(24)}
    assert len(shown) == 24


def test_no_language_shows_the_marks_of_its_patterns() -> None:
    shown: dict[str, str] = {}
    for name in localedata.locale_identifiers():
        words = Words(cldr.locale(name.replace("_", "-")))
        moments = (words.day(iso) for iso in ("2025-01-04T14:05", "2025-01-04", "2025-01", "2025"))
        items = words.listed([Markup("a"), Markup("b"), Markup("c"), Markup("d")])
        shown[name] = " ".join((*moments, items))
    assert len(shown) > 500
    assert {name: text for name, text in shown.items() if re.search("['%{}]", text)} == {}
    assert shown["nn"].startswith("4. januar 2025 kl. 14:05 ")


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        ("{1} 'kl'. {0}", "{1} kl. {0}"),
        ("{1} 'be' 'ni' {0}", "{1} be ni {0}"),
        ("{1} 'o''clock' {0}", "{1} o'clock {0}"),
        ("{1} d''{0}", "{1} d'{0}"),
        ("{1}, {0}", "{1}, {0}"),
    ],
)
def test_quoted_words_of_a_pattern_lose_their_quotes(pattern: str, plain: str) -> None:
    assert cldr._unquoted(pattern) == plain


def test_no_language_takes_the_words_of_another_that_was_read_before() -> None:
    cldr.locale("ja")
    assert cldr.locale("fr").months_alone[0] == "janvier"
    assert cldr.locale("ko").months_alone[0] == "1월"


def test_periods_times_and_lists_follow_the_language() -> None:
    assert GERMAN.day("2025-01-03T14:05") == "3. Januar 2025, 14:05"
    assert ARABIC.day("2025-01-03T14:05") == "3 يناير 2025، 2:05 م"
    assert Words(cldr.locale("en-US")).day("2025-01-03") == "January 3, 2025"
    assert WORDS.period("2021", "2025-01-20") == "2021 – 20 January 2025"
    assert WORDS.period("2021-01-26", "") == "since 26 January 2021"
    assert WORDS.period("", "") == ""
    assert GERMAN.listed(["A", "B", "C", "D"]) == "A, B, C und D"
    assert ARABIC.listed(["A", "B"]) == "A وB"
    assert [WORDS.listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("tag", "dir_"),
    [("ar", "rtl"), ("he", "rtl"), ("fa-AF", "rtl"), ("ku-Arab", "rtl"), ("qq-Hebr", "rtl"),
     ("dv", "rtl"), ("yi", "rtl"), ("de", "ltr"), ("az", "ltr"), ("qq", "ltr"), ("zh-Hant-TW", "ltr")],
)  # fmt: skip
def test_each_language_says_which_way_it_runs(tag: str, dir_: str) -> None:
    assert Words(cldr.locale(tag)).dir == dir_


@pytest.mark.parametrize(
    ("tag", "named"), [("de", "de_DE"), ("de-AT", "de_AT"), ("zh-Hant", "zh_TW"), ("ar", "ar_EG")]
)
def test_open_graph_is_told_the_country(tag: str, named: str) -> None:
    assert cldr.locale(tag).open_graph == named


def test_what_stands_in_messages_is_safe_and_html_in_values_stays() -> None:
    sly = Words(Locale(messages={"By %(names)s": ("<b>Von</b> %(names)s",), "Close": ("<i>",)}))
    assert sly.html("By %(names)s", names="<u>") == "&lt;b&gt;Von&lt;/b&gt; &lt;u&gt;"
    assert sly.html("By %(names)s", names=Markup("<u>")) == "&lt;b&gt;Von&lt;/b&gt; <u>"
    assert not isinstance(sly.html("Close"), Markup)
    assert sly.gettext("By %(names)s", names="<u>") == "<b>Von</b> <u>"
    assert WORDS.listed(["<a>", Markup("<b>")]) == "&lt;a&gt; and <b>"


def test_what_a_catalogue_lacks_is_english_in_number_too() -> None:
    french = Words(cldr.locale("fr"))
    assert french.plural("%(n)s briefing", "%(n)s briefings", 0) == "0 briefings"
    assert french.gettext("Key facts") == "Key facts"


def test_english_needs_no_library_where_it_has_no_country() -> None:
    for tag in ("en", "en-GB", "EN-gb"):
        known = catalogues.built_in(tag)
        assert known is not None
        assert (known.day, known.months, known.lists) == (
            cldr.locale(tag).day,
            cldr.locale(tag).months,
            cldr.locale(tag).lists,
        )
    assert catalogues.built_in("en-US") is None
    assert re.sub("LLLL", "MMMM", ENGLISH.month) == cldr.locale("en").month
    assert catalogues.names("pt-br") == ("pt", "pt-BR")
    assert catalogues.names("ZH-hant-tw")[-1] == "zh-Hant-TW"


@pytest.mark.parametrize(
    ("title", "org", "said"),
    [
        ("Envoy", "Norland", "Envoy, Norland"),
        ("مبعوث", "Norland", "مبعوث، Norland"),
        ("Envoy", "", "Envoy"),
    ],
)
def test_a_role_has_the_comma_of_its_own_letters(title: str, org: str, said: str) -> None:
    arabic = Words(structs.replace(cldr.locale("ar"), messages={", ": ("، ",)}))
    assert role_text(Role(title=title, org=org), arabic) == said
