"""Templates as code: compiled with the words that they ask for, or as a keeper remembers them."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import Protocol

from jinja2 import Environment, nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer

from briefgen.codec import fingerprint
from briefgen.locales.words import Words


class Keeper(Protocol):
    """What keeps code between processes. Only code that it noted itself may be recalled."""

    def recall(self, path: str, use: str, state: str) -> bytes: ...
    def note(self, path: str, use: str, state: str, data: bytes) -> None: ...


class Source:
    """A template: its name, the path of its file, its text, and the words that it may ask for."""

    def __init__(self, name: str, path: str, text: str, said: Mapping[str, Words]) -> None:
        self.name, self.path, self.text, self.said = name, path, text, said

    def compiled(self, environment: Environment, keeper: Keeper | None) -> CodeType:
        """Its code; what the keeper recalls is that of the same source and words."""
        if keeper is None:
            return self._compile(environment)
        use = "-".join((self.name, *(words.locale.tag for words in self.said.values())))
        locales = tuple(words.locale for words in self.said.values())
        state = fingerprint((self.name, self.path, self.text, tuple(self.said), locales))
        bucket = Bucket(environment, use, state)
        if data := keeper.recall(self.path, use, state):
            bucket.bytecode_from_string(data)
        if bucket.code is None:
            bucket.code = self._compile(environment)
            keeper.note(self.path, use, state, bucket.bytecode_to_string())
        return bucket.code

    def _compile(self, environment: Environment) -> CodeType:
        tree = _Translated(self.said).visit(environment.parse(self.text, self.name, self.path))
        return environment.compile(tree, self.name, self.path)


class _Translated(NodeTransformer):
    """Puts in the words for which a template asks by name alone, such as `_("Sources")`.

    Pages have dozens of them: asked for while a page is made, they cost more than its own words.
    """

    def __init__(self, said: Mapping[str, Words]) -> None:
        self.said = said

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        words = self.said.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        match node:
            case nodes.Call(args=[nodes.Const(value=str(message))], kwargs=[]) if words:
                return nodes.Const(words.gettext(message), lineno=node.lineno)
        return self.generic_visit(node)
