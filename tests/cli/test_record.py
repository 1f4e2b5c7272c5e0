"""`briefgen record`: what goes into the ledger, what never does, and that no harm is done."""

from __future__ import annotations

import json
import os
from pathlib import Path

import project as tools
import pytest

from briefgen.cli import main
from briefgen.cli.session import Session

LEDGER = "ledger/visit.yaml"
VISIT = "content/2025/visit.md"
NAMES = ["envoys-gather-in-tokyo-for-talks.yaml", "trade.yaml", "visit.yaml", "vote.yaml"]
CANARY = "Zanzibar canary"


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    plain = '[nlp]\nmodel = "none"\n'
    files = {**tools.FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + plain}
    return tools.create(tmp_path / "wire", files)


def edit(project: tools.Project, old: str, new: str, path: str = VISIT) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def record(project: tools.Project, *more: str) -> int:
    return run("record", str(project.root), *more)


def ledger(project: tools.Project) -> dict[str, str]:
    folder = project.root / "ledger"
    return {place.name: place.read_text("utf-8") for place in folder.glob("*") if place.is_file()}


def test_every_public_briefing_gets_a_first_state(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(project, "--at", "2025-01-05 10:00") == 0
    assert sorted(ledger(project)) == NAMES
    assert ledger(project)["visit.yaml"].splitlines()[2:] == [
        "- at: 2025-01-05T10:00:00+00:00",
        '  headline: "Envoy visits Seoul"',
        "  text:",
        '  - "Kim Min-ji met ministers in South Korea on Friday."',
        '  - "Kim spoke of extended deterrence and of $2.5 million."',
    ]
    assert "Recorded 4 briefings, as of 2025-01-05T10:00:00+00:00." in capsys.readouterr().out


def test_a_change_adds_lines_and_touches_none(project: tools.Project) -> None:
    record(project, "--at", "2025-01-05")
    before = ledger(project)
    edit(project, "$2.5 million", "$2.6 million")
    assert record(project, "--at", "2025-01-06") == 0
    after = ledger(project)
    assert after["visit.yaml"] == before["visit.yaml"] + (
        "- at: 2025-01-06T00:00:00+00:00\n"
        "  changes:\n"
        "  - sentence: 2\n"
        '    was: "Kim spoke of extended deterrence and of $2.5 million."\n'
        '    now: "Kim spoke of extended deterrence and of $2.6 million."\n'
    )
    assert {**after, "visit.yaml": ""} == {**before, "visit.yaml": ""}


def test_where_nothing_changed_nothing_is_written(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    record(project)
    edit(project, "Kim spoke of **extended", "Kim spoke of *extended")
    edit(project, "deterrence** and", "deterrence* and")
    before = {place: place.stat().st_mtime_ns for place in (project.root / "ledger").iterdir()}
    capsys.readouterr()
    assert record(project) == 0
    assert "Nothing to record" in capsys.readouterr().out
    assert before == {p: p.stat().st_mtime_ns for p in (project.root / "ledger").iterdir()}


def test_a_typing_error_is_recorded_as_minor(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "met ministers", "met minsters")
    record(project, "--at", "2025-01-05")
    edit(project, "met minsters", "met ministers")
    capsys.readouterr()
    assert record(project, "--at", "2025-01-06", "--json") == 0
    [entry] = json.loads(capsys.readouterr().out)["recorded"]
    counts = {"new": 0, "changed": 0, "removed": 0, "minor": 1}
    assert entry == {"briefing": "visit", "source": VISIT, "file": LEDGER, "first": False} | counts
    assert ledger(project)["visit.yaml"].endswith("    minor: true\n")


@pytest.mark.parametrize(
    "header",
    [
        "draft: true\n",
        "date: 2099-01-01\n",
        "date: 2025-01-01\npublish_at: 2099-01-01T12:00:00Z\n",
        "date: 2025-01-01\nexpires_at: 2025-01-02T00:00:00Z\n",
    ],
)
def test_what_is_not_public_never_reaches_the_ledger(project: tools.Project, header: str) -> None:
    record(project, "--at", "2025-01-05")
    secret = f"---\ntitle: {CANARY}\ndek: {CANARY}\n{header}---\n{CANARY} one. Two {CANARY}.\n"
    project.write("content/secret.md", secret)
    project.write(VISIT, secret.replace("title:", "slug: visit\ntitle:"))
    assert record(project, "--at", "2025-01-06") == 0
    assert CANARY not in "".join(ledger(project).values())
    assert "secret.yaml" not in ledger(project)
    assert record(project, "--only", "secret") == 2


def test_text_that_rights_withhold_never_reaches_the_ledger(project: tools.Project) -> None:
    edit(project, "tags: [alliance]", "tags: [alliance]\nrights: excerpt\ndek: A dek.")
    record(project)
    assert "Kim" not in ledger(project)["visit.yaml"]
    assert 'dek: "A dek."' in ledger(project)["visit.yaml"]


def test_with_an_error_nothing_is_recorded(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("content/2025/vote.md", "---\ntitle: x\ntitle: y\n---\nText\n")
    assert record(project) == 1
    assert "content/2025/vote.md:3:1: error" in capsys.readouterr().err
    assert ledger(project) == {}


def test_a_ledger_that_cannot_be_read_is_left_alone_and_costs_only_itself(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    record(project, "--at", "2025-01-05")
    broken = ledger(project)["visit.yaml"].replace("- at:", "- ta:")
    project.write(LEDGER, broken)
    edit(project, "204 to 85", "205 to 85", "content/2025/vote.md")
    edit(project, "$2.5 million", "$2.6 million")
    capsys.readouterr()
    assert record(project, "--at", "2025-01-06", "--only", "visit") == 1
    assert "Nothing to record" not in capsys.readouterr().out
    assert record(project, "--at", "2025-01-06") == 1
    assert f"{LEDGER}:3:3: warning" in capsys.readouterr().err
    assert ledger(project)["visit.yaml"] == broken
    assert "205 to 85" in ledger(project)["vote.yaml"]


def test_what_the_editor_wrote_into_a_ledger_stays(project: tools.Project) -> None:
    record(project, "--at", "2025-01-05")
    project.write(LEDGER, ledger(project)["visit.yaml"] + "# a remark\n\n")
    edit(project, "$2.5 million", "$2.6 million")
    assert record(project, "--at", "2025-01-06") == 0
    assert "# a remark\n- at: 2025-01-06" in ledger(project)["visit.yaml"]


@pytest.mark.parametrize("at", ["2099-01-01", "2025-02-30", "yesterday"])
def test_a_moment_that_cannot_be_meant_is_wrong_use(project: tools.Project, at: str) -> None:
    assert record(project, "--at", at) == 2
    assert ledger(project) == {}


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2025-01-04", "2025-01-04T00:00:00+00:00 is not later than the last state of “visit”"),
        ("2025-01-05", "“visit” was recorded already at this moment, 2025-01-05T00:00:00+00:00"),
    ],
)
def test_a_state_must_be_later_than_the_last(
    project: tools.Project, capsys: pytest.CaptureFixture[str], at: str, why: str
) -> None:
    record(project, "--at", "2025-01-05")
    edit(project, "$2.5 million", "$2.6 million")
    before = ledger(project)
    capsys.readouterr()
    assert record(project, "--at", at) == 1
    out, err = capsys.readouterr()
    assert f"--at: error: {why}" in err
    assert "broken-ledger" not in err
    assert "Nothing to record" not in out
    assert ledger(project) == before
    assert record(project, "--at", "2025-01-05 00:00:01") == 0


def test_a_briefing_that_follows_no_earlier_moment_costs_only_itself(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    record(project, "--at", "2025-01-05")
    record(project, "--at", "2025-01-07", "--only", "visit")
    edit(project, "$2.5 million", "$2.6 million")
    record(project, "--at", "2025-01-07", "--only", "visit")
    edit(project, "$2.6 million", "$2.7 million")
    edit(project, "204 to 85", "205 to 85", "content/2025/vote.md")
    capsys.readouterr()
    assert record(project, "--at", "2025-01-06") == 1
    assert "Recorded 1 briefing, as of 2025-01-06" in capsys.readouterr().out
    assert "205 to 85" in ledger(project)["vote.yaml"]


def test_one_briefing_may_be_recorded_alone(project: tools.Project) -> None:
    assert record(project, "--only", "visit") == 0
    assert list(ledger(project)) == ["visit.yaml"]


def test_times_are_those_of_the_site(project: tools.Project) -> None:
    edit(project, "[nlp]", 'timezone = "Asia/Seoul"\n[nlp]', "briefgen.toml")
    record(project, "--at", "2025-01-05 10:00")
    assert "- at: 2025-01-05T10:00:00+09:00\n" in ledger(project)["visit.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_leads_no_state_out_of_the_project(project: tools.Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project.root / "ledger").symlink_to(outside, target_is_directory=True)
    assert record(project) == 1
    assert list(outside.iterdir()) == []
    (project.root / "ledger").unlink()
    (project.root / "ledger").mkdir()
    (outside / "mine").write_text("mine", "utf-8")
    (project.root / LEDGER).symlink_to(outside / "mine")
    assert record(project) == 1
    assert (outside / "mine").read_text("utf-8") == "mine"
    (project.root / LEDGER).unlink()
    (project.root / LEDGER).symlink_to("gone.yaml")
    assert record(project) == 1
    assert ledger(project) == {}, "what cannot be read stops a publishing, and so a record"
    (project.root / LEDGER).unlink()
    assert record(project) == 0
    assert sorted(ledger(project)) == NAMES


def test_a_state_that_cannot_be_written_leaves_the_last_one_whole(
    project: tools.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(project, "--at", "2025-01-05")
    before = ledger(project)
    edit(project, "$2.5 million", "$2.6 million")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert record(project, "--at", "2025-01-06") == 1
    assert ledger(project) == before


def test_it_may_be_run_beside_a_preview(project: tools.Project) -> None:
    session = Session(project.root, {"drafts": "yes"})
    ask = session.build()
    before = ask.answer(("page", "briefings/visit.html"), bytes)
    session.store.save(ask)
    assert record(project, "--at", "2025-01-05") == 0
    edit(project, "$2.5 million", "$2.6 million")
    assert record(project, "--at", "2025-01-06") == 0
    session.look_again()
    after = session.build().answer(("page", "briefings/visit.html"), bytes)
    session.store.close()
    assert b"data-new" not in before
    assert b'data-new="2025-01-06' in after
