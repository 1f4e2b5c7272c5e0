"""Organisations after their first mention: the end or the beginning of the full name on its own.

After "Church of the Harbour" a later "Harbour" or "Church" means it, if a statistical model sees
an organisation there and no other organisation of the text has these words in its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.annotate.annotation import BY_PLACE, Candidate, Mention, Span
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import FUNCTION_WORDS, NOMINALS
from briefgen.knowledge.entity import Entity

_KINDS = ("organisation", "group")


def short_names(
    candidates: Iterable[Candidate],
    decided: Iterable[Mention],
    ground: Ground,
    entities: Mapping[str, Entity],
) -> Iterator[Mention]:
    """Mentions of organisations named in full before, where only a model sees a name."""
    full = _by_part(decided, entities)
    for found in candidates:
        if found.kind not in _KINDS or found.entities or found.terms or found.guesses:
            continue
        named = full.get(_words(found.text), {})
        if len(named) != 1 or min(named.values()) > found.span or not ground.take(found.span):
            continue
        owner = entities[min(named)]
        yield Mention(found.span, found.text, owner.kind, owner.id, "alias", found.compound)


def _by_part(
    mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> dict[tuple[str, ...], dict[str, Span]]:
    """Parts of names: whose they are, and where the full name stands first."""
    found: dict[tuple[str, ...], dict[str, Span]] = {}
    for mention in sorted(mentions, key=BY_PLACE):
        owner = entities.get(mention.entity)
        if owner is not None and owner.kind == "organisation":
            for part in _parts(_words(mention.text)):
                found.setdefault(part, {}).setdefault(owner.id, mention.span)
    return found


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Ends of a name, and its beginnings: of one word only the head of "Church of …"."""
    for at in range(1, len(words)):
        first, last = words[:at], words[at:]
        if _is_telling(last):
            yield last
        if _is_telling(first) and (at > 1 or words[1] == "of"):
            yield first


def _is_telling(words: tuple[str, ...]) -> bool:
    whole = words[0] not in FUNCTION_WORDS and words[-1] not in FUNCTION_WORDS
    return whole and not (len(words) == 1 and words[0] in NOMINALS)


def _words(text: str) -> tuple[str, ...]:
    bare = text.removesuffix("'s").removesuffix("’s")
    return tuple(word.lower() for word in bare.split() if word.lower() != "the")
