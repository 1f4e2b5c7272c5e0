"""Front matter in any of the forms in which generators have it: YAML, TOML, JSON, `Key: value` lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place
from briefgen.source.decode import lines_ended
from briefgen.source.front import FENCE, parted
from briefgen.source.header import LIMIT
from briefgen.source.tomltext import read_toml
from briefgen.source.tree import DEPTH, Mapping, Node, absent, plain
from briefgen.source.yamltext import read_yaml

_TOML = "+++"
_LINE = expression(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?")
_GOES_ON = expression(r"(?: {4}|\t)[ \t]*(\S.*)")


class Entry(Struct, frozen=True):
    """A key as it was written, its value as plain data, and its line."""

    key: str
    value: object
    line: int


class Front(Struct, frozen=True):
    """What stands above a text, by its keys in small letters, and the text.

    line: of the file, at which the text begins.
    fenced: whether there is any front matter, though it may be empty.
    twice: a key that has two values, of which nobody can tell which one counted; "" if there is none.
    """

    entries: dict[str, Entry]
    body: str
    line: int = 1
    fenced: bool = False
    twice: str = ""


def read_front(path: str, text: str) -> Front:
    """The two parts of a file; one without front matter is all text.

    Raises:
        Failure: if there is front matter that cannot be read.
    """
    lines, end = parted(text)
    first = lines[0].rstrip()
    if end:
        tree, findings = read_yaml(path, "\n".join(lines[1:end]), line=2, limit=LIMIT)
        return _front(_of_tree(path, tree, findings), lines, end + 1)
    if first == FENCE:
        raise _never_closed(path, FENCE)
    if first == _TOML:
        return _toml(path, lines)
    if first.startswith("{"):
        return _json(path, "\n".join(lines))
    header = _header(lines) if _LINE.fullmatch(first) else None
    if header and "title" in header.entries:  # else a word before a colon may be prose
        return header
    return Front({}, "\n".join(lines))


def name_of(key: str) -> str:
    """A key as it is looked up: generators don't care for capitals, nor people for hyphens."""
    return key.lower().replace("-", "_").replace(" ", "_")


def _toml(path: str, lines: Sequence[str]) -> Front:
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _TOML), 0)
    if not end:
        raise _never_closed(path, _TOML)
    # the empty line takes the place of the fence, so that places are those of the file
    tree, findings = read_toml(path, "\n" + "\n".join(lines[1:end]))
    return _front(_of_tree(path, tree, findings), lines, end + 1)


def _never_closed(path: str, fence: str) -> Failure:
    """That there is no telling what is front matter: there may be a draft among it."""
    message = "The front matter that begins here is never closed"
    hint = f"Write {fence} in a line below its last key."
    return Failure(
        Finding(Place(path, 1, 1), "bad-toml" if fence == _TOML else "bad-yaml", message, hint)
    )


def _of_tree(path: str, tree: Node | None, findings: tuple[Finding, ...]) -> Iterator[Entry]:
    """The keys; one that stood twice in YAML once more, without a value, which is gone."""
    if tree is None:
        raise Failure(findings[-1])
    if absent(tree):
        return
    if not isinstance(tree, Mapping):
        message = "The front matter is not “key: value” lines"
        raise Failure(Finding(Place(path, tree.line, tree.column), "bad-yaml", message))
    again = {finding.place.line for finding in findings if finding.code == "duplicate-key"}
    for key, value in tree.entries:
        yield Entry(str(key.value), plain(value), key.line)
        if key.line in again:
            yield Entry(str(key.value), ..., key.line)


def _json(path: str, text: str) -> Front:
    """The JSON object with which a text begins; what begins with a brace and is none is text."""
    pairs: list[tuple[str, object]] = []

    def kept(inner: list[tuple[str, object]]) -> dict[str, object]:
        pairs[:] = inner  # the last is the outermost
        return dict(inner)

    try:
        found, end = json.JSONDecoder(object_pairs_hook=kept).raw_decode(text[:LIMIT])
    except RecursionError as error:
        raise _too_deep(path) from error
    except ValueError:
        return Front({}, text)
    if not isinstance(found, dict):
        return Front({}, text)
    if _nests_deep(found):
        raise _too_deep(path)
    entries = [Entry(key, value, 1) for key, value in pairs]
    lines = text[:end].count("\n")
    return _front(entries, text.split("\n"), lines + 1)


def _too_deep(path: str) -> Failure:
    message = "The front matter nests too deep"
    return Failure(Finding(Place(path, 1, 1), "bad-value", message, "Remove the outer lists."))


def _nests_deep(value: object) -> bool:
    """Whether lists and objects stand in each other deeper than in YAML and TOML they may."""
    level = [value]
    for _ in range(DEPTH):
        held = [
            it.values() if isinstance(it, dict) else it
            for it in level
            if isinstance(it, dict | list)
        ]
        level = [inner for values in held for inner in values]
    return bool(level)


def _header(lines: Sequence[str]) -> Front:
    """The lines of keys with which files of Pelican begin; they end at an empty one."""
    entries: list[Entry] = []
    for number, line in enumerate(lines):
        if found := _LINE.fullmatch(line):
            entries.append(Entry(found[1], (found[2] or "").strip(), number + 1))
        elif entries and (more := _GOES_ON.fullmatch(line)):
            last = entries[-1]
            entries[-1] = Entry(last.key, f"{last.value} {more[1].strip()}".strip(), last.line)
        else:
            return _front(entries, lines, number)
    return _front(entries, lines, len(lines))


def _front(entries: Iterable[Entry], lines: Sequence[str], below: int) -> Front:
    """Of two spellings of one key the first."""
    by_name: dict[str, Entry] = {}
    twice = ""
    for entry in entries:
        first = by_name.setdefault(name_of(entry.key), entry)
        twice = twice or (entry.key if first.value != entry.value else "")
    return Front(by_name, "\n".join(lines[below:]), below + 1, fenced=True, twice=twice)


def has_foreign_front(path: str, text: str, ours: Iterable[str]) -> bool:
    """Whether a file begins with the front matter of another generator: not all keys are ours."""
    first = lines_ended(text[:LIMIT]).removeprefix("\ufeff").split("\n", 1)[0].rstrip()
    try:
        front = read_front(path, text)
    except Failure:
        return first == _TOML
    own = parted(text)[1] > 0 and all(entry.key in ours for entry in front.entries.values())
    return bool(front.entries) and not own
