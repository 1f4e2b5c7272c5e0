"""`briefgen check`: the copy desk. Everything is built, and nothing is written but what `--fix` mends."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli import report
from briefgen.cli.build import answered
from briefgen.cli.mending import mend, mendable, told
from briefgen.cli.moment import session_at
from briefgen.cli.options import At, Drafts, Future, Project, Strict, Url, whole
from briefgen.cli.session import Session, project_folder, run_options
from briefgen.findings import Finding
from briefgen.graph.build import Build


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
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the sources what can be mended for sure.")
    ] = False,
    external: Annotated[
        bool, typer.Option("--external", help="Ask other sites whether links to them still hold.")
    ] = False,
    max_age: Annotated[
        int,
        typer.Option(
            "--max-age",
            parser=whole(0, 365),
            help="With --external: days for which an answer holds.",
            metavar="DAYS",
        ),
    ] = 7,
    private: Annotated[
        bool,
        typer.Option(
            "--allow-private", help="With --external: ask this machine and its network, too."
        ),
    ] = False,
) -> None:
    """Say everything there is to say about the sources; without --fix, write nothing.

    Each finding has a stable code (docs/findings.md), a place and a hint. The exit code is 0 if
    there is no error, 1 if there is one (with --strict: any finding), 2 for wrong use; with --fix
    those count that are left.

    Examples:

        briefgen check

        briefgen check --strict --format json

        briefgen check --fix

        briefgen check --external
    """
    options = run_options(drafts=drafts, future=future, url=url)
    session = session_at(project_folder(project), options, at)
    ask, _, findings = answered(session, session.build())
    if fix:
        ask, findings = _mended(session, ask, findings)
    failed = report.fails(findings, strict=strict)  # what others did to their pages is no failure
    if external:
        findings = tuple(sorted({*findings, *_external(session, ask, max_age, private=private)}))
    if output is Format.JSON:
        typer.echo(
            json.dumps([report.as_json(item) for item in findings], ensure_ascii=False, indent=1)
        )
    else:
        lines = report.source_lines(session.files.read)
        colour, width = report.coloured(sys.stdout), report.width_of(sys.stdout)
        for finding in findings:
            typer.echo(report.as_text(finding, lines, colour=colour, width=width))
        typer.echo(_total(findings))
        if number := mendable(session, findings):
            typer.echo(f"{number:,} of these can be mended: `briefgen check --fix`.")
    if failed:
        raise typer.Exit(1)


def _mended(
    session: Session, ask: Build, findings: tuple[Finding, ...]
) -> tuple[Build, tuple[Finding, ...]]:
    """What is left to say after mending; what was mended goes to standard error."""
    ask, findings, done = mend(session, ask, findings)
    for finding in done:
        report.say(told(finding), sys.stderr)
    files = len({finding.place.path for finding in done})
    what = f"{report.counted(len(done), 'finding')} in {report.counted(files, 'file')}"
    report.say(f"Mended {what}." if done else "There was nothing to mend.", sys.stderr)
    return ask, findings


def _external(session: Session, ask: Build, days: int, *, private: bool) -> tuple[Finding, ...]:
    """What other sites say of the links to them; how many were asked goes to standard error."""
    from briefgen.cli.external import look
    from briefgen.cli.progress import counting

    with counting("asking other sites") as count:
        found = look(
            ask, session.project, now=session.files.now, private=private, days=days, count=count
        )
    told = f"{report.counted(found.known, 'external link')} known, {found.asked} asked now"
    if found.left:
        told += f"; {found.left} left for the next run"
    report.say(told, sys.stderr)
    return found.findings


def _total(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "Nothing to say: all clean."
    counts = (
        (sum(item.severity == severity for item in findings), severity)
        for severity in ("error", "warning", "note")
    )
    return ", ".join(report.counted(number, severity) for number, severity in counts if number)
