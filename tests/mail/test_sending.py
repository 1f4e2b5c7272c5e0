"""Mails go to a real server: each recipient's own copy, protected, and every refusal is told."""

from __future__ import annotations

import shutil
from email.message import Message
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from mail.smtpserver import PASSWORD, REFUSED, USER, Postbox, certificate, check, free_port, running

from briefgen.findings import Failure
from briefgen.publish.smtp import Letter, Sent, Server, send, server

OPENSSL = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing")
DESK = "desk@news.example.org"
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


def message() -> Message:
    return MIMEText("Größe", "plain", "utf-8")


def letters(*to: str) -> list[Letter]:
    return [Letter(one, message()) for one in to]


def sent(known: Server, *to: str) -> list[Sent]:
    return list(send(known, DESK, letters(*to)))


def failure(known: Server) -> str:
    with pytest.raises(Failure) as raised:
        sent(known, "ada@example.net")
    (finding,) = raised.value.findings
    assert finding.code == "mail-failed"
    assert finding.place.path == known.place
    assert "nothing was sent" in finding.message
    return finding.message


@pytest.fixture
def box() -> Postbox:
    return Postbox()


def test_each_recipient_gets_a_copy_and_no_list_of_the_others(box: Postbox) -> None:
    with running(box) as port:
        known = Server(host="localhost", port=port, tls="none")
        found = sent(known, "ada@example.net", "bo@example.net")
    assert found == [Sent("ada@example.net"), Sent("bo@example.net")]
    assert [it.rcpt_tos for it in box.got] == [["ada@example.net"], ["bo@example.net"]]
    assert {it.mail_from for it in box.got} == {DESK}
    assert box.hello == ["news.example.org"]  # one connection, and no name of this machine


def test_who_is_refused_costs_nobody_else_the_mail(box: Postbox) -> None:
    with running(box) as port:
        known = Server(host="localhost", port=port, tls="none")
        found = sent(known, "ada@example.net", REFUSED, "bo@example.net")
    assert [it.why for it in found] == ["", "refused: 550 no such mailbox", ""]
    assert len(box.got) == 2


def test_a_server_that_hangs_up_is_called_once_more(box: Postbox) -> None:
    box.most = 1
    with running(box) as port:
        known = Server(host="localhost", port=port, tls="none")
        found = sent(known, "ada@example.net", "bo@example.net")
    assert [bool(it.why) for it in found] == [True, False]
    assert found[0].why == "it hung up"
    assert len(box.hello) == 2


@OPENSSL
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_mails_and_the_password_go_protected(
    box: Postbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: str
) -> None:
    cert, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    kinds = {
        "starttls": {"tls_context": context, "require_starttls": True},
        "tls": {"ssl_context": context},
    }
    # The server knows of no protection but that which it began itself.
    begun = tls == "starttls"
    options = {"authenticator": check, "auth_required": begun, "auth_require_tls": begun}
    with running(box, **kinds[tls], **options) as port:
        known = Server(host="localhost", port=port, user=USER, password=PASSWORD, tls=tls)
        assert sent(known, "ada@example.net") == [Sent("ada@example.net")]
        wrong = Server(host="localhost", port=port, user=USER, password="wrong", tls=tls)
        assert "user and password are refused: 535" in failure(wrong)
    assert tls == "tls" or box.protected == [True]


@OPENSSL
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(box: Postbox, tmp_path: Path) -> None:
    _, context = certificate(tmp_path)
    with running(box, tls_context=context) as port:
        said = failure(Server(host="localhost", port=port))
    assert "its certificate isn't trusted: self" in said
    assert box.got == []


@OPENSSL
def test_the_certificate_of_another_host_is_not_trusted(
    box: Postbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cert, context = certificate(tmp_path, "elsewhere.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    with running(box, tls_context=context) as port:
        said = failure(Server(host="localhost", port=port))
    assert "its certificate isn't trusted: Hostname mismatch" in said


def test_nothing_goes_to_a_server_without_the_protection_that_was_asked_for(box: Postbox) -> None:
    with running(box) as port:
        assert "STARTTLS" in failure(Server(host="localhost", port=port))
        assert "protected" in failure(Server(host="localhost", port=port, tls="tls"))
    assert box.got == []


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    assert "nobody answers there" in failure(Server(host="localhost", port=free_port()))
    assert "no host of that name" in failure(Server(host="no-such-host.invalid", port=25))
    assert "cannot be sent" in failure(Server(host="a..b", port=25))


def test_a_server_that_takes_no_password_says_so(box: Postbox) -> None:
    with running(box) as port:
        known = Server(host="localhost", port=port, user=USER, password=PASSWORD, tls="none")
        said = failure(known)
    assert "it doesn't offer what is needed" in said
    assert PASSWORD not in said


def test_a_server_that_repeats_the_password_is_not_quoted(
    box: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gossip(*_: object) -> str:
        return f"550 I know {PASSWORD}"

    monkeypatch.setattr(box, "handle_RCPT", gossip, raising=False)
    with running(box, authenticator=check, auth_require_tls=False) as port:
        known = Server(host="localhost", port=port, user=USER, password=PASSWORD, tls="none")
        (found,) = sent(known, "ada@example.net")
    assert found.why == "refused: 550 I know •••"
    assert PASSWORD not in repr(known)


ENVIRONMENT = {"BRIEFGEN_SMTP_HOST": "mail.example.org"}


def test_the_environment_names_the_server() -> None:
    assert server(ENVIRONMENT) == Server(host="mail.example.org", port=587, tls="starttls")
    more = {"BRIEFGEN_SMTP_TLS": "TLS", "BRIEFGEN_SMTP_USER": "a", "BRIEFGEN_SMTP_PASSWORD": "b"}
    assert server(ENVIRONMENT | more) == Server(
        host="mail.example.org", port=465, user="a", password="b", tls="tls"
    )
    assert server(ENVIRONMENT | {"BRIEFGEN_SMTP_PORT": "2525"}).port == 2525


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"HOST": ""}, "HOST"),
        ({"PORT": "many"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"PORT": "²"}, "PORT"),
        ({"TLS": "ssl3"}, "TLS"),
        ({"USER": "a"}, "PASSWORD"),
        ({"PASSWORD": "secret"}, "USER"),
        ({"USER": "a", "PASSWORD": "secret", "TLS": "none"}, "TLS"),
    ],
)
def test_what_is_wrong_in_the_environment_is_named(more: dict[str, str], named: str) -> None:
    given = {f"BRIEFGEN_SMTP_{name}": value for name, value in more.items()}
    with pytest.raises(Failure) as raised:
        server(ENVIRONMENT | given)
    (finding,) = raised.value.findings
    assert (finding.place.path, finding.code) == (f"BRIEFGEN_SMTP_{named}", "mail-setup")
    assert "secret" not in finding.message + finding.hint
