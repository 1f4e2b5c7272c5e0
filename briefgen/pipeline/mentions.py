"""The sentences that mention a subject, briefing by briefing: what the pages about subjects show.

One answer for each subject of each briefing would be most of what a large build has to keep. So
they lie together in parts, from the oldest on: what is new changes the last one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline.collections import backlinks
from briefgen.pipeline.reading import contexts
from briefgen.site.profiles import Context

PART = 50
"""Briefings in a part."""


@query
def backlinks_in(build: Build, name: str, part: str) -> tuple[str, ...]:
    """The briefings of one part that mention a subject, oldest first: others change nothing here."""
    oldest_first = backlinks(build, name)[::-1]
    return oldest_first[int(part) * PART :][:PART]


@query
def contexts_in(build: Build, name: str, part: str) -> dict[str, Context]:
    """For each of these the sentence that first mentions it; the other sentences stop here."""
    found = ((path, contexts(build, path).get(name)) for path in backlinks_in(build, name, part))
    return {path: context for path, context in found if context}


def mentions(
    build: Build, name: str, paths: Iterable[str] | None = None
) -> Iterator[tuple[str, Context | None]]:
    """The briefings that mention a subject, newest first, or these of them; each with its context.

    A part is asked for when it is come to.
    """
    newest_first = backlinks(build, name)
    last = len(newest_first) - 1
    places = {path: last - number for number, path in enumerate(newest_first)}
    for path in newest_first if paths is None else paths:
        yield path, contexts_in(build, name, str(places[path] // PART)).get(path)
