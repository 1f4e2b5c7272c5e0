"""The texts of an article: its parsed body, and what of it and above it a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.locales.catalogues import base
from briefgen.pipeline.languages import language, stops
from briefgen.pipeline.markup import check_markup
from briefgen.pipeline.plugins import parsed_body
from briefgen.pipeline.sources import article, byline, settings
from briefgen.source.article import Article
from briefgen.source.passage import Passage

if TYPE_CHECKING:
    from briefgen.source.markdown import Document


def document(build: Build, parsed: Article) -> Document:
    """The parsed body. Parsing costs less than loading a stored tree, so it is never stored."""
    html = settings(build).content.html == "sanitise"
    return parsed_body(build, parsed.body, parsed.path, html=html)


@query
def passages(build: Build, path: str) -> tuple[Passage, ...]:
    """The texts that a reader sees; edits of mere markup stop here."""
    from briefgen.source.markdown import passages as read_passages

    parsed = article(build, path)
    if parsed is None:
        return ()
    tree = document(build, parsed)
    found = read_passages(tree)
    check_markup(build, parsed, found, tree)
    return found


@query
def heading(build: Build, path: str) -> tuple[Passage, ...]:
    """Headline and dek as passages; edits of the rest of the front matter stop here."""
    from briefgen.annotate.opening import opening

    line = byline(build, path)
    return opening(line.headline, line.dek) if line else ()


def texts(build: Build, path: str) -> tuple[Passage, ...]:
    """All that a reader sees of words: those of the body, headline and dek."""
    return (*passages(build, path), *heading(build, path))


@query
def lede(build: Build, path: str) -> str:
    """How a briefing without a dek begins, where its `rights` show that: edits further down stop here.

    The words of one that was withdrawn are not to be spread any further.
    """
    from briefgen.site.lede import lede as first_words

    source = article(build, path)
    if source is None or source.dek or source.rights != "full" or source.corrected == "withdrawn":
        return ""
    tag = base(language(build, path))
    return first_words(passages(build, path), None if tag == "en" else stops(build, tag))
