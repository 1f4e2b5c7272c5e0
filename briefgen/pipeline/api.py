"""The JSON API: which documents there are, and what stands in each.

Lists are cut so that a new briefing changes few of them: months in parts of a hundred, names by
their first letter, older mentions of a subject and older briefings of a thread in documents that
stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import TERM, Entity, Sort, Term
from briefgen.pipeline import bodies, collections, feeding
from briefgen.pipeline.editions import shown_facts, written
from briefgen.pipeline.knowledge import entity, kind_of, subject, term
from briefgen.pipeline.languages import language
from briefgen.pipeline.links import lead_picture
from briefgen.pipeline.mentions import mentions
from briefgen.pipeline.pages import in_glossary, seen
from briefgen.pipeline.reading import annotated
from briefgen.pipeline.sources import addresses, article, byline, path_of, settings
from briefgen.pipeline.texts import passages
from briefgen.pipeline.typesetting import typeset
from briefgen.site import api, urls
from briefgen.site.api import INDEX, ROOT, Json, Where
from briefgen.site.api_schema import SCHEMAS
from briefgen.site.targets import spelled
from briefgen.source.article import LeadImage

LABELS, THREADS = f"{ROOT}/labels.json", f"{ROOT}/threads.json"
LATEST = 20
"""Briefings that the index itself lists."""


@query
def api_lists(build: Build) -> dict[str, tuple[str, ...]]:
    """The lists of briefings (their paths, oldest first) and of names (their ids)."""
    months: dict[str, list[str]] = {}
    for line in reversed(collections.chronicle(build)):
        months.setdefault(line.date[:7], []).append(line.path)
    found = {
        api.month_url(month, number): part
        for month, paths in months.items()
        for number, part in enumerate(api.paged(paths), start=1)
    }
    names: dict[str, list[str]] = {}
    for name, kind in _subjects(build):
        names.setdefault(api.names_url(name, kind), []).append(name)
    return found | {url: tuple(sorted(ids)) for url, ids in sorted(names.items())}


@query
def api_list(build: Build, url: str) -> tuple[str, ...]:
    """One of these lists: its document doesn't hang on the others."""
    return api_lists(build).get(url, ())


def _subjects(build: Build) -> Iterator[tuple[str, Sort]]:
    """Whatever has a page, with its kind: entities that a briefing mentions, and the glossary."""
    for name in collections.mentioned_in(build):
        if (kind := kind_of(build, name)) and kind != TERM:
            yield name, kind
    yield from ((name, TERM) for name in in_glossary(build))


def document_urls(build: Build) -> Iterator[str]:
    """The addresses of all documents."""
    yield from (INDEX, LABELS, THREADS)
    yield from (_schema_url(name) for name in SCHEMAS)
    yield from api_lists(build)
    yield from (api.briefing_url(slug) for slug in addresses(build))
    for slug, _ in collections.thread_titles(build):
        yield from _in_parts(api.thread_url(slug), _in_thread(build, slug))
    for name, kind in _subjects(build):
        yield from _in_parts(api.document_of(name, kind), _oldest_first(build, name))


def _in_parts(url: str, paths: tuple[str, ...]) -> Iterator[str]:
    """A document that has the newest of these briefings, and those with the older ones."""
    parts, _ = api.earlier(paths)
    yield url
    yield from (api.earlier_document(url, number) for number in range(1, len(parts) + 1))


def _in_thread(build: Build, slug: str) -> tuple[str, ...]:
    """The briefings of a thread, oldest first."""
    return tuple(line.path for line in collections.thread(build, slug))


def _schema_url(name: str) -> str:
    return f"{ROOT}/schema/{name}.json"


def _oldest_first(build: Build, name: str) -> tuple[str, ...]:
    return tuple(reversed(collections.backlinks(build, name)))


def document(build: Build, url: str) -> bytes:
    """The bytes of one document."""
    folder, _, name = url.removeprefix(f"{ROOT}/").removesuffix(".json").partition("/")
    make = DOCUMENTS[folder]
    return written(make(build, url, name))


def _place(build: Build) -> Where:
    return api.where(settings(build).url)


def _summaries(build: Build, paths: Iterable[str]) -> list[Json]:
    """Briefings as lists have them; how others are called doesn't matter to them."""
    place, tag = _place(build), settings(build).language
    found = ((byline(build, path), collections.teaser_of(build, path)) for path in paths)
    return [api.summary(line, shown, tag, place) for line, shown in found if line and shown]


def _index(build: Build, url: str, _: str) -> Json:
    given, place, lists = settings(build), _place(build), api_lists(build)
    chronicle, feeds = collections.chronicle(build), feeding.site_feeds(build)
    items = list(_subjects(build))
    terms = sum(kind == TERM for _, kind in items)
    return {
        **api.headed(url, "index"),
        "site": {
            "title": given.title,
            "tagline": given.tagline or None,
            "language": given.language,
            "timezone": given.timezone,
            "author": given.author or None,
            "publisher": given.publisher or given.title,
            "page": place(urls.HOME),
            "feed": place(feeds[0]) if feeds else None,
        },
        "counts": {
            "briefings": len(chronicle),
            "entities": len(items) - terms,
            "terms": terms,
            "sections": len(collections.section_titles(build)),
            "threads": len(collections.thread_titles(build)),
            "tags": len(collections.tag_titles(build)),
        },
        "latest": _summaries(build, (line.path for line in chronicle[:LATEST])),
        "months": [_listed(list_, lists, place) for list_ in _newest_first(lists)],
        "names": [_listed(list_, lists, place) for list_ in lists if _kind(list_) == "names"],
        "labels": {"api": place(LABELS)},
        "threads": {"api": place(THREADS)},
        "schemas": [{"name": name, "api": place(_schema_url(name))} for name in SCHEMAS],
    }


def _kind(list_: str) -> str:
    return list_.removeprefix(f"{ROOT}/").partition("/")[0]


def _newest_first(lists: Iterable[str]) -> list[str]:
    """The lists of months; a stored answer has an order of its own."""
    return sorted((one for one in lists if _kind(one) == "months"), key=api.age, reverse=True)


def _listed(list_: str, lists: dict[str, tuple[str, ...]], place: Where) -> Json:
    name = list_.rpartition("/")[2].removesuffix(".json")
    return {"name": name, "count": len(lists[list_]), "api": place(list_)}


def _month(build: Build, url: str, name: str) -> Json:
    return {
        **api.headed(url, "month"),
        "name": name,
        "briefings": _summaries(build, api_list(build, url)),
    }


def _names(build: Build, url: str, name: str) -> Json:
    items = (subject(build, id_) for id_ in api_list(build, url))
    place = _place(build)
    rows = [api.subject(item, collections.count(build, item.id), place) for item in items if item]
    return {**api.headed(url, "names"), "name": name, "names": rows}


def _briefing(build: Build, url: str, slug: str) -> Json:
    path = path_of(build, slug)
    source, known = article(build, path), typeset(build, path)
    assert source is not None  # noqa: S101 - an address stands only for an article
    assert known is not None  # noqa: S101 - as above
    sheet, place, subjects = known.sheet, _place(build), bodies.subjects(build, path)
    shown = collections.teaser_of(build, path)
    assert shown is not None  # noqa: S101 - as above
    said = api.briefing(source, sheet, shown, language(build, path), place)
    said["image"] = _image(build, path, sheet_url=shown.url, above=known.lead)
    said["notes"] = api.notes(sheet, subjects, place)
    if source.rights == "full":
        notes, texts = annotated(build, path), passages(build, path)
        facts = shown_facts(build, path, notes, texts)
        said |= api.text(texts, notes, facts, sheet, subjects)
    return api.headed(url, "briefing") | said


def _image(build: Build, path: str, *, sheet_url: str, above: LeadImage | None) -> Json | None:
    found = lead_picture(build, path, sheet_url, above)
    if above is None or found is None:
        return None
    url, header = found
    return {
        **_place(build)(spelled(url)),
        "width": header.width,
        "height": header.height,
        "alt": above.alt or None,
        "caption": above.caption or None,
        "credit": above.credit or None,
    }


def _subject(build: Build, url: str, name: str) -> Json:
    identifier, _, part = name.partition("/")
    find = term if url.startswith(f"{ROOT}/terms/") else entity
    item = find(build, identifier)
    assert item is not None  # noqa: S101 - only what is known has an address
    place, own = _place(build), api.subject_document(item)
    parts, newest = api.earlier(_oldest_first(build, identifier))
    if part:
        rows = _mentions(build, item, parts[int(part) - 1], place)
        return {**api.headed(url, "mentions"), "id": identifier, "mentions": rows}
    return {
        **api.headed(url, "term" if isinstance(item, Term) else "entity"),
        **api.subject(item, collections.count(build, identifier), place),
        **api.profile(item, seen(build, item) if isinstance(item, Term) else ()),
        "mentions": _mentions(build, item, newest, place),
        "earlier": api.listed_parts(own, parts, place),
    }


def _mentions(
    build: Build, item: Entity | Term, paths: tuple[str, ...], place: Where
) -> list[Json]:
    found = mentions(build, item.id, reversed(paths))
    rows = ((byline(build, path), context) for path, context in found)
    return [api.mention(line, context, place) for line, context in rows if line]


def _threads(build: Build, url: str, name: str) -> Json:
    place = _place(build)
    if name:
        return _thread(build, url, name)
    rows = [
        (slug, title, len(collections.thread(build, slug)))
        for slug, title in collections.thread_titles(build)
    ]
    listed = api.labels(rows, "threads", place)
    for row in listed:
        row["api"] = place(api.thread_url(row["slug"]))
    return {**api.headed(url, "threads"), "threads": listed}


def _thread(build: Build, url: str, name: str) -> Json:
    slug, _, part = name.partition("/")
    place, paths = _place(build), _in_thread(build, slug)
    parts, newest = api.earlier(paths)
    if part:
        story = _summaries(build, parts[int(part) - 1])
        return {**api.headed(url, "part"), "slug": slug, "briefings": story}
    given = {thread.slug: thread.description for thread in settings(build).threads}
    story = _summaries(build, newest)
    return {
        **api.headed(url, "thread"),
        "slug": slug,
        # As its briefings say it: to ask for the titles of all would hang each document on all.
        "title": story[0]["thread"]["title"] if story else slug,
        "description": given.get(slug) or None,
        "count": len(paths),
        "page": place(f"threads/{slug}.html"),
        "api": place(url),
        "briefings": story,
        "earlier": api.listed_parts(url, parts, place),
    }


def _labels(build: Build, url: str, _: str) -> Json:
    place = _place(build)
    sections = [
        (slug, title, len(collections.section(build, slug)))
        for slug, title in collections.section_titles(build)
    ]
    tags = [
        (slug, title, len(collections.tag(build, slug)))
        for slug, title in collections.tag_titles(build).items()
    ]
    authors = [
        (slug, name, len(collections.author(build, slug)))
        for slug, name in collections.author_titles(build).items()
    ]
    return {
        **api.headed(url, "labels"),
        "sections": api.labels(sections, "sections", place),
        "tags": api.labels(tags, "tags", place),
        "authors": api.labels(authors, urls.AUTHORS, place),
    }


def _schema(_: Build, __: str, name: str) -> Json:
    return dict(SCHEMAS[name])


DOCUMENTS: dict[str, Callable[[Build, str, str], Json]] = {
    "index": _index,
    "months": _month,
    "names": _names,
    "briefings": _briefing,
    "entities": _subject,
    "terms": _subject,
    "threads": _threads,
    "labels": _labels,
    "schema": _schema,
}
