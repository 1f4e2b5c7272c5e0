"""What speaks for a guess of the large knowledge base that is a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate.abroad import is_far_off, is_perhaps_somebody
from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.listed_towns import is_titled_so
from briefgen.annotate.scene import Scene
from briefgen.annotate.signs import head, is_city
from briefgen.expressions import expression

_KNOWN_TOWN = 50
"""The prior from which on a town may be meant without a word of place or its country."""

_WELL_KNOWN = 70
"""The prior from which on a place abroad may be meant by a name that it has only besides its own."""

_SURELY = 9
"""The weight of a further name that is as good as a place's first."""

_OVERSHADOWED = 20
"""By how much better the other bearers of a town's name may be known."""

_SPOKEN_OF = 3
"""How often its country must be named for a word of place to speak for a town called as a region is."""

_REGIONS = ("state", "province", "territory")
_PLACING = ("place word", "country", "country named", "country behind", "dateline", "acronym",
            "named before")  # fmt: skip

_PLACED = expression(
    r"\b(?:in|near|across|throughout|from|to|at|around|outside|visit(?:s|ed|ing)?|city of|town of|"
    r"province of|state of|capital,?|northern|southern|eastern|western|central) (?:the )?\Z",
    re.IGNORECASE,
)
_PLACED_ENDS = tuple(
    f"{word} {article}"
    for word in word_set(
        "in near across throughout from to at around outside visit visits visited visiting of capital "
        "capital, northern southern eastern western central"
    )
    for article in ("", "the ")
)
"""How a text in small letters must end for `_PLACED` to find something."""
_NEAR = 24
"""Code points before a name in which the words of `_PLACED` stand, which end there."""


def place(
    candidate: Candidate, guess: Guess, scene: Scene, score: float
) -> tuple[float, list[str]]:
    """A place by one word: better if words of place stand before, or its country or state behind."""
    reasons = ["name"]
    if is_placed(scene.document.lead(candidate.span)):
        score, reasons = score + 0.1, [*reasons, "place word"]
    around = scene.places.get((candidate.span.passage, candidate.span.end + 2))
    text = scene.document.texts[candidate.span.passage]
    if around is None and is_titled_so(candidate, scene.entities[guess.id], scene):
        return score + 0.4, [*reasons, "country behind"]
    if around is None or text[candidate.span.end : candidate.span.end + 2] != ", ":
        return score, reasons
    if around.country != guess.country or around.id == guess.id:
        # In "Lyon, Ulm and Arden" each town is one of its own.
        listed = around.id != guess.id and not around.capital and is_city(around)
        return score if listed else score - 0.4, reasons
    told = around.name in scene.entities[guess.id].gloss or around.capital == candidate.text
    return score + (0.4 if told else 0.25), [*reasons, "country behind"]


def is_placed(lead: str) -> bool:
    """Whether a text ends with words of place: "in the", "the city of"."""
    likely = lead.lower().endswith(_PLACED_ENDS)
    return likely and bool(_PLACED.search(lead, max(len(lead) - _NEAR, 0)))


def _is_perhaps_a_word(candidate: Candidate, scene: Scene) -> bool:
    """Whether a name that is a word begins a sentence, and only the word behind tells: "Nice weather"."""
    if " " in candidate.text or not scene.document.begins_sentence(candidate.span):
        return False
    text, end = scene.document.texts[candidate.span.passage], candidate.span.end
    small = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    return small and scene.kinds.get(candidate.span) != "place"


def is_unplaced(candidate: Candidate, guess: Guess, reasons: Sequence[str], scene: Scene) -> bool:
    """Whether nothing but its name speaks for a town that few know: "Atlantis".

    Words of place are not enough if the text is about another country, which may have a namesake.
    """
    if guess.kind != "place":
        return False
    if guess.shared and _is_perhaps_a_word(candidate, scene):
        return True
    if " " in candidate.text:
        known = _KNOWN_TOWN if guess.weight >= _SURELY else _WELL_KNOWN
        return guess.prior < known and is_far_off(candidate, guess, scene)
    if guess.prior >= _KNOWN_TOWN:
        return is_perhaps_somebody(candidate, guess, reasons, scene.nation)
    strange = scene.nation and guess.country and guess.country not in scene.nations
    idle = ["place word"] if strange else []
    better = [
        g for g in candidate.guesses if g.by == "name" and g.prior > guess.prior + _OVERSHADOWED
    ]
    if better:
        idle += ["country", "country named"]  # many countries have a "Jupiter"
        region = any(head(scene.entities[g.id]).lower() in _REGIONS for g in better)
        rarely = region and scene.nations[guess.country] < _SPOKEN_OF  # the Yukon, no town
        idle += ["place word"] if guess.country != scene.nation or rarely else []
    return not any(reason in _PLACING for reason in reasons if reason not in idle)
