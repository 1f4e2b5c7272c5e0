"""The search: whether there is one, and what it reads."""

from __future__ import annotations

from briefgen.findings import Finding
from briefgen.graph.build import Build
from briefgen.graph.query import option, query
from briefgen.knowledge.entity import Entity, Term
from briefgen.pipeline import bodies
from briefgen.pipeline.knowledge import entity, term
from briefgen.pipeline.languages import language, words
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import article, path_at, settings
from briefgen.pipeline.standing import source_at, standing_at
from briefgen.pipeline.texts import document
from briefgen.pipeline.typesetting import typeset, typeset_body
from briefgen.render import html
from briefgen.site import search, urls
from briefgen.site.byline import titled
from briefgen.site.spelling import curly
from briefgen.site.targets import View

PACKAGE = "pagefind"
"""What makes the index."""
PROGRAMS = (f"{PACKAGE}-bin", f"{PACKAGE}-bin-extended")
"""Its parts for a system; the second also knows the words of Chinese and Japanese, and suffices."""


@query
def has_search(build: Build) -> bool:
    """Whether the site gets a search: its settings say so, and what makes the index is installed."""
    if not settings(build).search:
        return False
    if option(build, f"version {PACKAGE}") and any(
        option(build, f"version {name}") for name in PROGRAMS
    ):
        return True
    build.note(
        Finding(
            setting_place(build, "search"),
            "search-missing",
            f"search = true needs the package {PACKAGE}, which is not installed; "
            "the site was made without a search",
            'Install it with pip install "briefgen[search]", or remove the setting.',
        )
    )
    return False


def is_searched(build: Build, url: str) -> bool:
    """Whether a page is for the search: briefings, and what their names and terms lead to."""
    folder, _, name = url.partition("/")
    subjects = name != "index.html" and folder in ("glossary", *urls.FOLDERS)
    return url.endswith(".html") and (subjects or bool(source_at(build, url)))


@query
def searched(build: Build, url: str) -> bytes:
    """What the search reads of a page."""
    folder, _, name = url.partition("/")
    name = name.removesuffix(".html")
    if path := path_at(build, url):
        return _briefing(build, url, path)
    if path := standing_at(build, url):
        return _standing(build, url, path)
    known = term(build, name) if folder == "glossary" else entity(build, name)
    assert known is not None  # noqa: S101 - only what is known has an address
    return search.document(
        kind=search.SUBJECT,
        language=settings(build).language,
        title=known.name,
        lines=(_other_names(known), curly(known.gloss)),
        body=bodies.profile(build, known, url),
    )


def _standing(build: Build, url: str, path: str) -> bytes:
    source = article(build, path)
    assert source is not None  # noqa: S101 - an address stands only for a source
    text = html.prose(document(build, source).tokens)
    return search.document(
        # Subjects stand above all briefings; this is about none, and waits for its turn.
        kind=search.BRIEFING,
        language=language(build, path),
        title=source.headline,
        lines=(source.dek,),
        body=bodies.shown(build, path, text, View.own(url)),
    )


def _other_names(known: Entity | Term) -> str:
    native = known.native if isinstance(known, Entity) else ""
    return ", ".join((*known.aliases, *([native] if native else [])))


def _briefing(build: Build, url: str, path: str) -> bytes:
    source, known = article(build, path), typeset(build, path)
    assert source is not None  # noqa: S101 - an address stands only for an article
    assert known is not None  # noqa: S101 - as above
    lang = language(build, path)
    return search.document(
        kind=search.BRIEFING,
        language=lang,
        title=titled(source.headline, known.sheet.withdrawn, words(build, lang)),
        lines=(source.dek,),
        body=bodies.shown(build, path, typeset_body(build, path), View.own(url)),
        date=known.sheet.date,
    )
