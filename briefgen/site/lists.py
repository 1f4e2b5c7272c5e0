"""Pages that list briefings: home, archive, section, tag, thread; and the indexes of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from briefgen.knowledge.folding import unaccented
from briefgen.locales.words import Words
from briefgen.site.list_models import (
    HomePage,
    IndexGroup,
    IndexPage,
    IndexRow,
    ListPage,
    StoryView,
    TeaserGroup,
    ThreadTeaser,
)
from briefgen.site.models import Teaser, ThreadView

LONG = 60
"""Briefings from which on a list is scanned, not read: more are shown without deks."""


def by_month(teasers: Iterable[Teaser], words: Words) -> tuple[TeaserGroup, ...]:
    """Group teasers, which come in order of date, under "January 2025"."""
    grouped = groupby(teasers, key=lambda item: item.date.iso[:7] if item.date else "")
    return tuple(_group(iso, tuple(items), words) for iso, items in grouped)


def _group(iso: str, teasers: tuple[Teaser, ...], words: Words) -> TeaserGroup:
    if not iso:
        undated = words.gettext("Without a date")
        return TeaserGroup(undated, undated, teasers)
    return TeaserGroup(words.month(iso), words.month_name(iso), teasers, iso)


def list_page(
    title: str,
    description: str,
    teasers: Sequence[Teaser],
    words: Words,
    story: StoryView | None = None,
) -> ListPage:
    """An archive, section, tag or thread page of briefings in the order given."""
    count = len(teasers)
    return ListPage(title, description, by_month(teasers, words), count, story, count > LONG)


def home(newest: Sequence[Teaser], threads: Sequence[ThreadTeaser]) -> HomePage:
    """The home page: the newest briefing leads."""
    return HomePage(newest[0] if newest else None, tuple(newest[1:]), tuple(threads))


def thread_view(title: str, url: str, story: Sequence[Teaser], current: str) -> ThreadView:
    """Where the briefing at URL `current` stands in its thread, told oldest first."""
    position = next(i for i, item in enumerate(story) if item.url == current)
    return ThreadView(
        title=title,
        url=url,
        earlier=story[position - 1] if position else None,
        later=story[position + 1] if position + 1 < len(story) else None,
        position=position + 1,
        length=len(story),
    )


def index_page(title: str, rows: Iterable[IndexRow]) -> IndexPage:
    """Rows in alphabetical order, grouped by first letter; accents don't part letters."""
    ordered = sorted(rows, key=lambda row: (sort_key(row.name), row.url))
    groups = groupby(ordered, key=lambda row: letter(row.name))
    return IndexPage(title, tuple(IndexGroup(first, tuple(items)) for first, items in groups))


def sort_key(name: str) -> str:
    """Order of names that doesn't depend on a locale: accents and case are set aside."""
    return unaccented(name).casefold()


def letter(name: str) -> str:
    """The heading that a name stands under: a letter, or "#" for digits and signs."""
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else "#"
