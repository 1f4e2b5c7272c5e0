"""Several at once: two builds, a build beside a preview, an editor who saves meanwhile."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import program
import project as tools
import pytest


@pytest.fixture
def project(tmp_path: Path) -> Path:
    tools.create(tmp_path / "wire").site()
    return tmp_path / "wire"


def test_three_builds_at_once_all_succeed_and_make_one_site(project: Path) -> None:
    processes = [program.start("build", project) for _ in range(3)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        assert "Traceback" not in errors
    assert program.tree(project / "site") == program.fresh(project)
    assert program.litter(project) == []


def test_a_build_that_must_wait_says_so(project: Path) -> None:
    lock = os.open(project / ".briefgen/build.lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with program.start("build", project) as process:
            assert process.stderr is not None
            assert "waiting" in process.stderr.readline()
            assert not (project / "site").exists()
            fcntl.flock(lock, fcntl.LOCK_UN)
            process.communicate(timeout=60)
    finally:
        os.close(lock)
    assert process.returncode == 0
    assert program.tree(project / "site") == program.fresh(project)


def test_builds_beside_a_preview_are_right_and_the_preview_lives_on(project: Path) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with program.start("serve", project, "--port", "0", env=environment) as preview:
        assert preview.stdout is not None
        assert preview.stdout.readline()
        for round_ in range(4):
            text = tools.BRIEFING.format(title=f"Round {round_}", body="Seoul and Tokyo.\n")
            tools.Project(project).write("content/2025/vote.md", text)
            code, said = program.build(project)
            assert code == 0, said
            assert program.tree(project / "site") == program.fresh(project)
        assert preview.poll() is None
        preview.terminate()
        _, errors = preview.communicate(timeout=20)
    assert preview.returncode == 0
    assert "Traceback" not in errors
