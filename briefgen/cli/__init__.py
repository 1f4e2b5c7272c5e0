"""The command line: one module a command, each importing what it needs when it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from briefgen import __version__
from briefgen.cli.annotate import annotate
from briefgen.cli.build import build
from briefgen.cli.check import check
from briefgen.cli.importing import import_
from briefgen.cli.report import complain
from briefgen.cli.serve import serve
from briefgen.cli.starting import init, new
from briefgen.cli.why import why
from briefgen.findings import Failure

app = typer.Typer(
    name="briefgen",
    help="Static sites of annotated news briefings: entity links, glossary notes, proven key facts.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (init, new, build, serve, check, annotate, why):
    app.command()(command)
app.command("import")(import_)


def show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Static sites of annotated news briefings."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 done, 1 errors found, 2 wrong use, 130 interrupted."""
    try:
        app(args=arguments)
    except Failure as failure:
        complain(failure.findings)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe went away; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(1)
