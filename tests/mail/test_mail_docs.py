"""The workflow in docs/mail.md mails each day once, by the actions that the starter's own one uses."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
STARTER = ROOT / "briefgen/starter/dot_github/workflows/pages.yml"


def workflow() -> dict[str, Any]:
    text = (ROOT / "docs/mail.md").read_text("utf-8")
    found = re.search(r"^```yaml\n(name: Mail\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return yaml.safe_load(found[1])


def test_its_actions_are_pinned_as_the_starters_are() -> None:
    pinned = set(re.findall(r"uses: (\S+@[0-9a-f]{40})", STARTER.read_text("utf-8")))
    used = [step["uses"] for step in workflow()["jobs"]["mail"]["steps"] if "uses" in step]
    assert len(used) == 2
    assert set(used) <= pinned


@pytest.mark.skipif(sys.platform != "linux", reason="needs the date of GNU")
def test_a_run_mails_the_whole_of_yesterday(tmp_path: Path) -> None:
    *_, step = workflow()["jobs"]["mail"]["steps"]
    command = f'briefgen() {{ printf "%s\\n" "$@"; }}\n{step["run"]}'
    environment = {"PATH": "/usr/bin:/bin", "URL": "https://w.example/", "ZONE": "UTC"}
    before = datetime.now(UTC).date()
    said = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command],
        env=environment,
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    days = {(day - timedelta(days=1)).isoformat() for day in (before, datetime.now(UTC).date())}
    day = said[2]
    assert day in days
    assert said == [
        *("mail", "--since", day, "--until", day, "--url", "https://w.example/"),
        *("--send", "--yes"),
    ]
