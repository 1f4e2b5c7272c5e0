"""What comes by the clock alone: a clash of addresses is said when it is written, not when it is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen import filenames
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import passed, query
from briefgen.pipeline.sources import (
    article,
    byline,
    claimed,
    has_cards,
    is_standing_path,
    page_of,
    permalink,
    released,
    settings,
)
from briefgen.pipeline.standing import public_paths, source_paths, standing_paths, written_at
from briefgen.site import urls
from briefgen.site.byline import Byline
from briefgen.site.corrections import is_correction
from briefgen.site.permalink import USUAL
from briefgen.site.release import opens, parsed


@query
def awaited(build: Build) -> dict[str, str]:
    """Path → address of every article that will be public without anybody's doing."""
    return {
        path: page_of(build, path)
        for path in source_paths(build)
        if not released(build, path) and _is_due(build, path)
    }


def _is_due(build: Build, path: str) -> bool:
    line = byline(build, path)
    if line is None or line.draft:
        return False
    return not (line.expires_at and passed(build, line.expires_at))


def will_correct(build: Build) -> bool:
    """Whether a page of corrections may come with one of them."""
    return any(is_correction(line.corrected) for line in _bylines(build, awaited(build)))


def check_awaited(build: Build) -> None:
    """Say which scheduled articles will find their address taken: then no site would be built."""
    coming = sorted(awaited(build))
    lines = _bylines(build, (*sorted(public_paths(build)), *coming)) if coming else ()
    taken: dict[str, str] = {}
    known: dict[str, Byline] = {}
    for line in lines:
        known[line.path] = line
        first = claimed(taken, line)
        if (
            first != line.path
            and line.path in coming
            and not _makes_room(build, known, first, line)
        ):
            build.note(_clash(build, line, first))


def _bylines(build: Build, paths: Iterable[str]) -> Iterator[Byline]:
    found = (byline(build, path) for path in paths)
    return (line for line in found if line)


def _makes_room(build: Build, known: dict[str, Byline], first: str, line: Byline) -> bool:
    """Whether who has the address is gone when the other comes."""
    due = opens(line, settings(build).timezone)
    ends = known[first].expires_at if first in known else ""
    return bool(ends and due) and parsed(ends) <= parsed(due)


def _clash(build: Build, line: Byline, first: str) -> Finding:
    source = article(build, line.path)
    return Finding(
        Place(line.path, source.line_of("slug") if source else 1),
        "clash-to-come",
        f"once this is due, {_what(line)} will be used already by {first}",
        "Give one of the two another `slug:`; else no site can be built from that moment on.",
    )


def _what(line: Byline) -> str:
    return f"its address {line.url}" if is_standing_path(line.path) else f"its slug “{line.slug}”"


def in_the_way(build: Build, given: Iterable[str]) -> dict[str, Finding]:
    """Files of static/ that stand where a page does, or will: itself, its card or a folder.

    In the usual folder there are no others at all, so nothing needs to be asked.
    """
    if permalink(build) == USUAL and not standing_paths(build):
        return {}
    exact: dict[str, str] = {}
    for verb, placed in (("is", _public(build)), ("will be", sorted(awaited(build).items()))):
        for path, url in placed:
            for name in _outputs(build, path, url):
                exact.setdefault(filenames.key(name), f"{path} {verb} published at {name}")
    inside = {folder: why for key, why in exact.items() for folder in filenames.folders(key)}
    found = {}
    for name in given:
        key = filenames.key(name)
        whys = (exact.get(key), inside.get(key), *map(exact.get, filenames.folders(key)))
        if why := next(filter(None, whys), None):
            found[name] = _standing(name, why)
    return found


def _public(build: Build) -> list[tuple[str, str]]:
    return sorted((path, url) for url, path in written_at(build).items())


def _outputs(build: Build, path: str, url: str) -> tuple[str, ...]:
    """The page, and of a briefing the card; whether it can be drawn hangs on the files of static/."""
    carded = has_cards(build) and not is_standing_path(path)
    return (url, urls.card_of(url)) if carded else (url,)


def _standing(name: str, why: str) -> Finding:
    return Finding(Place(f"static/{name}"), "duplicate-address", why, "Move or rename this file.")
