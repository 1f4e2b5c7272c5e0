"""Former addresses: where each leads now, as editors wrote it or as the address book tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen import filenames
from briefgen.findings import SETTINGS, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.pipeline.awaited import awaited
from briefgen.pipeline.languages import language, site_words, words
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import (
    article,
    byline,
    say,
    settings,
)
from briefgen.pipeline.standing import public_paths, source_at, source_paths
from briefgen.site import urls
from briefgen.site.byline import Byline
from briefgen.site.models import PageInfo
from briefgen.source.addressbook import BOOK, Known, digest, one_line, read_book, successors

MOST_LOST = 20
"""Lost addresses that are named one by one."""


class Alias(Struct, frozen=True):
    """A former address, the present one, and where an editor wrote that; no place: the book.

    waits: its source is scheduled. It is only looked at, so that no clash waits for that moment.
    """

    url: str
    target: str
    place: Place | None = None
    waits: bool = False


@query
def book(build: Build) -> tuple[Known, ...]:
    """The address book of the project, as `briefgen record` left it."""
    from briefgen.source.decode import decode

    data = None if read.failed(build, BOOK) else read(build, BOOK)
    if data is None:
        return ()
    text, findings = decode(BOOK, data)
    say(build, findings)
    known, more = read_book(text or "")
    say(build, more)
    return known


@query
def traits(build: Build, path: str) -> Known:
    """By what a source is known again under another name."""
    known = article(build, path)
    if known is None:
        return Known(url="", source=path)
    return Known(
        url="",
        source=path,
        text=digest(known.body.text),
        date=known.date,
        headline=one_line(known.headline),
    )


@query
def inheritors(build: Build) -> dict[str, str]:
    """Address of the book → path of the source that has it now, if one surely has."""
    known = book(build)
    paths = source_paths(build)
    if not {one.source for one in known} <= set(paths):
        return successors(known, [traits(build, path) for path in paths])
    return {one.url: one.source for one in known}


@query
def aliases(build: Build) -> dict[str, str]:
    """Former address → the present one. What is public stands at no alias, nor is one of a draft's."""
    given = (*_in_sources(build), *_in_settings(build), *_waiting(build))
    if not given and not book(build):
        return {}
    live = _Live.of(_published(build))
    kept = _kept(build, given, live)
    kept |= {alias.url: alias for alias in _remembered(build, live, kept)}
    ends = {url: _end(url, kept) for url in kept}
    for url, alias in kept.items():
        if (why := _astray(ends[url], live)) and alias.place:
            build.note(_broken(alias, ends[url], why))
    return {url: end for url, end in ends.items() if not _astray(end, live)}


def _published(build: Build) -> Iterator[str]:
    from briefgen.pipeline.outputs import file_urls, page_urls, static_urls

    for listed in (page_urls, file_urls, static_urls):
        yield from listed(build)


class _Live(Struct, frozen=True):
    """What is published, as any file system would find it: by name, and the folders of all."""

    names: dict[str, str]
    folders: set[str]

    @classmethod
    def of(cls, found: Iterable[str]) -> _Live:
        names = {filenames.key(url): url for url in found}
        return cls(names, {folder for name in names for folder in filenames.folders(name)})

    def add(self, url: str) -> None:
        key = filenames.key(url)
        self.names[key] = url
        self.folders.update(filenames.folders(key))

    def holds(self, url: str) -> bool:
        return self.names.get(filenames.key(url)) == url

    def clash(self, url: str) -> str:
        """What stands where a page at `url` would have to; "" if the place is free."""
        key = filenames.key(url)
        if key.startswith(f"{urls.SEARCH_INDEX}/") or key in self.folders:
            return "a folder of the site"
        where = (key, *filenames.folders(key))
        return next((self.names[name] for name in where if name in self.names), "")


def _in_sources(build: Build) -> Iterator[Alias]:
    for path in sorted(public_paths(build)):  # a stored answer has an order of its own
        yield from _of(build, path)


def _waiting(build: Build) -> Iterator[Alias]:
    for path in sorted(awaited(build)):
        yield from _of(build, path, waits=True)


def _of(build: Build, path: str, *, waits: bool = False) -> Iterator[Alias]:
    line = byline(build, path)
    for former in line.aliases if line else ():
        assert line is not None  # noqa: S101 - it has aliases
        yield Alias(_address(line, former), line.url, Place(path), waits)


def _address(line: Byline, former: str) -> str:
    return former[1:] if former.startswith("/") else line.at(former)


def _in_settings(build: Build) -> Iterator[Alias]:
    for url, target in settings(build).redirects:
        yield Alias(url, target, Place(SETTINGS))


def _kept(build: Build, given: Iterable[Alias], live: _Live) -> dict[str, Alias]:
    """What editors wrote, without what another page or alias has already."""
    kept: dict[str, Alias] = {}
    taken: dict[str, Alias] = {}
    written, soon = _Live.of(()), _Live.of(awaited(build).values())
    for alias in given:
        first = taken.setdefault(filenames.key(alias.url), alias)
        if alias.url == alias.target.partition("#")[0]:
            continue  # the address is the same again: there is nothing to lead on
        if first is not alias and first.target != alias.target:
            build.note(_clash(build, alias, f"{first.place} has it as a former address, too"))
        elif clash := live.clash(alias.url):
            build.note(_clash(build, alias, _standing(build, alias.url, clash)))
        elif soon.clash(alias.url):
            build.note(_clash(build, alias, "a scheduled page will be published there"))
        elif first is alias and written.clash(alias.url):
            build.note(_clash(build, alias, "of it and another former address one is a folder"))
        else:
            written.add(alias.url)
            if not alias.waits:
                kept[alias.url] = alias
    return kept


def _standing(build: Build, url: str, clash: str) -> str:
    source = source_at(build, clash)
    return f"{source or (clash if clash != url else 'something else')} is published there"


def _clash(build: Build, alias: Alias, why: str) -> Finding:
    message = f"nothing can lead on from {alias.url}: {why}"
    hint = "Take it out, or give one of the two pages another address."
    return Finding(_place(build, alias), "duplicate-address", message, hint)


def _place(build: Build, alias: Alias) -> Place:
    assert alias.place is not None  # noqa: S101 - an editor wrote it
    if not alias.place.path.endswith(".md"):
        return setting_place(build, "redirects", alias.url)
    source = article(build, alias.place.path)
    return Place(alias.place.path, source.line_of("aliases")) if source else alias.place


def _remembered(build: Build, live: _Live, given: Mapping[str, Alias]) -> Iterator[Alias]:
    """What the book knows and nobody has written, as far as its page is public."""
    heirs, public = inheritors(build), set(public_paths(build))
    lost = 0
    for known in book(build):
        if live.clash(known.url) or known.url in given:
            continue
        heir = heirs.get(known.url)
        if heir is None and (lost := lost + 1) <= MOST_LOST:
            build.note(_lost(known))
        line = byline(build, heir) if heir in public else None
        if line and heir:
            yield Alias(known.url, line.url)
            if heir != known.source:
                build.note(_moved(known, heir))


def _lost(known: Known) -> Finding:
    return Finding(
        Place(BOOK, known.line, 1),
        "lost-address",
        f"{known.url} was public, and its source {known.source} is gone; nothing leads on from there",
        "Write it under `aliases:` of what stands for it now; or delete this line.",
    )


def _moved(known: Known, heir: str) -> Finding:
    return Finding(
        Place(BOOK, known.line, 1),
        "moved-address",
        f"{known.source} seems to be {heir} now, so {known.url} leads there",
        "`briefgen record` writes that down, so that it holds whatever is edited later.",
    )


def _end(url: str, kept: Mapping[str, Alias]) -> str:
    """Where a chain of former addresses ends: "" for a circle."""
    seen = {url}
    target = kept[url].target
    while (page := target.partition("#")[0]) in kept:
        if page in seen:
            return ""
        seen.add(page)
        _, mark, place = target.partition("#")
        onward = kept[page].target
        target = onward if "#" in onward else onward + mark + place
    return target


def _astray(end: str, live: _Live) -> str:
    """Why an alias leads nowhere; "" if it leads to what is published."""
    if not end:
        return "it leads in a circle"
    page = end.partition("#")[0]
    return "" if live.holds(page) else f"nothing is published at {page}"


def _broken(alias: Alias, end: str, why: str) -> Finding:
    assert alias.place is not None  # noqa: S101 - who asks has looked
    message = f"nothing leads on from the former address {alias.url}: {why}"
    hint = (
        "Write the path of a page that is there."
        if end
        else "Let one of the circle lead to a page, or take it out."
    )
    return Finding(alias.place, "broken-link", message, hint)


@query
def has_aliases(build: Build) -> bool:
    """Whether there is any former address: other sites ask no more than this."""
    return bool(aliases(build))


@query
def alias_of(build: Build, url: str) -> str:
    """Where a former address leads now; "" for every other address."""
    return aliases(build).get(url, "")


def alias_urls(build: Build) -> tuple[str, ...]:
    """All former addresses that lead on."""
    return tuple(aliases(build))


def moved(build: Build, url: str, target: str) -> bytes:
    """The page at a former address: it leads on by itself, and by a link where that fails."""
    from briefgen.pipeline.links import anchor
    from briefgen.pipeline.naming import name_of
    from briefgen.pipeline.pages import render

    page, mark, place = target.partition("#")
    path = source_at(build, page)
    lang = language(build, path) if path else settings(build).language
    said = words(build, lang) if path else site_words(build)
    base = settings(build).url
    shown = PageInfo(
        url=url,
        kind="moved",
        title=name_of(build, page) or page,
        description="",
        canonical=urls.absolute(base, page) if base else "",
        lang=lang,
        dir=said.dir,
        properties=(),
    )
    return render(
        build,
        "moved.html",
        shown,
        target=urls.relative(page, url) + mark + anchor(build, page, place),
    )
