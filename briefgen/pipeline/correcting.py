"""The page and the feed of corrections, and the pages that tell what changed word by word."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.graph.build import Build
from briefgen.pipeline.corrected import corrected_paths, corrections, revised
from briefgen.pipeline.feeding import forms, own_feeds, written
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.pages import info, render
from briefgen.pipeline.sources import path_of, settings
from briefgen.site import urls
from briefgen.site.correction_lists import correction_entry, newest_first
from briefgen.site.correction_lists import corrections_page as corrections_model


def corrections_page(build: Build, url: str) -> bytes:
    """All corrections of the site, newest first."""
    said = site_words(build)
    title = said.gettext("Corrections")
    page = info(build, url, "corrections", title, feeds=own_feeds(build, url, title))
    model = corrections_model(title, corrections(build), said)
    return render(build, "corrections.html", page, corrections=model)


def corrections_feeds(build: Build) -> tuple[str, ...]:
    """The addresses of the feeds of corrections."""
    if not corrected_paths(build):
        return ()
    return tuple(urls.feed_of(urls.CORRECTIONS, form) for form in forms(build, urls.CORRECTIONS))


def corrections_feed(build: Build, url: str) -> bytes:
    """The newest corrections."""
    given, said = settings(build), site_words(build)
    entries = (
        correction_entry(row, lambda place: urls.absolute(given.url, place), said, given.timezone)
        for row in newest_first(corrections(build))
    )
    return written(build, url, f"{said.gettext('Corrections')} – {given.title}", "", entries)


def revisions_page(build: Build, url: str) -> bytes:
    """What changed in a briefing, word by word."""
    path = path_of(build, url.rpartition("/")[2].removesuffix(".html"))
    known = revised(build, path)
    assert known is not None  # noqa: S101 - only what was revised has an address
    lang = language(build, path)
    said = words(build, lang)
    title = said.gettext("Revisions of “%(headline)s”", headline=known.headline)
    page = replace(info(build, url, "revisions", title), lang=lang, dir=said.dir)
    return render(build, "revisions.html", page, log=known)
