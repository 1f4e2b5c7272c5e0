"""Files of the ledger whose briefing has another slug now."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.pipeline.aliases import aliases
from briefgen.pipeline.remembered import ENDING, LEDGER
from briefgen.pipeline.sources import article_paths, byline, path_at
from briefgen.site.byline import Byline
from briefgen.source.former import INDEX


@query
def unused(build: Build) -> tuple[str, ...]:
    """The names in the ledger's folder that belong to no source, public or not."""
    lines = (byline(build, path) for path in article_paths(build))
    slugs = {line.slug for line in lines if line}
    return tuple(
        name
        for name in names(build, LEDGER)
        if name.removesuffix(ENDING) not in slugs or not name.endswith(ENDING)
    )


@query
def renamed(build: Build) -> dict[str, str]:
    """Former slug whose ledger is still there → the slug of the public briefing that it leads to."""
    old = {name.removesuffix(ENDING) for name in unused(build) if name.endswith(ENDING)}
    found: dict[str, str] = {}
    for url, target in aliases(build).items() if old else ():
        path = path_at(build, target.partition("#")[0])
        line = byline(build, path) if path else None
        if line and (slug := _slug_at(url, line, old)):
            found[slug] = line.slug
    return found


def _slug_at(url: str, line: Byline, known: Collection[str]) -> str:
    """The slug that stood at a former address: the last part of it, or what the pattern makes it of."""
    name = url.removesuffix(f"/{INDEX}").rpartition("/")[2].removesuffix(".html")
    if name in known:
        return name
    words = name.split("-")
    cuts = ("-".join(part) for i in range(1, len(words)) for part in (words[i:], words[:i]))
    return next((cut for cut in cuts if cut in known and line.at(cut) == url), "")
