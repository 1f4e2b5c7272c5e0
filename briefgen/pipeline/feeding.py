"""The feeds: of the whole site, of each label (section, tag, thread, author) and of each subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import TERM
from briefgen.pipeline import bodies, collections
from briefgen.pipeline.cards import SHOWN
from briefgen.pipeline.knowledge import entity, kind_of
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.links import lead_picture
from briefgen.pipeline.mentions import mentions
from briefgen.pipeline.sources import article, byline, page_of, settings
from briefgen.pipeline.typesetting import typeset
from briefgen.settings import Label
from briefgen.site import briefing as briefings
from briefgen.site import entry as entries
from briefgen.site import labels, urls
from briefgen.site.byline import Byline
from briefgen.site.entry import Entry
from briefgen.site.feedlinks import feed_links
from briefgen.site.models import FeedLink
from briefgen.site.spelling import curly
from briefgen.site.targets import View, spelled
from briefgen.source.article import LeadImage

if TYPE_CHECKING:
    from briefgen.site.channel import Channel
    from briefgen.site.profiles import Context


@query
def feed_entry(build: Build, path: str) -> Entry | None:
    """A briefing for the feed, whole as far as its `rights` go, with its notes at the end."""
    source, known = article(build, path), typeset(build, path)
    if source is None or known is None or not source.date:
        return None
    view = View(page_of(build, path), urls.FEED, settings(build).url)
    # How often a subject is named elsewhere would tie every entry to every other briefing.
    said = words(build, language(build, path))
    body = bodies.feed_body(build, source, view, said)
    above = bodies.lead(build, path, known.lead, view, plain=True)
    model = briefings.page(known.sheet, picture=above, body=body)
    image, given = _image(build, path, known.lead, view), settings(build)
    return entries.entry(
        source,
        model,
        url=view.place(view.page),
        link=view.place,
        words=said,
        zone=given.timezone,
        section=labels.titled(source.section, given.sections),
        image=image,
    )


def _image(build: Build, path: str, lead: LeadImage | None, view: View) -> str:
    """The absolute address of the picture over the text, if it is one that readers can show."""
    found = lead_picture(build, path, view.page, lead) if view.base else None
    return view.place(spelled(found[0])) if found and found[1].kind in SHOWN else ""


def feed(build: Build, url: str) -> bytes:
    """The newest briefings in full text."""
    given = settings(build)
    return written(
        build, url, given.title, given.tagline, _whole(build, collections.chronicle(build))
    )


def label_feed(build: Build, url: str) -> bytes:
    """The newest briefings of a section, tag, thread or author in full text."""
    folder, _, name = urls.followed(url).removesuffix(".html").partition("/")
    given = settings(build)
    known: tuple[Label, ...] = ()
    match folder:
        case "sections":
            known = given.sections
            title = dict(collections.section_titles(build))[name]
            lines = collections.section(build, name)
        case "threads":
            known = given.threads
            title = dict(collections.thread_titles(build))[name]
            lines = tuple(reversed(collections.thread(build, name)))
        case urls.AUTHORS:
            known = given.authors
            title, lines = collections.author_titles(build)[name], collections.author(build, name)
        case _:
            title, lines = collections.tag_titles(build)[name], collections.tag(build, name)
    about = next((label.description for label in known if label.slug == name), "")
    return written(build, url, f"{title} – {given.title}", about, _whole(build, lines))


def _whole(build: Build, lines: Iterable[Byline]) -> Iterator[Entry]:
    """The dated ones of these briefings as entries, each made when it is asked for."""
    found = (feed_entry(build, line.path) for line in lines if line.date)
    return (entry for entry in found if entry)


def written(build: Build, url: str, title: str, about: str, found: Iterator[Entry]) -> bytes:
    """A feed of the first of these entries; what is beyond its size is not even read."""
    from briefgen.site.channel import Channel

    given = settings(build)
    write = _writer(urls.feed_form(url))
    channel = Channel(
        title=title,
        about=about,
        base=given.url,
        url=url,
        page=urls.followed(url),
        author=given.publisher or given.author,
        language=given.language,
        hub=given.feeds.hub,
        entries=tuple(islice(found, given.feed_size)),
    )
    return write(channel)


def _writer(form: str) -> Callable[[Channel], bytes]:
    """Who writes a format; formats that a site doesn't have aren't imported."""
    match form:
        case "rss":
            from briefgen.site.rss import rss

            return rss
        case "json":
            from briefgen.site.jsonfeed import json_feed

            return json_feed
        case _:
            from briefgen.site.atom import atom

            return atom


def subject_feed(build: Build, url: str) -> bytes:
    """The newest briefings that mention somebody or something, each by the sentence that does."""
    known = entity(build, urls.followed(url).rpartition("/")[2].removesuffix(".html"))
    assert known is not None  # noqa: S101 - only known entities have addresses
    found = (_mention(build, path, context) for path, context in mentions(build, known.id))
    title = f"{known.name} – {settings(build).title}"
    return written(build, url, title, curly(known.gloss), (entry for entry in found if entry))


def _mention(build: Build, path: str, found: Context | None) -> Entry | None:
    line = byline(build, path)
    if line is None or not line.date:
        return None
    given = settings(build)
    url = urls.absolute(given.url, line.url)
    return entries.mention(
        line,
        found,
        url=url,
        words=site_words(build),
        zone=given.timezone,
        section=labels.titled(line.section, given.sections),
    )


def forms(build: Build, page: str) -> tuple[str, ...]:
    """The formats in which readers can follow a page; () if they cannot.

    RSS, JSON Feed and all feeds but the site's have absolute links, so they need its address.
    """
    given = settings(build)
    if page == urls.HOME:
        return tuple(form for form in given.feeds.site if given.url or form == "atom")
    if page == urls.CORRECTIONS:
        return given.feeds.site if given.url else ()
    if not given.url or not given.more_feeds:
        return ()
    subject = page.partition("/")[0] in urls.FOLDERS
    return given.feeds.subjects if subject else given.feeds.labels


def site_feeds(build: Build) -> tuple[str, ...]:
    """The addresses of the feeds of the whole site."""
    return tuple(urls.feed_of(urls.HOME, form) for form in forms(build, urls.HOME))


def own_feeds(build: Build, page: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds of a page, as it names them."""
    return feed_links(title, page, forms(build, page))


def followed(build: Build) -> Iterator[str]:
    """The pages that readers may follow by a feed: of labels in use and of subjects mentioned."""
    yield from (f"sections/{slug}.html" for slug, _ in collections.section_titles(build))
    yield from (f"threads/{slug}.html" for slug, _ in collections.thread_titles(build))
    yield from (f"tags/{slug}.html" for slug in collections.tag_titles(build))
    yield from (f"{urls.AUTHORS}/{slug}.html" for slug in collections.author_titles(build))
    for name in collections.mentioned_in(build):
        if (kind := kind_of(build, name)) and kind != TERM:
            yield urls.entity(name, kind)


@query
def feed_urls(build: Build) -> tuple[str, ...]:
    """The addresses of all feeds."""
    pages = (urls.HOME, *sorted(followed(build)))
    return tuple(urls.feed_of(page, form) for page in pages for form in forms(build, page))
