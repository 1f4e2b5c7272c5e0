"""All that is published: every address, the bytes at each, and the site as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.findings import SETTINGS, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query, read
from briefgen.pipeline import (
    briefings,
    cards,
    collections,
    discovery,
    feeding,
    links,
    pages,
    pictures,
    standing,
    standing_pages,
)
from briefgen.pipeline.aliases import alias_of, has_aliases, moved
from briefgen.pipeline.awaited import check_awaited, in_the_way, will_correct
from briefgen.pipeline.checks import (
    check_article,
    check_knowledge,
    check_menu,
    check_pictures,
    check_redirects,
)
from briefgen.pipeline.corrected import corrections_url, revision_urls
from briefgen.pipeline.correcting import (
    corrections_feed,
    corrections_feeds,
    corrections_page,
    revisions_page,
)
from briefgen.pipeline.far_dates import check_far_dates
from briefgen.pipeline.ledger import check_ledger
from briefgen.pipeline.links import STATIC
from briefgen.pipeline.searching import has_search
from briefgen.pipeline.sources import (
    addresses,
    briefing_urls,
    has_cards,
    path_at,
    permalink,
    settings,
)
from briefgen.pipeline.statics import ROBOTS, refused
from briefgen.pipeline.strays import check_strays
from briefgen.pipeline.theming import asset_bytes, asset_files, asset_name
from briefgen.pipeline.translations import check_translations
from briefgen.site import urls
from briefgen.site.permalink import USUAL

SITE_FEEDS = tuple(urls.feed_of(urls.HOME, form) for form in urls.FEED_ENDINGS)
NOJEKYLL, CNAME = ".nojekyll", "CNAME"


def sitemap(build: Build, url: str) -> bytes:
    """Every page for search engines; the date is that of the last change of meaning.

    Where one file may not list them all, `sitemap.xml` lists files that do.
    """
    from briefgen.site import sitemap as maps

    base, most = settings(build).url, maps.MOST_LOCATIONS
    parts = _sitemaps(build)
    if url == urls.SITEMAP and parts:
        return maps.sitemap_index(urls.absolute(base, part) for part in parts)
    start = parts.index(url) * most if parts else 0
    changed = {line.url: line.updated or line.date for line in collections.chronicle(build)}
    changed |= standing.last_changes(build)
    listed = _listed(build)[start : start + most]
    return maps.sitemap((urls.absolute(base, page), changed.get(page, "")) for page in listed)


def _listed(build: Build) -> list[str]:
    unlisted = {urls.MISSING, urls.SEARCH, *revision_urls(build)}
    return [page for page in page_urls(build) if page not in unlisted]


def _sitemaps(build: Build) -> list[str]:
    """The files among which the pages are divided; none if there is room in one."""
    from briefgen.site.sitemap import MOST_LOCATIONS

    number = -(-len(_listed(build)) // MOST_LOCATIONS)
    return [urls.sitemap(part) for part in range(1, number + 1)] if number > 1 else []


def robots(build: Build, url: str) -> bytes:
    """The project's own static/robots.txt, or else: everything may be read."""
    if (given := read(build, f"{STATIC}/{url}")) is not None:
        return given
    base = settings(build).url
    maps = (urls.SITEMAP, urls.NEWS_SITEMAP) if base else ()
    places = "".join(f"Sitemap: {urls.absolute(base, name)}\n" for name in maps)
    return f"User-agent: *\nAllow: /\n{places}".encode()


def cname(build: Build, _url: str) -> bytes:
    """The site's own domain, as GitHub Pages reads it."""
    return f"{settings(build).cname}\n".encode()


def empty(_build: Build, _url: str) -> bytes:
    """A file that says all by being there."""
    return b""


def asset(build: Build, url: str) -> bytes:
    """A file of the theme."""
    return asset_bytes(build, asset_name(build, url))


def briefing(build: Build, url: str) -> bytes:
    """The page of a briefing, its card, or another edition of it."""
    if not url.endswith((".html", urls.CARD)):
        from briefgen.pipeline import editions

        return editions.edition(build, url)
    if not url.endswith(urls.CARD):
        return briefings.briefing(build, url)
    return cards.card(build, url) if has_cards(build) else static(build, url)


def search(build: Build, url: str) -> bytes:
    """The page of the search; without one the name is free."""
    return pages.search(build, url) if has_search(build) else static(build, url)


def feed(build: Build, url: str) -> bytes:
    """A feed of the whole site; in formats that the settings don't name, the name is free."""
    known = feeding.site_feeds(build)
    return feeding.feed(build, url) if url in known else static(build, url)


def corrections(build: Build, url: str) -> bytes:
    """The page of corrections or a feed of them; where there is none, the name is free."""
    if url not in corrections_names(build):
        return static(build, url)
    make = corrections_page if url == urls.CORRECTIONS else corrections_feed
    return make(build, url)


def corrections_names(build: Build) -> set[str]:
    """The page of corrections and its feeds, if there are any."""
    return {url for url in (corrections_url(build), *corrections_feeds(build)) if url}


def revisions(build: Build, url: str) -> bytes:
    """What changed in a briefing; on a site that doesn't tell, the folder is free."""
    return revisions_page(build, url) if settings(build).revisions else static(build, url)


def llms(build: Build, url: str) -> bytes:
    """The list for language models, if the settings want one; else the name is free."""
    return discovery.llms(build, url) if settings(build).llms else static(build, url)


def author(build: Build, url: str) -> bytes:
    """What somebody wrote, or a feed of it; where authors have no pages, the folder is free."""
    if not settings(build).author_pages:
        return static(build, url)
    return feeding.label_feed(build, url) if urls.feed_form(url) else pages.author(build, url)


def data(build: Build, url: str) -> bytes:
    """A document of the JSON API; without one the folder is free."""
    if not settings(build).editions.api:
        return static(build, url)
    from briefgen.pipeline import api

    return api.document(build, url)


def static(build: Build, url: str) -> bytes:
    """A file of static/, as it is."""
    return read(build, f"{STATIC}/{url}") or b""


SINGLE: dict[str, Callable[[Build, str], bytes]] = {
    urls.HOME: pages.home,
    urls.ARCHIVE: pages.archive,
    urls.MISSING: pages.missing,
    urls.SEARCH: search,
    urls.GLOSSARY: pages.glossary,
    **dict.fromkeys(SITE_FEEDS, feed),
    urls.CORRECTIONS: corrections,
    **{urls.feed_of(urls.CORRECTIONS, form): corrections for form in urls.FEED_ENDINGS},
    urls.SITEMAP: sitemap,
    urls.NEWS_SITEMAP: discovery.news_sitemap,
    urls.LLMS: llms,
    ROBOTS: robots,
    CNAME: cname,
    NOJEKYLL: empty,
}

FOLDERS: dict[str, Callable[[Build, str], bytes]] = {
    "briefings": briefing,
    "sections": pages.section,
    "tags": pages.tag,
    "threads": pages.thread,
    urls.AUTHORS: author,
    urls.REVISIONS: revisions,
    "glossary": pages.glossary_term,
    "assets": asset,
    urls.API: data,
    pictures.FILES: pictures.picture,
    **dict.fromkeys(urls.FOLDERS, pages.profile),
    **{urls.index(folder): pages.names_index for folder in urls.FOLDERS},
}


FEEDS: dict[str, Callable[[Build, str], bytes]] = {
    **dict.fromkeys(("sections", "tags", "threads"), feeding.label_feed),
    **dict.fromkeys(urls.FOLDERS, feeding.subject_feed),
}

OWN = frozenset((*SINGLE, *FOLDERS)) - {urls.SEARCH, urls.LLMS, urls.API, *SITE_FEEDS}
"""What stands at the top of a site."""

AT_TIMES = {urls.REVISIONS, urls.CORRECTIONS} | {
    urls.feed_of(urls.CORRECTIONS, form) for form in urls.FEED_ENDINGS
}
"""What of it is free for files of static/ where there is nothing to tell."""


@query
def page(build: Build, url: str) -> bytes:
    """The bytes at an address."""
    folder = url.partition("/")[0] if "/" in url else ""
    make = SINGLE.get(url) or FOLDERS.get(url) or FOLDERS.get(folder)
    if urls.feed_form(url):
        make = FEEDS.get(folder) or make
    if (
        folder not in OWN - {urls.AUTHORS}
        and standing.has_standing(build)
        and standing.standing_at(build, url)
    ):
        make = standing_pages.standing
    if permalink(build) != USUAL and path_at(build, urls.page_of_card(url)):
        make = briefing
    if has_aliases(build) and (target := alias_of(build, url)):
        return moved(build, url, target)
    if make is None:
        make = sitemap if urls.is_sitemap(url) else static
    return make(build, url)


@query
def page_urls(build: Build) -> tuple[str, ...]:
    """The addresses of all HTML pages."""
    found = [urls.HOME, urls.ARCHIVE, urls.MISSING, *pages.lists_in_use(build)]
    found += briefing_urls(build)
    found += standing.standing_urls(build)
    found += feeding.followed(build)
    found += [url for url in (corrections_url(build),) if url]
    found += revision_urls(build)
    found += [urls.term(name) for name in pages.in_glossary(build)]
    found += [urls.SEARCH] if has_search(build) else []
    return tuple(sorted(found))


@query
def file_urls(build: Build) -> tuple[str, ...]:
    """The addresses of everything else."""
    given = settings(build)
    found = {NOJEKYLL, ROBOTS, *asset_files(build), *feeding.feed_urls(build)}
    found |= {urls.SITEMAP, urls.NEWS_SITEMAP, *_sitemaps(build)} if given.url else set()
    found |= {urls.LLMS} if given.llms else set()
    found |= {CNAME} if given.cname else set()
    found |= set(corrections_feeds(build))
    found.update(
        url for path in standing.public_paths(build) for url in links.pictures(build, path)
    )
    if has_cards(build):
        placed = briefing_urls(build).items()
        found |= {urls.card_of(url) for url, path in placed if cards.is_drawn(build, path)}
    for name in (*collections.mentioned_in(build), *pages.in_glossary(build)):
        found.update(links.profile_pictures(build, name))
    found.update(_editions(build))
    return tuple(sorted(found))


def _editions(build: Build) -> Iterator[str]:
    """What there is beside the pages, where the settings want it."""
    wanted = settings(build).editions
    if wanted.annotations or wanted.text or wanted.markdown:
        from briefgen.pipeline import editions

        yield from editions.edition_urls(build)
    if wanted.api:
        from briefgen.pipeline import api

        yield from api.document_urls(build)


@query
def static_urls(build: Build) -> tuple[str, ...]:
    """The addresses of the files of static/; one that briefgen uses itself is an error."""
    # A folder that leads out of the project costs only itself; that it does is said with it.
    given = () if names.failed(build, STATIC) else names(build, STATIC)
    if not given:
        return ()
    own = OWN - (set() if will_correct(build) else AT_TIMES) | corrections_names(build)
    own |= {urls.SEARCH, urls.SEARCH_INDEX} if settings(build).search else set()
    own |= {urls.REVISIONS} if settings(build).revisions else set()
    own |= set(feeding.site_feeds(build))
    own |= {urls.LLMS} if settings(build).llms else set()
    own |= {urls.API} if settings(build).editions.api else set()
    own -= set() if settings(build).author_pages else {urls.AUTHORS}
    kept_out = in_the_way(build, given) | refused(given, own)
    for finding in kept_out.values():
        build.note(finding)
    return tuple(sorted(name for name in given if name not in kept_out and name != ROBOTS))


@query
def check(build: Build) -> int:
    """What no page shows: findings about links, pictures and the knowledge base."""
    given = settings(build)
    if not given.url and not given.url_left_open:
        build.note(_no_url())
    check_knowledge(build)
    check_strays(build)
    check_menu(build)
    check_redirects(build)
    cards.check_cards(build)
    check_translations(build)
    check_awaited(build)
    check_far_dates(build)
    check_pictures(build)
    check_ledger(build)
    standing_pages.check_standing(build)
    return sum(check_article(build, path) for path in addresses(build).values())


def _no_url() -> Finding:
    return Finding(
        Place(SETTINGS),
        "no-site-url",
        "without the site's `url` there are no canonical links, no sitemap, no RSS and no JSON Feed,"
        " and below the top of a host, 404.html has neither style nor links that lead anywhere",
        'Write url = "https://…" into briefgen.toml; or url = "" if `build --url` is to say it.',
    )
