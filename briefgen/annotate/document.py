"""A document as resolution reads it: folded texts, sentence starts, and the words around a span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from msgspec import Struct, field

from briefgen.annotate.annotation import Span
from briefgen.annotate.lexicon import FUNCTION_WORDS
from briefgen.annotate.memo import Memo
from briefgen.annotate.plain import tokens
from briefgen.expressions import expression
from briefgen.knowledge.folding import KEPT, fold
from briefgen.source.passage import Passage

_WINDOW = 80
"""Code points around a span that are looked at: longer words are not words."""

_AFTER = expression(r" ([^\s\"“”«»„)\],;:]+)")
_WORD = expression(r"[^\W_]+(?:['.-][^\W_]+)*")
_WORDS_IN = Memo(lambda piece: tuple[str, ...](_WORD.findall(piece)))
_SMALL_IN = Memo(lambda piece: tuple[str, ...](map(str.lower, _WORDS_IN[piece])))
_LONG = 3
"""Letters that a word has more than, if it says something."""

_CAPITALISED = expression(r"[^\W\d_a-z](?<!\w.)\w*")
_ARTICLED = expression(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur|us)-[^\W\d_a-z]")
"""What an Arabic article before a capital makes a name."""

_SEPARATING = ",;:!?)]…–—”»"
_OPENING = "\"'“‘«„(["
_MARKS = '"“«'
_STRAIGHT = ('"', "'")
_DASHES = ("— ", "– ")
"""Behind one a report begins, as in "LYON, France — A Norlandic court"."""


class Word(NamedTuple):
    """A neighbour of a span: `start` in the passage, `text` without the stop that may follow it."""

    start: int
    text: str
    initial: bool = False
    """Whether it begins a sentence, so that its capital says nothing."""

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it is written as a name: "Lyon", "al-Amal"."""
        text = self.text
        return text[:1].isupper() or ("-" in text and _ARTICLED.match(text) is not None)


class Document(Struct, frozen=True, dict=True):
    """The texts of the passages, folded, by index; and where sentences begin."""

    texts: dict[int, str]
    starts: frozenset[tuple[int, int]]
    titled: frozenset[int]
    """Passages in title case, where a capital says nothing."""
    inner: frozenset[str]
    """Capitalised words that stand inside a sentence somewhere, so that they are names."""

    @classmethod
    def of(cls, passages: Sequence[Passage], sentences: Iterable[Span]) -> Document:
        texts = {p.index: fold(p.text) for p in passages}
        starts = {(s.passage, _first_letter(texts.get(s.passage, ""), s.start)) for s in sentences}
        titled = {index for index, text in texts.items() if is_title_case(text)}
        inner = frozenset(_inner_capitals(texts, starts, titled))
        return cls(texts, frozenset(starts), frozenset(titled), inner)

    before_: dict[Span, Word | None] = field(default_factory=dict)
    after_: dict[Span, Word | None] = field(default_factory=dict)
    """Neighbours that were asked for: most are asked for several times."""

    def surface(self, span: Span) -> str:
        return self.texts[span.passage][span.start : span.end]

    def begins_sentence(self, span: Span) -> bool:
        return (span.passage, span.start) in self.starts

    def before(self, span: Span) -> Word | None:
        """The word directly before, None if punctuation or nothing stands there."""
        if span not in self.before_:
            self.before_[span] = self._before(span)
        return self.before_[span]

    def after(self, span: Span) -> Word | None:
        """The word directly after, None if punctuation, a new sentence or nothing stands there."""
        if span not in self.after_:
            self.after_[span] = self._after(span)
        return self.after_[span]

    def _before(self, span: Span) -> Word | None:
        text, end = self.texts[span.passage], span.start - 1
        if end < 1 or text[end] != " " or self.begins_sentence(span):
            return None
        start = max(text.rfind(" ", max(end - _WINDOW, 0), end) + 1, end - _WINDOW, 0)
        word = text[start:end].lstrip(_OPENING)
        start = end - len(word)
        if not word or word[-1] in _SEPARATING or _closes(word):
            return None
        initial = (span.passage, start) in self.starts or _opens_speech(text, start)
        initial |= text.endswith(_DASHES, 0, start) and word.lower() in FUNCTION_WORDS
        return Word(start, word.rstrip("."), initial)

    def _after(self, span: Span) -> Word | None:
        text = self.texts[span.passage]
        found = _AFTER.match(text, span.end, span.end + _WINDOW)
        if found is None or (span.passage, found.start(1)) in self.starts:
            return None
        word = found[1].rstrip(".!?…").removesuffix("'s").rstrip("'")
        return Word(found.start(1), word) if word[:1].isalnum() else None

    def words(self) -> Iterator[str]:
        for index in sorted(self.texts):
            yield from _words(self.texts[index])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """All of them in small letters; several steps ask for them."""
        return _small_words(self.texts.values())

    @cached_property
    def long_words(self) -> frozenset[str]:
        """Those of more than three letters, in small letters."""
        return _long(self.small_words)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The words of two letters or more that are in capitals; most headlines have none."""
        words = frozenset(chain.from_iterable(map(tokens, self.texts.values())))
        return frozenset(word for word in words if len(word) > 1 and word.isupper())

    def lead(self, span: Span) -> str:
        """The text shortly before a span."""
        return self.texts[span.passage][max(span.start - _WINDOW, 0) : span.start]


def long_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of more than three letters in folded texts, in small letters."""
    return _long(_small_words(texts))


def _small_words(texts: Iterable[str]) -> frozenset[str]:
    pieces = frozenset(chain.from_iterable(map(str.split, texts)))
    return frozenset(chain.from_iterable(map(_SMALL_IN.__getitem__, pieces)))


def _long(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > _LONG)


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[str, ...]:
    """Its words in order; several steps ask for them."""
    return tuple(chain.from_iterable(map(_WORDS_IN.__getitem__, text.split())))


def is_title_case(text: str) -> bool:
    """Whether most of its longer words have capitals and no stop ends it, as in headlines."""
    if text.rstrip(" \"'”’").endswith((".", "?", "!", ":")):
        return False
    words = [w[0] for w in _WORD.finditer(text) if len(w[0]) >= 4]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _opens_speech(text: str, start: int) -> bool:
    """Whether the first word of what somebody says begins there: it has a capital as a sentence has."""
    return start > 2 and text[start - 1] in _MARKS and text[start - 3 : start - 1] in (", ", ": ")


def _closes(word: str) -> bool:
    """Whether a straight mark behind it closes a quotation, and tells no owner: “the drivers'”."""
    if not word.endswith(_STRAIGHT):
        return False
    bare = word.rstrip("\"'")
    marks = word[len(bare) :]
    stopped = bare[-1:] in _SEPARATING or (bare[-1:] == "." and marks != "'")
    return len(marks) > 1 or stopped


def _first_letter(text: str, start: int) -> int:
    while start < len(text) and text[start] in _OPENING:
        start += 1
    return start


def _inner_capitals(
    texts: dict[int, str], starts: set[tuple[int, int]], titled: set[int]
) -> Iterator[str]:
    for index, text in texts.items():
        if index not in titled:
            for word in _CAPITALISED.finditer(text):
                if (index, word.start()) not in starts:
                    yield word[0]
