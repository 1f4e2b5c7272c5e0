"""What annotators of other packages suggest, as candidates; what they do wrong, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol, get_args

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.boundaries import in_compound
from briefgen.knowledge.entity import Kind
from briefgen.raised import raised
from briefgen.source.passage import Passage

KINDS = frozenset(("", *get_args(Kind)))
MOST = 10_000
"""Suggestions for one passage; more is an endless loop."""


class Suggestion(Struct, frozen=True):
    """A span of a passage's text that an annotator takes for something.

    entity, term: an id of the knowledge base; the span is a mention of it.
    kind: what else it is, if nothing that the knowledge base knows: "person", "law" …
    """

    start: int
    end: int
    entity: str = ""
    term: str = ""
    kind: Kind | Literal[""] = ""


class Annotator(Protocol):
    """Suggests annotations for one passage: the same for the same text, whatever was before."""

    def __call__(self, passage: Passage, /) -> Iterable[Suggestion]:
        """Give suggestions in any order."""


class Mistake(Struct, frozen=True):
    """What an annotator did wrong, and the first passage at which it did."""

    why: str
    passage: Passage


def suggested(
    annotator: Annotator, passages: Sequence[Passage], knows: Callable[[str], bool]
) -> tuple[tuple[Candidate, ...], tuple[Mistake, ...]]:
    """Candidates in document order, and each mistake once.

    knows: whether an id is that of an entity or a term.
    """
    found: dict[Candidate, None] = {}
    wrong: dict[str, Passage] = {}
    for passage in passages:
        try:
            suggestions = _all(annotator, passage)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is not our code; it costs only its own answers
            why = raised(error, [getattr(annotator, "__module__", None) or ""])
            wrong.setdefault(why, passage)
            continue
        for suggestion in suggestions:
            if flaw := _flaw(suggestion, passage, knows):
                wrong.setdefault(flaw, passage)
            else:
                found[_candidate(suggestion, passage)] = None
    return tuple(sorted(found)), tuple(Mistake(*item) for item in wrong.items())


def _all(annotator: Annotator, passage: Passage) -> list[Suggestion]:
    found: list[Suggestion] = []
    for suggestion in annotator(passage):
        found.append(suggestion)
        if len(found) > MOST:
            raise ValueError(f"more than {MOST:,} suggestions for one passage")
    return found


def _flaw(suggestion: Suggestion, passage: Passage, knows: Callable[[str], bool]) -> str:
    if not isinstance(suggestion, Suggestion):
        return f"it gives a {type(suggestion).__name__}, not a Suggestion"
    start, end = suggestion.start, suggestion.end
    if type(start) is not int or type(end) is not int:
        return f"it gives {start!r} and {end!r} as start and end, which are no whole numbers"
    if not 0 <= start < end <= len(passage.text):
        return f"it gives the span {start}–{end} in a passage of {len(passage.text)} characters"
    if suggestion.kind not in KINDS:
        return f"it gives the kind “{suggestion.kind}”, which there is not"
    named = [name for name in (suggestion.entity, suggestion.term) if name]
    if len(named) + bool(suggestion.kind) != 1:
        return "it gives a suggestion that has not exactly one of entity, term and kind"
    unknown = [name for name in named if not knows(name)]
    return f"it names “{unknown[0]}”, which is not in the knowledge base" if unknown else ""


def _candidate(suggestion: Suggestion, passage: Passage) -> Candidate:
    start, end = suggestion.start, suggestion.end
    return Candidate(
        span=Span(passage.index, start, end),
        text=passage.text[start:end],
        entities=(suggestion.entity,) if suggestion.entity else (),
        terms=(suggestion.term,) if suggestion.term else (),
        by="plugin",
        compound=in_compound(passage.text, start, end),
        kind=suggestion.kind,
    )
