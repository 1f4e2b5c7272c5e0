"""States that share their name with a better known city: "Seattle, Washington", "western New York".

The city is meant by the name alone; the state if a town of that state stands before it, a direction
or an office of states, or after it the word "state", such an office or somebody who holds one. Only names that are built in are read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_STATE = expression(r"State (?:of|in) (?:the \w+ of )?the United States")
_OF_STATE = expression(
    r"\b(?:(?:governor|attorney general|state|(?:(?:north|south|east|west)ern|middle|central) district) of|(?:senators?|congressman|congresswoman) (?:from|for)|"
    r"upstate|(?:north|south)?(?:north|south|east|west)ern) \Z",
    re.IGNORECASE,
)

_ELECTED = expression(
    r"(?:United States|US|U\.S\.) (?:[Rr]epresentative|[Ss]enator)\b|Governor of "
)
"""Offices of persons whom a state elects, and no city."""

_OFFICE_OF_STATE = expression(
    r"(?:'s)? (?:(?:state )?attorney[ -]general\b|(?:lieutenant |lt\. )?gov(?:ernor\b|\.)|(?:sen|rep)s?\.|secretary of state\b|state police\b)",
    re.IGNORECASE,
)


_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
    "Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|"
    "Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|"
    "Virginia|West Virginia|Wisconsin|Wyoming"
)
_TIE = "(?:, |,? and |,? or )"
_STATES_BEFORE = expression(rf"(?:\b(?:{_STATE_NAMES}){_TIE}){{1,8}}\Z")
_STATES_BEHIND = expression(rf"(?:{_TIE}(?:{_STATE_NAMES})\b){{1,8}}")
_STATE_BEHIND = expression(rf"{_TIE}(?:{_STATE_NAMES})\b(?! \d)")
"""One, and no score or district: "Georgia, Texas 14"."""
_STATE_IN_LIST = expression(rf"\b(?:{_STATE_NAMES})\b")


def among_states(document: Document, span: Span) -> bool:
    """Whether a state of the United States stands directly before or behind, as in a list."""
    behind = _STATE_BEHIND.match(document.texts[span.passage], span.end)
    return bool(behind or _STATES_BEFORE.search(document.lead(span)))


def _is_one_of_three(document: Document, span: Span) -> bool:
    """Whether two states at least stand in a list with it: of one the capital might stand there, too."""
    before = _STATES_BEFORE.search(document.lead(span))
    behind = _STATES_BEHIND.match(document.texts[span.passage], span.end)
    return sum(len(_STATE_IN_LIST.findall(side[0])) for side in (before, behind) if side) > 1


def is_state(entity: Entity | None) -> bool:
    """Whether it is one of the United States."""
    return entity is not None and entity.kind == "place" and bool(_STATE.match(entity.gloss))


def with_states(
    named: Sequence[Candidate],
    candidates: Iterable[Candidate],
    document: Document,
    entities: Mapping[str, Entity],
) -> Iterator[Candidate]:
    """The named candidates, those of cities that mean a state here as names of the state.

    candidates: all, among them the towns before.
    """
    there = [_state(c, entities) for c in named]
    others = [c for c in candidates if c.guesses] if any(there) else []
    towns = {(c.span.passage, c.span.end): c for c in others}
    people = {(c.span.passage, c.span.start): c for c in others if " " in c.text}
    for candidate, state in zip(named, there, strict=True):
        if state and (
            _is_meant(candidate, towns, document, entities)
            or _sends(candidate, people, document, entities)
        ):
            yield candidate._replace(entities=(state,), by="name")
        else:
            yield candidate


def _state(candidate: Candidate, entities: Mapping[str, Entity]) -> str:
    """The id of the state that bears the name of a built-in city, "" if none does."""
    if len(candidate.entities) != 1 or len(candidate.guesses) < 2:
        return ""
    owner = entities.get(candidate.entities[0])
    if owner is None or owner.country != "us" or not owner.built_in:
        return ""
    others = (g for g in candidate.guesses if g.country == "us" and g.id != owner.id)
    return next((g.id for g in others if is_state(entities.get(g.id))), "")


def _is_meant(
    candidate: Candidate,
    towns: Mapping[tuple[int, int], Candidate],
    document: Document,
    entities: Mapping[str, Entity],
) -> bool:
    span = candidate.span
    after = document.after(span)
    if _is_one_of_three(document, span):
        return True
    if _OF_STATE.search(document.lead(span)) or (after is not None and after.lower == "state"):
        return True
    if _OFFICE_OF_STATE.match(document.texts[span.passage], span.end):
        return True
    town = towns.get((span.passage, span.start - 2))
    if town is None or document.texts[span.passage][span.start - 2 : span.start] != ", ":
        return False
    places = (entities.get(g.id) for g in town.guesses if g.kind == "place")
    return any(p is not None and _lies_in(p, candidate.text) for p in places)


def _sends(
    candidate: Candidate,
    people: Mapping[tuple[int, int], Candidate],
    document: Document,
    entities: Mapping[str, Entity],
) -> bool:
    """Whether somebody whom states elect stands behind: "New York's Ada Moore"."""
    span = candidate.span
    if not document.texts[span.passage].startswith("'s ", span.end):
        return False
    behind = people.get((span.passage, span.end + len("'s ")))
    named = [entities.get(g.id) for g in behind.guesses if g.by == "name"] if behind else []
    return bool(named) and all(one is not None and _is_elected(one) for one in named)


def _is_elected(person: Entity) -> bool:
    return person.kind == "person" and any(_ELECTED.match(role.title) for role in person.roles)


def _lies_in(place: Entity, state: str) -> bool:
    """Brooklyn lies in New York City."""
    told = f"{place.wikipedia}, {place.gloss}"
    return f", {state}" in told and f"{state} City" not in told
