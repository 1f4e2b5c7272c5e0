"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Project = Annotated[
    Path,
    typer.Argument(help="Folder of the project.", show_default="this folder", metavar="PROJECT"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Any finding is an error.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Include drafts.")]
Future = Annotated[
    bool, typer.Option("--future", help="Include what is dated or scheduled for later.")
]

At = Annotated[
    str,
    typer.Option(
        "--at",
        help="Moment as of which all is made, in place of the present.",
        metavar="TIME",
    ),
]


def _address(text: str) -> str:
    """Refuse what is no address of a site; as wrong use, for it stands on the command line."""
    if not text:
        return ""
    from briefgen.settings_forms import site_url

    try:
        return site_url(text)
    except ValueError as error:
        raise typer.BadParameter("write https://example.org/ or the like") from error


Url = Annotated[
    str,
    typer.Option(
        "--url",
        help="Address of the published site, in place of `url` in the settings.",
        callback=_address,
        metavar="URL",
    ),
]

Jobs = Annotated[
    int,
    typer.Option(
        "-j",
        "--jobs",
        min=0,
        help="Processes for large builds.",
        show_default="one a core",
        metavar="N",
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        "--executor",
        help="Engine that annotates instead of this machine: dask://HOST:PORT.",
        metavar="ADDRESS",
    ),
]
