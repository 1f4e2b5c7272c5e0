"""Names that others have as well, and who is not meant by them here: parties, chambers, the royal.

"The Labour Party" is of the country that is spoken of, "the Senate" in the news of a state is that of the
state, and "Princess Charlotte" is no town.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.homes import owner_before
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import is_party
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_GENERIC: Final = word_set(
    "democratic democrats progressive people's peoples national nationalist liberal liberals social socialist "
    "labour labor united unity congress party front alliance union movement republican conservative "
    "conservatives green greens christian communist workers' workers freedom justice independent popular "
    "patriotic reform new civic centre center left right radical for and of the"
)
"""Words of which names of parties are made all over the world."""

_WORLDWIDE: Final = word_set("democrat democrats republican republicans")
"""What all know as the parties of one country."""

_RIVAL: Final = 2
"""How often a document must name its country for each time that it names the one of the passage."""

_OWNED: Final = 8
"""The weight from which on a name is a body's own."""
_PROVINCIAL: Final = word_set("premier provincial")
_FEDERAL: Final = word_set("federal federally ottawa")
_OF_PROVINCE: Final = word_set("mna mnas mpp mpps mla mlas caq pq caquiste péquiste solidaire")
"""Members and parties that only the parliaments of provinces have."""
_CHAMBERS: Final = word_set("senate house assembly legislature")
_WELL_KNOWN: Final = 55
_AS_WELL: Final = 10
"""By how much less well known a place may be that is meant by its own name first."""
_OF_TOWNS: Final = frozenset(("place word", "country behind", "dateline", "named before"))
_RANKS: Final = ("Prince", "Princess", "King", "Queen", "Duke", "Duchess", "Emperor", "Empress")
_ROYAL: Final = expression(rf"\b(?:{'|'.join(_RANKS)}) \Z")
_ROYAL_ENDS: Final = tuple(f"{rank} " for rank in _RANKS)
"""How a text must end for `_ROYAL` to find something."""

_CROWN: Final = expression(
    r"(?:Prince|Princess|King|Queen|Duke|Lord|Lady) "
    r"(?!County|Island|Islands|Creek|City|Bay|Park|Parish|Township|Village|Street|Square)[A-Z]\w+"
)
_CROWNED: Final = word_set("prince princess king queen duke duchess emperor empress pope")
_GOES_ON: Final = expression(r" (?:and|of|or|who|was|is|had|has|said)\b|'s\b")


def is_body_elsewhere(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a body of another country, or of a part of this one, is meant by the name."""
    doubts = (
        _is_of_another_land, _is_namesake_abroad, _is_party_of_nation, _is_chamber_of_state,
        _is_court_of_state,
    )  # fmt: skip
    return any(doubt(candidate, guess, scene) for doubt in doubts)


def _is_of_another_land(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a name that bodies of many countries have is not that of this one's here.

    The text is about another country, and the passage tells nothing of the body's own; or the passage
    speaks only of another, which the text names nearly as often.
    """
    if guess.kind != "organisation" or not guess.country or guess.id in scene.linked:
        return False
    words = candidate.text.lower().split()
    silent = guess.country not in scene.nations
    generic = silent and len(words) > 1 and all(word in _GENERIC for word in words)
    if not (guess.shared or generic) or (candidate.span.passage, guess.country) in scene.spoken:
        return False
    if owner_before(scene.document, candidate.span, scene.ends) == guess.country:
        return False
    if scene.nation and guess.country != scene.nation:
        return True
    party = is_party(scene.entities[guess.id]) and words[0] not in _WORLDWIDE
    return party and _is_about_rival(candidate, guess, scene)


def _is_namesake_abroad(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether the country of the text has a body of this name, and the text is silent of this one's own.

    "The Daily Telegraph" in the news of Australia is Sydney's.
    """
    if not scene.nation or not guess.country or guess.country in scene.nations:
        return False
    return any(
        other.kind == guess.kind and other.country == scene.nation and other.weight >= _OWNED
        for other in candidate.guesses
    )


def _is_party_of_nation(_candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether "the Conservatives" of Canada may be those of a province, of whose politics the text is.

    Its parties are others than those of the country, and it is a premier who governs it.
    """
    if guess.country != "ca" or not guess.shared or guess.id in scene.linked:
        return False
    words = scene.document.small_words
    provincial = not _PROVINCIAL.isdisjoint(words) and _FEDERAL.isdisjoint(words)
    provincial = provincial or not _OF_PROVINCE.isdisjoint(words)
    return provincial and is_party(scene.entities[guess.id])


def _is_court_of_state(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether "the Supreme Court" may be that of a state: of Australia the highest is the High Court."""
    generic = guess.by == "alias" and candidate.text == "Supreme Court"
    return generic and guess.country == "au" and "Supreme" not in scene.entities[guess.id].name


def is_the_party(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether "the Liberals" are those of the country: an article, a plural and a verb say it."""
    span, text = candidate.span, scene.document.texts[candidate.span.passage]
    if not candidate.text.endswith("s") or not is_party(scene.entities[guess.id]):
        return False
    the = scene.document.lead(span).endswith(("the ", "The "))
    return the and not text[span.end : span.end + 2].strip().isupper()


def _is_about_rival(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    passage, own = candidate.span.passage, scene.nations[guess.country]
    rivals = (code for code, count in scene.nations.items() if count * _RIVAL >= own)
    return any((passage, code) in scene.spoken for code in rivals)


def _is_chamber_of_state(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether "the Senate" may be that of a state, of whose politicians the text speaks."""
    if guess.country != "us" or candidate.text.lower() not in _CHAMBERS:
        return False
    return scene.of_state and guess.id not in scene.linked


def is_perhaps_somebody(
    candidate: Candidate, guess: Guess, reasons: Collection[str], nation: str
) -> bool:
    """Whether a town abroad has the surname of somebody well known, and nothing tells of the town: "Columbus"."""
    if not nation or guess.country == nation or not _OF_TOWNS.isdisjoint(reasons):
        return False
    return any(g.by == "surname" and g.prior >= _WELL_KNOWN for g in candidate.guesses)


def is_second(candidate: Candidate, guess: Guess) -> bool:
    """Whether a place only bears the name for short, and one known about as well owns it: "Missouri"."""
    least = guess.prior - _AS_WELL
    return guess.by == "alias" and any(
        other.kind == "place" and other.by == "name" and other.prior >= least
        for other in candidate.guesses
    )


def is_far_off(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a place lies in a country of which a text about another is silent."""
    if not scene.nation or not guess.country:
        return False
    span = candidate.span
    spoken = guess.country in scene.nations or guess.id in scene.linked
    return not spoken and not is_dateline(scene.document.texts[span.passage], *span[1:])


def is_royal(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the name of a place or of a book is that of somebody royal here.

    "Princess Charlotte"; "Prince George", where nothing is told of the town's country; "the Prince and".
    """
    span, lead = candidate.span, scene.document.lead(candidate.span)
    if guess.kind == "place":
        titled = lead.endswith(_ROYAL_ENDS) and _ROYAL.search(lead)
        if titled and " " not in candidate.text and not entity.capital:
            return True
        return bool(_CROWN.fullmatch(candidate.text)) and guess.country not in scene.nations
    if guess.kind != "other" or not candidate.text.startswith("The "):
        return False
    behind = _GOES_ON.match(scene.document.texts[span.passage], span.end)
    return candidate.text[4:].lower() in _CROWNED and bool(behind)
