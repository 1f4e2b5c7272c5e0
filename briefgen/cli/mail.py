"""What `briefgen mail` does: mails into their folder, and to their recipients if asked to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.cli import report
from briefgen.cli.build import alone, answered
from briefgen.cli.session import Session, is_project, project_folder, run_options
from briefgen.findings import Failure, Finding, Misuse, Place

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.publish.smtp import Sent
    from briefgen.settings import MailSettings
    from briefgen.site.letters import Envelope
    from briefgen.site.mail_models import Mail

SIZES = ("large-mail", "clipped-mail")


class Wanted(Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    what: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    date: str = ""
    output: Path | None = None
    url: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    send: bool = False
    dry_run: bool = False
    yes: bool = False
    as_json: bool = False


class Outcome(Struct, kw_only=True):
    """What came of it, so far."""

    mails: list[Mail]
    findings: list[Finding]
    folder: Path
    site: str
    envelope: Envelope
    sent: list[tuple[Mail, Sent]]
    written: bool = False


def run(wanted: Wanted) -> None:
    """Write, and send; ends with exit code 1 if a mail is too long or isn't taken by the server."""
    root, slugs = _project(wanted.what)
    # Without drafts and what is scheduled: they are not even read for this.
    session = Session(root, run_options(drafts=False, future=False, url=wanted.url))
    found: Outcome | None = None
    try:
        with alone(root):
            found = _made(session, root, wanted, slugs)
            if good := not report.fails(found.findings, strict=False):
                _write(found)
        if not wanted.as_json:
            report.complain(found.findings, report.source_lines(session.files.read))
            _say(found, root)
        if wanted.send and found.mails and good:
            from briefgen.cli.posting import post

            found.sent = post(wanted, found.mails, found.envelope, found.site)
    except Failure as failure:
        if wanted.as_json:
            told = _summary(found, wanted, failure.findings)
            report.say(json.dumps(told, ensure_ascii=False))
        raise
    if wanted.as_json:
        report.say(json.dumps(_summary(found, wanted), ensure_ascii=False))
    if not good or any(sent.why for _, sent in found.sent):
        sys.exit(1)


def _project(what: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """The project and the briefings: the first word may be either."""
    if what and (os.sep in what[0] or Path(what[0]).is_dir()):
        return project_folder(Path(what[0])), tuple(what[1:])
    if what and not is_project(Path()):
        return project_folder(Path(what[0])), ()  # which says what is wrong with it
    return project_folder(Path()), tuple(what)


def _made(session: Session, root: Path, wanted: Wanted, slugs: Sequence[str]) -> Outcome:
    from briefgen.pipeline.sources import settings
    from briefgen.publish.mailbox import folder
    from briefgen.source import moments

    ask, _, findings = answered(session, session.build())
    # With errors nothing would be published, and the mail's links would lead nowhere.
    if errors := [finding for finding in findings if finding.severity == "error"]:
        raise Failure(*errors)
    given = settings(ask)
    zone = moments.zone_named(given.timezone) or UTC
    place = folder(wanted.output.absolute() if wanted.output else root / "mail", root)
    envelope = _envelope(wanted, given.mail, zone)
    keys, mails = _asked(ask, wanted, slugs, zone)
    sizes = {it for key in keys for it in ask.findings(key) if it.code in SIZES}
    return Outcome(
        mails=mails,
        findings=sorted(sizes),
        folder=place,
        site=given.url,
        envelope=envelope,
        sent=[],
    )


def _asked(
    ask: Build, wanted: Wanted, slugs: Sequence[str], zone: tzinfo
) -> tuple[list[tuple[str, ...]], list[Mail]]:
    """The questions, and the mails that answer them."""
    from briefgen.pipeline.mails import digest, mail
    from briefgen.pipeline.sources import path_of

    if slugs:
        if wanted.since or wanted.until:
            raise _misuse("--since", "a period is for digests", "Leave out the briefings, or it.")
        paths = [path_of(ask, slug) for slug in slugs]
        for slug, path in zip(slugs, paths, strict=True):
            if not path:
                hint = "Write the last part of its address, without .html; drafts are not public."
                raise _misuse(slug, f"there is no public briefing “{slug}”", hint, "bad-slug")
        unique = dict.fromkeys(paths)
        return [mail.key(path) for path in unique], [m for p in unique if (m := mail(ask, p))]
    since, until = _period(wanted, zone)
    found = digest(ask, since, until)
    return [digest.key(since, until)], [found] if found else []


def _period(wanted: Wanted, zone: tzinfo) -> tuple[str, str]:
    from briefgen.site.digests import end_of_day

    since = _moment("--since", wanted.since, zone)
    until = _moment("--until", wanted.until, zone)
    if until and ":" not in wanted.until:
        until = end_of_day(until[:10], zone)
    if since and until and datetime.fromisoformat(until) <= datetime.fromisoformat(since):
        raise _misuse("--until", "this is not later than --since", "Exchange the two.")
    return since, until


def _moment(option: str, text: str, zone: tzinfo) -> str:
    from briefgen.source import moments

    try:
        return moments.moment(text, zone) if text else ""
    except ValueError as error:
        hint = f'Write a day or a moment, as in {option} 2025-01-03 or {option} "2025-01-03 14:00".'
        raise _misuse(option, str(error), hint) from error


def _misuse(place: str, message: str, hint: str, code: str = "bad-value") -> Misuse:
    return Misuse(Finding(Place(place), code, message, hint))


def _envelope(wanted: Wanted, given: MailSettings, zone: tzinfo) -> Envelope:
    from briefgen.site.letters import Envelope, address, addresses

    option = "--from"
    try:
        sender = address(wanted.sender) if wanted.sender else given.sender
        option = "--to"
        to = addresses(wanted.to or given.to)
    except ValueError as error:
        hint = "Write Name <desk@example.org> or the address alone."
        raise _misuse(option, str(error), hint) from error
    return Envelope(
        sender=sender,
        to=to,
        reply_to=given.reply_to,
        unsubscribe=given.unsubscribe,
        date=_moment("--date", wanted.date, zone),
    )


def _write(found: Outcome) -> None:
    from briefgen.publish.mailbox import write
    from briefgen.publish.publisher import plainly
    from briefgen.site.letters import MARK, message

    for mail in found.mails:
        files = {
            ".eml": bytes(message(mail, found.envelope, found.site)),
            ".html": mail.html.encode(),
            ".txt": mail.text.encode(),
        }
        with plainly(found.folder):
            write(found.folder, mail.name, files, MARK)
    found.written = True


def _say(found: Outcome, root: Path) -> None:
    if not found.mails:
        report.say("Nothing to mail: no public briefing is of that time.")
    elif found.written:
        shown = found.folder
        if shown.is_relative_to(root):
            shown = shown.relative_to(root)
        for mail in found.mails:
            size = len(mail.html.encode())
            report.say(
                f"  {report.printable(mail.subject)} → {shown / mail.name}.eml, .html, .txt ({size:,} bytes)"
            )


def _summary(
    found: Outcome | None, wanted: Wanted, failed: Sequence[Finding] = ()
) -> dict[str, Any]:
    """The outcome for scripts; failed: why it went no further."""
    return {
        "folder": str(found.folder) if found else "",
        "mails": [_row(found, mail) for mail in found.mails] if found else [],
        "sent": [
            {"mail": mail.name, "to": sent.to, "sent": not sent.why, "why": sent.why}
            for mail, sent in (found.sent if found else ())
        ],
        "dry_run": wanted.dry_run,
        "findings": [report.as_json(it) for it in (*(found.findings if found else ()), *failed)],
    }


def _row(found: Outcome, mail: Mail) -> dict[str, Any]:
    from briefgen.site.letters import message

    files = [f"{mail.name}{ending}" for ending in (".eml", ".html", ".txt")]
    return {
        "name": mail.name,
        "subject": mail.subject,
        "message_id": str(message(mail, found.envelope, found.site)["Message-ID"]),
        "date": found.envelope.date or mail.date,
        "bytes": len(mail.html.encode()),
        "files": files if found.written else [],
    }
