"""A briefing as feeds carry it: whole, with its key facts before and its notes after the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.site.models import (
    BriefingPage,
    CorrectionView,
    FactView,
    NoteView,
    SourceView,
    When,
)
from briefgen.source.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`content` is HTML without scripts, styles, ids and ARIA (PRODUCT rule 21).

    `url`, like all addresses in `content`, is absolute if the site's address is known, and else
    relative to the feed.
    """

    slug: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    content: str


def entry(article: Article, page: BriefingPage, *, url: str, link: Callable[[str], str]) -> Entry:
    """A feed entry of a dated article.

    link: turns an address of the site into one for the feed.
    """
    return Entry(
        slug=article.slug,
        url=url,
        title=article.headline,
        summary=article.dek,
        published=article.date,
        updated=article.updated or article.date,
        authors=tuple(credit.name for credit in article.byline),
        categories=tuple(dict.fromkeys(n for n in (article.section, *article.tags) if n)),
        content=str(_content(page, link)),
    )


def _content(page: BriefingPage, link: Callable[[str], str]) -> Markup:
    return Markup("").join(
        [
            _notice(page.notice),
            page.picture,
            _facts(page.facts),
            page.body,
            _original(page.original),
            _section("People and terms", "dl", (_note(note, link) for note in page.notes)),
            _section("Sources", "ul", (_source(source) for source in page.sources)),
            _section("Corrections and updates", "ul", (_record(c) for c in page.corrections)),
        ]
    )


def _section(title: str, tag: str, rows: Iterable[Markup]) -> Markup:
    inner = Markup("").join(rows)
    shape = Markup("<h2>{0}</h2>\n<{1}>{2}</{1}>\n")
    return shape.format(title, tag, inner) if inner else Markup("")


def _notice(notice: CorrectionView | None) -> Markup:
    """What changed stands first: who read the older text sees it at once."""
    if notice is None:
        return Markup("")
    return Markup("<p><strong>{}:</strong> {}</p>\n").format(notice.label, notice.text)


def _facts(facts: Sequence[FactView]) -> Markup:
    rows = Markup("").join(
        Markup("<li><strong>{}:</strong> {}</li>").format(fact.label, fact.value) for fact in facts
    )
    return Markup("<ul>{}</ul>\n").format(rows) if rows else Markup("")


def _original(original: SourceView | None) -> Markup:
    if original is None:
        return Markup("")
    return Markup("<p>The whole text: {}</p>\n").format(_named(original))


def _note(note: NoteView, link: Callable[[str], str]) -> Markup:
    role = Markup(" — {}").format(note.role) if note.role else Markup("")
    return Markup('<dt><dfn><a href="{}">{}</a></dfn>{}</dt><dd>{}</dd>').format(
        link(note.url), note.name, role, note.gloss or note.kind_label
    )


def _source(source: SourceView) -> Markup:
    kept = Markup(' (<a href="{}">archived</a>)').format(source.archive) if source.archive else ""
    return Markup("<li>{}{}{}</li>").format(_named(source), _on(source.date), kept)


def _named(source: SourceView) -> Markup:
    title = Markup("<cite>{}</cite>").format(source.title)
    if source.url:
        title = Markup('<a href="{}">{}</a>').format(source.url, title)
    return title + (f", {source.publisher}" if source.publisher else "")


def _record(item: CorrectionView) -> Markup:
    shape = Markup("<li><strong>{}</strong>{}: {}{}</li>")
    return shape.format(item.label, _on(item.date), item.text, _change(item))


def _change(item: CorrectionView) -> Markup:
    if not item.was:
        return Markup("")
    now = Markup("; it now says <ins>{}</ins>").format(item.now) if item.now else Markup("")
    return Markup(" It said <del>{}</del>{}.").format(item.was, now)


def _on(date: When | None) -> str:
    return f", {date.text}" if date and date.text else ""
