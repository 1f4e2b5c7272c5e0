"""Versions of one page in several languages: who belongs together, and what is wrong with it."""

from __future__ import annotations

from msgspec import Struct

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline.collections import chronicle
from briefgen.pipeline.languages import language
from briefgen.pipeline.sources import article, is_standing_path, settings
from briefgen.pipeline.standing import standing_lines
from briefgen.site import urls
from briefgen.site.byline import Byline
from briefgen.site.models import TranslationView

KEY = "translation_of"


class Version(Struct, frozen=True):
    """A briefing or standing page in one language."""

    lang: str
    url: str
    slug: str


@query
def has_translations(build: Build) -> bool:
    """Whether any page says that it is a translation: else no page asks for more."""
    lines = (*chronicle(build), *standing_lines(build))
    return any(line.translation_of for line in lines)


@query
def translated(build: Build) -> dict[str, tuple[Version, ...]]:
    """The address of each page that has versions → all of them, the original first.

    Briefings are versions of briefings, standing pages of standing pages.
    """
    found: dict[str, dict[str, Version]] = {}
    for lines in (chronicle(build)[::-1], standing_lines(build)):
        named: dict[str, list[Byline]] = {}
        for line in lines:
            named.setdefault(line.slug, []).append(line)
        for line in lines:
            if line.translation_of:
                _join(build, found, line, _original(named.get(line.translation_of, [])))
    groups = [_ordered(own) for _, own in sorted(found.items()) if len(own) > 1]
    return {version.url: group for group in groups for version in group}


def _original(named: list[Byline]) -> Byline | None:
    """Of what has the slug, that which is no translation: pages of other folders may be called alike."""
    return next((line for line in named if not line.translation_of), named[0] if named else None)


def _join(
    build: Build, found: dict[str, dict[str, Version]], line: Byline, original: Byline | None
) -> None:
    """Add a translation to the versions of its original."""
    if original is None or original.translation_of:
        build.note(_astray(build, line, original))
        return
    own = found.setdefault(original.url, _version(build, original))
    tag = language(build, line.path).casefold()
    if tag in own:
        build.note(_same_language(build, line, own[tag]))
    own.setdefault(tag, Version(language(build, line.path), line.url, line.slug))


def _version(build: Build, line: Byline) -> dict[str, Version]:
    tag = language(build, line.path)
    return {tag.casefold(): Version(tag, line.url, line.slug)}


def _ordered(own: dict[str, Version]) -> tuple[Version, ...]:
    first, *others = own.items()
    return (first[1], *(version for _, version in sorted(others)))


@query
def versions(build: Build, url: str) -> tuple[Version, ...]:
    """All versions of the page at an address, the original first; () if there is only this one."""
    return translated(build).get(url, ())


def versions_at(build: Build, url: str) -> tuple[Version, ...]:
    """The same; sites without translations ask nothing more."""
    return versions(build, url) if has_translations(build) else ()


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
    kind = "standing page" if is_standing_path(line.path) else "briefing"
    message = f"this is said to be a translation of “{name}”, and no {kind} is published as that"
    hint = f"Write the slug of the {kind} from which it was translated."
    if original and original.path == line.path:
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
