"""What commands ask of a project's settings that build nothing: they begin no store."""

from __future__ import annotations

from pathlib import Path

from briefgen.findings import Failure
from briefgen.settings import Settings


def settings_of(project: Path) -> Settings:
    """The settings; raises Failure where they cannot be read."""
    from briefgen.cli.session import QUERIES
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files

    # Without a session, which would begin a store.
    return Build(Files(project), queries=QUERIES).answer(("settings",), Settings)


def language_of(folder: Path) -> str:
    """That of the project in which a folder is or is to be; "" if there is none that can be read."""
    from briefgen.cli.session import is_project

    place = folder.absolute()
    root = next((it for it in (place, *place.parents) if is_project(it)), None)
    if root is None:
        return ""
    try:
        return settings_of(root).language
    except Failure:
        return ""
