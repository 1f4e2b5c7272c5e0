"""What a text says that a person is, beside the name, by kinds that the lists know otherwise.

"Ida Lund, sales director of a chain" and "referee Ida Lund" are not the senator of that name.
"""

from __future__ import annotations

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
    r"manager|co-founder|entrepreneur|businessman|businesswoman)"
)
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
        word_set(
            "sport sports player coach footballer athlete referee cricketer golfer boxer swimmer "
            "football rugby cricket olympic cyclist wrestler jockey"
        ),
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

_KNOWN: Final = 60
"""The prior from which on a person is known beside all callings."""


def is_of_other_calling(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells a calling of a full name of which nothing is known of this bearer.

    Of whom nothing is told may have it, if nobody else has the name.
    """
    if guess.by == "surname" or guess.prior >= _KNOWN:
        return False
    if entity.untold and sum(g.kind == "person" for g in candidate.guesses) == 1:
        return False
    lead = scene.document.lead(candidate.span)
    text, end = scene.document.texts[candidate.span.passage], candidate.span.end
    kin = [kin for before, behind, kin in _KINDS if before.search(lead) or behind.match(text, end)]
    if not kin:
        return False
    told = {word.strip(".,;()") for word in entity.told.split()}
    return all(told.isdisjoint(words) for words in kin)
