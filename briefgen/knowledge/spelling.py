"""Words of names that Britain and America spell differently: "Organisation", "Defense", "Centre".

Papers spell the names of bodies their own way, whatever these call themselves: "World Trade
Organisation", "US Department of Defence". Only words that are the same word in both spellings stand
here, and the ending "-isation": "Labour" and "Labor" are two parties' names, "Grey" and "Gray" surnames.

>>> american("Organisation"), american("CENTRE"), american("Defences"), american("Grey")
('Organization', 'CENTER', 'Defenses', 'Grey')
>>> british("Center"), british("Organizations"), british("Prize")
('Centre', 'Organisations', 'Prize')
"""

from __future__ import annotations

import re

from briefgen.expressions import expression

_PAIRS = (
    ("centre", "center"),
    ("defence", "defense"),
    ("theatre", "theater"),
    ("programme", "program"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("aluminium", "aluminum"),
)
_AMERICAN = dict(_PAIRS)
_BRITISH = {american: british for british, american in _PAIRS}

_FROM_BRITISH = expression(
    rf"\b(?:{'|'.join(_AMERICAN)})(?=s?\b)|(?<=[a-z]i)(?<!provi)s(?=ations?\b)", re.IGNORECASE
)
_FROM_AMERICAN = expression(
    rf"\b(?:{'|'.join(_BRITISH)})(?=s?\b)|(?<=[a-z]i)(?<!provi)z(?=ations?\b)", re.IGNORECASE
)


def american(text: str) -> str:
    """The text with these words as America spells them."""
    return _FROM_BRITISH.sub(lambda found: _like(found[0], _AMERICAN, "z"), text)


def british(text: str) -> str:
    """The text with these words as Britain spells them."""
    return _FROM_AMERICAN.sub(lambda found: _like(found[0], _BRITISH, "s"), text)


def respelt(text: str) -> tuple[str, ...]:
    """The other spellings of the text: none if both countries write it alike."""
    return tuple(other for other in (american(text), british(text)) if other != text)


def _like(word: str, spellings: dict[str, str], letter: str) -> str:
    """The word in the other spelling, or the one letter that differs, with its capitals."""
    other = spellings.get(word.lower(), letter)
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
