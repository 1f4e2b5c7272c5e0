"""The sending of mails: asked for once more on a terminal, told recipient by recipient."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.cli import report
from briefgen.findings import SETTINGS, Finding, Misuse, Place

if TYPE_CHECKING:
    from briefgen.cli.mail import Wanted
    from briefgen.publish.smtp import Sent, Server
    from briefgen.site.letters import Envelope
    from briefgen.site.mail_models import Mail


def post(
    wanted: Wanted, mails: Sequence[Mail], envelope: Envelope, site: str
) -> list[tuple[Mail, Sent]]:
    """Send each mail to each recipient, or with `dry_run` only say so."""
    from briefgen.publish.smtp import NAMES, server

    _must_be_whole(envelope)
    told = (
        f"{_named(mails)} to {report.counted(len(envelope.to), 'recipient')}"
        f" from {envelope.sender} by "
    )
    if wanted.dry_run:
        told += server(os.environ).place if os.environ.get(NAMES[0]) else "no server yet"
        if not wanted.as_json:
            for to in envelope.to:
                report.say(f"  {to}: would be sent")
            report.say(f"Nothing was sent. Without --dry-run: {report.printable(told)}.")
        return []
    known = server(os.environ)
    told += known.place
    if not wanted.yes and not _agreed(report.printable(told)):
        report.say("Nothing was sent.")
        sys.exit(1)
    return _sent(wanted, known, mails, envelope, site)


def _must_be_whole(envelope: Envelope) -> None:
    for value, name, option in ((envelope.sender, "sender", "--from"), (envelope.to, "to", "--to")):
        if not value:
            message = f"to send mails, `{name}` is needed"
            hint = f"Write {name} under [mail] into briefgen.toml, or say {option}."
            raise Misuse(Finding(Place(SETTINGS), "mail-setup", message, hint))


def _named(mails: Sequence[Mail]) -> str:
    return f"“{mails[0].subject}”" if len(mails) == 1 else report.counted(len(mails), "mail")


def _agreed(told: str) -> bool:
    if not sys.stdin.isatty():
        hint = "Add --yes where nobody can be asked, or --dry-run to see what would be sent."
        message = "this would send mails, and there is nobody to ask"
        raise Misuse(Finding(Place("--send"), "mail-setup", message, hint))
    sys.stderr.write(f"Send {told}? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _sent(
    wanted: Wanted, known: Server, mails: Sequence[Mail], envelope: Envelope, site: str
) -> list[tuple[Mail, Sent]]:
    from briefgen.publish.smtp import Letter, send
    from briefgen.site.letters import bare, message

    # A mail that is dated days ago looks like spam; its id stays that of what it says.
    now = envelope.date or datetime.now(UTC).replace(microsecond=0).isoformat()
    pairs = [
        (mail, Letter(bare(to), message(mail, replace(envelope, to=(to,), date=now), site)))
        for mail in mails
        for to in envelope.to
    ]
    found: list[tuple[Mail, Sent]] = []
    results = send(known, bare(envelope.sender), [letter for _, letter in pairs])
    for (mail, _), result in zip(pairs, results, strict=True):
        found.append((mail, result))
        if not wanted.as_json:
            report.say(f"  {result.to}: {report.printable(result.why) or 'sent'}")
    failed = sum(bool(result.why) for _, result in found)
    if not wanted.as_json:
        report.say(f"Sent {report.counted(len(found) - failed, 'mail')}, {failed} not taken.")
    return found
