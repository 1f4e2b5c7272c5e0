"""The large knowledge base on disk: opened when a name is first looked up, once for each version.

Its version is an input of the build (`option("knowledge")`): the digest in the first bytes of the
file. A build with nothing to do reads no more of it.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any

from briefgen.graph.query import option
from briefgen.knowledge.store import Base, Damaged
from briefgen.memory import newest
from briefgen.pipeline.library_file import OPTION, damaged, opened
from briefgen.pipeline.sources import settings

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.knowledge.entity import Entity


def library(build: Build) -> Base | None:
    """The large knowledge base, None if the site does without.

    Raises:
        Failure: if the file is absent or damaged.
    """
    if not settings(build).builtin_knowledge:
        return None
    return newest(build.memory, OPTION, option(build, OPTION), opened)


class Shelved(dict[str, "Entity"]):
    """The entities that were fetched, and those of the large knowledge base when asked for.

    Iteration goes over what was fetched or asked for so far.
    free: ids of the large knowledge base that no entry covers; covered: whether one covers another id.
    """

    def __init__(
        self,
        fetched: dict[str, Entity],
        base: Base | None,
        free: Container[str],
        covered: Callable[[str], bool],
    ) -> None:
        super().__init__(fetched)
        self._base, self._free, self._covered = base, free, covered

    def __missing__(self, identifier: str) -> Entity:
        found = self[identifier] = self._looked_up(identifier)
        return found

    def __contains__(self, identifier: object) -> bool:
        return self.get(identifier) is not None

    def get(self, identifier: Any, default: Any = None) -> Any:
        """As of any mapping that looks up what it lacks."""
        if not identifier:
            return default
        try:
            return self[identifier]
        except KeyError:
            return default

    def _looked_up(self, identifier: str) -> Entity:
        index = -1 if self._base is None else self._base.index(identifier)
        if self._base is None or index < 0:
            raise KeyError(identifier)
        if identifier not in self._free and self._covered(identifier):
            raise KeyError(identifier)
        try:
            return self._base.entity(index)
        except Damaged as error:
            raise damaged(str(error)) from error
