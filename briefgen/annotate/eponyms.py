"""Firms that bear the names of persons, and persons who bear the names of firms.

"Grant Thornton" are auditors in the news of business and a man in a match report; "Dell" is a firm
until a Michael Dell is named.
"""

from __future__ import annotations

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import COMMON_WORDS, word_set
from briefgen.annotate.otherwise import is_ground
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import is_firm
from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind

_BODIES: tuple[Kind, ...] = ("organisation", "group")
_THINGS: tuple[Kind, ...] = ("organisation", "place", "facility", "product")
_KNOWN, _OWN = 60, 9
"""The prior, and the weight of the name, from which on it names a thing whatever a model sees."""

_SOLD, _SURE = 50, 2
"""The prior from which on a product is, if so many words of its description are said."""

_INSTRUMENT = expression(
    r" (?:Telescope|Observatory|Satellite|Probe|Rover|Reactor|Collider|Laboratory)\Z"
)
"""Ends of names that begin with somebody's: “Ada Lund Space Telescope”."""

_LETTERS = 4
"""Letters of an acronym that a model may take for somebody's name."""

_INNER_CAPITAL = expression(r"[A-Z][a-z]+-?[A-Z][a-z]")
"""As in “Heron-Clark” and “HeronGlen”: no ordinary word is written so."""

_OF_FIRMS = word_set(
    "company companies firm firms shares stock stocks investors investor shareholders profit profits bank "
    "banks bankers traders analyst analysts auditor auditors"
)
"""Words that the news of firms has; each more than three letters long."""

_EMPTY = word_set("from with that this have been were made first part former")
"""Words of glosses that any text has."""

_WORD = expression(r"[^\W\d_]{4,}")
_APART = expression(
    r"[.,;:!?)]|\Z|'s\b| (?:and|or|but|to|in|on|at|by|for|from|with|as|of|is|was|are|were|has|had|have|will|would|"
    r"could|may|that|which|where|when|while|after|before|since|until|[a-z]{2,12}ed)\b"
)
"""What stands behind a name that is whole."""

_AND_BEHIND = expression(r"(?:'s?)?(?:,? and |,? or | & |, )(?=[A-Z])")
_AND_BEFORE = expression(r"(?:,? and |,? or | & |, )\Z")
_SUBTITLE = expression(r": [A-Z]")
_AGED = expression(r",? aged \d|, \d{1,3},(?!\d)")

_CRAFT = expression(
    r" (?:spacecraft|spaceship|capsule|craft|rocket|satellite|probe|telescope|launcher)s?\b"
)


def is_known_thing(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether it is the name of something that all know, and of no person, in a text about such things.

    A single word must be nobody else's name in the lists, and no surname in the text.
    """
    known = guess.kind in _THINGS and guess.weight >= _OWN
    least = _KNOWN if guess.kind != "product" else _SOLD
    persons = any(other.kind == "person" for other in candidate.guesses)
    alone = " " not in candidate.text
    if (
        not known
        or guess.prior < least
        or persons
        or (alone and not _is_its_own(candidate, guess, scene))
    ):
        return False
    own = {word.lower() for word in _WORD.findall(candidate.text)}
    gloss = scene.entities[guess.id].gloss
    gloss = gloss.lower() if guess.kind == "product" else gloss  # its maker tells of it, too
    told = {word for word in _WORD.findall(gloss) if word.islower()}
    firms = _OF_FIRMS if guess.kind == "organisation" else frozenset[str]()
    heard = scene.words & ((told | firms) - own - _EMPTY)
    return len(heard) >= (1 if guess.prior >= _KNOWN else _SURE)


def is_unmistakable(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether an article before a full name tells that it is no person's: "the Norland Rada".

    So do capitals, "DOGE", an instrument at its end, a link of just this name elsewhere in the document, and what is won "at" a contest.
    """
    if _is_named_again(candidate, guess, scene) or _is_in_capitals(candidate):
        return True
    held = guess.kind in ("event", "facility") and guess.weight >= _OWN
    if held and is_ground(scene.document, candidate, guess):
        return True
    alone = " " in candidate.text and len(candidate.guesses) == 1 and not guess.shared
    full = alone and guess.weight >= _OWN
    if full and guess.kind in _THINGS and _INSTRUMENT.search(candidate.text):
        return True
    own = full and guess.kind in ("organisation", "event", "facility")
    text, end = scene.document.texts[candidate.span.passage], candidate.span.end
    lead = scene.document.lead(candidate.span)
    return own and lead.endswith(("the ", "The ")) and bool(_APART.match(text, end))


def _is_named_again(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether just this name is linked elsewhere in the document, which has no person of that name.

    Not one that others have too or of which nothing is told: a link may be wrong once, but not twice.
    """
    if scene.named.get(candidate.text) != guess.id or guess.kind == "place":
        return False
    word = " " not in candidate.text
    if scene.entities[guess.id].untold or (word and guess.kind == "other"):
        return False
    others = any(g.id != guess.id and g.by != "surname" for g in candidate.guesses)
    span = candidate.span
    if others or _SUBTITLE.match(scene.document.texts[span.passage], span.end):
        return False
    return candidate.text not in scene.called and candidate.text not in scene.surnames


def _is_in_capitals(candidate: Candidate) -> bool:
    """Whether capitals that have one owner in the lists can be no surname: "DOGE"."""
    word = candidate.text
    return word.isupper() and len(word) >= _LETTERS and len(candidate.guesses) == 1


def is_among_firms(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a firm whose name is a word, too, stands in a list beside a linked one: "Heron and Holm Bank"."""
    if guess.kind != "organisation" or not is_firm(scene.entities[guess.id]):
        return False
    passage, start, end = candidate.span
    text, lead = scene.document.texts[passage], scene.document.lead(candidate.span)
    behind, before = _AND_BEHIND.match(text, end), _AND_BEFORE.search(lead)
    if behind and (passage, behind.end()) in scene.firms:
        return True
    return before is not None and (passage, start - len(lead) + before.start()) in scene.firms


def is_one_meaning(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a word that opens a sentence is a name all the same.

    A model sees one and all know it, it has a capital within, or it stands in a list of firms.
    """
    if is_among_firms(candidate, guess, scene) or _INNER_CAPITAL.match(candidate.text):
        return True
    things = guess.kind in ("product", "organisation") and guess.prior >= _KNOWN
    sure = (
        things
        and guess.by == "name"
        and guess.weight > _OWN
        and _is_its_own(candidate, guess, scene)
    )
    small = candidate.text.lower()
    if not sure or small in COMMON_WORDS:
        return False
    return (
        is_known_thing(candidate, guess, scene)
        or scene.kinds.get(candidate.span, "person") != "person"
    )


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


def is_craft(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether the text says somewhere that a product of which nothing is told flies: "the Soyuz rocket"."""
    if not scene.entities[guess.id].untold:
        return False
    behind = _CRAFT.match(scene.document.texts[candidate.span.passage], candidate.span.end)
    return guess.id in scene.linked or behind is not None


def is_code(word: str) -> bool:
    """As in “Su-35” and “F-16s”."""
    return word.isupper() or any(letter.isdigit() for letter in word)
