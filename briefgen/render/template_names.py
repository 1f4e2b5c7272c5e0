"""Names in templates that mean nothing: what was probably meant by each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import jinja2
from jinja2 import Environment, StrictUndefined, nodes

ALIKE = 0.7
"""How alike a name is to the one that was meant."""

_UNKNOWN = re.compile(r"'(\w+)' is undefined|No (filter|test) named '(\w+)'\.?")


class Undefined(StrictUndefined):
    """A name that nothing has; of what is missing on something, it says what is there."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        message, there = super()._undefined_message, self._undefined_obj
        if there is jinja2.utils.missing or not isinstance(self._undefined_name, str):
            return message
        return message + _or_else(self._undefined_name, (n for n in dir(there) if n[0] != "_"))


def explained(message: str, environment: Environment, given: Iterable[str]) -> str:
    """What Jinja says of a name, with the name that was probably meant; given: those of the page."""
    found = _UNKNOWN.fullmatch(message)
    if not found:
        return message
    if found[1]:
        return message + _or_else(found[1], (*given, *environment.globals))
    known = environment.filters if found[2] == "filter" else environment.tests
    return message.rstrip(".") + _or_else(found[3], known)


def lost_block(
    tree: nodes.Template, blocks_of: Callable[[str], frozenset[str] | None]
) -> tuple[int, str] | None:
    """Line and message of a block that no page shows: nothing that the template extends has it.

    blocks_of: the names of all blocks of a template and of those that it extends, if they are known.
    """
    parent = extended(tree)
    called = {  # `{{ self.name() }}` shows one where no template that is extended has a place for it
        at.attr
        for at in tree.find_all(nodes.Getattr)
        if isinstance(at.node, nodes.Name) and at.node.name == "self"
    }
    own = [
        node
        for node in (tree.body if parent else ())
        if isinstance(node, nodes.Block) and node.name not in called
    ]
    known = blocks_of(parent) if own else None
    for block in own if known is not None else ():
        if block.name not in (known or ()):
            message = f"no template that this one extends has a block '{block.name}'"
            return block.lineno, message + _or_else(block.name, known or ())
    return None


def extended(tree: nodes.Template) -> str:
    """The template that one extends; "" for none, or for one that only the page knows."""
    found = tree.find(nodes.Extends)
    name = found.template if found else None
    return str(name.value) if isinstance(name, nodes.Const) else ""


def is_settled(tree: nodes.Template) -> bool:
    """Whether it is known which template one extends, if any."""
    return bool(extended(tree)) or tree.find(nodes.Extends) is None


def blocks(tree: nodes.Template) -> Iterator[str]:
    """The names of all blocks that stand in a template, within others, too."""
    return (block.name for block in tree.find_all(nodes.Block))


def _or_else(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for what is misspelt

    near = get_close_matches(word, sorted(set(known)), n=1, cutoff=ALIKE)
    return f"; did you mean '{near[0]}'?" if near else ""
