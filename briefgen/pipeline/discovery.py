"""How others find what is new, and what there is: the news sitemap and `llms.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefgen.graph.build import Build
from briefgen.graph.query import passed
from briefgen.pipeline import collections
from briefgen.pipeline.languages import language, site_words
from briefgen.pipeline.pages import lists_in_use
from briefgen.pipeline.sources import settings
from briefgen.pipeline.standing import standing_lines
from briefgen.pipeline.texts import lede
from briefgen.site import urls
from briefgen.site.byline import Byline, titled, withdrawn
from briefgen.site.release import opens, parsed

if TYPE_CHECKING:
    from briefgen.site.llms import Line

DAY = timedelta(days=1)
NEWS = timedelta(days=2)
"""How long an article is news."""
LAST_YEAR = 9999


def news_sitemap(build: Build, _url: str) -> bytes:
    """The articles of the last two days.

    It hangs on which articles have become too old, not on the time of the build: it is made anew
    when one has, and not before.
    """
    from briefgen.site import newsmap

    given = settings(build)
    recent = sorted(_recent(build), key=lambda pair: (pair[1], pair[0].slug), reverse=True)
    items = [
        newsmap.NewsItem(
            url=urls.absolute(given.url, line.url),
            title=line.headline,
            lang=language(build, line.path),
            published=began.isoformat(),
        )
        for line, began in recent
    ]
    newest = next((line.url for line in collections.chronicle(build)), urls.HOME)
    name = given.publisher or given.title
    return newsmap.news_sitemap(name, items, urls.absolute(given.url, newest))


def _recent(build: Build) -> Iterator[tuple[Byline, datetime]]:
    """The briefings that are still news, with the moments at which they became public.

    Newest first, until one is too old by more than a day: days have no offset, so that they and
    moments are in order to a day. What was kept back may have any date, and is always asked.
    """
    zone = settings(build).timezone
    old: datetime | None = None
    done = False
    for line in collections.chronicle(build):
        kept = bool(line.publish_at)
        if line.corrected == "withdrawn":
            continue
        if not kept and (done or not line.date):
            continue
        began = parsed(opens(line, zone))
        if not kept and old and old - began > DAY:
            done = True
        elif not _is_over(build, began):
            yield line, began
        elif not kept:
            old = old or began


def _is_over(build: Build, began: datetime) -> bool:
    if began.year == LAST_YEAR:  # there is no day after the last one
        return False
    return passed(build, (began + NEWS).isoformat())


def llms(build: Build, _url: str) -> bytes:
    """The newest briefings of each section, the threads, what the site says of itself, and the rest."""
    from briefgen.site.llms import Group, Line
    from briefgen.site.llms import llms as listed

    given, said = settings(build), site_words(build)
    groups = [
        Group(title, _lines(build, collections.section(build, slug)))
        for slug, title in collections.section_titles(build)
    ]
    rest = [line for line in collections.chronicle(build) if not line.section]
    about = {thread.slug: thread.description for thread in given.threads}
    threads = [
        Line(title, _place(build, f"threads/{slug}.html"), about.get(slug, ""))
        for slug, title in collections.thread_titles(build)
    ]
    own = [Line(line.headline, _place(build, line.url), line.dek) for line in standing_lines(build)]
    lists = [(name, urls.index(folder)) for folder, name in urls.FOLDERS.items()]
    more = [(said.gettext("Archive"), urls.ARCHIVE)]
    more += [
        (said.gettext(name), url)
        for name, url in (*lists, ("Glossary", urls.GLOSSARY))
        if url in lists_in_use(build)
    ]
    groups += [
        Group(said.gettext("Briefings"), _lines(build, rest)),
        Group(said.gettext("Threads"), tuple(threads)),
        Group(said.gettext("About this site"), tuple(own)),
        # The format's own word for what may be left out.
        Group("Optional", tuple(Line(title, _place(build, url)) for title, url in more)),
    ]
    return listed(given.title, given.tagline, groups).encode()


def _lines(build: Build, found: Iterable[Byline]) -> tuple[Line, ...]:
    from briefgen.site.llms import Line

    newest = tuple(found)[: settings(build).home_size]
    said = site_words(build)
    return tuple(
        Line(
            titled(line.headline, withdrawn(line.corrected, said), said),
            _place(build, _edition(build, line)),
            line.dek or lede(build, line.path),
        )
        for line in newest
    )


def _edition(build: Build, line: Byline) -> str:
    """What language models read best of a briefing: Markdown, if it is published as such."""
    if not settings(build).editions.markdown:
        return line.url
    from briefgen.site.editions import MARKDOWN, edition

    return edition(line.slug, MARKDOWN)


def _place(build: Build, url: str) -> str:
    """An address that works from the root of the site, and from anywhere if we know where it is."""
    base = settings(build).url
    return urls.absolute(base, url) if base else url
