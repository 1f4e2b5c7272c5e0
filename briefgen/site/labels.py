"""Names of sections, threads and tags: one label, one address, however it is spelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefgen.expressions import expression
from briefgen.knowledge.folding import unaccented
from briefgen.site import urls

if TYPE_CHECKING:
    from briefgen.settings import Label

_PARTING = expression(r"[\s\-_.,:;/'’‘\"“”–—]+")
"""What may stand between two words of a label."""

Use = tuple[str, str]
"""A name and the path of the source that has it."""


def clashes(uses: Iterable[Use]) -> Iterator[tuple[Use, Use]]:
    """The first use of each label whose address another label has taken, after that one's."""
    first: dict[str, Use] = {}
    said: set[str] = set()
    for name, path in uses:
        taken = first.setdefault(urls.slug(name), (name, path))
        if not alike(name, taken[0]) and _spelling(name) not in said:
            said.add(_spelling(name))
            yield (name, path), taken


def alike(one: str, other: str) -> bool:
    """Whether two names of one address are one label, or one of them is the address itself.

    Case, accents, and what parts words don't count: "North-Korea" is "north Korea". Other signs
    do: "C++" is not "C#".
    """
    return _spelling(one) == _spelling(other) or urls.slug(one) in (one, other)


def listed(name: str, given: Iterable[Label]) -> str:
    """The slug of the label of the settings that a name means, by its slug or its title; else the name."""
    address = urls.slug(name) if name else ""
    known = tuple(given) if address else ()
    if any(address == label.slug for label in known):
        return name
    said = _spelling(name)
    return next((label.slug for label in known if _spelling(label.title) == said), name)


def titled(name: str, given: Iterable[Label]) -> str:
    """What readers see of a label: the title in the settings of the one that it names, or its name."""
    address = urls.slug(name) if name else ""
    return next((label.title for label in given if address == label.slug), name)


def spoken(name: str) -> str:
    """A label that is written as its address ("harbour-tunnel") as words ("Harbour tunnel")."""
    if name != urls.slug(name):
        return name
    return f"{name[:1].upper()}{name[1:].replace('-', ' ')}"


def _spelling(name: str) -> str:
    return "-".join(part for part in _PARTING.split(unaccented(name).casefold()) if part)
