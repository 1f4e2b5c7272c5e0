"""Bodies as HTML: marks woven in, links and images led to their places on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token
from markupsafe import Markup

from briefgen.annotate.weave import weave
from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.knowledge.entity import Entity, Term
from briefgen.pipeline.knowledge import subject
from briefgen.pipeline.reading import annotated, document, named, passages
from briefgen.pipeline.sources import CONTENT, article, settings, slug_at
from briefgen.publish.address import unportable
from briefgen.render.html import to_html
from briefgen.site import urls
from briefgen.site.briefing import Subjects, plain_links, woven
from briefgen.source.article import Article, Body
from briefgen.source.links import PICTURE
from briefgen.source.markdown import links, locate, parse

FILES = "files"
"""The folder of the site that holds the pictures of content/."""

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def subjects(build: Build, path: str) -> Subjects:
    """The entities and terms that an article mentions."""
    found = {name: subject(build, name) for name in named(build, path)}
    return {name: value for name, value in found.items() if value is not None}


def body(build: Build, source: Article, page: str, known: Subjects) -> Markup:
    """The body of a briefing, seen from the page with the URL `page`."""

    def place(url: str) -> str:
        return urls.relative(url, page)

    texts, notes = passages(build, source.path), annotated(build, source.path)
    tree = document(build, source)
    tokens, refused = weave(tree, woven(texts, notes, known, place))
    for passage, span in refused:
        if span.kind == "mark":
            line, column = locate(tree, passage, span.start)
            name = texts[passage].text[span.start : span.end]
            build.note(_refused(source.path, line, column, name))
    return _html(build, source, tokens, place, paragraph_ids=True)


def feed_body(build: Build, source: Article, known: Subjects, base: str) -> Markup:
    """The body for a feed: the same words with absolute addresses, marks as plain links."""

    def place(url: str) -> str:
        return urls.absolute(base, url)

    texts, notes = passages(build, source.path), annotated(build, source.path)
    links = plain_links(woven(texts, notes, known, place))
    tokens, _ = weave(document(build, source), links)
    return _html(build, source, tokens, place, paragraph_ids=False)


def _html(
    build: Build,
    source: Article,
    tokens: Sequence[Token],
    place: Callable[[str], str],
    *,
    paragraph_ids: bool,
) -> Markup:
    html = to_html(
        tokens,
        link=lambda href: destination(build, source.path, href, place),
        image=lambda src: picture(build, source.path, src, place),
        paragraph_ids=paragraph_ids,
    )
    return _safe(build, html)


def _safe(build: Build, html: str) -> Markup:
    if settings(build).content.html == "sanitise":
        from briefgen.render.sanitise import sanitise

        html = sanitise(html, home=settings(build).url)
    return Markup(html)  # noqa: S704 - raw HTML is escaped by the parser or has been sanitised


def _refused(path: str, line: int, column: int, text: str) -> Finding:
    return Finding(
        Place(path, line, column, len(text)),
        "mark-refused",
        f"“{text}” cannot be marked here: it would cross a link, code or a note",
        "Nothing is lost: it is still listed under “People and terms”.",
    )


def profile(build: Build, entry: Entity | Term, page: str) -> Markup:
    """The profile of an entity or term, from the body of its own file."""
    if not entry.profile:
        return Markup("")
    path = entry.place[0]
    tree = parse(Body(entry.profile, entry.profile_line))
    html = to_html(
        tree.tokens,
        link=lambda href: destination(build, path, href, lambda url: urls.relative(url, page)),
        image=lambda src: picture(build, path, src, lambda url: urls.relative(url, page)),
        paragraph_ids=False,
    )
    return Markup(html)  # noqa: S704 - raw HTML is escaped by the parser


def destination(build: Build, path: str, href: str, place: Callable[[str], str]) -> str:
    """Where a link in a source leads: links to other sources lead to their pages.

    A link to what is not published is none ("" drops it): a draft's file name is a secret too.
    """
    target, _, fragment = href.partition("#")
    inside = content_path(path, target)
    if not inside or not inside.endswith((".md", ".txt")):
        return href
    slug = slug_at(build, inside)
    if not slug:
        return ""
    return place(urls.briefing(slug)) + (f"#{fragment}" if fragment else "")


def picture(build: Build, path: str, src: str, place: Callable[[str], str]) -> str:
    """Where a picture in a source stands on the site, "" if it may not or cannot be shown.

    A picture on another host would tell that host who reads the page.
    """
    if PICTURE.match(src):
        return src
    inside = content_path(path, src)
    return place(file_url(inside)) if is_picture(build, inside) else ""


def is_picture(build: Build, path: str) -> bool:
    """Say whether this is a picture of content/ that can be published under its name."""
    return path.endswith(PICTURES) and not unportable(path) and is_file(build, path)


def is_file(build: Build, path: str) -> bool:
    """Say whether a file can be read; why not is said with the question for its bytes."""
    return not read.failed(build, path) and read(build, path) is not None


def content_path(path: str, target: str) -> str:
    """A relative address in the source at `path` as a path below content/; "" if it leads out.

    A leading slash means content/ itself.
    """
    if not target or urlsplit(target).scheme or target.startswith("//"):
        return ""
    base = CONTENT if target.startswith("/") else posixpath.dirname(path)
    joined = posixpath.normpath(posixpath.join(base, unquote(target).lstrip("/")))
    return joined if joined.startswith(f"{CONTENT}/") else ""


def file_url(path: str) -> str:
    """The URL of a picture of content/."""
    return f"{FILES}/{path.removeprefix(f'{CONTENT}/')}"


@query
def pictures(build: Build, path: str) -> tuple[str, ...]:
    """The paths of the pictures that an article shows; those of drafts are never published."""
    source = article(build, path)
    if source is None:
        return ()
    shown = (content_path(path, use.href) for use in links(document(build, source)) if use.image)
    return tuple(sorted({inside for inside in shown if is_picture(build, inside)}))
