"""TOML read with places: the standard library gives the values, a scan of the lines the places."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place
from briefgen.source.decode import cleaned, toml_lines_ended
from briefgen.source.tree import DEPTH, Location, Mapping, Node, Scalar, Sequence

LIMIT = 500_000
"""Characters of the longest TOML text that is read."""

_AT = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_UNCLOSED = ("Illegal character '\\n'", "Unterminated string", "Expected \"'")
"""How Python begins to say that a text has no end."""
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+"
_TABLE = expression(rf"[ \t]*(\[\[?)[ \t]*({_NAME})[ \t]*\]")
_KEY = expression(rf"[ \t]*({_NAME})[ \t]*=[ \t]*")
_TEXT = expression(
    r"#[^\n]*|\"{3}(?:[^\\]|\\[\s\S])*?(?:\"{3,5}|\Z)|'{3}[\s\S]*?(?:'{3,5}|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*+\"?|'[^'\n]*'?"
)
"""What may hold anything: a remark, and a text over many lines or in one."""
_UNQUOTED = expression(r"[ \t]*[^=\n]{1,100}=[ \t]*([^\W\d_][^\n]*)")
_MOST_DOTS = 500
"""In one line; the standard library takes quadratic time for a key of many parts."""

_BARE = expression(r"[^\s,#]{1,100}")
_QUOTES = ('"', "'")


class Spot(Struct, frozen=True):
    """Where a key stands, and what stands behind it in its line."""

    line: int
    column: int
    value: int
    """The column of the value; that of the key, where a table has none."""
    rest: str = ""


Places = dict[Location, Spot]


@dataclass(frozen=True, slots=True)
class _Source:
    """The file that is read, where its keys stand, and what was found in its values so far."""

    path: str
    places: Places
    findings: list[Finding] = field(default_factory=list)

    def spot(self, location: Location) -> Spot:
        """That of the location, else of the nearest one around it."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.places:
                return self.places[location[:length]]
        return Spot(1, 1, 1)

    def bad(self, location: Location, message: str, hint: str) -> Failure:
        spot = self.spot(location)
        return Failure(Finding(Place(self.path, spot.line, spot.column), "bad-toml", message, hint))

    def cleaned(self, text: str, line: int, column: int) -> str:
        """Less the unwanted characters that an escape made: it has no place of its own."""
        text, removed = cleaned(self.path, text)
        place = Place(self.path, line, column)
        self.findings.extend(Finding(place, f.code, f.message, f.hint) for f in removed)
        return text


def read_toml(path: str, text: str) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """The tree of a TOML text; None if it cannot be read.

    What stands inside of an inline table or list has the place at which that begins.
    Keys and values are free of control characters, however they were written.
    """
    if len(text) > LIMIT:
        message = f"The file has {len(text):,} characters; at most {LIMIT:,} are read"
        return None, (Finding(Place(path, 1, 1), "too-large", message, "Shorten it."),)
    text, removed = cleaned(path, toml_lines_ended(text))
    try:
        tree, found = _read(path, text)
    except Failure as failure:
        return None, (*removed, *failure.findings)
    return tree, (*removed, *found)


def _read(path: str, text: str) -> tuple[Mapping, tuple[Finding, ...]]:
    _refuse_long_keys(path, text)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise Failure(_bad(path, text, error)) from error
    source = _Source(path, _places(text))
    return _mapping(table, (), source), tuple(source.findings)


def _refuse_long_keys(path: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            place = Place(path, number, 1)
            raise Failure(Finding(place, "bad-toml", "This line has too many dots", "Shorten it."))


def _bad(path: str, text: str, error: Exception) -> Finding:
    if isinstance(error, RecursionError):
        message = "Lists stand too deep in each other"
        return Finding(Place(path, 1, 1), "bad-toml", message, "Remove the outer ones.")
    if not isinstance(error, tomllib.TOMLDecodeError):  # of Python's own: for whom it isn't meant
        message = "A number has too many digits"
        return Finding(Place(path, 1, 1), "bad-toml", message, "Shorten it.")
    lines = text.split("\n")
    match = _AT.search(str(error))
    last = (len(lines), len(lines[-1]) + 1)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else last
    line = min(line, len(lines)) if match else 1
    problem = _AT.sub("", str(error))
    place = Place(path, line, column if match else 1)
    if problem.startswith(_UNCLOSED):
        return Finding(place, "bad-toml", "A quotation mark is never closed", "Close it.")
    hint = _hint(problem, lines[line - 1])
    return Finding(place, "bad-toml", f"This is not valid TOML: {problem}", hint)


def _hint(problem: str, line: str) -> str:
    if "overwrite" in problem or "twice" in problem:
        return "The same key or table stands above; keep one of the two."
    value = _UNQUOTED.match(line)
    if value and value[1].strip() not in ("true", "false"):
        return f'Put text in quotes: "{value[1].strip()[:40]}".'
    return 'Write key = "value".'


def _places(text: str) -> Places:
    """Where tables and keys stand in a text that is TOML."""
    places: Places = {}
    table: Location = ()
    counts: Counter[Location] = Counter()
    lines = _TEXT.sub(_in_one_line, text).split("\n")
    for number, (line, inside) in enumerate(zip(lines, _inside(text), strict=True), 1):
        header, key = (None, None) if inside else (_TABLE.match(line), _KEY.match(line))
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            column = header.start(2) + 1
            places.setdefault(table, Spot(number, column, column))
        elif key:
            spot = Spot(number, key.start(1) + 1, key.end() + 1, line[key.end() :])
            places.setdefault((*table, *_parts(key[1])), spot)
    return places


def _inside(text: str) -> Iterator[bool]:
    """Of each line of a text, whether it begins in a list: there “["a"]” is no table."""
    depth = 0
    for line in _TEXT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n"):
        yield depth > 0
        depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")


def _in_one_line(found: re.Match[str]) -> str:
    """A text as far as the end of its first line: what stands below may look like keys."""
    first, *below = found[0].split("\n")
    return first + "\n" * len(below)


def _parts(name: str) -> Location:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))


def _node(value: object, location: Location, source: _Source) -> Node:
    if len(location) > DEPTH:
        raise source.bad(
            location, f"Tables stand more than {DEPTH} levels deep", "Remove the outer ones."
        )
    match value:
        case dict():
            return _mapping(value, location, source)
        case list():
            members = (_node(v, (*location, n), source) for n, v in enumerate(value))
            spot = source.spot(location)
            return Sequence(tuple(members), spot.line, spot.value)
        case _:
            return _scalar(value, location, source)


def _mapping(table: dict[str, object], location: Location, source: _Source) -> Mapping:
    spot = source.spot(location)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, value in table.items():
        at = (*location, name)
        key = _key(name, at, source)
        if str(key.value) in entries:
            raise source.bad(at, "The same key stands above", "Keep one of the two.")
        entries[str(key.value)] = (key, _node(value, at, source))
    return Mapping(tuple(entries.values()), spot.line, spot.value)


def _key(name: str, location: Location, source: _Source) -> Scalar:
    spot = source.spot(location)
    own = location in source.places
    column = spot.column if own else spot.value
    cleared = source.cleaned(name, spot.line, column)
    return Scalar(cleared, spot.line, column, len(cleared) if own else 1)


def _scalar(value: object, location: Location, source: _Source) -> Scalar:
    """A value with how much of its line it takes, where it stands right behind its key."""
    spot = source.spot(location)
    alone = location in source.places
    if isinstance(value, str):
        value = source.cleaned(value, spot.line, spot.value)
        if alone and spot.rest.startswith(_QUOTES):
            return Scalar(value, spot.line, spot.value + 1)
    bare = _BARE.match(spot.rest) if alone else None
    return Scalar(value, spot.line, spot.value, len(bare[0]) if bare else 1)
