"""A mail as a message: its header is what was meant, whatever titles and settings hold."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.site.letters import Envelope, address, addresses, bare, header_text, message
from briefgen.site.mail_models import Mail

SITE = "https://news.example.org/wire/"
NEVER = ("bcc", "x-evil", "cc")


def mail(**more: str) -> Mail:
    given_ = {
        "name": "talks",
        "subject": "Talks",
        "lang": "en",
        "date": "2025-01-03T14:00:00+09:00",
        "html": "<p>Größe</p>\n",
        "text": "Größe\n",
    }
    return Mail(**{**given_, **more})


def read(data: bytes) -> EmailMessage:
    return cast("EmailMessage", email.message_from_bytes(data, policy=email.policy.default))


def sent(known: Mail, **envelope: object) -> EmailMessage:
    return read(bytes(message(known, Envelope(**envelope), SITE)))  # type: ignore[arg-type]


def test_the_header_says_who_what_when_and_in_which_language() -> None:
    found = sent(
        mail(subject="Streit um Größe"),
        sender="Büro <desk@example.org>",
        to=("Ada <ada@example.net>",),
        reply_to="letters@example.org",
        unsubscribe="https://example.org/leave?a=b",
    )
    assert found["From"] == "Büro <desk@example.org>"
    assert found["To"] == "Ada <ada@example.net>"
    assert found["Reply-To"] == "letters@example.org"
    assert found["Subject"] == "Streit um Größe"
    assert found["Date"] == "Fri, 03 Jan 2025 14:00:00 +0900"
    assert found["Content-Language"] == "en"
    assert found["List-Unsubscribe"] == "<https://example.org/leave?a=b>"
    assert found["Message-ID"].endswith("@news.example.org>")
    assert found.defects == []


def test_text_comes_before_html_and_both_are_whole() -> None:
    found = sent(mail())
    assert found.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in found.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    text, html = (cast("EmailMessage", part).get_content() for part in found.iter_parts())
    assert (text, html) == ("Größe\r\n", "<p>Größe</p>\r\n")


def test_it_is_ascii_in_lines_that_any_server_takes() -> None:
    known = mail(html="<p>" + "ü" * 5000 + "</p>", text="ü" * 5000, subject="ü" * 300)
    data = bytes(message(known, Envelope(sender="Ü <a@example.org>"), SITE))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78 + 1
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_same_mail_is_the_same_bytes_and_another_has_another_id() -> None:
    one, other = mail(), mail(text="Other\n")
    envelope = Envelope(sender="a@example.org", to=("b@example.org", "c@example.org"))
    assert bytes(message(one, envelope, SITE)) == bytes(message(mail(), envelope, SITE))
    assert sent(one)["Message-ID"] != sent(other)["Message-ID"]
    assert sent(one, date="2026-01-01T00:00:00+00:00")["Message-ID"] == sent(one)["Message-ID"]


def test_nobody_sees_who_else_gets_it() -> None:
    found = sent(mail(), to=("b@example.org", "c@example.org"))
    assert found["To"] == "undisclosed-recipients:;"
    assert b"c@example.org" not in bytes(found)


@pytest.mark.parametrize(
    "evil",
    [
        "Talks\r\nBcc: eve@example.org",
        "Talks\nX-Evil: 1\n\n<p>",
        "Talks\x0bX-Evil: 1",
        "Talks\u2028Cc: eve@example.org",
        "Talks\x85X-Evil: 1",
        "Talks\x00\x1b[2J",
        "=?utf-8?q?Talks=0ABcc:_eve@example.org?=",
    ],
)
def test_a_title_cannot_add_a_field(evil: str) -> None:
    found = sent(mail(subject=evil), sender="a@example.org")
    assert not [name for name in found if name.lower() in NEVER]
    assert "Talks" in found["Subject"]
    assert len(list(found.iter_parts())) == 2


def test_a_name_cannot_add_a_field() -> None:
    evil = address("=?utf-8?q?a=0D=0ABcc:_eve@example.org?= <desk@example.org>")
    found = sent(mail(), sender=evil, to=(evil,), reply_to=evil)
    assert not [name for name in found if name.lower() in NEVER]
    assert found["From"].addresses[0].addr_spec == "desk@example.org"


@given(st.text(max_size=200))
def test_a_title_is_read_as_it_was_written(title: str) -> None:
    found = sent(mail(subject=title), sender="a@example.org")
    assert " ".join(found["Subject"].split()) == header_text(title)
    assert set(found) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "Content-Language", "X-Mailer"),
        *("MIME-Version", "Content-Type"),
    }


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("desk@example.org", "desk@example.org"),
        ("Desk <desk@example.org>", "Desk <desk@example.org>"),
        ('"Desk, the" <desk@example.org>', "Desk, the <desk@example.org>"),
        ("Büro  für <desk@example.org>", "Büro für <desk@example.org>"),
        ("desk@localhost", "desk@localhost"),
    ],
)
def test_an_address_is_kept_with_its_name(given_: str, kept: str) -> None:
    assert address(given_) == kept
    assert address(kept) == kept
    assert sent(mail(), sender=kept)["From"].addresses[0].addr_spec.startswith("desk@")


@pytest.mark.parametrize(
    "wrong",
    [
        *("", "desk", "desk@", "@example.org", "a b@example.org", "a@b..org", "a@example"),
        *("a@example.org, b@example.org", "a@exämple.org", "a@example.org\r\nBcc: b@example.org"),
        *("<a@example.org> b@example.org", "a@example.org;b", "a@[127.0.0.1]", "a..b@example.org"),
    ],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is not a mail address"):
        address(wrong)


def test_an_address_that_is_given_twice_counts_once() -> None:
    assert addresses(["a@example.org", "A <A@Example.org>", "b@example.org"]) == (
        "A <A@Example.org>",
        "b@example.org",
    )


@given(st.text(max_size=120))
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    try:
        kept = address(f"{name} <desk@example.org>")
    except ValueError:
        return
    raw = message(mail(), Envelope(sender=kept), SITE)["From"]
    assert read(f"From: {raw}\r\n\r\n".encode())["From"].addresses[0].addr_spec == bare(kept)
    # The library's newer reader of addresses puts spaces between encoded words.
    shown, plain = parseaddr(raw)
    assert str(make_header(decode_header(shown))) == kept.removesuffix(f"<{plain}>").rstrip(
        " "
    ) or (kept == plain and not shown)


@pytest.mark.parametrize(
    ("site", "host"),
    [
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://a..example/", "localhost"),
        ("https://[::1]/", "::1"),
    ],
)
def test_the_host_of_an_id_is_ascii(site: str, host: str) -> None:
    data = bytes(message(mail(), Envelope(), site))
    assert data.isascii()
    assert f"@{host}>".encode() in data
