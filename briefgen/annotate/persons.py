"""Persons after their first mention: bare surnames, with or without a title (PRODUCT rule 11).

A surname resolves only to a person named in full earlier in the document. Whoever else bears it
there makes it ambiguous, even if the knowledge base does not know him: "Hunter Biden" is told by
the first name in front, "Kim Yong-hyun" by the given name behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen.annotate.annotation import Mention, ResolvedBy, Span
from briefgen.annotate.boundaries import in_compound, standing
from briefgen.annotate.coordinated import SHARED
from briefgen.annotate.document import Document
from briefgen.annotate.evidence import Evidence
from briefgen.annotate.ground import Ground
from briefgen.annotate.kin import Kin, kin
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.neighbours import has_title, is_name_after, is_name_before, is_plain_word
from briefgen.annotate.offices import title_before
from briefgen.annotate.remark import Remark
from briefgen.annotate.surnames import is_full_name, surnames
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import fold

_PRESIDENT = expression(r"(?<![Vv]ice )(?<![Vv]ice-)\bPresident \Z")
_LESSER = word_set(
    "vice senator sen representative rep congressman congresswoman lawmaker mp governor gov mayor"
)
"""Titles of those who are no presidents."""
_SOMEBODY = "?"
"""A bearer of a surname whom the text names in no other way."""

Bearers = Mapping[str, tuple[tuple[Span, str], ...]]
"""Surname → who is named in full by it, and where, in document order."""


class Call(Struct, frozen=True):
    """A surname on its own."""

    span: Span
    surname: str
    titled: bool


class _Bearer(Struct, frozen=True):
    """Somebody named in full by a surname: where first, and whether as a relative."""

    where: Span
    kin: Kin


def bearers(mentions: Iterable[Mention], entities: Mapping[str, Entity]) -> Bearers:
    """The surnames of all persons that the mentions name in full."""
    found: dict[str, list[tuple[Span, str]]] = {}
    owned = ((mention, entities.get(mention.entity)) for mention in mentions)
    persons = [(m, e) for m, e in owned if e is not None and e.kind == "person"]
    for mention, entity in sorted(persons, key=_by_place):
        if is_full_name(mention.text) or SHARED in mention.reasons:
            for surname in _surnames_of(mention, entity):
                found.setdefault(surname, []).append((mention.span, entity.id))
    return {surname: tuple(spans) for surname, spans in found.items()}


def _by_place(named: tuple[Mention, Entity]) -> Span:
    return named[0].span


def contested(mention: Mention, known: Bearers, owners: Iterable[str]) -> tuple[str, ...]:
    """Who else may be meant by a one-word name: its owners and persons named so far by that surname."""
    earlier = _earlier(known.get(fold(mention.text), ()), mention.span)
    return tuple(dict.fromkeys((*owners, *earlier)))


def called(
    document: Document,
    ground: Ground,
    known: Bearers,
    evidence: Evidence,
    ends: Collection[tuple[int, int]] = (),
) -> tuple[tuple[Mention, ...], tuple[Remark, ...]]:
    """Mentions by surname on free ground, and remarks where it is too early or ambiguous.

    ends: where known names of several words end, (passage, offset), whether or not they stand for
        themselves: "the Andy Warhol Foundation" names nobody else of that surname.
    """
    calls = [*_occurrences(document, ground, known)]
    told = {name: _told(document, known[name]) for name in {call.surname for call in calls}}
    holders: dict[str, str] = {}
    open_: set[str] = set()
    mentions: list[Mention] = []
    remarks: list[Remark] = []
    for call in calls:
        if (call.span.passage, call.span.end) in ends:
            continue
        named = {id_: one for id_, one in told[call.surname].items() if one.where < call.span}
        other = _is_other_person(document, call.span)
        if other or _is_another_head(document, call, named, evidence):
            if not other or _is_a_rival(document, call, known, evidence):
                rival = _Bearer(call.span, kin(document, call.span))
                # Others like it are one.
                told[call.surname].setdefault(_SOMEBODY + rival.kin, rival)
            continue
        owners = _without_kin(named, holders.get(call.surname, ""), evidence)
        if call.surname in open_ and len(owners) == 1 and named[owners[0]].kin == "only":
            owners = (*owners, _SOMEBODY)
        if not owners:
            open_.add(call.surname)
            if evidence.is_listed(known[call.surname][0][1]):
                remarks.append(_too_early(call, known[call.surname][0][1], evidence))
            continue
        mention = _mention(document, call, owners, evidence)
        mentions.append(mention)
        if mention.entity:
            holders[call.surname] = mention.entity
        elif _is_told(owners, evidence):
            remarks.append(_two_bearers(call, owners, evidence))
        ground.take(call.span)
    return tuple(mentions), tuple(remarks)


def _surnames_of(mention: Mention, entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*surnames(mention.text, entity), *surnames(entity.name, entity))))


def _earlier(named: Iterable[tuple[Span, str]], span: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for where, id_ in named if where < span))


def _told(document: Document, named: Iterable[tuple[Span, str]]) -> dict[str, _Bearer]:
    """Who is named in full by a surname, each as at the first place."""
    firsts: dict[str, Span] = {}
    for where, id_ in named:
        firsts[id_] = min(firsts.get(id_, where), where)
    return {id_: _Bearer(where, kin(document, where)) for id_, where in firsts.items()}


def _without_kin(named: Mapping[str, _Bearer], holder: str, evidence: Evidence) -> tuple[str, ...]:
    """Who may be called by a surname, without those brought in later as relatives of the others.

    holder: whom the surname meant last. A relative of whom an office is known may come to bear it if it
    meant nobody yet: "Rosa Lund and her husband, Ivo Lund".
    """
    if len(named) < 2:
        return tuple(named)
    first = min((one.where for one in named.values() if not one.kin), default=None)
    kept = [
        owner
        for owner, one in named.items()
        if one.kin != "only" or evidence.has_roles(owner) or first is None or one.where < first
    ]
    if holder in kept:
        kept = [owner for owner in kept if owner == holder or not named[owner].kin]
    return tuple(kept)


def _is_told(owners: tuple[str, ...], evidence: Evidence) -> bool:
    """Whether the editor should hear of it: of two whom the text names in full, or of an own entry."""
    known = [owner for owner in owners if not owner.startswith("?")]
    return len(known) > 1 or any(map(evidence.is_listed, known))


def _occurrences(document: Document, ground: Ground, known: Bearers) -> Iterator[Call]:
    for index in sorted(document.texts):
        for start, end in standing(document.texts[index], known):
            span = Span(index, start, end)
            if ground.free(span) and not is_plain_word(document, span):
                yield Call(span, document.surface(span), has_title(document, span))


def _is_other_person(document: Document, span: Span) -> bool:
    if span.passage in document.titled:
        return False
    return is_name_before(document, span) or is_name_after(document.after(span))


def _is_a_rival(document: Document, call: Call, known: Bearers, evidence: Evidence) -> bool:
    """Whether "Hunter Biden" or "Kim Yong-hyun" is named, rather than some "Warhol Polaroids"."""
    if call.span.passage in document.titled or is_name_before(document, call.span):
        return True
    names = (evidence.name(id_) for _, id_ in known[call.surname])
    return any(name.startswith(f"{call.surname} ") for name in names)


def _is_another_head(
    document: Document, call: Call, named: Mapping[str, _Bearer], evidence: Evidence
) -> bool:
    """Whether "President Lund" is called so where the text brought in Senator Rosa Lund alone.

    Not if she is or was a president, too: "the former senator Barack Obama".
    """
    if not call.titled or len(named) != 1 or not _PRESIDENT.search(document.lead(call.span)):
        return False
    ((owner, bearer),) = named.items()
    if evidence.by_title((owner,), call.span):
        return False
    if bearer.where.passage not in document.texts:
        return False
    return not _LESSER.isdisjoint(title_before(document, bearer.where).words)


def _mention(
    document: Document, call: Call, owners: tuple[str, ...], evidence: Evidence
) -> Mention:
    span = call.span
    text = document.surface(span)
    compound = in_compound(document.texts[span.passage], span.start, span.end)
    entity = _meant(call, owners, evidence)
    by: ResolvedBy = "title" if call.titled else "surname"
    return Mention(span, text, "person", entity, by if entity else "none", compound)


def _meant(call: Call, owners: tuple[str, ...], evidence: Evidence) -> str:
    """The one bearer named so far, unless it is somebody whom nothing knows.

    Two are told apart by an office that only one of them holds, by nothing less.
    """
    if any(owner.startswith("?") for owner in owners):
        return ""
    if len(owners) == 1:
        return owners[0]
    return evidence.by_title(owners, call.span) if call.titled else ""


def _too_early(call: Call, owner: str, evidence: Evidence) -> Remark:
    name = evidence.name(owner)
    message = f"“{call.surname}” stands before the full name {name}"
    hint = f"Write the full name here, or “{call.surname}: {owner}” under `mentions:`."
    return Remark(call.span, "surname-first", message, hint)


def _two_bearers(call: Call, owners: tuple[str, ...], evidence: Evidence) -> Remark:
    names = [evidence.name(o) if not o.startswith("?") else "somebody of that name" for o in owners]
    who = " or ".join(dict.fromkeys(names))
    ids = next((o for o in owners if not o.startswith("?")), "")
    hint = f"Write the full name, or “{call.surname}: {ids}” (or “none”) under `mentions:`."
    return Remark(call.span, "ambiguous-name", f"“{call.surname}” may be {who}", hint)
