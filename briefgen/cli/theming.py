"""`briefgen theme`: the themes that there are, and one of your own to begin with."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import report
from briefgen.cli.options import Project
from briefgen.cli.session import project_folder, themes
from briefgen.cli.starting import write
from briefgen.cli.tongue import settings_of
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.settings import is_theme
from briefgen.source.tree import Mapping, Scalar

FOLDER, WIRE = "themes", "wire"

theme = typer.Typer(
    name="theme", help="List the themes that there are, or begin one.", no_args_is_help=True
)


@dataclass(frozen=True, slots=True)
class Found:
    """A theme: its name, where it comes from, its folder, and what its theme.toml says."""

    name: str
    where: str
    folder: Path
    description: str
    extends: str


@theme.command(name="list")
def list_(project: Project = Path()) -> None:
    """List the themes that the project can use: its own, the built-in ones, those of packages.

    A star marks the one that it uses.

    Example:

        briefgen theme list
    """
    root = project_folder(project)
    used = settings_of(root).theme
    found = themes_of(root)
    width = max(len(name) for name in found)
    for name, item in found.items():
        mark = "*" if name == used else " "
        extends = f" (extends {item.extends})" if item.extends else ""
        line = f"{mark} {name:<{width}}  {item.where:<10}  {item.description}{extends}"
        typer.echo(report.printable(line).rstrip())


@theme.command()
def new(
    name: Annotated[
        str,
        typer.Argument(help="Name of the theme: letters, digits, hyphens.", metavar="NAME"),
    ],
    project: Project = Path(),
    extends: Annotated[str, typer.Option(help="Theme that it extends.", metavar="THEME")] = WIRE,
) -> None:
    """Begin a theme in themes/NAME: its tokens with what they mean, and a template as an example.

    It looks as the theme that it extends until you change it. Nothing that is there is replaced.

    Example:

        briefgen theme new harbor --extends postcard
    """
    root = project_folder(project)
    place = f"{FOLDER}/{name}"
    if not is_theme(name):
        raise Misuse(_refused(place, "this cannot be the name of a theme", _LETTERS))
    found = themes_of(root)
    if (known := found.get(name)) and known.where == "built in":
        hint = "Choose another name; a theme of your own would hide that one."
        raise Misuse(_refused(place, f"“{name}” is a built-in theme", hint))
    if extends not in found:
        hint = f"Themes there are: {', '.join(found)}."
        raise Misuse(_refused(place, f"there is no theme “{extends}” to extend", hint))
    if (root / place).exists():
        hint = "Choose another name, or edit what is there."
        raise Failure(_refused(place, "this exists already", hint))
    for path, text in _files(name, extends, tokens(found, extends)).items():
        write(root / place / path, text)
        typer.echo(f"  {place}/{path}")
    typer.echo(f'Next: write theme = "{name}" into briefgen.toml, then briefgen serve --open')


_LETTERS = "Use small letters, digits and hyphens, such as harbor or my-theme."


def _refused(place: str, message: str, hint: str) -> Finding:
    return Finding(Place(place), "output-folder", message, hint)


def themes_of(root: Path) -> dict[str, Found]:
    """Every theme by name; of two of one name the one that a build would take."""
    from briefgen import plugins

    found = [("built in", folder) for folder in _within(themes())]
    found += [("project", folder) for folder in _within(root / FOLDER)]
    named = {folder.name: (where, folder) for where, folder in found}
    for name in plugins.installed("themes"):
        if (folder := plugins.theme_folder(name)) is not None:
            named.setdefault(name, ("package", folder))
    return {name: _found(name, *named[name], root) for name in sorted(named)}


def _within(folder: Path) -> Iterator[Path]:
    return (path.parent for path in sorted(folder.glob("*/theme.toml")) if not path.is_dir())


def _found(name: str, where: str, folder: Path, root: Path) -> Found:
    """Raises Failure for a theme.toml that a build would not read either."""
    from briefgen.source.tomltext import read_toml

    shown = f"{FOLDER}/{name}/theme.toml" if where == "project" else str(folder / "theme.toml")
    text, said = _text(folder / "theme.toml", shown, root if where == "project" else None)
    tree, wrong = read_toml(shown, text) if text is not None else (None, said)
    if tree is None:
        raise Failure(*wrong)
    return Found(name, where, folder, _word(tree, "description"), _word(tree, "extends"))


def _word(tree: Mapping, key: str) -> str:
    node = tree.get(key)
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else ""


def _text(path: Path, shown: str, root: Path | None) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file that must not lie outside of `root`, if there is one."""
    from briefgen.graph.disk import load, outside, within
    from briefgen.source.decode import decode

    real = os.path.realpath(path)
    if root is not None and not within(real, os.path.realpath(root)):
        raise outside(shown)
    content = load(real, shown, None)
    return decode(shown, content.data if content else b"")


def tokens(found: dict[str, Found], name: str) -> dict[str, str]:
    """The tokens of a theme and of those that it extends; nearer ones win."""
    chain: list[Found] = []
    while (item := found.get(name)) and item not in chain:
        chain.append(item)
        name = item.extends
    given: dict[str, str] = {}
    for item in reversed(chain):
        look = item.folder / "assets" / "look.css"
        text = look.read_text("utf-8", errors="replace") if look.is_file() else ""
        if block := re.search(
            r":root\s*\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        ):
            given |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block[1]))
    return given


MEANINGS = {
    "--paper": "background",
    "--ink": "text",
    "--soft": "second text, such as dates: at least 4.5:1 against paper and tint",
    "--line": "rules",
    "--tint": "background of boxes",
    "--accent": "kicker, underline of marks, focus ring: at least 4.5:1",
    "--glow": "background of a sentence that a link led to",
    "--serif": "the text; fonts of the reader's own system, for nothing is loaded",
    "--sans": "what is small: dates, key facts, cards",
    "--display": "headings",
    "--column": "width of the text",
    "--note": "width of a note in the margin",
    "--gap": "between the text and the notes in the margin",
    "--edge": "at the sides of a narrow page",
    "--rule": "under the top of the page and over its end",
}


def _files(name: str, extends: str, given: dict[str, str]) -> dict[str, str]:
    rows = [
        f"  {token}: {value};" + (f" /* {MEANINGS[token]} */" if token in MEANINGS else "")
        for token, value in given.items()
    ]
    return {
        "theme.toml": _TOML.format(name=name, extends=extends),
        "assets/look.css": _LOOK.format(name=name, extends=extends, rows="\n".join(rows)),
        "templates/base.html": _BASE.replace("EXTENDS", extends),
    }


_TOML = """name = "{name}"
description = ""
extends = "{extends}"
"""
_LOOK = """/* {name}: all of {extends}, and what is changed below. Comments are for you; they aren't published. */
@import "{extends}/look.css";

/* The tokens, as they are in {extends}. Change what you like, remove what you don't change.
   light-dark(A, B) is A in light and B in dark colours. */
:root {{
{rows}
}}

/* Rules of your own: any of them wins over those that all themes share. */
"""
_BASE = """{# The frame of every page. Its blocks: title, style, head, top, main, bottom, and in the
   last one foot, the last lines of the foot.
   super() is what EXTENDS writes there. A template that you don't need may go. #}
{% extends "EXTENDS/base.html" %}
{% block foot %}
{{ super() }}
{% endblock %}
"""
