"""Measures again what docs/quality.md says: `CORPORA=folder python scripts/quality.py`.

Each command there that begins with `briefgen evaluate` is run, and what it prints takes the place of
what stands below it. A command whose corpus isn't there keeps its figures, and is named. Corpora of
others are read in an empty folder: the demo's own knowledge base, of one country's news, is not theirs.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/quality.md"
BLOCK = re.compile(
    r"```sh\n(?P<command>briefgen evaluate [^\n]+)\n```\n\n```text\n.*?```", re.DOTALL
)


def measured(found: re.Match[str]) -> str:
    """The block with the figures of today."""
    arguments = [os.path.expandvars(part) for part in shlex.split(found["command"])[1:]]
    if not (ROOT / arguments[1]).exists():
        sys.stderr.write(f"not there: {found['command']}\n")
        return found[0]
    sys.stderr.write(f"{found['command']}\n")
    with TemporaryDirectory() as empty:
        foreign = Path(arguments[1]).is_absolute()
        said = subprocess.run(  # noqa: S603 - what this project's own page says
            [sys.executable, "-m", "briefgen", *arguments],
            cwd=empty if foreign else ROOT, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
    return f"```sh\n{found['command']}\n```\n\n```text\n{said.rstrip()}\n```"


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    PAGE.write_text(BLOCK.sub(measured, page), encoding="utf-8", newline="\n")
