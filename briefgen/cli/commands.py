"""All commands: one module each, importing what it needs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen import __version__
from briefgen.cli.annotating import annotate
from briefgen.cli.building import build
from briefgen.cli.check import check
from briefgen.cli.clean import clean
from briefgen.cli.evaluate import evaluate
from briefgen.cli.importing import import_
from briefgen.cli.mailing import mail
from briefgen.cli.publishing import publish
from briefgen.cli.recording import record
from briefgen.cli.scheduling import schedule
from briefgen.cli.serve import serve
from briefgen.cli.starting import init, new
from briefgen.cli.theming import theme
from briefgen.cli.why import why

app = typer.Typer(
    name="briefgen",
    help="Static sites of annotated news briefings: entity links, glossary notes, proven key facts.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (init, new, build, serve, check, record, annotate, evaluate, why, clean):
    app.command()(command)
app.command()(publish)
app.command()(mail)
app.command("import")(import_)
app.command()(schedule)
app.add_typer(theme)


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
