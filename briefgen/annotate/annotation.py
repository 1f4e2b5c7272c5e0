"""Stand-off annotations: spans over passages, in code points. Nothing here knows HTML or files.

A mention is every occurrence; a mark is what the reader is shown of them.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from briefgen.knowledge.entity import Kind

ResolvedBy = Literal[
    "pinned",  # written by the editor, inline or in the front matter
    "name",
    "alias",
    "demonym",
    "surname",  # bare surname, after a fuller name earlier in the document
    "title",  # title and surname
    "acronym",
    "nominal",  # "the department": counted, never marked
    "model",  # found by a statistical model
    "plugin",  # suggested by an annotator of another package
    "none",
]


class Span(NamedTuple):
    """`passage` is the index of a passage; `start` and `end` are code points of its text.

    A tuple, because spans are compared and looked up more often than anything else.
    """

    passage: int
    start: int
    end: int


BY_PLACE: Final = attrgetter("span")
"""The order of what never overlaps; comparing whole annotations takes far longer."""


class Guess(NamedTuple):
    """Somebody whom the large knowledge base knows by a name: to be linked only for good reasons.

    weight: of the name for the entity, 1 to 10; prior: how well known the entity is, 0 to 100.
    shared: an ordinary word, or a name that many have for their own ("the Senate").
    told: an entry of the site or of our own hand stands for it, whose id this is.
    """

    id: str
    kind: Kind
    country: str
    prior: int
    weight: int
    by: ResolvedBy
    shared: bool = False
    told: bool = False


class Candidate(NamedTuple):
    """A span that may name one of `entities` or one of `terms` (ids, best first)."""

    span: Span
    text: str
    entities: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    by: ResolvedBy = "name"
    compound: bool = False
    """Part of a hyphen or dash compound ("U.S.–Japan"): counted, never marked."""
    kind: Kind | Literal[""] = ""
    """What a statistical model takes it for; "" for what the knowledge base knows."""
    guesses: tuple[Guess, ...] = ()
    """Whom the large knowledge base knows by the name, best known first."""
    full: str = ""
    """The whole name, if the text writes its surname behind another: “Ivo” of “Ivo and Rosa Lund”."""


class Mention(NamedTuple):
    """An occurrence of a name. `entity` is "" if the document does not decide whom it means.

    score, reasons: how sure a link to the large knowledge base is, from 0 to 1, and why.
    """

    span: Span
    text: str
    kind: Kind
    entity: str
    by: ResolvedBy
    compound: bool = False
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class TermUse(Struct, frozen=True, order=True):
    """An occurrence of a glossary term."""

    span: Span
    text: str
    term: str
    compound: bool = False


class Mark(Struct, frozen=True, order=True):
    """A span that becomes a link to the page of `target`, described by its note."""

    span: Span
    target: str
    kind: Literal["entity", "term"]


DateKind = Literal["date", "month", "year", "interval", "duration", "vague", "unresolved"]


class DateUse(Struct, frozen=True, order=True):
    """A date expression.

    value: "2025-01-04", "2024-12", "2024", an ISO interval "2024-12-23/2024-12-29",
        an ISO duration "P5D", or "" where it is vague or cannot be resolved.
    """

    span: Span
    text: str
    value: str
    kind: DateKind


class Money(Struct, frozen=True, order=True):
    """An amount: `value` in units of `currency` (ISO 4217), `high` the upper end of a range.

    `currency` is "" where several countries use the word and the text doesn't decide.
    """

    span: Span
    text: str
    currency: str
    value: int | float
    approximate: bool = False
    high: int | float | None = None


class Quantity(Struct, frozen=True, order=True):
    """A number with its unit: "percent", "km", "people", "troops" (the counted noun, as written)."""

    span: Span
    text: str
    value: int | float
    unit: str
    approximate: bool = False
    high: int | float | None = None


class Quotation(Struct, frozen=True, order=True):
    """Quoted words without their quotation marks. `speaker` is an entity id, a name as written, or ""."""

    span: Span
    text: str
    speaker: str = ""
    speaker_name: str = ""


class Fact(Struct, frozen=True, order=True):
    """A labelled value, proven by the sentence at `sentence`; `given` if the editor wrote it.

    reasons: why the build chose it, () if the editor did.
    """

    label: str
    value: str
    sentence: Span
    reasons: tuple[str, ...] = ()
    given: bool = False
