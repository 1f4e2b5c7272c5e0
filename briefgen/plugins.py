"""Plug-ins: what other packages add, by entry points, where the project's settings enable it.

    [project.entry-points."briefgen.annotators"]
    resolutions = "wire_extras:resolutions"

Being installed does nothing. Nothing of a package is imported before a project asks for it.
For authors: `Suggestion` and `Annotator` are the interface; docs/plugins.md shows how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from briefgen.annotate.suggestions import Annotator, Suggestion
from briefgen.expressions import expression
from briefgen.source.passage import Passage

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_NAME = expression(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?")

__all__ = ["Annotator", "MarkdownPlugin", "Passage", "Suggestion"]

MarkdownPlugin = Callable[["MarkdownIt"], object]
"""Adds rules to the parser, as plug-ins of markdown-it-py do."""


def _entry_points(group: str) -> dict[str, metadata.EntryPoint]:
    """By name; of two of one name the first distribution in order of their names."""
    found = sorted(metadata.entry_points(group=f"briefgen.{group}"), key=_order, reverse=True)
    return {entry.name: entry for entry in found}


def _order(entry: metadata.EntryPoint) -> tuple[str, str]:
    return (entry.dist.name if entry.dist else "", entry.value)


def installed(group: str) -> tuple[str, ...]:
    """The names that one can enable."""
    return tuple(sorted(_entry_points(group)))


def identity(group: str, name: str) -> str:
    """Distribution, version and code of a plug-in, "" if it is not installed.

    The code counts too, for that of a plug-in under development changes with every save; and the
    versions of what it needs, for what was missing may be there now.
    """
    entry = _entry_points(group).get(name)
    if entry is None:
        return ""
    digest = hashlib.blake2b(digest_size=8)
    for place, path in _code(entry):
        digest.update(place.encode() + b"\0" + path.read_bytes())
    for needed in _needs(entry):
        digest.update(f"{needed} {version(needed)}\0".encode())
    dist = f"{entry.dist.name} {entry.dist.version}" if entry.dist else "unknown"
    return f"{dist} {entry.value} {digest.hexdigest()}"


def version(package: str) -> str:
    """The version of an installed package, "" if it isn't."""
    try:
        found = metadata.metadata(package)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
    # Where the metadata are lost, Pythons have an empty message, or from 3.14 on None; asked for
    # what isn't there, a message says None, and warns that it won't.
    return found["Version"] if found and "Version" in found else ""


def _needs(entry: metadata.EntryPoint) -> list[str]:
    """The names of the packages that a plug-in says it needs."""
    lines = (entry.dist.requires if entry.dist else None) or []
    return sorted(found[0] for line in lines if (found := _NAME.match(line)))


def _code(entry: metadata.EntryPoint) -> list[tuple[str, Path]]:
    """The modules of a plug-in with their places in the package, for a module may move."""
    folders, origin = _places(entry)
    if not folders:
        return [(origin.name, origin)] if origin else []
    found = ((folder, path) for folder in folders for path in folder.rglob("*.py"))
    return sorted((p.relative_to(folder).as_posix(), p) for folder, p in found if p.is_file())


def _places(entry: metadata.EntryPoint) -> tuple[list[Path], Path | None]:
    """The folders of the package that an entry point names, or its single file; none is imported."""
    try:
        spec = util.find_spec(entry.module.partition(".")[0])
    except (ImportError, ValueError):
        return [], None
    if spec is None:
        return [], None
    folders = [Path(place) for place in spec.submodule_search_locations or ()]
    return folders, Path(spec.origin) if spec.has_location and spec.origin else None


def module_of(group: str, name: str) -> str:
    """The module that an entry point names."""
    return _entry_points(group)[name].module


def load(group: str, name: str) -> Callable[..., Any]:
    """The function that an entry point names; raises whatever its import raises."""
    found = _entry_points(group)[name].load()
    if not callable(found):
        raise TypeError(f"{_entry_points(group)[name].value} is not a function")
    return cast("Callable[..., Any]", found)


def theme_folder(name: str) -> Path | None:
    """The folder of an installed theme."""
    entry = _entry_points("themes").get(name)
    if entry is None:
        return None
    inside = entry.module.split(".")[1:]
    folders = (base.joinpath(*inside) for base in _places(entry)[0])
    return next((folder for folder in folders if (folder / "theme.toml").is_file()), None)
