"""What the inspector is asked about key facts, and the one that it writes or takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

from briefgen.serve import pages
from briefgen.serve.inspecting import Inspector, OnPage, answering

if TYPE_CHECKING:
    from starlette.routing import Route

    from briefgen.serve.preview import Preview

MOST_CHOSEN = 1000
"""Characters of the words that may become a fact; the client sends no more."""


class FactDecision(OnPage, frozen=True):
    """That a label with a value is to be a key fact of a page, or no longer."""

    act: Literal["keep", "drop"]
    label: str
    value: str


class Facts(Protocol):
    """Knows the key facts of sources. Both are called in the building thread."""

    def told(self, path: str, chosen: str) -> dict[str, Any]:
        """The facts of a source, and what `chosen` words would be; raises Refusal or Failure."""

    def decide(self, path: str, decision: FactDecision) -> str:
        """Write a decision into a source and say so; raises Refusal or Failure."""


def route(preview: Preview, inspector: Inspector) -> Route:
    """Where questions about key facts are answered."""
    facts = inspector.facts
    return answering(
        pages.FACTS,
        preview,
        inspector,
        lambda path, asked: facts.told(path, asked.get("words", "")[:MOST_CHOSEN]),
        FactDecision,
        facts.decide,
    )
