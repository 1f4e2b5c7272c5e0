"""`briefgen why`: the reason for the last work on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.build import Project
from briefgen.cli.session import Session, project_folder


def why(
    url: Annotated[str, typer.Argument(help="A page, for example briefings/my-story.html.")],
    project: Project = Path(),
) -> None:
    """Say why a page was made again the last time, down to the file that changed.

    Example:

        briefgen why briefings/my-story.html
    """
    from briefgen.graph.why import why as reasons

    session = Session(project_folder(project))
    ask, key = session.build(), ("page", url.removeprefix("/") or "index.html")
    if ask.reason(key) is None:
        typer.echo(f"There is no page {url} in the last build.", err=True)
        raise typer.Exit(2)
    for sentence in reasons(ask, key):
        typer.echo(sentence)
