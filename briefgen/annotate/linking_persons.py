"""What speaks for a guess of the large knowledge base who is a person."""

from __future__ import annotations

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.lexicon import INSTITUTIONS, word_set
from briefgen.annotate.neighbours import is_name_after
from briefgen.annotate.offices import holds, is_rule, rules, title_before
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression

_FAMOUS = 60
"""The prior from which on all know somebody by one name."""

_RELATED = expression(
    r"\b(?:[Aa]n?|[Tt]he|daughter|son|wife|husband|sister|brother|mother|father|girl|boy|child|friend"
    r"|dog|cat|horse|named|called),? \Z"
)
"""What stands before somebody of whom nothing but a first name is told, and before a picture."""

_TOLD = expression(r",? aged \d|, \d{1,3}[,.]|,? an? | (?:and|with) Child\b| (?:of|with) ")
"""What stands behind somebody or something else of that name: an age, or what it is."""

_NEAR = 24
"""Code points before a name in which `_RELATED` stands, which ends there."""

_WORD = expression(r"[a-z]{3,}")
_FIELDS = (
    (
        word_set("singer rapper musician band songwriter"),
        word_set("album albums band concert concerts hits music musical pop rapper record records "
                 "single singer singers singles song songs sang stage tour"),
    ),
    (
        word_set("footballer striker"),
        word_set("club coach football footballer forward goal goals league match player scored striker team"),
    ),
    (
        word_set("artist painter sculptor"),
        word_set("artist artists artwork auction canvas exhibition galleries gallery mural museum "
                 "painted painter painting paintings portrait sculpture works"),
    ),
)  # fmt: skip
"""Trades that a gloss tells, and words of texts about them."""


def person(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    """How much speaks for a person, and what: a full name, a title, an office held on the day."""
    if guess.by == "surname":
        return _by_office(candidate, guess, scene)
    score, reasons = 0.28 + guess.prior / 150 + guess.weight / 100, ["full name"]
    if " " not in candidate.text and "-" not in candidate.text:
        return _by_one_name(candidate, guess, scene)
    if candidate.span.passage not in scene.document.titled and is_name_after(
        scene.document.after(candidate.span)
    ):
        return 0.0, []
    title = title_before(scene.document, candidate.span)
    if title.words and (fit := holds(scene.entities[guess.id], title, scene.day)):
        return score + 0.3 * fit, [*reasons, "office"]
    return score, reasons


def _by_one_name(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    """Who goes by one name, "Madonna": one whom all know, in a text about what they are known for.

    A model must see a person there, and nobody else of that name in the text.
    """
    span, lead = candidate.span, scene.document.lead(candidate.span)
    known = guess.by == "name" and guess.prior >= _FAMOUS and scene.kinds.get(span) == "person"
    if not known or candidate.text in scene.surnames or candidate.text in scene.called:
        return 0.0, []
    if _RELATED.search(lead, max(len(lead) - _NEAR, 0)) or _TOLD.match(
        scene.document.texts[span.passage], span.end
    ):
        return 0.0, []
    gloss = set(_WORD.findall(scene.entities[guess.id].gloss.lower()))
    if not any(trades & gloss and told & scene.words for trades, told in _FIELDS):
        return 0.0, []
    return 0.28 + guess.prior / 150, ["one name", "description"]


def _by_office(candidate: Candidate, guess: Guess, scene: Scene) -> tuple[float, list[str]]:
    """A surname alone: only with a title whose office the person held then."""
    title = title_before(scene.document, candidate.span)
    after = scene.document.after(candidate.span)
    # Of most surnames nobody needs to be looked up.
    if is_rule(after) and rules(scene.entities[guess.id], scene.day):
        return 0.6, ["government"]
    if not title.words or (after is not None and after.capital and after.lower not in INSTITUTIONS):
        return 0.0, []
    if holds(scene.entities[guess.id], title, scene.day) < 1.0 or not _nation_fits(guess, scene):
        return 0.0, []
    return 0.45 + guess.prior / 300, ["surname", "office"]


def _nation_fits(guess: Guess, scene: Scene) -> bool:
    return not scene.nations or not guess.country or guess.country in scene.nations
