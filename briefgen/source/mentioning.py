"""One line of `mentions:` written into a front matter, or taken out; every other byte stays.

What comes out is read again: unless it says what was there before and this one thing, it is refused.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct

from briefgen.knowledge.folding import fold
from briefgen.source.decode import line_starts
from briefgen.source.front import parted
from briefgen.source.header import Front, front_matter
from briefgen.source.tree import plain
from briefgen.source.yamltext import LOADER

KEY = "mentions"
LONGEST = 120
"""Characters of words that a line of YAML can have for its key."""

_BARE = re.compile(r"\s*:\s*")
_COMMA = re.compile(r"\s*,\s*")
_BEFORE = re.compile(r"\s*,")
_LITERAL = ("|", ">")
"""Styles in which the lines below belong to a text."""


class Refused(ValueError):  # noqa: N818 - it is not an error of the program
    """Why a source stays as it is, for its editor."""


class _Edit(Struct, frozen=True):
    start: int
    end: int
    new: str


def with_mention(text: str, words: str, target: str) -> str:
    """The text of a Markdown source in which these words mean `target`; "" takes their line out.

    text: as the file has it, with its byte order mark and line ends.

    Raises:
        Refused: if that cannot be written without touching anything else.
    """
    words = re.sub(r"\s", " ", words).strip()
    if not words or len(words) > LONGEST:
        raise Refused(f"Only words of up to {LONGEST} characters can stand under “{KEY}”.")
    front = _read(text)
    known = _overrides(front)
    same = [surface for surface in known if fold(surface).strip() == fold(words)]
    if len(same) > 1:
        raise Refused(f"“{words}” stands twice under “{KEY}”: keep one of the two.")
    surface = same[0] if same else words
    if not (target or same):
        raise Refused(f"“{words}” doesn't stand under “{KEY}”.")
    edit = _Source(text).edit(surface, target)
    edited = text[: edit.start] + edit.new + text[edit.end :]
    wanted = {**known, surface: target}
    if not target:
        del wanted[surface]
    if not _says(edited, front, wanted):
        raise Refused(f"“{KEY}” is written so that only a person can change it: edit it by hand.")
    return edited


def _read(text: str) -> Front:
    front = front_matter("", text)
    if front.findings:
        place, message = front.findings[0].place, front.findings[0].message
        raise Refused(f"The front matter must be mended first: line {place.line}: {message}")
    if front.tree is None:
        raise Refused("The file has no front matter that could be written into.")
    return front


def _overrides(front: Front) -> dict[str, Any]:
    """What stands under the key, in its order."""
    node = front.tree.get(KEY) if front.tree else None
    known = None if node is None else plain(node)
    if known is not None and not isinstance(known, dict):
        raise Refused(f"What stands under “{KEY}” is no list of words and ids.")
    return known or {}


def _says(edited: str, before: Front, wanted: dict[str, Any]) -> bool:
    """Whether an edited text says what it said before, but for what it has under the key now."""
    after = front_matter("", edited)
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
    was.pop(KEY, None)
    return (now.pop(KEY, None) or {}) == wanted and list(now.items()) == list(was.items())


class _Source:
    """A text with its front matter as YAML nodes, and where each line begins in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines, end = parted(text)
        self.starts = line_starts(text, toml=False)
        self.fence = self.starts[end]
        self.end = text[: self.starts[1]].removeprefix("\ufeff").removeprefix(lines[0])
        """How the first line ends, and so do those that are written."""
        self.root: Any = yaml.compose("\n".join(lines[1:end]), Loader=LOADER)

    def at(self, mark: Any) -> int:
        """Where something of the front matter stands in the text; it begins in the second line."""
        line: int = mark.line + 1
        return self.starts[line] + int(mark.column)

    def below(self, mark: Any) -> int:
        """Where the next line begins."""
        line: int = mark.line + 2
        return self.starts[line]

    def edit(self, surface: str, target: str) -> _Edit:
        entries = self.root.value if isinstance(self.root, yaml.MappingNode) else []
        found = next(((key, node) for key, node in entries if key.value == KEY), None)
        if found is None:
            return self._begun(entries, surface, target)
        key, node = found
        if not isinstance(node, yaml.MappingNode):
            return self._filled(key, node, surface, target)
        entry = next(((k, v) for k, v in node.value if k.value == surface), None)
        if entry is None:
            return self._added(node, surface, target)
        if target:
            return self._changed(*entry, target)
        return self._less(node, entry) if node.flow_style else self._without(key, node, entry)

    def _begun(self, entries: list[Any], surface: str, target: str) -> _Edit:
        """The key is new: below all others, or above, where empty lines would change the last one."""
        pair = _pair(surface, target)
        if self.root is not None and self.root.flow_style:
            return self._in_flow(self.root, f"{KEY}: {{{_pair(surface, target, flow=True)}}}")
        indent = " " * (entries[0][0].start_mark.column if entries else 0)
        new = f"{indent}{KEY}:{self.end}{indent}  {pair}{self.end}"
        literal = entries and getattr(_last(entries[-1][1]), "style", "") in _LITERAL
        at = self.starts[entries[0][0].start_mark.line + 1] if literal else self.fence
        return _Edit(at, at, new)

    def _filled(self, key: Any, node: Any, surface: str, target: str) -> _Edit:
        """The key is there, and nothing or “null” behind it."""
        if node.start_mark.index != node.end_mark.index or self.root.flow_style:
            inner = f"{{{_pair(surface, target, flow=True)}}}"
            return _Edit(self.at(node.start_mark), self.at(node.end_mark), inner)
        at, indent = self.below(key.end_mark), " " * (key.start_mark.column + 2)
        return _Edit(at, at, f"{indent}{_pair(surface, target)}{self.end}")

    def _added(self, node: Any, surface: str, target: str) -> _Edit:
        if node.flow_style:
            return self._in_flow(node, _pair(surface, target, flow=True))
        first, last = node.value[0][0], node.value[-1][1]
        at, indent = self.below(last.end_mark), " " * first.start_mark.column
        return _Edit(at, at, f"{indent}{_pair(surface, target)}{self.end}")

    def _in_flow(self, node: Any, pair: str) -> _Edit:
        if node.value:
            at = self.at(node.value[-1][1].end_mark)
            return _Edit(at, at, f", {pair}")
        at = self.at(node.start_mark) + 1
        return _Edit(at, at, pair)

    def _changed(self, key: Any, value: Any, target: str) -> _Edit:
        """Another id, in quotes if the old one was."""
        start, end = self.at(value.start_mark), self.at(value.end_mark)
        if value.style:
            return _Edit(start, end, f"{value.style}{target}{value.style}")
        new = _pair("a", target).removeprefix("a: ")
        if start != end:
            return _Edit(start, end, new)
        colon = "" if ":" in self.text[self.at(key.end_mark) : start] else ":"
        return _Edit(start, end, f"{colon} {new}")

    def _without(self, key: Any, node: Any, entry: tuple[Any, Any]) -> _Edit:
        """The lines of an entry are gone; and that of the key, if nothing else is below it."""
        start, end = self.starts[entry[0].start_mark.line + 1], self.below(entry[1].end_mark)
        head = self.text[self.at(key.end_mark) : start]
        if len(node.value) == 1 and self.below(key.end_mark) == start and _BARE.fullmatch(head):
            start = self.starts[key.start_mark.line + 1]
        return _Edit(start, end, "")

    def _less(self, node: Any, entry: tuple[Any, Any]) -> _Edit:
        """An entry between braces is gone, and one of the commas beside it."""
        start, end = self.at(entry[0].start_mark), self.at(entry[1].end_mark)
        if len(node.value) == 1:
            return _Edit(self.at(node.start_mark) + 1, self.at(node.end_mark) - 1, "")
        number = node.value.index(entry)
        if number + 1 < len(node.value):
            behind = self.text[end : self.at(node.value[number + 1][0].start_mark)]
            comma = _COMMA.fullmatch(behind) or _BEFORE.match(behind)
            return _Edit(start, end + (comma.end() if comma else 0), "")
        before = self.at(node.value[number - 1][1].end_mark)
        return _Edit(before if _COMMA.fullmatch(self.text[before:start]) else start, end, "")


def _last(node: Any) -> Any:
    """What a node ends with, in all depth: a scalar, or an empty list or mapping."""
    while isinstance(node, yaml.CollectionNode) and node.value:
        end = node.value[-1]
        node = end[1] if isinstance(node, yaml.MappingNode) else end
    return node


def _pair(surface: str, target: str, *, flow: bool = False) -> str:
    """`surface: target` as YAML, in quotes where it needs them."""
    told = yaml.safe_dump(
        {surface: target}, allow_unicode=True, width=float("inf"), default_flow_style=flow
    ).rstrip("\n")
    return told[1:-1] if flow else told
