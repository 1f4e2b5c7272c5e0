"""Sources that weren't public for where they lie: in a section that is held back, or passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.fronts import read_front
from briefgen.exports.folders.given import inner, lines_in, mappings
from briefgen.exports.folders.keys import why_held
from briefgen.exports.folders.lookup import SOURCES
from briefgen.exports.folders.oldpaths import POSTS
from briefgen.exports.folders.systems import IGNORED, JEKYLL, System
from briefgen.exports.post import DRAFT
from briefgen.findings import Failure
from briefgen.source.filed import DRAFTS


def held_sections(folder: Folder) -> dict[str, str]:
    """The folders of which Hugo's `cascade` in their list holds all back, each with the reason.

    One that speaks of a part alone counts for all: its patterns aren't read.
    """
    found: dict[str, str] = {}
    for name in folder.names:
        head, _, last = name.rpartition("/")
        if last.startswith("_index.") and name.endswith(SOURCES):
            try:
                front = read_front(name, folder.text(name) or "")
            except Failure:  # it is said where the list is left out
                continue
            given = front.entries.get("cascade")
            for one in mappings(given.value) if given else ():
                if why := why_held(one) if isinstance(one, dict) else "":
                    found.setdefault(f"{head}/", f"{why}, as its section says")
    return found


def withheld(system: System, sections: Mapping[str, str], name: str) -> str:
    """Why a source wasn't public by where it lies; "" for no reason."""
    folders = name.removeprefix(system.below).split("/")[:-1]
    if DRAFTS in folders:
        return DRAFT
    return next((why for head, why in sections.items() if name.startswith(head)), "") or _unseen(
        system, name.removeprefix(system.below), folders
    )


def _unseen(system: System, path: str, folders: list[str]) -> str:
    """Why the generator made no page of what lies there."""
    settings = system.settings or {}
    if system.name == JEKYLL and any(_no_collection(settings, folder) for folder in folders):
        return "in a folder of which Jekyll made no pages"
    passed = settings.get("exclude" if system.name == JEKYLL else IGNORED)
    ways = set(_ways(path))
    if any(fnmatchcase(way, it.strip("/")) for it in lines_in(passed) for way in ways):
        return f"in what the settings of {system.name} pass over"
    return ""


def _no_collection(settings: Mapping[str, object], folder: str) -> bool:
    collections = settings.get("collections")
    said = collections.get(folder[1:]) if isinstance(collections, dict) else None
    return folder.startswith("_") and folder not in POSTS and inner(said, "output") != "true"


def _ways(path: str) -> Iterator[str]:
    """The path, each folder that it lies in, and each of its names alone."""
    parts = path.split("/")
    yield from parts
    yield from ("/".join(parts[: end + 1]) for end in range(len(parts)))
