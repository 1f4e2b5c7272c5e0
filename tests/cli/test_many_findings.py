"""A build tells what is wrong without burying it: errors whole, of many warnings some."""

from __future__ import annotations

import pytest

from briefgen.cli import report
from briefgen.findings import Finding, Place


def found(code: str, count: int) -> list[Finding]:
    return [Finding(Place(f"{code}-{n}.md", n + 1), code, "is odd") for n in range(count)]


def told(capsys: pytest.CaptureFixture[str], findings: list[Finding], **how: object) -> list[str]:
    report.complain(findings, **how)
    return capsys.readouterr().err.splitlines()


def test_of_many_warnings_of_one_code_the_first_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    findings = [*found("unresolved-date", 1500), *found("unknown-key", 3)]
    lines = told(capsys, findings, check="briefgen check --drafts")
    assert [line.partition(":")[0] for line in lines[: report.MANY]] == [
        f"unresolved-date-{n}.md" for n in range(report.MANY)
    ]
    assert lines[report.MANY : report.MANY + 3] == [
        f"unknown-key-{n}.md:{n + 1}: warning: is odd [unknown-key]" for n in range(3)
    ]
    assert lines[report.MANY + 3 :] == [
        "… and 1,480 more [unresolved-date]",
        "    → `briefgen check --drafts` lists them all.",
    ]


def test_errors_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    findings = found("unreadable-file", report.MANY + 5)
    assert len(told(capsys, findings, check="briefgen check --drafts")) == report.MANY + 5


def test_who_asks_for_all_gets_all(capsys: pytest.CaptureFixture[str]) -> None:
    findings = found("unresolved-date", report.MANY + 5)
    assert len(told(capsys, findings)) == report.MANY + 5
    exactly = found("unresolved-date", report.MANY)
    assert len(told(capsys, exactly, check="briefgen check --drafts")) == report.MANY


@pytest.mark.parametrize(
    ("options", "at", "command"),
    [
        ({}, "", "briefgen check"),
        ({"future": "yes", "drafts": "yes"}, "", "briefgen check --drafts --future"),
        (
            {"url": "https://a.example/"},
            "2025-01-03 14:00",
            'briefgen check --at "2025-01-03 14:00"',
        ),
    ],
)
def test_what_is_named_lists_the_findings_of_this_very_run(
    options: dict[str, str], at: str, command: str
) -> None:
    assert report.check_command(options, at) == command
