"""Standing pages: what a site says of itself, such as who makes it, and where each such page is."""

from __future__ import annotations

from briefgen import filenames
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.pipeline.sources import (
    CONTENT,
    STANDING,
    addresses,
    article,
    article_paths,
    briefing_urls,
    byline,
    claimed,
    is_standing_path,
    page_of,
    path_at,
    permalink,
    released,
    settings,
)
from briefgen.site import urls
from briefgen.site.byline import Byline
from briefgen.site.models import NavLink
from briefgen.site.permalink import USUAL


@query
def standing_paths(build: Build) -> tuple[str, ...]:
    """Every source of a standing page, public or not."""
    paths = (f"{CONTENT}/{name}" for name in names(build, CONTENT))
    return tuple(path for path in paths if is_standing_path(path))


@query
def has_standing(build: Build) -> bool:
    """Whether there is any such page: on other sites no page asks more than this."""
    return bool(standing_urls(build))


@query
def standing_urls(build: Build) -> dict[str, str]:
    """Address → path of every public standing page; a second one at an address is an error."""
    found: dict[str, str] = {}
    taken = _taken(build) if standing_paths(build) else {}
    for path in standing_paths(build):
        line = byline(build, path) if released(build, path) else None
        if line is None:
            continue
        if (first := claimed(taken, line)) == path:
            found[line.url] = path
        else:
            build.note(_collision(build, path, first, line.url))
    return found


def _taken(build: Build) -> dict[str, str]:
    """Where briefings and authors stand already; in the usual folder of briefings no other page can."""
    from briefgen.pipeline.collections import author_titles  # which brings what reads news

    found = {} if permalink(build) == USUAL else dict(briefing_urls(build))
    authors = author_titles(build).items()
    found |= {f"{urls.AUTHORS}/{slug}.html": f"the page of {name}" for slug, name in authors}
    return {f"/{filenames.key(url)}": holder for url, holder in found.items()}


def _collision(build: Build, path: str, first: str, url: str) -> Finding:
    source = article(build, path)
    return Finding(
        Place(path, source.line_of("slug") if source else 1),
        "duplicate-address",
        f"this page would stand at {url}, which is already used by {first}",
        "Rename its file."
        if url == urls.HOME
        else "Rename its file, or give it another `slug:` in its front matter.",
    )


def source_paths(build: Build) -> tuple[str, ...]:
    """Every source that a page is written in, of articles and standing pages, public or not."""
    return (*article_paths(build), *standing_paths(build))


def public_paths(build: Build) -> tuple[str, ...]:
    """The sources of all public briefings and standing pages."""
    return (*addresses(build).values(), *standing_urls(build).values())


def source_at(build: Build, url: str) -> str:
    """The source in which the page at an address is written, "" if it is in none."""
    return path_at(build, url) or standing_at(build, url)


def written_at(build: Build) -> dict[str, str]:
    """Address → path of every public page that a source of its own is written for."""
    return briefing_urls(build) | standing_urls(build)


def last_changes(build: Build) -> dict[str, str]:
    """Address → day of the last change of each public standing page that tells it."""
    return {line.url: line.updated for line in standing_lines(build) if line.updated}


def standing_lines(build: Build) -> tuple[Byline, ...]:
    """Every public standing page, in the order of their sources."""
    found = (byline(build, path) for path in sorted(standing_urls(build).values()))
    return tuple(line for line in found if line)


@query
def standing_at(build: Build, url: str) -> str:
    """The source of the standing page at an address, "" if there is none."""
    return standing_urls(build).get(url, "")


@query
def standing_url(build: Build, path: str) -> str:
    """The address of the page of a source, "" if that is no public standing page."""
    url = page_of(build, path) if is_standing_path(path) else ""
    return url if url and standing_at(build, url) == path else ""


@query
def may_stand_at(build: Build, url: str) -> bool:
    """Whether a standing page has this address, public or not: that of a draft is a secret."""
    return any(page_of(build, path) == url for path in standing_paths(build))


@query
def in_foot(build: Build) -> tuple[NavLink, ...]:
    """The pages to which each page's foot leads: those that lie in no folder of their own."""
    lines = (line for line in standing_lines(build) if _is_at_top(line.path))
    return tuple(NavLink(line.headline, line.url, _tongue(build, line)) for line in lines)


def _tongue(build: Build, line: Byline) -> str:
    return line.lang if line.lang != settings(build).language else ""


def _is_at_top(path: str) -> bool:
    name = path.removeprefix(f"{CONTENT}/{STANDING}").removesuffix("/index.md")
    return "/" not in name
