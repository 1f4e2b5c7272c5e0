"""What a text tells beside a full name of somebody whom it brings in as a private person.

"Ida Lund, 34, from Leeds", "the victim, Ida Lund", "his neighbour Ida Lund": whoever is told so is
nobody whom the world knows by that name, unless the text says what the world knows them for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.annotate.kin import kin
from briefgen.annotate.lexicon import FUNCTION_WORDS, word_set
from briefgen.expressions import expression

Sign = Literal["", "idle", "kin", "aged", "hinted", "homed", "told", "sure"]
"""How surely a private person is told.

idle: no word beside the name says who that is.
kin: somebody's relative is told.
aged: an age or a charge is told, as it is of those whom the world knows, too.
hinted: something is told that mostly is told of private persons: a trade, what happened to them.
homed: a home is told, and no more; told: a victim, a witness or the like.
sure: whatever else stands beside it, it is no office that the world knows.
"""

Begun = Mapping[tuple[int, int], str]
"""Of which kind the names are, by where they begin: (passage, offset)."""

_AGE_IF_TOLD: Final = r"(?:,? aged \d{1,3}|, \d{1,3})?"
_AGE_AND_COMMA: Final = r"(?:,? aged \d{1,3},?|, \d{1,3},?)?"
"""An age behind a name, if it is told; the second with the comma behind it."""

_SEEN: Final = 160
"""Code points behind a name that are looked at."""

_AGE: Final = r"(?:,? aged |,? age |, | \()(?P<age>\d{1,2}|10\d)"
_AGED: Final = expression(
    rf"{_AGE}(?=\)|,(?! ?\d)|[.;](?!\d)| (?:from|of|who)\b|\Z)"
    r"|(?:,? aged |, who (?:is|was) |, an? (?=\d{1,3}-year-old\b))(?P<told>\d{1,2}|10\d)(?=[,.)-]| [a-z]|\Z)"
)
_OLD: Final = expression(r"\b(\d{1,3})-year-old(?:,? (?!in |on |at )[\w'’-]{1,20}){0,4},? \Z")
_HOME: Final = expression(
    r"(?:(?:,? aged |, | \()\d{1,3}\)?)?,? (?:(?:who (?:comes|came|is|was) )?from|of|who lives in|living in) "
    r"(?:(?P<none>no fixed (?:abode|address))|(?:(?:the )?(?:town|village|city|hamlet|suburb|area) of |"
    r"(?:near|nearby|central|north|south|east|west|rural) )?(?=[A-Z]|\d{1,3}[a-z]? [A-Z]))"
)
"""The age, if it is told, and the home of somebody; ends where the name of the place begins."""

_BODIES: Final = ("organisation", "group", "event")
_STREET: Final = expression(
    r"(?:\d{1,3}[a-z]? )?[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2} "
    r"(?:Road|Street|Avenue|Close|Lane|Drive|Way|Gardens|Terrace|Crescent|Grove|Rise)\b"
)
_PRIVATE: Final = word_set(
    "victim victims deceased defendant witness eyewitness bystander onlooker passer-by passerby resident "
    "neighbour neighbor passenger commuter shopper customer holidaymaker holidaymakers motorist motorcyclist "
    "pedestrian pensioner grandmother grandfather great-grandmother great-grandfather mother-of-one mother-of-two "
    "mother-of-three mother-of-four father-of-one father-of-two father-of-three father-of-four mum dad mum-of-two "
    "mum-of-three dad-of-two dad-of-three schoolboy schoolgirl toddler juror villager homeowner householder tenant "
    "dog-walker jogger hiker rambler bride groom bridegroom reader parishioner patient crewman "
    "shopkeeper newsagent lifeboatman bricklayer roofer scaffolder plumber electrician carpenter mechanic "
    "hairdresser barber waiter waitress barista cashier cleaner caretaker janitor postman courier trucker "
)
"""What somebody is told to be whom the world doesn't know."""

_MOSTLY: Final = word_set(
    "skipper parent miner sailor apprentice clerk guard porter docker milkman machinist welder trainee steelworker labourer "
    "foreman seamstress nurse paramedic midwife carer suspect gunman attacker driver owner pilot student pupil teenager survivor volunteer fan supporter tourist "
    "traveller farmer fisherman teacher headteacher firefighter constable housewife retiree widow widower "
    "soldier worker colleague friend organiser stallholder allotment shoplifter burglar thief landlord "
    "landlady superintendent gardener baker butcher builder librarian dentist vet youngster father mother son daughter boy "
    "girl man woman"
)
"""What such a one is mostly told to be, and a few known ones."""

_BEFORE: Final = expression(r"([\w'’-]{3,22})(?P<comma>,)? \Z")
_NEAR: Final = 24
"""Code points before a name in which the word of `_BEFORE` stands."""

_BEHIND: Final = expression(
    _AGE_AND_COMMA + r",? (?:an?|one|another|the|her|his|their) "
    r"(?P<words>(?:(?!who |whose |of |and |from |in |at |to |for )[\w'’-]{1,20} ){0,3}?)"
    r"(?P<noun>[\w'’-]{3,22})(?=[,.;]| (?:who|from|of|at|in|on|with|and|whose)\b|\Z)"
)
_ROOTED: Final = expression(r" (?:who (?:lives|comes) )?(?:from|of|in|at) (?:the )?(?=[A-Z])")
_NAMED: Final = expression(
    r"\b(?:named|identified)(?: (?!as )[\w'’-]{1,20},?){0,5} as (?:the |a )?"
    r"(?:(?:late|local|\d{1,3}-year-old|[a-z]{3,20}) ){0,3}\Z"
)
_OF_POLICE: Final = expression(
    r"\b(?:victims?|deceased|dead|died|killed|[Pp]olice|officers|sheriff|coroner|friends|family|relatives|"
    r"locally|man|woman|boy|girl|teenager|driver|pedestrian|cyclist|motorcyclist|pilot|passenger|suspect|"
    r"gunman|attacker|shooter)\b"
)
_FOUND: Final = expression(
    r"\b(?:[Bb]ody|[Rr]emains|[Dd]isappearance|[Pp]arents|[Ff]amily) of (?:[a-z-]{3,20} ){0,2}\Z"
)
_LIVING: Final = expression(
    _AGE_IF_TOLD + r", (?:and )?who(?:'s|’s)? (?:(?:also|still|has|had|was|is|once) )?"
    r"(?:lives?|lived|living) (?:nearby|next|opposite|across|alone|[a-z]{3,6} doors|close|there|with|on the|"
    r"in the (?:village|street|flat|house|building|block|area)|above|below|just)\b"
)
_ORDINARY: Final = expression(
    _AGE_IF_TOLD
    + r", (?:and )?(?:whose (?:[a-z-]{3,15} )?(?:shop|house|home|flat|garden|car|van|dog|"
    r"farm|business|son|daughter|mother|father|wife|husband|brother|sister|children|family)\b|who (?:"
    r"(?:saw|heard|witnessed|filmed|found|rang|phoned|spotted|noticed) |"
    r"(?:has |had )?died (?:at|in|on|from|of|after|when|instantly|suddenly|aged)\b|"
    r"(?:has|had) (?:a |an |never |always |just |been )?[a-z]+\b|"
    r"(?:(?:lives?|lived) (?:in|at|on|near|nearby|next|alone|with|above|opposite|there|close)\b|works? |worked at |runs? |owns? )|"
    r"(?:was|were) (?:[a-z]+ing|stuck|asleep|trapped|inside|nearby|on (?:his|her) way|out|at home|"
    r"pronounced|hit|struck|stabbed|shot|killed|injured|knocked)\b))"
)
"""What is told of somebody who has no office: what happened to them, and what is theirs."""

_COURT: Final = expression(
    _AGE_AND_COMMA + r"(?: [a-z]{2,10}ly| also| has| had| later| then){0,2} (?:"
    r"(?:was|is|been|is being) (?:also )?(?:charged|jailed|sentenced|arrested|convicted|remanded|bailed|fined|"
    r"acquitted|cleared|accused|found guilty|found dead|pronounced dead|last seen|reported missing|airlifted|booked|knocked down|run over)\b|"
    r"(?:pleaded|pled) (?:not )?guilty\b|told (?:the |an? )(?:court|jury|inquest|hearing|tribunal|coroner)\b|"
    r"(?:suffered|sustained) )"
)
_HEARD: Final = expression(
    r"\b(?:[Ii]nquest|[Cc]ourt|[Jj]ury|[Hh]earing|[Tt]ribunal|[Cc]oroner|[Mm]agistrates|[Jj]urors) "
    r"(?:heard|(?:was|were) told)(?: that| how)? \Z"
)
_FATED: Final = expression(r" (?:(?:was|is|been) (?:stabbed|shot|killed|murdered)|died)\b")
_BODY: Final = (
    r"(?:the |his |her )?(?:[\w'’-]{1,20} ){0,3}(?:[Rr]esidents'?|[Tt]enants'?|[Nn]eighbourhood|[Aa]llotments?|"
    r"[Pp]arish|[Vv]illage|[Ss]couts?|[Pp]arents'?|[Pp]arent-[Tt]eacher|PTA|[Cc]hoir|[Bb]owls|[Hh]orticultural|"
    r"[Gg]ardening|[Ff]lower|[Ll]itter|[Pp]laygroup|[Nn]ursery|pub|[Ff]ood [Bb]ank|Rotary|Women's Institute|"
    r"[Ll]ifeboat|[Ww]alking|[Rr]unning [Cc]lub)(?![\w'-])"
)
_LOCAL: Final = expression(
    _AGE_AND_COMMA
    + r", (?:an? |the |who (?:is|was) |its )?(?:[a-z-]{3,15} ){0,2}(?:chair|chairman|"
    r"chairwoman|secretary|treasurer|organiser|organizer|president|leader|head|founder|member|clerk|captain|manager|"
    rf"director) (?:of|at|for) {_BODY}|,? (?:of|from) {_BODY} (?:[Aa]ssociation|[Ss]ociety|[Cc]ouncil|[Gg]roup|[Cc]lub)\b"
)
"""A post of a body that nobody knows but those who live there."""

_CREDIT: Final = expression(
    r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Gg]raphics?|[Pp]hoto(?:s|graph|graphs|graphy)?|[Pp]ictures?|"
    r"[Ii]mages?) by (?:[A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20}(?: and |, )){0,3}\Z"
    r"|\b(?:[Pp]icture|[Pp]hoto(?:graph)?|[Ii]mage|[Cc]redit): \Z"
)
_BYLINE: Final = expression(
    r"\A(?:By|BY|Words by) (?:[A-Z][\w'’-]{1,20} [A-Z][\w'’-]{1,20} and )?\Z"
)
_CLUB: Final = expression(
    r" \((?:[A-Z][\w'’.-]{1,20} ){1,3}(?:AC|RC|AAC|CC|SC|Harriers|Runners|Striders|Joggers|Roadrunners|Tri|Club)\)"
)
"""Behind whoever runs a race: a club in brackets."""

_SAYS: Final = word_set("said says told added explained recalled asked thanked")
_NAMELESS: Final = (FUNCTION_WORDS - word_set("a an the")) | _SAYS
"""Words before a name that don't tell who it is."""
_OF_HIS: Final = expression(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|whose) (?:[\w-]{1,20},? ){1,5}\Z")
"""Before a relative of somebody whom the text has named."""

_ALONE: Final = expression(
    r" (?!of |and [A-Z]|with [A-Z])[a-z]|[.;:!?\"”)]|\Z|, (?:said|says|who)\b| \d"
)
"""Behind a name of which nothing is said."""

_WHICH: Final = expression(
    r"\b([\w'’-]{3,22}) (?:of|at|for|from) (?:the |a |an |his |her |its )?(?:[\w'’-]{1,20} ){0,3}[\w'’-]{2,20}, \Z"
)
"""Before a name: "the driver of the van, Ida Lund"."""

_FATE: Final = expression(
    r"\b(?:[Dd]eath|[Mm]urder|[Kk]illing|[Tt]rial|[Aa]rrest|[Ff]uneral|[Ii]nquest (?:into the death|on)) of \Z"
)


def age(document: Document, span: Span) -> int:
    """The age that is told beside a name; 0 if none is, or only in brackets, which may hold a score."""
    text = document.texts[span.passage]
    if text.startswith(" (", span.end):
        return 0
    found = _AGED.match(text, span.end, span.end + _SEEN)
    if found:
        return int(found["age"] or found["told"])
    before = _old(document.lead(span))
    return int(before[1]) if before else 0


def _old(lead: str) -> re.Match[str] | None:
    return _OLD.search(lead) if "-year-old" in lead else None


def sign(document: Document, span: Span, begun: Begun) -> Sign:
    """What the words right beside a full name tell of its bearer, by the weightiest of them."""
    text, lead = document.texts[span.passage], document.lead(span)
    if _LOCAL.match(text, span.end, span.end + _SEEN):
        return "sure"
    signs = {_home(text, span, begun), _told(text, lead, span, begun)}
    if "told" in signs or _is_named(document, span, lead) or _is_found(lead):
        return "told"
    if _LIVING.match(text, span.end, span.end + _SEEN):
        return "told"
    if "homed" in signs:
        return "homed"
    if "hinted" in signs or _is_ordinary(text, lead, span):
        return "hinted"
    return "aged" if "aged" in signs or _is_aged(text, lead, span) else _least(document, span, lead)


def _is_found(lead: str) -> bool:
    return " of " in lead and bool(_FOUND.search(lead))


def _is_ordinary(text: str, lead: str, span: Span) -> bool:
    """Whether something is told that is of no office: what befell somebody, a byline, a club of runners."""
    behind = _ORDINARY.match(text, span.end) or _CLUB.match(text, span.end)
    before = _CREDIT.search(lead) or _HEARD.search(lead) or _BYLINE.search(text, 0, span.start)
    return bool(behind or before)


def _is_aged(text: str, lead: str, span: Span) -> bool:
    aged = _AGED.match(text, span.end, span.end + _SEEN) or _old(lead)
    return bool(aged or _COURT.match(text, span.end))


def _least(document: Document, span: Span, lead: str) -> Sign:
    """What there is where nothing is told of whoever it is: a family, or nothing at all."""
    if _OF_HIS.search(lead) and kin(document, span) == "only":
        return "kin"
    fate = lead.endswith(" of ") and _FATE.search(lead)
    fated = fate or _FATED.match(document.texts[span.passage], span.end)
    return "idle" if fated or _is_bare(document, span) else ""


def _is_bare(document: Document, span: Span) -> bool:
    """Whether no word beside the name may tell who that is."""
    if not _ALONE.match(document.texts[span.passage], span.end):
        return False
    before = document.before(span)
    if document.begins_sentence(span):
        return True
    return before is not None and before.lower in _NAMELESS


def _home(text: str, span: Span, begun: Begun) -> Sign:
    """How surely somebody's home stands behind the name: with an age, "34, of Leeds", or after a comma."""
    found = _HOME.match(text, span.end, span.end + _SEEN)
    if found is None:
        return ""
    at, aged = found.end(), any(map(str.isdecimal, found[0]))
    if found["none"] or _STREET.match(text, at):
        return "told"
    kind, apart = begun.get((span.passage, at), ""), text[span.end] == ","
    if kind == "country" or (aged and kind in _BODIES):
        return "hinted" if aged else ""
    if kind == "state":  # lawmakers are told by theirs: "Ida Lund, of Maine"
        return "aged" if aged or apart else ""
    if aged or (apart and kind == "place"):
        return "homed"
    return "hinted" if apart and kind == "town" else ""


def _told(text: str, lead: str, span: Span, begun: Begun) -> Sign:
    """How surely a noun beside the name tells of a private person: "passenger", "a nurse from Leeds"."""
    before = _BEFORE.search(lead, max(len(lead) - _NEAR, 0))
    which = _WHICH.search(lead) if lead.endswith(", ") else None
    behind = _BEHIND.match(text, span.end, span.end + _SEEN)
    nouns = {found[1].lower() for found in (before,) if found}
    nouns |= {behind["noun"].lower()} if behind else set()
    if not _PRIVATE.isdisjoint(nouns):
        return "told"
    rooted = behind and _ROOTED.match(text, behind.end())
    at_home = rooted and begun.get((span.passage, rooted.end())) == "place"
    if behind and behind["noun"].lower() in _MOSTLY and at_home:
        return "told"
    nouns |= {which[1].lower()} if which else set()
    return "" if (_PRIVATE | _MOSTLY).isdisjoint(nouns) else "hinted"


def _is_named(document: Document, span: Span, lead: str) -> bool:
    """Whether somebody tells who a dead or a wanted one is: "police named the victim as Ida Lund"."""
    if document.texts[span.passage].startswith(("'s", "’s"), span.end):
        return False
    return " as " in lead and bool(_NAMED.search(lead) and _OF_POLICE.search(lead))
