"""What other pages show of a briefing. Their pages hang on this, and not on its body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from msgspec import Struct

from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.site import urls
from briefgen.site.models import NavLink, Teaser, when
from briefgen.site.permalink import USUAL, address
from briefgen.source.article import Article

TYPE_LABELS = {
    "analysis": msg("Analysis"),
    "opinion": msg("Opinion"),
    "explainer": msg("Explainer"),
    "background": msg("Background"),
    "review": msg("Review"),
}
"""Labels of the kinds that differ from plain news (Trust Project); others show none."""


class Byline(Struct, frozen=True, kw_only=True):
    """The header of a briefing, as lists, threads and entity pages need it.

    corrected: the gravest kind of its corrections, "" if there is none.
    """

    path: str
    slug: str
    headline: str
    dek: str
    kicker: str
    date: str
    updated: str
    section: str
    thread: str
    translation_of: str
    type: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    lang: str
    draft: bool
    publish_at: str
    expires_at: str
    corrected: str
    aliases: tuple[str, ...] = ()
    form: str = USUAL

    @property
    def url(self) -> str:
        return self.at(self.slug)

    def at(self, slug: str) -> str:
        """The address that the briefing would have with another slug."""
        if self.form == USUAL:
            return urls.briefing(slug)
        return address(self.form, slug, self.date, self.section)

    @property
    def order(self) -> tuple[str, str]:
        """Sorts by the instant, whatever its offset, then by slug: never by the file system."""
        return (instant(self.date), self.slug)


def byline(article: Article, form: str = USUAL) -> Byline:
    """Project an article on what others show of it; `form` says where briefings stand."""
    return Byline(
        path=article.path,
        slug=article.slug,
        headline=article.headline,
        dek=article.dek,
        kicker=article.kicker,
        date=article.date,
        updated=article.updated,
        section=article.section,
        thread=article.thread,
        translation_of=article.translation_of,
        type=article.type,
        tags=article.tags,
        authors=tuple(credit.name for credit in article.byline),
        lang=article.lang,
        draft=article.draft,
        publish_at=article.publish_at,
        expires_at=article.expires_at,
        corrected=article.corrected,
        aliases=article.aliases,
        form=form,
    )


def instant(date: str) -> str:
    """An ISO date or moment as one that sorts: moments in UTC, a bare day as it is."""
    if "T" not in date:
        return date
    return datetime.fromisoformat(date).astimezone(UTC).isoformat()


def teaser(
    item: Byline, sections: Mapping[str, str], threads: Mapping[str, str], held: str, words: Words
) -> Teaser:
    """A briefing for lists, said in `words`; `sections` and `threads` give titles by slug."""
    return Teaser(
        url=item.url,
        headline=item.headline,
        dek=item.dek,
        kicker=item.kicker,
        date=when(item.date, words),
        section=named(item.section, sections, urls.section),
        thread=named(item.thread, threads, urls.thread),
        type_label=type_label(item.type, words),
        lang=item.lang,
        held=held,
        withdrawn=withdrawn(item.corrected, words),
    )


def withdrawn(corrected: str, words: Words) -> str:
    """ "Withdrawn", of a briefing whose gravest correction says so; else ""."""
    return words.gettext("Withdrawn") if corrected == "withdrawn" else ""


def titled(headline: str, label: str, words: Words) -> str:
    """A headline where it stands alone, as in feeds: it says if its briefing was `withdrawn`."""
    return f"{words.gettext('%(label)s:', label=label)} {headline}" if label else headline


def type_label(kind: str, words: Words) -> str:
    """ "Analysis", "Opinion" …; "" for news."""
    label = TYPE_LABELS.get(kind.casefold())
    return words.gettext(label) if label else ""


def named(name: str, titles: Mapping[str, str], url: Callable[[str], str]) -> NavLink | None:
    """The link to a section or thread by its name in the front matter, or None for ""."""
    return NavLink(titles.get(urls.slug(name), name), url(name)) if name else None
