"""The command `briefgen annotate`; `annotate.py` does the work."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.annotate import show
from briefgen.cli.importing import check_date


class Format(StrEnum):
    """Formats of annotations; there is one so far."""

    JSON = "json"


def _format(text: str) -> Format:
    try:
        return Format(text)
    except ValueError:
        raise typer.BadParameter("json is the only one so far") from None


def annotate(
    file: Annotated[
        Path,
        typer.Argument(
            help="A Markdown source or a raw pasted text; - reads the standard input.",
            metavar="FILE",
        ),
    ],
    date: Annotated[
        str, typer.Option(help="Date of the article, YYYY-MM-DD.", metavar="YYYY-MM-DD")
    ] = "",
    _output: Annotated[
        Format,
        typer.Option("--format", help="Format of the output.", parser=_format, metavar="json"),
    ] = Format.JSON,
) -> None:
    """Print what briefgen knows of one text: mentions, terms, dates, money, quotes, key facts.

    The knowledge base is that of the project around the file or, failing that, around the current
    folder, and the built-in one. Offsets are code points of the file's text (docs/annotate-json.md).

    The exit code is 0 if there is no error among the findings, 1 if there is one, 2 for wrong use.

    Examples:

        briefgen annotate seeds/drop.txt --date 2025-01-03 --format json

        pbpaste | briefgen annotate -
    """
    check_date(date)
    show(file, date)
