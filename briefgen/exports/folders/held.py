"""Sources that weren't public for where they lie: in a section that is held back, or passed over."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase

from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.fronts import read_front
from briefgen.exports.folders.given import inner, line_of, lines_in, mappings
from briefgen.exports.folders.keys import why_held
from briefgen.exports.folders.lookup import SOURCES
from briefgen.exports.folders.oldpaths import POSTS, filed
from briefgen.exports.folders.patterns import expressed, globbed
from briefgen.exports.folders.systems import (
    ELEVENTY,
    GIT_IGNORE,
    HUGO,
    IGNORED,
    JEKYLL,
    PELICAN,
    QUARTZ,
    System,
)
from briefgen.exports.post import DRAFT
from briefgen.expressions import expression
from briefgen.findings import Failure
from briefgen.source.filed import DRAFTS

_PROGRAMS = tuple(f".11tydata.{ending}" for ending in ("js", "cjs", "mjs"))
"""How the data of Eleventy's folders and sources end that are made by programs."""
_FLAG = expression(r"\b([A-Za-z_]{2,40})[\"']?[ \t]{0,9}:[ \t]{0,9}(true|false)\b")


def held_sections(folder: Folder, system: System) -> dict[str, str]:
    """With what the paths of sources begin that a file holds back, in small letters, and why.

    Hugo's `cascade` in the list of a section, or Eleventy's data that are called as the folder or the
    source is. What speaks of a part of a section alone counts for all of it: its patterns aren't read.
    """
    says = {HUGO: _cascades, ELEVENTY: _data}.get(system.name)
    found: dict[str, str] = {}
    for head, said in says(folder) if says else ():
        if why := why_held(said) if isinstance(said, dict) else "":
            found.setdefault(head.lower(), f"{why}, as a file of its folder says")
    return found


def _cascades(folder: Folder) -> Iterator[tuple[str, object]]:
    for name in folder.names:
        above, _, last = name.rpartition("/")
        if not (last.startswith("_index.") and last.endswith(SOURCES)):
            continue
        with suppress(Failure):  # it is said where the list is left out
            given = read_front(name, folder.text(name) or "").entries.get("cascade")
            yield from ((f"{above}/", said) for said in (mappings(given.value) if given else ()))


def _data(folder: Folder) -> Iterator[tuple[str, object]]:
    """Of `desk/desk.json` for the folder, of `desk/ferry.json` for `desk/ferry.md`."""
    stems = {f"{name.rpartition('.')[0]}." for name in folder.names if name.endswith(SOURCES)}
    for name in folder.names:
        if not name.endswith((".json", *_PROGRAMS)):
            continue
        stem = name.rpartition(".")[0].removesuffix(".11tydata")
        above, _, last = stem.rpartition("/")
        own = above.rpartition("/")[2] == last
        heads = [*[f"{above}/"] * own, *[f"{stem}."] * (f"{stem}." in stems)]
        if heads:
            with suppress(Failure, ValueError, RecursionError):
                text = folder.text(name) or "{}"
                said = _told(text) if name.endswith(_PROGRAMS) else json.loads(text)
                yield from ((head, said) for head in heads)


def _told(program: str) -> dict[str, object]:
    """What a program says in so many words; it is never run."""
    return {key: word == "true" for key, word in _FLAG.findall(program)}


def withheld(system: System, sections: Mapping[str, str], name: str, tongue: str) -> str:
    """Why a source wasn't public by where it lies, or by its language; "" for no reason."""
    if tongue.lower() in system.silent:
        return "in a language that the settings of Hugo turn off"
    if globbed(system.unsent, name):
        return f"in what {GIT_IGNORE} passes over"
    path = name.removeprefix(system.head_of(name) or "")
    folders = path.split("/")[:-1]
    if DRAFTS in folders:
        return DRAFT
    if system.name == JEKYLL and "_posts" in folders and not filed(path).day:
        return "without the day in its name by which Jekyll knows a post"
    above = next((why for head, why in sections.items() if name.lower().startswith(head)), "")
    return (
        above
        or _by_default(system, path, folders)
        or _cascaded(system, path)
        or _unseen(system, name, path)
    )


def _by_default(system: System, path: str, folders: Collection[str]) -> str:
    """Why Jekyll's settings hold a source back by its folder or type."""
    rules = (system.settings or {}).get("defaults") if system.name == JEKYLL else None
    for rule in rules if isinstance(rules, list) else ():
        said = rule if isinstance(rule, dict) else {}
        scope, values = said.get("scope"), said.get("values")
        kind, head = inner(scope, "type"), inner(scope, "path").strip("/")
        own = "posts" if "_posts" in folders else "pages"
        fits = kind in ("", own) or f"_{kind}" in folders
        within = not head or any(fnmatchcase(way, head) for way in _ways(path))
        if fits and within and (why := why_held(values) if isinstance(values, dict) else ""):
            return f"{why}, as the settings of Jekyll say"
    return ""


def _cascaded(system: System, path: str) -> str:
    """Why Hugo's settings hold a source back, of all sources or of some."""
    rules = mappings((system.settings or {}).get("cascade")) if system.name == HUGO else ()
    for rule in rules:
        why = why_held(rule) if isinstance(rule, dict) else ""
        if isinstance(rule, dict) and why and _is_meant(rule, path):
            return f"{why}, as the settings of Hugo say"
    return ""


def _is_meant(rule: Mapping[str, object], path: str) -> bool:
    """Whether a rule may be about a source; of an end that is no list of stars there is no telling."""
    target = rule.get("target") or rule.get("_target")
    glob = inner(target, "path").lower()
    stem = path.rpartition(".")[0].lower().replace(" ", "-")
    without = stem.rpartition(".")[0] or stem  # the language, if there is one
    pages = [f"/{it.removesuffix('/index')}" for it in (stem, without)]
    if inner(target, "kind") in ("home", "section", "taxonomy", "term"):
        return False
    unsure = not glob or any(sign in glob for sign in "{[\\")
    return unsure or any(fnmatchcase(page, glob) for page in pages)


def _unseen(system: System, name: str, path: str) -> str:
    """Why the generator made no page of what lies there."""
    settings = system.settings or {}
    folders = path.split("/")[:-1]
    if system.name == JEKYLL and any(_no_collection(settings, folder) for folder in folders):
        return "in a folder of which Jekyll made no pages"
    if system.name == PELICAN and _in_no_path(settings, path):
        return "where the settings of Pelican look for nothing"
    key = {JEKYLL: "exclude", PELICAN: "ignore_files"}.get(system.name, IGNORED)
    passed = [line_of(it) for it in mappings(settings.get(key))]
    ways = {path, name} if system.name in (ELEVENTY, QUARTZ) else {path}
    if any(globbed(passed, way) for way in ways) or (
        system.name == HUGO and expressed(lines_in(settings.get("ignorefiles")), f"/{name}")
    ):
        return f"in what the settings of {system.name} pass over"
    return ""


def _in_no_path(settings: Mapping[str, object], path: str) -> bool:
    """Whether Pelican looked for neither pages nor articles in the folder of a source."""

    def within(key: str, *usual: str) -> bool:
        heads = [head.strip("/") for head in lines_in(settings.get(key)) or usual]
        return any(not head or path.startswith(f"{head}/") for head in heads)

    if within("page_paths", "pages"):
        return within("page_excludes")
    return within("article_excludes") or not within("article_paths", "")


def _no_collection(settings: Mapping[str, object], folder: str) -> bool:
    collections = settings.get("collections")
    said = collections.get(folder[1:]) if isinstance(collections, dict) else None
    return folder.startswith("_") and folder not in POSTS and inner(said, "output") != "true"


def _ways(path: str) -> Iterator[str]:
    """The path, each folder that it lies in, and each of its names alone."""
    parts = path.split("/")
    yield from parts
    yield from ("/".join(parts[: end + 1]) for end in range(len(parts)))
