"""The command `briefgen publish`; `publish.py` does the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.options import Jobs, Project, Strict, Url


def _remote(text: str) -> str:
    from briefgen.settings_publish import remote_name

    return _checked(text, remote_name)


def _branch(text: str) -> str:
    from briefgen.settings_publish import branch_name

    return _checked(text, branch_name)


def _checked(text: str, rule: Callable[[str], str]) -> str:
    """Refuse what is no such name, as wrong use."""
    try:
        return rule(text) if text else ""
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _never(asked: bool) -> bool:
    if asked:
        raise typer.BadParameter("drafts and what is scheduled are never published")
    return asked


def _now(moment: str) -> str:
    if moment:
        raise typer.BadParameter("a site is published as it is now; build -o shows it at others")
    return moment


def publish(
    project: Project = Path(),
    remote: Annotated[
        str,
        typer.Option(
            help="Remote of the repository.",
            callback=_remote,
            show_default="origin",
            metavar="NAME",
        ),
    ] = "",
    branch: Annotated[
        str,
        typer.Option(
            help="Branch that is to hold the site.",
            callback=_branch,
            show_default="gh-pages",
            metavar="NAME",
        ),
    ] = "",
    squash: Annotated[
        bool | None,
        typer.Option(
            "--squash/--history",
            help="Leave one commit on the branch, or add one to its history.",
            show_default="--history",
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Replace a branch that briefgen did not publish."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Build and compare, but push nothing.")
    ] = False,
    strict: Strict = False,
    url: Url = "",
    jobs: Jobs = 0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about what was published.")
    ] = False,
    drafts: Annotated[
        bool, typer.Option("--drafts", "--draft", hidden=True, callback=_never)
    ] = False,
    future: Annotated[bool, typer.Option("--future", hidden=True, callback=_never)] = False,
    at: Annotated[str, typer.Option("--at", hidden=True, callback=_now)] = "",
) -> None:
    """Build the site and push it to a branch, for hosts such as GitHub Pages that publish one.

    Nothing is pushed if there is an error, or if the branch holds this site already. Your files,
    your branches and what you have staged stay as they are. Needs git and `briefgen[publish]`.

    Examples:

        briefgen publish

        briefgen publish my-site --squash --url https://example.org/wire/

        briefgen publish --dry-run
    """
    from briefgen.cli.publish import Wish
    from briefgen.cli.publish import publish as work

    del drafts, future, at  # refused above
    wish = Wish(
        remote=remote,
        branch=branch,
        squash=squash,
        replace=replace,
        dry_run=dry_run,
        strict=strict,
        url=url,
        jobs=jobs,
    )
    work(project, wish, as_json=as_json)
