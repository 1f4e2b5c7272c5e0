"""Bodies as HTML: marks woven in, links and images led to their places on the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.knowledge.entity import Entity, Sort, Term
from briefgen.locales.words import Words
from briefgen.pipeline.knowledge import kind_of, subject
from briefgen.pipeline.languages import site_words
from briefgen.pipeline.links import destination, picture, profile_document
from briefgen.pipeline.reading import annotated, named
from briefgen.pipeline.sources import settings
from briefgen.pipeline.texts import document, passages
from briefgen.render import html, pictures
from briefgen.render.html import Prose, filled, to_html
from briefgen.render.pictures import Picture
from briefgen.site.briefing import NEVER, Subjects, plain_links, woven
from briefgen.site.targets import View
from briefgen.source.article import Article, LeadImage


def subjects(build: Build, path: str) -> Subjects:
    """The entities and terms that an article mentions."""
    found = {name: subject(build, name) for name in named(build, path)}
    return {name: value for name, value in found.items() if value is not None}


def _kinds(build: Build, path: str) -> dict[str, Sort]:
    """Their kinds: where a mark leads hangs on nothing else of them."""
    return {name: kind_of(build, name) for name in named(build, path)}


def prose(
    build: Build, source: Article, page: str, words: Words, since: Mapping[str, str] = NEVER
) -> Prose:
    """The body of a briefing on its own page, at the URL `page`, but for where its links lead."""
    from briefgen.annotate.weave import weave
    from briefgen.source.markdown import locate

    if source.rights != "full":
        return ()
    texts, notes = passages(build, source.path), annotated(build, source.path)
    tree = document(build, source)
    kinds = _kinds(build, source.path)
    shapes = woven(texts, notes, kinds, first_place(build, View.own(page)), since)
    tokens, refused = weave(tree, shapes)
    for passage, span in refused:
        if span.kind == "mark":
            line, column = locate(tree, passage, span.start)
            name = texts[passage].text[span.start : span.end]
            build.note(_refused(source.path, line, column, name))
    return html.prose(tokens, words=words)


def feed_body(build: Build, source: Article, view: View, words: Words) -> Markup:
    """The body for a feed: the same words, marks as plain links, nothing that only a page needs."""
    from briefgen.annotate.weave import weave

    if source.rights != "full":
        return Markup("")
    texts, notes = passages(build, source.path), annotated(build, source.path)
    kinds = _kinds(build, source.path)
    shapes = plain_links(woven(texts, notes, kinds, first_place(build, view)))
    tokens, _ = weave(document(build, source), shapes)
    parts = html.prose(tokens, plain=True, words=words)
    return shown(build, source.path, parts, view, plain=True)


def first_place(build: Build, view: View) -> Callable[[str], str]:
    """How marks are addressed: where raw HTML is let through, links are led home at the end."""
    return _from_root if _sanitises(build) else view.place


def _from_root(url: str) -> str:
    return f"/{url}"


def _sanitises(build: Build) -> bool:
    return settings(build).content.html == "sanitise"


def lead(
    build: Build, path: str, above: LeadImage | None, view: View, *, plain: bool = False
) -> Markup:
    """The picture over the text of the source at `path`, if it has one that can be shown."""
    found = picture(build, path, above.src, view) if above else None
    if above is None or found is None:
        return Markup("")
    whole = pictures.lead(found, above.alt, above.caption, above.credit, plain=plain)
    return Markup(whole)  # noqa: S704 - every text in it is escaped


def shown(
    build: Build, path: str, parts: Prose, view: View, *, plain: bool = False, images: int = 0
) -> Markup:
    """A body of the source at `path`, its links and pictures led to their places.

    images: how many pictures stand above it.
    """

    def link(href: str) -> str:
        return destination(build, path, href, view)

    def image(src: str) -> Picture | None:
        return picture(build, path, src, view)

    if not _sanitises(build):
        whole = filled(parts, link=link, image=image, plain=plain, images=images)
        return Markup(whole)  # noqa: S704 - raw HTML is escaped by the parser
    from briefgen.render.sanitise import sanitise

    # Raw HTML has links of its own, which only its sanitiser sees: it leads all of them home.
    def known(src: str) -> Picture | None:
        return Picture(src) if image(src) else None

    whole = filled(parts, link=str, image=known, plain=plain, images=images)
    return Markup(sanitise(whole, link=link, image=image, plain=plain))  # noqa: S704 - as it says


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
    path, view = entry.place[0], View.own(page)
    whole = to_html(
        profile_document(build, entry).tokens,
        link=lambda href: destination(build, path, href, view),
        image=lambda src: picture(build, path, src, view),
        paragraph_ids=False,
        words=site_words(build),
    )
    return Markup(whole)  # noqa: S704 - raw HTML is escaped by the parser
