"""Which folder may be replaced by a site: none that holds the project, its sources or something else."""

from __future__ import annotations

import os
from pathlib import Path

from briefgen.findings import Failure, Finding, Place

_SOURCES = ("content", "static", "themes", "templates", "locales", "ledger", ".git", ".briefgen")
HINT = "Choose a folder of its own, such as “site”."


def checked(target: Path, project: Path, hint: str = HINT) -> Path:
    """`target` as an absolute path whose parent holds no symlink.

    Raises:
        Failure: with the hint, if it must not be used.
    """
    given = project / target
    if not given.name:
        raise refusal(given, "is the top of a file system", hint)
    place = given.parent.resolve() / given.name
    why = _forbidden(place, project.resolve()) if given.name != ".." else "leads out of its folder"
    if why:
        raise refusal(target, why, hint)
    return place


def refusal(path: Path, why: str, hint: str) -> Failure:
    """The failure that says why nothing can be published to `path`."""
    return Failure(
        Finding(Place(str(path)), "output-folder", f"The output folder “{path}” {why}.", hint)
    )


def _forbidden(place: Path, project: Path) -> str:
    if place.is_symlink():
        return "is a symbolic link"
    if place.exists() and not place.is_dir():
        return "is a file"
    if any(_same(place, folder) for folder in (project, *project.parents)):
        return "holds the project itself"
    if os.path.ismount(place):
        return "is a mounted file system, which cannot be exchanged in one step"
    return _among_sources(place, project)


def _among_sources(place: Path, project: Path) -> str:
    sources = [project / name for name in _SOURCES]
    for folder in (place, *place.parents):
        if folder.name == ".git":
            return "lies inside “.git”"
        if name := next((source.name for source in sources if _same(folder, source)), ""):
            return f"lies inside “{name}”"
    return ""


def _same(one: Path, other: Path) -> bool:
    """Whether two paths name one folder, by name or (another case, a second mount) by identity."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
