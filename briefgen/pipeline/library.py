"""The large knowledge base on disk: opened when a name is first looked up, once for each version.

Its version is an input of the build (`option("knowledge")`): the digest in the first bytes of the
file. A build with nothing to do reads no more of it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, ItemsView, Iterator, Mapping, ValuesView
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


class Shelved(Mapping[str, "Entity"]):
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
        self._known, self._base, self._free, self._covered = fetched, base, free, covered

    def __getitem__(self, identifier: str) -> Entity:
        if identifier not in self._known:
            self._known[identifier] = self._looked_up(identifier)
        return self._known[identifier]

    def get(self, identifier: str, default: Any = None) -> Any:
        """As of any mapping; asked so often that what is known must cost no more than a look."""
        found = self._known.get(identifier)
        if found is not None or not identifier:
            return default if found is None else found
        return super().get(identifier, default)

    def values(self) -> ValuesView[Entity]:
        """As of any mapping, without looking each up by its id."""
        return self._known.values()

    def items(self) -> ItemsView[str, Entity]:
        """As `values`."""
        return self._known.items()

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

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
