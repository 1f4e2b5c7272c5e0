"""One page each: model from the collections, template from the theme, bytes out."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import TERM, Entity, Term
from briefgen.pipeline import bodies, collections, described
from briefgen.pipeline.corrected import corrections_url
from briefgen.pipeline.feeding import own_feeds
from briefgen.pipeline.hearing import outline
from briefgen.pipeline.knowledge import entity, kind_of, subject, term, term_ids
from briefgen.pipeline.languages import site_words, words
from briefgen.pipeline.links import is_published, led_on
from briefgen.pipeline.mentions import mentions
from briefgen.pipeline.reading import named
from briefgen.pipeline.searching import has_search
from briefgen.pipeline.sources import settings
from briefgen.pipeline.standing import in_foot
from briefgen.pipeline.texts import lede
from briefgen.pipeline.theming import asset_url, template
from briefgen.pipeline.unspoken import unspoken
from briefgen.settings import Label
from briefgen.site import briefing as briefings
from briefgen.site import lists, metadata, profiles, stories, urls
from briefgen.site.byline import Byline
from briefgen.site.list_models import IndexRow, StoryView, ThreadTeaser
from briefgen.site.models import NO_HTML, FeedLink, NavLink, PageInfo, PageKind, SiteInfo, Teaser
from briefgen.site.profile_models import MentionRow, RelatedView
from briefgen.site.profiles import KIND_LABELS
from briefgen.site.spelling import curly

Feeds = tuple[FeedLink, ...]

RELATED = 12
"""Subjects shown as named together with an entity."""


@query
def site_info(build: Build) -> SiteInfo:
    """What every page shows of the publication."""
    given = settings(build)
    feeds = own_feeds(build, urls.HOME, given.title)
    return SiteInfo(
        title=given.title,
        tagline=given.tagline,
        url=given.url,
        language=given.language,
        dir=site_words(build).dir,
        author=given.author,
        publisher=given.publisher or given.title,
        report_errors=given.report_errors,
        nav=tuple(
            NavLink(item.title, _now(build, item.url))
            for item in given.nav
            if not is_empty_list(build, item.url)
        ),
        sections=tuple(
            NavLink(title, f"sections/{slug}.html")
            for slug, title in collections.section_titles(build)
        ),
        feed=feeds[0].url if feeds else "",
        feeds=feeds,
        search=urls.SEARCH if has_search(build) else "",
        corrections=corrections_url(build),
        lists=lists_in_use(build),
        pages=in_foot(build),
    )


@query
def lists_in_use(build: Build) -> tuple[str, ...]:
    """The lists of subjects and of terms that anything stands in: no others are published."""
    missing = {urls.index(folder) for folder in urls.FOLDERS}
    for name in collections.mentioned_in(build):
        if not missing:
            break
        missing.discard(urls.index(_folder(build, name)))
    filled = [url for folder in urls.FOLDERS if (url := urls.index(folder)) not in missing]
    return (*filled, urls.GLOSSARY) if in_glossary(build) else tuple(filled)


def _folder(build: Build, name: str) -> str:
    """The folder of an entity's page, "" for a term."""
    kind = kind_of(build, name)
    return urls.folder(kind) if kind and kind != TERM else ""


def is_empty_list(build: Build, href: str) -> bool:
    """Whether a link leads to a list that isn't published, as nothing stands in it yet."""
    url, _, _ = urls.split(href)
    lists = (urls.GLOSSARY, *map(urls.index, urls.FOLDERS))
    return url in lists and url not in lists_in_use(build)


def _now(build: Build, href: str) -> str:
    """Where a link of the menu leads: from a former address to the present one."""
    url, mark, rest = urls.split(href)
    now = led_on(build, url)
    return now if "#" in now else (now or url) + mark + rest


def render(build: Build, name: str, page: PageInfo, **models: object) -> bytes:
    """Run a page's template with its models."""
    from briefgen.compiled import compiled
    from briefgen.render.theme import Theme
    from briefgen.render.whole import whole

    site = site_info(build)
    frame = said = words(build, page.lang)
    if page.lang != site.language:
        frame = site_words(build)

    # A host shows the page for what is missing at any depth, where relative addresses lead astray.
    top = urls.root(site.url) if page.kind == "missing" else ""

    def placed(url: str) -> str:
        return top + url if top else urls.relative(url, page.url)

    theme = Theme(
        read=lambda wanted: template(build, wanted),
        memory=build.memory,
        compiled=compiled,
        words=said,
        site_words=frame,
        functions={
            "link": placed,
            "asset": lambda wanted: placed(asset_url(build, wanted)),
            "whole": whole,
        },
    )
    return theme.render(name, site=site, page=page, **models).encode()


def info(
    build: Build,
    url: str,
    kind: PageKind,
    title: str,
    description: str = "",
    *,
    feeds: Feeds = (),
    data: metadata.Json | None = None,
    lang: str = "",
) -> PageInfo:
    """The frame of a page that is not a briefing; data: what machines are told of its subject.

    lang: its language, "" for that of the site.
    """
    told = data or described.framed(build, url, kind, title, description)
    given = settings(build)
    said = words(build, lang) if lang else site_words(build)
    canonical = urls.absolute(given.url, url) if given.url else ""
    return PageInfo(
        url=url,
        kind=kind,
        title=title,
        description=description,
        canonical=canonical,
        lang=lang or given.language,
        dir=said.dir,
        properties=metadata.open_graph(
            kind="website",
            title=title,
            description=description,
            site=given.title,
            url=canonical,
            locale=said.locale.open_graph,
        ),
        feed=feeds[0].url if feeds else "",
        feeds=feeds,
        json_ld=metadata.script_json(told) if told else NO_HTML,
    )


def teasers(build: Build, lines: Iterable[Byline]) -> tuple[Teaser, ...]:
    """Briefings as lists show them."""
    return collections.teasers_at(build, (line.path for line in lines))


def introduced(build: Build, lines: Iterable[Byline]) -> tuple[Teaser, ...]:
    """Briefings as lists show them that are read: those without a dek by how they begin."""
    found = ((line.path, collections.teaser_of(build, line.path)) for line in lines)
    return tuple(
        item if item.dek else replace(item, dek=lede(build, path)) for path, item in found if item
    )


def home(build: Build, url: str) -> bytes:
    given = settings(build)
    newest = introduced(build, collections.chronicle(build)[: given.home_size])
    threads = tuple(_thread_teaser(build, *named) for named in collections.thread_titles(build))
    page = info(build, url, "home", given.title, given.tagline)
    return render(build, "home.html", page, home=lists.home(newest, threads))


def _thread_teaser(build: Build, slug: str, title: str) -> ThreadTeaser:
    story = teasers(build, collections.thread(build, slug))
    return ThreadTeaser(
        title,
        f"threads/{slug}.html",
        _description(settings(build).threads, slug),
        len(story),
        story[-1],
    )


def _description(given: Iterable[Label], slug: str) -> str:
    return next((label.description for label in given if label.slug == slug), "")


def archive(build: Build, url: str) -> bytes:
    title = site_words(build).gettext("Archive")
    return _listing(build, url, "archive", title, "", collections.chronicle(build))


def section(build: Build, url: str) -> bytes:
    slug = _stem(url)
    title = dict(collections.section_titles(build))[slug]
    about = _description(settings(build).sections, slug)
    return _listing(build, url, "section", title, about, collections.section(build, slug))


def tag(build: Build, url: str) -> bytes:
    slug = _stem(url)
    title = collections.tag_titles(build)[slug]
    return _listing(build, url, "tag", title, "", collections.tag(build, slug))


def author(build: Build, url: str) -> bytes:
    slug = _stem(url)
    title = collections.author_titles(build)[slug]
    about = _description(settings(build).authors, slug)
    return _listing(build, url, "author", title, about, collections.author(build, slug))


def thread(build: Build, url: str) -> bytes:
    slug = _stem(url)
    title = dict(collections.thread_titles(build))[slug]
    about = _description(settings(build).threads, slug)
    lines = collections.thread(build, slug)
    return _listing(build, url, "thread", title, about, lines, story=_story(build, lines))


def _story(build: Build, lines: Iterable[Byline]) -> StoryView:
    paths = [line.path for line in lines]
    found = [named(build, path) for path in paths]
    known = {name: item for names in found for name in names if (item := entity(build, name))}
    changes = [collections.corrections(build, path) for path in paths]
    return stories.story(teasers(build, lines), found, known, changes, site_words(build))


def _listing(
    build: Build,
    url: str,
    kind: PageKind,
    title: str,
    about: str,
    lines: tuple[Byline, ...],
    *,
    story: StoryView | None = None,
) -> bytes:
    told = teasers if len(lines) > lists.LONG else introduced
    listing = lists.list_page(title, about, told(build, lines), site_words(build), story)
    feeds = () if kind == "archive" else own_feeds(build, url, title)
    page = info(build, url, kind, title, about, feeds=feeds)
    return render(build, "list.html", page, listing=listing)


def profile(build: Build, url: str) -> bytes:
    known = entity(build, _stem(url))
    assert known is not None  # noqa: S101 - only known entities have addresses
    related = [
        RelatedView(other.name, briefings.subject_url(other), times)
        for name, times in collections.related(build, known.id)
        if (other := outline(build, name)) and not other.familiar
    ]
    model = profiles.entity_page(
        known,
        bodies.profile(build, known, url),
        _mention_rows(build, known.id),
        related[:RELATED],
        site_words(build),
    )
    feeds = own_feeds(build, url, known.name)
    data = described.entity_data(build, known)
    page = info(build, url, "entity", known.name, curly(known.gloss), feeds=feeds, data=data)
    return render(build, "entity.html", page, entity=model)


def glossary_term(build: Build, url: str) -> bytes:
    known = term(build, _stem(url))
    assert known is not None  # noqa: S101 - only known terms have addresses
    model = profiles.term_page(
        known,
        bodies.profile(build, known, url),
        _mention_rows(build, known.id),
        [NavLink(other.name, briefings.subject_url(other)) for other in seen(build, known)],
    )
    data = described.term_data(build, known)
    page = info(build, url, "term", known.name, curly(known.gloss), data=data)
    return render(build, "term.html", page, term=model)


def seen(build: Build, known: Term) -> list[Entity | Term]:
    """What the glossary says beside a term: only what is published, since an id is a word, too."""
    found = (other for name in known.see if (other := subject(build, name)))
    return [other for other in found if is_published(build, briefings.subject_url(other))]


def _mention_rows(build: Build, name: str) -> tuple[MentionRow, ...]:
    found = mentions(build, name)
    rows = ((collections.teaser_of(build, path), context) for path, context in found)
    said = site_words(build)
    return tuple(profiles.mention_row(item, context, said) for item, context in rows if item)


def names_index(build: Build, url: str) -> bytes:
    folder = url.partition("/")[0]
    names = [name for name in collections.mentioned_in(build) if _folder(build, name) == folder]
    rows = [_index_row(build, item) for name in names if (item := entity(build, name))]
    title = site_words(build).gettext(urls.FOLDERS[folder])
    page = info(build, url, "index", title)
    return render(build, "index.html", page, index=lists.index_page(title, rows))


def glossary(build: Build, url: str) -> bytes:
    rows = [_index_row(build, item) for name in in_glossary(build) if (item := term(build, name))]
    title = site_words(build).gettext("Glossary")
    page = info(build, url, "glossary", title)
    return render(build, "index.html", page, index=lists.index_page(title, rows))


@query
def in_glossary(build: Build) -> tuple[str, ...]:
    """The ids of the glossary: the site's own terms, and built-in ones that a briefing uses.

    Own ones that only a text uses which isn't shown wait for it.
    """
    used, waiting = collections.mentioned_in(build), unspoken(build)
    shown = (name for name, own in term_ids(build).items() if own or name in used)
    return tuple(name for name in shown if name not in waiting)


def _index_row(build: Build, item: Entity | Term) -> IndexRow:
    times = collections.count(build, item.id)
    text = curly(item.gloss)
    if not text and isinstance(item, Entity):
        text = site_words(build).gettext(
            KIND_LABELS[item.kind]
        )  # no row of a list is without words
    return IndexRow(item.name, briefings.subject_url(item), text, times)


def search(build: Build, url: str) -> bytes:
    page = info(build, url, "search", site_words(build).gettext("Search"))
    return render(build, "search.html", page)


def missing(build: Build, url: str) -> bytes:
    page = info(build, url, "missing", site_words(build).gettext("Page not found"))
    return render(build, "404.html", page)


def _stem(url: str) -> str:
    return url.rpartition("/")[2].removesuffix(".html")
