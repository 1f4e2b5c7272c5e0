"""`briefgen mail`: what it writes where, what it leaves alone, what it sends, and how it ends."""

from __future__ import annotations

import email
import email.policy
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import project as tools
import pytest
from mail.mailproject import FILES, create, run, source
from mail.smtpserver import REFUSED, Postbox, free_port, running

from briefgen.cli import posting

CANARY = "zanzibar canary"
HIDDEN = {
    "content/draft.md": source(f"{CANARY} draft", f"A {CANARY}.\n", "draft: true"),
    "content/later.md": source(f"{CANARY} later", f"A {CANARY}.\n", date="2999-01-01"),
    "content/embargo.md": source(f"{CANARY} e", f"A {CANARY}.\n", "publish_at: 2999-01-01 09:00"),
    "content/gone.md": source(f"{CANARY} g", f"A {CANARY}.\n", "expires_at: 2025-01-04 09:00"),
}
WHOLE = ("--since", "2000-01-01")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture
def wire(tmp_path: Path) -> tools.Project:
    return create(tmp_path / "wire")


def mail(project: tools.Project, *more: str) -> int:
    return run("mail", str(project.root), *more)


def files(project: tools.Project, folder: str = "mail") -> dict[str, bytes]:
    place = project.root / folder
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def told(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_without_a_briefing_it_is_a_digest_of_the_newest_day(wire: tools.Project) -> None:
    wire.write("content/new.md", source("Newest", "Words.\n", date="2025-01-05 09:00"))
    wire.write("content/also.md", source("Also new", "Words.\n", date="2025-01-05"))
    assert mail(wire) == 0
    found = files(wire)
    assert list(found) == [f"digests/2025-01-05{it}" for it in (".eml", ".html", ".txt")]
    text = found["digests/2025-01-05.txt"].decode()
    assert text.index("Newest") < text.index("Also new")
    assert "Envoy visits" not in text


def test_briefings_are_named_by_their_slugs(wire: tools.Project) -> None:
    assert mail(wire, "visit", "vote", "visit") == 0
    assert {name.partition(".")[0] for name in files(wire)} == {"visit", "vote"}
    assert b"Subject: Envoy visits Seoul\r\n" in files(wire)["visit.eml"]


def test_in_the_folder_of_a_project_slugs_are_enough(
    wire: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wire.root)
    assert run("mail", "visit") == 0
    assert "visit.eml" in files(wire)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("--since", "2025-01-04"), {"b", "c", "d"}),
        (("--since", "2025-01-04 10:00"), {"c", "d"}),
        (("--until", "2025-01-04", "--since", "2025-01-04"), {"b", "c"}),
        (("--until", "2025-01-04 12:00", "--since", "2025-01-03"), {"a", "b"}),
        (("--until", "2025-01-04"), {"b", "c"}),
        (("--since", "2025-01-05T00:00:00+14:00"), {"c", "d"}),
    ],
)
def test_a_period_is_of_days_or_moments_by_the_clock_of_the_site(
    tmp_path: Path, period: tuple[str, ...], expected: set[str]
) -> None:
    dates = {"a": "2025-01-03", "b": "2025-01-04", "c": "2025-01-04 23:30", "d": "2025-01-06"}
    texts = {f"content/{n}.md": source(f"Title {n}", "W.\n", date=d) for n, d in dates.items()}
    zone = {"briefgen.toml": 'timezone = "Asia/Seoul"\n' + FILES["briefgen.toml"]}
    project = tools.create(tmp_path, texts | zone)
    assert mail(project, *period) == 0
    (text,) = (data.decode() for name, data in files(project).items() if name.endswith(".txt"))
    assert {name for name in dates if f"Title {name}\n" in text} == expected


def test_what_came_out_later_than_its_date_counts_from_then(tmp_path: Path) -> None:
    more = {"content/e.md": source("Held", "W.\n", "publish_at: 2025-02-01 09:00")}
    project = create(tmp_path, more)
    assert mail(project) == 0
    assert "Held" in files(project)["digests/2025-02-01.txt"].decode()


def test_the_first_and_the_last_year_there_is_can_be_asked_for(tmp_path: Path) -> None:
    zone = {"briefgen.toml": 'timezone = "America/New_York"\n' + FILES["briefgen.toml"]}
    first = {"content/a.md": source("First", "W.\n", date="0001-01-01T00:00:00Z")}
    project = tools.create(tmp_path, first | zone)
    assert mail(project, "--since", "0001-01-01T00:00:00Z", "--until", "9999-12-31") == 0
    assert "First" in files(project)["digests/0001-01-01.txt"].decode()


def test_a_period_without_briefings_is_no_mail_and_no_error(
    wire: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mail(wire, "--since", "2030-01-01", "--send", "--yes") == 0
    assert "Nothing to mail" in capsys.readouterr().out
    assert files(wire) == {}


def test_drafts_embargoes_and_what_has_expired_are_in_no_mail(tmp_path: Path) -> None:
    project = create(tmp_path, HIDDEN)
    assert mail(project, *WHOLE) == 0
    assert mail(project, "visit") == 0
    assert not [name for name, data in files(project).items() if b"canary" in data.lower()]
    for name in ("draft", "later", "embargo", "gone"):
        assert mail(project, name) == 2
        assert not [path for path in files(project) if name in path]


def test_the_same_project_gives_the_same_bytes_in_another_place(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        project = create(tmp_path / name)
        assert mail(project, *WHOLE) == mail(project, "visit", "--date", "2025-01-05 08:00") == 0
        made.append(files(project))
    assert made[0] == made[1]
    assert len(made[0]) == 6


def test_the_date_is_that_of_the_briefing_or_the_one_that_is_told(wire: tools.Project) -> None:
    assert mail(wire, "visit") == 0
    assert b"Date: Fri, 03 Jan 2025 00:00:00 +0000" in files(wire)["visit.eml"]
    assert mail(wire, "visit", "--date", "2025-01-05 08:00") == 0
    assert b"Date: Sun, 05 Jan 2025 08:00:00 +0000" in files(wire)["visit.eml"]


def test_nothing_is_written_into_what_is_published(wire: tools.Project) -> None:
    assert run("build", str(wire.root)) == 0
    assert run("build", str(wire.root), "-o", str(wire.root / "public")) == 0
    for folder in ("site", "site/mail", "public/mail", "content", "content/mail", ".", ".git/x"):
        assert mail(wire, "visit", "--output", str(wire.root / folder)) == 1, folder
    assert not list(wire.root.rglob("*.eml"))


def test_files_of_others_and_links_stay_as_they_are(wire: tools.Project, tmp_path: Path) -> None:
    wire.write("mail/visit.txt", "mine")
    (tmp_path / "outside").mkdir()
    (wire.root / "mail/digests").symlink_to(tmp_path / "outside")
    assert mail(wire, "visit") == 1
    assert mail(wire) == 1
    assert files(wire) == {"visit.txt": b"mine"}
    assert list((tmp_path / "outside").iterdir()) == []
    assert mail(wire, "vote") == mail(wire, "vote") == 0  # ours are written again


def test_an_error_of_the_site_stops_the_mail(
    wire: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    wire.write("content/bad.md", "---\ntitle: [\n---\nText.\n")
    assert mail(wire, "visit") == 1
    assert "content/bad.md" in capsys.readouterr().err
    assert files(wire) == {}


def test_without_the_address_of_the_site_there_is_no_mail_but_it_may_be_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = FILES["briefgen.toml"].replace('url = "https://example.org/wire/"', "")
    project = create(tmp_path, {"briefgen.toml": settings})
    assert mail(project, "visit") == 1
    assert "mails need the address of the site" in capsys.readouterr().err
    assert mail(project, "visit", "--url", "https://b.example/") == 0
    assert b"https://b.example/briefings/visit.html" in files(project)["visit.html"]


def test_a_long_mail_is_a_warning_and_a_longer_one_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        f"content/{name}.md": source(f"Text {name}", "\n\n".join(["Word " * 99] * number))
        for name, number in (("short", 20), ("long", 172), ("longer", 195))
    }
    project = create(tmp_path, texts)
    assert mail(project, "short") == 0
    assert "large-mail" not in capsys.readouterr().err
    assert mail(project, "long") == 0
    said = capsys.readouterr().err
    assert "content/long.md: warning: the mail “Text long” has 9" in said
    assert "[large-mail]" in said
    assert mail(project, "longer", "--send", "--yes") == 1
    said = capsys.readouterr().err
    assert "content/longer.md: error: the mail “Text longer” has 10" in said
    assert "[clipped-mail]" in said
    assert "BRIEFGEN_SMTP" not in said
    assert "longer.html" not in files(project)


def test_what_is_wrong_on_the_command_line_ends_with_2(
    wire: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in (
        *(["nope"], ["--since", "yesterday"], ["--until", "2025-02-30"], ["--date", "noon"]),
        *(["visit", "--since", "2025-01-01"], ["--since", "2025-01-05", "--until", "2025-01-03"]),
        *(["--from", "nobody"], ["--to", "a@b, c@d"], ["--url", "example"]),
    ):
        assert mail(wire, *wrong) == 2, wrong
    assert run("mail", str(wire.root / "nowhere")) == 2
    assert files(wire) == {}


def test_json_says_all_of_it(wire: tools.Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert mail(wire, "visit", "--json") == 0
    known = told(capsys)
    assert set(known) == {"folder", "mails", "sent", "dry_run", "findings"}
    (one,) = known["mails"]
    assert one["subject"] == "Envoy visits Seoul"
    assert one["files"] == ["visit.eml", "visit.html", "visit.txt"]
    assert one["bytes"] == len(files(wire)["visit.html"])
    assert f"Message-ID: {one['message_id']}".encode() in files(wire)["visit.eml"]


def test_json_says_why_there_is_no_mail(
    wire: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    wire.write("content/bad.md", "---\ntitle: [\n---\nText.\n")
    assert mail(wire, "visit", "--json") == 1
    known = told(capsys)
    assert (known["folder"], known["mails"], known["sent"]) == ("", [], [])
    assert [it["file"] for it in known["findings"]] == ["content/bad.md"]


def test_a_folder_or_file_that_is_refused_is_called_what_it_is(
    wire: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mail(wire, "visit", "-o", str(wire.root / "content")) == 1
    said = capsys.readouterr().err
    assert "such as “mail”" in said
    assert "“site”" not in said
    wire.write("mail/visit.html", "mine")
    assert mail(wire, "visit", "--json") == 1
    known = told(capsys)
    assert known["mails"][0]["files"] == []
    (finding,) = known["findings"]
    assert finding["file"] == str(wire.root / "mail/visit.html")
    assert finding["message"].startswith("this file isn't briefgen's")


# Sending.


@pytest.fixture
def box() -> Postbox:
    return Postbox()


@pytest.fixture
def port(box: Postbox, monkeypatch: pytest.MonkeyPatch):
    with running(box) as port:
        monkeypatch.setenv("BRIEFGEN_SMTP_HOST", "localhost")
        monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(port))
        monkeypatch.setenv("BRIEFGEN_SMTP_TLS", "none")
        yield port


def test_it_is_sent_to_each_recipient_of_the_settings(
    wire: tools.Project, box: Postbox, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mail(wire, "visit", "--send", "--yes") == 0
    assert [it.rcpt_tos for it in box.got] == [["ada@example.net"], ["bo@example.net"]]
    out = capsys.readouterr().out
    assert "  ada@example.net: sent\n  bo@example.net: sent\nSent 2 mails, 0 not taken." in out
    found = email.message_from_bytes(box.got[1].original_content, policy=email.policy.default)
    assert (found["From"], found["To"]) == ("Test wire <desk@example.org>", "Bo <bo@example.net>")
    assert found["Message-ID"].encode() in files(wire)["visit.eml"]
    assert b"ada@example.net" not in box.got[1].original_content
    html = found.get_body(("html",))
    assert html is not None
    assert html.get_content().replace("\r\n", "\n").encode() == files(wire)["visit.html"]


def test_options_win_over_the_settings(wire: tools.Project, box: Postbox, port: int) -> None:
    given = ("--from", "Other <other@example.org>", "--to", "eve@example.net")
    assert mail(wire, "visit", "--send", "-y", *given) == 0
    assert [(it.mail_from, it.rcpt_tos) for it in box.got] == [
        ("other@example.org", ["eve@example.net"])
    ]


def test_one_who_is_refused_is_told_and_the_command_fails(
    wire: tools.Project, box: Postbox, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    to = ("--to", REFUSED, "--to", "ada@example.net")
    assert mail(wire, "visit", "--send", "--yes", "--json", *to) == 1
    rows = told(capsys)["sent"]
    assert [(it["to"], it["sent"]) for it in rows] == [(REFUSED, False), ("ada@example.net", True)]
    assert rows[0]["why"] == "refused: 550 no such mailbox"


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(
    wire: tools.Project, box: Postbox, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mail(wire, "visit", "--send", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "  Bo <bo@example.net>: would be sent" in out
    assert "“Envoy visits Seoul” to 2 recipients from Test wire <desk@example.org>" in out
    assert mail(wire, "visit", "--dry-run", "--json") == 0
    assert told(capsys)["dry_run"] is True
    assert box.got == []


def test_a_dry_run_needs_no_server(
    wire: tools.Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BRIEFGEN_SMTP_HOST", raising=False)
    assert mail(wire, "visit", "--dry-run") == 0
    assert "from Test wire <desk@example.org> by no server yet." in capsys.readouterr().out


def test_json_says_which_mails_a_missing_server_left_unsent(
    wire: tools.Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFGEN_SMTP_HOST", "localhost")
    monkeypatch.setenv("BRIEFGEN_SMTP_PORT", str(free_port()))
    monkeypatch.setenv("BRIEFGEN_SMTP_TLS", "none")
    assert mail(wire, "visit", "--send", "--yes", "--json") == 1
    known = told(capsys)
    assert known["mails"][0]["files"] == ["visit.eml", "visit.html", "visit.txt"]
    assert known["sent"] == []
    assert [it["code"] for it in known["findings"]] == ["mail-failed"]


class Terminal:
    def __init__(self, answer: str) -> None:
        self.answer = answer

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self.answer


@pytest.mark.usefixtures("port")
@pytest.mark.parametrize(("answer", "code", "number"), [("y\n", 0, 2), ("\n", 1, 0), ("n\n", 1, 0)])
def test_on_a_terminal_it_asks_first(
    wire: tools.Project, box: Postbox, answer: str, code: int, number: int
) -> None:
    with mock.patch.object(posting.sys, "stdin", Terminal(answer)):
        assert mail(wire, "visit", "--send") == code
    assert len(box.got) == number


def test_where_nobody_can_be_asked_it_wants_to_be_told(
    wire: tools.Project, box: Postbox, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mail(wire, "visit", "--send") == 2
    assert "Add --yes" in capsys.readouterr().err
    assert box.got == []


def test_without_a_sender_or_recipients_nothing_is_sent(
    tmp_path: Path, box: Postbox, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    project = create(tmp_path, {"briefgen.toml": FILES["briefgen.toml"].partition("[mail]")[0]})
    assert mail(project, "visit", "--send", "--yes") == 2
    assert "`sender` is needed" in capsys.readouterr().err
    assert mail(project, "visit", "--send", "--yes", "--from", "a@example.org") == 2
    assert "`to` is needed" in capsys.readouterr().err
    assert mail(project, "visit") == 0
    assert b"\r\nFrom:" not in files(project)["visit.eml"]
    assert box.got == []


def test_the_password_is_in_no_output(
    wire: tools.Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    port: int,
) -> None:
    monkeypatch.setenv("BRIEFGEN_SMTP_USER", "desk")
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "hunter2hunter2")
    for more in (("--dry-run",), ("--send", "--yes"), ("--send", "--yes", "--json")):
        mail(wire, "visit", *more)
    said = capsys.readouterr()
    assert "mail-failed" in said.err
    assert "hunter2" not in said.out + said.err
    assert not [n for n, data in files(wire, ".").items() if b"hunter2" in data]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('sender = "nobody"', "bad-value"),
        ('to = ["a@example.org", "b"]', "bad-value"),
        ('unsubscribe = "http://example.org/x"', "bad-value"),
        ('unsubscribe = "javascript:x"', "unsafe-url"),
        ('unsubscribe = "https://example.org/ä"', "bad-value"),
        ('repply_to = "a@example.org"', "unknown-setting"),
        ('sender = "a@example.org\\nBcc: b@example.org"', "bad-value"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(
    wire: tools.Project, capsys: pytest.CaptureFixture[str], line: str, code: str
) -> None:
    wire.write("briefgen.toml", FILES["briefgen.toml"].partition("[mail]")[0] + f"[mail]\n{line}\n")
    run("check", str(wire.root))
    said = capsys.readouterr().out
    assert "briefgen.toml:7" in said
    assert f"[{code}]" in said
    assert "\nBcc" not in (files(wire).get("visit.eml") or b"").decode()


def test_the_bytes_hang_on_no_hash_and_no_time_zone(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/Lima")):
        project = create(tmp_path / seed)
        command = [sys.executable, "-m", "briefgen", "mail", str(project.root)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        for more in (WHOLE, ("visit",)):
            subprocess.run([*command, *more], env=environment, check=True, capture_output=True)
        made.append(files(project))
    assert made[0] == made[1]
    assert len(made[0]) == 6
