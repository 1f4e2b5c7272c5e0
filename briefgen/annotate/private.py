"""Full names that a text gives to private persons, whoever of that name the lists know.

What is told of them once holds wherever the name stands: who is brought in as the victim of a crash
is no footballer two sentences on. A text that says what the world knows somebody for keeps the link,
in a report from a court, too. Where it is wrong, silence costs a link, and a link a reputation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.annotate.annotation import Candidate, Guess, Span
from briefgen.annotate.commonest import is_of_few, is_of_many
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.offices import holds, title_before
from briefgen.annotate.private_signs import Sign, sign
from briefgen.annotate.repute import FIELDS, POLITICS, Field, field_of, nearby, nouns_of
from briefgen.annotate.scene import Scene, family_names
from briefgen.annotate.telling import shared_words
from briefgen.knowledge.entity import Entity

_WEIGHTY: Final[tuple[Sign, ...]] = ("sure", "told", "homed", "hinted", "aged", "kin", "idle")
_FIRM: Final[tuple[Sign, ...]] = ("told", "homed")
"""The signs that words of politics elsewhere in the text don't outweigh."""

_FAMOUS: Final = 60
"""The prior from which on all know somebody."""

_NEVER: Final = 101
_ENOUGH: Final[Mapping[Sign, tuple[int, int, int]]] = {
    "told": (_NEVER, _NEVER, _NEVER),
    "homed": (50, _FAMOUS, _NEVER),
    "hinted": (0, _FAMOUS, _FAMOUS),
    "aged": (0, 32, _FAMOUS),
    "kin": (0, 32, _FAMOUS),
    "idle": (0, 0, 53),
}
"""The priors from which on a sign is not enough, for names that few bear, others, and those of many.

An age stands beside whomever the news names; that few private persons are called just so tells more.
"""

_OFFICES: Final = word_set(
    "president premier chancellor prime minister ambassador governor senator general admiral marshal king "
    "queen prince princess pope cardinal emperor emir sultan ayatollah congressman congresswoman"
)
"""Titles of those of whom the news tells by them."""

_ABOUT: Final = 2
"""Words of texts about a field that a text has if it is about it."""


def is_private(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text brings in a private person by this full name, and says nothing that fits the guess."""
    if guess.by == "surname" or " " not in candidate.text or not entity.built_in:
        return False
    if guess.id in scene.linked:
        return False
    key = (candidate.text, guess.id)
    if key not in scene.private:
        scene.private[key] = _is_private(candidate, guess, entity, scene)
    return scene.private[key]


def is_said(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether a text says beside a full name what its bearer is known for, or calls somebody so."""
    key = (candidate.text, entity.id)
    if key not in scene.said:
        fields = field_of(entity)
        called = not nouns_of(fields).isdisjoint(scene.definites)
        spans = _spans(candidate, scene)
        scene.said[key] = called or any(_is_said(span, entity, fields, scene) for span in spans)
    return scene.said[key]


def _spans(candidate: Candidate, scene: Scene) -> tuple[Span, ...]:
    return scene.named_at.get(candidate.text, (candidate.span,))


def _is_private(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    if candidate.text in scene.strangers:
        return True
    spans = _spans(candidate, scene)
    found = _found({sign(scene.document, span, scene.begun) for span in spans})
    if not found or _is_singular(candidate.text, guess, found):
        return False
    fields = field_of(entity)
    if any(_is_said(span, entity, fields, scene, office=found == "sure") for span in spans):
        return False
    if found == "sure" or guess.prior < max(g.prior for g in candidate.guesses):
        return True  # who is known less is not meant because the better known isn't
    # Ministers stand in every report: who was an actress, too, is told as one.
    others = tuple(one for one in fields if one is not POLITICS) if found in _FIRM else fields
    told = bool(others or not fields)
    if told and not nouns_of(others).isdisjoint(scene.definites):
        return False
    return not _is_about(candidate, guess, fields, found, scene)


def _found(signs: set[Sign]) -> Sign:
    """The weightiest sign of all places; where something is told that is none, nobody is idle."""
    found: Sign = next((one for one in _WEIGHTY if one in signs), "")
    return "" if found == "idle" and "" in signs else found


def _is_singular(name: str, guess: Guess, found: Sign) -> bool:
    """Whether a name is likely to have one bearer, for all that is told: it is rare, or all know them."""
    few, others, many = _ENOUGH.get(found, (_NEVER,) * 3)
    if name.count(" ") > 1 or is_of_few(name):
        return guess.prior >= few
    return guess.prior >= (many if is_of_many(name) else others)


def _is_about(
    candidate: Candidate, guess: Guess, fields: tuple[Field, ...], found: Sign, scene: Scene
) -> bool:
    """Whether the text speaks of what somebody is known for; it must say so of whom it tells a home."""
    common = shared_words(guess, candidate, scene)
    if found in _FIRM and guess.prior < _FAMOUS:
        return not fields and common >= _ABOUT
    if common or _has_kin(candidate, scene):
        return True
    least = _ABOUT
    if found == "idle":
        least, fields = (1, fields) if fields else (_ABOUT, FIELDS)
    return any(len(field.about & scene.words) >= least for field in fields)


def _has_kin(candidate: Candidate, scene: Scene) -> bool:
    """Whether the text may speak of a well-known person of the same family: "his wife, Rosa Lund"."""
    own = {one.id for one in candidate.guesses}
    words = family_names(candidate.text)
    return any(scene.families.get(word, frozenset()) - own for word in words)


def _is_said(
    span: Span, entity: Entity, fields: tuple[Field, ...], scene: Scene, *, office: bool = False
) -> bool:
    """Whether the sentence says beside the name what its bearer is known for, or an office of state.

    office: whether nothing but an office before the name counts.
    """
    title = title_before(scene.document, span)
    if not _OFFICES.isdisjoint(title.words) or (title.words and holds(entity, title, scene.day)):
        return True
    return not office and not nouns_of(fields).isdisjoint(nearby(scene.document, span))
