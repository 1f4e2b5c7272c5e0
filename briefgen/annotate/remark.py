"""A remark: something to tell the editor about a span, before the place in the file is known."""

from __future__ import annotations

from msgspec import Struct

from briefgen.annotate.annotation import Span
from briefgen.source.article import GivenFact


class Remark(Struct, frozen=True, order=True):
    """What is wrong at `span`, under which code of `briefgen.findings.CODES`, and what to do.

    Whoever knows the article's places turns it into a `Finding`.
    """

    span: Span
    code: str
    message: str
    hint: str = ""


class Unproven(Struct, frozen=True):
    """A key fact of the editor's that no sentence contains.

    nearest: the sentence that comes nearest; lacks: what it does not say, in words.
    opinion: it says all of it, and it is somebody's opinion.
    """

    fact: GivenFact
    nearest: Span | None = None
    lacks: tuple[str, ...] = ()
    opinion: bool = False
