"""Which of several owners of a name a document means, if it says so (PRODUCT rule 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.neighbours import has_title
from briefgen.annotate.signs import is_country
from briefgen.annotate.states import among_states, is_state
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.folding import fold
from briefgen.knowledge.store import PLACE

_IN = expression(r"\b[Ii]n|\b[Nn]ear|\b[Aa]cross|\b[Tt]hroughout|\b[Vv]isit(?:s|ed|ing)?")
_TOWN = expression(r"[^\W\d_][\w'’-]*, \Z")
"""What stands before the state or country in which a town lies."""
_PLACES = ("place", "facility")
_TIES = (", ", " and ", ", and ", " or ")
"""What stands between the names of a list."""


class Evidence(Struct, frozen=True, dict=True):
    """What a document says elsewhere: entities named beyond doubt, and all of its words."""

    document: Document
    entities: Mapping[str, Entity]
    settled: tuple[Mention, ...]
    """What is named beyond doubt."""

    @cached_property
    def surfaces(self) -> Mapping[str, frozenset[str]]:
        """The names by which each entity is named beyond doubt."""
        found: dict[str, frozenset[str]] = {}
        for mention in self.settled:
            if mention.entity:
                before = found.get(mention.entity, frozenset())
                found[mention.entity] = before | {fold(mention.text)}
        return found

    @cached_property
    def words(self) -> str:
        """The document's words in lower case, each between spaces."""
        return f" {' '.join(self.document.words()).lower()} "

    def decide(self, candidate: Candidate, owners: Sequence[str]) -> str:
        """The one owner that the document speaks for; "" if none or several."""
        fitting = self._by_kind(candidate, owners)
        if len(fitting) == 1 and len(owners) > 1:
            return fitting[0]
        if titled := self.by_title(fitting, candidate.span):
            return titled
        votes = {
            _only(o for o in fitting if self._named_otherwise(o, candidate)),
            _only(o for o in fitting if self._context(o)),
        } - {""}
        return votes.pop() if len(votes) == 1 else self._by_list(fitting, candidate.span)

    def by_title(self, owners: Iterable[str], span: Span) -> str:
        """The one owner whose roles hold the title before the name; "" if none or several."""
        return _only(o for o in owners if self._holds_title(o, span))

    def _by_list(self, owners: Sequence[str], span: Span) -> str:
        """The one owner that is what stands beside it: "Alabama and Georgia", "Ukraine and Georgia"."""
        state = _only(o for o in owners if is_state(self.entities.get(o)))
        land = _only(o for o in owners if is_country(self.entities.get(o)))
        listed = among_states(self.document, span)
        by_state = state if listed else ""
        by_land = land if land and self._is_among_countries(span, in_town=not listed) else ""
        return by_state or by_land if not (by_state and by_land) else ""

    def _is_among_countries(self, span: Span, *, in_town: bool) -> bool:
        """Whether the name of a country stands directly before or behind, as in a list.

        in_town: whether a name before it may be a town's: "in Elmville, Georgia, Norland's envoy said".
        """
        text = self.document.texts[span.passage]
        named = (
            name
            for owner, names in self.surfaces.items()
            if is_country(self.entities.get(owner))
            for name in names
        )
        ties = [(name, tie) for name in named for tie in _TIES]
        if any(_ends(text, f"{name}{tie}", span.start) for name, tie in ties):
            return True
        if in_town and _TOWN.search(text, 0, span.start):
            return False
        return any(_stands(text, f"{tie}{name}", span.end) for name, tie in ties)

    def name(self, owner: str) -> str:
        entity = self.entities.get(owner)
        return entity.name if entity is not None else owner

    def told(self, owner: str) -> str:
        """By what an editor tells it from its namesakes: its gloss, else its name."""
        entity = self.entities.get(owner)
        return entity.gloss.removesuffix(".") if entity and entity.gloss else self.name(owner)

    def has_roles(self, owner: str) -> bool:
        """Whether an office or a post of somebody is known."""
        entity = self.entities.get(owner)
        return entity is not None and bool(entity.roles)

    def is_listed(self, owner: str) -> bool:
        """Whether somebody wrote an entry for it: editors hear of those, not of all the world."""
        entity = self.entities.get(owner)
        return entity is not None and entity.place[0] != PLACE

    def _by_kind(self, candidate: Candidate, owners: Sequence[str]) -> Sequence[str]:
        """Those of the kind that the words around ask for; all if none is."""
        kinds = self._kinds(candidate)
        return [o for o in owners if self._kind(o) in kinds] or owners

    def _kinds(self, candidate: Candidate) -> tuple[str, ...]:
        if candidate.kind:
            return (candidate.kind,)
        if candidate.by != "demonym" and has_title(self.document, candidate.span):
            return ("person",)
        return _PLACES if self._is_located(candidate.span) else ()

    def _is_located(self, span: Span) -> bool:
        before = self.document.before(span)
        return before is not None and bool(_IN.fullmatch(before.text))

    def _kind(self, owner: str) -> str:
        entity = self.entities.get(owner)
        return entity.kind if entity is not None else ""

    def _holds_title(self, owner: str, span: Span) -> bool:
        """Whether the title before the name is in one of the person's roles."""
        title = self.document.before(span)
        entity = self.entities.get(owner)
        if title is None or entity is None or not has_title(self.document, span):
            return False
        return any(title.lower in role.title.lower().split() for role in entity.roles)

    def _named_otherwise(self, owner: str, candidate: Candidate) -> bool:
        return bool(self.surfaces.get(owner, frozenset()) - {fold(candidate.text)})

    def _context(self, owner: str) -> bool:
        entity = self.entities.get(owner)
        return entity is not None and any(
            f" {' '.join(word.lower().split())} " in self.words for word in entity.context
        )


def _ends(text: str, words: str, at: int) -> bool:
    """Whether these words end there, and begin with a word."""
    return text.endswith(words, 0, at) and not text[: at - len(words)][-1:].isalnum()


def _stands(text: str, words: str, at: int) -> bool:
    """Whether these words stand there whole."""
    end = at + len(words)
    return text.startswith(words, at) and not text[end : end + 1].isalnum()


def _only(owners: Iterable[str]) -> str:
    found = tuple(owners)
    return found[0] if len(found) == 1 else ""
