"""Names of regions and cities whose last word stands apart: "the Arden and Lyon regions", "Arden City"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.datelines import is_dateline
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import tokens
from briefgen.annotate.signs import head
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base

if TYPE_CHECKING:
    from briefgen.annotate.scene import Scene

_LABELS: Final = expression(r" (region|province|oblast|governorate|prefecture|district)s\b")
_LABEL_WORDS: Final = word_set("regions provinces oblasts governorates prefectures districts")
_NAME: Final = r"(?!The )[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?"
_LIST: Final = expression(rf"{_NAME}(?:, {_NAME}){{0,6}},? and {_NAME}\Z")
_LABELLED: Final = expression(
    r"\b(region|province|oblast|governorate|prefecture)s(?: of|:| [–—-]|, including) (?:the )?"
    rf"({_NAME}(?:, {_NAME}){{0,6}},? and {_NAME})"
)
"""The same with the word before them: "the regions of Arden and Lyon"."""
_EACH: Final = expression(_NAME)
_ALSO: Final = ("region", "province", "oblast")
"""What some say for another of them."""
_FAR: Final = 160
"""Code points before the word in which its names stand."""

STATES: Final = word_set("state province territory")
"""What parts of a country are called that have laws of their own, or are as large."""
REGIONS: Final = STATES | word_set("region oblast governorate prefecture district department")
"""What parts of a country are called."""
_PROVINCE: Final = expression(
    r" (?:province|oblast|governorate|voivodeship)\b",
    signs=("province", "oblast", "governorate", "voivodeship"),
)
_NAMES: Final = expression(r"(?:[A-Z][\w'-]{1,20} ){0,2}[A-Z][\w'-]{0,19}[a-z]\Z")
_NEAR: Final = 64
"""Code points before such a word in which the names stand that it goes with."""
_SEAT: Final = 40
"""The prior from which on a town may be the seat of a province of its name."""
TOWNS: Final = word_set("capital city town village municipality seat")
"""What is no region, though its gloss tells of the state that it is the capital of."""

_TOWN_OF: Final = ("city of ", "town of ", "village of ")
CITY: Final = " City"
_WITH_CITIES: Final = word_set("cn jp kr ph th tw vn")
"""Countries where a city may always be called so, and few clubs are."""


def labels(text: str) -> Mapping[int, str]:
    """The word that all names of a list share, by where they begin: "region" for the two above."""
    if _LABEL_WORDS.isdisjoint(tokens(text)):
        return {}
    found: dict[int, str] = {}
    for label in _LABELS.finditer(text):
        names = _LIST.search(text, max(label.start() - _FAR, 0), label.start())
        if names:
            each = _EACH.finditer(text, names.start(), names.end())
            found.update((name.start(), label[1]) for name in each)
    for label in _LABELLED.finditer(text):
        found.update((name.start(), label[1]) for name in _EACH.finditer(text, *label.span(2)))
    return found


def labelled(
    base: Base,
    name: str,
    label: str,
    known: tuple[Guess, ...],
    guesses: Callable[[str], tuple[Guess, ...]],
) -> tuple[Guess, ...]:
    """The regions of that name; all that are known by it if the lists have none.

    guesses: looks a key up, and names those that an entry of the site stands for as the site does.
    """
    for word in (label, *_ALSO):
        found = guesses(key(f"{name} {word}"))
        if found and all(guess.kind == "place" for guess in found):
            return found
    listed = ((guess, base.index(guess.id)) for guess in known)
    return tuple(g for g, at in listed if at >= 0 and head(base.entity(at)) in REGIONS) or known


def provinces(document: Document) -> frozenset[str]:
    """Names that a word for a part of a country stands behind somewhere: "Arden province"."""
    return frozenset(
        " ".join(words[at:])
        for text in document.texts.values()
        for words in _before_labels(text)
        for at in range(len(words))
    )


def _before_labels(text: str) -> Iterator[list[str]]:
    for label in _PROVINCE.finditer(text):
        named = _NAMES.search(text, max(label.start() - _NEAR, 0), label.start())
        if named:
            yield named[0].split()


def is_region_at(town: Entity, text: str, at: int) -> bool:
    """Whether the region by which an encyclopedia tells a town from others stands there: "Ohio"."""
    _, comma, region = town.wikipedia.partition(", ")
    whole = not text[at + len(region) : at + len(region) + 1].isalnum()
    return bool(comma) and whole and text.startswith(region, at)


def is_called_city(text: str, end: int, guesses: tuple[Guess, ...]) -> bool:
    """Whether "City" behind the name of a place only says what it is, as in the Philippines."""
    if not text.startswith(CITY, end) or text[end + len(CITY) : end + len(CITY) + 1].isalnum():
        return False
    return guesses[0].kind == "place" and guesses[0].country in _WITH_CITIES


def is_other_rank(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text speaks of a town, and this is the region around it, or the other way round.

    "The city of Arden" is no oblast, and where "Arden province" stands, "in Arden" is no small town;
    a larger one is mostly the seat of the province of its name.
    """
    span = candidate.span
    town = scene.document.lead(span).endswith(_TOWN_OF)
    if town or is_dateline(scene.document.texts[span.passage], *span[1:]):
        towns = (g for g in candidate.guesses if g.kind == "place" and g.by == "name")
        return town and guess.by == "alias" and any(g.id != guess.id for g in towns)
    if candidate.text not in scene.provinces or head(entity) not in TOWNS:
        return False
    here = _PROVINCE.match(scene.document.texts[span.passage], span.end)
    return guess.prior < _SEAT or here is not None
