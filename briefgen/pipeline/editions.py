"""What a briefing is published as beside its page: plain text, Markdown, Web Annotations.

Nothing here is asked, or even imported, on a site whose settings want none of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup
from msgspec.structs import replace

from briefgen.annotate.annotation import Fact
from briefgen.annotate.annotations import Annotations
from briefgen.graph.build import Build
from briefgen.pipeline import bodies
from briefgen.pipeline.collections import teaser_of
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.links import picture
from briefgen.pipeline.reading import annotated
from briefgen.pipeline.sources import addresses, article, page_of, path_of, settings
from briefgen.pipeline.texts import document, passages
from briefgen.pipeline.typesetting import typeset
from briefgen.render import html
from briefgen.site import briefing as briefings
from briefgen.site import editions, entry, urls, webannotation
from briefgen.site.api import briefing_url
from briefgen.site.briefing import FACTS_MINIMUM
from briefgen.site.editions import ANNOTATIONS, MARKDOWN, TEXT
from briefgen.site.models import EditionLink
from briefgen.site.targets import View
from briefgen.source.article import Article
from briefgen.source.passage import Passage

Json = dict[str, object]

TYPES = {
    ANNOTATIONS: f'application/ld+json;profile="{webannotation.CONTEXT}"',
    MARKDOWN: "text/markdown",
    TEXT: "text/plain",
}
"""MIME types; that of annotations is the one of the Web Annotation Protocol."""


def endings(build: Build) -> Iterator[str]:
    """The ends of the addresses of the editions that the site wants."""
    wanted = settings(build).editions
    yield from (ANNOTATIONS,) if wanted.annotations else ()
    yield from (MARKDOWN,) if wanted.markdown else ()
    yield from (TEXT,) if wanted.text else ()


def edition_urls(build: Build) -> Iterator[str]:
    """The addresses of all editions."""
    ends = tuple(endings(build))
    yield from (editions.edition(slug, end) for slug in addresses(build) for end in ends)


def edition_links(build: Build, slug: str) -> tuple[EditionLink, ...]:
    """The editions of one briefing, for the head of its page."""
    found = [EditionLink(TYPES[end], editions.edition(slug, end)) for end in endings(build)]
    if settings(build).editions.api:
        found.append(EditionLink("application/json", briefing_url(slug)))
    return tuple(found)


def edition(build: Build, url: str) -> bytes:
    """The bytes of one edition of a briefing."""
    end = next(end for end in (ANNOTATIONS, MARKDOWN, TEXT) if url.endswith(end))
    path = path_of(build, url.removeprefix("briefings/").removesuffix(end))
    source = article(build, path)
    assert source is not None  # noqa: S101 - an address stands only for an article
    if end == ANNOTATIONS:
        return written(_annotations(build, source, url))
    return _prose(build, source, url, markdown=end == MARKDOWN)


def written(data: Json) -> bytes:
    """JSON in the order in which its keys were given: a line for each, and for each item of a list.

    So a change is a change of few lines, at little more than the smallest size.
    """
    encode = msgspec.json.encode
    lines = (encode(key) + b":" + _value(value) for key, value in data.items())
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def _value(value: object) -> bytes:
    if not value or not isinstance(value, list):
        return msgspec.json.encode(value)
    return b"[\n" + b",\n".join(map(msgspec.json.encode, value)) + b"\n]"


def _prose(build: Build, source: Article, url: str, *, markdown: bool) -> bytes:
    path, given, known = source.path, settings(build), typeset(build, source.path)
    assert known is not None  # noqa: S101 - there is an article
    view, said = (
        View(page_of(build, path), url, given.url),
        words(build, language(build, path)),
    )
    body = (
        bodies.feed_body(build, source, view, said) if markdown else _unmarked(build, source, view)
    )
    above = bodies.lead(build, path, known.lead, view, plain=True)
    page = briefings.page(known.sheet, picture=above, body=body)
    # In plain text, an address behind each name would hide what is said of it.
    link = view.place if markdown else lambda _: ""
    content = entry.entry(source, page, url="", link=link, words=said).content
    shown = teaser_of(build, path)  # which doesn't hang on how other sections are called
    section = shown.section.title if shown and shown.section else ""
    if not markdown:
        return editions.as_text(known.sheet, section, content, said)
    where = urls.absolute(given.url, view.page) if given.url else ""
    tag = language(build, path)
    return editions.as_markdown(known.sheet, section, content, said, url=where, lang=tag)


def _unmarked(build: Build, source: Article, view: View) -> Markup:
    """The body with the editor's own links alone."""
    if source.rights != "full":
        return Markup("")
    said = words(build, language(build, source.path))
    parts = html.prose(document(build, source).tokens, plain=True, words=said)
    return bodies.shown(build, source.path, parts, view, plain=True)


def _annotations(build: Build, source: Article, url: str) -> Json:
    path, given = source.path, settings(build)
    view = View(page_of(build, path), url, given.url)
    about = webannotation.About(
        own=view.place(url),
        page=view.place(view.page),
        headline=source.headline,
        told=source.dek,
        language=language(build, path),
        place=view.place,
    )
    subjects = bodies.subjects(build, path)
    if source.rights != "full":
        return webannotation.bare_page(about, subjects if source.rights == "excerpt" else {})
    from briefgen.source.elements import elements

    known, texts = annotated(build, path), passages(build, path)
    shown = elements(document(build, source), lambda src: _is_shown(build, path, src, view))
    known = replace(known, facts=shown_facts(build, path, known, texts))
    return webannotation.annotation_page(about, known, subjects, shown, texts)


def shown_facts(
    build: Build, path: str, known: Annotations, texts: tuple[Passage, ...]
) -> tuple[Fact, ...]:
    """Those that the page shows, called as there."""
    if len(known.facts) < FACTS_MINIMUM and not any(fact.given for fact in known.facts):
        return ()
    said = words(build, language(build, path))
    return tuple(
        fact if fact.given else replace(fact, label=said.gettext(fact.label))
        for fact in known.facts
        if texts[fact.sentence.passage].paragraph
    )


def _is_shown(build: Build, path: str, src: str, view: View) -> bool:
    return (
        not src.startswith("data:") and picture(build, path, src, View.own(view.page)) is not None
    )
