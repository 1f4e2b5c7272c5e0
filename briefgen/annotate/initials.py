"""Initials of a body or place that the text has named in full: “the FT” after “Financial Times”."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from briefgen.annotate.acronyms import WORD
from briefgen.annotate.annotation import BY_PLACE, Candidate, Mention, Span
from briefgen.annotate.boundaries import in_compound, standing
from briefgen.annotate.document import Document
from briefgen.annotate.glossary import EVERYDAY
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import FUNCTION_WORDS, TITLES, word_set
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_FEWEST: Final = 2
_FEWEST_OF: Final[Mapping[Kind, int]] = {"organisation": _FEWEST, "place": 3}
"""Words of a name that may be called by its letters: of places only such as New South Wales."""
_GENERAL: Final = word_set(
    "ai ar ev gp hr it mp mep msp ms pc pr tv un us uk eu uae ngo ngos gdp llc plc id vr nhs md mo dj da gm ag "
    "cv dc pa pi qc kc gbr"
)
"""Letters that stand for something else in any text."""
_OWNED: Final = expression(
    r"(?:'s\b|[.,;:)]|\Z| (?:and|said|says|has|had|was|is|in|on|that|[a-z]{2,12}ed)\b)"
)
"""What stands behind two letters that are a name, and not the first part of one: “the TV licence”."""


def initials_used(
    document: Document,
    ground: Ground,
    decided: Iterable[Mention],
    candidates: Iterable[Candidate],
    entities: Mapping[str, Entity],
    bound: Collection[str],
) -> Iterator[Mention]:
    """Mentions, on free ground, by the first letters of a name of several words linked before.

    bound: the letters that the text itself explains. Letters that the lists know are left to these.
    """
    alone = document.letters
    owners = _owners(decided, entities) if alone else {}
    for candidate in candidates:
        if candidate.text in owners and _is_listed(candidate, owners[candidate.text], entities):
            del owners[candidate.text]
    known = {
        letters: named
        for letters, named in owners.items()
        if len(named) == 1 and letters in alone and letters not in bound and _may_stand(letters)
    }
    uses = [
        Span(index, *place)
        for index in sorted(document.texts if known else ())
        for place in standing(document.texts[index], known)
    ]
    names = {document.surface(span) for span in uses if _is_name(document, span)}
    for span in uses:
        letters = document.surface(span)
        ((entity, first),) = known[letters].items()
        if letters in names and first < span and ground.take(span):
            compound = in_compound(document.texts[span.passage], span.start, span.end)
            yield Mention(span, letters, entities[entity].kind, entity, "acronym", compound)


def _is_listed(
    candidate: Candidate, owners: Collection[str], entities: Mapping[str, Entity]
) -> bool:
    """Whether the lists know letters as a name; beside a place named in full a kind of file is none."""
    if candidate.entities or candidate.terms or not candidate.guesses:
        return bool(candidate.entities or candidate.terms)
    things = all(guess.kind in ("other", "product") for guess in candidate.guesses)
    return not (things and all(entities[owner].kind == "place" for owner in owners))


def _is_name(document: Document, span: Span) -> bool:
    """Whether letters stand here as names do; two of them have many meanings."""
    text = document.texts[span.passage]
    alone = text.endswith(("the ", "The "), 0, span.start) and bool(_OWNED.match(text, span.end))
    return alone or span.end - span.start > 2


def _owners(
    decided: Iterable[Mention], entities: Mapping[str, Entity]
) -> dict[str, dict[str, Span]]:
    """By first letters: whose name they begin, and where it stands first."""
    found: dict[str, dict[str, Span]] = {}
    for mention in sorted(decided, key=BY_PLACE):
        owner = entities.get(mention.entity) if " " in mention.text else None
        if owner is None or owner.kind not in _FEWEST_OF or mention.by not in ("name", "alias"):
            continue
        words = [w for w in WORD.findall(mention.text) if w.lower() not in FUNCTION_WORDS]
        if len(words) == _FEWEST and " of " in mention.text:
            continue  # "the MD" is no Ministry of Defence
        if len(words) >= _FEWEST_OF[owner.kind] and all(word[0].isupper() for word in words):
            letters = "".join(word[0] for word in words)
            found.setdefault(letters, {}).setdefault(owner.id, mention.span)
    return found


def _may_stand(letters: str) -> bool:
    small = letters.lower()
    return letters not in EVERYDAY and not any(
        small in words for words in (_GENERAL, TITLES, FUNCTION_WORDS)
    )
