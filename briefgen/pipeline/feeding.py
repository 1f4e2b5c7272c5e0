"""The feeds: of the whole site, of each label (section, tag, thread) and of each subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline import bodies, collections
from briefgen.pipeline.knowledge import entity
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.reading import context
from briefgen.pipeline.sources import article, byline, page_of, settings
from briefgen.pipeline.typesetting import typeset
from briefgen.site import briefing as briefings
from briefgen.site import entry as entries
from briefgen.site import feeds, urls
from briefgen.site.byline import Byline
from briefgen.site.entry import Entry
from briefgen.site.targets import View


@query
def feed_entry(build: Build, path: str) -> Entry | None:
    """A briefing for the feed, whole as far as its `rights` go, with its notes at the end."""
    source, known = article(build, path), typeset(build, path)
    if source is None or known is None or not source.date:
        return None
    view = View(page_of(build, path), urls.FEED, settings(build).url)
    # How often a subject is named elsewhere would tie every entry to every other briefing.
    said = words(build, language(build, path))
    body = bodies.feed_body(build, source, bodies.subjects(build, path), view, said)
    above = bodies.lead(build, path, known.lead, view, plain=True)
    model = briefings.page(known.sheet, picture=above, body=body)
    return entries.entry(source, model, url=view.place(view.page), link=view.place, words=said)


def feed(build: Build, url: str) -> bytes:
    """The newest briefings in full text as Atom."""
    given = settings(build)
    found = _whole(build, collections.chronicle(build))
    return _atom(build, url, urls.HOME, given.title, given.tagline, found)


def label_feed(build: Build, url: str) -> bytes:
    """The newest briefings of a section, tag or thread in full text."""
    folder, _, name = url.removesuffix(urls.FEED_ENDING).partition("/")
    match folder:
        case "sections":
            title = dict(collections.section_titles(build))[name]
            lines = collections.section(build, name)
        case "threads":
            title = dict(collections.thread_titles(build))[name]
            lines = tuple(reversed(collections.thread(build, name)))
        case _:
            title, lines = collections.tag_titles(build)[name], collections.tag(build, name)
    title = f"{title} – {settings(build).title}"
    return _atom(build, url, f"{folder}/{name}.html", title, "", _whole(build, lines))


def _whole(build: Build, lines: Iterable[Byline]) -> Iterator[Entry]:
    """The dated ones of these briefings as entries, each made when it is asked for."""
    found = (feed_entry(build, line.path) for line in lines if line.date)
    return (entry for entry in found if entry)


def _atom(
    build: Build, url: str, page: str, title: str, about: str, found: Iterator[Entry]
) -> bytes:
    """A feed of the first of these entries; what is beyond its size is not even read."""
    given = settings(build)
    return feeds.atom(
        title=title,
        subtitle=about,
        base=given.url,
        url=url,
        page=page,
        author=given.publisher or given.author,
        language=given.language,
        entries=list(islice(found, given.feed_size)),
    )


def subject_feed(build: Build, url: str) -> bytes:
    """The newest briefings that mention somebody or something, each by the sentence that does."""
    known = entity(build, url.rpartition("/")[2].removesuffix(urls.FEED_ENDING))
    assert known is not None  # noqa: S101 - only known entities have addresses
    mentions = (_mention(build, path, known.id) for path in collections.backlinks(build, known.id))
    title, page = f"{known.name} – {settings(build).title}", urls.entity(known.id, known.kind)
    return _atom(build, url, page, title, known.gloss, (entry for entry in mentions if entry))


def _mention(build: Build, path: str, name: str) -> Entry | None:
    line = byline(build, path)
    if line is None or not line.date:
        return None
    found = context(build, path, name)
    return entries.mention(
        line, found, url=urls.absolute(settings(build).url, line.url), words=site_words(build)
    )


def own_feed(build: Build, page: str) -> str:
    """The URL of the feed of a label's or subject's page, "" if it has none.

    Their links are absolute, so they need the site's address.
    """
    given = settings(build)
    return urls.feed_of(page) if given.url and given.more_feeds else ""


def followed(build: Build) -> Iterator[str]:
    """The pages that readers may follow by a feed: of labels in use and of subjects mentioned."""
    yield from (f"sections/{slug}.html" for slug, _ in collections.section_titles(build))
    yield from (f"threads/{slug}.html" for slug, _ in collections.thread_titles(build))
    yield from (f"tags/{slug}.html" for slug in collections.tag_titles(build))
    mentioned = (entity(build, name) for name in collections.mentioned_in(build))
    yield from (urls.entity(item.id, item.kind) for item in mentioned if item)


@query
def feed_urls(build: Build) -> tuple[str, ...]:
    """The addresses of all feeds of labels and subjects."""
    return tuple(url for page in sorted(followed(build)) if (url := own_feed(build, page)))
