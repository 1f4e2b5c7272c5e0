"""The languages of pages: what is said in them hangs on their catalogues, and on nothing else."""

from __future__ import annotations

from briefgen.annotate.stops import Stops
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.locales import catalogues
from briefgen.locales.locale import Locale
from briefgen.locales.words import Words
from briefgen.memory import newest
from briefgen.pipeline.sources import byline, say, settings, text

BUILT_IN, OWN = "@locales", "locales"
"""The folders of catalogues: briefgen's, and the project's, whose words come before these."""
TEMPLATE = f"{BUILT_IN}/briefgen.pot"


@query
def language(build: Build, path: str) -> str:
    """The language of an article: its own, or that of the site."""
    line = byline(build, path)
    return (line.lang if line else "") or settings(build).language


def is_english(tag: str) -> bool:
    """Whether texts in a language can be read by the rules for English."""
    return catalogues.base(tag) == "en"


@query
def stops(build: Build, tag: str) -> Stops:
    """Where no sentence ends in a language, by spaCy's abbreviations and the CLDR's dates."""
    from briefgen.nlp.abbreviations import abbreviations

    return Stops(abbreviations(catalogues.base(tag)), ordinals="%(d)s." in locale(build, tag).day)


@query
def locale(build: Build, tag: str) -> Locale:
    """A language for pages. English pages of a site without words of its own need no library."""
    given = [
        (path, source)
        for name in catalogues.names(tag)
        for path in (f"{BUILT_IN}/{name}.po", f"{OWN}/{name}.po")
        if (source := text(build, path)) is not None
    ]
    if not given and (known := catalogues.built_in(tag)):
        return known
    from briefgen.locales import cldr, reader

    found, findings = reader.messages(given, text(build, TEMPLATE) or "", cldr.locale(tag))
    say(build, findings)
    return found


def words(build: Build, tag: str) -> Words:
    """What pages say in a language."""
    state = locale.print(build, tag)
    return newest(build.memory, ("words", tag), state, lambda: Words(locale(build, tag)))


def site_words(build: Build) -> Words:
    """What the site says in its own language."""
    return words(build, settings(build).language)
