"""What words that an editor picks in the text would be as a key fact: a label and a value to begin with.

Both are only proposed, so that little has to be typed. Whether a sentence proves the value, `proof`
says when it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.clauses import capitalised
from briefgen.annotate.dates import dates
from briefgen.annotate.money import money
from briefgen.annotate.proof import is_light, numbers
from briefgen.annotate.quantities import quantities
from briefgen.source.passage import Passage

LABELS: Final = ("What", "When", "Where", "Who", "Why", "How much", "How many", "Said")
"""What is proposed, in the order in which a reader asks; the editor may write any other."""

_EDGES: Final = " ,;:–—"
_QUOTED: Final = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"))
_SHARES: Final = ("percent", "percentage points", "share")
_BESIDE: Final = 3
"""Words of weight that may stand beside a figure: “31 people from Ulm” still says how many."""
_TITLE: Final = 5
"""Words before a name that may be a title: “the former finance minister Ivo Lund”."""


class Picked(Struct, frozen=True):
    """A key fact to begin with."""

    label: str
    value: str


def picked(words: str, known: Annotations, *, english: bool) -> Picked:
    """A label and a value for words of an article of which all this is known."""
    plain = " ".join(words.split())
    found = (label for label in _labels(plain.strip(_EDGES), known, english=english))
    return Picked(next(found, "What"), _value(plain))


def _value(words: str) -> str:
    """The words with a capital, without the sign of the sentence that they were cut from."""
    bare = words.strip(_EDGES)
    ending = bare.rpartition(" ")[2]
    if ending.count(".") == 1 and ending.endswith("."):  # but of “U.S.” it is part of the name
        bare = bare[:-1]
    return capitalised(bare)


def _labels(words: str, known: Annotations, *, english: bool) -> Iterator[str]:
    if _is_quoted(words, known):
        yield "Said"
    if english and words:
        yield from _figures(words)
    if any(_names(words, mention) for mention in known.mentions if mention.kind == "person"):
        yield "Who"
    places = (mention for mention in known.mentions if mention.kind == "place")
    if any(_is(words, mention.text) for mention in places):
        yield "Where"


def _is_quoted(words: str, known: Annotations) -> bool:
    bare = words.strip(".")
    if any(bare.startswith(begin) and bare.endswith(end) for begin, end in _QUOTED):
        return True
    return bool(bare) and any(bare == one.text.strip(".,") for one in known.quotations)


def _figures(words: str) -> Iterator[str]:
    """By what the words tell of time, money and number, if they tell of little else."""
    passage = Passage(0, words)
    paid, dated = money([passage]), dates([passage], "")
    counted = quantities([passage], [*(o.span for o in paid), *(use.span for use in dated)])
    if any(use.kind != "duration" for use in dated) and not _weighty(
        words, (u.span for u in dated)
    ):
        yield "When"
    if paid and _weighty(words, (one.span for one in paid)) <= _BESIDE:
        yield "How much"
    if counted and _weighty(words, (one.span for one in counted)) <= _BESIDE:
        yield "How much" if counted[0].unit in _SHARES else "How many"
    first, *more = words.split()
    if next(numbers(first), None) is not None and len(more) <= _BESIDE:
        yield "How many"


def _weighty(words: str, spans: Iterable[Span]) -> int:
    """How many words of weight stand beside spans."""
    for span in spans:
        words = words[: span.start] + " " * (span.end - span.start) + words[span.end :]
    return sum(any(map(str.isalnum, word)) and not is_light(word) for word in words.split())


def _is(words: str, name: str) -> bool:
    """Whether words say a name, and nothing beside it."""
    before, there, behind = words.partition(name)
    return bool(there) and not _weighty(f"{before} {behind}", ())


def _names(words: str, mention: Mention) -> bool:
    """Whether words are a person, with a title before the name or a role behind it."""
    before, there, behind = words.partition(mention.text)
    if not there or before[-1:].isalnum() or behind[:1].isalnum():
        return False
    if not before and behind.startswith(", "):
        return True
    return not _weighty(behind, ()) and len(before.split()) <= _TITLE
