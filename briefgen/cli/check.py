"""`briefgen check`: the copy desk. Everything is built, nothing is written."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import report
from briefgen.cli.build import answered
from briefgen.cli.moment import session_at
from briefgen.cli.options import At, Drafts, Future, Project, Strict, Url
from briefgen.cli.session import project_folder, run_options
from briefgen.findings import Finding


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def _format(text: str) -> Format:
    try:
        return Format(text)
    except ValueError:
        raise typer.BadParameter("choose text or json") from None


def check(
    project: Project = Path(),
    output: Annotated[
        Format,
        typer.Option(
            "--format", help="For people or for scripts.", parser=_format, metavar="text|json"
        ),
    ] = Format.TEXT,
    strict: Strict = False,
    drafts: Drafts = False,
    future: Future = False,
    at: At = "",
    url: Url = "",
) -> None:
    """Say everything there is to say about the sources; write nothing.

    Each finding has a stable code (docs/findings.md), a place and a hint. The exit code is 0 if
    there is no error, 1 if there is one (with --strict: any finding), 2 for wrong use.

    Examples:

        briefgen check

        briefgen check --strict --format json
    """
    options = run_options(drafts=drafts, future=future, url=url)
    session = session_at(project_folder(project), options, at)
    ask = session.build()
    _, _, findings = answered(session, ask)
    if output is Format.JSON:
        typer.echo(
            json.dumps([report.as_json(item) for item in findings], ensure_ascii=False, indent=1)
        )
    else:
        lines = report.source_lines(session.files.read)
        for finding in findings:
            typer.echo(report.as_text(finding, lines, colour=report.coloured(sys.stdout)))
        typer.echo(_total(findings))
    if report.fails(findings, strict=strict):
        raise typer.Exit(1)


def _total(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "Nothing to say: all clean."
    counts = (
        (sum(item.severity == severity for item in findings), severity)
        for severity in ("error", "warning", "note")
    )
    return ", ".join(report.counted(number, severity) for number, severity in counts if number)
