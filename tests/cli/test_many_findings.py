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
    lines = told(capsys, findings, most=report.MANY)
    assert [line.partition(":")[0] for line in lines[: report.MANY]] == [
        f"unresolved-date-{n}.md" for n in range(report.MANY)
    ]
    assert lines[report.MANY : report.MANY + 3] == [
        f"unknown-key-{n}.md:{n + 1}: warning: is odd [unknown-key]" for n in range(3)
    ]
    assert lines[report.MANY + 3 :] == [
        "… and 1,480 more [unresolved-date]",
        "    → `briefgen check` lists them all.",
    ]


def test_errors_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    findings = found("unreadable-file", report.MANY + 5)
    assert len(told(capsys, findings, most=report.MANY)) == report.MANY + 5


def test_who_asks_for_all_gets_all(capsys: pytest.CaptureFixture[str]) -> None:
    findings = found("unresolved-date", report.MANY + 5)
    assert len(told(capsys, findings)) == report.MANY + 5
    exactly = found("unresolved-date", report.MANY)
    assert len(told(capsys, exactly, most=report.MANY)) == report.MANY
