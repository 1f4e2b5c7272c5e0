"""What the preview's inspector knows of key facts, and the one that it writes into a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.serve.inspecting import Refusal

if TYPE_CHECKING:
    from briefgen.cli.serve import Desk
    from briefgen.serve.facting import FactDecision

_RAW = (
    "This is a pasted text without front matter. `briefgen import` makes a Markdown source of it, "
    "in which key facts can be written."
)


class Facts:
    """Tells of the key facts of a project's sources.

    write: changes a source that is in the state that was looked at, or raises Refusal.
    """

    def __init__(self, desk: Desk, write: Callable[[str, str, Callable[[str], str]], None]) -> None:
        self._desk, self._write = desk, write

    def told(self, path: str, chosen: str) -> dict[str, Any]:
        """The facts of a source, and what `chosen` words would be, as JSON has them."""
        from briefgen.pipeline.factpicking import FactDesk, fact_desk

        known = msgspec.to_builtins(self._desk.look(fact_desk.key(path, chosen), FactDesk))
        return {"path": path, "closed": "" if path.endswith(".md") else _RAW, **known}

    def decide(self, path: str, decision: FactDecision) -> str:
        """Write a fact under `facts:`, or take it out; say where."""
        from briefgen.pipeline.factpicking import fact_doubt
        from briefgen.source.factwriting import with_fact, without_fact

        if not path.endswith(".md"):
            raise Refusal(409, _RAW)
        label, value = " ".join(decision.label.split()), " ".join(decision.value.split())
        if decision.act == "drop":
            self._write(path, decision.by, lambda text: without_fact(text, label, value))
            return f"“{label}: {value}” is taken out of {path}."
        if doubt := self._desk.look(fact_doubt.key(path, label, value), str):
            raise Refusal(409, doubt)
        self._write(path, decision.by, lambda text: with_fact(text, label, value))
        return f"“{label}: {value}” is a key fact: written into {path}."
