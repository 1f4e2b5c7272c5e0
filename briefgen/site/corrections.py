"""Published corrections, after the classes of AP and Reuters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.site.byline import instant
from briefgen.site.models import CorrectionView, When, when
from briefgen.source.article import GRAVITY, Article, Correction

CORRECTION_LABELS = {
    "withdrawn": msg("Withdrawn"),
    "correction": msg("Correction"),
    "clarification": msg("Clarification"),
    "update": msg("Update"),
}


def is_correction(kind: str) -> bool:
    """Whether something was wrong, or could be misunderstood: an update only says what is new."""
    return bool(kind) and kind != "update"


def gravest(shown: Sequence[CorrectionView]) -> CorrectionView | None:
    """What a reader must know before reading, of corrections shown newest first."""
    return min(shown, key=lambda item: GRAVITY.index(item.kind), default=None)


def corrected(article: Article, words: Words) -> tuple[CorrectionView, ...]:
    """The published corrections of an article, newest first."""
    seen: Counter[str] = Counter()
    views = [_view(item, seen, words) for item in article.corrections]
    return tuple(sorted(views, key=lambda view: instant(view.date.iso), reverse=True))


def _view(item: Correction, seen: Counter[str], words: Words) -> CorrectionView:
    """An id hangs on the day, so that the next correction doesn't move those that are linked."""
    day = item.date[:10]
    seen[day] += 1
    return CorrectionView(
        id=f"correction-{day}" + (f"-{seen[day]}" if seen[day] > 1 else ""),
        kind=item.kind,
        label=words.gettext(CORRECTION_LABELS[item.kind]),
        date=when(item.date, words) or When("", ""),
        text=item.text,
        was=item.was,
        now=item.now,
    )
