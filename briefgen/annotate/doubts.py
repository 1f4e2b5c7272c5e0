"""What rules a guess out, however well known it is: words beside the name that contradict it."""

from __future__ import annotations

from briefgen.annotate.abroad import is_body_elsewhere, is_royal
from briefgen.annotate.ages import is_of_another_generation, is_too_young
from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.appositions import is_told_a_thing
from briefgen.annotate.callings import is_of_other_calling
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.fuller import is_clipped, is_of_another, is_storm
from briefgen.annotate.homes import owner_before
from briefgen.annotate.lexicon import INSTITUTIONS, PARTICLES, SUFFIXES, word_set
from briefgen.annotate.listed_towns import is_of_named_part, is_of_other_list, is_titled_otherwise
from briefgen.annotate.offices import title_before
from briefgen.annotate.otherwise import is_ground, is_no_firm
from briefgen.annotate.pen_names import is_pen_name
from briefgen.annotate.private import is_private, is_said
from briefgen.annotate.racing import is_maker
from briefgen.annotate.regions import STATES, TOWNS, is_other_rank
from briefgen.annotate.scene import Scene
from briefgen.annotate.shortened import is_short_form
from briefgen.annotate.signs import head, is_club, is_divided
from briefgen.annotate.sporting import is_sporting
from briefgen.annotate.teams import is_result
from briefgen.annotate.telling import shared_words
from briefgen.annotate.trades import is_of_other_trade
from briefgen.annotate.unspoken import is_of_country, is_spoken_of, is_unheard, is_unspoken
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_INSIDE = expression(
    r"(?:, |(?: (?!(?:and|but|or|then) )[a-z]{1,20}){0,3} in (?:the )?(?:[A-Z]\w{1,30} (?:[Dd]istrict|[Cc]ounty) of )?)(?=[A-Z])"
)

_SMALL = 50
"""The prior below which a town may be one of several of its name in a country."""

_BODY = INSTITUTIONS | word_set("of and the affairs royal bank office agency service services")
_AHEAD = 2.5
"""How often a document must name its country for each time that it names another."""

_APPOSITION = expression(
    r",? (?:the |an? )?(?:\w+ )?(president|chairman|chairwoman|chairperson|director|coach|captain|"
    r"professor|editor|founder|owner|manager|lawyer|teacher|principal|secretary)(?:[ -]general)? "
    r"(?:of|at|for) (?:the )?"
)
_BRACKET = expression(r" \(([^()]+)\)\Z")
_ANY_TRADE = word_set("politician")
"""What a text says nobody is, though it may be about nobody else."""

_ATHLETE = expression(
    r"(?:Soccer|Football|Basketball|Baseball|Tennis|Rugby|Cricket|Hockey|Volleyball|Handball)? ?"
    r"(?:[Pp]layer|Footballer|Cricketer|Swimmer|Athlete|Cyclist|Boxer|Wrestler|Golfer|Skier|Skater|"
    r"Racing driver|Coach)\."
)
_SPORTS = word_set(
    "sport sports match matches game games team teams season league cups championship tournament coach "
    "club goal goals player players football soccer basketball baseball tennis rugby cricket hockey race "
    "olympic olympics athlete athletes medal boxing golf swimming cycling stadium"
)
_OF_SPORT = 2
"""How many of these words a text about sport has; "club" and "team" say little alone."""

_PLAYED = {
    "cricketer": word_set(
        "cricket wicket wickets innings bowled bowler bowlers batsman batter batters test overs ashes runs"
    ),
    "footballer": word_set(
        "football striker midfielder goalkeeper defender penalty goal goals scored match club league"
    ),
}
"""Words of texts that speak of what players in brackets are known for."""

_FIRMS = (
    "rival", "rivals", "brewer", "carmaker", "airline", "retailer", "brand", "insurer", "lender",
    "newspaper", "magazine", "bank", "company", "firm", "giant",
)  # fmt: skip
_FIRM_BEFORE = expression(rf"\b(?:{'|'.join(_FIRMS)}) \Z")
_FIRM_ENDS = tuple(f"{word} " for word in _FIRMS)
"""How a text must end for `_FIRM_BEFORE` to find something."""

_FIRM_BEHIND = expression(r" (?:consortium|brand)\b")
_COMPASS = expression(r"(?:North|South|Mid)?[ -]?(?:North|South|East|West|Coast|Central)")
_BAND = expression(r"\bband\b")
_ADDRESSED = expression(r"(?:Mrs?|Ms|Miss)\.? \w[\w'-]*\Z")
_NEAR_HOME = 40
"""The prior from which on a town may be meant before a larger one in a country that is not spoken of."""

_TELLING = 2
"""Words of its description that a text has if it may be of somebody from a country that it doesn't name."""

_WORLDLY = expression(
    r"(?:(?:Deputy )?(?:(?:Director|Secretary)[ -]General|Managing Director|Executive Director)|President|UN High Commissioner)"
    r" (?:of|for) (?:the )?(?:European|International|World|United Nations|Human Rights|Refugees"
    r"|UN|UNESCO|UNICEF|NATO|OECD|OPEC|ASEAN|African Union|Arab League)\b|European Commissioner\b"
)
"""Offices of bodies of the world or of Europe: whoever has one is spoken of everywhere."""

_SHORTEST = 2
"""Letters of words that say little of whose a long name is."""

_FEW, _WELL_KNOWN = 3, 70
"""Letters of an acronym, and the prior from which on the world knows it."""

_LITTLE_KNOWN, _KNOWN = 50, 60
"""The priors below which a person is likely to have namesakes whom nobody listed, and may be somebody
else if the text tells so."""


def is_ruled_out(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether the words around contradict a guess."""
    entity = scene.entities[guess.id]
    if scene.storms and is_storm(scene.document, candidate.span, scene.storms):
        return True
    if guess.kind == "person":
        return _is_other_person(candidate, guess, entity, scene)
    return is_royal(candidate, guess, entity, scene) or _is_other_thing(
        candidate, guess, entity, scene
    )


def _is_other_thing(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    if guess.kind in ("place", "facility"):
        return _is_other_place(candidate, guess, entity, scene)
    other = "racing" in scene.sports and is_maker(guess, entity)
    other = other or _is_short_for_another(candidate, guess, entity, scene)
    plays = is_sporting(guess, entity, scene.sports)
    if other or plays or guess.kind != "organisation":
        return other
    doubts = (
        _is_strange, _is_crowned, _is_branch, _is_nickname, _is_addressed,
        _is_of_another, _is_no_firm, is_of_country, is_unheard, is_unspoken
    )  # fmt: skip
    if is_body_elsewhere(candidate, guess, scene):
        return True
    return any(doubt(candidate, guess, entity, scene) for doubt in doubts)


def _is_other_place(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    if _lies_elsewhere(candidate, guess, entity, scene) or _is_land(candidate, entity, scene):
        return True
    if is_clipped(candidate, guess, scene) or is_other_rank(candidate, guess, entity, scene):
        return True
    if is_of_other_list(candidate, guess, scene.beside, scene.entities):
        return True
    if is_result(scene.document, candidate.span):
        return True
    return _is_firm(candidate, entity, scene) or _is_far(candidate, guess, scene)


def _is_other_person(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    strange = bool(entity.roles) and _is_stranger(candidate, guess, scene)
    strange = strange or is_ground(scene.document, candidate, guess)
    strange = strange or is_of_another_generation(candidate, entity, scene)
    strange = strange or is_too_young(candidate, guess, entity, scene)
    strange = strange or is_of_other_trade(candidate, guess, entity, scene)
    strange = strange or is_of_other_calling(candidate, guess, entity, scene)
    strange = strange or is_private(candidate, guess, entity, scene)
    strange = strange or is_pen_name(candidate, guess, entity, scene)
    strange = strange or _is_of_unsaid_trade(candidate, guess, entity, scene)
    return strange or _is_somebody_else(candidate, guess, entity, scene)


def _is_short_for_another(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    if guess.id in scene.linked:
        return False
    short = is_short_form(candidate, guess, entity, scene.forms)
    return short or is_of_another(candidate, guess, scene.fuller)


def _is_no_firm(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    return is_no_firm(scene.document, candidate, guess, entity)


def _is_branch(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether it is the branch of a firm in one country, and the text is about another: "Heron France"."""
    longer = guess.by != "name" and entity.name.startswith(f"{candidate.text} ")
    if not longer or not guess.country or guess.country == scene.nation:
        return False
    return any(g.by == "name" and g.kind == guess.kind for g in candidate.guesses)


def _is_of_unsaid_trade(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether all that is known of a person is a trade of which the text says nothing.

    An article named "X (historian)" tells that there is another X, whom the lists may lack.
    """
    if entity.roles or guess.id in scene.linked:
        return False
    bracket = _BRACKET.search(entity.wikipedia)
    if bracket and entity.untold:
        trade = {w for w in bracket[1].lower().split() if len(w) > _FEW}
        if any(len(_PLAYED[word] & scene.words) > _OF_SPORT for word in trade & _PLAYED.keys()):
            return False
        unsaid = trade.isdisjoint(scene.words) and trade.isdisjoint(_ANY_TRADE)
        return unsaid and not _is_said_alone(candidate, entity, scene)
    if entity.untold:
        others = (scene.entities[g.id] for g in candidate.guesses if g.by == "name")
        return any(o.kind == "person" and _BRACKET.search(o.wikipedia) for o in others)
    athlete = guess.prior < _LITTLE_KNOWN and _ATHLETE.fullmatch(entity.gloss)
    if not athlete or len(_SPORTS & scene.words) >= _OF_SPORT:
        return False
    return not _is_said_alone(candidate, entity, scene)


def _is_said_alone(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether the text says so of the only one whom the lists have by that name."""
    alone = sum(guess.kind == "person" for guess in candidate.guesses) == 1
    return alone and is_said(candidate, entity, scene)


def _is_firm(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether words beside the name of a town tell of a firm or a thing: "the brewer Sapporo"."""
    if entity.demonyms or entity.capital or " " in candidate.text:
        return False
    if is_told_a_thing(scene.document, candidate.span):
        return True
    text, lead = scene.document.texts[candidate.span.passage], scene.document.lead(candidate.span)
    before = lead.endswith(_FIRM_ENDS) and _FIRM_BEFORE.search(lead)
    return bool(before or _FIRM_BEHIND.match(text, candidate.span.end))


def _is_far(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a town of a country of which the text is silent has a namesake in the text's own."""
    if not guess.country or guess.country in scene.nations:
        return False
    if _COMPASS.fullmatch(candidate.text):
        return True
    return (
        bool(scene.nation)
        and guess.prior < _WELL_KNOWN
        and any(
            g.country == scene.nation and (_is_town(g, scene) or _is_firm_there(g, scene))
            for g in candidate.guesses
        )
    )


def _is_town(guess: Guess, scene: Scene) -> bool:
    """Whether more than a few know it, it is a state, or of a part that the text names."""
    if guess.kind != "place" or guess.by != "name":
        return guess.kind == "place" and guess.prior >= _NEAR_HOME
    known = guess.prior >= _NEAR_HOME or head(scene.entities[guess.id]) in STATES
    return known or is_of_named_part(scene.entities[guess.id], scene)


def _is_firm_there(guess: Guess, scene: Scene) -> bool:
    """Whether the text speaks of what a firm does that is called by just this name: a bank."""
    firm = guess.kind == "organisation" and guess.by == "name" and not guess.shared
    return firm and is_spoken_of(scene.entities[guess.id], scene)


def _is_crowned(candidate: Candidate, _guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether "the Queen" can be no band, which goes without an article."""
    article = scene.document.lead(candidate.span).lower().endswith("the ")
    return article and " " not in candidate.text and bool(_BAND.search(entity.gloss))


def _is_addressed(candidate: Candidate, _guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether "Mr Lee" may be anybody, and not the restaurants, of which the text doesn't speak."""
    return bool(_ADDRESSED.match(candidate.text)) and not is_spoken_of(entity, scene)


def region_behind(candidate: Candidate, scene: Scene) -> tuple[int, int] | None:
    """Where the name begins that may tell where a place lies: "Lyon, Ohio"."""
    span = candidate.span
    found = _INSIDE.match(scene.document.texts[span.passage], span.end)
    return (span.passage, found.end()) if found else None


def _lies_elsewhere(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether a country or a state behind the name is not where the guess lies."""
    at = region_behind(candidate, scene)
    around = scene.places.get(at) if at else None
    if around is None:
        return is_titled_otherwise(candidate, guess, scene)
    if around.id == guess.id:
        return False
    if _is_region(entity) and head(entity) not in TOWNS:
        return False
    if not guess.country or not around.country or not _is_region(around):
        return False
    if around.country != guess.country:
        return True
    state = not around.capital and is_divided(around)
    told = around.name in f"{entity.gloss} {entity.wikipedia}"
    return state and guess.prior < _SMALL and not told


def _is_land(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether the place before a report must be the well-known city of that name, and no state."""
    span = candidate.span
    if not is_dateline(scene.document.texts[span.passage], *span[1:]) or not _is_region(entity):
        return False
    others = (scene.entities[g.id] for g in candidate.guesses if g.prior >= _WELL_KNOWN)
    return any(other.kind == "place" and not _is_region(other) for other in others)


def _is_region(place: Entity) -> bool:
    return bool(place.capital) or is_divided(place)


def _is_of_another(candidate: Candidate, guess: Guess, _entity: Entity, scene: Scene) -> bool:
    """Whether a body such as every country has is not known to be that of this country."""
    words = candidate.text.lower().split()
    if not guess.country or not all(word in _BODY for word in words):
        return False
    owner = owner_before(scene.document, candidate.span, scene.ends)
    if owner:
        return owner != guess.country
    if words[0] == "royal" and not guess.shared and scene.nations[guess.country]:
        return False
    others = [count for code, count in scene.nations.items() if code != guess.country]
    return scene.nations[guess.country] < _AHEAD * max(others, default=0.1)


def _is_strange(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether few letters name a body of a country of which the text says nothing: "NEC".

    Or the short name of a firm that few know: "National Insurance" in Britain is not India's. Clubs
    play abroad.
    """
    if not guess.country or not scene.nations or guess.country in scene.nations:
        return False
    few = len(candidate.text) <= _FEW and candidate.text.isupper()
    short = guess.by == "alias" and guess.prior < _LITTLE_KNOWN and bool(scene.nation)
    short = short and not (" " in candidate.text and is_club(entity))
    return short or (few and guess.by == "name" and guess.prior < _WELL_KNOWN)


def _is_nickname(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether a club is not named in full before: there are many "Cowboys"."""
    club = guess.by == "alias" and " " not in candidate.text and candidate.text.endswith("s")
    return club and is_club(entity) and guess.id not in scene.linked


def _is_somebody_else(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells another role of a person who is little known: "X, president of …"."""
    if guess.prior >= _KNOWN or not entity.roles:
        return False
    span = candidate.span
    found = _APPOSITION.match(scene.document.texts[span.passage], span.end)
    if found is None:
        return False
    return found[1] not in entity.told


def _is_rare(candidate: Candidate) -> bool:
    """Whether a name of three words or more has one bearer in the lists: few share so long a name."""
    words = [w for w in candidate.text.split() if len(w.strip(".")) > _SHORTEST]
    words = [w for w in words if w.lower() not in PARTICLES | SUFFIXES]
    return len(words) > 2 and len(candidate.guesses) == 1


def _is_stranger(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a little known politician is of a country of which the text, about another, is silent."""
    if guess.prior >= _LITTLE_KNOWN or not guess.country or not scene.nation:
        return False
    if _is_rare(candidate) or shared_words(guess, candidate, scene) >= _TELLING:
        return False
    if any(_WORLDLY.match(role.title) for role in scene.entities[guess.id].roles):
        return False
    foreign = guess.country not in scene.nations and guess.id not in scene.linked
    return foreign and not title_before(scene.document, candidate.span).words
