"""What was wrong in the briefings, and what changed in them, for pages that tell."""

from __future__ import annotations

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query
from briefgen.pipeline import collections
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.ledger import shown
from briefgen.pipeline.remembered import ENDING, LEDGER, has_ledger, recorded
from briefgen.pipeline.sources import addresses, article, page_of, settings, slug_at
from briefgen.site import urls
from briefgen.site.corrections import is_correction
from briefgen.site.list_models import ChangeRow, RevisionsPage
from briefgen.site.models import When
from briefgen.site.updates import cut
from briefgen.source.article import Article


@query
def corrected_paths(build: Build) -> tuple[str, ...]:
    """The briefings of which something was corrected; updates are no corrections."""
    lines = collections.chronicle(build)
    return tuple(line.path for line in lines if is_correction(line.corrected))


def corrections(build: Build) -> list[ChangeRow]:
    """Every public correction."""
    found = []
    for path in corrected_paths(build):
        item = collections.teaser_of(build, path)
        changes = collections.corrections(build, path) if item else ()
        found += [
            ChangeRow(change=c, teaser=item, slug=slug_at(build, path))
            for c in changes
            if item and is_correction(c.kind)
        ]
    return found


def corrections_url(build: Build) -> str:
    """The page of corrections, "" if nothing was corrected."""
    return urls.CORRECTIONS if corrected_paths(build) else ""


def check_corrections(build: Build, source: Article) -> None:
    """Say where words were replaced, and readers are told of news."""
    for item in source.corrections:
        if item.kind == "update" and item.was:
            build.note(_softened(source, item.was))


def _softened(source: Article, was: str) -> Finding:
    return Finding(
        Place(source.path, source.line_of("corrections")),
        "softened-correction",
        f"this is called an update, but it replaces “{cut(was, 40)}”",
        "Write `kind: correction` if that was wrong; else leave `was` and `now` out.",
    )


@query
def revised(build: Build, path: str) -> RevisionsPage | None:
    """The public log of a briefing; None if there is nothing to tell.

    A briefing that was withdrawn has none: its words are not to be spread any further.
    """
    from briefgen.site.revision_log import revisions

    source = article(build, path)
    if source is None or source.corrected == "withdrawn" or not _may_be_revised(build, source.slug):
        return None
    ledger = recorded(build, source.slug)
    if ledger is None:
        return None
    said = words(build, language(build, path))
    found = revisions(ledger, shown(build, path), said, heads=source.rights != "full")
    first = ledger.moments[0]
    return (
        RevisionsPage(
            headline=source.headline,
            url=page_of(build, path),
            lang=source.lang,
            start=When(first, said.day(first)),
            revisions=found,
        )
        if any(view.lines for view in found)
        else None
    )


def _may_be_revised(build: Build, slug: str) -> bool:
    if not settings(build).revisions or not has_ledger(build):
        return False
    return f"{slug}{ENDING}" in names(build, LEDGER)


def revisions_url(build: Build, path: str, slug: str) -> str:
    """The page of the log of a briefing, "" if it has none."""
    wanted = settings(build).revisions and revised(build, path)
    return urls.revisions(slug) if wanted else ""


def revision_urls(build: Build) -> list[str]:
    """The pages of all logs."""
    if not settings(build).revisions:
        return []
    found = (revisions_url(build, path, slug) for slug, path in addresses(build).items())
    return [url for url in found if url]
