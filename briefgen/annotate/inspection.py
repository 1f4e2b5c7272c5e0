"""What an editor wants to know of each name in an article: whom it means, why, and who else could.

Nothing is decided here. It says in words what annotation has left: how a name was understood, what
spoke for the entry, and which other entries claim it. So it is made when somebody looks, and never
in a build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Protocol

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Mention, Span, TermUse
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.opening import FIRST
from briefgen.annotate.pins import NONE
from briefgen.annotate.surnames import surnames
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.folding import fold
from briefgen.knowledge.store import PLACE
from briefgen.source.article import Article, Override

MOST_OTHERS = 12
"""Entries that are shown for one name: of “Springfield” there are too many to choose from."""

_ARTICLE = 4
"""Letters of “The ” before a name."""

_COUNTED = frozenset(("nominal",))
"""Mentions by other words than a name, which nobody can pin."""

_BY_NAME = frozenset(("name", "alias", "demonym"))
"""Mentions that are understood by a name that an entry has."""

_BESIDE = "what stands beside it, or `context:` words of the entry"

_SPOKEN_FOR = {
    "name": "the name is its own",
    "alias": "a further name of it",
    "full name": "its full name",
    "acronym": "its letters in capitals",
    "kind": "the language model takes it for a thing of this kind",
    "country": "it belongs to the country that the article is about",
    "country named": "it belongs to a country that is named",
    "country behind": "the state or country behind the name",
    "dateline": "it stands in the dateline",
    "description": "words of its description stand in the text",
    "government": "the government of the country is spoken of",
    "named before": "it is named before",
    "office": "the office in the text is or was its",
    "place word": "the words around tell of a place",
    "shared name": "though the name is an ordinary word or has other bearers",
    "one name": "it is known by this one name",
    "surname": "its surname",
    "shared surname": "the surname stands behind another first name",
    "sport": "the article is about this sport",
}
"""What speaks for a link to the large knowledge base, by the word that `briefgen annotate` has for it."""


class Entry(Struct, frozen=True):
    """Somebody or something that a name may mean, as an editor tells it from its namesakes."""

    id: str
    name: str
    told: str
    whose: str


class Name(Struct, frozen=True):
    """Words of the article, and whom they are taken for.

    entry: None if for nobody; others: who else claims the words.
    why: in sentences; open: whether there is something to decide.
    pinned: the line of the front matter that decides it, 0 if none; inline: whether the text does.
    """

    words: str
    line: int
    entry: Entry | None
    why: tuple[str, ...]
    others: tuple[Entry, ...] = ()
    open: bool = False
    pinned: int = 0
    inline: bool = False


class Asks(Protocol):
    """What is asked about an article's names."""

    def entry(self, identifier: str, /) -> Entity | Term | None:
        """The entry of an id."""

    def owners(self, words: str, /) -> Iterable[str]:
        """Whom the large knowledge base knows by a name, best known first."""

    def line(self, span: Span, /) -> int:
        """The line of the file in which a span begins."""


class _Use(Struct, frozen=True):
    """The first place at which words mean something."""

    span: Span
    text: str
    id: str
    mention: Mention | None = None


def names(
    article: Article,
    known: Annotations,
    above: Iterable[Mention],
    candidates: Sequence[Candidate],
    asks: Asks,
) -> Iterator[Name]:
    """The names of an article in the order of the text, each once for each thing that it means.

    above: what headline and dek name; that comes last, where the text doesn't have it as well.
    candidates: all that annotation chose from.
    """
    desk = _Desk(article, known, candidates, asks)
    seen = set[str]()
    in_text = {fold(m.text) for m in known.mentions}
    new = [m for m in above if fold(m.text) not in in_text]
    for use in _uses((*known.mentions, *new), known.terms):
        seen.add(fold(use.text))
        name = desk.told(use)
        if name.entry or name.others or name.open or name.pinned:
            yield name
    for override in article.mentions:
        if fold(override.surface).strip() not in seen:
            yield desk.silenced(override)


def _uses(mentions: Iterable[Mention], terms: Iterable[TermUse]) -> list[_Use]:
    found = [_Use(m.span, m.text, m.entity, m) for m in mentions if m.by not in _COUNTED]
    found += [_Use(use.span, use.text, use.term) for use in terms]
    first: dict[tuple[str, str], _Use] = {}
    for use in sorted(found, key=lambda use: use.span):
        first.setdefault((fold(use.text), use.id), use)
    return list(first.values())


class _Desk:
    """An article with all that its names are told by."""

    def __init__(
        self,
        article: Article,
        known: Annotations,
        candidates: Sequence[Candidate],
        asks: Asks,
    ) -> None:
        self.known, self.asks, self.look, self.line_of = known, asks, asks.entry, asks.line
        self.pins = {fold(o.surface).strip(): o for o in article.mentions}
        claimed = [c for c in reversed(candidates) if _ids(c)]
        self.spans = {c.span[:2]: c for c in claimed}
        self.by_words = {fold(c.text): c for c in claimed}
        said = {remark.span: remark.message for remark in reversed(known.remarks)}
        self.remarks = {fold(m.text): said[m.span] for m in known.mentions if m.span in said}
        self.marked = {mark.target for mark in known.marks}

    def told(self, use: _Use) -> Name:
        words, pin = fold(use.text), self.pins.get(fold(use.text))
        entry = self.look(use.id) if use.id else None
        others = self.others(use, entry)
        remark = self.remarks.get(words, "") if entry is None else ""
        inline = use.mention is not None and use.mention.by == "pinned" and pin is None
        return Name(
            words=use.text,
            line=self.line_of(use.span),
            entry=shown(entry) if entry else None,
            why=tuple(self._why(use, entry, others, remark, pin)),
            others=others,
            open=bool(remark),
            pinned=pin.line if pin else 0,
            inline=inline,
        )

    def silenced(self, pin: Override) -> Name:
        """Words that the editor has said mean nobody; or that stand nowhere."""
        nobody = pin.entity == NONE
        why = _pinned(
            pin, "It is to mean nobody." if nobody else "The words don't stand in the text."
        )
        words = fold(pin.surface).strip()
        ids = [*_ids(self.by_words.get(words)), *self._bearers.get(words, ())]
        others = self._entries([*ids, *self.asks.owners(words)], "")
        return Name(pin.surface, pin.line, None, (why,), others, pinned=pin.line)

    def others(self, use: _Use, entry: Entity | Term | None) -> tuple[Entry, ...]:
        """Who else claims the words: by the names of entries, or by a surname in this article."""
        words = fold(use.text)
        ids = [*_ids(self._candidate(use)), *self._bearers.get(words, ()), *self.asks.owners(words)]
        return self._entries(ids, entry.id if entry else "")

    def _entries(self, ids: Iterable[str], but: str) -> tuple[Entry, ...]:
        found = (self.look(id_) for id_ in dict.fromkeys(ids) if id_ != but)
        told = (shown(entry) for entry in found if entry is not None)
        return tuple(islice(told, MOST_OTHERS))

    def _candidate(self, use: _Use) -> Candidate | None:
        """What annotation chose from at a name: there, or with an article before it."""
        p, start, _ = use.span
        found = self.spans.get((p, start)) or self.spans.get((p, start - _ARTICLE))
        near = found is not None and abs(found.span.end - use.span.end) <= 1
        return found if near else self.by_words.get(fold(use.text))

    @cached_property
    def _named(self) -> Mapping[str, Sequence[Mention]]:
        """By each entity the names that the text has for it."""
        found = defaultdict[str, list[Mention]](list)
        for mention in self.known.mentions:
            if mention.by not in _COUNTED:
                found[mention.entity].append(mention)
        return found

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """By each surname the persons whom the article names."""
        found: dict[str, list[str]] = {}
        for id_ in dict.fromkeys(m.entity for m in self.known.mentions if m.kind == "person"):
            person = self.look(id_) if id_ else None
            if isinstance(person, Entity):
                for surname in surnames(person.name, person):
                    found.setdefault(surname, []).append(person.id)
        return found

    def _why(
        self,
        use: _Use,
        entry: Entity | Term | None,
        others: Sequence[Entry],
        remark: str,
        pin: Override | None,
    ) -> Iterator[str]:
        if entry is None:
            yield from self._open(use, others, remark)
            return
        if pin is not None and pin.entity == entry.id:
            yield _pinned(pin, "")
        elif use.mention is None:
            yield f"It is a term of {_glossary(entry)}."
        else:
            yield from self._linked(use.mention, entry)
        if not others:
            yield "No other entry has this name."
        if use.mention is not None and use.mention.compound:
            yield "Part of a compound here: that is counted, and never a link."
        if isinstance(entry, Entity) and entry.familiar:
            yield "It is `familiar`: listed under the text, and never a link."
        elif use.span.passage >= FIRST:
            yield "It stands above the text alone, where nothing is a link."
        elif entry.id not in self.marked:
            yield "It is no link: others come first where there are too many."

    def _open(self, use: _Use, others: Sequence[Entry], remark: str) -> Iterator[str]:
        if remark:
            yield f"{remark}."
        elif others:
            yield "The text gives too little reason to link it to any of these."
        if use.mention is not None and use.mention.by == "model":
            yield f"The language model takes it for a name ({use.mention.kind})."

    def _linked(self, mention: Mention, entry: Entity | Term) -> Iterator[str]:
        base, full = _base(entry), self._in_full(mention)
        match mention.by:
            case "pinned":
                yield f"You pinned it in the text, line {self.line_of(mention.span)}."
            case "surname" | "title" if full:
                yield f"A surname: “{full.text}” is named in full in line {self.line_of(full.span)}."
            case "acronym" | "alias" if full and not self._is_listed(mention):
                yield f"Short for “{full.text}”, line {self.line_of(full.span)}."
            case "alias" | "acronym":
                yield f"It is a further name of an entry in {base}."
            case "demonym":
                yield f"It is the word for what belongs to a place in {base}."
            case "plugin":
                yield "An annotator of another package says so."
            case _:
                yield f"It is the name of an entry in {base}."
        if mention.by in _BY_NAME and not mention.reasons:
            yield from self._preferred(mention)
        if mention.reasons:
            said = "; ".join(_SPOKEN_FOR.get(reason, reason) for reason in mention.reasons)
            yield f"For it speaks: {said} ({mention.score:.2f} of 1)."

    def _preferred(self, mention: Mention) -> Iterator[str]:
        """What made it this one, where several entries were written for the name."""
        found = self._candidate(_Use(mention.span, mention.text, mention.entity))
        if found is None or mention.entity not in found.entities or len(found.entities) < 2:
            return
        words = fold(mention.text)
        same = (m for m in self._named[mention.entity] if m.by in _BY_NAME)
        other = next((m for m in same if fold(m.text) != words), None)
        told = f"line {self.line_of(other.span)} has “{other.text}”" if other else _BESIDE
        yield f"Of {len(found.entities)} entries that claim it, the text speaks for this one: {told}."

    def _is_listed(self, mention: Mention) -> bool:
        """Whether the entry has the name for its own; else this text has made it."""
        use = _Use(mention.span, mention.text, mention.entity)
        return mention.entity in _ids(self._candidate(use))

    def _in_full(self, mention: Mention) -> Mention | None:
        """The longest name that the text has for the same thing before, or else behind."""
        longer = [m for m in self._named[mention.entity] if len(m.text) > len(mention.text)]
        before = [m for m in longer if m.span < mention.span]
        return max(before or longer, key=lambda m: len(m.text), default=None)


def shown(entry: Entity | Term) -> Entry:
    """An entry with what an editor tells it by."""
    kind = entry.kind if isinstance(entry, Entity) else "term"
    return Entry(entry.id, entry.name, entry.gloss or kind, _base(entry))


def _base(entry: Entity | Term) -> str:
    if isinstance(entry, Term):
        return _glossary(entry)
    if entry.place[0] == PLACE:
        return "the large knowledge base"
    return "the built-in knowledge base" if entry.built_in else "your knowledge base"


def _glossary(entry: Entity | Term) -> str:
    return "the built-in glossary" if entry.built_in else "your glossary"


def _pinned(pin: Override, more: str) -> str:
    return f"You pinned it in the front matter, line {pin.line}. {more}".strip()


def _ids(candidate: Candidate | None) -> tuple[str, ...]:
    """All that a candidate may name, the site's own first."""
    if candidate is None:
        return ()
    guesses = (guess.id for guess in candidate.guesses)
    return (*candidate.entities, *candidate.terms, *guesses)
