"""The alias table: every spelling by which an entity or a term is found in a text.

Beyond what the knowledge base lists, the table holds

* entities: the spelling without accents, and with "oe" for "ö"; "The Gulf" for "the Gulf"; plurals
  of demonyms, products and groups ("South Koreans", "F-16s"), but of nothing else;
* entities and terms: British and American spelling ("Defence", "Defense");
* terms: plurals (`plurals`), also of the head of "state of emergency".

Possessives need no row: the apostrophe stands outside the name, and matching sees it as a boundary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefgen.annotate.annotation import ResolvedBy
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.folding import fold, transliterated, unaccented
from briefgen.knowledge.spelling import respelt

PREFERENCE: tuple[ResolvedBy, ...] = ("name", "acronym", "alias", "demonym")
"""If one spelling is several things for one entity, the first counts."""

_SAME_IN_PLURAL = ("s", "sh", "ch", "ese", "x", "z")
_PLURALISED = ("product", "group")
_VOWELS = "aeiou"
_OF = (" of ", " in ", " at ")


class Name(Struct, frozen=True, order=True):
    """One spelling of an entity or, if `term`, of a glossary term; `case`: exact letters only."""

    surface: str
    id: str
    by: ResolvedBy = "name"
    term: bool = False
    case: bool = True


class Claim(Struct, frozen=True, order=True):
    """A spelling that the knowledge base gives to several things: `ids`, sorted."""

    surface: str
    ids: tuple[str, ...]


def names(entities: Sequence[Entity], terms: Sequence[Term]) -> tuple[Name, ...]:
    """The alias table, sorted; the order of the arguments does not matter."""
    found: dict[tuple[str, str, bool], Name] = {}
    for name in _all_names(entities, terms):
        key = (name.surface, name.id, name.term)
        if key not in found or _preference(name) < _preference(found[key]):
            found[key] = name
    return tuple(sorted(found.values()))


def claimed_twice(entities: Sequence[Entity], terms: Sequence[Term]) -> tuple[Claim, ...]:
    """Spellings that more than one entity or term claims, for the finding `alias-claimed-twice`."""
    owners: dict[str, set[str]] = {}
    for name in _all_names(entities, terms):
        owners.setdefault(name.surface, set()).add(name.id)
    return tuple(Claim(s, tuple(sorted(ids))) for s, ids in sorted(owners.items()) if len(ids) > 1)


def is_acronym(surface: str) -> bool:
    """Whether it is one word of capitals, digits and periods: "NATO", "U.S.", "G7"."""
    letters = [c for c in surface if c.isalpha()]
    return bool(letters) and " " not in surface and len(surface) > 1 and surface == surface.upper()


def plurals(noun: str) -> tuple[str, ...]:
    """Regular English plurals of a noun or noun phrase ("states of emergency").

    >>> plurals("policy"), plurals("state of emergency")
    (('policies',), ('states of emergency',))
    """
    for link in _OF:
        head, found, rest = noun.partition(link)
        if found:
            return tuple(f"{plural}{link}{rest}" for plural in plurals(head))
    return _plurals_of_word(noun)


def _plurals_of_word(noun: str) -> tuple[str, ...]:
    lower = noun.lower()
    if lower.endswith("is"):
        return (noun[:-2] + "es",)
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return (noun + "es",)
    if lower.endswith(("sman", "woman")):
        return (noun[:-3] + "men",)
    before = lower[-2:-1]
    if lower.endswith("y") and before not in _VOWELS:
        return (noun[:-1] + "ies",)
    if lower.endswith("o") and before not in _VOWELS:
        return (noun + "s", noun + "es")
    return (noun + "s",)


def _all_names(entities: Sequence[Entity], terms: Sequence[Term]) -> Iterator[Name]:
    for entity in entities:
        yield from _names_of_entity(entity)
    for term in terms:
        yield from _names_of_term(term)


def _names_of_entity(entity: Entity) -> Iterator[Name]:
    yield from _spelt([entity.name], entity.id, "name")
    for alias in (*entity.aliases, *entity.forms):
        yield from _spelt([alias], entity.id, "acronym" if is_acronym(alias) else "alias")
    for demonym in entity.demonyms:
        yield from _spelt([demonym, *_plural_unless_same(demonym)], entity.id, "demonym")
    if entity.kind in _PLURALISED:
        yield from _spelt(_plural_unless_same(entity.name), entity.id, "alias")


def _names_of_term(term: Term) -> Iterator[Name]:
    for surface in (term.name, *term.aliases):
        for number in (surface, *plurals(surface)):
            yield from _term_names(number, term)
    for form in term.forms:
        yield from _term_names(form, term)


def _term_names(surface: str, term: Term) -> Iterator[Name]:
    """With a capital inside, the letters count; but a sentence may begin with the term."""
    case = term.case or surface != surface.lower()
    folded = fold(surface).strip()
    for spelling in (folded, *respelt(folded)):
        yield Name(spelling, term.id, "name", term=True, case=case)
        if case and not term.case and _begins_small(spelling):
            yield Name(spelling[:1].upper() + spelling[1:], term.id, "name", term=True, case=True)


def _begins_small(surface: str) -> bool:
    """Whether its first word is a plain one: "generative AI", not "mRNA vaccine"."""
    first, space, _ = surface.partition(" ")
    return bool(space) and first == first.lower() and first[:1].isalpha()


def _spelt(surfaces: Iterable[str], id_: str, by: ResolvedBy) -> Iterator[Name]:
    for surface in surfaces:
        for spelling in _spellings(fold(surface).strip()):
            yield Name(spelling, id_, by)


def _spellings(surface: str) -> Iterator[str]:
    if surface:
        yield surface
        yield fold(unaccented(surface))
        yield fold(unaccented(transliterated(surface)))
        yield from respelt(surface)
    if surface.startswith("the "):
        yield "The " + surface[4:]


def _plural_unless_same(noun: str) -> tuple[str, ...]:
    return () if noun.lower().endswith(_SAME_IN_PLURAL) else _plurals_of_word(noun)


def _preference(name: Name) -> int:
    return PREFERENCE.index(name.by)
