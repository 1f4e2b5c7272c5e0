"""`briefgen check --fix`: what findings say for sure is written into the sources."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from msgspec import Struct

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


class _Mended(Struct, frozen=True):
    """A file as it is and as it is to be, and the findings that are mended by that."""

    path: str
    before: bytes
    data: bytes
    findings: tuple[Finding, ...]


def mendable(session: Session, findings: Iterable[Finding]) -> int:
    """How many of the findings can be mended at once."""
    return sum(len(one.findings) for one in _mended_files(session, findings))


def _may_be_mended(finding: Finding) -> bool:
    """Whether it lies in a source or the settings, and says how for sure."""
    path = finding.place.path
    return finding.is_mendable and (path.startswith(_ROOT) or path in TABLES)


def mend(
    session: Session, ask: Build, findings: tuple[Finding, ...]
) -> tuple[Build, tuple[Finding, ...], tuple[Finding, ...]]:
    """Mend what can be, and look again until there is no more.

    Returns the last build, what is left to say, and what was mended. A file that cannot be written
    costs only itself.
    """
    done: list[Finding] = []
    refused: dict[str, Finding] = {}
    for _ in range(ROUNDS):
        new: list[Finding] = []
        for one in _mended_files(session, findings):
            if one.path in refused:
                continue
            try:
                _write(session, one)
                new += one.findings
            except Failure as failure:
                refused[one.path] = failure.findings[0]
        if not new:
            break
        done += new
        session.look_again()
        ask.saved.let_go()
        ask, _, findings = answered(session, session.build())
    still = {one.path for one in _mended_files(session, findings)} if refused else ()
    failed = [failure for path, failure in refused.items() if path in still]
    return ask, tuple(sorted((*findings, *failed))), tuple(done)


def _mended_files(session: Session, findings: Iterable[Finding]) -> Iterator[_Mended]:
    """The files in which something can be mended."""
    found = sorted(one for one in findings if _may_be_mended(one))
    for path, some in groupby(found, key=lambda finding: finding.place.path):
        before = session.files.read(path) or b""
        mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        with suppress(UnicodeDecodeError):
            text = before.removeprefix(mark).decode()
            new, done = mended(text, some, toml=path.endswith(".toml"))
            if done:
                yield _Mended(path, before, mark + new.encode(), done)


def _write(session: Session, new: _Mended) -> None:
    place = Path(session.files.spelled(new.path))
    try:
        must_be_no_link(*place.parents[: new.path.count("/")])
        replace_file(place, new.data, new.before)
    except OSError as error:
        message = f"it could not be mended: {(error.strerror or str(error)).lower()}"
        hint = "Check the file and the permissions of its folder."
        raise Failure(Finding(Place(new.path), "unreadable-file", message, hint)) from error


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
