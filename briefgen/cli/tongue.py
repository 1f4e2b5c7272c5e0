"""In which language a new source of a project is taken to be written."""

from __future__ import annotations

from pathlib import Path

from briefgen.findings import Failure


def language_of(folder: Path) -> str:
    """That of the project in which a folder is or is to be; "" if there is none that can be read."""
    from briefgen.cli.session import QUERIES, is_project
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files
    from briefgen.settings import Settings

    place = folder.absolute()
    root = next((it for it in (place, *place.parents) if is_project(it)), None)
    if root is None:
        return ""
    try:
        # Without a session, which would begin a store: a new source is all that is written.
        return Build(Files(root), queries=QUERIES).answer(("settings",), Settings).language
    except Failure:
        return ""
