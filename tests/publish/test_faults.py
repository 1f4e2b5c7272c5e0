"""Whatever happens at whatever step, the old or the new site stands, and the next run is clean."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

FAULTS = Path(__file__).with_name("faults.py")

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[1]).parent))
from faults import send
for version in range(int(sys.argv[3])):
    send({f"p{n}.html": f"{sys.argv[4]}{version}" for n in range(20)}, Path(sys.argv[2]))
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("fault", ["kill", "full"])
def test_each_step_may_be_the_last(tmp_path, fault):
    done = run(FAULTS, tmp_path, fault)
    assert (done.stdout, done.returncode) == ("", 0)
    assert int(done.stderr.split()[-1]) > 20


def writer(project, versions, name):
    return subprocess.Popen([sys.executable, "-c", WRITER, FAULTS, project, str(versions), name])


def versions_in(project):
    return {path.read_text() for path in (project / "site").glob("*.html")}


def test_killed_at_any_time_the_site_is_whole(tmp_path):
    for attempt in range(6):
        with writer(tmp_path, 10_000, f"{attempt}-") as process:
            time.sleep(0.25 + attempt * 0.03)
            process.kill()
        assert len(versions_in(tmp_path)) <= 1
    with writer(tmp_path, 1, "last") as process:
        assert process.wait(20) == 0
    assert versions_in(tmp_path) == {"last0"}
    assert not list(tmp_path.glob(".site.staging-*"))


def test_two_processes_at_once_leave_one_whole_site(tmp_path):
    with writer(tmp_path, 15, "one") as one, writer(tmp_path, 15, "two") as two:
        assert (one.wait(60), two.wait(60)) == (0, 0)
    assert versions_in(tmp_path) in ({"one14"}, {"two14"})
    assert len(list((tmp_path / "site").glob("*.html"))) == 20
    assert not list(tmp_path.glob(".site.staging-*"))
