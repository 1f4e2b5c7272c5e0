"""Whether "it" or "them" stands for something that another sentence names."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.finite import may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression

SAYS: Final = expression(
    r"\b(?:say|said|says|told|tells?|stated|believes?|warn(?:s|ed)?|anticipates?)\b"
    r"|\b(?:admitted|confirmed|denie[sd]|announced|insisted|claim(?:s|ed)) (?=it\b)"
    r"|\b(?:added|announced|announces|reported|reports|claims?|claimed|denie[sd]|declare[sd]|confirmed|revealed) that\b"
)
"""Verbs behind which words of somebody are told, rather than what somebody did by words."""
_THING: Final = expression(
    r"(?P<before>[\w']+|,) (?:it|(?P<them>them))\b(?: (?=(?P<after>[\w']+)))?"
)
_NAMED: Final = expression(
    r"\b(?:[Tt]he|[Aa]n?|its|his|her|their|[A-Z][\w'-]+(?: [A-Z][\w'-]+)*) [a-z]"
)
_TWO: Final = 2
"""The subject, and something that is done to: "firefighters fought the blaze before bringing it …"."""
_OPENERS: Final = word_set(
    "that as when because while after before if where which since said says say and but so how whether "
    "until though than what of let ,"
)
"""Before "it" as a subject; behind other words it is something that another sentence names."""


def strange_thing(folded: str) -> re.Match[str] | None:
    """The first "it" or "them" that another sentence names."""
    if " it" not in folded and " them" not in folded:
        return None
    return next((one for one in _THING.finditer(folded) if _is_elsewhere(one)), None)


def _is_elsewhere(thing: re.Match[str]) -> bool:
    """Whether what "it" stands for is named in another sentence, and not before it in this one."""
    named = len(_NAMED.findall(thing.string, 0, thing.start()))
    tells = (thing["them"] or may_be_finite(thing["after"] or "")) and SAYS.search(
        thing.string, 0, thing.end()
    )
    return thing["before"].lower() not in _OPENERS and named < (1 if tells else _TWO)
