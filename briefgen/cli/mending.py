"""`briefgen check --fix`: what findings say for sure is written into the sources."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from briefgen.cli import report
from briefgen.cli.build import answered
from briefgen.cli.session import Session
from briefgen.findings import TABLES, Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.publish.replacing import must_be_no_link, replace_file
from briefgen.source.edits import mended

ROUNDS = 10
"""Looks at the sources: one edit may show what another has hidden."""
_ROOT = "content/"
_MOST = 60
"""Code points of a text that are shown."""


def mendable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that may be mended: they lie in a source or the settings, and say how for sure."""
    return tuple(
        finding
        for finding in findings
        if finding.is_mendable
        and (finding.place.path.startswith(_ROOT) or finding.place.path in TABLES)
    )


def mend(
    session: Session, ask: Build, findings: tuple[Finding, ...]
) -> tuple[Build, tuple[Finding, ...], tuple[Finding, ...]]:
    """Mend what can be, and look again until there is no more.

    Returns the last build, what is left to say, and what was mended.

    Raises:
        Failure: if a file cannot be written; those before it are.
    """
    done: list[Finding] = []
    for _ in range(ROUNDS):
        by_path = groupby(sorted(mendable(findings)), key=lambda finding: finding.place.path)
        new = [one for path, some in by_path for one in _in_file(session, path, tuple(some))]
        if not new:
            break
        done += new
        session.look_again()
        ask.saved.let_go()
        ask, _, findings = answered(session, session.build())
    return ask, findings, tuple(done)


def _in_file(session: Session, path: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What was mended in one file."""
    before = session.files.read(path)
    if before is None:
        return ()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    try:
        text = before.removeprefix(mark).decode()
    except UnicodeDecodeError:
        return ()
    new, done = mended(text, findings, toml=path.endswith(".toml"))
    if done:
        _write(session.project, path, mark + new.encode(), before)
    return done


def _write(project: Path, path: str, data: bytes, before: bytes) -> None:
    place = project / path
    try:
        must_be_no_link(*(project / folder for folder in Path(path).parents[:-1]))
        replace_file(place, data, before)
    except OSError as error:
        message = f"it could not be mended: {(error.strerror or str(error)).lower()}"
        hint = "Check the file and the permissions of its folder."
        raise Failure(Finding(Place(path), "unreadable-file", message, hint)) from error


def told(finding: Finding) -> str:
    """What was mended, for people."""
    edit = finding.edits[0]
    was, now = _shown(edit.was), _shown(edit.text)
    what = f"“{was}” is “{now}” now" if edit.text else f"{was} is gone"
    more = f", and {len(finding.edits) - 1} more" if len(finding.edits) > 1 else ""
    place = report.printable(f"{finding.place.path}:{edit.line}:{edit.column}")
    return f"{place}: mended: {what}{more} [{finding.code}]"


def _shown(text: str) -> str:
    """A text as a terminal may show it; a character that it cannot is told by its number."""
    if len(text) == 1 and not text.isprintable():
        return f"U+{ord(text):04X}"
    return report.printable(text if len(text) <= _MOST else f"{text[: _MOST - 1]}…")
