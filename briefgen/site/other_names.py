"""Which of the names by which something is found are worth showing to readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import unaccented
from briefgen.site.spelling import curly

MOST = 4
"""Further names that a page shows: it is no list of search words."""

_WORD = expression(r"[^\W_]+")
_SIGNS = expression(r"[.'’]")
Words = tuple[str, ...]


def other_names(entity: Entity) -> tuple[str, ...]:
    """A few further names: none that is a mere spelling of another, or a handle of a person."""
    return tuple(map(curly, islice(_distinct(entity), MOST)))


def _distinct(entity: Entity) -> Iterator[str]:
    """As many as are asked for: each is compared with all before it."""
    known = [_words(entity.name)]
    initials = {_initials(name) for name in (entity.name, *entity.aliases)}
    for alias in entity.aliases:
        words = _words(alias)
        if entity.kind == "person" and _is_handle(alias, words, initials):
            continue
        if not any(_same(words, other, person=entity.kind == "person") for other in known):
            known.append(words)
            yield alias


def _words(name: str) -> Words:
    """The words of a name without case, accents, dots and apostrophes: “U.S.” is “us”."""
    return tuple(_WORD.findall(unaccented(_SIGNS.sub("", name)).casefold()))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _words(name))


def _is_handle(alias: str, words: Words, initials: Iterable[str]) -> bool:
    """Whether a person's name is in capitals alone, and not the first letters of another one."""
    return alias.isupper() and "".join(words) not in initials


def _same(words: Words, other: Words, *, person: bool) -> bool:
    """Whether two names differ in spelling alone, or of a person in what stands in the middle."""
    if "".join(words) == "".join(other):
        return True
    short, long = sorted((words, other), key=len)
    ends = len(short) > 1 and (short[0], short[-1]) == (long[0], long[-1])
    return person and ends and _within(short[1:-1], long[1:-1])


def _within(short: Words, long: Words) -> bool:
    """Whether the words of a middle, which may be initials, stand in a longer one in their order."""
    rest = iter(long)
    return all(
        any(word in (other, other[:1]) or other == word[:1] for other in rest) for word in short
    )
