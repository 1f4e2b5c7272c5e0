"""Names of countries, well-known cities and bodies that mean another one of that name here.

The lists written by hand have one owner for each name, who is meant wherever it stands. Not where the
text itself says otherwise: "Florida in Colombia", "Florida is a town in Colombia", "Kingston police in
Ontario", "the Lviv and Kharkiv regions", "the Kingdom of Benin", a town of the country that a text is
about, or "ICC" in news of cricket. What a text says once holds for all of it, unless it speaks of the
owner's country, too. An entry of the site's own is never read so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import INSTITUTIONS, word_set
from briefgen.annotate.regions import REGIONS, is_region_at, labels
from briefgen.annotate.signs import head, is_country
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_INSIDE: Final = expression(
    r"(?:, |( (?:region|district|area|municipality|town))? (?:in|of) (?:the )?"
    r"(?:(?:[a-z]{1,20} ){0,2}(?:state|province|department|region) of )?)(?=[A-Z])"
)
_OF_TOWN: Final = expression(
    r" (?:police|residents|firefighters|council|councillors|court|hospital|mayor|school) in (?=[A-Z])"
)
"""Behind a town whose region is told only after those who are there: "Arden police in Tarn"."""
_CIVIC: Final = expression(
    r"(?:['’]s)? (?:(?:[Dd]eputy )?[Mm]ayor|(?:[Cc]ity )?[Cc]ouncil(?:lors?)?|[Cc]ity [Hh]all|[Pp]olice"
    r"|firefighters)\b"
)
"""Behind a town whose own affairs a text is about."""
_PARTS: Final = (
    r"(?:the|a|an|far|what|is|now|then|central|heart|cent(?:re|er)|middle|interior|part|coast|shore|island|state|province|region"
    r"|department|territory|(?:mid-?)?(?:south|north|east|west)[a-z-]{0,9}|of|in) "
)
"""What may stand between "in" and the country: "in the far south of", not "of migrants from"."""
_TOLD: Final = expression(
    r"(?:,| is| was) (?:a|an|the) (?:[\w-]{1,20} ){0,3}(city|town|village|municipality|suburb|resort|port"
    rf"|department|district|region|province|state) (?:in|of|on) (?:{_PARTS}){{0,6}}(?=[A-Z])"
)
"""What a text tells of a place: "Arden, a small town in the south of Sudria"."""
_OPENS: Final = expression(r"(?:\A|[.!?:][”\"’']? |[“\"‘'])(?:In|At|From|Near|Outside) \Z")
"""Before a place with which a sentence begins: in "In Lyon, Norland said so" the country only speaks."""
_REALM: Final = expression(
    r"(?:Kingdom|Empire|Sultanate) of (?:the )?(.{1,40})|(.{1,40}) (?:Kingdom|Empire|Sultanate)"
)
_REALMS: Final = ("Kingdom", "Empire", "Sultanate")
_EVERYWHERE: Final = word_set(
    "and for the international world national united nations european african american asian global "
    "association organization organisation federation institute union society development cooperation "
    "research general state center centre group company bank fund council party force forces"
)
"""Words of names that tell little of what a body does."""
_LITTLE: Final = 56
"""The prior below which a city may be overshadowed by one of its name at home."""
_NAMESAKE: Final = 25
"""The prior from which on a town may be meant in its own country."""
_OFTEN: Final = 2
_LEADING: Final = 1.5
"""How often the country that a text is about is named, and for each time that another is."""


class _Told(Struct, frozen=True):
    """What the candidates tell together of a document."""

    document: Document
    entities: Mapping[str, Entity]
    owners: Mapping[tuple[int, int], Entity]
    """The first owners of places by where their names begin."""
    realms: Mapping[str, str]
    """Names of states that are no more, and in which country their land is."""
    nations: Counter[str]
    """How often places of each country are named."""
    names: Counter[str]
    """How often places are named so."""
    governed: frozenset[str]
    """Names of which a word for their council or police stands behind one at least."""


def at_home(
    candidates: Sequence[Candidate], document: Document, entities: Mapping[str, Entity]
) -> tuple[Candidate, ...]:
    """The candidates without those of built-in places that mean another one.

    What the large knowledge base has where the text says that it lies stays as its guess.
    """
    told = _told(candidates, document, entities)
    read = tuple(_read(candidates, told))
    moved = _moved(read, told)
    return tuple(_kept(read, moved, told))


class _Moved(Struct, frozen=True):
    """Those whom a name means in the whole of a text, and where it says so."""

    told_at: Span
    guesses: tuple[Guess, ...]


_Elsewhere = tuple[Guess, ...] | None
"""Whom the words behind a name make of it: none for one that nobody knows, None if they are silent."""
_Read = tuple[Candidate, Entity | None, _Elsewhere]
"""A candidate with its owner by hand, and whom the words behind it make of it."""


def _moved(read: Iterable[_Read], told: _Told) -> dict[str, _Moved]:
    """The names of which the text says once where they lie, and silent of the owner's own country is."""
    found: dict[str, _Moved] = {}
    for candidate, owner, behind in read:
        if owner and behind and told.nations[owner.country] <= told.names[candidate.text]:
            found.setdefault(candidate.text, _Moved(candidate.span, behind))
    return found


def _as_moved(candidate: Candidate, moved: Mapping[str, _Moved]) -> _Elsewhere:
    """Nobody before the text has told where the place lies: it may speak of both."""
    there = moved.get(candidate.text)
    if there is None:
        return None
    return there.guesses if there.told_at <= candidate.span else ()


def _kept(read: Iterable[_Read], moved: Mapping[str, _Moved], told: _Told) -> Iterator[Candidate]:
    for candidate, owner, behind in read:
        if owner is None:
            yield candidate
        elif owner.kind == "organisation":
            bodies = _by_the_same_letters(candidate, owner, told)
            yield candidate._replace(entities=(), guesses=bodies) if bodies else candidate
        elif is_country(owner):
            spoken_of = told.nations[owner.country] > told.names[candidate.text]
            if spoken_of or told.realms.get(candidate.text, owner.country) == owner.country:
                yield candidate
        else:
            others = _regions(candidate, owner, told) or behind
            others = _as_moved(candidate, moved) if others is None else others
            others = others or _governed(candidate, owner, told) or others
            if others:
                yield candidate._replace(entities=(), guesses=others)
            elif others is None and not _is_overshadowed(candidate, owner, told):
                yield candidate


def _read(candidates: Iterable[Candidate], told: _Told) -> Iterator[_Read]:
    for candidate in candidates:
        owner = _by_hand(candidate, told.entities)
        town = owner is not None and owner.kind == "place" and not is_country(owner)
        behind = _titled(candidate, told) if town else None
        yield (
            candidate,
            owner,
            behind or (_behind(candidate, owner, told) if owner and town else None),
        )


def _by_hand(candidate: Candidate, entities: Mapping[str, Entity]) -> Entity | None:
    """The one built-in place that the candidate names, or the body by letters; None for the rest."""
    if len(candidate.entities) != 1 or candidate.terms or candidate.by == "demonym":
        return None
    owner = entities.get(candidate.entities[0])
    if owner is None or not owner.built_in:
        return None
    lettered = owner.kind == "organisation" and candidate.text.isupper() and candidate.guesses
    return owner if owner.kind == "place" or lettered else None


def _told(
    candidates: Iterable[Candidate], document: Document, entities: Mapping[str, Entity]
) -> _Told:
    owners: dict[tuple[int, int], Entity] = {}
    realms: dict[str, str] = {}
    nations: Counter[str] = Counter()
    names: Counter[str] = Counter()
    governed: set[str] = set()
    for candidate in candidates:
        ids = candidate.entities or tuple(guess.id for guess in candidate.guesses[:1])
        owner = entities.get(ids[0]) if ids else None
        if owner is None:
            continue
        if owner.kind == "place":
            owners[candidate.span.passage, candidate.span.start] = owner
            nations[owner.country] += 1
            names[candidate.text] += 1
            if _CIVIC.match(document.texts[candidate.span.passage], candidate.span.end):
                governed.add(candidate.text)
            if is_country(owner):
                continue
        realm = owner.country and any(word in candidate.text for word in _REALMS)
        if realm and (named := _REALM.fullmatch(candidate.text)):
            realms[named[1] or named[2]] = owner.country
    return _Told(document, entities, owners, realms, nations, names, frozenset(governed))


def _regions(candidate: Candidate, owner: Entity, told: _Told) -> tuple[Guess, ...]:
    """The regions that a city's name means in "the Arden and Tarn regions"."""
    regions = _of_rank(candidate.guesses, told.entities, regions=True)
    if not regions or head(owner) in REGIONS:
        return ()
    listed = labels(told.document.texts[candidate.span.passage])
    return regions if candidate.span.start in listed else ()


def _behind(candidate: Candidate, owner: Entity, told: _Told) -> _Elsewhere:
    """Those of the name in another country of which a region stands behind; None if none does.

    Of a list of places the next may stand there: "in Lima, Ohio" needs an Ohio that has a Lima.
    """
    span, text = candidate.span, told.document.texts[candidate.span.passage]
    forms = ((form, form.match(text, span.end)) for form in (_INSIDE, _OF_TOWN, _TOLD))
    form, behind = next((pair for pair in forms if pair[1]), (_INSIDE, None))
    around = told.owners.get((span.passage, behind.end())) if behind else None
    if behind is None or around is None or around.country in ("", owner.country):
        return None
    if not (is_country(around) or head(around) in REGIONS):
        return None
    there = tuple(g for g in candidate.guesses if _is_named_so(g, around.country))
    if form is _OF_TOWN:  # of a country's capital the police may be abroad
        return there if there and not is_country(around) else None
    if form is _TOLD:  # some say so of Hong Kong
        there = _of_rank(there, told.entities, regions=behind[1] in REGIONS)
        return None if around.name in owner.gloss else there
    if behind[0] == ", " and is_country(around) and _OPENS.search(told.document.lead(span)):
        return None
    return there if there or behind[1] else None


def _titled(candidate: Candidate, told: _Told) -> tuple[Guess, ...]:
    """Those that an encyclopedia tells by the name that stands behind: "Arden, Georgia" is in no Caucasus."""
    span, text = candidate.span, told.document.texts[candidate.span.passage]
    if not text.startswith(", ", span.end):
        return ()
    places = (g for g in candidate.guesses if g.kind == "place" and g.by == "name")
    return tuple(g for g in places if is_region_at(told.entities[g.id], text, span.end + 2))


def _of_rank(
    guesses: Iterable[Guess], entities: Mapping[str, Entity], *, regions: bool
) -> tuple[Guess, ...]:
    """Those places that are regions, or those that are none."""
    places = (guess for guess in guesses if guess.kind == "place")
    return tuple(g for g in places if (head(entities[g.id]) in REGIONS) == regions)


def _by_the_same_letters(candidate: Candidate, owner: Entity, told: _Told) -> tuple[Guess, ...]:
    """Other bodies with these letters, if the text has a word of a name of theirs, and none of its own.

    "ICC" in news of cricket is no court. Where all words of the owner's name tell little, any of them
    speaks for it.
    """
    rivals = [
        (guess, _telling(told.entities[guess.id].name) - INSTITUTIONS)
        for guess in candidate.guesses
        if guess.kind == "organisation" and guess.by == "acronym" and guess.id != owner.id
    ]
    words = told.document.long_words if rivals else frozenset()
    own = _telling(owner.name) or frozenset(owner.name.lower().split())
    if not words.isdisjoint(own):
        return ()  # "the court" speaks for one
    return tuple(guess for guess, telling in rivals if not words.isdisjoint(telling))


def _telling(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - _EVERYWHERE


def _is_overshadowed(candidate: Candidate, owner: Entity, told: _Told) -> bool:
    """Whether the text is about a country with a place of that name, and silent of the city's own."""
    own = [guess.prior for guess in candidate.guesses if guess.country == owner.country]
    itself = told.names[candidate.text]
    if not own or max(own) >= _LITTLE or told.nations[owner.country] > itself:
        return False
    others = {code: count for code, count in told.nations.items() if code != owner.country}
    nation = max(others, key=others.__getitem__, default="")
    rivals = [count for code, count in others.items() if code != nation]
    if not nation or others[nation] < max(_OFTEN, _LEADING * max(rivals, default=0)):
        return False
    return any(_is_named_so(g, nation) and g.prior >= _NAMESAKE for g in candidate.guesses)


def _governed(candidate: Candidate, owner: Entity, told: _Told) -> tuple[Guess, ...]:
    """Those of the name in a region that the text names again and again, if it tells of their council.

    "London police" in the news of Ontario, which is silent of Britain.
    """
    if candidate.text not in told.governed:
        return ()
    if told.nations[owner.country] - _inside(owner, told) > told.names[candidate.text]:
        return ()
    there = (guess for guess in candidate.guesses if guess.country != owner.country)
    return tuple(g for g in there if _is_named_so(g, g.country) and _is_spoken_of(g, told))


def _inside(owner: Entity, told: _Told) -> int:
    """How often places are named that lie in the city itself: "Oxford Street"."""
    others = (place for place in told.owners.values() if place != owner and not is_country(place))
    return sum(owner.name in place.gloss for place in others)


def _is_spoken_of(guess: Guess, told: _Told) -> bool:
    """Whether the text names the region of a town at least twice: "London, Ontario"."""
    _, comma, region = told.entities[guess.id].wikipedia.partition(", ")
    return bool(comma) and told.names[region] >= _OFTEN and guess.prior >= _NAMESAKE


def _is_named_so(guess: Guess, country: str) -> bool:
    return guess.kind == "place" and guess.by == "name" and guess.country == country
