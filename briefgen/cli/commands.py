"""All commands: one module each, importing what it needs when it runs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from briefgen import __version__
from briefgen.cli.annotate import annotate
from briefgen.cli.build import build
from briefgen.cli.check import check
from briefgen.cli.clean import clean
from briefgen.cli.evaluate import evaluate
from briefgen.cli.importing import import_
from briefgen.cli.report import code_of, complain
from briefgen.cli.serve import serve
from briefgen.cli.starting import init, new
from briefgen.cli.why import why
from briefgen.findings import Failure, Finding, Place

app = typer.Typer(
    name="briefgen",
    help="Static sites of annotated news briefings: entity links, glossary notes, proven key facts.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (init, new, build, serve, check, annotate, evaluate, why, clean):
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


def run(arguments: Sequence[str] | None = None) -> None:
    """Run one command. Raises SystemExit with the exit code."""
    _say_everything()
    try:
        app(args=arguments)
    except Failure as failure:
        complain(failure.findings)
        sys.exit(code_of(failure))
    except BrokenPipeError:
        # The reader of a pipe went away; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        _give_up(error)


def _say_everything() -> None:
    """A character that the terminal or file cannot show is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up(error: OSError) -> NoReturn:
    """What the system refused where no part expected it: a full disk behind `>`, say."""
    # What is still to be written would only fail again when Python ends.
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
    place = Place(str(error.filename or "output"))
    message = (error.strerror or str(error)).lower()
    hint = "Check that there is room, and that you may read and write there."
    complain([Finding(place, "unreadable-file", message, hint)])
    sys.exit(1)
