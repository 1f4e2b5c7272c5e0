"""Short names that mean what plays or is played where a text is about that sport: "Ferrari", "Wimbledon".

Where a text is of football, tennis or motor racing, a club, a contest or a team of just that sport is
meant by a word that a town, a maker or a person has for a name, too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_OF: Final = {
    "football": expression(r"\b[Ff]ootball (?:club|team|league|competition)|\bUEFA\b"),
    "tennis": expression(r"\b[Tt]ennis (?:tournament|championships?|club)\b"),
    "racing": expression(r"\bFormula One team\b|\bteam in Formula One\b|\b[Rr]acing team\b"),
}
"""How the gloss of something of a sport speaks of it."""

_BODIES: Final[tuple[Kind, ...]] = ("organisation", "event")
_NAMED: Final = 8
"""The weight from which on a name is known as that of what plays."""

_WITHIN: Final = expression(
    r"(?:\b[Ii]n|\b[Nn]ear|(?:[Rr]esidents|[Pp]eople|[Ss]treets|edge|outskirts|borough|town|suburb) of) \Z"
)
_OF_TOWN: Final = expression(r" (?:police|council|councillors?|residents?|station|village|town)\b")
_FIRM: Final = expression(
    r"\b(?:shares?|sales|sold|sells?|profits?|revenues?|earnings|dividends?|(?:car)?makers?|makes|company)\b"
)
_OTHERWISE: Final = expression(r" (?:family|village|brothers|cars?|vehicles?)\b")
_GOLF: Final = expression(r"\b[Gg]olf(?:ers?|ing)?\b")


def is_sporting(guess: Guess, entity: Entity, sports: Collection[str]) -> bool:
    """Whether a guess plays, or is played, in a sport of the document, and the name is known as its own."""
    if not sports or guess.kind not in _BODIES or guess.weight < _NAMED:
        return False
    return any(_OF[sport].search(entity.gloss) for sport in sports)


def is_outplayed(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether something that plays, or is played, is meant by a name of a maker, a drink or a town.

    Not if it tells where somebody is: "in Wimbledon".
    """
    if not scene.sports or guess.kind == "person":
        return False
    entities, sports = scene.entities, _told(candidate, scene)
    if is_sporting(guess, entities[guess.id], sports):
        return False
    if not any(is_sporting(g, entities[g.id], sports) for g in candidate.guesses):
        return False
    return not _is_placed(candidate, scene)


def by_sport(candidate: Candidate, guess: Guess, scene: Scene) -> float:
    """How much speaks for what plays, or is played, in a text about its sport; 0 if nothing does."""
    if not scene.sports:
        return 0.0
    sporting = is_sporting(guess, scene.entities[guess.id], _told(candidate, scene))
    if not sporting or candidate.text in scene.surnames or _is_placed(candidate, scene):
        return 0.0
    return 0.15 + 0.35 * guess.prior / 100 + 0.025 * guess.weight


def _told(candidate: Candidate, scene: Scene) -> frozenset[str]:
    """The sports of the text of which this passage may speak: of no racing if it is of a firm's sales."""
    text, found = scene.document.texts[candidate.span.passage], scene.sports
    if "racing" in found and (_FIRM.search(text) or _OTHERWISE.match(text, candidate.span.end)):
        found -= {"racing"}
    return found - {"tennis"} if "tennis" in found and _GOLF.search(text) else found


def _is_placed(candidate: Candidate, scene: Scene) -> bool:
    """Whether it tells where somebody is, or from where the report comes."""
    text, span = scene.document.texts[candidate.span.passage], candidate.span
    lead = scene.document.lead(span)
    return bool(
        is_dateline(text, *span[1:]) or _WITHIN.search(lead) or _OF_TOWN.match(text, span.end)
    )
