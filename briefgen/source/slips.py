"""What stands on a page as it was typed, because it is almost Markdown: `[^2]`, `[a][b]`, `[[c]]`.

Only what nobody means as text counts: “[sic]”, “[…]”, “array[2]” and the “[applause][laughter]” of
a transcript are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefgen.expressions import expression
from briefgen.findings import Finding, Place, instead
from briefgen.source.brackets import brackets
from briefgen.source.markdown import links, place_in
from briefgen.source.said import Said
from briefgen.source.signs import BULLETS, IN_TEXTS
from briefgen.source.wiki import wiki

if TYPE_CHECKING:
    from briefgen.source.markdown import Document
    from briefgen.source.passages import Block
    from briefgen.source.wiki import Find

_DELIMITER = expression(r"[ \t]*(?=[^\n|]*\|)\|?(?:[ \t]*:?-+:?[ \t]*(?:\||$))+[ \t]*")
_HEADING = expression(r"#{2,6}[^\W\d_]")
_TAG = expression(
    r"</?(?P<name>p|div|span|br|b|i|u|em|strong|small|sub|sup|font|center|blockquote|img|table|thead|tbody"
    r"|tr|td|th|ul|ol|li|h[1-6]|hr|pre|iframe|script|style|figure|figcaption|video|audio|svg|o:p"
    r"|a(?=\s)|(?<=/)a)(?=[\s/>])(?:[^<>=]*=[^<>]*|[\s/]*)>",
    re.IGNORECASE,
)
"""What nobody means as words: “<name>” is to be filled in, and “a <b” is less."""
_ALONE = frozenset(("br", "hr", "img"))
"""Tags that no other one closes."""
_SHOWN = 40


class _Slip(Struct, frozen=True):
    """Where in a block's source something stands, what it is, and what is said of it."""

    offset: int
    written: str
    said: Said


def slips(path: str, document: Document, find: Find = lambda _: "") -> tuple[Finding, ...]:
    """What readers of a body see broken, and notes that they never see.

    find: what has the name that stands in double brackets.
    """
    if document.body.kind == "plain":
        return ()
    found = [*_in_blocks(path, document, find), *_empty_links(path, document)]
    found += [*islice(_raw(path, document), 1), *_unused_notes(path, document)]
    if not found:
        return ()
    from briefgen.source.schema import capped  # noqa: PLC0415 - it brings what reads forms

    return capped(sorted(found))


def _in_blocks(path: str, document: Document, find: Find) -> Iterator[Finding]:
    for block in document.blocks:
        for slip in (*_in_text(block, find), *_in_lines(block)):
            line, column = place_in(document, block.passage.index, slip.offset)
            yield _broken(Place(path, line, column, len(slip.written)), slip.written, slip.said)


def _raw(path: str, document: Document) -> Iterator[Finding]:
    """Tags that readers see, since raw HTML isn't read; where it is, none are left as text."""
    for block in document.blocks:
        source, text = block.token.content, block.passage.text
        closed = _closed(text) if "<" in text else _ALONE
        for piece in block.pieces if "<" in text else ():
            if piece.token.type != "text":
                continue
            for tag in _TAG.finditer(text, piece.start, piece.end):
                if (
                    tag["name"].lower() not in closed
                    and text[tag.start() - 1 : tag.start()].isalnum()
                ):
                    continue  # “List<i>” is a list of i
                offset = block.source_offset(tag.start())
                if source[offset : offset + 1] == "<" and source[max(offset - 1, 0)] != "\\":
                    line, column = place_in(document, block.passage.index, offset)
                    place = Place(path, line, column, len(tag[0]))
                    shown = source[offset : offset + min(len(tag[0]), _SHOWN)]
                    message = f"HTML is not read here, and readers see {shown}"
                    yield Finding(place, "broken-markup", message, _NOT_READ)


def _closed(text: str) -> frozenset[str]:
    """Names of the tags that have an end in a text, or need none."""
    tags = _TAG.finditer(text)
    return _ALONE.union(tag["name"].lower() for tag in tags if tag[0].startswith("</"))


_NOT_READ = (
    'Write it in Markdown, or set html = "sanitise" under [content] in briefgen.toml;'
    " a sign that is meant is \\<."
)


def _broken(place: Place, written: str, said: Said) -> Finding:
    edits = instead(place, written, said.instead)
    return Finding(place, "broken-markup", said.message, said.hint, edits)


def _in_text(block: Block, find: Find) -> Iterator[_Slip]:
    """Signs that were left as text; in code, or behind a backslash, they are meant."""
    text, source = block.passage.text, block.token.content
    if not (text.startswith("#") or any(sign in text for sign in IN_TEXTS)):
        return
    for piece in block.pieces:
        if piece.token.type != "text" or piece.start == piece.end:
            continue
        kinds = (
            brackets(text, piece.start, piece.end),
            wiki(block.passage, piece.start, piece.end, find),
        )
        for found, said in (one for kind in kinds for one in kind):
            offset = block.source_offset(found.start())
            if source[offset : offset + 1] == found[0][0] and source[max(offset - 1, 0)] != "\\":
                # A link in a link would take its place.
                yield _Slip(offset, found[0], replace(said, instead="") if piece.sealed else said)


def _in_lines(block: Block) -> Iterator[_Slip]:
    """Lines of a paragraph that were to be a table, a heading, or the first item of a list."""
    source = block.token.content
    if block.passage.kind == "heading" or not any(sign in source for sign in ("|", "##", *BULLETS)):
        return
    above, offset, listed = "", 0, False
    for line in source.split("\n"):
        if "|" in above and _DELIMITER.fullmatch(line):
            yield _Slip(offset, line, _TABLE)
        if _HEADING.match(line):
            yield _Slip(offset, line, _no_space(line))
        if not listed and line.startswith(BULLETS) and line[1:2].isspace():
            listed = True
            yield _Slip(offset, line[0], Said(f"“{line[0]}” begins no list", _NO_LIST))
        above, offset = line, offset + len(line) + 1


_TABLE = Said(
    "this is no table: the row of dashes has another number of columns than the one above it",
    "Write one --- for each column, as in |---|---|, and an empty line above the table.",
)
_NO_LIST = "Begin each item with - and a space, and leave an empty line above the list."


def _no_space(line: str) -> Said:
    words = line.lstrip("#")
    signs = line.removesuffix(words)
    message = "this is no heading: the space behind the # is missing"
    return Said(message, "Write ## and a space.", f"{signs} {words}")


def _empty_links(path: str, document: Document) -> Iterator[Finding]:
    for use in links(document):
        if not (use.href or use.image or use.refused):
            place = Place(path, use.line, use.column, 1)
            message = "this link has no address, so that it leads to its own page"
            hint = "Write the address between the brackets ( and )."
            yield Finding(place, "broken-markup", message, hint)


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
