"""Where the system gives no more memory, that is said: no traceback, and the old site stands."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import program
import project as tools
import pytest

resource = pytest.importorskip("resource")
MB = 1 << 20
SAID = "memory: error: the system gives no more of it [unreadable-file]\n    → Close other programs"


@pytest.mark.skipif(sys.platform != "linux", reason="others don't keep to a limit of addresses")
@pytest.mark.parametrize("least", [60, 180, 230])
def test_too_little_memory_is_said_and_the_old_site_stands(tmp_path: Path, least: int) -> None:
    wire = tmp_path / "wire"
    tools.create(wire)
    assert program.build(wire)[0] == 0
    old = program.tree(wire / "site")
    program.edit(wire)
    shutil.rmtree(wire / ".briefgen")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (least * MB, least * MB))

    done = program.run("build", wire, "-j", "1", preexec_fn=limit)
    assert (done.returncode, program.tree(wire / "site")) == (1, old)
    # A library of numpy ends the process with a message of its own.
    assert done.stderr.startswith(("memory: error: ", "OpenBLAS error: "))


@pytest.mark.parametrize(
    ("error", "ends", "said"),
    [
        (MemoryError(), 1, SAID),
        (ImportError("lib.so: failed to map segment from shared object"), 1, SAID),
        (ImportError("no module named x"), 70, "Traceback"),
    ],
)
def test_what_says_that_there_is_no_memory_is_told_from_other_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, ends: int, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("briefgen.cli.build.make", fail)
    log = tmp_path / "log"
    code = program.forked(lambda: program.main(["build", str(tmp_path)]), log)
    assert (code, log.read_text(encoding="utf-8")[: len(said)]) == (ends, said)
