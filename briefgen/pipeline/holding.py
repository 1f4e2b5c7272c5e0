"""Whether the knowledge base in use holds what a gold name means, under whatever name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefgen.knowledge.keys import key
from briefgen.pipeline.knowledge import shelf
from briefgen.pipeline.library import library

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.knowledge.store import Base

Holds = Callable[[Mapping[str, Any]], bool]


def holder(build: Build) -> Holds:
    """By Wikidata id where both have one, else by the title of the Wikipedia article, else by id."""
    entities, base = shelf(build).entities, library(build)
    numbers = {e.wikidata for e in entities.values() if e.wikidata}
    titles = {e.wikipedia or e.name: e.wikidata for e in entities.values()}

    def holds(item: Mapping[str, Any]) -> bool:
        wikidata, title = item.get("wikidata") or "", _plain(item.get("wikipedia"))
        if wikidata in numbers or item.get("entity") in entities:
            return True
        if title in titles and not (wikidata and titles[title]):
            return True
        return base is not None and _in_base(base, wikidata, title)

    return holds


def _in_base(base: Base, wikidata: str, title: str) -> bool:
    if wikidata and base.by_wikidata(wikidata) >= 0:
        return True
    for owner in base.owners(key(title)) if title else ():
        there = base.entity(owner.index)
        apart = wikidata and there.wikidata and wikidata != there.wikidata
        if title in (there.wikipedia, there.name) and not apart:
            return True
    return False


def _plain(title: object) -> str:
    return unquote(title).replace("_", " ") if isinstance(title, str) else ""
