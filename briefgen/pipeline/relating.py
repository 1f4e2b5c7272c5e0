"""Which other briefings a reader is led on to: those that name what few others name."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.locales.catalogues import base
from briefgen.pipeline import collections
from briefgen.pipeline.languages import language
from briefgen.pipeline.reading import named
from briefgen.pipeline.sources import byline, settings
from briefgen.site import urls
from briefgen.site.byline import Byline

FEW = 30
"""What more briefings than these share says nothing of any two; and an edit stays local."""
LEAST = 2
"""So many subjects and tags two briefings share at least: one may be there by chance."""
WEIGHT = 1 / 5
"""What they share must weigh as much as one that five have: countries alone relate nothing."""


@query
def related_briefings(build: Build, path: str) -> tuple[str, ...]:
    """The briefings most like one, at most as many as the settings want.

    Each subject or tag that two share weighs the more, the fewer others have it. Equals stand
    newest first. Briefings of its own thread are left out, since the thread leads to them, as are
    withdrawn ones and those in other languages.
    """
    wanted, own = settings(build).related, byline(build, path)
    if not wanted or own is None:
        return ()
    shares: dict[str, list[float]] = {}
    for others in _sharing(build, own):
        for other in others:
            shares.setdefault(other, []).append(1 / len(others))
    weights = {other: sum(sorted(given)) for other, given in shares.items() if len(given) >= LEAST}
    like = [other for other, weight in weights.items() if weight >= WEIGHT and other != path]
    lines = [byline(build, other) for other in like]
    fit = [line for line in lines if line and _is_fit(build, line, own)]
    fit.sort(key=lambda line: (weights[line.path], line.order), reverse=True)
    return tuple(line.path for line in fit[:wanted])


def _sharing(build: Build, own: Byline) -> Iterator[tuple[str, ...]]:
    """For each subject and tag of a briefing all that have it, if they are few."""
    for subject in named(build, own.path):
        yield sharers(build, "subject", subject)
    for slug in sorted({urls.slug(tag) for tag in own.tags}):
        yield sharers(build, "tag", slug)


@query
def sharers(build: Build, kind: str, name: str) -> tuple[str, ...]:
    """The briefings that share a subject or a tag, none if they are more than a few.

    So what many have, and one more has now, is looked at once and not by each of them.
    """
    if kind == "tag":
        paths = tuple(line.path for line in collections.tag(build, name))
    else:
        paths = collections.backlinks(build, name)
    return paths if 1 < len(paths) <= FEW else ()


def _is_fit(build: Build, other: Byline, own: Byline) -> bool:
    in_thread = bool(own.thread) and urls.slug(other.thread) == urls.slug(own.thread)
    same_language = base(language(build, other.path)) == base(language(build, own.path))
    return same_language and not in_thread and other.corrected != "withdrawn"
