"""Candidates: every span of the passages that the alias table knows, longest first.

The passage is tokenized once. Names match letter for letter, terms (unless they say otherwise) in
any case; both on the folded text, so that a no-break space or a curly apostrophe is no obstacle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from briefgen.annotate.annotation import Candidate, ResolvedBy, Span
from briefgen.annotate.boundaries import in_compound, stands_free
from briefgen.annotate.language import language
from briefgen.knowledge.aliases import PREFERENCE, Name
from briefgen.knowledge.folding import fold
from briefgen.source.passage import Passage

_ENDLESS = re.compile(r"\S{200,}")
"""No name is that long; and the tokenizer takes quadratic time to strip signs off such a run."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """A compiled alias table; `owners` has the rows of each pattern."""

    nlp: Language
    exact: PhraseMatcher
    lower: PhraseMatcher
    owners: dict[int, tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    names: tuple[Name, ...]


def matcher(names: tuple[Name, ...], lang: str = "en") -> Matcher:
    """Compile the alias table for texts of a language. Costs about 20 µs a name: keep it."""
    nlp = language(lang)
    exact, lower = PhraseMatcher(nlp.vocab), PhraseMatcher(nlp.vocab, attr="LOWER")
    owners: dict[int, tuple[Name, ...]] = {}
    for key, rows in _patterns(names).items():
        pattern = _tokens(nlp, rows[0].surface)
        if len(pattern):
            (exact if rows[0].case else lower).add(key, [pattern])
            owners[nlp.vocab.strings[key]] = rows
    return Matcher(nlp, exact, lower, owners)


def candidates(matcher: Matcher, passages: Iterable[Passage]) -> tuple[Candidate, ...]:
    """The names in the passages: disjoint, longest first and leftmost on ties, in document order."""
    return tuple(found for passage in passages for found in _in_passage(matcher, passage))


def _patterns(names: tuple[Name, ...]) -> dict[str, tuple[Name, ...]]:
    rows: dict[str, list[Name]] = {}
    for name in names:
        key = f"= {name.surface}" if name.case else f"~ {name.surface.lower()}"
        rows.setdefault(key, []).append(name)
    return {key: tuple(some) for key, some in rows.items()}


def _in_passage(matcher: Matcher, passage: Passage) -> Iterator[Candidate]:
    text = _ENDLESS.sub(_without_signs, fold(passage.text))
    for hit in _longest(_hits(matcher, text)):
        span = Span(passage.index, hit.start, hit.end)
        yield _candidate(span, passage.text, hit.names)


def _without_signs(run: re.Match[str]) -> str:
    """The run with a space for each sign: offsets hold."""
    return re.sub(r"\W", " ", run[0])


def _hits(matcher: Matcher, text: str) -> list[_Hit]:
    tokens = _words(matcher.nlp, text)
    doc = tokens.doc
    found: dict[tuple[int, int], tuple[Name, ...]] = {}
    for key, first, last in (*matcher.exact(doc), *matcher.lower(doc)):
        start, end = tokens.start(first), tokens.end(last - 1)
        if stands_free(text, start, end):
            found[start, end] = (*found.get((start, end), ()), *matcher.owners[key])
    return [_Hit(start, end, names) for (start, end), names in found.items()]


@dataclass(frozen=True, slots=True)
class _Words:
    """A tokenized text without its spaces: `given` has the tokens as they stand in the text."""

    doc: Doc
    given: Doc | list[Token]

    def start(self, at: int) -> int:
        return self.given[at].idx

    def end(self, at: int) -> int:
        token = self.given[at]
        return token.idx + len(token)


def _words(nlp: Language, text: str) -> _Words:
    """Doubled spaces are tokens to spaCy; a name may run across them."""
    doc = nlp.tokenizer(text)
    if "  " not in text and text == text.strip():
        return _Words(doc, doc)
    tokens = [t for t in doc if not t.is_space]
    return _Words(Doc(doc.vocab, words=[t.text for t in tokens]), tokens)


def _tokens(nlp: Language, surface: str) -> Doc:
    return _words(nlp, fold(surface)).doc


def _longest(hits: Sequence[_Hit]) -> list[_Hit]:
    """Longest first, then leftmost; what overlaps a kept one is dropped."""
    taken: set[int] = set()
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _candidate(span: Span, text: str, names: tuple[Name, ...]) -> Candidate:
    entities = sorted((PREFERENCE.index(n.by), n.id) for n in names if not n.term)
    by: ResolvedBy = PREFERENCE[entities[0][0]] if entities else "name"
    return Candidate(
        span=span,
        text=text[span.start : span.end],
        entities=tuple(dict.fromkeys(id_ for _, id_ in entities)),
        terms=tuple(sorted({n.id for n in names if n.term})),
        by=by,
        compound=in_compound(text, span.start, span.end),
    )
