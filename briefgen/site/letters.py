"""A mail as a message (RFC 5322): header, text and HTML, byte for byte the same each time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.site.mail_models import Mail

ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
)
LOCAL = re.compile(r"[A-Za-z0-9._+-]{1,64}@localhost")
MADE_BY = "briefgen"
MARK = f"X-Mailer: {MADE_BY}".encode()
"""In the header of each file that we wrote."""
LARGE, CLIPPED = 90_000, 100_000
"""Bytes of HTML. Gmail shows the first 102 KB of a mail, and hides the rest behind a link."""
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


class Envelope(Struct, frozen=True, kw_only=True):
    """Whom a mail is from and to, as `address` gives them; "" and () where nobody is named.

    unsubscribe: an `https:` or `mailto:` address. date: an ISO moment, in place of the mail's own.
    """

    sender: str = ""
    to: tuple[str, ...] = ()
    reply_to: str = ""
    unsubscribe: str = ""
    date: str = ""


def address(text: str) -> str:
    """One mailbox, "Name <desk@example.org>" or "desk@example.org", as it is to be kept.

    Raises:
        ValueError: if it is none.
    """
    name, plain = parseaddr(header_text(text))
    if not (ADDRESS.fullmatch(plain) or LOCAL.fullmatch(plain)) or ".." in plain:
        raise ValueError(f"“{text[:60]}” is not a mail address")
    return f"{name} <{plain}>" if name else plain


def bare(text: str) -> str:
    """The address alone, without a name."""
    return parseaddr(text)[1]


def header_text(text: str) -> str:
    """Text that may stand in a header: one line, no signs that steer."""
    line = " ".join(_UNSEEN.sub("", text).split())
    return "".join(sign for sign in line if sign.isprintable())


def message(mail: Mail, envelope: Envelope, site: str) -> EmailMessage:
    """The message. Its id comes from what it says, so who gets it twice is shown it once.

    site: the absolute address of the site, whose host the id names.
    """
    found = EmailMessage(SMTP)
    if envelope.sender:
        found["From"] = _mailbox(envelope.sender)
    if len(envelope.to) == 1:
        found["To"] = _mailbox(envelope.to[0])
    else:  # who else gets it is nobody's business
        found["To"] = Group("undisclosed-recipients")
    if envelope.reply_to:
        found["Reply-To"] = _mailbox(envelope.reply_to)
    found["Subject"] = header_text(mail.subject)
    if date := envelope.date or mail.date:
        found["Date"] = format_datetime(datetime.fromisoformat(date))
    print_ = _print(mail)
    found["Message-ID"] = f"<{print_}@{urlsplit(site).hostname or 'localhost'}>"
    if envelope.unsubscribe:
        found["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    found["X-Mailer"] = MADE_BY
    found.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    found.add_alternative(mail.html, subtype="html", charset="utf-8", cte="quoted-printable")
    found["Content-Language"] = mail.lang  # now: who fills a message moves such fields inwards
    found.set_boundary(f"=_{print_}")
    return found


def _mailbox(text: str) -> Address:
    name, plain = parseaddr(text)
    return Address(display_name=name, addr_spec=plain)


def _print(mail: Mail) -> str:
    told = f"{mail.name}\0{mail.subject}\0{mail.html}\0{mail.text}"
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def addresses(texts: Sequence[str]) -> tuple[str, ...]:
    """Mailboxes, each once. Raises as `address` does."""
    found = {bare(one).lower(): one for one in map(address, texts)}
    return tuple(found.values())
