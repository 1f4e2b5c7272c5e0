"""A real SMTP server on this machine, with what it was told."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "desk", "correct horse 7"
REFUSED = "nobody@example.net"


class Postbox:
    """Takes mails, but none for `REFUSED`; hangs up after `most` of them."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.hello: list[str] = []
        self.most = 0
        self.protected: list[bool] = []

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, _: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        session.host_name = name
        self.hello.append(name)
        return lines

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, to: str, ___: Any) -> str:  # noqa: N802
        if to == REFUSED:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.got.append(envelope)
        self.protected.append(session.ssl is not None)
        if len(self.got) == self.most:
            assert server.transport is not None
            server.transport.close()
        return "250 OK"


def check(_: Any, __: Any, ___: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=known, handled=known)


def free_port() -> int:
    with closing(socket.socket()) as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def running(box: Postbox, **options: Any) -> Iterator[int]:
    """The port of a server that runs meanwhile."""
    port = free_port()
    server = Controller(box, hostname="localhost", port=port, **options)
    server.start()
    try:
        yield port
    finally:
        server.stop()


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, ssl.SSLContext]:
    """A self-made certificate, and what a server needs to show it."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    made += ["-keyout", str(key), "-out", str(cert), "-subj", f"/CN={name}"]
    made += ["-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context
