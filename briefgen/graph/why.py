"""Why a page was made anew: the recorded reasons as sentences."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefgen.graph.trace import Key, Reason

INPUTS = {
    "read": "the file {} changed",
    "listed": "what stands in {} changed",
    "names": "the list of files in {} changed",
    "passed": "it matters whether {} has passed",
    "option": "the option {} changed",
}
ORIGINS = {
    "new": "it was never asked before",
    "unreadable": "its stored answer could not be read",
}


class Reasons(Protocol):
    """A store or a build."""

    def reason(self, key: Key) -> Reason | None: ...


def shortly(reasons: Reasons, key: Key, name: str) -> str:
    """Say in one sentence why a query ran, from both ends of the chain; `name`: what it makes."""
    reason = reasons.reason(key)
    if reason is None:
        return f"{name} was never made"
    if reason.origin == "new" and not reason.through:
        return f"{name} was made for the first time"
    last = reason.through[-1] if reason.through else key
    if reason.origin in ORIGINS:
        return f"{name} was made again because of “{_name(last)}”: {ORIGINS[reason.origin]}"
    return f"{name} was made again because {_change(last)}"


def why(reasons: Reasons, key: Key) -> tuple[str, ...]:
    """Give the chain of reasons for a query's last run, one sentence each.

    From the question itself down to the input that changed:
    "page about.html ran again because template base.html changed".
    """
    reason = reasons.reason(key)
    if reason is None:
        return (f"{_name(key)} never ran",)
    links = (key, *reason.through)
    told = [f"{_name(a)} ran again because {_change(b)}" for a, b in pairwise(links)]
    if reason.origin in ORIGINS:
        told.append(f"{_name(links[-1])} ran because {ORIGINS[reason.origin]}")
    return tuple(told)


def _name(key: Key) -> str:
    return " ".join(key)


def _change(key: Key) -> str:
    if key[0] in INPUTS:
        return INPUTS[key[0]].format(*key[1:])
    return f"{_name(key)} changed"
