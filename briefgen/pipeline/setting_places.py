"""Where a setting is written, for findings that are made far from the file."""

from __future__ import annotations

from briefgen.findings import SETTINGS, TABLES, Place
from briefgen.graph.build import Build
from briefgen.pipeline.sources import text


def setting_place(build: Build, *names: str | int) -> Place:
    """The place of a setting, or of the table around it; only the file, where neither is written.

    Who asks hangs on the text of the file, so only what is wrong should.
    """
    from briefgen.source.schema import length
    from briefgen.source.tomltext import read_toml
    from briefgen.source.tree import path_to

    for path, above in TABLES.items():
        if (source := text(build, path)) is not None:
            tree, _ = read_toml(path, source)
            way = list(path_to(tree, (*above, *names))) if tree else []
            if len(way) <= len(above) + 1:
                return Place(path)
            return Place(path, way[-1].line, way[-1].column, length(way[-1]))
    return Place(SETTINGS)
