"""What speaks for a guess of the large knowledge base who is a person."""

from __future__ import annotations

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import INSTITUTIONS
from briefgen.annotate.neighbours import is_name_after
from briefgen.annotate.offices import holds, rules, title_before
from briefgen.annotate.scene import Scene


def person(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    """How much speaks for a person, and what: a full name, a title, an office held on the day."""
    if guess.by == "surname":
        return _by_office(candidate, guess, scene)
    score, reasons = 0.28 + guess.prior / 150 + guess.weight / 100, ["full name"]
    if " " not in candidate.text and "-" not in candidate.text:
        return 0.0, []
    if candidate.span.passage not in scene.document.titled and is_name_after(
        scene.document.after(candidate.span)
    ):
        return 0.0, []
    title = title_before(scene.document, candidate.span)
    if title.words and (fit := holds(scene.entities[guess.id], title, scene.day)):
        return score + 0.3 * fit, [*reasons, "office"]
    return score, reasons


def _by_office(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    """A surname alone: only with a title whose office the person held then."""
    title, entity = title_before(scene.document, candidate.span), scene.entities[guess.id]
    if rules(scene.document, candidate.span, entity, scene.day):
        return 0.6, ["government"]
    after = scene.document.after(candidate.span)
    if not title.words or (after is not None and after.capital and after.lower not in INSTITUTIONS):
        return 0.0, []
    if holds(entity, title, scene.day) < 1.0 or not _nation_fits(guess, scene):
        return 0.0, []
    return 0.45 + guess.prior / 300, ["surname", "office"]


def _nation_fits(guess: Guess, scene: Scene) -> bool:
    return not scene.nations or not guess.country or guess.country in scene.nations
