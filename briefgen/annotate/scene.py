"""What a document says of itself, as far as it is decided: the evidence that linking weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.fuller import Fuller, fuller, storms
from briefgen.annotate.lexicon import (
    COMMON_WORDS,
    FAMILY_NAMES,
    FUNCTION_WORDS,
    INSTITUTIONS,
    TITLES,
    word_set,
)
from briefgen.annotate.listed_towns import Beside, beside
from briefgen.annotate.offices import holds, title_before
from briefgen.annotate.regions import STATES, provinces
from briefgen.annotate.repute import definites
from briefgen.annotate.shortened import Forms
from briefgen.annotate.signs import head, is_firm
from briefgen.annotate.sports import is_of_state
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

_DIRECTIONS = word_set("north south east west northern southern eastern western central upper lower "
                       "new old greater downtown inner outer mid san santa saint los las el la english")  # fmt: skip
_SLOGANS = word_set(
    "save keep stop free stand visit protect defend love make rebuild reclaim rethink reform"
)
"""Words that begin the names of campaigns: “Keep Arden Moving” tells of nobody called Arden."""

_NO_FIRST_NAMES = _SLOGANS | FUNCTION_WORDS | TITLES | INSTITUTIONS | _DIRECTIONS | COMMON_WORDS
_WELL_KNOWN = 50
"""The prior from which on relatives of somebody are spoken of."""

_LANDS = ("country", "state")
_HOMING = (" of ", " from ", " in ")
"""Before a home; no other places are asked what they are, for speed."""

_PAIR = expression(r"([A-Z](?<![\w.'-].)(?:[a-z]+|\.)) ([A-Z][\w'-]+)")


class Scene(Struct, dict=True):
    """What the document says, as far as it is decided. What few names ask for waits until one does."""

    document: Document
    entities: Mapping[str, Entity]
    candidates: tuple[Candidate, ...]
    kinds: Mapping[Span, Kind]
    """What a model takes the spans for."""
    day: str
    forms: Forms
    """Words that open the names of firms."""
    sports: frozenset[str]
    """Of which sports it is: "racing", "tennis" or "football"."""
    strangers: frozenset[str]
    """Full names of persons that stand before this text, and whom nobody knows there."""
    nations: Counter[str] = field(default_factory=Counter)
    linked: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    """The names that are linked, and whose they are."""
    places: dict[tuple[int, int], Entity] = field(default_factory=dict)
    """Decided places by where their names begin: (passage, offset)."""
    ends: dict[tuple[int, int], str] = field(default_factory=dict)
    """Countries of decided places by where their names end."""
    bodies: set[tuple[int, int]] = field(default_factory=set)
    """Where the names of decided organisations begin and end."""
    firms: set[tuple[int, int]] = field(default_factory=set)
    """Those of them that are firms."""
    spoken: set[tuple[int, str]] = field(default_factory=set)
    """Countries of what is decided, by passage."""
    private: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether a full name is that of a private person and no guess: by the name and the guess."""
    said: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether the text says of a full name what its bearer is known for: by the name and the entity."""
    _nation: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Those of more than three letters, in small letters."""
        return self.document.long_words

    @cached_property
    def longer(self) -> Mapping[int, tuple[Span, ...]]:
        """By passage, the spans of the model, in order."""
        return _by_passage(self.kinds)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that stand behind a capitalised word somewhere, as surnames do."""
        adjectives = (c.span for c in self.candidates if c.by == "demonym")
        return _surnames(self.document, {(span.passage, span.start) for span in adjectives})

    @cached_property
    def called(self) -> frozenset[str]:
        """Words of the names of several words that a model takes for persons'."""
        persons = (c.text for c in self.candidates if c.kind == "person" and " " in c.text)
        return frozenset(word for name in persons for word in name.split())

    @cached_property
    def bearers(self) -> Mapping[str, Span]:
        """Last words of persons' full names, each with the first place where it stands so."""
        return _bearers(self.candidates, self.entities)

    @cached_property
    def fuller(self) -> Mapping[str, Fuller]:
        """Beginnings and last words of the names of bodies."""
        return fuller(self.candidates)

    @cached_property
    def of_state(self) -> bool:
        """Whether it speaks of those who make the laws of a state of the United States."""
        return is_of_state(self.document)

    @cached_property
    def storms(self) -> Mapping[str, Span]:
        """Names of storms, each with the first place where one is told to be one."""
        return storms(self.document)

    @cached_property
    def named_at(self) -> Mapping[str, tuple[Span, ...]]:
        """Full names of persons of the lists, and where they stand."""
        return _named_at(self.candidates)

    @cached_property
    def families(self) -> Mapping[str, frozenset[str]]:
        """Surnames of well-known persons whom the text names, and who they are."""
        return _families(self.candidates, self.document, self.entities, self.day)

    @cached_property
    def begun(self) -> Mapping[tuple[int, int], str]:
        """Of which kind names are, by where they begin.

        A country is "country"; "state" is a part of one where it may be a home. What the lists have for
        a place and a model for a body is "town".
        """
        return _begun(self.candidates, self.document, self.entities)

    @cached_property
    def provinces(self) -> frozenset[str]:
        """Names that a word for a part of a country stands behind somewhere: "Arden province"."""
        return provinces(self.document)

    @cached_property
    def beside(self) -> Beside:
        """Names that stand in a list next to that of a small town, and what is known of it."""
        return beside(self.candidates, self.document, self.entities)

    @cached_property
    def definites(self) -> frozenset[str]:
        """What "the …" calls somebody or something."""
        return definites(self.document)

    def note(self, mention: Mention) -> None:
        """Take a decided mention into account."""
        entity = self.entities.get(mention.entity)
        if entity is not None:
            self.linked.add(entity.id)
            self.named.setdefault(mention.text, entity.id)
            if entity.kind == "place":
                self.places[mention.span.passage, mention.span.start] = entity
                self.ends[mention.span.passage, mention.span.end] = entity.country
            if entity.kind == "organisation":
                passage, start, end = mention.span
                edges = ((passage, start), (passage, end))
                self.bodies.update(edges)
                if is_firm(entity):
                    self.firms.update(edges)
            if entity.country:
                self.spoken.add((mention.span.passage, entity.country))
                self.nations[entity.country] += 1
                self._nation = None

    @property
    def nation(self) -> str:
        """The country that the document speaks of most, "" if none leads."""
        if self._nation is None:
            self._nation = _leading(self.nations)
        return self._nation


def _leading(nations: Counter[str]) -> str:
    most = max(nations, key=nations.__getitem__, default="")
    others = (count for nation, count in nations.items() if nation != most)
    return most if nations[most] >= 1.5 * max(others, default=0) else ""


def scene(
    document: Document,
    entities: Mapping[str, Entity],
    candidates: Iterable[Candidate],
    decided: Iterable[Mention],
    day: str,
    forms: Forms,
    *,
    sports: frozenset[str],
) -> Scene:
    """The scene after the names that need no large knowledge base; sports: of the news of it."""
    candidates, decided = tuple(candidates), tuple(decided)
    kinds = {c.span: c.kind for c in candidates if c.kind}
    strangers = frozenset(
        m.text for m in decided if m.kind == "person" and not m.entity and " " in m.text
    )
    made = Scene(document, entities, candidates, kinds, day, forms, sports, strangers)
    for mention in decided:
        made.note(mention)
    return made


def _by_passage(spans: Iterable[Span]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = {}
    for span in sorted(spans):
        found.setdefault(span.passage, []).append(span)
    return {passage: tuple(some) for passage, some in found.items()}


def _bearers(candidates: Iterable[Candidate], entities: Mapping[str, Entity]) -> dict[str, Span]:
    """Of those whom the lists or a model take for persons and for nothing else."""
    found: dict[str, Span] = {}
    for c in candidates:
        kinds = [entities[id_].kind for id_ in c.entities] or [g.kind for g in c.guesses]
        person = all(kind == "person" for kind in kinds) if kinds else c.kind == "person"
        if person and " " in c.text:
            last = c.text.removesuffix("'s").removesuffix("’s").rpartition(" ")[2]
            found[last] = min(found.get(last, c.span), c.span)
    return found


def _surnames(document: Document, adjectives: Collection[tuple[int, int]]) -> frozenset[str]:
    """adjectives: where words such as "English" stand, which are nobody's first names."""
    found: set[str] = set()
    for index in sorted(document.texts.keys() - document.titled):
        for pair in _PAIR.finditer(document.texts[index]):
            first, start = pair[1].lower(), (index, pair.start())
            if start in document.starts or start in adjectives:
                continue
            if first not in _NO_FIRST_NAMES:
                found.add(pair[2])
    return frozenset(found)


def _named_at(candidates: Iterable[Candidate]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for c in candidates:
        if " " in c.text and any(g.kind == "person" and g.by != "surname" for g in c.guesses):
            found.setdefault(c.text, []).append(c.span)
    return {name: tuple(spans) for name, spans in found.items()}


def family_names(name: str) -> frozenset[str]:
    """The last word of a name, and the first where that may be the family's: "Kim Jong-nam"."""
    words = name.split()
    return frozenset((*words[:1], words[-1]) if words[0].lower() in FAMILY_NAMES else words[-1:])


def _families(
    candidates: Iterable[Candidate], document: Document, entities: Mapping[str, Entity], day: str
) -> dict[str, frozenset[str]]:
    """Of full names, and of surnames behind an office that their bearers held: "President Lund"."""
    found: dict[str, set[str]] = {}
    for c in candidates:
        known = {g.id for g in c.guesses if g.kind == "person" and g.prior >= _WELL_KNOWN}
        if known and " " not in c.text:
            title = title_before(document, c.span)
            known = {id_ for id_ in known if title.words and holds(entities[id_], title, day)}
        if known:
            for word in family_names(c.text):
                found.setdefault(word, set()).update(known)
    return {word: frozenset(ids) for word, ids in found.items()}


def _begun(
    candidates: Iterable[Candidate], document: Document, entities: Mapping[str, Entity]
) -> dict[tuple[int, int], str]:
    """Of what is somewhere the name of a place a model may say "person": "from Lyon" after "Ada Lyon"."""
    found: dict[tuple[int, int], str] = {}
    for c in sorted(candidates, key=lambda c: bool(c.kind)):
        owner = entities[c.entities[0]] if c.entities else None
        kind = c.kind or (owner.kind if owner else _likely(c))
        is_country = owner is not None and bool(owner.capital and owner.demonyms)
        at = (c.span.passage, c.span.start)
        known = found.get(at, "")
        if kind == "place" and not is_country and _is_state(c, document, entities):
            found[at] = "state"
        elif known == "place" and kind not in ("place", "person"):
            found[at] = "town"
        elif kind and known not in _LANDS and not (known == "place" and kind == "person"):
            found[at] = "country" if is_country else kind
    return found


def _is_state(candidate: Candidate, document: Document, entities: Mapping[str, Entity]) -> bool:
    """Whether it is a part of a country behind a word that a home has before it."""
    span = candidate.span
    if not document.texts[span.passage].endswith(_HOMING, 0, span.start):
        return False
    ids = candidate.entities or tuple(g.id for g in candidate.guesses if g.kind == "place")
    return any(head(entities[id_]) in STATES for id_ in ids[:1])


def _likely(candidate: Candidate) -> str:
    """A place if somewhere one has that name, else what the best known of that name is."""
    kinds = [guess.kind for guess in candidate.guesses]
    return "place" if "place" in kinds else kinds[0] if kinds else ""
