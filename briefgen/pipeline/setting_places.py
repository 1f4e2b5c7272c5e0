"""Where a setting is written, for findings that are made far from the file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.findings import SETTINGS, TABLES, Place
from briefgen.graph.build import Build
from briefgen.pipeline.sources import text

if TYPE_CHECKING:
    from briefgen.source.tree import Mapping


def setting_place(build: Build, *names: str | int) -> Place:
    """The place of a setting, or of the table around it; only the file, where neither is written.

    Who asks hangs on the text of the file, so only what is wrong should.
    """
    from briefgen.source.schema import length
    from briefgen.source.tree import path_to

    for path, above in TABLES.items():
        if (source := text(build, path)) is not None:
            tree = _tree(path, source)
            way = list(path_to(tree, (*above, *names))) if tree else []
            if len(way) <= len(above) + 1:
                return Place(path)
            return Place(path, way[-1].line, way[-1].column, length(way[-1]))
    return Place(SETTINGS)


@lru_cache(maxsize=2)
def _tree(path: str, source: str) -> Mapping | None:
    """Kept, since a menu or list of redirects may have thousands of places that are wrong."""
    from briefgen.source.tomltext import read_toml

    return read_toml(path, source)[0]
