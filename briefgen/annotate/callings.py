"""What a text says that a person is, beside the name, by kinds that the lists know otherwise.

"Ida Lund, sales director of a chain" and "referee Ida Lund" are not the senator of that name.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_BUSINESS: Final = (
    r"(?:[Cc]hief (?:executive|operating officer|financial officer|technology officer|technical officer|"
    r"marketing officer|investment officer|information officer)(?: officer)?|CEO|CFO|"
    r"(?:[Mm]anaging|[Ss]ales|[Mm]arketing|[Ff]inance|[Cc]ommercial|[Cc]reative|[Tt]echnical|[Pp]roduct|"
    r"[Rr]etail|[Oo]perations|[Bb]rand|[Tt]rading) director|"
    r"(?:[Gg]eneral|[Pp]roduct|[Mm]arketing|[Ss]ales|[Pp]roject|[Ff]und|[Bb]rand|[Aa]ccount|[Ss]tore) "
    r"manager|co-founder|entrepreneur|businessman|businesswoman|"
    r"(?:[Cc]lub|[Bb]oard|[Cc]ompany|[Bb]ank|[Ff]irm|[Ee]xecutive|[Nn]on-executive) chair(?:man|woman|person)?|"
    r"(?:[Cc]ompany|[Aa]irline|[Bb]ank|[Ss]tore|[Ff]actory|[Ss]upermarket) boss)"
)
_POST: Final = (
    r"(?:[Cc]hief (?:executive|operating officer|financial officer|technology officer|technical officer|"
    r"marketing officer|investment officer|information officer)(?: officer)?|CEO|CFO|"
    r"(?:[Mm]anaging|[Ss]ales|[Mm]arketing|[Ff]inance|[Cc]ommercial|[Tt]echnical|[Pp]roduct|"
    r"[Rr]etail|[Oo]perations|[Bb]rand|[Tt]rading|[Rr]egional) director|"
    r"(?:[Gg]eneral|[Pp]roduct|[Mm]arketing|[Ss]ales|[Pp]roject|[Ff]und|[Bb]rand|[Aa]ccount|[Ss]tore|"
    r"[Pp]ortfolio) manager)"
)
"""Posts that thousands hold, each in a firm."""
_SPORT: Final = (
    r"(?:referee|umpire|linesman|coach|striker|midfielder|goalkeeper|winger|fly-half|scrum-half|batsman|"
    r"bowler|quarterback|jockey|footballer|cricketer|golfer|sprinter|swimmer|cyclist|snooker player)"
)
_ARTS: Final = (
    r"(?:actor|actress|singer|guitarist|drummer|bassist|rapper|pianist|comedian|novelist|screenwriter|"
    r"film-maker|filmmaker|film director|songwriter|choreographer|cartoonist)"
)
_NEARLY: Final = (
    r", (?:(?:an?|the|its|their|his|her) )?"
    r"(?:(?!who|whose|told|former|then|once|ex-|son|daughter|wife|husband)[\w'&-]{1,20} ){0,3}?"
)
_OF_SPORT: Final = word_set(
    "sport sports player coach footballer athlete referee cricketer golfer boxer swimmer "
    "football rugby cricket olympic cyclist wrestler jockey"
)
_KINDS: Final = (
    (
        expression(rf"(?<!former )(?<!then )(?<!ex-)\b{_BUSINESS} \Z"),
        expression(rf"{_NEARLY}{_BUSINESS}\b"),
        word_set(
            "business businessman businesswoman businessperson executive entrepreneur industrialist "
            "magnate ceo chairman founder co-founder investor banker publisher director manager company "
            "engineer inventor scientist programmer designer developer producer economist "
            "player coach footballer football athlete sport"
        ),
    ),
    (
        expression(rf"(?<!former )(?<!then )(?<!ex-)\b{_SPORT} \Z"),
        expression(rf"{_NEARLY}{_SPORT}\b"),
        _OF_SPORT,
    ),
    (
        expression(rf"(?<!former )(?<!then )(?<!ex-)\b{_ARTS} \Z"),
        expression(rf"{_NEARLY}{_ARTS}\b"),
        word_set(
            "actor actress singer musician author writer producer director artist comedian novelist "
            "screenwriter filmmaker songwriter composer entertainer rapper pianist film music"
        ),
    ),
)
"""Of each kind: how it stands before a name and behind it, and words by which the lists know it."""

_JUDGE: Final = (
    expression(
        r"(?<!former )(?<!then )(?<!ex-)\b(?:Judges?|[Mm]agistrate|(?:district|federal|county|circuit|"
        r"trial|senior|presiding|chief|appeals?|court) judges?) \Z"
    ),
    word_set(
        "judge judges justice magistrate lawyer jurist attorney solicitor barrister prosecutor court law "
        "legal"
    ),
)
"""Who is called a judge of a court before the name; of politicians many have become one.

A judge in small letters may be one of a show.
"""

_KNOWN: Final = 60
"""The prior from which on a person is known beside all callings."""

_BY_POST: Final = (
    expression(rf"(?<!former )(?<!then )(?<!ex-)\b{_POST},? \Z"),
    expression(rf"{_NEARLY}{_POST}\b"),
)
_ITS: Final = expression(r"\b(?:[Ii]ts|[Tt]heir|whose|company's|firm's|group's|bank's|airline's)\b")
_NEAR: Final = 48
"""Code points before a name in which a calling stands."""
_FAR: Final = 60
"""Code points from a name within which the firm stands in which somebody has a post."""

_SKIPPER: Final = (
    expression(r"\b(?:captain|skipper) \Z"),
    expression(rf"{_NEARLY}(?:captain|skipper)\b"),
)
"""What an officer is as well as a player; a text about matches speaks of players."""

_MATCHES: Final = word_set(
    "match matches innings wicket wickets goal goals penalty midfielder striker defender goalkeeper "
    "batsman batter bowler runs test series league cup coach squad season half-time scored overs"
)
_LEAST: Final = 4
"""Of these words as many as a text about matches has."""


def is_of_other_calling(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells a calling of a full name of which nothing is known of this bearer.

    Of whom nothing is told may have it, if nobody else has the name; but a post in a firm only if
    the firm is known.
    """
    if guess.by == "surname" or guess.prior >= _KNOWN:
        return False
    lead = scene.document.lead(candidate.span)
    text, end = scene.document.texts[candidate.span.passage], candidate.span.end
    if entity.untold and sum(g.kind == "person" for g in candidate.guesses) == 1:
        before, behind = _BY_POST
        post = _stands_before(before, lead) or behind.match(text, end)
        return bool(post) and not _is_of_known_firm(candidate, scene)
    kin = [
        kin
        for before, behind, kin in _KINDS
        if _stands_before(before, lead) or behind.match(text, end)
    ]
    before, behind = _SKIPPER
    if (_stands_before(before, lead) or behind.match(text, end)) and len(
        _MATCHES & scene.words
    ) >= _LEAST:
        kin.append(_OF_SPORT)
    before, words = _JUDGE
    if _stands_before(before, lead):
        kin.append(words)
    if not kin:
        return False
    bracket = entity.wikipedia.partition(" (")[2] if entity.untold else ""
    told = {word.strip(".,;()") for word in f"{entity.told} {bracket}".lower().split()}
    return all(told.isdisjoint(words) for words in kin)


def _stands_before(calling: re.Pattern[str], lead: str) -> bool:
    return calling.search(lead, max(len(lead) - _NEAR, 0)) is not None


def _is_of_known_firm(candidate: Candidate, scene: Scene) -> bool:
    """Whether a body that the document names stands beside, or is spoken of: "its chief executive"."""
    passage, start, end = candidate.span
    text = scene.document.texts[passage]
    if _ITS.search(text, max(start - _FAR, 0), min(end + _FAR, len(text))):
        return True
    near = (*range(max(start - _FAR, 0), start), *range(end, end + _FAR))
    return any((passage, at) in scene.bodies for at in near)
