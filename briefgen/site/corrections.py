"""Published corrections, after the classes of AP and Reuters."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.site.models import CorrectionView, When, when
from briefgen.source.article import Article, Correction

CORRECTION_LABELS = {
    "withdrawn": msg("Withdrawn"),
    "correction": msg("Correction"),
    "clarification": msg("Clarification"),
    "update": msg("Update"),
}
"""By gravity: an update must not hide that something was wrong."""


def gravest(article: Article, shown: Sequence[CorrectionView]) -> CorrectionView | None:
    """What a reader must know before reading, of corrections shown newest first."""
    order = [list(CORRECTION_LABELS).index(item.kind) for item in _newest_first(article)]
    return shown[order.index(min(order))] if order else None


def _newest_first(article: Article) -> list[Correction]:
    return sorted(article.corrections, key=lambda item: item.date, reverse=True)


def corrected(article: Article, words: Words) -> tuple[CorrectionView, ...]:
    """The published corrections of an article, newest first."""
    return tuple(
        CorrectionView(
            label=words.gettext(CORRECTION_LABELS[item.kind]),
            date=when(item.date, words) or When("", ""),
            text=item.text,
            was=item.was,
            now=item.now,
        )
        for item in _newest_first(article)
    )
