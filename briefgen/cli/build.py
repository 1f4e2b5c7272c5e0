"""`briefgen build`: the site into its folder, or nothing at all."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import report
from briefgen.cli.pools import Pool, pool
from briefgen.cli.progress import progress
from briefgen.cli.session import STORE, Session, project_folder, run_options
from briefgen.findings import Failure, Finding

if TYPE_CHECKING:
    from briefgen.cli.lending import Count
    from briefgen.graph.build import Build
    from briefgen.pipeline.site import Site
    from briefgen.publish.publisher import Published

Project = Annotated[
    Path,
    typer.Argument(help="Folder of the project.", show_default="this folder", metavar="PROJECT"),
]
Strict = Annotated[bool, typer.Option("--strict", help="Any finding is an error.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Include drafts.")]
Future = Annotated[
    bool, typer.Option("--future", help="Include what is dated or scheduled for later.")
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


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build. `published` is None if the old site was left as it was."""

    site: Site
    findings: tuple[Finding, ...]
    published: Published | None
    seconds: float


def build(
    project: Project = Path(),
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder to write, instead of site/.")
    ] = None,
    strict: Strict = False,
    drafts: Drafts = False,
    future: Future = False,
    url: Url = "",
    jobs: Jobs = 0,
    executor: Engine = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about the build.")
    ] = False,
) -> None:
    """Build the site into site/.

    The folder changes all at once when everything is ready. If there are errors, the last good
    site stays as it is and the exit code is 1. Files that briefgen did not write are never touched.

    Examples:

        briefgen build

        briefgen build my-site -o /srv/www/briefing --strict

        briefgen build --url https://example.org/wire/
    """
    gc.set_threshold(20_000)  # most that a build makes lives to its end
    root = project_folder(project)
    session = Session(root, run_options(drafts=drafts, future=future, url=url))
    target = output.absolute() if output else root / "site"
    with pool(jobs, executor, threads=False) as helpers:
        result = run(session, target, helpers, strict=strict, quiet=as_json)
    if as_json:
        typer.echo(json.dumps(_summary(result), ensure_ascii=False))
    else:
        lines = report.source_lines(session.files.read)
        report.complain(result.findings, lines, quiet=None if strict else "note")
        typer.echo(_line(result, output or Path("site")))
    if report.fails(result.findings, strict=strict):
        raise typer.Exit(1)


def run(
    session: Session, target: Path, helpers: Pool | None = None, *, strict: bool, quiet: bool
) -> Result:
    """Ask for the site, publish it unless there are errors, keep the answers."""
    started = time.monotonic()
    with alone(session.project):
        ask = session.build()
        with progress(ask, quiet=quiet) as say:
            lend(session, ask, helpers, say.count)
            say.begin("")
            site, findings = ask_site(ask)
            # Before publishing, which asks for single pages: the store keeps what was asked first.
            session.store.save(ask)
            published = None
            if _may_publish(site, findings, target, strict=strict):
                say.begin("writing the site")
                try:
                    published = _publish(ask, site, target, session.project)
                except Failure as failure:
                    findings = (*findings, *failure.findings)
    return Result(site, findings, published, time.monotonic() - started)


def lend(session: Session, ask: Build, helpers: Pool | None, count: Count | None = None) -> None:
    """Let helpers answer what takes long, if there is a pool and something to do."""
    if helpers is not None and not ask.unchanged:
        from briefgen.cli.lending import Lending

        if trouble := Lending(session, ask, helpers, count).lend():
            typer.echo(f"Going on without help: {trouble}.", err=True)


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Hold the project's lock; say in plain words why it cannot be had."""
    from briefgen.publish.lock import locked
    from briefgen.publish.publisher import plainly

    place = project / STORE / "build.lock"
    with ExitStack() as held:
        with plainly(place):
            held.enter_context(locked(place, _waiting))
        yield


def _may_publish(site: Site, findings: tuple[Finding, ...], target: Path, *, strict: bool) -> bool:
    """Errors leave the last good site; where there is none, what could be made is better."""
    good = not report.fails(findings, strict=strict)
    return good or bool(site.pages and not (target / "index.html").exists())


def ask_site(ask: Build) -> tuple[Site, tuple[Finding, ...]]:
    """The site and everything there is to say about it.

    Where nothing can be made at all (there is no theme, say) the site is `NOTHING`.
    """
    from briefgen.pipeline.site import NOTHING, Site

    try:
        site = ask.answer(("site",), Site)
    except Failure:
        site = NOTHING
    return site, ask.findings(("site",))


def _publish(ask: Build, site: Site, target: Path, project: Path) -> Published:
    from briefgen.publish.publisher import publish

    return publish(
        site.pages, lambda url: ask.answer(("page", url), bytes), target, project=project
    )


def _waiting() -> None:
    typer.echo("Another build of this project is running; waiting for it to end …", err=True)


def _line(result: Result, target: Path) -> str:
    site, published = result.site, result.published
    parts = [
        report.counted(site.html_pages, "page"),
        report.counted(site.mentions, "mention"),
        report.counted(site.marks, "mark"),
        report.counted(len(result.findings), "finding"),
        f"{result.seconds:.1f} s",
    ]
    if published is None:
        return f"Not published, {target} is as it was: {', '.join(parts)}"
    moved = (
        f"{published.written} written, {published.unchanged} unchanged, {published.removed} removed"
    )
    return f"Built {', '.join(parts)} → {target} ({moved})"


def _summary(result: Result) -> dict[str, object]:
    site, published = result.site, result.published
    return {
        "pages": site.html_pages,
        "files": len(site.pages),
        "mentions": site.mentions,
        "marks": site.marks,
        "seconds": round(result.seconds, 3),
        "published": published is not None,
        "written": published.written if published else 0,
        "unchanged": published.unchanged if published else 0,
        "removed": published.removed if published else 0,
        "findings": [report.as_json(finding) for finding in result.findings],
    }
