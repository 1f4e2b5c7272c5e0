"""Letters and words that name bodies of which the text speaks in nothing else.

Three letters have many owners, and a band is often called by a word that others have, too.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import is_band
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_WORD = expression(r"[^\W\d_]{4,}")
_EMPTY = word_set(
    "that this with from have been were which their other member list city town company public private "
    "state states united based former first second large largest multinational international national "
    "american british english french german indian japanese chinese part name firm group located city "
    "division operations founded known called county organisation organization"
)
"""Words that tell nothing of what a body does."""

_FAMOUS, _KNOWN = 70, 60
"""The priors from which on the world knows a body by its letters, and by such as it always has."""

_SELDOM = 5
"""The weight up to which a body is called by its letters now and then."""

_STEM = 6
"""So many letters of a word tell what it is about: "research" and "researchers"."""


def is_unspoken(_candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether letters name a body, and neither its name nor what it does nor its country is told.

    Its country is not enough for a body that is called by its letters now and then.
    """
    often = guess.weight > _SELDOM
    known = guess.prior >= (_KNOWN if often else _FAMOUS) or guess.id in scene.linked
    if guess.by != "acronym" or known:
        return False
    if often and (not guess.country or guess.country in scene.nations):
        return False
    return not is_spoken_of(entity, scene) and not _has_any(scene, _stems(entity.name))


def is_spoken_of(entity: Entity, scene: Scene) -> bool:
    """Whether the text has a telling word of what the note says that a body does."""
    first, _, rest = entity.gloss.partition(" ")
    small = (word for word in rest.split() if word.islower())
    return _has_any(scene, _stems(" ".join((first, *small))))


def _has_any(scene: Scene, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in scene.words)


@lru_cache(maxsize=4096)
def _stems(told: str) -> tuple[str, ...]:
    words = sorted({*_WORD.findall(told.lower())} - _EMPTY)
    return tuple(word[:_STEM] for word in words)


_HEARD_OF = 50
"""The prior from which on a band is meant by its full name in any text."""

_BAND = expression(r"\b[Bb]and\b")
"""In the title of an article, as a gloss says it, too."""
_MUSIC = word_set(
    "band bands singer singers album albums song songs concert concerts music musician musicians musical "
    "guitarist guitarists drummer frontman bassist vocalist rock punk pop"
)


def is_unheard(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether it is the name of a band, and the text is not about music: "Queen's" is a club, too.

    A name of several words is only asked so if few know the band: gangs have such names as well.
    """
    if " " in candidate.text and guess.prior >= _HEARD_OF:
        return False
    if not (is_band(entity) or _BAND.search(entity.wikipedia)):
        return False
    return scene.words.isdisjoint(_MUSIC)


_AIRLINE = expression(r"\b[Aa]irline\b")
_FLYING = word_set(
    "airline airlines airliner flight flights aircraft plane planes passenger passengers airport airports boeing "
    "airbus carrier carriers pilot pilots cabin fleet crew jets aviation sponsor stadium lounge"
)
_MOST = 500
"""Names that are looked through, the first of the text."""

_OF_STATE = expression(
    r" (?:citizens?|nationals?|diplomats?|ministers?|troops|forces|government|authorities|rulers?|envoys?|"
    r"ambassador|embassy|soldiers|law|passport|royal|sheikhs?)\b"
)


def is_of_country(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the last word of a country's name is the country's, and no airline's: "Emirates diplomats".

    The text names the country, or tells of what states have, and of nothing that flies.
    """
    if guess.by != "alias" or " " in candidate.text or not _AIRLINE.search(entity.gloss):
        return False
    if not scene.words.isdisjoint(_FLYING):
        return False
    if _OF_STATE.match(scene.document.texts[candidate.span.passage], candidate.span.end):
        return True
    end = f" {candidate.text}"
    ids = (id_ for name, id_ in islice(scene.named.items(), _MOST) if name.endswith(end))
    return any(scene.entities[id_].capital for id_ in ids)
