"""`briefgen init` and `briefgen new`: a project, a briefing and a page to start from."""

from __future__ import annotations

import errno
import json
import shlex
from datetime import date as Date  # noqa: N812 - `date` is a word of its own here
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated
from zlib import crc32

import typer

from briefgen.cli.options import Project
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.publish.replacing import replace_file

_EVERY_HOUR = '- cron: "{} * * * *"'
"""As it stands in the workflow of the starter, with a minute."""


def init(
    folder: Annotated[Path, typer.Argument(help="Folder to create.", metavar="DIR")],
) -> None:
    """Start a small working project, with a workflow that publishes it on GitHub Pages.

    Nothing that is already there is changed.

    Example:

        briefgen init my-briefing && briefgen serve my-briefing --open
    """
    if folder.exists() and not folder.is_dir():
        raise Misuse(
            Finding(Place(str(folder)), "output-folder", "this is a file", "Name a new folder.")
        )
    starter = resources.files("briefgen") / "starter"
    written = _copy(starter, folder, minute_of(folder.resolve().name))
    if not written:
        raise Failure(
            Finding(
                Place(str(folder)),
                "output-folder",
                "everything is there already; nothing was written",
                "Name a new folder.",
            )
        )
    for path in written:
        typer.echo(f"  {path}")
    named = "" if folder.resolve() == Path.cwd() else f"{shlex.quote(str(folder))} "
    typer.echo(f"Ready. Next: briefgen serve {named}--open")


def _copy(source: Traversable, target: Path, minute: int) -> list[Path]:
    written: list[Path] = []
    for child in sorted(source.iterdir(), key=lambda item: item.name):
        # Names with a leading dot would be lost in some tools on the way into a package.
        place = target / child.name.replace("dot_", ".", 1)
        if child.is_dir():
            written += _copy(child, place, minute)
        elif not place.exists():
            write(place, _own(child.read_text(encoding="utf-8"), minute))
            written.append(place)
    return written


def minute_of(name: str) -> int:
    """The minute at which a project of this name looks what is due: off the hour and its quarters.

    GitHub's schedule is late when many are asked for at once, and most ask for those.
    """
    quiet = [minute for minute in range(5, 57) if minute % 15 not in (14, 0, 1)]
    return quiet[crc32(name.encode("utf-8", "replace")) % len(quiet)]


def _own(text: str, minute: int) -> str:
    return text.replace(_EVERY_HOUR.format(17), _EVERY_HOUR.format(minute))


def new(
    title: Annotated[
        str, typer.Argument(help="Headline of the briefing, or of the page.", metavar="TITLE")
    ],
    project: Project = Path(),
    folder: Annotated[
        Path | None,
        typer.Option("--project", help="The same as PROJECT.", show_default=False),
    ] = None,
    section: Annotated[str, typer.Option(help="Section to file it under.")] = "",
    page: Annotated[
        bool, typer.Option("--page", help="A standing page, such as “About us”, and no briefing.")
    ] = False,
) -> None:
    """Create a draft with its front matter filled in. It stays off the site until `draft: false`.

    Example:

        briefgen new "Ministers meet in Tokyo" my-site --section Diplomacy

        briefgen new "About us" my-site --page
    """
    from briefgen.cli.session import project_folder
    from briefgen.cli.tongue import language_of
    from briefgen.source.decode import is_seen
    from briefgen.source.slugs import of_headline

    if not any(map(is_seen, title)):
        raise typer.BadParameter(
            'write a headline, for example "Ministers meet in Tokyo"', param_hint="'TITLE'"
        )
    if page and section:
        raise typer.BadParameter("a standing page is in no section", param_hint="'--section'")
    today = Date.today().isoformat()  # noqa: DTZ011 - the editor's own day
    root = project_folder(folder or project)
    slug = of_headline(title, "" if title.isascii() else language_of(root)) or "untitled"
    path = root / "content" / ("pages" if page else today[:4]) / f"{slug}.md"
    if path.exists():
        place, hint = Place(str(path)), "Choose another title, or edit that file."
        raise Failure(Finding(place, "output-folder", "this source exists already", hint))
    text = _of_page(title) if page else _front_matter(title, slug, today, section)
    write(path, text)
    typer.echo(path)
    # Not where scripts read the path.
    typer.echo("A draft: `briefgen serve` shows it, the site only with `draft: false`.", err=True)


def _front_matter(title: str, slug: str, day: str, section: str) -> str:
    # A JSON string is a YAML string, whatever the title holds.
    rows = [
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"slug: {json.dumps(slug, ensure_ascii=False)}",  # whatever the file is called later
        f"date: {day}",
        f"section: {json.dumps(section, ensure_ascii=False)}" if section else "# section: ",
        'dek: ""',
        "draft: true",
        "sources: []",
    ]
    return "\n".join(["---", *rows, "---", "", ""])


def _of_page(title: str) -> str:
    """The front matter of a standing page, whose address is the name of its file."""
    rows = [f"title: {json.dumps(title, ensure_ascii=False)}", 'dek: ""', "draft: true"]
    return "\n".join(["---", *rows, "---", "", ""])


def write(path: Path, text: str) -> None:
    """Write a new file, with the folders that it needs: whole, or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # An argument may hold bytes that are not UTF-8.
        replace_file(path, text.encode(errors="replace"), None)
    except OSError as error:
        raise unwritten(path, error) from error


def unwritten(path: Path, error: OSError) -> Failure:
    """What the system refused, as a failure at a file."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    hint = "Make room, and say it again." if full else "Check the folder and its permissions."
    message = (error.strerror or str(error)).lower()
    return Failure(Finding(Place(str(path)), "output-folder", message, hint))
