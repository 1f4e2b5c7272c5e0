"""What a statistical model's opinion says for or against a name as a whole.

A model that sees exactly this name, of a fitting kind, speaks for it against capitalised neighbours.
One that sees persons of several words tells the surnames of strangers: after "Ada Lyon" the word
"Lyon" is no town unless words of place stand before it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from msgspec import Struct, field

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.civic import is_civic, is_listed
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import NAME_HEADS, NAME_TAILS, TITLES, word_set
from briefgen.annotate.longer import head_behind
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind

ALIKE: Mapping[Kind, tuple[Kind, ...]] = {
    "person": ("person",),
    "place": ("place", "organisation", "facility", "event"),
    "organisation": (
        *("organisation", "place", "facility", "group", "other"),
        *("event", "product", "law"),
    ),
    "facility": ("facility", "place", "organisation"),
    "group": ("group", "organisation", "place"),
    "event": ("event", "law", "other"),
    "law": ("law", "event", "other", "product"),
    "product": ("product", "other", "organisation"),
    "other": ("other", "product", "event", "law", "organisation", "facility"),
}
"""Kinds that an opinion allows: models take a parliament for a place, and a website for a product."""

_ACTS = expression(
    r" (?:(?:also|did|does|had|has|is|says?|said|then|told|was|will|would)(?![\w-])"
    r"|[a-z]{2,12}ed(?: (?:that|to|the|a|an|his|her|it|them|for|on|in|at|by|of|with)(?![\w-])|[.,]))"
)
"""A verb behind a name: somebody does something, and it is no people's adjective."""

_ARTICLE = expression(r"\b(?:[Tt]he|[Aa]n?) \Z")
"""Before a people's name that stands for one of them, or for all."""

_PLACES = ("place", "facility", "person")
"""Persons of that surname don't make it a place."""

_GOING_ON = (
    NAME_HEADS
    | NAME_TAILS
    | word_set("st station channel magazine festival cup open series championship hotel airlines")
)
_PLACED = expression(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Tt]hroughout|[Ff]rom|[Tt]o|[Aa]t|[Aa]round|[Oo]utside|[Ii]nside|"
    r"[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral|"
    r"[Cc]apital|[Vv]isit(?:s|ed|ing)?|(?<!ahead )(?<!front )(?<!instead )(?<!because )of) (?:the )?\Z"
)


class Opinion(Struct, frozen=True, dict=True):
    """What a model takes spans for, and the last words of the persons of several words it sees."""

    kinds: Mapping[Span, Kind]
    surnames: Mapping[str, Span] = field(default_factory=dict)
    """Each with the first place where it stands behind another name."""
    firsts: Mapping[str, Span] = field(default_factory=dict)
    """First words of persons' full names, each with the first place where it stands so."""
    candidates: Sequence[Candidate] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Sequence[Candidate], entities: Mapping[str, Entity]) -> Opinion:
        seen = [c for c in candidates if c.kind and not (c.entities or c.terms or c.guesses)]
        if not seen:
            return cls({})
        surnames: dict[str, Span] = {}
        firsts: dict[str, Span] = {}
        for found in candidates:
            if _is_full(found):
                first = found.text.partition(" ")[0]
                firsts[first] = min(firsts.get(first, found.span), found.span)
        for found in seen:
            words = found.text.split()
            if found.kind == "person" and len(words) > 1 and words[-2].lower() not in TITLES:
                name = words[-1].removesuffix("'s").removesuffix("’s")
                if name not in surnames or found.span < surnames[name]:
                    surnames[name] = found.span
        kinds = {found.span: found.kind for found in seen if found.kind}
        return cls(kinds, surnames, firsts, candidates, entities)

    @cached_property
    def ends(self) -> frozenset[tuple[int, int]]:
        """Where the names end that the model sees."""
        return frozenset((span.passage, span.end) for span in self.kinds)

    @cached_property
    def starts(self) -> frozenset[tuple[int, int]]:
        """Where the names of persons and peoples begin."""
        peopled = (span for span, kind in self.kinds.items() if kind in ("person", "group"))
        return frozenset((span.passage, span.start) for span in peopled)

    @cached_property
    def persons(self) -> frozenset[tuple[int, int]]:
        """Where the names of persons end."""
        return frozenset((s.passage, s.end) for s, kind in self.kinds.items() if kind == "person")

    @cached_property
    def grounds(self) -> frozenset[tuple[int, int]]:
        """Where the names begin and end that are first of all those of places."""
        others = (c for c in self.candidates if c.text not in self.surnames)
        places = (c.span for c in others if _is_place(c, self.entities))
        return frozenset((span.passage, at) for span in places for at in span[1:])

    def confirms(self, document: Document, span: Span, kinds: Collection[Kind]) -> bool:
        """Whether the model sees just this name, of one of the kinds, and names or words beside it.

        A word behind it that ends names ("Arles Library") speaks against it, even if the model
        leaves it out; another one may be what the name tells of ("a Kenya Tourism report").
        """
        seen = self.kinds.get(span) or self.kinds.get(_without_article(document, span))
        if seen is None or not any(kind in ALIKE[seen] for kind in kinds):
            return False
        before, after = document.before(span), document.after(span)
        first = before is None or not before.capital or before.initial or before.lower in TITLES
        first = first or (span.passage, span.start - 1) in self.ends
        last = after is None or not after.capital or after.lower not in _GOING_ON
        if "place" in kinds and head_behind(document.texts[span.passage], span.end):
            return False  # "Arles Declaration"
        return first and last

    def is_stranger(
        self, document: Document, candidate: Candidate, owners: Sequence[Entity | None]
    ) -> bool:
        """Whether a name of places is that of a person; never for a site's own entry."""
        places = any(o is not None and o.kind == "place" for o in owners)
        if candidate.terms or not places:
            return False
        if not all(o is not None and o.built_in for o in owners):
            return False
        span, text = candidate.span, candidate.text
        if candidate.by == "demonym":  # Volker Turk, of whom "Turk warned" tells
            named = self.surnames.get(text)
            acts = _ACTS.match(document.texts[span.passage], span.end)
            alone = acts is not None and not _ARTICLE.search(document.lead(span)[-5:])
            return named is not None and named < span and alone
        first = None if candidate.entities else self.firsts.get(text)  # Israel Katz and Israel
        if first is not None and first < span and not self._is_placed(document, span):
            return True
        if not all(o is not None and o.kind in _PLACES for o in owners):
            return False
        named = self.surnames.get(text)
        person = named is not None and named < span
        person |= " " not in text and self.kinds.get(span) == "person"
        return person and not self._is_placed(document, span)

    def _is_placed(self, document: Document, span: Span) -> bool:
        placed = _is_placed(document, span) or is_civic(document, span)
        return placed or is_listed(document, span, self.grounds, self.grounds)


def goes_over(document: Document, candidate: Candidate) -> bool:
    """Whether a model alone takes the end of a sentence and the next one's beginning for one name."""
    span = candidate.span
    at = candidate.text.find(". ") if candidate.by == "model" else -1
    return at >= 0 and (span.passage, span.start + at + 2) in document.starts


def _is_full(candidate: Candidate) -> bool:
    """Whether it is the name of a person of several words, as a model or the lists have it."""
    if " " not in candidate.text or candidate.entities or candidate.terms:
        return False
    if candidate.guesses:
        return all(guess.kind == "person" for guess in candidate.guesses)
    return candidate.kind == "person"


def _is_place(candidate: Candidate, entities: Mapping[str, Entity]) -> bool:
    """Whether a name is that of a place, whoever else bears it."""
    if candidate.entities:
        owner = entities.get(candidate.entities[0])
        return owner is not None and owner.kind == "place" and candidate.by != "demonym"
    return bool(candidate.guesses) and candidate.guesses[0].kind == "place"


def _without_article(document: Document, span: Span) -> Span:
    """Models leave out the article of "The Globe and Mail"."""
    opens = document.surface(span)[:4] in ("The ", "the ")
    return span._replace(start=span.start + 4) if opens else span


def _is_placed(document: Document, span: Span) -> bool:
    """Whether words of place stand before, or a comma and another name behind: "Lyon, France"."""
    text = document.texts[span.passage]
    behind = text[span.end : span.end + 3]
    listed = behind[:2] == ", " and behind[2:].isupper()
    return listed or bool(_PLACED.search(document.lead(span)))
