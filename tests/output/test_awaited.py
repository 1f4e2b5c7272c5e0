"""Whatever clashes with a scheduled article is said when it is written: no build fails by the clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import project as tools
import pytest

from briefgen.cli.session import Session
from briefgen.findings import Finding

PLAIN = tools.FILES["briefgen.toml"]
MODEL = '[nlp]\nmodel = "none"\n'
DUE = "2030-01-01T12:00:00+00:00"
BEFORE, AFTER = "2030-01-01T11:00:00+00:00", "2030-01-01T13:00:00+00:00"
LATER = "---\ntitle: Later\ndate: 2025-01-02\n{}publish_at: " + DUE + "\n---\nText.\n"
NOW = "---\ntitle: Now\ndate: 2025-01-02\n{}---\nText.\n"


def found(
    root: Path, moment: str, toml: str, **files: str
) -> tuple[dict[str, bytes], list[Finding]]:
    made = tools.create(root, {**tools.FILES, "briefgen.toml": PLAIN + toml + MODEL, **files})
    pages, findings = made.site(Session(root, {}, at=datetime.fromisoformat(moment)))
    return pages, [f for f in findings if f.code in ("duplicate-address", "clash-to-come")]


CLASHES = {
    "a former address of another": (
        "",
        {"content/a.md": NOW.format("aliases: [held]\n")},
        "content/a.md",
    ),
    "a redirect": ('[redirects]\n"briefings/held.html" = "archive.html"\n', {}, "briefgen.toml"),
    "a former address of its own": (
        "",
        {"content/held.md": LATER.format("aliases: [vote]\n")},
        "content/held.md",
    ),
    "a file": (
        'permalink = "n/{slug}.html"\n',
        {"static/n/held.html": "mine"},
        "static/n/held.html",
    ),
    "a file where its folder is": (
        'permalink = "n/{slug}/"\n',
        {"static/n/held": "mine"},
        "static/n/held",
    ),
    "a page of corrections": (
        "",
        {
            "static/corrections.html": "mine",
            "content/held.md": LATER.format("corrections: [{date: 2025-01-03, text: It was 3.}]\n"),
        },
        "static/corrections.html",
    ),
}


@pytest.mark.parametrize(("toml", "files", "place"), CLASHES.values(), ids=CLASHES)
def test_an_error_of_then_is_an_error_now(
    tmp_path: Path, toml: str, files: dict[str, str], place: str
) -> None:
    files = {"content/held.md": LATER.format(""), **files}
    pages, before = found(tmp_path / "before", BEFORE, toml, **files)
    _, after = found(tmp_path / "after", AFTER, toml, **files)
    assert [f.place.path for f in before] == [place]
    assert [f.place.path for f in after] == [place]
    assert {f.severity for f in (*before, *after)} == {"error"}
    assert [url for url in pages if "held" in url] == []


@pytest.mark.parametrize("header", ["draft: true\n", "expires_at: 2025-02-01\n"])
def test_what_the_clock_will_not_publish_is_in_nobodys_way(tmp_path: Path, header: str) -> None:
    held = NOW.format(header)
    files = {"content/held.md": held, "content/a.md": NOW.format("aliases: [held]\n")}
    pages, findings = found(tmp_path, BEFORE, "", **files)
    assert findings == []
    assert b"Now" in pages["briefings/held.html"]


def test_a_slug_that_will_be_taken_is_told_beforehand(tmp_path: Path) -> None:
    files = {"content/held.md": LATER.format("slug: vote\n")}
    pages, [warning] = found(tmp_path / "before", BEFORE, "", **files)
    assert (warning.severity, warning.place.path) == ("warning", "content/held.md")
    assert "content/2025/vote.md" in warning.message
    assert b"Assembly votes" in pages["briefings/vote.html"]
    [error] = found(tmp_path / "after", AFTER, "", **files)[1]
    assert error.severity == "error"


def test_who_ends_when_the_other_begins_makes_room(tmp_path: Path) -> None:
    files = {
        "content/held.md": LATER.format("slug: daily\n"),
        "content/daily.md": NOW.format(f"expires_at: {DUE}\n"),
    }
    assert found(tmp_path / "before", BEFORE, "", **files)[1] == []
    assert found(tmp_path / "after", AFTER, "", **files)[1] == []


def test_two_scheduled_articles_of_one_address_are_told_beforehand(tmp_path: Path) -> None:
    files = {
        "content/one.md": LATER.format("slug: x\n"),
        "content/two.md": LATER.format("slug: x\n"),
    }
    [warning] = found(tmp_path, BEFORE, "", **files)[1]
    assert (warning.code, warning.place.path) == ("clash-to-come", "content/two.md")
    assert "content/one.md" in warning.message
