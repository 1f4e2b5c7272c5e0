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


def excerpt(line: str, column: int, length: int, width: int = report.WIDTH) -> list[str]:
    finding = Finding(Place("a.md", 1, column, length), "unknown-key", "is odd")
    return report.as_text(finding, lambda _: [line], width=width).split("\n")[1:]


@pytest.mark.parametrize("width", [20, 36, 75, 100])
@pytest.mark.parametrize("column", [1, 40, 118, 120])
def test_a_line_fits_the_terminal_and_its_caret_stands_below_what_is_meant(
    width: int, column: int
) -> None:
    line = "".join(chr(97 + n % 26) for n in range(120))
    shown, carets = excerpt(line, column, 200, width)
    assert max(len(shown), len(carets)) <= len(report.INDENT) + width
    at = carets.index("^")
    assert shown[at:] == line[column - 1 :][: len(carets) - at]


@pytest.mark.parametrize(
    ("line", "column", "carets"),
    [
        ("서울에서 talks", 6, "             ^^^^^"),
        ("東京 [x]", 1, "    ^^^^"),
        ("e\u0301te\u0301 [x]", 7, "        ^^^"),
        ("a\tb", 3, "      ^"),
    ],
)
def test_signs_that_take_two_columns_or_none_move_the_caret(
    line: str, column: int, carets: str
) -> None:
    length = {6: 5, 1: 2, 7: 3, 3: 1}[column]
    assert excerpt(line, column, length)[1] == carets


def test_a_line_of_wide_signs_fits_too() -> None:
    shown, carets = excerpt("東" * 300, 150, 300, 36)
    assert len(shown) - len(report.INDENT) == 18
    assert len(carets) <= len(report.INDENT) + 36
