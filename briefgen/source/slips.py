"""What stands on a page as it was typed, because it is almost Markdown: `[^2]`, `[a][b]`, `[c]{d}`.

Only what nobody means as text counts: “[sic]”, “[…]”, “array[2]” and the “[applause][laughter]” of
a transcript are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.source.markdown import links, place_in

if TYPE_CHECKING:
    import re

    from briefgen.source.markdown import Document
    from briefgen.source.passages import Block

_NOTE = expression(r"\[\^([\w-]{1,60})\]")
_LABEL = r"(?<![\w\]\\}])\[([^\[\]\n]{0,99}[^\W\d_][^\[\]\n]{0,99})\]"
_REFERENCE = expression(rf"{_LABEL}\[([\w.:/-]{{0,60}}[^\W\d_][\w.:/-]{{0,60}})\]")
_DOTLESS = expression(rf"{_LABEL}\{{([a-z][a-z-]{{0,40}})\}}")
_TEMPLATE = expression(
    r"\{\{[<%]{1,2}[^{}\n]{1,200}[>%]\}\}|\{%[^{}\n]{1,200}%\}"
    r"|\{\{[ -]{0,3}[A-Za-z_]\w{0,40}[ ]{0,3}[.|][^{}\n]{1,200}\}\}"
)
_DELIMITER = expression(r"[ \t]*(?=[^\n|]*\|)\|?(?:[ \t]*:?-+:?[ \t]*(?:\||$))+[ \t]*")
_HEADING = expression(r"#{2,6}[^\W\d_]")
_ENDS, _GOES_ON, _NEAR = ".?!…:—]", ",;", 8
_STOPS = " \n.!?:…"
_SHOWN = 40


class _Slip(Struct, frozen=True):
    """Where in a block's source something stands, how long it is, what is wrong and what to do."""

    offset: int
    length: int
    message: str
    hint: str


def slips(path: str, document: Document) -> tuple[Finding, ...]:
    """What readers of a body see broken, and notes that they never see."""
    if document.body.kind == "plain":
        return ()
    found = [*_in_blocks(path, document), *_empty_links(path, document)]
    found += _unused_notes(path, document)
    if not found:
        return ()
    from briefgen.source.schema import capped  # noqa: PLC0415 - it brings what reads forms

    return capped(sorted(found))


def _in_blocks(path: str, document: Document) -> Iterator[Finding]:
    for block in document.blocks:
        for slip in (*_in_text(block), *_in_lines(block)):
            line, column = place_in(document, block.passage.index, slip.offset)
            yield _broken(Place(path, line, column, slip.length), slip.message, slip.hint)


def _broken(place: Place, message: str, hint: str) -> Finding:
    return Finding(place, "broken-markup", message, hint)


def _in_text(block: Block) -> Iterator[_Slip]:
    """Brackets that were left as text; in code, or behind a backslash, they are meant."""
    text, source = block.passage.text, block.token.content
    if "]" not in text and "{{" not in text and "{%" not in text:
        return
    for piece in block.pieces:
        if piece.token.type != "text" or piece.start == piece.end:
            continue
        for kind, say in _KINDS:
            for found in kind.finditer(text, piece.start, piece.end):
                offset = block.source_offset(found.start())
                if source[offset : offset + 1] != found[0][0] or source[max(offset - 1, 0)] == "\\":
                    continue
                if kind is not _REFERENCE or not _is_heard(found):
                    yield _Slip(offset, len(found[0]), *say(found))


def _is_heard(found: re.Match[str]) -> bool:
    """Whether two brackets tell what was heard: between sentences, and written alike.

    The words of a link belong to a sentence; its label is written in small letters where the words
    begin with a capital.
    """
    text, start, end = found.string, *found.span()
    before = text[max(start - _NEAR, 0) : start].rstrip("“‘\"'( \n").rstrip("”’\"') ")
    after = text[end : end + 2].lstrip()[:1]
    between = before[-1:] in _ENDS and (
        after.isupper() or not (after.isalpha() or after in tuple(_GOES_ON))
    )
    alike = found[1][0].isupper() == found[2][0].isupper()
    return between and alike and (bool(before) or not _is_alone(found) or _are_words(found))


def _is_alone(found: re.Match[str]) -> bool:
    """Whether the paragraph has nothing else, as that of a link has; a stop at its end is nothing."""
    text, start, end = found.string, *found.span()
    return not (text[:start].strip() or text[end : end + _NEAR].strip(_STOPS))


def _are_words(found: re.Match[str]) -> bool:
    """Whether both brackets hold one word in small letters, as "[applause][laughter]" does."""
    return all(label.isalpha() and label.islower() for label in found.groups())


def _no_note(found: re.Match[str]) -> tuple[str, str]:
    return (
        f"there is no note “{found[1][:_SHOWN]}”, so that readers see {found[0][:_SHOWN]}",
        f"Write the note on a line of its own: [^{found[1][:_SHOWN]}]: …",
    )


def _no_reference(found: re.Match[str]) -> tuple[str, str]:
    label = found[2][:_SHOWN]
    hint = f"Write it on a line of its own, [{label}]: https://…, or behind the words in ( and );"
    return (
        f"the address of “{label}” is not given, so that readers see the brackets",
        hint + " brackets that are meant are \\[ and \\].",
    )


def _no_attribute(found: re.Match[str]) -> tuple[str, str]:
    word = found[2][:_SHOWN]
    return (
        f"“{{{word}}}” is no attribute, so that readers see the brackets",
        f"Write {{.{word}}} with a dot, or {{@{word}}} for the id of an entity.",
    )


def _no_template(found: re.Match[str]) -> tuple[str, str]:
    return (
        f"{found[0][:_SHOWN]} is a command of another generator, and readers see it as it is",
        "Take it out, or write what it stood for; as an example it belongs into `code`.",
    )


_KINDS = (
    (_TEMPLATE, _no_template),
    (_NOTE, _no_note),
    (_REFERENCE, _no_reference),
    (_DOTLESS, _no_attribute),
)


def _in_lines(block: Block) -> Iterator[_Slip]:
    """Lines of a paragraph that were to be a table or a heading."""
    source = block.token.content
    if "|" not in source and "##" not in source:
        return
    above, offset = "", 0
    for line in source.split("\n"):
        if "|" in above and _DELIMITER.fullmatch(line):
            yield _Slip(offset, len(line), *_TABLE)
        if _HEADING.match(line):
            yield _Slip(offset, len(line), *_NO_SPACE)
        above, offset = line, offset + len(line) + 1


_TABLE = (
    "this is no table: the row of dashes has another number of columns than the one above it",
    "Write one --- for each column, as in |---|---|, and an empty line above the table.",
)
_NO_SPACE = ("this is no heading: the space behind the # is missing", "Write ## and a space.")


def _empty_links(path: str, document: Document) -> Iterator[Finding]:
    for use in links(document):
        if not (use.href or use.image or use.refused):
            place = Place(path, use.line, use.column, 1)
            message = "this link has no address, so that it leads to its own page"
            yield _broken(place, message, "Write the address between the brackets ( and ).")


def _unused_notes(path: str, document: Document) -> Iterator[Finding]:
    """Notes that no reference asks for: they stand behind the others, and nothing leads there."""
    lines = document.body.text.split("\n") if document.unused else []
    for note in document.unused:
        written, name = f"[^{note.label}]", note.label[:_SHOWN]
        column = max(lines[note.line].find(written), 0) + 1
        place = Place(path, document.body.line + note.line, column, len(written))
        message = f"nothing refers to the note “{name}”, so that it stands behind all others"
        hint = f"Write [^{name}] where it belongs, or take it out."
        if note.twice:
            message = f"the note “{name}” is written again below, and nothing refers to this one"
            hint = "Give one of them another name, and refer to it; or take it out."
        yield Finding(place, "unused-note", message, hint)
