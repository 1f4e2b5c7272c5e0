"""One item of `facts:` written into a front matter, or taken out; every other byte stays."""

from __future__ import annotations

from typing import Any, TypeAlias

import yaml

from briefgen.source.fields import one_line
from briefgen.source.frontedit import (
    Edit,
    Entry,
    Refused,
    Source,
    edited,
    pair,
    read_front,
)
from briefgen.source.tree import Node, in_pairs, plain

KEY = "facts"
LONGEST_LABEL = 60
"""Characters; one that is longer is no label, and YAML has limits for keys."""
LONGEST_VALUE = 600
"""Characters of twenty long words."""

Known: TypeAlias = list[dict[str, object]]

_LONG = ("label", "value")
"""Keys of a fact that is written out: `{label: Cost, value: $3 million}` for `Cost: $3 million`."""


def with_fact(text: str, label: str, value: str) -> str:
    """The text of a Markdown source with one key fact more, behind those that it has.

    text: as the file has it, with its byte order mark and line ends.

    Raises:
        Refused: if that cannot be written without touching anything else, or stands there already.
    """
    label, value = _told(label), _told(value)
    if not label or not value:
        raise Refused("A key fact needs a label and a value.")
    if len(label) > LONGEST_LABEL or len(value) > LONGEST_VALUE:
        raise Refused("The label or the value is too long for a key fact.")
    front = read_front(text)
    known = _known(front.tree)
    if _number(known, label, value) is not None:
        raise Refused(f"“{label}: {value}” stands under “{KEY}” already.")
    edit = _more(Source(text), label, value)
    wanted = [*known, {"label": label, "value": value}]
    return edited(text, edit, front, KEY, wanted, _facts)


def without_fact(text: str, label: str, value: str) -> str:
    """The text of a Markdown source with this key fact taken out; raises Refused as `with_fact`."""
    front = read_front(text)
    known = _known(front.tree)
    number = _number(known, label, value)
    if number is None:
        raise Refused(f"“{label}: {value}” doesn't stand under “{KEY}”.")
    wanted = [*known[:number], *known[number + 1 :]]
    return edited(text, _less(Source(text), number), front, KEY, wanted, _facts)


def _told(text: object) -> str:
    """A text as the article's header has it: in one line."""
    line = one_line(text)
    return line if isinstance(line, str) else ""


def _known(tree: Any) -> Known:
    node = tree.get(KEY)
    return _facts(node) if node else []


def _facts(node: Node) -> Known:
    """The facts in their order, whichever way they are written."""
    known = plain(in_pairs(node, *_LONG)) or []
    listed = [known] if isinstance(known, dict) else known
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Refused(f"What stands under “{KEY}” is no list of labels and values.")
    return listed


def _number(known: Known, label: str, value: str) -> int | None:
    told = ((_told(one.get("label")), _told(one.get("value"))) for one in known)
    return next((at for at, one in enumerate(told) if one == (label, value)), None)


def _more(source: Source, label: str, value: str) -> Edit:
    found = source.found(KEY)
    lines, flow = _member(label, value), _flow(label, value)
    if found is None:
        return source.begun(KEY, lines, f"[{flow}]")
    node = found[1]
    if isinstance(node, yaml.SequenceNode):
        return _listed(source, node, label, value)
    if isinstance(node, yaml.MappingNode) and node.value:
        return _paired(source, node, label, value)
    return source.filled(found, lines, f"[{flow}]")


def _listed(source: Source, node: Any, label: str, value: str) -> Edit:
    """One member more, written as the one before it."""
    written_out = bool(node.value) and _is_long(node.value[-1])
    if node.flow_style:
        return source.in_flow(node, _flow(label, value, written_out=written_out))
    before = node.value[-1]
    indent = " " * int(node.start_mark.column)
    lines = _member(label, value, written_out=written_out)
    if getattr(before, "flow_style", False):
        lines = [f"- {_flow(label, value, written_out=written_out)}"]
    at = source.behind(before)
    return Edit(at, at, source.lines(lines, indent))


def _paired(source: Source, node: Any, label: str, value: str) -> Edit:
    """A line more of `label: value`, where each label stands once."""
    if _is_long(node):
        raise Refused(f"“{KEY}” is one fact, and no list: write a hyphen before it by hand.")
    if any(key.value == label for key, _ in node.value):
        raise Refused(f"“{label}” stands under “{KEY}” already, each label once: choose another.")
    if label in _LONG:
        raise Refused(f"“{label}” can be no label here: choose another.")
    if node.flow_style:
        return source.in_flow(node, pair(label, value, flow=True))
    at, indent = source.behind(node), " " * int(node.value[0][0].start_mark.column)
    return Edit(at, at, source.lines([pair(label, value)], indent))


def _less(source: Source, number: int) -> Edit:
    key, node = source.entry(KEY)
    if isinstance(node, yaml.MappingNode) and _is_long(node):
        return _keyless(source)
    entries = _entries(node)
    if node.flow_style:
        return source.less(node, entries, number)
    return source.without(key, entries, number)


def _keyless(source: Source) -> Edit:
    """The key is gone with all below it."""
    key, node = source.entry(KEY)
    if source.root.flow_style:
        return source.less(source.root, source.entries, source.entries.index((key, node)))
    return Edit(source.line_of(key.start_mark), source.behind(node), "")


def _entries(node: Any) -> list[Entry]:
    if isinstance(node, yaml.MappingNode):
        return [*node.value]
    return [(member, member) for member in node.value]


def _is_long(node: Any) -> bool:
    """Whether a fact is written with the keys `label` and `value`."""
    return isinstance(node, yaml.MappingNode) and any(k.value in _LONG for k, _ in node.value)


def _member(label: str, value: str, *, written_out: bool = False) -> list[str]:
    """The lines of a member of a list."""
    if written_out or label in _LONG:
        return [f"- {pair('label', label)}", f"  {pair('value', value)}"]
    return [f"- {pair(label, value)}"]


def _flow(label: str, value: str, *, written_out: bool = False) -> str:
    """A member of a list between brackets."""
    if written_out or label in _LONG:
        both = f"{pair('label', label, flow=True)}, {pair('value', value, flow=True)}"
        return f"{{{both}}}"
    return f"{{{pair(label, value, flow=True)}}}"
