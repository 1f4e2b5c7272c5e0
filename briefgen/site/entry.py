"""A briefing as feeds carry it: whole, with its key facts before and its notes after the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.site.models import FactView, NoteView
from briefgen.source.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`content` is HTML with absolute URLs, without scripts, styles and ARIA (PRODUCT rule 21)."""

    slug: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    content: str


def entry(
    article: Article,
    *,
    url: str,
    body: Markup,
    facts: Sequence[FactView],
    notes: Sequence[NoteView],
) -> Entry:
    """A feed entry of a dated article."""
    return Entry(
        slug=article.slug,
        url=url,
        title=article.headline,
        summary=article.dek,
        published=article.date,
        updated=article.updated or article.date,
        authors=tuple(credit.name for credit in article.byline),
        categories=tuple(name for name in (article.section, *article.tags) if name),
        content=str(_facts(facts) + body + _notes(notes)),
    )


def _facts(facts: Sequence[FactView]) -> Markup:
    rows = Markup("").join(
        Markup("<li><strong>{}:</strong> {}</li>").format(fact.label, fact.value) for fact in facts
    )
    return Markup("<ul>{}</ul>\n").format(rows) if rows else Markup("")


def _notes(notes: Sequence[NoteView]) -> Markup:
    rows = Markup("").join(_note(note) for note in notes)
    return Markup("<h2>People and terms</h2>\n<dl>{}</dl>\n").format(rows) if rows else Markup("")


def _note(note: NoteView) -> Markup:
    role = Markup(" — {}").format(note.role) if note.role else Markup("")
    return Markup("<dt><dfn>{}</dfn>{}</dt><dd>{}</dd>").format(note.name, role, note.gloss)
