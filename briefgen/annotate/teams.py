"""Places that play: in the report of a match "Belgium" is a team.

Such names mean the national football team, if it is football and the knowledge base has the team;
else they stay without a link, unless the words before say that the place is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.annotate.annotation import Span
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.source.slugs import proposal

_SPORT = word_set(
    "match matches goal goals goalkeeper striker midfielder defender winger penalty kick kicks header "
    "half-time halftime kickoff kick-off offside referee coach scored scorer innings wicket wickets "
    "batsman bowler inning pitcher touchdown quarterback rebound rebounds playoff playoffs semifinal "
    "semifinals semi-final quarterfinal quarterfinals knockout stoppage fixture fixtures squad "
    "teammates teammate unbeaten podium medallist medalist qualifier qualifiers basketball football "
    "soccer rugby cricket tennis hockey baseball volleyball wicketkeeper lbw stumps bowled batter "
    "batters run-chase half-century seamer spinner all-rounder"
)
_FOOTBALL = word_set("football soccer goalkeeper midfielder fifa uefa offside")
_OTHER_SPORTS = word_set(
    "rugby cricket wicketkeeper lbw wicket wickets innings basketball baseball hockey volleyball handball touchdown "
    "quarterback netball women women's lionesses u-21 under-21 u-20 under-20 u-17 under-17 olympic"
)
_LEAST = 5
"""Different words of sport in a document about it."""

_RATE = 60
"""And at most so many words for each that is counted."""

_PLACED = expression(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Tt]hroughout|[Ff]rom|[Tt]o|[Aa]t|[Oo]utside|[Ii]nside|north|south|"
    r"east|west|northern|southern|eastern|western|central|capital|city of|people of|president of|"
    r"of) (?:the )?\Z"
)
_VERSUS = expression(r"\b(?:lost|losing|defeat|defeats|loss|win|wins|victory|draw|match|game|against|trip) "
                     r"(?:to |of |from |\d+ ?[–-] ?\d+ (?:to |against |over ))?(?:the )?\Z")  # fmt: skip
_BEAT = (
    "beat", "beats", "defeated", "routed", "edged", "topped", "downed", "upset", "stunned", "thrashed",
    "crushed", "trounced", "outlasted", "hammered", "held off", "lost to", "fell to", "rallied past",
)  # fmt: skip
_RANK = r"(?:No\. ?\d{1,2} |\d{1,2}(?:st|nd|rd|th)-ranked )?"
_SCORE = r",? \d{1,3} ?[–-] ?\d{1,3}(?![\w%])"
_WINS = expression(
    rf" (?:{'|'.join(_BEAT)}) {_RANK}[A-Z][\w&'.-]{{0,20}}(?: [A-Z][\w&'.-]{{0,20}}){{0,3}}{_SCORE}"
)
_BEATEN = expression(rf"\b(?:{'|'.join(_BEAT)}) {_RANK}\Z")
_SCORED = expression(_SCORE)
_HOSTS = expression(
    r"(?: (?:had|has|have|was|is|will|would|be|been|due|set|to|also)){0,5} host(?:s|ed)? "
)
_TOWN_BEFORE = expression(
    r"\b(?:in|at|near|outside|from) [A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,2}, \Z"
)
_WHOLE = expression(r"[.,;:)]|\Z| (?:on|after|before|where|when|last|this|next) ")
"""What stands behind a country that tells where a town lies: in "beaten in Oran, Norland are out" it plays."""

_OF_TEAMS = _SPORT | word_set(
    "line-up lineup side team teams bench camp captain defence dugout attack"
)
"""What a team has or is, behind its country: "back in the Norland side"."""

_PLACES = ("place",)


def is_about_sport(document: Document) -> bool:
    """Whether a document reports of matches."""
    if len(_SPORT & document.small_words) < _LEAST:
        return False
    words = list(document.words())
    counted = sum(word.lower() in _SPORT for word in words)
    return len(words) < _RATE * counted


def is_team(document: Document, span: Span, owners: Iterable[Entity | None]) -> bool:
    """Whether a name of a place stands for those who play for it; never for a site's own entry."""
    if not all(o is not None and o.kind in _PLACES and o.built_in for o in owners):
        return False
    lead, after = document.lead(span), document.after(span)
    text = document.texts[span.passage]
    if _HOSTS.match(text, span.end) or is_dateline(text, span.start, span.end):
        return False  # a country hosts, whoever plays, and a report comes from a place
    if _TOWN_BEFORE.search(lead) and _WHOLE.match(text, span.end):
        return False
    if _VERSUS.search(lead):
        return True
    possessive = text[span.end : span.end + 2] == "'s"
    placed = _PLACED.search(lead) and not possessive
    return not placed or (after is not None and after.lower in _OF_TEAMS)


def is_result(document: Document, span: Span) -> bool:
    """Whether a score tells that a name is one of two teams: "Norland beat No. 2 Sudria 24-17"."""
    text = document.texts[span.passage]
    if _WINS.match(text, span.end):
        return True
    return bool(_SCORED.match(text, span.end) and _BEATEN.search(document.lead(span)))


def team_of(owner: Entity | None, entities: Mapping[str, Entity]) -> str:
    """The id of a country's football team; "" if it isn't known."""
    if owner is None or owner.kind not in _PLACES:
        return ""
    name = proposal(owner.name.removeprefix("The "))
    ids = (f"{name}-national-football-team", f"{name}-mens-national-soccer-team")
    return next((id_ for id_ in ids if entities.get(id_) is not None), "")


def is_about_football(document: Document) -> bool:
    """Whether it reports of football among men, and of no other sport."""
    words = document.small_words
    return bool(words & _FOOTBALL) and not words & _OTHER_SPORTS
