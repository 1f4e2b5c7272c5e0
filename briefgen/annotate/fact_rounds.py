"""Where a report turns to another event, and whether a toll is of the event that the box tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.fact_views import Told
from briefgen.annotate.plain import fold
from briefgen.expressions import expression

_EVENT: Final = (
    r"(?:incidents?|attacks?|bombings?|blasts?|explosions?|shootings?|clash(?:es)?|strikes?|raids?|accidents?|crash(?:es)?"
    r"|ambush(?:es)?|developments?|violence|cases?|news|reports?|matters?)"
)
_OPENS_OTHER: Final = expression(
    r"(?:(?:And |But )?(?:Elsewhere|Meanwhile|Separately)\b"
    r"|In (?:[\w']+ )?other (?:games?|matches|action|results?|races?)\b"
    rf"|In (?:a separate|separate|another|other|an unrelated|unrelated) (?:[\w'-]+ ){{0,2}}{_EVENT}\b"
    rf"|(?:A separate|Another|An unrelated) (?:[\w'-]+ ){{0,2}}{_EVENT}\b)"
)
"""Begins what happened somewhere else, or to somebody else."""
_ASIDE: Final = expression(r"(?:And |But )?(?:Meanwhile|Separately)\b")
_AGAIN: Final = 2
"""Words of the headline by which a report shows that it is back from an aside."""
_HARM: Final = expression(
    r"violence|unrest|riot|attack|bomb|blast|explo|strike|struck|raid|shoot|shot|assault|ambush|clash|fight|fought|battle|shell|suicide|detonat|kill"
)
_WRECK: Final = expression(r"accident|crash|colli|derail|overturn|plung|wreck|sank|sink")
_FIRE: Final = expression(r"\bfire|blaze|burn")
_STORM: Final = expression(r"storm|hurricane|typhoon|cyclone|tornado")
_HARMED: Final = expression(
    r"\b(?:dead|die[sd]?|dying|deaths?|hurt|injur|wound|victim|toll|surviv|arrest|detain|held|jail|rescu|missing|earthquake|quake|flood|landslide|tsunami|disaster)"
)
_IN_EVENT: Final = expression(
    rf"\b(?:in|by|during) (?:the|those|these|that|(?:{DAY})'s) (?:[\w'-]+ ){{0,3}}?"
    r"(?P<event>(?:attack|assault|bombing|blast|explosion|strike|air ?strike|raid|shooting|clash|fighting|battle)(?:s|es)?"
    r"|ambush(?:es)?|accidents?|crash(?:es)?|collisions?|derailments?|fires?|blazes?|storms?|hurricane|typhoon|cyclone"
    r"|violence|unrest|floods?|flooding|earthquake|quake|landslides?|riots?)\b"
)
_ROOT: Final = 4


def until_other_event(
    views: Sequence[Told], first: int, headline: frozenset[str]
) -> tuple[Told, ...]:
    """The sentences before the report turns to another event; those up to the `first` always.

    Behind a mere "Meanwhile" also those that speak of the headline's matter again.
    """
    kept: list[Told] = []
    aside = False
    for at, view in enumerate(views):
        if at > first and _OPENS_OTHER.match(view.text):
            if not _ASIDE.match(view.text):
                break
            aside = True
        elif not aside or len(view.stems & headline) >= _AGAIN:
            kept.append(view)
    return tuple(kept)


def tells_harm(told: str) -> bool:
    """Whether what is told is such that somebody may have come to harm, or been caught."""
    said = fold(told).lower()
    return any(kind.search(said) for kind in (_HARMED, _HARM, _WRECK, _FIRE, _STORM))


def is_of_event(behind: str, told: str) -> bool:
    """Whether a toll is of what is told, by the words behind it: "… were killed | in the crash"."""
    found = _IN_EVENT.search(behind)
    if found is None:
        return True
    event = found["event"]
    kinds = [kind for kind in (_HARM, _WRECK, _FIRE, _STORM) if kind.search(event)]
    said = fold(told).lower()
    return any(kind.search(said) for kind in kinds) if kinds else event[:_ROOT] in said
