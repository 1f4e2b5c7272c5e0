"""What YAML and TOML have in common: words, lists and mappings, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

DEPTH = 32
"""Levels of lists and mappings that may stand in each other."""
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""What YAML reads as no value, where no quotation marks stand around it."""


class Scalar(Struct, frozen=True):
    """One value: text from YAML, any plain TOML value, None where nothing is written.

    length: how much of its line it takes; None where its text says it.
    quoted: whether a quotation mark stands at the column, and its text behind that.
    """

    value: object
    line: int = 1
    column: int = 1
    length: int | None = None
    quoted: bool = False


class Sequence(Struct, frozen=True):
    members: tuple[Node, ...]
    line: int = 1
    column: int = 1


class Mapping(Struct, frozen=True, dict=True):
    """Keys are scalars with text, each only once, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int = 1
    column: int = 1

    @cached_property
    def by_name(self) -> dict[str, tuple[Scalar, Node]]:
        return {str(key.value): (key, value) for key, value in self.entries}

    def get(self, name: str) -> Node | None:
        return self.by_name[name][1] if name in self.by_name else None

    def key(self, name: str) -> Scalar | None:
        return self.by_name[name][0] if name in self.by_name else None


Node: TypeAlias = Scalar | Sequence | Mapping
Location: TypeAlias = tuple[int | str, ...]


def plain(node: Node) -> object:
    """Strings, lists and dicts; a key with nothing behind it is as good as absent."""
    match node:
        case Scalar(value):
            return value
        case Sequence(members):
            return [plain(member) for member in members]
        case Mapping(entries):
            return {str(key.value): plain(value) for key, value in entries if not absent(value)}


def bare(text: str) -> str:
    """A text as it can be written behind a key of YAML, where it must not be read as nothing."""
    return f'"{text}"' if text in NOTHING else text


def scalars(node: Node) -> Iterator[Scalar]:
    """All values below a node, in the order of the file; keys are none."""
    match node:
        case Scalar():
            yield node
        case Sequence(members):
            for member in members:
                yield from scalars(member)
        case Mapping(entries):
            for _, value in entries:
                yield from scalars(value)


def absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def path_to(node: Node, location: Location) -> Iterator[Node]:
    """The nodes on the way to a location, as far as it exists.

    A number leads from what is no list to itself, because one thing may stand for a list of one.
    """
    yield node
    for step in location:
        if isinstance(step, int) and not isinstance(node, Sequence):
            continue
        child = _child(node, step)
        if child is None:
            return
        yield child
        node = child


def _child(node: Node, step: int | str) -> Node | None:
    match node, step:
        case Sequence(members), int():
            return members[step] if step < len(members) else None
        case Mapping(), str():
            return node.get(step)
        case _:
            return None


def in_pairs(node: Node, first: str, second: str) -> Node:
    """A mapping as a list of mappings, each of two keys: {a: b} as [{first: a, second: b}].

    Members of a list may be such mappings, too: [{a: b}, {c: d}].
    A node that is neither, or has one of the keys itself, is as it was.
    """
    if isinstance(node, Sequence):
        return replace(node, members=tuple(_one_pair(m, first, second) for m in node.members))
    if not isinstance(node, Mapping) or node.get(second):
        return node
    members = tuple(_pair(key, value, first, second) for key, value in node.entries)
    return Sequence(members, node.line, node.column)


def _one_pair(node: Node, first: str, second: str) -> Node:
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return node
    key, value = node.entries[0]
    return node if key.value in (first, second) else _pair(key, value, first, second)


def _pair(key: Scalar, value: Node, first: str, second: str) -> Mapping:
    place = (key.line, key.column)
    return Mapping(((Scalar(first, *place), key), (Scalar(second, *place), value)), *place)


def changed(tree: Mapping, name: str, change: Callable[[Node], Node]) -> Mapping:
    """The mapping with one of its values changed, if it has it."""
    entries = tuple((k, change(v) if k.value == name else v) for k, v in tree.entries)
    return replace(tree, entries=entries)


def without(node: Node, dropped: Collection[int]) -> Node:
    """The tree less the nodes whose `id()` is among `dropped`."""
    match node:
        case Scalar():
            return node
        case Sequence(members):
            kept = tuple(without(m, dropped) for m in members if id(m) not in dropped)
            return replace(node, members=kept)
        case Mapping(entries):
            left = tuple((k, without(v, dropped)) for k, v in entries if id(v) not in dropped)
            return replace(node, entries=left)
