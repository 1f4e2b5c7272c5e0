"""What search engines' own checker says of pages: nothing to mend, but for how long they take."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from looks import BRIEFING, KINDS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        shutil.which("lighthouse") is None and not os.environ.get("BRIEFGEN_REQUIRE_ALL"),
        reason="Lighthouse is missing: npm install lighthouse",
    ),
]

EVERY_THEME = True


def test_lighthouse_finds_nothing_but_time_to_wish_for(demo: Path, root: Path, theme: str) -> None:
    pages = [BRIEFING] if theme != "wire" else [KINDS["home"], BRIEFING, KINDS["person"]]
    program = [sys.executable, str(root / "benchmarks/lighthouse.py"), str(demo), *pages]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=300)
    named, *rows = (line.split() for line in done.stdout.splitlines())
    assert [row[0] for row in rows] == pages
    for row in rows:
        found = dict(zip(named, map(int, row[1:]), strict=True))
        assert all(found[name] >= 98 for name in ("accessibility", "best-practices", "seo")), row
