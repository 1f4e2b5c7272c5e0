"""Killed or interrupted at any moment: the old or the new site stands whole, and the next build is clean."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import program
import project as tools
import pytest

from briefgen.cli import main

SEED = 20_250_103
POINTS = 14
STEPS = ("open", "os.", "shutil.", "ctypes.call_function", "sqlite3.", "fcntl.", "import")
"""Audit events at which a build may be interrupted: files, folders, locks, the store, the exchange."""


@dataclass(frozen=True, slots=True)
class States:
    """A built project whose sources have changed since, and both of its sites."""

    project: Path
    old: program.Tree
    new: program.Tree

    def again(self, place: Path) -> Path:
        """A copy to do harm to."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.project, place, symlinks=True)
        return place


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    project = tmp_path_factory.mktemp("states") / "wire"
    tools.create(project).site()  # in this process: its children then have all modules already
    assert program.build(project)[0] == 0
    old = program.tree(project / "site")
    program.edit(project)
    new = program.fresh(project)
    assert old["index.html"] != new["index.html"]
    return States(project, old, new)


def signalled(project: Path, step: int, number: int) -> int:
    """`briefgen build` that gets a signal at step number `step`; answers how many steps there were."""
    steps = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal steps
        if event.startswith(STEPS):
            steps += 1
            if steps == step:
                os.kill(os.getpid(), number)

    sys.addaudithook(count)
    with suppress(SystemExit):
        main(["build", str(project)])
    return steps


def length(project: Path, log: Path) -> int:
    """How many steps a build has."""
    counted = log.with_name("steps")
    program.forked(lambda: counted.write_text(str(signalled(project, 0, 0))), log)
    return int(counted.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_signal_at_any_step_leaves_a_whole_site(
    tmp_path: Path, states: States, number: signal.Signals
) -> None:
    log = tmp_path / "log"
    events = length(states.again(tmp_path / "wire"), log)
    dice = random.Random(SEED + number)
    # The last part publishes: half of the points lie there.
    points = [dice.randrange(1, events) for _ in range(POINTS // 2)]
    points += [dice.randrange(events * 9 // 10, events) for _ in range(POINTS // 2)]
    seen = set()
    for step in points:
        project = states.again(tmp_path / "wire")
        code = program.forked(lambda at=step, root=project: signalled(root, at, number), log)
        said = log.read_text(encoding="utf-8")
        now = program.tree(project / "site")
        assert code in ((130, 0) if number == signal.SIGINT else (-number, 0)), (step, said)
        assert "Traceback" not in said, (step, said)
        assert now in (states.old, states.new), step
        seen.add(now == states.new)
        assert program.build(project)[0] == 0
        assert program.tree(project / "site") == states.new, step
        assert program.litter(project) == [], step
        assert program.sources(project) == program.sources(states.project), step
    assert seen == {False, True}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_ended_at_any_time_leaves_a_whole_site(
    tmp_path: Path, states: States, number: signal.Signals
) -> None:
    dice = random.Random(SEED)
    for attempt in range(3):
        project = states.again(tmp_path / "wire")
        with program.start("build", project) as process:
            time.sleep(0.1 + 0.7 * attempt + dice.random() * 0.7)
            process.send_signal(number)
            _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        # Before Python has set up its handlers and once it has taken them down, Ctrl-C ends the
        # process by the signal itself; a shell calls both 130.
        ended = (130, -number, 0) if number == signal.SIGINT else (-number, 0)
        assert process.returncode in ended
        assert program.tree(project / "site") in (states.old, states.new)
        assert program.build(project)[0] == 0
        assert program.tree(project / "site") == states.new


INTERRUPTED = """
import os, signal, sys
step, wanted, count = int(sys.argv[1]), sys.argv[2], 0
def hook(event, arguments):
    global count
    if event == "import" and str(arguments[0]).startswith(wanted):
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGINT)
from briefgen.cli import main
sys.addaudithook(hook)
main(["build", sys.argv[3]])
"""


@pytest.mark.parametrize(
    ("package", "step"),
    [("markdown_it", 3), ("briefgen", 5), ("pydantic", 20), ("numpy", 9), ("numpy", 60), ("thinc", 3),
     ("thinc", 70), ("spacy", 1), ("spacy", 25), ("spacy", 150), ("jinja2", 2), ("yaml", 1)],
)  # fmt: skip
def test_ctrl_c_while_a_package_is_imported_ends_quietly(
    tmp_path: Path, states: States, package: str, step: int
) -> None:
    project = states.again(tmp_path / "wire")
    shutil.rmtree(project / ".briefgen")
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(step), package, str(project)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 130, (done.returncode, done.stderr[-2000:])
    assert done.stderr == ""
    assert program.tree(project / "site") == states.old
