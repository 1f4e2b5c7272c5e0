"""Reach in the graph of questions: what lies under some of them, and what leads to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from briefgen.graph.trace import Asked, Key


def closure(keys: Iterable[Key], beyond: Callable[[Key], Iterable[Key]]) -> dict[Key, None]:
    """Give these keys and all that can be reached from them, as an ordered set."""
    reached = dict.fromkeys(keys)
    waiting = list(reached)
    while waiting:
        new = [key for key in beyond(waiting.pop()) if key not in reached]
        reached.update(dict.fromkeys(new))
        waiting += new
    return reached


def cone(
    asked: Mapping[Key, Asked], changed: Iterable[Key], inputs: Container[Key]
) -> frozenset[Key]:
    """Give the questions whose answers may differ: all that lead to a change.

    A question that was asked, but is neither an input nor has a trace (it failed, or its row was
    lost), counts as changed.
    """
    askers: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, questions in asked.items():
        for question, _ in questions:
            askers[question].append(key)
    lost = (key for key in askers if key not in asked and key not in inputs)
    return frozenset(closure((*changed, *lost), lambda key: askers.get(key, ())))
