"""A briefing that gets another name keeps both its address and its history."""

from __future__ import annotations

import json
from pathlib import Path

import project as tools
import pytest
from cli.test_record import edit, ledger, record, run

VOTE = "content/2025/vote.md"
RENAMED = "content/2025/the-vote.md"
OLD, NEW = "ledger/vote.yaml", "ledger/the-vote.yaml"


@pytest.fixture
def project(tmp_path: Path) -> tools.Project:
    """Recorded twice, so that the vote has a history."""
    plain = '[nlp]\nmodel = "none"\n'
    trade = tools.FILES["content/2025/trade.md"].replace("See [the vote](vote.md).", "")
    files = {**tools.FILES, "briefgen.toml": tools.FILES["briefgen.toml"] + plain}
    made = tools.create(tmp_path / "wire", {**files, "content/2025/trade.md": trade})
    record(made, "--at", "2025-01-05")
    edit(made, "204 to 85", "205 to 85", VOTE)
    record(made, "--at", "2025-01-06")
    return made


def rename(project: tools.Project, how: str) -> None:
    if how == "file":
        (project.root / VOTE).rename(project.root / RENAMED)
    else:
        edit(project, "section:", "slug: the-vote\nsection:", VOTE)


def unused(project: tools.Project) -> list[tuple[str, str]]:
    found = project.site()[1]
    return [(str(it.place), it.hint or "") for it in found if it.code == "unused-ledger"]


@pytest.mark.parametrize("how", ["file", "slug"])
def test_address_and_history_follow_a_briefing_to_its_new_name(
    project: tools.Project, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    before = (project.root / OLD).read_bytes()
    rename(project, how)
    [(place, hint)] = unused(project)
    assert (place, f"`briefgen record` renames it to {NEW}" in hint) == (OLD, True)
    capsys.readouterr()
    assert record(project, "--at", "2025-01-07") == 0
    said = capsys.readouterr().out
    assert f"{OLD} → {NEW}: renamed" in said
    assert "first state" not in said
    assert (project.root / NEW).read_bytes() == before
    assert not (project.root / OLD).exists()
    pages, findings = project.site()
    assert b'content="0; url=the-vote.html"' in pages["briefings/vote.html"]
    assert b'data-new="2025-01-06' in pages["briefings/the-vote.html"]
    codes = {it.code for it in findings}
    assert not codes & {"moved-address", "lost-address", "unused-ledger", "unrecorded-change"}
    capsys.readouterr()
    assert record(project, "--at", "2025-01-08") == 0
    assert "Nothing to record" in capsys.readouterr().out


def test_what_changed_with_the_name_is_the_next_state(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project.root / OLD).read_text("utf-8")
    rename(project, "file")
    edit(project, "205 to 85", "206 to 85", RENAMED)
    capsys.readouterr()
    assert record(project, "--at", "2025-01-07", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["renamed"] == [{"from": OLD, "to": NEW}]
    assert [(it["file"], it["first"], it["changed"]) for it in told["recorded"]] == [
        (NEW, False, 1)
    ]
    assert ledger(project)["the-vote.yaml"].startswith(before)


def test_a_pattern_of_addresses_that_holds_more_than_the_slug_is_understood(
    project: tools.Project,
) -> None:
    edit(project, "title =", 'permalink = "{year}-{slug}.html"\ntitle =', "briefgen.toml")
    record(project, "--at", "2025-01-06 10:00")
    rename(project, "slug")
    assert record(project, "--at", "2025-01-07") == 0
    assert "vote.yaml" not in ledger(project)
    assert ledger(project)["the-vote.yaml"].count("\n- at:") == 2


def test_only_the_briefing_that_is_named_is_renamed(project: tools.Project) -> None:
    rename(project, "slug")
    assert record(project, "--only", "visit") == 0
    assert (project.root / OLD).exists()
    assert record(project, "--only", "the-vote") == 0
    assert not (project.root / OLD).exists()


def test_a_ledger_that_is_there_is_never_replaced(project: tools.Project) -> None:
    rename(project, "slug")
    begun = (project.root / OLD).read_text("utf-8").partition("- at: 2025-01-06")[0]
    project.write(NEW, begun)
    before = ledger(project)["vote.yaml"]
    [(place, hint)] = unused(project)
    assert (place, f"{NEW} is there, too" in hint) == (OLD, True)
    assert record(project, "--at", "2025-01-07") == 0
    assert ledger(project)["vote.yaml"] == before
    assert ledger(project)["the-vote.yaml"].startswith(begun)


def test_the_ledger_of_a_briefing_that_is_no_longer_public_stays(project: tools.Project) -> None:
    rename(project, "slug")
    edit(project, "section:", "draft: true\nsection:", VOTE)
    assert record(project, "--at", "2025-01-07") == 0
    assert sorted(ledger(project)).count("vote.yaml") == 1
    assert "the-vote.yaml" not in ledger(project)


def test_a_link_is_not_followed(project: tools.Project, tmp_path: Path) -> None:
    outside = tmp_path / "mine.yaml"
    (project.root / OLD).rename(outside)
    (project.root / OLD).symlink_to(outside)
    rename(project, "slug")
    record(project, "--at", "2025-01-07")
    assert (project.root / OLD).is_symlink()
    assert outside.exists()


def test_json_is_printed_where_nothing_could_be_recorded(
    project: tools.Project, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("record", str(project.root), "--json", "--only", "nope") == 2
    assert json.loads(capsys.readouterr().out)["findings"][0]["code"] == "bad-slug"
    project.write("content/bad.md", "---\ntitle: [\n---\nText.\n")
    assert record(project, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["recorded"] == told["renamed"] == told["addresses"] == []
    assert told["findings"][0]["file"] == "content/bad.md"
