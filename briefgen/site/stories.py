"""What a thread tells as a whole: who acts in it, when, and what had to be corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.knowledge.entity import Entity
from briefgen.locales.words import Words
from briefgen.site import urls
from briefgen.site.list_models import CastRow, ChangeRow, StoryView
from briefgen.site.models import CorrectionView, Teaser
from briefgen.site.profiles import role_at, role_text
from briefgen.site.timescale import scale

ACTORS = frozenset({"person", "organisation", "group"})
CAST = 12
"""Names shown at most: who acts in a story, not everybody in it."""
FEWEST = 2
"""Briefings of the thread that have to mention somebody who belongs to its cast."""


def story(
    teasers: Sequence[Teaser],
    named: Sequence[Sequence[str]],
    known: Mapping[str, Entity],
    corrections: Sequence[Sequence[CorrectionView]],
    words: Words,
) -> StoryView:
    """The story that briefings tell, oldest first; the other sequences go along with them.

    named: ids of what each mentions. known: entities by id.
    """
    changes = [
        ChangeRow(change=change, teaser=teaser)
        for teaser, some in zip(teasers, corrections, strict=True)
        for change in some
    ]
    days = [teaser.date for teaser in teasers if teaser.date]
    return StoryView(
        cast=tuple(_cast(teasers, named, known, words)),
        changes=tuple(sorted(changes, key=lambda row: row.change.date.iso, reverse=True)),
        start=days[0] if days else None,
        end=days[-1] if days else None,
        scale=scale([day.iso for day in days]),
    )


def _cast(
    teasers: Sequence[Teaser],
    named: Sequence[Sequence[str]],
    known: Mapping[str, Entity],
    words: Words,
) -> list[CastRow]:
    """Most mentioned first, then as they enter."""
    dates: dict[str, list[str]] = {}
    for teaser, names in zip(teasers, named, strict=True):
        for name in names:
            dates.setdefault(name, []).append(teaser.date.iso if teaser.date else "")
    acting = [
        (known[name], days)
        for name, days in dates.items()
        if name in known and known[name].kind in ACTORS and len(days) >= FEWEST
    ]
    acting.sort(key=lambda pair: -len(pair[1]))
    return [
        CastRow(
            name=entity.name,
            url=urls.entity(entity.id, entity.kind),
            role=role_text(role_at(entity.roles, max(days)), words),
            count=len(days),
        )
        for entity, days in acting[:CAST]
    ]
