"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

_DIGITS = 9
"""More are no number that anything here could mean."""


def whole(least: int, most: int | None = None) -> Callable[[str | int], int]:
    """Reads a whole number within bounds; in our words, where it is none."""
    wanted = f" from {least} to {most}" if most is not None else f", {least} or more"

    def number(given: str | int) -> int:
        text = str(given)  # a default comes as it is
        if text.isascii() and text.isdecimal() and len(text) <= _DIGITS:
            found = int(text)
            if least <= found and (most is None or found <= most):
                return found
        raise typer.BadParameter(f"write a whole number{wanted}")

    return number


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
        parser=whole(0),
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
