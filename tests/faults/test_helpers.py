"""Helping processes end with the build that they help, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import project as tools
import pytest

ARTICLES = 160
SLOW = (
    "import sys\nfrom briefgen.cli import lending\n"
    "lending.BATCH = 1\n"
    "from briefgen.cli import main\nmain(sys.argv[1:])\n"
)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    made = tools.create(tmp_path / "wire")
    for number in range(ARTICLES):
        text = tools.BRIEFING.format(title=f"Story {number}", body="Kim Min-ji went to Seoul.\n")
        made.write(f"content/more/story-{number}.md", text)
    return made.root


def helpers_of(parent: int) -> set[int]:
    """Processes below another that are no trackers of resources."""
    found = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.split(maxsplit=1) for line in found.stdout.splitlines())
    return {int(pid) for pid, arguments in lines if "tracker" not in arguments}


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_helper_outlives_its_build(large: Path, number: signal.Signals) -> None:
    build = subprocess.Popen(
        [sys.executable, "-c", SLOW, "build", str(large), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with build:
        until = time.monotonic() + 60
        while len(found := helpers_of(build.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        build.send_signal(number)
        _, said = build.communicate(timeout=60)
    assert len(found) == 2
    assert "Traceback" not in said
    while any(map(alive, found)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, found))
    assert not (large / "site").exists()
