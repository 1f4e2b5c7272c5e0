"""Which annotation of one side answers which of the other, and whether both mean the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

Item = Mapping[str, Any]
"""A member of a list of the JSON contract: `start`, `end`, `text` and more."""


def span(item: Item) -> tuple[int, int]:
    return item["start"], item["end"]


def outermost(items: Sequence[Item]) -> list[Item]:
    """Those that don't lie inside a longer one, in order, each span once."""
    found: list[Item] = []
    end = -1
    for item in sorted(items, key=lambda one: (one["start"], -one["end"])):
        if item["end"] > end:
            found.append(item)
            end = item["end"]
    return found


def overlapping(item: Item, others: Sequence[Item], like: Item | None = None) -> Item:
    """The first of `others` that shares a letter with `item`, and means whom `like` does; else {}.

    The others may lie inside one another; texts are short enough to look at the neighbourhood only.
    """
    at = bisect_right(others, item["end"] - 1, key=lambda one: one["start"])
    for other in reversed(others[max(0, at - 12) : at]):
        if other["end"] > item["start"] and (like is None or is_same_entity(other, like)):
            return other
    return {}


def aligned(
    gold: Sequence[Item], found: Sequence[Item]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pairs that overlap, what has no partner in `found`, and what has none in `gold`.

    Equal spans are paired first, then the rest from left to right.
    """
    exact = {span(item): item for item in found}
    pairs = [(one, exact[span(one)]) for one in gold if span(one) in exact]
    taken = {span(one) for one, _ in pairs}
    left = sorted((one for one in gold if span(one) not in taken), key=span)
    right = sorted((one for one in found if span(one) not in taken), key=span)
    missed, spurious = [], []
    at = 0
    for one in left:
        while at < len(right) and right[at]["end"] <= one["start"]:
            spurious.append(right[at])
            at += 1
        if at < len(right) and right[at]["start"] < one["end"]:
            pairs.append((one, right[at]))
            at += 1
        else:
            missed.append(one)
    return pairs, missed, [*spurious, *right[at:]]


def linked(item: Item) -> bool:
    """Whether it says who is meant."""
    return bool(item.get("wikidata") or item.get("wikipedia") or item.get("entity"))


def is_same_entity(gold: Item, found: Item) -> bool:
    """By Wikidata id where both have one, else by Wikipedia title, else by the site's own id."""
    for key in ("wikidata", "wikipedia", "entity"):
        if gold.get(key) and found.get(key):
            return _plain(gold[key]) == _plain(found[key])
    return False


def _plain(name: str) -> str:
    return unquote(name).replace("_", " ")


def is_same_speaker(gold: Item, found: Item) -> bool:
    """Whether both name the same speaker or both none; a surname may stand for the full name."""
    one, other = _words(gold), _words(found)
    if not one or not other:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return longer[-len(shorter) :] == shorter


def _words(quote: Item) -> list[str]:
    return (quote.get("speaker") or "").casefold().removeprefix("the ").split()
