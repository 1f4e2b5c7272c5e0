"""What is written on quick ways is what the slow ones wrote: signs escaped, ticks of timelines."""

from __future__ import annotations

import difflib
import html
import random
from datetime import date, timedelta
from enum import StrEnum

import pytest
from markupsafe import Markup, escape

from briefgen.render.pictures import quoted
from briefgen.render.theme import Theme
from briefgen.site.timescale import MOST_MONTHS, scale
from briefgen.source.forms import ArticleForm

TEXTS = ("", "plain", "a & b", "<b>\"x\" 'y'</b>", "&#x27;&amp;", "“ﬁ” <é>", "\u2028")


@pytest.mark.parametrize("text", TEXTS)
def test_signs_of_a_body_are_escaped_as_the_standard_library_does(text: str) -> None:
    assert quoted(text) == html.escape(text, quote=True).replace("&#x27;", "'")


class Drawn:
    def __html__(self) -> str:
        return "<i>"


class DrawnText(str):
    """A text that says itself how it is shown, though it has no sign to escape."""

    __slots__ = ()

    def __html__(self) -> str:
        return f"<i>{self!s}</i>"


class Late:
    """A text that is only made when it is shown."""

    def __str__(self) -> str:
        return "<late>"


class Colour(StrEnum):
    RED = "<red>"


OTHERS = (Drawn(), DrawnText("plain"), Late(), Colour.RED, 3, 2.5, None, True, ["<"])


@pytest.mark.parametrize("value", [*TEXTS, Markup("<b>'"), *OTHERS])
def test_what_a_template_shows_is_escaped_as_jinja_does(value: object) -> None:
    theme = Theme(read=lambda name: (name, "{{ value }}|{{ [value] | first }}"), memory={})
    assert theme.render("some.html", value=value) == f"{escape(value)}|{escape(value)}"


def plain_ticks(start: date, end: date) -> list[date]:
    days = [start + timedelta(days=n) for n in range(1, (end - start).days)]
    for wanted in (
        [d for d in days if d.day == 1],
        [d for d in days if (d.month, d.day) == (1, 1)],
    ):
        if len(wanted) <= MOST_MONTHS:
            return wanted
    return []


def test_ticks_stand_for_months_else_years_else_nothing() -> None:
    dice = random.Random(5)
    counts = set()
    for most in (40, 900, 1000, 1600, 12_000, 20_000):
        for _ in range(12):
            start = date(1990 + dice.randrange(3), dice.choice((1, 12, 6)), dice.choice((1, 2, 30)))
            end = start + timedelta(days=1 + dice.randrange(most))
            found, span = scale([start.isoformat(), end.isoformat()]), (end - start).days
            ticks = [round(100 * (day - start).days / span, 1) for day in plain_ticks(start, end)]
            assert found is not None
            assert list(found.ticks) == ticks
            counts.add(len(ticks))
    assert min(counts) == 0
    assert max(counts) > MOST_MONTHS // 2


def test_a_key_that_is_known_is_compared_with_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def compared(*_: object, **__: object) -> None:
        raise AssertionError("compared")

    monkeypatch.setattr(difflib, "get_close_matches", compared)
    assert [ArticleForm.suggestion(key) for key in ArticleForm.known()] == list(ArticleForm.known())
