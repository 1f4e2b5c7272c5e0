"""A mail as a message (RFC 5322): header, text and HTML, byte for byte the same each time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.site.mail_models import Mail

_ADDRESS = (
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:localhost|[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
)
_MAILBOX = expression(rf"({_ADDRESS})|([^<>]*)<({_ADDRESS})>")
LONGEST = 254
"""Signs of an address (RFC 5321)."""
MADE_BY = "briefgen"
MARK = f"X-Mailer: {MADE_BY}".encode()
"""In the header of each file that we wrote."""
LARGE, CLIPPED = 90_000, 100_000
"""Bytes of HTML. Gmail shows the first 102 KB of a mail, and hides the rest behind a link."""
_UNSEEN = expression("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


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
    name, plain = _parts(header_text(text))
    if not plain or "\n" in text or "\r" in text:
        raise ValueError(f"“{text[:60]}” is not a mail address")
    return f"{name} <{plain}>" if name else plain


def bare(text: str) -> str:
    """The address alone, without a name."""
    return _parts(text)[1]


def _parts(text: str) -> tuple[str, str]:
    """Name and address of a mailbox, both "" if it is none."""
    found = _MAILBOX.fullmatch(text)
    plain = (found[1] or found[3]) if found else ""
    if not found or len(plain) > LONGEST:
        return "", ""
    return (found[2] or "").strip(' "'), plain


def header_text(text: str) -> str:
    """Text that may stand in a header: one line, no signs that steer.

    "=?" begins an encoded word, which the library would decode, line breaks and all.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in _UNSEEN.sub("", text))
    return " ".join(shown.split()).replace("=?", "= ?")


def message(mail: Mail, envelope: Envelope, site: str) -> Message:
    """The message. Its id comes from what it says, so who gets it twice is shown it once.

    site: the absolute address of the site, whose host the id names.
    """
    found = MIMEMultipart("alternative", f"=_{_print(mail)}", policy=LINES)
    for name, value in _fields(mail, envelope, site):
        found[name] = value
    for kind, text in (("plain", mail.text), ("html", mail.html)):
        found.attach(_part(kind, text))
    return found


LINES = compat32.clone(linesep="\r\n")
"""The older policy: the newer one loses spaces where it folds titles that aren't ASCII."""


def _fields(mail: Mail, envelope: Envelope, site: str) -> Iterator[tuple[str, Any]]:
    """The fields of the header: text, or what encodes itself."""
    if envelope.sender:
        yield "From", _mailbox(envelope.sender)
    # Where there are several, who else gets it is nobody's business.
    alone = len(envelope.to) == 1
    yield "To", _mailbox(envelope.to[0]) if alone else "undisclosed-recipients:;"
    if envelope.reply_to:
        yield "Reply-To", _mailbox(envelope.reply_to)
    yield "Subject", _encoded(header_text(mail.subject), "Subject")
    if date := envelope.date or mail.date:
        yield "Date", format_datetime(datetime.fromisoformat(date))
    yield "Message-ID", f"<{_print(mail)}@{_host(site)}>"
    yield "Content-Language", mail.lang
    if envelope.unsubscribe:
        yield "List-Unsubscribe", f"<{envelope.unsubscribe}>"
    yield "X-Mailer", MADE_BY


def _host(site: str) -> str:
    try:
        return (urlsplit(site).hostname or "localhost").encode("idna").decode("ascii")
    except UnicodeError:
        return "localhost"


def _encoded(text: str, name: str) -> Header:
    return Header(text, "us-ascii" if text.isascii() else "utf-8", header_name=name)


def _mailbox(text: str) -> str:
    name, plain = _parts(text)
    if name.isascii():
        return formataddr((name, plain))
    return f"{_encoded(name, 'Reply-To').encode()} <{plain}>"


def _part(kind: str, text: str) -> MIMENonMultipart:
    """A part in quoted-printable, which is made for text that is nearly ASCII."""
    shape = Charset("utf-8")
    shape.body_encoding = QP
    part = MIMENonMultipart("text", kind, charset="utf-8", policy=LINES)
    part.set_payload(text, shape)
    return part


def _print(mail: Mail) -> str:
    told = f"{mail.name}\0{mail.subject}\0{mail.html}\0{mail.text}"
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def addresses(texts: Sequence[str]) -> tuple[str, ...]:
    """Mailboxes, each once. Raises as `address` does."""
    found = {bare(one).lower(): one for one in map(address, texts)}
    return tuple(found.values())
