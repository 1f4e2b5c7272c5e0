"""Edits of findings, put into the text of a file: what isn't as they say stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.findings import Edit, Finding
from briefgen.source.decode import line_starts


def mended(
    text: str, findings: Iterable[Finding], *, toml: bool
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file with the edits of these findings, and those that were mended by it.

    text: as it stands in the file, with its own ends of lines, but without a byte order mark.
    A finding is mended wholly or not: not if a line reads otherwise by now than an edit says, or
    if an edit overlaps one of a finding before it.
    """
    lines = line_starts(text, toml=toml)
    taken: dict[tuple[int, int], str] = {}
    done = []
    for finding in findings:
        spans = {_span(edit, text, lines): edit.text for edit in finding.edits}
        if None in spans or not spans:
            continue
        new = {span: words for span, words in spans.items() if span is not None}
        if not any(_overlap(one, other) for one in new for other in taken):
            taken |= new
            done.append(finding)
    return _replaced(text, taken), tuple(done)


def _span(edit: Edit, text: str, lines: Sequence[int]) -> tuple[int, int] | None:
    """Where what is to be replaced stands; None if something else stands there."""
    if not (0 < edit.line <= len(lines) and edit.column > 0):
        return None
    start = lines[edit.line - 1] + edit.column - 1
    if not (edit.was and text.startswith(edit.was, start)):
        return None
    return start, start + len(edit.was)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _replaced(text: str, spans: dict[tuple[int, int], str]) -> str:
    parts, at = [], 0
    for (start, end), words in sorted(spans.items()):
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])
