"""The plug-ins that the settings enable: which are there, loaded once a session."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import option, query
from briefgen.memory import newest
from briefgen.pipeline.setting_places import setting_place
from briefgen.pipeline.sources import settings
from briefgen.raised import raised

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.source.article import Body
    from briefgen.source.markdown import Document


@query
def enabled(build: Build, group: str) -> dict[str, str]:
    """Name → identity of the plug-ins that are enabled and installed; what is missing is said."""
    named = getattr(settings(build).plugins, group)
    known = {name: option(build, f"plugin {group} {name}") for name in named}
    for name in (name for name, identity in known.items() if not identity):
        there = option(build, f"plugins {group}")
        build.note(_missing(setting_place(build, "plugins", group), group, name, there))
    return {name: identity for name, identity in known.items() if identity}


def loaded(build: Build, group: str) -> dict[str, Callable[..., Any]]:
    """Name → function of the plug-ins that can be loaded; why one cannot is said."""
    found: dict[str, Callable[..., Any]] = {}
    for name, identity in enabled(build, group).items():
        slot = ("plugin", group, name)
        function = newest(build.memory, slot, identity, partial(_load, group, name))
        if callable(function):
            found[name] = function
        else:
            build.note(broken(group, name, function, setting_place(build, "plugins", group)))
    return found


def _load(group: str, name: str) -> Callable[..., Any] | str:
    """The function, or why there is none."""
    from briefgen import plugins

    try:
        with aside():
            return plugins.load(group, name)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the import of somebody's package may raise anything
        return f"it cannot be loaded: {raised(error, [plugins.module_of(group, name)])}"


def aside() -> AbstractContextManager[object]:
    """What a plug-in prints goes where findings go: results are read by other programs."""
    return redirect_stdout(sys.stderr)


def parsed_body(build: Build, body: Body, path: str, *, html: bool = False) -> Document:
    """A body of the file at `path`, read with the Markdown plug-ins that are enabled."""
    from briefgen.source.markdown import parse

    added = loaded(build, "markdown")
    plugins = tuple(added.values())
    try:
        # The questions that need a body follow one another: its page, its notes, its links.
        key = (body, html, plugins)
        with aside() if added else nullcontext():
            return newest(
                build.memory, "parsed body", key, lambda: parse(body, html=html, plugins=plugins)
            )
    except (Exception, SystemExit) as error:
        if not added:
            raise
        why = raised(error, [getattr(plugin, "__module__", None) or "" for plugin in plugins])
        read = parse(body, html=html)
        with aside():
            place = Place(path, _line_of(read, partial(parse, html=html, plugins=plugins)))
        build.note(broken("markdown", "” or “".join(added), why, place))
        return read


def _line_of(read: Document, again: Callable[[Body], object]) -> int:
    """The line of the first block that cannot be read alone either; 0 if each can be."""
    lines, body, done = read.body.text.split("\n"), read.body, 0
    for start, end in sorted({(t.map[0], t.map[1]) for t in read.tokens if t.map}, key=_outermost):
        if start < done:
            continue
        done = end
        try:
            again(replace(body, text="\n".join(lines[start:end]), line=body.line + start))
        except (Exception, SystemExit):  # noqa: BLE001 - as it was raised for the whole
            return body.line + start
    return 0


def _outermost(block: tuple[int, int]) -> tuple[int, int]:
    return block[0], -block[1]


def broken(group: str, name: str, why: str, place: Place) -> Finding:
    """The finding that a plug-in has done something wrong; `place`: with which source, or where it is set."""
    return Finding(
        place,
        "plugin-error",
        f"the plug-in “{name}” failed: {why}",
        f"Report it to its author, or take it out of `{group}` under [plugins] in briefgen.toml.",
    )


def _missing(place: Place, group: str, name: str, there: str) -> Finding:
    hint = f"Install the package that has it (pip install …), or take it out of `{group}`."
    if there:
        hint += f" Installed: {there}."
    message = f"there is no plug-in “{name}” for {group} in this environment"
    return Finding(place, "plugin-missing", message, hint)
