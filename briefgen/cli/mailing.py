"""The command `briefgen mail`; `mail.py` does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.options import Url


def mail(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folder of the project, then briefings by their slugs; none for a digest.",
            show_default="this folder, a digest",
            metavar="PROJECT|SLUG",
        ),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            help="A digest from this day or moment on.",
            show_default="the newest day",
            metavar="TIME",
        ),
    ] = "",
    until: Annotated[
        str,
        typer.Option(
            help="A digest up to this day, which counts, or before this moment.", metavar="TIME"
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder to write, instead of mail/.")
    ] = None,
    date: Annotated[
        str,
        typer.Option(help="Date of the mail, in place of that of its briefings.", metavar="TIME"),
    ] = "",
    url: Url = "",
    sender: Annotated[
        str, typer.Option("--from", help="Sender, in place of the settings'.", metavar="ADDRESS")
    ] = "",
    to: Annotated[
        list[str] | None,
        typer.Option(
            help="Recipient, in place of the settings'; may be repeated.", metavar="ADDRESS"
        ),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send it to each recipient by the SMTP server.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what --send would send to whom; send nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Send without asking.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about the mails.")
    ] = False,
) -> None:
    """Write briefings, or a digest of all of a period, as mails into mail/; and send them.

    Each is written as .eml (to open in a mail program), .html and .txt. Drafts and what is
    scheduled for later are in no mail. To send, set BRIEFGEN_SMTP_HOST and, where the server wants
    them, BRIEFGEN_SMTP_PORT, BRIEFGEN_SMTP_USER, BRIEFGEN_SMTP_PASSWORD and BRIEFGEN_SMTP_TLS
    (starttls, tls or none).

    Examples:

        briefgen mail

        briefgen mail . talks-in-tokyo

        briefgen mail --since 2025-01-06 --send --dry-run
    """
    from briefgen.cli.mail import Wanted, run

    run(
        Wanted(
            what=tuple(what or ()),
            since=since,
            until=until,
            date=date,
            output=output,
            url=url,
            sender=sender,
            to=tuple(to or ()),
            send=send or dry_run,
            dry_run=dry_run,
            yes=yes,
            as_json=as_json,
        )
    )
