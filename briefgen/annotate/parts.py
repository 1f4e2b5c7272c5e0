"""Names that are only a part of a longer one here, or stand for something else: never linked.

Only what is built in is read so: an entry of the site's own says what its name means.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import (
    CALENDAR,
    COMPASS,
    FUNCTION_WORDS,
    LEGAL_TAILS,
    TITLES,
    word_set,
)
from briefgen.annotate.offices import title_before
from briefgen.annotate.otherwise import is_worn
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import is_city, is_country
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_EMPTY = TITLES | FUNCTION_WORDS
_OWNING = TITLES | CALENDAR
_NO_NAMES = _OWNING | LEGAL_TAILS
_EMPTY_IN_FIRMS = _EMPTY | LEGAL_TAILS
_NUMBERED = expression(r"[ -](?:\d|[IVX]+\b)")
_FOR_AND_AGAINST = expression(r"\b(?:pro|anti)(?:-| - )\Z", re.IGNORECASE)
_TEAM = expression(r"\bTeam \Z")
_BODIES = (
    r"Academy|Association|Authority|College|Commission|Council|Federation|Foundation|Fund|Institute|"
    r"Institution|Museum|School|Society|University"
)
_FIRMS = r"Air|Telecom|Coal|Steel|Airlines|Airways|Motors?|Holdings|Petroleum|Insurance|Securities"
_FIRM_BEHIND = expression(rf" (?:{_FIRMS})\b")
_BODY_BEHIND = expression(
    rf"(?: [A-Z][\w'-]{{0,30}}){{0,3}} (?:{_BODIES}|Airport|Hospital|Stadium|Highway|Bridge|Prize|"
    rf"Award|Team|Union|{_FIRMS}|Prosecutors'? Office|(?:Southern|Northern|Eastern|Western|Central) District)\b"
)
_BODY_BEFORE = expression(
    rf"\b(?:{_BODIES}|Party|Front|Movement|League|Alliance|Union) (?:of (?:the )?|(?:of (?:the )?[A-Z]\w{{1,20}} )?for (?:the )?)\Z"
)
_PEER = expression(
    r"\b(?:Prince|Princess|Dukes?|Duchess|Earls?|Countess|Marquess|Marchioness|Viscount|Viscountess|"
    r"Baron|Baroness) of \Z"
)
"""Titles that have the name of a place in them."""

_TIED = (" of ", " of the ", " for ", " for the ")
_CODE = expression(r": (?:\d|[A-Z]{2,4}[),;])| ?\$")
_GIVEN = expression(r"[A-Z][a-z]+(?<!ist)(?<!ian)(?<!er)(?<!or)(?<!man)(?<!ese)(?<!ess) ")
_VESSEL = expression(r"\b(?:yacht|ship|vessel|boat|ferry|tanker|trawler|frigate|schooner) \Z")
_VESSEL_ENDS = ("yacht ", "ship ", "vessel ", "boat ", "ferry ", "tanker ", "trawler ", "frigate ",
                "schooner ")  # fmt: skip
"""How a text must end for `_VESSEL` to find something."""
_CAMPUS = expression(r" (?:at )?[A-Z][a-z]")
_BEFORE_AMERICA = tuple(f" {word}" for word in COMPASS)
_UNIVERSITIES = expression(
    r"\b[Uu]niversities of (?:the )?(?:[A-Z][\w'-]{1,20}(?:, and |, | and )){0,4}\Z"
)
_ABROAD = expression(
    r"\b[A-Z]\w+ (?:de|del|do|da|di|du|des|della|dos|das)(?: la| las| los| les)? \Z"
)
_ABROAD_ENDS = (" de ", " del ", " do ", " da ", " di ", " du ", " des ", " della ", " dos ", " das ",
                " la ", " las ", " los ", " les ")  # fmt: skip
"""How a text must end for `_ABROAD` to find something: "Universidad de" before "Chile"."""
_TIED_ABROAD = ("-de-", "-du-", "-des-", "-la-", "-sur-", "-en-", "-do-", "-da-", "-de-l'")
_PAPER_BEHIND = expression(
    r" (?:Reporters|Times|Post|Herald|Tribune|Gazette|Chronicle|Observer|Inquirer|Examiner|Monitor|"
    r"Telegraph|Television|Radio|Broadcasting)(?![\w-])"
)
_REALM = expression(r"\b(?:[Kk]ingdom|[Ee]mpire|[Ss]ultanate|[Cc]aliphate) of (?:the )?\Z")
_MONARCHIES = word_set("ae be bh bn bt dk es gb jo jp kh kw ls ma my nl no om qa sa se sz th to")
"""Countries that are kingdoms, or an empire, still; elsewhere such a realm was another state."""
_NEXT = expression(r" ([A-Z][\w'-]{0,30})")
_LANDFORM = expression(r" (?:basin|delta|gorge|river|valley)s?(?![\w-])")
"""What bears the name of a river rather than of the country that has it, too: "the Niger delta"."""
_QUOTED = expression(r"(?<![\w.])[\"“«](?:The )?\Z")
_QUOTED_ENDS = tuple(f"{mark}{article}" for mark in '"“«' for article in ("", "The "))
"""How a text must end for `_QUOTED` to find something."""
_UNQUOTED = expression(r"[,.!?]?[\"”»](?!\w)")
_CONTINENTAL = (
    *("African", "Asian", "European", "Latin American", "North American", "South American"),
    "Central American",
)
_ETHNIC = ("ethnic ", "Ethnic ")
_CAUSE = expression(r" (?:with|for) [A-Z][a-z]+")


def is_part(
    document: Document,
    candidate: Candidate,
    owners: Sequence[Entity | None],
    spelt: Mapping[tuple[int, int], Span],
) -> bool:
    """Whether the words beside a name make another one of it: "Texas" in "Team Texas".

    spelt: the names that stand before their acronyms, by each place inside them.
    """
    there = [owner for owner in owners if owner is not None]
    if candidate.terms or not there or not all(o.built_in for o in there):
        return False
    name = spelt.get((candidate.span.passage, candidate.span.start), candidate.span)
    if name != candidate.span:  # "Hill" in "Hill and Dale (H&D)"
        return True
    kinds = {owner.kind for owner in there}
    if is_worn(document, candidate, kinds):
        return True
    return _is_worded_longer(document, candidate, there, kinds)


def _is_worded_longer(
    document: Document, candidate: Candidate, there: Sequence[Entity], kinds: set[Kind]
) -> bool:
    """Whether a word beside a name goes on with it."""
    text, end = document.texts[candidate.span.passage], candidate.span.end
    continent = candidate.text.startswith("America") and document.lead(candidate.span)
    if continent and f" {continent}".endswith(_BEFORE_AMERICA):  # "north American"
        return True
    if candidate.by == "demonym":
        return _is_no_people(document, candidate)
    if candidate.text.startswith("University of "):  # "University of Texas at Austin"
        return bool(_CAMPUS.match(text, end))
    if candidate.text.isupper():  # "Tulsa Airport (IATA: TUL)", "US $5"
        return bool(_CODE.match(text, end) or _FIRM_BEHIND.match(text, end))
    inside = _is_inside(document, candidate.span, there, kinds)
    titled = candidate.span.passage in document.titled
    return inside or (not titled and _opens_a_name(text, candidate, there))


def _is_no_people(document: Document, candidate: Candidate) -> bool:
    """Whether a people's name is a part of another, or means the people wherever it lives.

    "Latin American Energy Organization": of a continent there is no ministry, as of a country.
    """
    span = candidate.span
    text, titled = document.texts[span.passage], span.passage in document.titled
    if document.lead(span).endswith(_ETHNIC):
        return True
    behind = _NEXT.match(text, span.end) if candidate.text in _CONTINENTAL else None
    if behind and not (titled or behind[1].isupper() or behind[1].lower() in TITLES):
        return True
    return candidate.text.endswith("s") and bool(_CAUSE.match(text, span.end))


def _opens_a_name(text: str, candidate: Candidate, there: Sequence[Entity]) -> bool:
    """Whether an article and one word open the name of something else: "The Southern Police District".

    Words that tell what sort of firm it is belong to the same: "The Southern Inc".
    """
    if not candidate.text.startswith("The ") or candidate.text.count(" ") > 1:
        return False
    behind = _NEXT.match(text, candidate.span.end)
    bodies = all(owner.kind == "organisation" for owner in there)
    return bodies and behind is not None and behind[1].lower() not in _NO_NAMES


def _is_inside(document: Document, span: Span, owners: Sequence[Entity], kinds: set[Kind]) -> bool:
    """Whether a name is inside that of a body or a team, or stands for a government."""
    lead = document.lead(span)
    if kinds != {"person"} and _is_of_body(lead):
        return True
    if lead.endswith(_VESSEL_ENDS) and _VESSEL.search(lead):
        return not kinds & {"product", "facility"}  # the yacht bears the name of something
    if len(kinds) > 1 or not kinds < {"person", "place"}:
        return False
    text = document.texts[span.passage]
    behind = span.passage not in document.titled and (
        _BODY_BEHIND.match(text, span.end) or _PAPER_BEHIND.match(text, span.end)
    )
    if behind or kinds == {"person"}:
        return bool(behind)
    if is_title(document, span) or _is_landform(text, span, owners) or _is_realm(lead, owners):
        return True
    team = lead.endswith("Team ") and bool(_TEAM.search(lead))
    team = team or lead.endswith(_TIED_ABROAD)
    team = team or (lead.endswith(_ABROAD_ENDS) and bool(_ABROAD.search(lead)))
    team = team or (lead.endswith(" of ") and bool(_PEER.search(lead)))
    return team or (_is_government(lead) and all(map(_is_city, owners)))


def _is_of_body(lead: str) -> bool:
    if lead.endswith(_TIED) and _BODY_BEFORE.search(lead):
        return True
    return "niversities of " in lead and bool(_UNIVERSITIES.search(lead))


def is_title(document: Document, span: Span) -> bool:
    """Whether a name of a place stands alone in quotation marks: a film, a song or a book bears it."""
    text, lead = document.texts[span.passage], document.lead(span)
    opened = lead.endswith(_QUOTED_ENDS) and _QUOTED.search(lead)
    return bool(opened and _UNQUOTED.match(text, span.end))


def _is_landform(text: str, span: Span, owners: Sequence[Entity]) -> bool:
    return all(map(is_country, owners)) and bool(_LANDFORM.match(text, span.end))


def _is_realm(lead: str, owners: Sequence[Entity]) -> bool:
    """Whether it is another state than the country of today: "the kingdom of Benin"."""
    if not lead.endswith(_TIED) or not _REALM.search(lead):
        return False
    return all(is_country(owner) and owner.country not in _MONARCHIES for owner in owners)


def _is_city(place: Entity) -> bool:
    return not (place.demonyms or place.capital) and is_city(place)


def _is_government(lead: str) -> bool:
    """Whether somebody is for or against it: whoever is "pro-Beijing" does not mean the city."""
    return lead.endswith(("-", "- ")) and bool(_FOR_AND_AGAINST.search(lead))


def is_place_title(candidate: Candidate, scene: Scene) -> bool:
    """Whether the name of a place, whoever else has it, stands as the title of something."""
    placed = bool(candidate.guesses) and candidate.guesses[0].kind == "place"
    return placed and is_title(scene.document, candidate.span)


def is_seen_longer(candidate: Candidate, scene: Scene) -> bool:
    """Whether the model sees a longer name here, with more than a title, an article or an owner."""
    span = candidate.span
    spans = scene.longer.get(span.passage)
    if not spans:
        return False
    at = bisect_right(spans, Span(span.passage, span.start, sys.maxsize)) - 1
    if at < 0 or spans[at] == span or spans[at].end < span.end:
        return False
    text = scene.document.texts[span.passage]
    before, after = text[spans[at].start : span.start], text[span.end : spans[at].end]
    full = " " in candidate.text and all(g.kind == "person" for g in candidate.guesses)
    owned = " " in candidate.text and (span.passage, span.start - 1) in scene.bodies
    if owned or title_before(scene.document, span).words:
        before = ""  # "State" of "Secretary of State Jane Doe" is no part of her name
    elif full and scene.kinds[spans[at]] == "person":
        before = _first_name(before)
    more = f"{before} {after}".split()
    names = (word for word in more if word[:1].isupper())
    firm = any(g.kind == "organisation" and g.by != "surname" for g in candidate.guesses)
    empty = _EMPTY_IN_FIRMS if firm else _EMPTY
    return any(word.lower().rstrip(".,") not in empty for word in names)


def _first_name(before: str) -> str:
    """The word before a full name if it may be the first name of somebody else: "Maryam Nawaz Sharif"."""
    return before if _GIVEN.fullmatch(before) else ""


def is_in_series(candidate: Candidate, scene: Scene) -> bool:
    """Whether a number or another name makes it one of several: "Apollo 17", "Taiwan Lantern Festival".

    A body before its full name is whose it is: "the NASA/ESA Lund Space Telescope".
    """
    span, document = candidate.span, scene.document
    text, before = document.texts[span.passage], document.before(span)
    tied = before is not None and before.capital and not before.initial
    tied = tied and not (" " in candidate.text and (span.passage, span.start - 1) in scene.bodies)
    owned = before is not None and (before.text.endswith("'s") or before.lower in _OWNING)
    titled = span.passage in document.titled
    return bool(_NUMBERED.match(text, span.end)) or (tied and not owned and not titled)
