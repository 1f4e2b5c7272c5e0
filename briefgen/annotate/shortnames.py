"""Names after their first mention: the end or the beginning of the full name on its own.

After "Church of the Harbour" a later "Harbour" or "Church" means it, if a statistical model sees
an organisation there and no other organisation of the text has these words in its name. After "Britta
Lund" a later "Britta" means her, if the model sees a person and no other Britta is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefgen.annotate.annotation import BY_PLACE, Candidate, Mention, Span
from briefgen.annotate.ground import Ground
from briefgen.annotate.lexicon import FUNCTION_WORDS, NOMINALS
from briefgen.annotate.signs import is_firm
from briefgen.knowledge.entity import Entity

_KINDS = ("organisation", "group")


def short_names(
    candidates: Iterable[Candidate],
    decided: Iterable[Mention],
    ground: Ground,
    entities: Mapping[str, Entity],
    forms: Collection[str] = (),
) -> Iterator[Mention]:
    """Mentions of organisations named in full before, where only a model sees a name.

    forms: words that open the names of firms and may stand for them.
    """
    seen = [c for c in candidates if c.kind in _KINDS]
    alone = [c for c in seen if not (c.entities or c.terms or c.guesses)]
    full = _by_part(decided, entities, forms) if alone else {}
    for found in alone:
        named = full.get(_words(found.text), {})
        if len(named) != 1 or min(named.values()) > found.span or not ground.take(found.span):
            continue
        owner = entities[min(named)]
        yield Mention(found.span, found.text, owner.kind, owner.id, "alias", found.compound)


def first_names(
    candidates: Iterable[Candidate],
    decided: Sequence[Mention],
    ground: Ground,
    entities: Mapping[str, Entity],
) -> Iterator[Mention]:
    """Mentions by first name of persons named in full before, where only a model sees a name."""
    seen = [c for c in candidates if c.kind == "person" and not (c.entities or c.terms)]
    alone = [c for c in seen if " " not in c.text and not c.guesses]
    named = _by_first_name(decided, entities) if alone else {}
    if not named:
        return
    known = {mention.span for mention in decided}
    strangers = {_first(c.text) for c in seen if " " in c.text and c.span not in known}
    for found in alone:
        spans = named.get(found.text, {})
        if len(spans) != 1 or found.text in strangers or min(spans.values()) > found.span:
            continue
        if ground.take(found.span):
            yield Mention(found.span, found.text, "person", min(spans), "surname", found.compound)


def _by_first_name(
    mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> dict[str, dict[str, Span]]:
    """First names: whose they are, and where the full name stands first."""
    found: dict[str, dict[str, Span]] = {}
    for mention in sorted(mentions, key=BY_PLACE):
        owner = entities.get(mention.entity)
        if owner is not None and owner.kind == "person" and " " in mention.text:
            found.setdefault(_first(mention.text), {}).setdefault(owner.id, mention.span)
    return found


def _first(name: str) -> str:
    return name.partition(" ")[0]


def _by_part(
    mentions: Iterable[Mention], entities: Mapping[str, Entity], forms: Collection[str]
) -> dict[tuple[str, ...], dict[str, Span]]:
    """Parts of names: whose they are, and where the full name stands first."""
    found: dict[tuple[str, ...], dict[str, Span]] = {}
    for mention in sorted(mentions, key=BY_PLACE):
        owner = entities.get(mention.entity)
        if owner is not None and owner.kind == "organisation":
            opens = mention.text.partition(" ")[0] in forms or is_firm(owner)
            for part in (*_parts(_words(mention.text), opens), *_with_article(owner)):
                found.setdefault(part, {}).setdefault(owner.id, mention.span)
    return found


def _with_article(owner: Entity) -> Iterator[tuple[str, ...]]:
    """Names that it has only with an article, "the Fed": beside its full name they stand without.

    The first words of the name itself are none: beside "The Hershey Company" Hershey is the town.
    """
    name = _words(owner.name)
    short = (_words(alias) for alias in owner.aliases if alias[:4].lower() == "the ")
    yield from (words for words in short if words and name[: len(words)] != words)


def _parts(words: tuple[str, ...], opens: bool) -> Iterator[tuple[str, ...]]:
    """Ends of a name, and its beginnings: of one word only the head of "Church of …" or a firm's."""
    for at in range(1, len(words)):
        first, last = words[:at], words[at:]
        if _is_telling(last):
            yield last
        if _is_telling(first) and (at > 1 or opens or words[1] == "of"):
            yield first


def _is_telling(words: tuple[str, ...]) -> bool:
    whole = words[0] not in FUNCTION_WORDS and words[-1] not in FUNCTION_WORDS
    return whole and not (len(words) == 1 and words[0] in NOMINALS)


def _words(text: str) -> tuple[str, ...]:
    bare = text.removesuffix("'s").removesuffix("’s")
    return tuple(word.lower() for word in bare.split() if word.lower() != "the")
