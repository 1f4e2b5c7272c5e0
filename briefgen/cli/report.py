"""Findings for people: place, what is wrong, the line with a caret, what to do. And for scripts."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TextIO

from msgspec import to_builtins

from briefgen.findings import Failure, Finding, Misuse, Severity

Lines = Callable[[str], Sequence[str]]
"""Path → the lines of that file, () if it cannot be shown."""

COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "note": "36"}
MANY = 20
"""Findings of one code that are shown where most people look for others; errors are all shown."""
WIDTH, LEAST = 100, 20
"""Most and least columns of a source line that are shown; a longer one is cut around the caret."""
INDENT = "    "


def no_lines(_path: str) -> Sequence[str]:
    """For findings whose files cannot be read."""
    return ()


def complain(
    findings: Iterable[Finding],
    lines: Lines = no_lines,
    *,
    quiet: Severity | None = None,
    check: str = "",
) -> None:
    """Print findings to standard error; those as light as `quiet` are left out.

    check: the command that lists them all; if it is given, no more than `MANY` of each code are
    shown, besides errors, and how many there are.
    """
    colour = coloured(sys.stderr)
    heavy = [it for it in findings if it.severity != quiet]
    shown, more = _divided(heavy) if check else (heavy, {})
    width = width_of(sys.stderr)
    said = [as_text(it, lines, colour=colour, width=width) for it in shown]
    said += [f"… and {number:,} more [{code}]" for code, number in more.items()]
    if more:
        said.append(f"    → `{check}` lists them all.")
    if said:
        print("\n".join(said), file=sys.stderr)  # noqa: T201 - at once: there may be thousands


def check_command(options: Mapping[str, str], at: str = "") -> str:
    """The command that lists all findings of a run with these options."""
    flags = [f"--{name}" for name in ("drafts", "future") if options.get(name)]
    return " ".join(["briefgen check", *flags, *([f'--at "{at}"'] if at else [])])


def _divided(findings: Sequence[Finding]) -> tuple[list[Finding], Mapping[str, int]]:
    """Those to be shown, and how many more there are of each code."""
    shown, seen, more = list[Finding](), Counter[str](), Counter[str]()
    for finding in findings:
        seen[finding.code] += 1
        if finding.severity == "error" or seen[finding.code] <= MANY:
            shown.append(finding)
        else:
            more[finding.code] += 1
    return shown, more


def untold(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Those that weren't told before, on whatever line of their file they stood then.

    Of several that say the same, as many are new as there are more of them.
    """
    same = set(findings) & set(told)
    moved = Counter(_told(finding) for finding in told if finding not in same)
    new = []
    for finding in findings:
        if finding in same:
            continue
        if moved[_told(finding)]:
            moved[_told(finding)] -= 1
        else:
            new.append(finding)
    return new


def _told(finding: Finding) -> tuple[str, str, str]:
    """What stays of a finding when something is written before it: hints name lines, too."""
    return finding.place.path, finding.code, finding.message


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line, to standard output if nothing else is given, so that it is seen at once."""
    print(text, file=stream or sys.stdout, flush=True)


def coloured(stream: TextIO | None) -> bool:
    """Whether colours are seen and wanted there (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream is not None and stream.isatty()


def width_of(stream: TextIO | None) -> int:
    """Columns of a source line that fit there: a terminal would break a longer one off the caret."""
    try:
        seen = stream is not None and stream.isatty()
        columns = os.get_terminal_size(stream.fileno()).columns if stream and seen else 0
    except (OSError, ValueError):
        columns = 0
    return max(LEAST, min(WIDTH, columns - len(INDENT) - 1)) if columns else WIDTH


def as_text(finding: Finding, lines: Lines, *, colour: bool = False, width: int = WIDTH) -> str:
    """A finding as a person reads it."""
    severity: str = finding.severity
    if colour:
        severity = f"\033[{COLOURS[finding.severity]}m{severity}\033[0m"
    rows = [
        f"{printable(str(finding.place))}: {severity}: {printable(finding.message)} [{finding.code}]"
    ]
    rows += _excerpt(finding, lines, width)
    if finding.hint:
        rows.append(f"    → {printable(finding.hint)}")
    return "\n".join(rows)


def printable(text: str) -> str:
    """Text that cannot steer a terminal, whatever a file name or a source holds."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _excerpt(finding: Finding, lines: Lines, width: int) -> list[str]:
    place = finding.place
    shown = lines(place.path) if place.line else ()
    if not 0 < place.line <= len(shown):
        return []
    line = printable(shown[place.line - 1].replace("\t", " "))
    wide = not line.isascii() and _columns(line) > len(line)
    most = width // 2 if wide else width
    start = max(0, place.column - most // 2) if len(line) > most else 0
    rows = [INDENT + line[start : start + most]]
    if place.column:
        at = place.column - 1
        meant = line[at : min(at + max(place.length, 1), start + most)]
        rows.append(INDENT + " " * _columns(line[start:at]) + "^" * max(1, _columns(meant)))
    return rows


def _columns(text: str) -> int:
    """How many columns a terminal takes for a text: two for a sign of Chinese, none for a mark."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding for scripts; line and column count from 1, 0 is unknown."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "length": finding.place.length,
        "message": finding.message,
        "hint": finding.hint,
        "edits": [to_builtins(edit) for edit in finding.edits],
    }


def counted(number: int, noun: str) -> str:
    """ "1 page", "2 pages", "1,024 pages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def fails(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether these findings make a command fail: errors do, and under `--strict` any."""
    return any(strict or finding.severity == "error" for finding in findings)


def code_of(failure: Failure) -> int:
    """The exit code: 2 for wrong use, 1 for what is wrong with a source."""
    return 2 if isinstance(failure, Misuse) else 1


def source_lines(read: Callable[[str], bytes | None]) -> Lines:
    """The lines of the project's files, for excerpts; what cannot be read has none.

    Each file is decoded once: it may have many findings.
    """

    @cache
    def lines(path: str) -> Sequence[str]:
        from briefgen.source.decode import decode

        try:
            data = read(path)
        except Failure:
            return ()
        text = decode(path, data)[0] if data is not None else None
        return text.split("\n") if text else ()

    return lines
