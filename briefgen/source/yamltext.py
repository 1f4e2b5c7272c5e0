"""YAML as editors write it, read with places and without surprises.

Every scalar stays text (`no`, `1.10` and `12:30` are words until a schema says otherwise); keys
stand once; anchors, aliases, tags and merge keys are refused, and with them every way to make a
small file large. The events of the parser are read one by one, so nothing recurses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from briefgen.findings import Failure, Finding, Place
from briefgen.source.decode import cleaned, lines_ended
from briefgen.source.tree import DEPTH, NOTHING, Mapping, Node, Scalar, Sequence
from briefgen.source.yamlhints import DEEP, OPENED, explain

LIMIT = 2_000_000
"""Characters of the largest YAML text that is read."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end isn't read yet; a mapping has its keys at even positions."""

    event: yaml.CollectionStartEvent
    members: list[Node] = field(default_factory=list)


def read_yaml(
    path: str, text: str, *, line: int = 1, limit: int = LIMIT
) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a YAML text that begins at `line` of its file; None if it cannot be read.

    Keys and scalars of a tree are free of control characters; an empty text is `Scalar(None)`.
    """
    source = _Source(path, line)
    if len(text) > limit:
        message = f"The YAML has {len(text):,} characters; at most {limit:,} are read"
        return None, (Finding(Place(path, line, 1), "too-large", message, "Split it."),)
    text, removed = cleaned(path, lines_ended(text), line=line)
    source.findings.extend(removed)
    try:
        tree = _tree(_events(text, source), source)
    except Failure as failure:
        return None, (*source.findings, *failure.findings)
    return tree, tuple(source.findings)


@dataclass(slots=True)
class _Source:
    """The file that is read, and what was found in it so far."""

    path: str
    line: int
    findings: list[Finding] = field(default_factory=list)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self.path, self.line, 1)
        return Place(self.path, self.line + mark.line, mark.column + 1)

    def refuse(self, event: yaml.Event, message: str, hint: str) -> Failure:
        return Failure(Finding(self.place(event), "bad-yaml", message, hint))


def _events(text: str, source: _Source) -> Iterator[yaml.Event]:
    """The parser's events; whatever the parser raises becomes a `Failure` with a place."""
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line, column, message, hint = explain(error, text)
        place = Place(source.path, source.line + line - 1, column)
        raise Failure(Finding(place, "bad-yaml", message, hint)) from error


def _tree(events: Iterator[yaml.Event], source: _Source) -> Node:
    parents: list[_Open] = []
    root: Node | None = None
    for event in events:
        _refuse_machinery(event, source)
        if root is not None and isinstance(event, yaml.DocumentStartEvent):
            raise source.refuse(event, "A file holds one document", "Remove this line.")
        if isinstance(event, yaml.CollectionStartEvent):
            _refuse_depth(event, len(parents), source)
            parents.append(_Open(event))
            continue
        node = _node(event, parents, source)
        if node is None:
            continue
        if parents:
            parents[-1].members.append(node)
        else:
            root = node
    return root or Scalar(None, source.line)


def _node(event: yaml.Event, parents: list[_Open], source: _Source) -> Node | None:
    match event:
        case yaml.ScalarEvent():
            return _scalar(event, source)
        case yaml.SequenceEndEvent():
            opened = parents.pop()
            place = source.place(opened.event)
            return Sequence(tuple(opened.members), place.line, place.column)
        case yaml.MappingEndEvent():
            return _mapping(parents.pop(), source)
        case _:
            return None


def _scalar(event: yaml.ScalarEvent, source: _Source) -> Scalar:
    place = source.place(event)
    if not event.style and event.value in NOTHING:
        return Scalar(None, place.line, place.column)
    value, removed = cleaned(source.path, lines_ended(event.value))
    # a character made by an escape has no place of its own
    source.findings.extend(Finding(place, f.code, f.message, f.hint) for f in removed)
    return Scalar(value, place.line, place.column, quoted=event.style in ('"', "'"))


def _mapping(opened: _Open, source: _Source) -> Mapping:
    first: dict[str, Scalar] = {}
    entries: list[tuple[Scalar, Node]] = []
    for key, value in zip(opened.members[::2], opened.members[1::2], strict=True):
        name = _key(key, source)
        earlier = first.setdefault(str(name.value), name)
        if earlier is name:
            entries.append((name, value))
        else:
            source.findings.extend(_duplicates(source.path, earlier, name))
    place = source.place(opened.event)
    return Mapping(tuple(entries), place.line, place.column)


def _key(node: Node, source: _Source) -> Scalar:
    place = Place(source.path, node.line, node.column)
    if not isinstance(node, Scalar) or node.value is None:
        hint = "A key is a word before a colon; put it in quotes if it has brackets or signs."
        raise Failure(Finding(place, "bad-yaml", "This key is not a word", hint))
    if node.value == "<<":
        hint = "Write the keys out."
        raise Failure(Finding(place, "bad-yaml", "Merge keys (<<) are not understood", hint))
    return node


def _duplicates(path: str, earlier: Scalar, later: Scalar) -> Iterator[Finding]:
    for here, there in ((earlier, later), (later, earlier)):
        message = f"The key “{here.value}” stands twice; it is also in line {there.line}"
        place = Place(path, here.line, here.column, len(str(here.value)))
        yield Finding(place, "duplicate-key", message, "Keep one of the two.")


def _refuse_depth(event: yaml.Event, depth: int, source: _Source) -> None:
    if depth >= DEPTH:
        raise source.refuse(event, DEEP, OPENED)


def _refuse_machinery(event: yaml.Event, source: _Source) -> None:
    """Anchors, aliases, tags: nothing that data by hand needs, much that can go wrong."""
    sign = _machinery(event)
    if sign:
        message = f"YAML's {sign} is not understood here"
        hint = f"Put text that begins with {sign[-1]} in quotes."
        raise source.refuse(event, message, hint)


def _machinery(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent):
        return "alias *"
    if getattr(event, "anchor", None) is not None:
        return "anchor &"
    if getattr(event, "tag", None) is not None:
        return "tag !"
    return ""
