"""Mails by SMTP: one connection, a copy for each recipient, nothing unprotected unless asked for."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from email.message import Message
from socket import gaierror

from msgspec import Struct

from briefgen.findings import Failure, Finding, Place

PATIENCE = 30.0
"""Seconds for each answer of the server."""
PORTS = {"starttls": 587, "tls": 465, "none": 25}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
NAMES = tuple(f"BRIEFGEN_SMTP_{name}" for name in ("HOST", "PORT", "USER", "PASSWORD", "TLS"))


class Server(Struct, frozen=True, kw_only=True):
    """A server that takes mails. tls: "starttls", "tls" (from the first byte) or "none"."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: str = "starttls"

    def __repr__(self) -> str:
        """Its place alone: what is printed of it must not hold the password."""
        return f"Server({self.place})"

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


class Letter(Struct, frozen=True):
    """A message for one recipient."""

    to: str
    message: Message


class Sent(Struct, frozen=True):
    """What became of a letter; `why` says why the server didn't take it, "" if it did."""

    to: str
    why: str = ""


def server(environment: Mapping[str, str]) -> Server:
    """The server that environment variables name.

    Raises:
        Failure: if they name none, or would send the password unprotected.
    """
    host, port, user, password, tls = (environment.get(name, "").strip() for name in NAMES)
    tls = tls.lower() or "starttls"
    if not host:
        raise _setup("HOST", "no server is named", "Set BRIEFGEN_SMTP_HOST to its name.")
    if tls not in PORTS:
        raise _setup("TLS", f"“{tls[:20]}” is no kind of protection", "Say starttls, tls or none.")
    if port and not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536):
        raise _setup("PORT", f"“{port[:20]}” is no port", "Write a number, such as 587.")
    if bool(user) != bool(password):
        lacking = "PASSWORD" if user else "USER"
        raise _setup(lacking, "user and password go together", f"Set BRIEFGEN_SMTP_{lacking}, too.")
    if user and tls == "none" and host not in LOOPBACK:
        why = "the password would cross the network unprotected"
        raise _setup("TLS", why, "Say starttls or tls.")
    number = int(port) if port else PORTS[tls]
    return Server(host=host, port=number, user=user, password=password, tls=tls)


def _setup(name: str, why: str, hint: str) -> Failure:
    return Failure(Finding(Place(f"BRIEFGEN_SMTP_{name}"), "mail-setup", why, hint))


def send(known: Server, sender: str, letters: Sequence[Letter]) -> Iterator[Sent]:
    """Send each letter and say what became of it, as it does.

    Raises:
        Failure: if the server cannot be had at all; then nothing was sent.
    """
    connection: smtplib.SMTP | None = _connected(known, sender)
    try:
        for letter in letters:
            if connection is None:
                connection = _again(known, sender)
            why = LOST if connection is None else _handed_over(connection, sender, letter)
            yield Sent(letter.to, _veiled(why, known))
            if why and not _is_up(connection):
                _hang_up(connection)
                connection = None
    finally:
        _hang_up(connection)


LOST = "the server has gone, and cannot be had again"


def _again(known: Server, sender: str) -> smtplib.SMTP | None:
    with suppress(Failure):
        return _connected(known, sender)
    return None


def _handed_over(connection: smtplib.SMTP, sender: str, letter: Letter) -> str:
    """Why the server did not take a letter, "" if it did."""
    try:
        connection.send_message(letter.message, sender, [letter.to])
    except smtplib.SMTPRecipientsRefused as error:
        code, text = error.recipients.get(letter.to, (0, b""))
        return f"refused: {_said(code, text)}"
    except smtplib.SMTPSenderRefused as error:
        return f"the sender {sender} was refused: {_said(error.smtp_code, error.smtp_error)}"
    except (OSError, ValueError) as error:  # those of smtplib are OSErrors
        return _why(error)
    return ""


def _is_up(connection: smtplib.SMTP | None) -> bool:
    try:
        return connection is not None and connection.noop()[0] == 250
    except OSError:
        return False


def _hang_up(connection: smtplib.SMTP | None) -> None:
    if connection is not None:
        with suppress(OSError):
            connection.quit()
        connection.close()


def _connected(known: Server, sender: str) -> smtplib.SMTP:
    """A connection over which mails may be sent; who says hello is the sender's domain."""
    me = sender.rpartition("@")[2]
    connection: smtplib.SMTP | None = None
    try:
        if known.tls == "tls":
            context = ssl.create_default_context()
            connection = smtplib.SMTP_SSL(
                known.host, known.port, me, timeout=PATIENCE, context=context
            )
        else:
            connection = smtplib.SMTP(known.host, known.port, me, timeout=PATIENCE)
        if known.tls == "starttls":
            connection.starttls(context=ssl.create_default_context())
        if known.user:
            connection.login(known.user, known.password)
    except (OSError, ValueError) as error:
        _hang_up(connection)
        message = _veiled(f"nothing was sent: {_why(error)}", known)
        raise Failure(Finding(Place(known.place), "mail-failed", message, _mend(error))) from None
    return connection


def _veiled(text: str, known: Server) -> str:
    """What a server says, should it repeat the password."""
    return text.replace(known.password, "•••") if known.password else text


Error = tuple[type[Exception], Callable[[Exception], str], str]
_TLS = "STARTTLS is for port 587 as a rule, tls for 465; see BRIEFGEN_SMTP_TLS."
_ERRORS: tuple[Error, ...] = (
    (
        ssl.SSLCertVerificationError,
        lambda e: f"its certificate isn't trusted: {getattr(e, 'verify_message', e)}",
        "Use the name that is in the certificate; SSL_CERT_FILE may name your own authority.",
    ),
    (ssl.SSLError, lambda _: "no protected connection could be agreed upon", _TLS),
    (gaierror, lambda _: "there is no host of that name", "Check BRIEFGEN_SMTP_HOST."),
    (ConnectionRefusedError, lambda _: "nobody answers there", "Check host and port."),
    (TimeoutError, lambda _: "it doesn't answer in time", "Check host and port; try again later."),
    (
        smtplib.SMTPAuthenticationError,
        lambda e: f"user and password are refused: {_said(*e.args)}",
        "Check BRIEFGEN_SMTP_USER and _PASSWORD; some servers want a password made for programs.",
    ),
    (smtplib.SMTPNotSupportedError, lambda e: f"it doesn't offer what is needed: {e}", _TLS),
    (smtplib.SMTPServerDisconnected, lambda _: "it hung up", _TLS),
    (smtplib.SMTPResponseException, lambda e: f"it says: {_said(*e.args[:2])}", ""),
    (
        UnicodeError,
        lambda _: "host, user or password have letters that cannot be sent",
        "Write them in ASCII.",
    ),
)
"""What may go wrong, what it means, and what to do; the special before the general."""


def _why(error: Exception) -> str:
    for kind, say, _ in _ERRORS:
        if isinstance(error, kind):
            return say(error)
    return str(getattr(error, "strerror", None) or error).lower()


def _mend(error: Exception) -> str:
    return next((hint for kind, _, hint in _ERRORS if isinstance(error, kind)), "")


def _said(code: object, text: object) -> str:
    words = text.decode(errors="replace") if isinstance(text, bytes) else str(text)
    return f"{code} {' '.join(words.split())}"[:300]
