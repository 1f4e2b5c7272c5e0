"""Which mentions become marks: PRODUCT rules 6 to 12, one function each.

The first markable mention of each entity and term in a section is offered; offers are accepted in
the order of their rank as long as every budget holds, and those of what is marked in another
section after all others. Pins in the text have the first word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from msgspec import Struct, field

from briefgen.annotate.annotation import BY_PLACE, Mark, Mention, Span, TermUse
from briefgen.annotate.memo import Memo
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity, Kind
from briefgen.source.passage import Passage

_Interval = tuple[int, int]
_WORD = expression(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
_WORDS_IN = Memo(lambda piece: len(_WORD.findall(piece)))
_QUOTED = expression(r"“([^”]*)(?:”|\Z)|«([^»]*)(?:»|\Z)|„([^“”]*)(?:[“”]|\Z)|\"([^\"]*)(?:\"|\Z)")
_OPENING = ("“", "«", "„", '"')
_SHORT_QUOTATION = 8
_UNSEEN = ("nominal", "model", "none")
_RANKS: Mapping[Kind, int] = {"person": 1, "organisation": 3, "place": 4}
_PINNED, _TERM, _OTHER = 0, 2, 5


class Policy(Struct, frozen=True):
    """The budgets: one mark per so many words, and the most in a paragraph and in a sentence."""

    words_per_mark: int = 28
    per_paragraph: int = 4
    per_sentence: int = 2


class _Offer(Struct, frozen=True):
    """A mention that may be marked; those of low rank and rarity are kept first."""

    rank: int
    built_in: bool
    """Whether no entry of the site tells of it: within a rank the editor's own words go first."""
    rarity: int
    mark: Mark
    person: bool
    inline: bool
    """Whether the editor pinned it in the text."""


class _Page(Struct):
    """The marks accepted so far, and the text they stand in."""

    policy: Policy
    passages: Mapping[int, Passage]
    sentence_of: Mapping[Span, int]
    accepted: dict[int, list[_Offer]] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)

    def accepts(self, offer: _Offer) -> bool:
        here = self.accepted.get(offer.mark.span.passage, [])
        return (
            len(here) < self.policy.per_paragraph
            and self._fits_sentence(offer, here)
            and all(self._apart(offer.mark.span, other.mark.span) for other in here)
        )

    def add(self, offer: _Offer) -> None:
        self.accepted.setdefault(offer.mark.span.passage, []).append(offer)
        self.targets.add(offer.mark.target)

    def _fits_sentence(self, offer: _Offer, here: Sequence[_Offer]) -> bool:
        sentence = self.sentence_of[offer.mark.span]
        same = [o for o in here if self.sentence_of[o.mark.span] == sentence]
        people = offer.person and all(o.person for o in same)
        return people or len(same) < self.policy.per_sentence

    def _apart(self, one: Span, other: Span) -> bool:
        """Whether a plain word stands between two spans of a passage."""
        first, second = sorted((one, other))
        between = self.passages[one.passage].text[first.end : second.start]
        return first.end <= second.start and bool(_WORD.search(between))


def choose(
    passages: Sequence[Passage],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    terms: Sequence[TermUse],
    entities: Mapping[str, Entity],
    policy: Policy,
    *,
    own_terms: Collection[str] = (),
) -> tuple[Mark, ...]:
    """The marks, in document order.

    own_terms: ids of those terms that the site's own glossary explains.
    """
    markable = Markable.of(passages)
    offers = [
        *_entity_offers(mentions, entities, markable),
        *_term_offers(terms, own_terms, markable),
    ]
    spans = [offer.mark.span for offer in offers]
    page = _Page(policy, markable.passages, _sentence_numbers(spans, sentences))
    most = markable.words // policy.words_per_mark
    marks: list[Mark] = []
    for offer in _new_first(sorted(offers, key=_keeping), page):
        if len(marks) < most and page.accepts(offer):
            page.add(offer)
            marks.append(offer.mark)
    return tuple(sorted(marks, key=BY_PLACE))


def _keeping(offer: _Offer) -> tuple[int, bool, int, Span]:
    return offer.rank, offer.built_in, offer.rarity, offer.mark.span


def _new_first(offers: Iterable[_Offer], page: _Page) -> Iterator[_Offer]:
    """What no mark of the page explains yet, then the rest; the page fills meanwhile."""
    again: list[_Offer] = []
    for offer in offers:
        if not offer.inline and offer.mark.target in page.targets:
            again.append(offer)
        else:
            yield offer
    yield from again


class Markable(Struct, frozen=True):
    """Where marks may stand, and how many words are there."""

    passages: Mapping[int, Passage]
    quoted: Mapping[int, tuple[_Interval, ...]]
    """Quotations of each passage."""
    words: int
    pins: Mapping[int, frozenset[tuple[int, int]]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Markable:
        body = {p.index: p for p in passages if p.is_body}
        quoted = {index: tuple(_quotations(p)) for index, p in body.items()}
        pins = {i: frozenset(pin[:2] for pin in p.pinned) for i, p in body.items() if p.pinned}
        return cls(body, quoted, sum(_words_for_marks(p) for p in body.values()), pins)

    def allows(self, span: Span, *, term: bool) -> bool:
        passage = self.passages.get(span.passage)
        if passage is None or any(_touching(passage.sealed, span)):
            return False
        return all(
            # A nickname in marks may stand inside a name.
            (term and word_count(passage.text[start:end]) > _SHORT_QUOTATION)
            or (span.start < start and end < span.end)
            for start, end in _touching(self.quoted[span.passage], span)
        )

    def pinned(self, span: Span) -> bool:
        """Whether the editor wrote in the text whom or what this span means."""
        return (span.start, span.end) in self.pins.get(span.passage, ())

    def section(self, span: Span) -> int:
        """The number of the section of the body where it stands; -1 for none."""
        passage = self.passages.get(span.passage)
        return passage.section if passage else -1


def word_count(text: str) -> int:
    """Words of a text as the budgets count them: "well-known" and "U.S." are one each."""
    return sum(map(_WORDS_IN.__getitem__, text.split()))


def _words_for_marks(passage: Passage) -> int:
    if passage.kind == "quotation" and word_count(passage.text) <= _SHORT_QUOTATION:
        return 0
    sealed = sum(word_count(passage.text[start:end]) for start, end in passage.sealed)
    return word_count(passage.text) - sealed


def _quotations(passage: Passage) -> Iterator[_Interval]:
    if passage.kind == "quotation":
        yield 0, len(passage.text)
    elif any(mark in passage.text for mark in _OPENING):
        yield from (found.span() for found in _QUOTED.finditer(passage.text))


def _touching(intervals: Sequence[_Interval], span: Span) -> Iterator[_Interval]:
    """Those of some sorted disjoint intervals that overlap a span."""
    at = bisect_left(intervals, span.end, key=itemgetter(0)) - 1
    while at >= 0 and intervals[at][1] > span.start:
        yield intervals[at]
        at -= 1


def _entity_offers(
    mentions: Sequence[Mention], entities: Mapping[str, Entity], markable: Markable
) -> Iterator[_Offer]:
    """The first markable mention of each entity in each section."""
    counts = Counter(m.entity for m in mentions)
    offered: set[tuple[int, str]] = set()
    for mention in sorted(mentions, key=BY_PLACE):
        place = (markable.section(mention.span), mention.entity)
        if place in offered or not _may_be_marked(mention, entities):
            continue
        if markable.allows(mention.span, term=False):
            offered.add(place)
            rank = _PINNED if mention.by == "pinned" else _RANKS.get(mention.kind, _OTHER)
            mark = Mark(mention.span, mention.entity, "entity")
            person, inline = mention.kind == "person", markable.pinned(mention.span)
            owner = entities.get(mention.entity)
            built_in = owner is None or owner.built_in
            rarity = counts[mention.entity]
            yield _Offer(rank, built_in, rarity, mark, person=person, inline=inline)


def _may_be_marked(mention: Mention, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(mention.entity)
    if not mention.entity or mention.compound:
        return False
    # Only an office, and no fuller name before it, told whose surname this is: counted, not shown.
    guessed = mention.by == "title" and bool(mention.reasons)
    empty = entity and entity.barely_told and mention.by != "pinned"
    return mention.by not in _UNSEEN and not (guessed or empty or (entity and entity.familiar))


def _term_offers(
    terms: Sequence[TermUse], own: Collection[str], markable: Markable
) -> Iterator[_Offer]:
    """The first markable use of each term in each section."""
    counts = Counter(use.term for use in terms)
    offered: set[tuple[int, str]] = set()
    for use in sorted(terms, key=BY_PLACE):
        place = (markable.section(use.span), use.term)
        if place not in offered and not use.compound and markable.allows(use.span, term=True):
            offered.add(place)
            inline = markable.pinned(use.span)
            rank, mark = _PINNED if inline else _TERM, Mark(use.span, use.term, "term")
            built_in = use.term not in own
            yield _Offer(rank, built_in, counts[use.term], mark, person=False, inline=inline)


def _sentence_numbers(spans: Iterable[Span], sentences: Sequence[Span]) -> dict[Span, int]:
    """The number of the sentence in which each span begins."""
    ordered = sorted(sentences)
    numbers: dict[Span, int] = {}
    at = -1
    for span in sorted(spans):
        while at + 1 < len(ordered) and _begun(ordered[at + 1], span):
            at += 1
        numbers[span] = at
    return numbers


def _begun(sentence: Span, span: Span) -> bool:
    return (sentence.passage, sentence.start) <= (span.passage, span.start)
