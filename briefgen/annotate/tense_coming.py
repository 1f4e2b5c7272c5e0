"""The tense of a day right behind a way, a plan or a condition: "is flying to Lima on Monday"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain
from briefgen.annotate.tense_verbs import Tense, last_verb

_GOING: Final = plain.pattern(
    r"\b(?:is|are) (?:(?:also|now|currently) )?(?:travell?ing|heading|flying|going|visiting|arriving|leaving|departing"
    r"|returning|meeting) (?P<to>[^,;:]{0,80})$"
)
"""Somebody on the way to what is on that day: "is flying to Lima for talks on Monday"."""
_ASIDE_OF_WAY: Final = plain.pattern(
    r"\b(?:after|since|following|amid|despite|over|because|as|from|who|whose|which|that|where|when|[a-z]{2,}ing(?<!meeting)(?<!hearing)"
    r"|attacks?|shootings?|crash(?:es)?|explosions?|blasts?|bombings?|killings?|raids?|(?:earth)?quake|massacre|murders?)\b|'s "
)
"""In what follows, of which the day may be."""
_PREPARING: Final = plain.pattern(
    r"\b(?:(?P<now>(?<!to )(?:prepares?|braces?|gears? up)|(?:is|are) (?:preparing|bracing|gearing up))"
    r"|(?P<then>prepared|braced|geared up)|preparing|bracing|gearing up|in preparation)"
    r" for (?P<event>[^,;:]{0,80})$"
)
"""Right before what is still to come: "the city is bracing for protests Friday"."""
_PLANNED: Final = plain.pattern(
    r"\b(?:an?|the|its|his|her|their|any|'s|before|against|amid|over|for|of) (?:planned|scheduled|proposed|expected) (?P<event>(?:[\w'-]+ ){1,7})(?:on )?$"
)
_EVENT: Final = plain.pattern(
    r"\b(?:meetings?|sessions?|visits?|votes?|strikes?|summits?|talks|hearings?|rall(?:y|ies)|trips?|openings?|march(?:es)?"
    r"|protests?|elections?|launch|conferences?|debates?|referendums?|match(?:es)?|games?|ceremony|demonstrations?)\b"
)
_NOT_TO: Final = plain.pattern(
    r"\bnot to (?:hold|attend|open|join|stage|launch|host|visit|go to) (?P<event>[^,;:]{0,80})$"
)
"""What is not to be is still to come; of whoever warned of it the day may be too."""
_ONCE: Final = plain.pattern(
    r"\b(?:once|unless|as soon as|by the time|if) (?P<clause>(?:[\w'-]+ ){3,14})(?:in|on|by|until) $"
)
"""A condition in the present: "once the agency takes over in September"."""
_SCHEDULED: Final = plain.pattern(
    r"\b(?:has|have) (?:re)?scheduled (?!(?:for|to|on)\b)(?:[\w'-]+ ){1,10}for (?:the )?$"
)


def of_coming(left: str) -> Tense:
    """The tense of a day right behind a way, a plan or a warning; torn where it may be of the verb before."""
    once = _ONCE.search(left)
    if (once and not last_verb(once["clause"])) or _SCHEDULED.search(left):
        return "future"
    going = _GOING.search(left)
    if going and not last_verb(going["to"]):
        return "torn" if _ASIDE_OF_WAY.search(going["to"]) else "future"
    preparing = _PREPARING.search(left)
    if preparing and not (
        last_verb(preparing["event"]) or _ASIDE_OF_WAY.search(preparing["event"])
    ):
        verb = "" if preparing["now"] else last_verb(left[: preparing.start()])
        return "torn" if preparing["then"] or verb in ("past", "torn") else "future"
    for ahead in (_PLANNED.search(left), _NOT_TO.search(left)):
        if ahead and _EVENT.search(ahead["event"]) and not last_verb(ahead["event"]):
            verb = last_verb(left[: ahead.start()])
            return "torn" if verb in ("past", "torn") else "future"
    return ""
