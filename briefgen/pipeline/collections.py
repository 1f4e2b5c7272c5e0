"""What aggregates see of the articles, each through a slice that keeps an edit local."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.locales.catalogues import base
from briefgen.pipeline.languages import site_words
from briefgen.pipeline.reading import named
from briefgen.pipeline.sources import addresses, article, byline, held, settings
from briefgen.site import labels, urls
from briefgen.site.byline import Byline, teaser
from briefgen.site.corrections import corrected
from briefgen.site.models import CorrectionView, Teaser

ALIKE = 0.7
"""How alike two labels are of which one is taken for a misspelling of the other."""


@query
def chronicle(build: Build) -> tuple[Byline, ...]:
    """Every published briefing, newest first."""
    lines = (byline(build, path) for path in addresses(build).values())
    return tuple(sorted((line for line in lines if line), key=_order, reverse=True))


def _order(line: Byline) -> tuple[str, str]:
    return line.order


@query
def section_titles(build: Build) -> tuple[tuple[str, str], ...]:
    """Slug → title of each section in use, in the order of the settings, then by title."""
    oldest_first = reversed(chronicle(build))
    uses = [(line.section, line.path) for line in oldest_first if line.section]
    _tell_apart(build, "section", uses)
    used = {urls.slug(name): name for name, _ in uses}
    given = {section.slug: section.title for section in settings(build).sections}
    _misspelt(build, "section", uses, given)
    ordered = [slug for slug in given if slug in used]
    ordered += sorted((slug for slug in used if slug not in given), key=lambda slug: used[slug])
    return tuple((slug, given.get(slug, used[slug])) for slug in ordered)


@query
def thread_titles(build: Build) -> tuple[tuple[str, str], ...]:
    """Slug → title of each thread in use, the one that moved last first."""
    uses = [(line.thread, line.path) for line in chronicle(build) if line.thread]
    _tell_apart(build, "thread", reversed(uses))
    used = {urls.slug(name): labels.spoken(name) for name, _ in uses}
    given = {thread.slug: thread.title for thread in settings(build).threads}
    _misspelt(build, "thread", uses, given)
    return tuple((slug, given.get(slug, name)) for slug, name in used.items())


@query
def tag_titles(build: Build) -> dict[str, str]:
    """Slug → name of each tag in use; the oldest spelling counts."""
    uses = [(tag, line.path) for line in chronicle(build) for tag in line.tags]
    _tell_apart(build, "tags", reversed(uses))
    return dict(sorted((urls.slug(name), name) for name, _ in uses))


@query
def author_titles(build: Build) -> dict[str, str]:
    """Slug → name of each author with a page; the settings' spelling counts, or the oldest."""
    given = settings(build)
    if not given.author_pages:
        return {}
    uses = [(name, line.path) for line in chronicle(build) for name in line.authors]
    _tell_apart(build, "byline", reversed(uses))
    used = {urls.slug(name): name for name, _ in uses}
    titles = {label.slug: label.title for label in given.authors if label.slug in used}
    return dict(sorted((used | titles).items()))


def _tell_apart(build: Build, key: str, uses: Iterable[labels.Use]) -> None:
    """Two labels at one address are an error that names both sources."""
    for (name, path), (other, first) in labels.clashes(uses):
        source = article(build, path)
        line = source.line_of(key) if source else 1
        message = f"“{name}” would have the same address as “{other}” of {first}"
        hint = "Give one of them another name, or spell both in one way."
        build.note(Finding(Place(path, line), "duplicate-address", message, hint))


def _misspelt(build: Build, key: str, uses: Iterable[labels.Use], given: Mapping[str, str]) -> None:
    """A label that the settings don't list, and that looks like one which they do."""
    import difflib

    for name, path in uses:
        slug = urls.slug(name)
        near = [] if slug in given else difflib.get_close_matches(slug, given, n=1, cutoff=ALIKE)
        if not near:
            continue
        source = article(build, path)
        message = f"the {key} “{name}” is not in the settings, where “{near[0]}” is"
        hint = f"Write `{key}: {near[0]}`, or list it under `[{key}s]` in briefgen.toml."
        place = Place(path, source.line_of(key) if source else 1)
        build.note(Finding(place, "unlisted-label", message, hint))


@query
def section(build: Build, slug: str) -> tuple[Byline, ...]:
    """The briefings of a section, newest first."""
    return tuple(
        line for line in chronicle(build) if line.section and urls.slug(line.section) == slug
    )


@query
def tag(build: Build, slug: str) -> tuple[Byline, ...]:
    """The briefings with a tag, newest first."""
    return tuple(line for line in chronicle(build) if slug in map(urls.slug, line.tags))


@query
def author(build: Build, slug: str) -> tuple[Byline, ...]:
    """The briefings that somebody wrote, alone or with others, newest first."""
    return tuple(line for line in chronicle(build) if slug in map(urls.slug, line.authors))


@query
def thread(build: Build, slug: str) -> tuple[Byline, ...]:
    """The briefings of a thread, oldest first."""
    story = [line for line in chronicle(build) if line.thread and urls.slug(line.thread) == slug]
    return tuple(reversed(story))


@query
def mentioned_in(build: Build) -> dict[str, tuple[str, ...]]:
    """Subject → the paths of the briefings that mention it, newest first."""
    found: dict[str, list[str]] = {}
    for line in chronicle(build):
        for name in named(build, line.path):
            found.setdefault(name, []).append(line.path)
    return {name: tuple(paths) for name, paths in sorted(found.items())}


@query
def backlinks(build: Build, name: str) -> tuple[str, ...]:
    """The slice of `mentioned_in` that a page about one subject needs."""
    return mentioned_in(build).get(name, ())


@query
def count(build: Build, name: str) -> int:
    """In how many briefings a subject is mentioned, for its note."""
    return len(backlinks(build, name))


@query
def related(build: Build, name: str) -> tuple[tuple[str, int], ...]:
    """Subjects mentioned in the same briefings, with how many they share, most first."""
    shared: dict[str, int] = {}
    for path in backlinks(build, name):
        for other in named(build, path):
            if other != name:
                shared[other] = shared.get(other, 0) + 1
    return tuple(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])))


@query
def teaser_of(build: Build, path: str) -> Teaser | None:
    """A briefing as lists show it."""
    line = byline(build, path)
    if line is None:
        return None
    said = site_words(build)
    titles = dict(section_titles(build)), dict(thread_titles(build))
    shown = teaser(line, *titles, held(build, path, lambda: said), said)
    if not line.lang or base(line.lang) == base(settings(build).language):
        return shown
    from briefgen.locales.cldr import own_name

    return replace(shown, tongue=own_name(line.lang))


def teasers_at(build: Build, paths: Iterable[str]) -> tuple[Teaser, ...]:
    """Those of several, as far as there are any."""
    found = (teaser_of(build, path) for path in paths)
    return tuple(item for item in found if item)


@query
def corrections(build: Build, path: str) -> tuple[CorrectionView, ...]:
    """What was corrected in a briefing, newest first."""
    source = article(build, path)
    return corrected(source, site_words(build)) if source else ()
