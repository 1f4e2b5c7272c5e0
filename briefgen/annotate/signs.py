"""What kind of thing a gloss tells of, in the few words by which names beside it are decided.

Apart from the gloss, because an editor who rewords it seldom changes these: an article that asks
for no more of somebody stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_FIRM: Final = expression(
    r"\b(?:company|companies|corporation|conglomerate|firm|studios?|bank|retailer|airline|broadcaster|"
    r"[a-z]*maker)\b"
)
_PARTY: Final = expression(r"\b[Pp]art(?:y|ies)\b")
_DIVIDED: Final = expression(r"\b(?:state|province|country)\b", re.IGNORECASE)
_WORKS: Final = expression(
    r"\b(?:company|corporation|conglomerate|firm|retailer|manufacturer|supplier|[a-z]*maker)\b"
)
_CLUB: Final = expression(r"\b(?:team|club|franchise)\b")
_BAND: Final = expression(r"\b[Bb]and\b")
_CITY: Final = expression(r"\b(?:capital|city|town)\b", re.IGNORECASE)
_HEAD: Final = expression(
    r"(?:[\w'-]{1,20} ){0,4}?([\w-]{1,20})(?=[.,;]| (?:of|in|for|based|that|which|to|with)\b)"
)

SIGNS: Final = "signs"
ECHOES: Final = "echoes"


class Signs(Struct, frozen=True):
    """What a gloss says that somebody is.

    firm: of any kind; works: one that makes or sells things. club: what plays.
    divided: a country or a part of one. head: the noun, "bank" of "British bank.", "" if none.
    """

    firm: bool
    works: bool
    club: bool
    band: bool
    party: bool
    divided: bool
    city: bool
    head: str


def signs(gloss: str) -> Signs:
    """All of them.

    >>> told = signs("Harbour town in the north.")
    >>> told.city, told.firm, told.head
    (True, False, 'town')
    """
    return Signs(
        firm=bool(_FIRM.search(gloss)),
        works=bool(_WORKS.search(gloss)),
        club=bool(_CLUB.search(gloss)),
        band=bool(_BAND.search(gloss)),
        party=bool(_PARTY.search(gloss)),
        divided=bool(_DIVIDED.search(gloss)),
        city=bool(_CITY.search(gloss)),
        head=_head(gloss),
    )


def _asked(field: str) -> Any:
    """An attribute that is asked for whenever it is read."""
    return property(lambda entity: entity.ask(field))


class Heard(Entity, frozen=True, kw_only=True):
    """An entity of which some fields are asked for when they are read.

    So only those articles hang on them whose annotation reads them.
    ask: gives the value of such a field, `Signs` by the name SIGNS, and by the name ECHOES those of
        the telling words of its gloss that the article has, be it in the headline.
    """

    ask: Callable[[str], Any]
    gloss = _asked("gloss")
    roles = _asked("roles")
    aliases = _asked("aliases")
    wikipedia = _asked("wikipedia")
    signs = _asked(SIGNS)
    echoes = _asked(ECHOES)


def is_firm(entity: Entity) -> bool:
    """Whether a gloss tells of a firm."""
    if isinstance(entity, Heard):
        return bool(entity.signs.firm)
    return bool(_FIRM.search(entity.gloss))


def is_works(entity: Entity) -> bool:
    """Whether a gloss tells of a firm that makes or sells things."""
    if isinstance(entity, Heard):
        return bool(entity.signs.works)
    return bool(_WORKS.search(entity.gloss))


def is_club(entity: Entity) -> bool:
    """Whether a gloss tells of what plays."""
    if isinstance(entity, Heard):
        return bool(entity.signs.club)
    return bool(_CLUB.search(entity.gloss))


def is_band(entity: Entity) -> bool:
    """Whether a gloss tells of a band."""
    if isinstance(entity, Heard):
        return bool(entity.signs.band)
    return bool(_BAND.search(entity.gloss))


def is_party(entity: Entity) -> bool:
    """Whether a gloss speaks of a party."""
    if isinstance(entity, Heard):
        return bool(entity.signs.party)
    return bool(_PARTY.search(entity.gloss))


def is_divided(entity: Entity) -> bool:
    """Whether a gloss tells of a country or of a part of one."""
    if isinstance(entity, Heard):
        return bool(entity.signs.divided)
    return bool(_DIVIDED.search(entity.gloss))


def is_city(entity: Entity) -> bool:
    """Whether a gloss tells of a town."""
    if isinstance(entity, Heard):
        return bool(entity.signs.city)
    return bool(_CITY.search(entity.gloss))


def head(entity: Entity) -> str:
    """The noun by which a gloss says what somebody is, in small letters; "" if none does."""
    return str(entity.signs.head) if isinstance(entity, Heard) else _head(entity.gloss)


def _head(gloss: str) -> str:
    found = _HEAD.match(gloss)
    return found[1].lower() if found else ""
