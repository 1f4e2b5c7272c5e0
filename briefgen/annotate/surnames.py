"""Surnames: what a person is called after having been named in full.

Name order: family name first in Korean, Chinese and Khmer names, told by the entity's language or
country, by a lower-case syllable after a hyphen ("Suk-yeol"), or by a well-known family name in
front. Hungarian and Vietnamese persons are called by either end of their names in English texts.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.annotate.lexicon import (
    FAMILY_FIRST_COUNTRIES,
    FAMILY_FIRST_LANGUAGES,
    FAMILY_NAMES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import fold

_NUMERAL = expression("[IVX]+")
_EITHER_END = ("hu", "vi", "vn")
_KEPT = 4096
"""Names of which the answer is remembered: articles name the same people again and again."""


@lru_cache(maxsize=_KEPT)
def is_full_name(text: str) -> bool:
    """Whether it has at least two words that are neither titles nor suffixes."""
    return len(_words(text)) >= 2


def surnames(name: str, entity: Entity) -> tuple[str, ...]:
    """The forms in which a text may come back to the person called `name`.

    "Ursula von der Leyen" gives "von der Leyen" and, for the start of a sentence, "Von der Leyen";
    "Napoleon III of France" gives "Napoleon", and "Joan of Arc" nothing but "Joan".
    """
    return _surnames(name, entity.lang[:2], entity.country)


@lru_cache(maxsize=_KEPT)
def _surnames(name: str, lang: str, country: str) -> tuple[str, ...]:
    words = _words(name)
    if "of" in words:
        own = [w for w in words[: words.index("of")] if not _NUMERAL.fullmatch(w)]
        return tuple(own[-1:])
    if len(words) < 2:
        return ()
    if lang in _EITHER_END or country in _EITHER_END:
        return (words[0], words[-1])
    if _family_first(words, lang, country):
        return (words[0],)
    return _with_particles(words)


def _words(name: str) -> list[str]:
    words = [w.rstrip(",") for w in fold(name).split()]
    while words and words[-1].lower() in SUFFIXES:
        words.pop()
    while words and words[0].lower().rstrip(".") in TITLES:
        words.pop(0)
    return words


def _family_first(words: list[str], lang: str, country: str) -> bool:
    if any(_hyphened_given(w) for w in words[1:]):
        return True
    known = country in FAMILY_FIRST_COUNTRIES or lang in FAMILY_FIRST_LANGUAGES
    if known:
        return not _western(words)
    return not country and len(words) <= 3 and words[0].lower() in FAMILY_NAMES


def _western(words: list[str]) -> bool:
    """As in “Carrie Lee”: the family name, known as one, stands last only."""
    return words[-1].lower() in FAMILY_NAMES and words[0].lower() not in FAMILY_NAMES


def _hyphened_given(word: str) -> bool:
    """As in “Suk-yeol”, but neither “Al-Assad” nor “Ocasio-Cortez”."""
    first, hyphen, last = word.partition("-")
    return (
        bool(hyphen)
        and first[:1].isupper()
        and last[:1].islower()
        and first.lower() not in PARTICLES
    )


def _with_particles(words: list[str]) -> tuple[str, ...]:
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    return tuple(
        dict.fromkeys((surname, surname[:1].upper() + surname[1:], *_without_article(surname)))
    )


def _without_article(surname: str) -> tuple[str, ...]:
    article, hyphen, rest = surname.partition("-")
    return (rest,) if hyphen and article.lower() in ("al", "el") and rest else ()
