"""`briefgen import`: pasted texts become Markdown sources."""

from __future__ import annotations

import re
import sys
from datetime import date as Date  # noqa: N812 - `date` is the option's name
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from briefgen.cli import INTERRUPTED, report
from briefgen.cli.intake import Intake
from briefgen.cli.reading import STDIN, read_file, read_stdin
from briefgen.findings import Failure, Finding, Place

if TYPE_CHECKING:
    from briefgen.source.paste import Drop


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Raw texts, as pasted from a page; the export of WordPress, Ghost or Substack; or the"
            " folder of Hugo, Jekyll, Eleventy, Pelican, Quartz or Obsidian; - reads the standard input.",
            metavar="FILE",
        ),
    ],
    date: Annotated[
        str, typer.Option(help="Date of the articles, YYYY-MM-DD.", metavar="YYYY-MM-DD")
    ] = "",
    into: Annotated[Path, typer.Option(help="Folder for the new sources.")] = Path("content"),
    force: Annotated[
        bool, typer.Option("--force", help="Replace sources of the same name.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Say what would be written and lost; write nothing."),
    ] = False,
) -> None:
    """Turn raw pasted texts into Markdown sources, and say what was removed and what is unknown.

    Section label, headline, dek, byline, dateline, dates, contributors and source links are
    recognised; page litter such as share bars and comment forms is removed and listed.

    An export (WordPress's .xml, Ghost's .json, Substack's .zip or folder) becomes a source for each
    post, in a folder for its year. So does each Markdown source of another generator's folder,
    with the pictures that it shows. What cannot be carried over is listed; nothing is replaced.

    Examples:

        briefgen import paste.txt --date 2025-01-03

        briefgen import drops/*.txt --into content/2025

        pbpaste | briefgen import -

        briefgen import blog.WordPress.2025-01-03.xml --dry-run

        briefgen import ../my-hugo-site --dry-run
    """
    check_date(date)
    if into.exists() and not into.is_dir():
        raise typer.BadParameter(f"{into} is a file, not a folder", param_hint="'--into'")
    intake = Intake(into, dry=dry_run)
    codes = [_import(file, date, intake, force=force) for file in files]
    if dry_run:
        further = " To write it, leave --dry-run out." if intake.planned else ""
        report.say(f"Nothing was written.{further}")
    if code := max(codes):
        raise typer.Exit(code)


def check_date(date: str) -> str:
    """The date; what is none is refused, as wrong use of the command."""
    if not date:
        return ""
    try:
        Date.fromisoformat(date)
    except ValueError:
        date = ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        raise typer.BadParameter(
            "write the date as YYYY-MM-DD, for example 2025-01-03", param_hint="'--date'"
        )
    return date


def _import(file: Path, date: str, intake: Intake, *, force: bool) -> int:
    """Import one file, and answer its exit code: a bad one costs only itself."""
    from briefgen.cli.exporting import is_export, read_export, write_export
    from briefgen.cli.foldered import is_source

    try:
        if is_export(file) or is_source(file):
            export = read_export(file, intake.folder)
            _must_be_plain(date, force=force)
            return write_export(file, export, intake)
        _write(file, date, intake, force=force)
    except Failure as failure:
        report.complain(failure.findings, report.source_lines(read_file))
        return report.code_of(failure)
    return 0


def _must_be_plain(date: str, *, force: bool) -> None:
    """Options of a single text mean nothing for an export."""
    if date:
        message = "an export or a source has its own date for each post"
        raise typer.BadParameter(message, param_hint="'--date'")
    if force:
        message = "sources are never replaced by those of an export; take --into another folder"
        raise typer.BadParameter(message, param_hint="'--force'")


def _write(file: Path, date: str, intake: Intake, *, force: bool) -> None:
    from briefgen.source.importing import to_markdown

    into = intake.folder
    drop, findings = _drop(file, date, into)
    asked = file != STDIN and not intake.dry and sys.stdin and sys.stdin.isatty()
    if asked and not drop.article.date:
        drop, findings = _drop(file, _ask_for_date(), into)
    target = into / f"{drop.article.slug}.md"
    if target.is_symlink() or (intake.holds(target) and not force):
        message = f"{target} exists already" + " as a symbolic link" * target.is_symlink()
        hint = "Take --force to replace a file, or --into another folder."
        raise Failure(Finding(Place(str(file)), "output-folder", message, hint))
    intake.write(target, to_markdown(drop.article).encode(), over=force)
    _tell(file, target, drop, findings)


def _ask_for_date() -> str:
    """A date, or "": asked again until it is one."""
    question = "Date of the article, YYYY-MM-DD (Enter leaves it open)"
    try:
        answer = typer.prompt(question, default="", show_default=False, value_proc=check_date)
    except typer.Abort as interrupted:
        typer.echo(err=True)
        raise typer.Exit(INTERRUPTED) from interrupted
    return str(answer)


def _drop(file: Path, date: str, into: Path) -> tuple[Drop, tuple[Finding, ...]]:
    from briefgen.cli.tongue import language_of
    from briefgen.source.decode import decode
    from briefgen.source.misplaced import in_other_file, in_other_form, in_raw_text
    from briefgen.source.paste import paste

    data = read_stdin() if file == STDIN else read_file(str(file))
    if other := in_other_file(str(file), data):
        raise Failure(other)
    text, found = decode(str(file), data)
    if text is not None and (misplaced := in_raw_text(str(file), text)):
        raise Failure(_a_source(misplaced))
    if text is not None and (misplaced := in_other_form(str(file), text)):
        raise Failure(misplaced)
    if text is None:
        raise Failure(*found)
    language = "" if text.isascii() else language_of(into)
    drop, more = paste(str(file), text, date=date, language=language)
    if drop is None:
        raise Failure(*found, *more)
    return drop, (*found, *more)


def _a_source(found: Finding) -> Finding:
    message = "this text begins with front matter: it is a source already"
    hint = "Copy it into content/ as a .md file; or delete the lines from --- to ---."
    return replace(found, message=message, hint=hint)


def _tell(file: Path, target: Path, drop: Drop, findings: tuple[Finding, ...]) -> None:
    typer.echo(f"{file} → {target}")
    typer.echo(f"  {drop.article.headline}")
    for removed in drop.removed:
        typer.echo(
            f"  removed, line {removed.line}: {report.printable(removed.text)} ({removed.why})"
        )
    if drop.unknown:
        typer.echo(f"  not known: {', '.join(drop.unknown)}; fill it in at the top of the file")
    said = [item for item in findings if item.code != "litter-removed"]
    report.complain(said, report.source_lines(read_file))
