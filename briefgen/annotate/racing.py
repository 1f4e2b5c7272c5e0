"""Makers of cars and drinks whose names are those of teams where a text is about motor racing."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Guess
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_SURELY: Final = word_set("prix f1 formula motogp nascar indycar grand-prix")
_RACING: Final = word_set(
    "prix f1 formula motogp nascar indycar lap laps podium podiums pole qualifying circuit driver drivers "
    "constructors constructors' race races racing grid pit pits fia tyres tires stewards championship "
    "team-mate teammate mate"
)
_LEAST: Final = 6
"""Different words of races that the report of one has."""

_MAKER: Final = expression(
    r"\b(?:cars?|carmaker|automobiles?|automotive|vehicles?|motorcycles?|motorbikes?|drinks?)\b",
)
_TEAM: Final = expression(r"\b(?:teams?|racing|drivers?)\b(?! of that name)")


def is_about_racing(document: Document) -> bool:
    """Whether it reports of a race of cars or motorcycles."""
    small = document.small_words
    return bool(_SURELY & small) and len(_RACING & small) >= _LEAST


def is_maker(guess: Guess, entity: Entity) -> bool:
    """Whether a guess makes cars or drinks, and is no racing team."""
    if guess.kind not in ("organisation", "product", "other"):
        return False
    owned = entity.gloss.partition(" that owns ")[0].partition(" which owns ")[0]
    return bool(_MAKER.search(owned)) and not _TEAM.search(owned)
