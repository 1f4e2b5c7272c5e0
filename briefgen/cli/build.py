"""What `briefgen build` does: the site into its folder, or nothing at all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefgen.cli import report
from briefgen.cli.due import DUE, next_due, note_due
from briefgen.cli.pools import Pool, pool
from briefgen.cli.progress import progress
from briefgen.cli.searching import prints, search_index
from briefgen.cli.session import STORE, Session, project_folder, run_options
from briefgen.findings import Failure, Finding
from briefgen.graph.looked import Moved

if TYPE_CHECKING:
    from briefgen.cli.held import Held
    from briefgen.cli.lending import Count
    from briefgen.graph.build import Build
    from briefgen.pipeline.site import Site
    from briefgen.publish.publisher import Published


class Result(Struct, frozen=True):
    """What came of a build. `published` is None if the old site was left as it was.

    held: what it shows that is not public now.
    files: URL → fingerprint of all that was to be published.
    """

    site: Site
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    published: Published | None
    seconds: float
    held: tuple[Held, ...] = ()
    rest: tuple[Callable[[], None], ...] = ()
    """What may wait until all is said; it saves the next build time."""


def make(
    project: Path = Path(),
    output: Path | None = None,
    *,
    strict: bool = False,
    drafts: bool = False,
    future: bool = False,
    at: str = "",
    url: str = "",
    jobs: int = 0,
    executor: str = "",
    as_json: bool = False,
) -> None:
    """What `briefgen build` does; ends with exit code 1 if there are errors."""
    root = project_folder(project)
    session = _session(root, run_options(drafts=drafts, future=future, url=url), at)
    target = output.absolute() if output else root / "site"
    with pool(jobs, executor, threads=False) as helpers:
        result = run(session, target, helpers, strict=strict, quiet=as_json)
    if result.held and result.published:
        from briefgen.cli.held import warning

        report.say(warning(result.held, target), sys.stderr)
    if as_json:
        import json

        report.say(json.dumps(_summary(result), ensure_ascii=False))
    else:
        lines = report.source_lines(session.files.read)
        check = "" if strict else report.check_command(session.options, at)
        report.complain(result.findings, lines, quiet=None if strict else "note", check=check)
        report.say(_line(result, output or Path("site")))
    for task in result.rest:
        task()
    if report.fails(result.findings, strict=strict):
        sys.exit(1)


def run(
    session: Session, target: Path, helpers: Pool | None = None, *, strict: bool, quiet: bool
) -> Result:
    """Ask for the site, publish it unless there are errors, keep the answers."""
    started = time.monotonic()
    with alone(session.project):
        session.recall()
        try:
            result = _run(session, target, helpers, strict=strict, quiet=quiet)
        except Moved:
            session.distrust()
            result = _run(session, target, helpers, strict=strict, quiet=quiet)
    return replace(result, seconds=time.monotonic() - started)


def _run(
    session: Session, target: Path, helpers: Pool | None, *, strict: bool, quiet: bool
) -> Result:
    rest = list[Callable[[], None]]()
    ask = session.build()
    with progress(ask, quiet=quiet) as say:
        lend(session, ask, helpers, say.count)
        say.begin("")
        ask, site, findings = answered(session, ask)
        session.note(ask)
        files, published = site.pages, None
        shown, refused = _held(session, ask, target)
        findings = (*refused, *findings)
        if not refused and _may_publish(site, findings, target, strict=strict):
            index: Mapping[str, bytes] = {}
            try:
                if site.searched:
                    say.begin("indexing for the search")
                    index = search_index(ask, site, session.project / STORE)
            except Failure as failure:
                findings = (*findings, *failure.findings)
            say.begin("writing the site")
            files = site.pages | prints(index)
            try:
                published = _publish(ask, files, index, target, session.project, rest.append)
                if not (session.at or _shows_more(session)):
                    note_due(session.project / STORE / DUE, next_due(ask, session.files.now))
            except Failure as failure:
                findings = (*findings, *failure.findings)
    return Result(site, files, findings, published, 0, shown, tuple(rest))


def _session(project: Path, options: Mapping[str, str], at: str) -> Session:
    if not at:
        return Session(project, options)
    from briefgen.cli.moment import session_at

    return session_at(project, options, at)


def _held(
    session: Session, ask: Build, target: Path
) -> tuple[tuple[Held, ...], tuple[Finding, ...]]:
    """What this build shows that is not public, and why it may not be written there."""
    if not (session.at or _shows_more(session)):
        return (), ()
    from briefgen.cli.held import held, is_public_folder, refusal

    shown = held(ask)
    refused = bool(shown or session.at) and is_public_folder(session.project, target)
    return shown, (refusal(shown),) if refused else ()


def _shows_more(session: Session) -> bool:
    """Whether this build shows what is not public."""
    return bool(session.options.get("drafts") or session.options.get("future"))


def lend(session: Session, ask: Build, helpers: Pool | None, count: Count | None = None) -> None:
    """Let helpers answer what takes long, if there is a pool and something to do."""
    if helpers is not None and not ask.unchanged:
        from briefgen.cli.lending import Lending

        if trouble := Lending(session, ask, helpers, count).lend():
            report.say(f"Going on without help: {trouble}.", sys.stderr)


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Hold the project's lock; say in plain words why it cannot be had."""
    from briefgen.publish.lock import locked
    from briefgen.publish.publisher import plainly

    place = project / STORE / "build.lock"
    with ExitStack() as held:
        with plainly(place, f"Check the permissions of {STORE}/; it may be removed at any time."):
            held.enter_context(locked(place, _waiting))
        yield


def _may_publish(site: Site, findings: tuple[Finding, ...], target: Path, *, strict: bool) -> bool:
    """Errors leave the last good site; where there is none, what could be made is better."""
    good = not report.fails(findings, strict=strict)
    return good or bool(site.pages and not (target / "index.html").exists())


def answered(session: Session, ask: Build) -> tuple[Build, Site, tuple[Finding, ...]]:
    """The site and what there is to say, kept in the store; and the build that answered.

    It is kept before single pages are asked for, as publishing does: the store keeps what was asked
    first. Damage of the store may show only while it is read. Then all is asked again, of nothing kept.
    """
    site, findings = ask_site(ask)
    session.store.save(ask)
    if ask.saved.damaged:
        ask = session.build()
        site, findings = ask_site(ask)
        session.store.save(ask)
    return ask, site, findings


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


def _publish(
    ask: Build,
    files: Mapping[str, str],
    index: Mapping[str, bytes],
    target: Path,
    project: Path,
    at_last: Callable[[Callable[[], None]], None],
) -> Published:
    from briefgen.publish.publisher import publish

    def load(url: str) -> bytes:
        return index[url] if url in index else ask.answer(("page", url), bytes)

    return publish(files, load, target, project=project, at_last=at_last)


def _waiting() -> None:
    report.say("Another build of this project is running; waiting for it to end …", sys.stderr)


def _line(result: Result, target: Path) -> str:
    site, published = result.site, result.published
    errors = sum(finding.severity == "error" for finding in result.findings)
    parts = [
        report.counted(site.html_pages, "page"),
        report.counted(site.mentions, "mention"),
        report.counted(site.marks, "mark"),
        *([report.counted(errors, "error")] if errors else []),
        report.counted(len(result.findings), "finding"),
        f"{result.seconds:.1f} s",
    ]
    if published is None:
        return f"Not published, {target} is as it was: {', '.join(parts)}"
    moved = (
        f"{published.written} written, {published.unchanged} unchanged, {published.removed} removed"
    )
    built = "Built what could be made:" if errors else "Built"
    return f"{built} {', '.join(parts)} → {target} ({moved})"


def _summary(result: Result) -> dict[str, object]:
    site, published = result.site, result.published
    return {
        "pages": site.html_pages,
        "files": len(site.pages),
        "mentions": site.mentions,
        "marks": site.marks,
        "seconds": round(result.seconds, 3),
        "published": published is not None,
        "held": [{"source": item.source, "reason": item.reason} for item in result.held],
        "written": published.written if published else 0,
        "unchanged": published.unchanged if published else 0,
        "removed": published.removed if published else 0,
        "findings": [report.as_json(finding) for finding in result.findings],
    }
