"""Speakers who are called by their nation: "the Norlander said".

Of the persons whom a text names, the only one whom the text or the knowledge base tells to be of
that country. A word that may stand for all of a nation ("the French said") is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefgen.annotate.annotation import Mention
from briefgen.annotate.called import note
from briefgen.annotate.plain import fold
from briefgen.annotate.spoken import Speaker, of_mention
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_ONE: Final = expression(
    r"[A-Z][a-z]+(?:an|i|er|ard|on)|Pole|Swede|Dane|Finn|Turk|Czech|Serb|Croat|Kurd|Scot"
)
"""A word for one of a nation."""
_OF_IT: Final = expression(r"(?:'s)? {1,3}(?:[a-z][a-z-]{1,20} {1,3}){0,3}")
"""Between a nation and who is of it: "the Norlandic skier Ada Berg", "Norland's Ada Berg"."""
_FAR: Final = 80


def nationals(
    mentions: Iterable[Mention], entities: Mapping[str, Entity], texts: Mapping[int, str]
) -> Mapping[str, Speaker]:
    """Words such as "norlander" → who is meant; nothing where two persons would fit."""
    words: dict[str, set[str]] = {}
    found: dict[str, Speaker | None] = {}
    before: Mention | None = None
    people: list[tuple[Mention, str]] = []
    for one in mentions:
        owner = entities.get(one.entity)
        if owner and owner.kind == "place" and owner.capital and owner.country:
            if one.by == "demonym" and _ONE.fullmatch(one.text):
                words.setdefault(owner.country, set()).add(one.text.lower())
            before = one
        elif one.kind == "person" and one.by != "nominal":
            country = owner.country if owner else ""
            people.append((one, country or _told(before, one, entities, texts)))
    for one, country in people:
        note(found, words.get(country, ()), of_mention(one))
    return {word: who for word, who in found.items() if who}


def _told(
    nation: Mention | None, one: Mention, entities: Mapping[str, Entity], texts: Mapping[int, str]
) -> str:
    """The country that stands right before a name, if it says whence somebody is."""
    if nation is None or nation.span.passage != one.span.passage:
        return ""
    low, high = nation.span.end, one.span.start
    if not low < high <= low + _FAR:
        return ""
    text = fold(texts.get(one.span.passage, "")[low:high])
    return entities[nation.entity].country if _OF_IT.fullmatch(text) else ""
