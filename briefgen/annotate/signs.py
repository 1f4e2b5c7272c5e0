"""What kind of thing a gloss tells of, in the few words by which names beside it are decided.

Apart from the gloss, because an editor who rewords it seldom changes these: an article that asks
for no more of somebody stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_TOLD_BY: Final = {
    "firm": expression(
        r"\b(?:company|companies|corporation|conglomerate|firm|studios?|bank|retailer|airline|broadcaster|"
        r"[a-z]*maker)\b"
    ),
    "works": expression(
        r"\b(?:company|corporation|conglomerate|firm|retailer|manufacturer|supplier|[a-z]*maker)\b"
    ),
    "club": expression(r"\b(?:team|club|franchise)\b"),
    "band": expression(r"\b[Bb]and\b"),
    "party": expression(r"\b[Pp]art(?:y|ies)\b"),
    "divided": expression(r"\b(?:state|province|country)\b", re.IGNORECASE),
    "city": expression(r"\b(?:capital|city|town)\b", re.IGNORECASE),
}
"""What in a gloss tells each sign."""

_HEAD: Final = expression(
    r"(?:[\w'-]{1,20} ){0,4}?([\w-]{1,20})(?=[.,;]| (?:of|in|for|based|that|which|to|with)\b)"
)

_KEPT: Final = 2048
"""Glosses of which it is remembered whether they tell a sign: articles name the same again and again."""

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
    told = {sign: bool(words.search(gloss)) for sign, words in _TOLD_BY.items()}
    return Signs(**told, head=_head(gloss))


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


def _teller(sign: str) -> Callable[[Entity], bool]:
    words = _TOLD_BY[sign]
    tells = lru_cache(maxsize=_KEPT)(lambda gloss: words.search(gloss) is not None)

    def is_told(entity: Entity) -> bool:
        if isinstance(entity, Heard):
            return bool(getattr(entity.signs, sign))
        return tells(entity.gloss)  # a cold build asks for few of them

    return is_told


is_firm: Final = _teller("firm")
is_works: Final = _teller("works")
is_club: Final = _teller("club")
is_band: Final = _teller("band")
is_party: Final = _teller("party")
is_divided: Final = _teller("divided")
is_city: Final = _teller("city")


def is_country(entity: Entity | None) -> bool:
    """Whether it is a country: it has a capital and a people."""
    return entity is not None and bool(entity.capital and entity.demonyms)


def head(entity: Entity) -> str:
    """The noun by which a gloss says what somebody is, in small letters; "" if none does."""
    return str(entity.signs.head) if isinstance(entity, Heard) else _head(entity.gloss)


@lru_cache(maxsize=_KEPT)
def _head(gloss: str) -> str:
    found = _HEAD.match(gloss)
    return found[1].lower() if found else ""
