"""Firms that bear the names of persons, and persons who bear the names of firms.

"Grant Thornton" are auditors in the news of business and a man in a match report; "Dell" is a firm
until a Michael Dell is named.
"""

from __future__ import annotations

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind

_BODIES: tuple[Kind, ...] = ("organisation", "group")
_THINGS: tuple[Kind, ...] = ("organisation", "place", "facility", "product")
_KNOWN, _OWN = 60, 9
"""The prior, and the weight of the name, from which on it names a thing whatever a model sees."""

_OF_FIRMS = word_set(
    "company companies firm firms shares stock stocks investors investor shareholders profit profits bank "
    "banks bankers traders analyst analysts auditor auditors"
)
"""Words that the news of firms has; each more than three letters long."""

_EMPTY = word_set("from with that this have been were made first part former")
"""Words of glosses that any text has."""

_WORD = expression(r"[^\W\d_]{4,}")
_AGED = expression(r",? aged \d|, \d{1,3},")


def is_known_thing(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether it is the name of something that all know, and of no person, in a text about such things.

    A single word must be nobody else's name in the lists, and no surname in the text.
    """
    known = guess.kind in _THINGS and guess.prior >= _KNOWN and guess.weight >= _OWN
    persons = any(other.kind == "person" for other in candidate.guesses)
    alone = " " not in candidate.text
    if not known or persons or (alone and not _is_its_own(candidate, guess, scene)):
        return False
    own = {word.lower() for word in _WORD.findall(candidate.text)}
    told = {word for word in _WORD.findall(scene.entities[guess.id].gloss) if word.islower()}
    firms = _OF_FIRMS if guess.kind == "organisation" else frozenset[str]()
    return not scene.words.isdisjoint((told | firms) - own - _EMPTY)


def _is_its_own(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a word is no place's, no common noun, nobody else's name and no surname here."""
    single = guess.kind != "place" and not guess.shared and len(candidate.guesses) == 1
    return single and candidate.text not in scene.surnames


def is_bearer(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether the name of a body is that of a person here: one with an age, or named in full before."""
    if guess.kind not in _BODIES:
        return False
    first, _, last = candidate.text.rpartition(" ")
    if not first:
        named = scene.bearers.get(last)
        return named is not None and named < candidate.span
    text = scene.document.texts[candidate.span.passage]
    return bool(_AGED.match(text, candidate.span.end))
