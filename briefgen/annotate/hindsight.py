"""Whether words without a verb that tells a time speak of what has happened.

"Officials blame Saturday's attack on the rebels" has no verb of the past and yet looks back;
"The Reds host Leeds on Saturday" doesn't.
"""

from __future__ import annotations

from typing import Final

from briefgen.annotate import plain

_HAPPENED: Final = (
    r"(?:attacks?|assaults?|bombings?|shootings?|stabbings?|crash(?:es)?|explosions?|blasts?|killings?|murders?|massacres?"
    r"|raids?|arrests?|clash(?:es)?|riots?|violence|fires?|floods?|storms?|quakes?|earthquakes?|disasters?"
    r"|collapses?|incidents?|announcements?|statements?|remarks|comments|reports?|rulings?|verdicts?|decisions?"
    r"|loss(?:es)?|gains|victory|win|defeats?|death|resignation)"
)
_OVER: Final = plain.pattern(
    r"'s (?:[\w'-]+ ){0,3}?"
    rf"(?:{_HAPPENED}|(?:air|drone|missile) ?strikes?|bombs?|ambush(?:es)?|accidents?|derailments?|outages?|blackouts?|landslides?"
    r"|eruptions?|executions?|invasion|coup|mutiny|kidnappings?|abductions?|tragedy|unrest|bloodshed|protests?"
    r"|assassinations?|disappearance|dismissal|sell-?off|slump|slide|plunge|(?:market )?close|paper)"
    r"(?! (?:drills?|warnings?|alerts?|forecasts?|exercises?|safety|season|risks?|tests?)\b)(?![\w-])"
    r"(?!(?: [\w-]+){0,2} (?:main event|due|expected|awaited|scheduled|likely|looms?|looks?)\b)"
    r"(?! (?:is|are) (?:the|a|an) (?:[\w-]+ )?(?:main|key|next|big|focus|highlight|test|event)\b)"
)
_COMING: Final = plain.pattern(
    r"'s (?:[\w'-]+ ){0,3}(?:finals?|semi-?finals?|quarter-?finals?|votes?|voting|polls?|ballot(?:ing)?|elections?|run-?off"
    r"|referendum|match(?:es)?|games?|races?|fights?|bout|derby|meetings?|summit|session|talks|hearing|trial"
    r"|conference|visit|speech|address|debate|rally|march|parade|ceremony|celebrations?|launch|opening"
    r"|concert|show|draw|fixtures?|deadline|(?<!air )(?<!drone )(?<!missile )strike|funeral|service|mass|auction|report)\b"
)
_AWAITED: Final = plain.pattern(
    r"\b(?i:awaits?|awaiting|wait for|ahead of|before|until|eye|eyes|eyeing|(?:braces?|bracing|prepares?|preparing|plans?|planning|ready) for"
    r"|fears?|expects?|plans?|join) $"
)
_BACK: Final = plain.pattern(
    r"(?:\b(?i:after(?! (?:the (?:bell|close)|hours|dark|school|work|midnight|noon|\d)\b)|since|following|follows?|over|despite|because of|result of|aftermath of|wake of|blames?"
    r"|condemns?|taken|given|made|shown|seen|written|undergoing|(?:could|did) not) (?:[\w'$-]+ ){0,7}"
    r"|\b[Aa]ccording to (?!(?:the |an? |its |his |her |their )?(?:[\w-]+ )?(?:plans?|schedules?|forecasts?|calendar|programme|program)\b)"
    r"(?:[\w'$-]+ ){1,8}"
    rf"|\b{_HAPPENED} (?:(?:in|at|by|from|of|on) (?:[\w'-]+ ){{1,5}})?)(?:on )?(?:(?:late|early) )?$"
)

_COMES: Final = plain.pattern(
    r"'s (?:[\w'-]+ ){0,3}?(?:announcements?|statements?|reports?|rulings?|verdicts?|decisions?) (?:comes?|arrives?) "
)


def may_come(folded: str, end: int) -> bool:
    """Whether what is told of a day may as well be still to come: "Friday's decision comes as …"."""
    return _COMES.match(folded, end) is not None


def is_over(folded: str, start: int, end: int) -> bool:
    """Whether the day from `start` to `end` is that of something over, as far as nouns tell."""
    if folded.startswith("'s", end):
        if _COMING.match(folded, end) or _AWAITED.search(plain.before(folded, start)):
            return False
        return bool(_OVER.match(folded, end))
    return bool(_BACK.search(plain.before(folded, start)))
