"""Towns that play: in the news of a club "Lyon have signed him" is no town.

Such names mean the club if the text is of football and the knowledge base has one club of that town;
else they stay without a link, unless the words beside say that the town is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefgen.annotate.annotation import Candidate, Guess, Mention, Span
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.source.slugs import proposal

_PLAYED = word_set(
    "striker strikers midfielder midfielders midfield winger goalkeeper footballer footballers football "
    "soccer rugby premiership bundesliga uefa fifa offside fly-half scrum-half half-time goalless "
    "centre-back centre-backs conmebol"
)
"""Words that tell of football or rugby by themselves."""

_OF_CLUBS = word_set(
    "club clubs boss coach manager season squad transfer loan fans player players defender league cup "
    "referee match matches game goal goals team teams side captain fixture defeat injury signing "
    "international champions training bid tie semi-final quarter-final final header penalty stoppage "
    "equaliser equalised equalized scored scorer headed unbeaten touchline"
)
_LEAST, _RATE = 5, 40
"""Different words of either kind that the news of a club has, and at most so many words for each use."""

_LEAGUES = expression(
    r"\b(?:(?<!Indian )(?<!Bangladesh )(?<!Lanka )(?<!Caribbean )Premier League|La ?Liga|Serie A|Ligue 1|Bundesliga|Champions League|Europa League|"
    r"Conference League|Eredivisie|FA Cup|Carabao Cup|Copa del Rey|Coppa Italia|Copa Libertadores|"
    r"Copa Sudamericana|Copa do Brasil|Brasileir[aã]o|Coupe de France|DFB[- ]Pokal|Primeira Liga|"
    r"Liga MX|Major League Soccer|Saudi Pro League)\b"
)
"""Leagues and cups, which tell of football where no word tells of another sport."""

_GOALS = word_set(
    "goal goals goalless scored scorer scorers equaliser equalizer header penalty penalties goalkeeper"
)
"""At least one of these stands with the name of a league: darts have a Premier League, too."""

_FOOTBALL = word_set(
    "football soccer footballer striker midfielder goalkeeper uefa fifa offside centre-back conmebol"
)
_NO_FOOTBALL = word_set(
    "rugby cricket wicket wickets innings batsman batsmen darts snooker basketball baseball hockey volleyball handball touchdown quarterback "
    "netball women women's ladies u-21 under-21 under-20 under-17 lionesses"
)
_TOWN = expression(
    r"\b(?:(?<!stake )(?<!stakes )(?<!shares )(?<!interest )(?<!interested )(?<!investor )in|In|[Nn]ear|"
    r"[Aa]cross|[Tt]hroughout|[Aa]round|[Oo]utside|[Ii]nside|[Vv]isit(?:s|ed|ing)?|"
    r"north|south|east|west|northern|southern|eastern|western|central|"
    r"(?:city|town|people|capital|streets|suburb|district|area|outskirts|mayor|bishop|university) of|"
    r"(?:born|bred|raised|lives|lived|living|based|held|hotel|home|native|flight|fly|flying|flew|flown|"
    r"travel|travels|travelled|traveled|travelling|traveling|drive|drove|driven|train|miles|mile|road|"
    r"away|trip|way|back) (?:\w+ )?(?:from|to|at|of)) (?:the )?\Z"
)
"""Words before a name that make it the town even where clubs are spoken of."""

_PERHAPS = expression(r"\b(?:[Ff]rom|[Tt]o|[Aa]t|[Oo]f) \Z")
"""Words before a town as well as before a club."""

_SMALL = 50
"""The prior below which a place may have a club that the lists lack, or a ground that is called by it."""

_AMONG_TOWNS = expression(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Aa]round) (?:[A-Z][\w'-]{1,30}(?:, | and | or )){1,4}\Z"
)
_OWNED = expression(r"'s? (?:[a-z-]{1,20} )?(?!airport|court)[a-z]")
_OF_TOWN = word_set(
    "airport court police hospital hotel hotels station streets council council's residents magistrates "
    "businessman university club clubs derby olympics games suburb"
)
_BEHIND = expression(
    r"-|, (?=[A-Z])|(?: (?:had|has|have|was|is|will|would|be|been|due|set|to|also)){0,5} host(?:s|ed)? "
)
"""What stands behind a town: "Lyon, Ohio", "Lyon-based", "Lyon will host"."""

_LISTED = expression(
    r", (?:[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2}, ){0,4}"
    r"[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2},? and [A-Z]"
)
"""A name that opens a list: "Lyon, Heron Villa and Arden"."""

_MANY = expression(r" (?:are|were|have|don't|aren't|weren't|haven't)\b")
_SIDES = ("united", "city", "town", "county", "rovers", "wanderers", "athletic", "albion", "hotspur",
          "argyle", "forest", "wednesday", "thistle", "orient", "north-end", "victoria")  # fmt: skip
"""What clubs are called besides their towns."""

_ENDS = ("f-c", "a-f-c", "fc", "c-f", "cf")
_STARTS = ("fc", "a-c", "a-s", "as", "inter", "real", "atletico")
_CLUB = expression(r"\bfootball (?:club|team)\b")
_NAMED = 8
"""The weight from which on the name of a town is known as that of the club."""

_AHEAD = 25
"""By how much better a town must be known than its namesakes in other countries."""

_LAND = expression(
    r"(?!.*\b(?:seat|city|town|capital)\b).*\b(?:country|countries|state|province|county)\b",
    re.IGNORECASE,
)
"""What is no town."""

_KINDS = ("place", "facility")


def is_about_clubs(document: Document) -> bool:
    """Whether it is the news of a football or rugby club, be it of no match at all."""
    small = document.small_words
    if (
        not (_PLAYED & small or _names_a_league(document))
        or len((_PLAYED | _OF_CLUBS) & small) < _LEAST
    ):
        return False
    words = list(document.words())
    counted = sum(word.lower() in _PLAYED or word.lower() in _OF_CLUBS for word in words)
    return len(words) < _RATE * counted


def is_club(
    document: Document,
    candidate: Candidate,
    owners: Collection[Entity | None],
    entities: Mapping[str, Entity],
) -> bool:
    """Whether a name of towns stands for their club; of a country only before "have" and "are"."""
    span = candidate.span
    there = [owner for owner in owners if owner is not None]
    if len(there) < len(owners) or not all(_is_built_in_place(owner) for owner in there):
        return False
    if _is_placed(document, span):
        return False
    if _MANY.match(document.texts[span.passage], span.end):
        return True
    if any(o.capital or o.demonyms or _LAND.match(o.gloss) for o in there):
        return False
    perhaps = _PERHAPS.search(document.lead(span))
    if perhaps is None or any(_clubs(candidate, entities)):
        return True
    return all(guess.prior < _SMALL for guess in candidate.guesses if guess.kind in _KINDS)


def _is_built_in_place(owner: Entity) -> bool:
    return owner.kind in _KINDS and owner.built_in


def _is_placed(document: Document, span: Span) -> bool:
    text, after = document.texts[span.passage], document.after(span)
    behind = _BEHIND.match(text, span.end) and not _LISTED.match(text, span.end)
    if is_dateline(text, span.start, span.end) or behind:
        return True
    if after is not None and after.lower in _OF_TOWN:
        return True
    lead = document.lead(span)
    owned = _OWNED.match(text, span.end)
    return bool(not owned and (_TOWN.search(lead) or _AMONG_TOWNS.search(lead)))


def is_of_football(document: Document) -> bool:
    """Whether a text about clubs is of football among men, and of no other sport."""
    words = document.small_words
    told = bool(words & _FOOTBALL) or _names_a_league(document)
    return told and not words & _NO_FOOTBALL


def _names_a_league(document: Document) -> bool:
    scored = bool(_GOALS & document.small_words)
    return scored and any(_LEAGUES.search(text) for text in document.texts.values())


def clubs_of(
    playing: Iterable[Candidate], entities: Mapping[str, Entity], countries: Collection[str]
) -> dict[Span, str]:
    """The ids of the clubs that names of towns stand for, where only one of a town is known.

    countries: of what the text names. A town that several countries have is that of one of these, or of
        another club's.
    """
    found: dict[Span, str] = {}
    unsure: list[tuple[Span, Entity, str]] = []
    known = set(countries)
    named: dict[tuple[str, tuple[Guess, ...]], list[Entity]] = {}
    for candidate in playing:
        homes, name = _homes(candidate), (candidate.text, candidate.guesses)
        clubs = named[name] if name in named else [*_clubs(candidate, entities)]
        named[name] = clubs
        if len(clubs) != 1 or not homes:
            continue
        club, country = clubs[0], clubs[0].country or max(homes, key=homes.__getitem__)
        others = max((prior for home, prior in homes.items() if home != country), default=0)
        own = any(guess.id == club.id and guess.weight >= _NAMED for guess in candidate.guesses)
        if own or homes.get(country, 0) > others + _AHEAD:
            found[candidate.span] = club.id
            known.add(country)
        else:
            unsure.append((candidate.span, club, country if country in homes else ""))
    return found | {span: club.id for span, club, country in unsure if country in known}


def _homes(candidate: Candidate) -> dict[str, int]:
    """The countries that have a place of this name, and how well known the best of them is."""
    found: dict[str, int] = {}
    for guess in candidate.guesses:
        if guess.kind == "place":
            found[guess.country] = max(found.get(guess.country, 0), guess.prior)
    return found


def _clubs(candidate: Candidate, entities: Mapping[str, Entity]) -> Iterator[Entity]:
    """The clubs of a town, and those that the lists know by its name."""
    ids = dict.fromkeys(_ids(proposal(candidate.text)))
    named = (g.id for g in candidate.guesses if g.weight >= _NAMED and g.kind == "organisation")
    for id_ in (*ids, *(id_ for id_ in named if id_ not in ids)):
        club = entities.get(id_)
        if club is None or club.kind != "organisation":
            continue
        if id_ in ids or _CLUB.search(club.gloss):
            yield club


def _ids(town: str) -> Iterator[str]:
    """By which ids a club may be known."""
    for name in (town, *(f"{town}-{side}" for side in _SIDES)):
        yield from (f"{name}-{end}" for end in _ENDS)
    for start in _STARTS:
        yield from (f"{start}-{town}", *(f"{start}-{town}-{end}" for end in _ENDS))


def countries_of(mentions: Iterable[Mention], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The countries of what is mentioned."""
    there = (entities.get(mention.entity) for mention in mentions)
    return frozenset(entity.country for entity in there if entity is not None and entity.country)
