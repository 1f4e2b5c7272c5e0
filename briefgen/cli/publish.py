"""What `briefgen publish` does: the site that a build has just made, onto a branch of a remote."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.cli import report
from briefgen.cli.build import Result, alone
from briefgen.cli.build import run as build
from briefgen.cli.due import DUE, noted_due
from briefgen.cli.pools import pool
from briefgen.cli.progress import moves
from briefgen.cli.session import QUERIES, STORE, Session, project_folder, run_options
from briefgen.filenames import MANIFEST
from briefgen.findings import SETTINGS, Failure, Finding
from briefgen.installed import version
from briefgen.publish.git import Git, refused
from briefgen.publish.repository import Repository, Source, Tip, pages_address

if TYPE_CHECKING:
    from briefgen.publish.branch import Difference

SITE = "site"
_SHOWN = 5
"""Files that a message names."""


class Wish(Struct, frozen=True, kw_only=True):
    """What the command line asks for; what it leaves open is for the settings to say."""

    remote: str = ""
    branch: str = ""
    squash: bool | None = None
    replace: bool = False
    dry_run: bool = False
    strict: bool = False
    url: str = ""
    jobs: int = 0


class Aim(Struct, frozen=True, kw_only=True):
    """Where the site is to go. address: of the site, "" if nobody said it; guess: what it could be."""

    remote: str
    branch: str
    squash: bool
    address: str
    guess: str

    def __str__(self) -> str:
        return f"“{self.branch}” on {self.remote}"


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of it. commit: where the branch stands now; of a dry run, where it stood.

    left: files in site/ that aren't briefgen's, and so stayed where they are.
    due: when the site changes by itself: something appears, ends or grows old; "" for never.
    """

    aim: Aim
    files: int
    commit: str
    before: str
    difference: Difference
    nothing_to_do: bool
    left: tuple[str, ...]
    source: Source
    due: str

    @property
    def pushed(self) -> bool:
        return self.commit != self.before


def publish(project: Path, wish: Wish, *, as_json: bool) -> None:
    """Build and push; ends with exit code 1 if nothing could be pushed."""
    root = project_folder(project)
    session = Session(root, run_options(drafts=False, future=False, url=wish.url))
    try:
        repository = opened(root, quiet=as_json)
        aim = aimed(session, repository, wish)
        with pool(wish.jobs, "", threads=False) as helpers:
            result = build(session, root / SITE, helpers, strict=wish.strict, quiet=as_json)
        good = not report.fails(result.findings, strict=wish.strict)
        outcome = pushed(session, repository, result, aim, wish) if good else None
    except Failure as failure:
        if as_json:
            report.say(json.dumps(summary(None, failure.findings), ensure_ascii=False))
        raise
    if as_json:
        report.say(json.dumps(summary(outcome, result.findings), ensure_ascii=False))
    else:
        lines = report.source_lines(session.files.read)
        check = "" if wish.strict else report.check_command(session.options)
        report.complain(result.findings, lines, quiet=None if wish.strict else "note", check=check)
        for line in told(outcome, dry=wish.dry_run):
            report.say(line)
    for task in result.rest:
        task()
    if outcome is None:
        sys.exit(1)


def opened(root: Path, *, quiet: bool) -> Repository:
    """The repository of the project, if it can be published from at all."""
    if not version("dulwich"):
        hint = 'Install it: pip install "briefgen[publish]"'
        raise refused("the package that makes commits, dulwich, isn't installed", hint)
    asks = sys.stdin.isatty() and not quiet
    return Repository.of(Git.at(root, asks=asks, watch=_far if moves() and not quiet else None))


def _far(row: str) -> None:
    """Show how far git is, in one line of the terminal."""
    sys.stderr.write(f"\r{report.printable(row.strip())[:70]}\033[K\r")
    sys.stderr.flush()


def aimed(session: Session, repository: Repository, wish: Wish) -> Aim:
    """Where the site is to go, found out before it is built."""
    from briefgen.graph.build import Build
    from briefgen.settings import Settings

    # Without the store: whoever asks it for one answer has it settle all that changed.
    given = Build(session.files, queries=QUERIES).answer(("settings",), Settings)
    remote, branch = wish.remote or given.publish.remote, wish.branch or given.publish.branch
    address = repository.address(remote, branch)
    return Aim(
        remote=remote,
        branch=branch,
        squash=given.publish.squash if wish.squash is None else wish.squash,
        address=given.url,
        guess=f"https://{given.cname}/" if given.cname else pages_address(address),
    )


def pushed(
    session: Session, repository: Repository, result: Result, aim: Aim, wish: Wish
) -> Outcome:
    """Push what the build has left in site/, if that isn't what the branch holds."""
    from briefgen.publish import branch as branches

    site = session.project / SITE
    tip = repository.tip(aim.remote, aim.branch)
    _check_ours(tip, aim, replace=wish.replace)
    with alone(session.project):
        files = branches.published_files(site, result.files)
        after = branches.wanted(branches.contents(site, files), tip.files)
        if tip.commit and not wish.replace:
            ours = branches.ours_of(repository.content(tip, MANIFEST))
            _check_lost(branches.foreign(tip.files, ours, after), aim)
            read = repository.contents
            _check_changed(branches.changed(tip.files, ours, after, read), aim)
        change = branches.difference(tip.files, after)
        idle = bool(tip.commit) and change.none and not (aim.squash and tip.parents)
        source, commit, left = repository.source(), tip.commit, _left(site, files)
        if not idle and not wish.dry_run:
            data = branches.contents(site, files)
            tree = branches.store(repository.objects, data, after, tip.files)
            commit = repository.commit(tree, "" if aim.squash else tip.commit, message(source))
    if commit != tip.commit:
        if repository.git.watch is not None:
            report.say(f"Pushing to {aim} …", sys.stderr)
        repository.push(aim.remote, aim.branch, commit, tip.commit, over=aim.squash)
        if repository.git.watch is not None:
            repository.git.watch("")  # the line is to be free again
    return Outcome(
        aim=aim,
        files=len(after),
        commit=commit,
        before=tip.commit,
        difference=change,
        nothing_to_do=idle,
        left=left,
        source=source,
        due=noted_due(session.project / STORE / DUE) or "",
    )


def _check_ours(tip: Tip, aim: Aim, *, replace: bool) -> None:
    """What somebody else has put on the branch would be gone from its pages."""
    # Where settings stand, there are sources, whatever else they hold.
    ours = MANIFEST in tip.files and SETTINGS not in tip.files
    if tip.commit and not ours and not replace:
        count = report.counted(len(tip.files), "file")
        hint = "Name another branch with --branch; or replace what it holds: --replace."
        raise refused(f"{aim} holds {count} that briefgen didn't publish", hint)


def _check_lost(lost: list[str], aim: Aim) -> None:
    """A file that somebody else has added on the branch would be gone from the site."""
    if lost:
        hint = "Put it into static/, which is published with the site; or let it go: --replace."
        raise refused(f"{aim} holds {_some(lost)}, which briefgen didn't publish", hint)


def _check_changed(changed: list[str], aim: Aim) -> None:
    """What somebody else has written into a file of the site would be gone."""
    if changed:
        hint = "What it says is to stand in the sources of the site; or let it go: --replace."
        raise refused(f"{aim} holds {_some(changed)}, changed since briefgen published", hint)


def _some(names: list[str]) -> str:
    """The first of these names, and how many more there are."""
    shown = [report.printable(name) for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        shown.append(report.counted(len(names) - _SHOWN, "other file"))
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if shown[1:] else shown[0]


def _left(site: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    from briefgen.publish.tree import scan

    return tuple(sorted(name for name in scan(site).files if name not in files))


def message(source: Source) -> str:
    """What the commit says: which state of the sources this is."""
    state = f"revision {source.revision[:12]}" if source.revision else "sources before any revision"
    more = "" if source.clean else ", with changes that are in no revision"
    whole = f"\n\nSource-Revision: {source.revision}" if source.revision else ""
    return f"Publish {state}{more}{whole}\n"


def told(outcome: Outcome | None, *, dry: bool) -> list[str]:
    """The outcome in words."""
    if outcome is None:
        return ["Not published: there are errors. The branch is as it was."]
    aim, change = outcome.aim, outcome.difference
    if outcome.nothing_to_do:
        return [f"Nothing to publish: {aim} is this site already.", *_notes(outcome)]
    moved = f"{change.added} new, {change.changed} changed, {change.removed} removed"
    what = f"{report.counted(outcome.files, 'file')} to {aim}: {moved}"
    if dry:
        return [f"Would publish {what}. Nothing was pushed.", *_notes(outcome)]
    return [f"Published {what} ({outcome.commit[:12]})", *_notes(outcome)]


def _notes(outcome: Outcome) -> Iterator[str]:
    """What an editor might not have meant."""
    if not outcome.source.clean:
        yield "Some of its sources are in no revision yet: commit them, too."
    if outcome.left:
        names = ", ".join(report.printable(name) for name in outcome.left[:3])
        more = ", …" if len(outcome.left) > 3 else ""
        yield f"Left out, as briefgen didn't write it: {names}{more} in site/. Its place is static/."
    if outcome.due:
        yield f"At {outcome.due} the site changes by itself: publish again then."
    if not outcome.aim.address:
        guess = outcome.aim.guess or "https://…"
        yield (
            "Feeds, search engines and the page 404.html need the address of the site:"
            f' url = "{guess}" in briefgen.toml.'
        )


def summary(outcome: Outcome | None, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """The outcome for scripts."""
    said = [report.as_json(finding) for finding in findings]
    if outcome is None:
        return {"pushed": False, "findings": said}
    change, source = outcome.difference, outcome.source
    return {
        "pushed": outcome.pushed,
        "remote": outcome.aim.remote,
        "branch": outcome.aim.branch,
        "commit": outcome.commit,
        "before": outcome.before,
        "revision": source.revision,
        "clean": source.clean,
        "files": outcome.files,
        "added": change.added,
        "changed": change.changed,
        "removed": change.removed,
        "left": list(outcome.left),
        "due": outcome.due,
        "findings": said,
    }
