"""The whole site, in parts: what one page changes is that page, its part, and the list of parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline.aliases import alias_of, alias_urls, has_aliases
from briefgen.pipeline.outputs import check, file_urls, page, page_urls, static_urls
from briefgen.pipeline.searching import has_search, is_searched, searched
from briefgen.pipeline.site import Site
from briefgen.pipeline.sources import addresses
from briefgen.pipeline.typesetting import tally

PARTS = tuple(f"{number:02}" for number in range(64))
"""About as many as a part of a large site has pages."""


def _divided(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by part; which part is a name's hangs on nothing else."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[PARTS[crc32(name.encode()) % len(PARTS)]].append(name)
    return {part: tuple(some) for part, some in found.items()}


@query
def divided_sources(build: Build) -> dict[str, tuple[str, ...]]:
    """The sources of what is published, by part."""
    return _divided(sorted(addresses(build).values()))


@query
def divided_urls(build: Build) -> dict[str, tuple[str, ...]]:
    """The addresses of all that is published, by part."""
    found = {*page_urls(build), *file_urls(build), *static_urls(build), *alias_urls(build)}
    return _divided(sorted(found))


@query
def sources_in(build: Build, part: str) -> tuple[str, ...]:
    """The sources in one part."""
    return divided_sources(build).get(part, ())


@query
def urls_in(build: Build, part: str) -> tuple[str, ...]:
    """The addresses in one part."""
    return divided_urls(build).get(part, ())


@query
def tally_of(build: Build, part: str) -> tuple[int, int]:
    """How many mentions and marks the articles of one part have."""
    counts = [tally(build, path) for path in sources_in(build, part)]
    return sum(mentions for mentions, _ in counts), sum(marks for _, marks in counts)


@query
def made_in(build: Build, part: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The fingerprints of the pages in one part, and those that failed."""
    made: dict[str, str] = {}
    failed: list[str] = []
    for url in urls_in(build, part):
        print_ = page.print(build, url)
        if page.failed(build, url):
            failed.append(url)
        else:
            made[url] = print_
    return made, tuple(failed)


@query
def searched_in(build: Build, part: str) -> dict[str, str]:
    """The fingerprints of what the search reads of the pages in one part."""
    made, _ = made_in(build, part)
    if has_aliases(build):  # who comes there is elsewhere at once
        made = {url: print_ for url, print_ in made.items() if not alias_of(build, url)}
    return {url: searched.print(build, url) for url in made if is_searched(build, url)}


@query
def site(build: Build) -> Site:
    """The whole site. A page that fails is said, and the others are made all the same."""
    counts = [tally_of(build, part) for part in PARTS]
    check(build)
    parts = [made_in(build, part) for part in PARTS]
    for_search = [searched_in(build, part) for part in PARTS] if has_search(build) else []
    return Site(
        dict(sorted(item for made, _ in parts for item in made.items())),
        tuple(sorted(url for _, failed in parts for url in failed)),
        len(page_urls(build)),
        sum(mentions for mentions, _ in counts),
        sum(marks for _, marks in counts),
        dict(sorted(item for found in for_search for item in found.items())),
    )
