"""Versions of one briefing in several languages: who belongs together, and what is wrong with it."""

from __future__ import annotations

from msgspec import Struct

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline.collections import chronicle
from briefgen.pipeline.languages import language
from briefgen.pipeline.sources import article, byline, path_at, path_of, settings
from briefgen.site import urls
from briefgen.site.byline import Byline
from briefgen.site.models import TranslationView

KEY = "translation_of"


class Version(Struct, frozen=True):
    """A briefing in one language."""

    lang: str
    url: str
    slug: str


@query
def has_translations(build: Build) -> bool:
    """Whether any briefing says that it is a translation: else no page asks for more."""
    return any(line.translation_of for line in chronicle(build))


@query
def translated(build: Build) -> dict[str, tuple[Version, ...]]:
    """The slug of each original that has translations → all versions, the original first."""
    lines = {line.slug: line for line in reversed(chronicle(build))}
    found: dict[str, dict[str, Version]] = {}
    for line in lines.values():
        if not line.translation_of:
            continue
        original = lines.get(line.translation_of)
        if original is None or original.translation_of:
            build.note(_astray(build, line, original))
            continue
        own = found.setdefault(original.slug, _version(build, original))
        tag = language(build, line.path).casefold()
        if tag in own:
            build.note(_same_language(build, line, own[tag]))
        own.setdefault(tag, Version(language(build, line.path), line.url, line.slug))
    return {slug: _ordered(own) for slug, own in sorted(found.items()) if len(own) > 1}


def _version(build: Build, line: Byline) -> dict[str, Version]:
    tag = language(build, line.path)
    return {tag.casefold(): Version(tag, line.url, line.slug)}


def _ordered(own: dict[str, Version]) -> tuple[Version, ...]:
    first, *others = own.items()
    return (first[1], *(version for _, version in sorted(others)))


@query
def versions(build: Build, slug: str) -> tuple[Version, ...]:
    """All versions of a briefing, the original first; () if there is only this one."""
    line = byline(build, path_of(build, slug))
    found = translated(build).get(line.translation_of or slug, ()) if line else ()
    return found if line and line.url in (version.url for version in found) else ()


def versions_at(build: Build, url: str) -> tuple[Version, ...]:
    """The same by the address of a page; sites without translations ask nothing more."""
    if not has_translations(build):
        return ()
    line = byline(build, path_at(build, url))
    return versions(build, line.slug) if line else ()


def alternates(build: Build, url: str) -> tuple[tuple[str, str], ...]:
    """(language, absolute address) of all versions for `hreflang`, with the one for all others."""
    base = settings(build).url
    found = versions_at(build, url) if base else ()
    pairs = [(version.lang, urls.absolute(base, version.url)) for version in found]
    return (*pairs, ("x-default", pairs[0][1])) if pairs else ()


def others(build: Build, url: str) -> tuple[TranslationView, ...]:
    """The other versions for readers, each by its language's own name."""
    found = versions_at(build, url)
    if not found:
        return ()
    from briefgen.locales.cldr import own_name

    return tuple(
        TranslationView(own_name(version.lang), version.url, version.lang)
        for version in found
        if version.url != url
    )


def check_translations(build: Build) -> None:
    """Say which translations lead nowhere, whether or not a page shows any."""
    if has_translations(build):
        translated(build)


def _place(build: Build, line: Byline) -> Place:
    source = article(build, line.path)
    return Place(line.path, source.line_of(KEY) if source else 1)


def _astray(build: Build, line: Byline, original: Byline | None) -> Finding:
    name = line.translation_of
    message = f"this is said to be a translation of “{name}”, and no briefing is published as that"
    hint = "Write the slug of the briefing from which it was translated."
    if name == line.slug:
        message = "this is said to be a translation of itself"
    elif original:
        message = f"this is said to be a translation of “{name}”, which is a translation itself"
        hint = f"Write {KEY}: {original.translation_of}."
    return Finding(_place(build, line), "broken-translation", message, hint)


def _same_language(build: Build, line: Byline, other: Version) -> Finding:
    tag = language(build, line.path)
    message = f"this translation is in the same language, {tag}, as “{other.slug}”"
    hint = "Write its `lang:`, or take out one of the two."
    return Finding(_place(build, line), "broken-translation", message, hint)
