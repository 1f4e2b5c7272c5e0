"""One line of `mentions:` written into a front matter, or taken out; every other byte stays."""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefgen.knowledge.folding import fold
from briefgen.source.frontedit import Edit, Refused, Source, edited, pair, read_front
from briefgen.source.tree import Node, plain

KEY = "mentions"
LONGEST = 120
"""Characters of words that a line of YAML can have for its key."""


def with_mention(text: str, words: str, target: str) -> str:
    """The text of a Markdown source in which these words mean `target`; "" takes their line out.

    text: as the file has it, with its byte order mark and line ends.

    Raises:
        Refused: if that cannot be written without touching anything else.
    """
    words = re.sub(r"\s", " ", words).strip()
    if not words or len(words) > LONGEST:
        raise Refused(f"Only words of up to {LONGEST} characters can stand under “{KEY}”.")
    front = read_front(text)
    node = front.tree.get(KEY) if front.tree else None
    known = _overrides(node) if node else {}
    same = [surface for surface in known if fold(surface).strip() == fold(words)]
    if len(same) > 1:
        raise Refused(f"“{words}” stands twice under “{KEY}”: keep one of the two.")
    surface = same[0] if same else words
    if not (target or same):
        raise Refused(f"“{words}” doesn't stand under “{KEY}”.")
    wanted = {**known, surface: target}
    if not target:
        del wanted[surface]
    return edited(text, _edit(Source(text), surface, target), front, KEY, wanted, _overrides)


def _overrides(node: Node) -> dict[str, Any]:
    """What stands under the key, in its order."""
    known = plain(node)
    if known is not None and not isinstance(known, dict):
        raise Refused(f"What stands under “{KEY}” is no list of words and ids.")
    return known or {}


def _edit(source: Source, surface: str, target: str) -> Edit:
    found = source.found(KEY)
    line, flow = pair(surface, target), pair(surface, target, flow=True)
    if found is None:
        return source.begun(KEY, [line], f"{{{flow}}}")
    key, node = found
    if not isinstance(node, yaml.MappingNode):
        return source.filled(found, [line], f"{{{flow}}}")
    number = next((at for at, (k, _) in enumerate(node.value) if k.value == surface), None)
    if number is None:
        return _added(source, node, line, flow)
    if target:
        held, value = node.value[number]
        return _changed(source, held, value, target)
    if node.flow_style:
        return source.less(node, node.value, number)
    return source.without(key, node.value, number)


def _added(source: Source, node: Any, line: str, flow: str) -> Edit:
    if node.flow_style:
        return source.in_flow(node, flow)
    first, end = node.value[0][0], node.value[-1][1]
    at = source.below(end.end_mark)
    return Edit(at, at, source.lines([line], " " * first.start_mark.column))


def _changed(source: Source, key: Any, value: Any, target: str) -> Edit:
    """Another id, in quotes if the old one was."""
    start, end = source.at(value.start_mark), source.at(value.end_mark)
    if value.style:
        return Edit(start, end, f"{value.style}{target}{value.style}")
    new = pair("a", target).removeprefix("a: ")
    if start != end:
        return Edit(start, end, new)
    colon = "" if ":" in source.text[source.at(key.end_mark) : start] else ":"
    return Edit(start, end, f"{colon} {new}")
