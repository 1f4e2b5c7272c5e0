"""`briefgen why`: the reason for the last work on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer

from briefgen.cli.options import Project
from briefgen.cli.session import Session, project_folder
from briefgen.findings import Finding, Misuse, Place
from briefgen.site import urls

OUTPUT = "site"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def why(
    url: Annotated[
        str,
        typer.Argument(
            help="A page: its path in the site, or its address in the browser.", metavar="URL"
        ),
    ],
    project: Project = Path(),
) -> None:
    """Say why a page was made again the last time, down to the file that changed.

    The first line says it in short; below it stands each step in between.

    Example:

        briefgen why briefings/my-story.html

        briefgen why http://127.0.0.1:8000/briefings/my-story.html
    """
    from briefgen.graph.why import shortly
    from briefgen.graph.why import why as reasons

    ask = Session(project_folder(project)).build()
    keys = [("page", path) for path in readings(url)]
    key = next((key for key in keys if ask.reason(key) is not None), None)
    if key is None:
        hint = "`briefgen build` makes the pages; their paths are those below site/."
        finding = Finding(Place(url), "broken-link", "the last build has no such page", hint)
        raise Misuse(finding)
    typer.echo(f"{shortly(ask, key, key[1])}.")
    for sentence in reasons(ask, key):
        typer.echo(f"  {sentence}")


def readings(url: str) -> tuple[str, ...]:
    """Which pages may be meant, the likeliest first.

    A path in the site; a path on the disk, where the site is in `site/`; or an address, where it
    may stand below a folder of its host.
    """
    try:
        parts = urlsplit(url.replace("\\", "/"))
    except ValueError:  # a host that there cannot be
        return ()
    names = [name for name in unquote(parts.path).split("/") if name not in ("", ".")]
    folder = parts.path.endswith("/") or not names
    ways = [names]
    if OUTPUT in names:
        ways.append(names[len(names) - names[::-1].index(OUTPUT) :])
    if parts.hostname and parts.hostname not in LOOPBACK:
        ways.append(names[1:])
    return tuple(page for way in ways for page in _pages("/".join(way), folder=folder))


def _pages(path: str, *, folder: bool) -> tuple[str, ...]:
    """A folder is shown by its index, with or without its slash."""
    index = f"{path}/{urls.HOME}".lstrip("/")
    return (index,) if folder or not path else (path, index)
