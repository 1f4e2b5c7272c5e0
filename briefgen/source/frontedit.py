"""An edit of a front matter that touches one thing: every other byte stays.

What comes out is read again: unless it says what was there before and this one thing, it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import yaml
from msgspec import Struct

from briefgen.source.decode import line_starts
from briefgen.source.front import parted
from briefgen.source.header import Front, front_matter
from briefgen.source.tree import Node, plain
from briefgen.source.yamltext import LOADER

Entry: TypeAlias = tuple[Any, Any]
"""What one thing begins and ends with: key and value, or a member of a list twice."""

_BARE = re.compile(r"\s*:\s*")
_COMMA = re.compile(r"\s*,\s*")
_BEFORE = re.compile(r"\s*,")
_LITERAL = ("|", ">")
"""Styles in which the lines below belong to a text."""


class Refused(ValueError):  # noqa: N818 - it is not an error of the program
    """Why a source stays as it is, for its editor."""


class Edit(Struct, frozen=True):
    start: int
    end: int
    new: str


def read_front(text: str) -> Front:
    """The front matter of a source; Refused if there is none, or one with a mistake in it."""
    front = front_matter("", text)
    if front.findings:
        place, message = front.findings[0].place, front.findings[0].message
        raise Refused(f"The front matter must be mended first: line {place.line}: {message}")
    if front.tree is None:
        raise Refused("The file has no front matter that could be written into.")
    return front


def edited(
    text: str, edit: Edit, before: Front, key: str, wanted: object, read: Callable[[Node], object]
) -> str:
    """The text after an edit, if it says what it said, and `wanted` under the key; else Refused.

    read: what the node under the key says.
    """
    after = text[: edit.start] + edit.new + text[edit.end :]
    if not _says(front_matter("", after), before, key, wanted, read):
        raise Refused(f"“{key}” is written so that only a person can change it: edit it by hand.")
    return after


def _says(
    after: Front, before: Front, key: str, wanted: object, read: Callable[[Node], object]
) -> bool:
    if (
        after.findings
        or after.tree is None
        or before.tree is None
        or after.body.text != before.body.text
    ):
        return False
    was, now = plain(before.tree), plain(after.tree)
    if not isinstance(was, dict) or not isinstance(now, dict):
        return False
    was.pop(key, None)
    now.pop(key, None)
    node = after.tree.get(key)
    said = read(node) if node else None
    return (said or None) == (wanted or None) and list(now.items()) == list(was.items())


class Source:
    """A text with its front matter as YAML nodes, and where each line begins in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines, end = parted(text)
        self.starts = line_starts(text, toml=False)
        self.fence = self.starts[end]
        self.end = text[: self.starts[1]].removeprefix("\ufeff").removeprefix(lines[0])
        """How the first line ends, and so do those that are written."""
        self.root: Any = yaml.compose("\n".join(lines[1:end]), Loader=LOADER)

    @property
    def entries(self) -> list[Entry]:
        """The keys of the front matter with what is behind them."""
        return self.root.value if isinstance(self.root, yaml.MappingNode) else []

    def found(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry[0].value == key), None)

    def entry(self, key: str) -> Entry:
        """A key that is there, with what is behind it."""
        return next(entry for entry in self.entries if entry[0].value == key)

    def at(self, mark: Any) -> int:
        """Where something of the front matter stands in the text; it begins in the second line."""
        line: int = mark.line + 1
        return self.starts[line] + int(mark.column)

    def line_of(self, mark: Any) -> int:
        """Where the line of it begins."""
        line: int = mark.line + 1
        return self.starts[line]

    def below(self, mark: Any) -> int:
        """Where the next line begins."""
        line: int = mark.line + 2
        return self.starts[line]

    def begun(self, key: str, lines: Sequence[str], flow: str) -> Edit:
        """The key is new: below all others, or above, where empty lines would change the last one.

        lines: what stands below it; flow: what stands behind it, if all is between braces.
        """
        if self.root is not None and self.root.flow_style:
            return self.in_flow(self.root, f"{key}: {flow}")
        entries = self.entries
        indent = " " * (entries[0][0].start_mark.column if entries else 0)
        new = self.lines([f"{key}:", *(f"  {line}" for line in lines)], indent)
        literal = entries and getattr(last(entries[-1][1]), "style", "") in _LITERAL
        at = self.line_of(entries[0][0].start_mark) if literal else self.fence
        return Edit(at, at, new)

    def filled(self, entry: Entry, lines: Sequence[str], flow: str) -> Edit:
        """The key is there, and nothing or “null” behind it."""
        key, node = entry
        if node.start_mark.index != node.end_mark.index or self.root.flow_style:
            return Edit(self.at(node.start_mark), self.at(node.end_mark), flow)
        at, indent = self.below(key.end_mark), " " * (key.start_mark.column + 2)
        return Edit(at, at, self.lines(lines, indent))

    def lines(self, lines: Sequence[str], indent: str) -> str:
        return "".join(f"{indent}{line}{self.end}" for line in lines)

    def in_flow(self, node: Any, new: str) -> Edit:
        """One thing more between the braces or brackets of a node."""
        if node.value:
            inner = node.value[-1]
            end = inner[1] if isinstance(node, yaml.MappingNode) else inner
            at = self.at(end.end_mark)
            return Edit(at, at, f", {new}")
        at = self.at(node.start_mark) + 1
        return Edit(at, at, new)

    def without(self, key: Any, entries: Sequence[Entry], number: int) -> Edit:
        """The lines of an entry are gone; and that of the key, if nothing else is below it."""
        begin, end = entries[number]
        start, stop = self.line_of(begin.start_mark), self.behind(end)
        head = self.text[self.at(key.end_mark) : start]
        if len(entries) == 1 and self.below(key.end_mark) == start and _BARE.fullmatch(head):
            start = self.line_of(key.start_mark)
        return Edit(start, stop, "")

    def behind(self, node: Any) -> int:
        """Where the line begins that comes after all lines of a node."""
        mark = last(node).end_mark
        return self.at(mark) if mark.column == 0 else self.below(mark)

    def less(self, node: Any, entries: Sequence[Entry], number: int) -> Edit:
        """An entry between braces or brackets is gone, and one of the commas beside it."""
        start, end = self.at(entries[number][0].start_mark), self.at(entries[number][1].end_mark)
        if len(entries) == 1:
            return Edit(self.at(node.start_mark) + 1, self.at(node.end_mark) - 1, "")
        if number + 1 < len(entries):
            behind = self.text[end : self.at(entries[number + 1][0].start_mark)]
            comma = _COMMA.fullmatch(behind) or _BEFORE.match(behind)
            return Edit(start, end + (comma.end() if comma else 0), "")
        before = self.at(entries[number - 1][1].end_mark)
        return Edit(before if _COMMA.fullmatch(self.text[before:start]) else start, end, "")


def last(node: Any) -> Any:
    """What a node ends with, in all depth: a scalar, or what stands between braces or brackets."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        end = node.value[-1]
        node = end[1] if isinstance(node, yaml.MappingNode) else end
    return node


def pair(key: str, value: str, *, flow: bool = False) -> str:
    """`key: value` as YAML, in quotes where it needs them."""
    told = yaml.safe_dump(
        {key: value}, allow_unicode=True, width=float("inf"), default_flow_style=flow
    ).rstrip("\n")
    return told[1:-1] if flow else told
