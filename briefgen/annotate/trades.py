"""Trades that a text tells beside a full name, held against what the lists say of its bearer.

"Analyst Jane Doe" and "Jane Doe, a broker at Heron" are not the ambassador of that name.
"""

from __future__ import annotations

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_KINDRED = (
    word_set("analyst economist strategist forecaster"),
    word_set("trader broker dealer stockbroker banker financier investor businessperson"),
    word_set("lawyer attorney barrister solicitor counsel jurist advocate"),
    word_set("accountant auditor actuary"),
    word_set("consultant pollster"),
    word_set("shopkeeper retailer shopper grocer baker butcher plumber builder mechanic"),
    word_set("resident householder pensioner retiree"),
    word_set("nurse midwife carer caregiver paramedic"),
    word_set("farmer rancher grower fisherman beekeeper dairyman"),
    word_set("teacher headteacher headmaster headmistress schoolteacher tutor educator"),
    word_set("waiter waitress bartender barista cashier cook chef restaurateur barber hairdresser"),
    word_set(
        "dentist pharmacist veterinarian optician physiotherapist physician doctor surgeon medical "
        "medicine epidemiologist virologist immunologist cardiologist oncologist neurologist psychiatrist "
        "pediatrician paediatrician gynecologist gynaecologist physiologist health"
    ),
    word_set("electrician carpenter welder bricklayer roofer gardener janitor caretaker cleaner"),
    word_set(
        "firefighter lifeguard policeman policewoman constable detective sheriff inspector police officer "
        "enforcement politician"
    ),
    word_set("librarian archivist curator"),
    word_set("trucker courier postman"),
    word_set("spokesman spokeswoman spokesperson spokeperson press communications"),
    word_set(
        "professor lecturer researcher scholar academic scientist historian physicist chemist biologist "
        "mathematician philosopher linguist sociologist psychologist anthropologist archaeologist "
        "theologian physician engineer writer author critic astronomer geologist geographer inventor "
        "economist jurist surgeon composer architect"
    ),
)
"""Trades by what goes for each other."""

_POLITICIANS = word_set(
    "councillor councilman councilwoman senator congressman congresswoman lawmaker"
)
_POLITICS = _POLITICIANS | word_set(
    "politician member representative minister secretary president chancellor premier mayor governor "
    "ambassador leader chairman speaker commissioner deputy candidate nominee senators party"
)
"""What is said of politicians; of whom nothing is told may be one."""

_VOICES = word_set("spokesman spokeswoman spokesperson")
"""A party has these too."""

_PROFESSIONS = word_set(
    "historian physicist chemist biologist mathematician philosopher linguist sociologist psychologist "
    "anthropologist archaeologist theologian physician engineer writer author critic astronomer "
    "geologist inventor surgeon composer architect"
)
"""What many are beside what is told of them: one of these rules nobody out."""

_VAGUE = word_set(
    "counsel advocate press communications spokeperson investor businessperson academic scientist "
    "restaurateur medical medicine epidemiologist virologist immunologist cardiologist oncologist "
    "neurologist psychiatrist pediatrician paediatrician gynecologist gynaecologist physiologist health "
    "police officer enforcement politician geographer"
)
"""Words of `_KINDRED` that are looked for in what is known, and are no trade in a text."""

_OTHERS = word_set(
    "minister chancellor premier mayor governor ambassador chairman chairwoman commissioner candidate "
    "diplomat official aide insider adviser advisor executive director manager activist campaigner worker "
    "student pupil voter fan supporter neighbour neighbor witness survivor passenger driver miner soldier "
    "sailor officer colleague friend relative trustee donor man woman boy girl teenager mother father "
    "grandmother grandfather customer visitor protester backbencher"
)
"""What else somebody may be told to be."""

_TRADES = (frozenset().union(*_KINDRED) | _POLITICIANS) - _PROFESSIONS - _VAGUE
_SOMEBODY = _TRADES | _PROFESSIONS | _OTHERS


def is_somebody(word: str) -> bool:
    """Whether a noun tells what one person is, by trade or otherwise: "nurse", "neighbour"."""
    return word in _SOMEBODY


_LEARNT = word_set(
    "lawyer attorney barrister solicitor jurist economist banker financier consultant accountant "
    "professor lecturer researcher scholar teacher doctor physician surgeon dentist nurse farmer rancher "
    "pharmacist veterinarian"
)
_HEADS = word_set("politician president minister chancellor premier secretary mayor businessperson")
"""What those who learnt a trade often became."""

_BEHIND = expression(
    r", (?:(an?|the|its|their|his|her) )?"
    r"(?:(?!(?:who|whose|told|said|by|to|from|with|for|an?|the|its|their|his|her|former|and) )"
    r"[\w'-]{1,20} ){0,3}?"
    r"([a-z]{5,12})(?= (?:at|with|for|of|from|in|and|who)\b|[,.;])"
)
_OFFICE = expression(
    r"\b(?:[Dd]istrict|U\.?S\.?|[Ss]tate(?:'s)?|[Cc]ounty|[Cc]ity|[Dd]eputy) [Aa]ttorney \Z"
)
"""An attorney who has no clients."""

_ANOTHERS = word_set("its their his her")
_AND = (" and ", ", and ")
_WORD = expression(r"[a-z]+")
_QUOTES = "\"'“‘«([—-"
_KNOWN = 60
"""The prior from which on a person is known beside all trades."""


def is_of_other_trade(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text gives a full name a trade of which nothing is known of this bearer.

    Of whom nothing at all is told is no more likely to have it than a namesake whom nobody listed.
    """
    if guess.by == "surname" or guess.prior >= _KNOWN:
        return False
    trade = _told(candidate, scene)
    if not trade:
        return False
    if trade in _POLITICIANS and entity.untold:
        return False
    kindred = _POLITICS if trade in _POLITICIANS else _kindred(trade)
    known = frozenset(_WORD.findall(entity.told))
    if not known.isdisjoint(kindred) or (trade in _LEARNT and not known.isdisjoint(_HEADS)):
        return False
    return trade not in _VOICES or guess.country not in scene.nations


def _kindred(trade: str) -> frozenset[str]:
    return frozenset().union(*(words for words in _KINDRED if trade in words))


def _told(candidate: Candidate, scene: Scene) -> str:
    """The trade directly before or behind a name; "" if none is told."""
    lead = scene.document.lead(candidate.span)
    before = lead[:-1].rpartition(" ")[2].lstrip(_QUOTES).lower() if lead[-1:] == " " else ""
    if before in _TRADES:
        return "" if _OFFICE.search(lead) else before
    text = scene.document.texts[candidate.span.passage]
    behind = _BEHIND.match(text, candidate.span.end)
    if behind is None or behind[2] not in _TRADES:
        return ""
    owned = behind[1] in _ANOTHERS or "'s " in behind[0]
    return "" if owned and text.startswith(_AND, behind.end()) else behind[2]
