"""TOML read with places: the standard library gives the values, a scan of the lines the places."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place
from briefgen.source.decode import cleaned, toml_lines_ended
from briefgen.source.tree import DEPTH, Location, Mapping, Node, Scalar, Sequence

LIMIT = 500_000
"""Characters of the longest TOML text that is read."""

_AT = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+"
_TABLE = expression(rf"[ \t]*(\[\[?)[ \t]*({_NAME})[ \t]*\]")
_KEY = expression(rf"[ \t]*({_NAME})[ \t]*=[ \t]*")
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


def read_toml(path: str, text: str) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """The tree of a TOML text; None if it cannot be read.

    What stands inside of an inline table or list has the place at which that begins.
    """
    if len(text) > LIMIT:
        message = f"The file has {len(text):,} characters; at most {LIMIT:,} are read"
        return None, (Finding(Place(path, 1, 1), "too-large", message, "Shorten it."),)
    text, removed = cleaned(path, toml_lines_ended(text))
    try:
        return _read(path, text), removed
    except Failure as failure:
        return None, (*removed, *failure.findings)


def _read(path: str, text: str) -> Mapping:
    _refuse_long_keys(path, text)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise Failure(_bad(path, text, error)) from error
    tree = _node(table, (), _places(text), path)
    if not isinstance(tree, Mapping):
        raise TypeError("a TOML text is a table")
    return tree


def _refuse_long_keys(path: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            place = Place(path, number, 1)
            raise Failure(Finding(place, "bad-toml", "This line has too many dots", "Shorten it."))


def _bad(path: str, text: str, error: Exception) -> Finding:
    if isinstance(error, RecursionError):
        return Finding(Place(path, 1, 1), "bad-toml", "Lists stand too deep in each other", "")
    lines = text.split("\n")
    match = _AT.search(str(error))
    last = (len(lines), len(lines[-1]) + 1)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else last
    line = min(line, len(lines)) if match else 1
    problem = _AT.sub("", str(error))
    place = Place(path, line, column if match else 1)
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
    """Where tables and keys stand. A multi-line text that looks like keys may add wrong ones."""
    places: Places = {}
    table: Location = ()
    counts: Counter[Location] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        header, key = _TABLE.match(line), _KEY.match(line)
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


def _parts(name: str) -> Location:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))


def _node(value: object, location: Location, places: Places, path: str) -> Node:
    spot = _spot(location, places)
    if len(location) > DEPTH:
        message = f"Tables stand more than {DEPTH} levels deep"
        raise Failure(Finding(Place(path, spot.line, spot.column), "bad-toml", message, ""))
    match value:
        case dict():
            entries = (_entry(k, v, (*location, k), places, path) for k, v in value.items())
            return Mapping(tuple(entries), spot.line, spot.value)
        case list():
            members = (_node(v, (*location, n), places, path) for n, v in enumerate(value))
            return Sequence(tuple(members), spot.line, spot.value)
        case _:
            return _scalar(value, spot, alone=location in places)


def _scalar(value: object, spot: Spot, *, alone: bool) -> Scalar:
    """A value with how much of its line it takes; `alone`: it stands right behind its key."""
    if alone and isinstance(value, str) and spot.rest.startswith(_QUOTES):
        return Scalar(value, spot.line, spot.value + 1)
    bare = _BARE.match(spot.rest) if alone else None
    return Scalar(value, spot.line, spot.value, len(bare[0]) if bare else 1)


def _entry(
    key: str, value: object, location: Location, places: Places, path: str
) -> tuple[Scalar, Node]:
    spot = _spot(location, places)
    length = len(key) if location in places else 1
    column = spot.column if location in places else spot.value
    return Scalar(key, spot.line, column, length), _node(value, location, places, path)


def _spot(location: Location, places: Places) -> Spot:
    """That of the location, else of the nearest one around it."""
    for length in range(len(location), 0, -1):
        if location[:length] in places:
            return places[location[:length]]
    return Spot(1, 1, 1)
