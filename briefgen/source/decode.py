"""Bytes of a file become text: one encoding, one line end, nothing invisible that could deceive.

Bidirectional overrides can show a sentence other than the one that is stored (CVE-2021-42574),
control characters break feeds; both are taken out and said. Nothing else is normalised.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefgen.findings import Edit, Finding, Place

LIMIT = 10_000_000
"""Bytes of the largest file that is read."""

_SAID = 5
"""Removed characters that are named one by one; the rest is counted."""
_MENDED = 1_000
"""Of the rest, those of which it is said where they stand, so that they can be deleted."""

_LINE_ENDS = "\r\x85\u2028\u2029"
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Zl", "Zp", "Zs"))
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""
_PARTED = dict.fromkeys(map(ord, "\u2028\u2029"), " ")
_TOML_END = re.compile("\r\n?")
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, with LF line ends and without byte order mark; None if it has none."""
    refusal = _refusal(path, data)
    if refusal:
        return None, (refusal,)
    return cleaned(path, _in_lines(path, data))


def lines_ended(text: str) -> str:
    """CR, CRLF, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR as LF."""
    if not any(end in text for end in _LINE_ENDS):  # many times as fast, and so it is in most texts
        return text
    return _LINE_END.sub("\n", text)


def toml_lines_ended(text: str) -> str:
    """CR and CRLF as LF: in TOML all other ends are signs like others, and may stand in a text."""
    return _TOML_END.sub("\n", text) if "\r" in text else text


def line_starts(text: str, *, toml: bool) -> list[int]:
    """Where the lines of a text begin as it stands in its file, before their ends are LF."""
    ends = _TOML_END if toml else _LINE_END
    return [0, *(end.end() for end in re.finditer(f"{ends.pattern}|\n", text))]


def cleaned(
    path: str, text: str, *, line: int = 1, column: int = 1
) -> tuple[str, tuple[Finding, ...]]:
    """`text` without unwanted characters, and where they stood if it begins at the given place."""
    matches = list(_UNWANTED.finditer(text))
    if not matches:
        return text, ()
    edits = _deletions(text, matches[: _SAID + _MENDED], line, column)
    named = tuple(_removed(path, edit) for edit in edits[:_SAID])
    more = _more(named, len(matches) - len(named), edits[_SAID:])
    return _UNWANTED.sub("", text), named + more


def shown(text: str) -> str:
    """A text in which a sign stands for each character that is unwanted in files, or ends a line unseen."""
    return _UNWANTED.sub("\ufffd", text).translate(_PARTED)


def is_seen(character: str) -> bool:
    """Whether a character leaves anything on the page, alone as it is."""
    return unicodedata.category(character) not in _UNSEEN and character not in _BLANK


def position(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of a code point."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _in_lines(path: str, data: bytes) -> str:
    ended = toml_lines_ended if path.endswith(".toml") else lines_ended
    return ended(data.removeprefix(codecs.BOM_UTF8).decode())


def _refusal(path: str, data: bytes) -> Finding | None:
    if len(data) > LIMIT:
        message = f"The file has more than the {LIMIT:,} bytes that are read"
        return Finding(Place(path, 1, 1), "too-large", message, "Split it into several files.")
    wide = _wide(data)
    if wide:
        return _bad_encoding(path, 1, 1, f"The file is {wide}, not UTF-8")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _invalid_byte(path, data, error.start)
    return None


def _wide(data: bytes) -> str:
    """The name of a UTF with two or four bytes a unit, by its mark or by its zero bytes."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:400]
    return "UTF-16" if len(head) >= 4 and head.count(0) * 3 > len(head) else ""


def _invalid_byte(path: str, data: bytes, start: int) -> Finding:
    before = _in_lines(path, data[:start])
    line, column = position(before, len(before))
    return _bad_encoding(path, line, column, f"Byte 0x{data[start]:02X} is not valid UTF-8 here")


def _bad_encoding(path: str, line: int, column: int, message: str) -> Finding:
    return Finding(Place(path, line, column), "bad-encoding", message, "Save the file as UTF-8.")


def _deletions(text: str, found: list[re.Match[str]], line: int, column: int) -> tuple[Edit, ...]:
    """How to delete these characters, if the text begins at the given place."""
    edits: list[Edit] = []
    begins, seen = 1 - column, 0  # where the line begins, how far all is counted
    for match in found:
        at = match.start()
        if ends := text.count("\n", seen, at):
            line, begins = line + ends, text.rfind("\n", seen, at) + 1
        edits.append(Edit(line, at - begins + 1, match[0], "", safe=True))
        seen = at
    return tuple(edits)


def _removed(path: str, edit: Edit) -> Finding:
    place = Place(path, edit.line, edit.column, 1)
    message = f"{_named(edit.was)} was left out: it is invisible and can deceive or break pages"
    return Finding(place, "control-character", message, "Delete the character.", (edit,))


def _named(character: str) -> str:
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} ({name.lower()})"


def _more(named: tuple[Finding, ...], count: int, edits: tuple[Edit, ...]) -> tuple[Finding, ...]:
    if not count:
        return ()
    message = f"{count} more such characters were left out after this one"
    return (Finding(named[-1].place, "control-character", message, "Delete them.", edits),)
