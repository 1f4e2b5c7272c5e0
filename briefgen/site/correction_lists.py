"""The corrections of a whole site: the page that lists them, and their feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from markupsafe import Markup

from briefgen.locales.words import Words
from briefgen.site.byline import instant, titled
from briefgen.site.entry import Entry, changed_text, published_and_updated
from briefgen.site.list_models import ChangeGroup, ChangeRow, CorrectionsPage


def corrections_page(title: str, rows: Iterable[ChangeRow], words: Words) -> CorrectionsPage:
    """All corrections of a site, newest first, by month."""
    ordered = newest_first(rows)
    months = groupby(ordered, key=lambda row: row.change.date.iso[:7])
    groups = (ChangeGroup(words.month(iso), iso, tuple(of)) for iso, of in months)
    return CorrectionsPage(title, tuple(groups), len(ordered))


def newest_first(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """In one order, whatever the order of the files."""
    by_place = sorted(rows, key=lambda row: (row.teaser.url, row.change.id))
    return sorted(by_place, key=lambda row: instant(row.change.date.iso), reverse=True)


def correction_entry(row: ChangeRow, link: Callable[[str], str], words: Words, zone: str) -> Entry:
    """A correction in the feed of corrections: what it says, and the way to the briefing.

    zone: that of the site, in which days begin.
    """
    item, place = row.change, link(f"{row.teaser.url}#{row.change.id}")
    label = "" if item.kind == "withdrawn" else row.teaser.withdrawn
    headline = titled(row.teaser.headline, label, words)
    text = Markup("<p>{}{}</p>\n").format(item.text, changed_text(item, words))
    way = Markup('<p><a href="{}">{}</a></p>\n').format(place, headline)
    published, updated = published_and_updated(item.date.iso, "", zone)
    return Entry(
        slug=row.slug,
        place=item.id,
        url=place,
        title=f"{words.gettext('%(label)s:', label=item.label)} {headline}",
        summary="",
        published=published,
        updated=updated,
        authors=(),
        categories=(),
        lang=row.teaser.lang,
        content=str(text + way),
    )
