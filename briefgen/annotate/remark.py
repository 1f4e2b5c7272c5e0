"""A remark: something to tell the editor about a span, before the place in the file is known."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.annotation import Span


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What is wrong at `span`, under which code of `briefgen.findings.CODES`, and what to do.

    Whoever knows the article's places turns it into a `Finding`.
    """

    span: Span
    code: str
    message: str
    hint: str = ""
