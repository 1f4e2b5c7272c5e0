"""The real program in processes of its own, and what it left on disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import project as tools

from briefgen.cli import main

PROGRAM = (sys.executable, "-m", "briefgen")
Tree = dict[str, bytes]

# For root no permission counts; without these two capabilities they do, as for everybody else.
PERMISSIONS_COUNT = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if hasattr(os, "geteuid") and os.geteuid() == 0
    else ()
)


def run(*arguments: object, **options) -> subprocess.CompletedProcess[str]:
    """A command in a new process; a traceback is never an answer."""
    command = [*options.pop("before", ()), *PROGRAM, *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, **options
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


def start(*arguments: object, **options) -> subprocess.Popen[str]:
    """A command that goes on while we look."""
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def forked(work: Callable[[], object], log: Path) -> int:
    """`work` in a child that has all modules already; its exit status, its words in `log`."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.stdout = os.fdopen(1, "w", closefd=False)
        sys.stderr = os.fdopen(2, "w", closefd=False)
        work()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException as error:  # noqa: BLE001 - it is what we look for
        print("Traceback", repr(error), file=sys.stderr)  # noqa: T201
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def build(project: Path, *options: str) -> tuple[int, str]:
    """`briefgen build` in a child; its exit code and all that it said."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        code = forked(lambda: main(["build", str(project), *options]), log)
        said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said, said
    return code, said


def tree(folder: Path) -> Tree:
    """Every file below a folder, links as where they lead."""
    paths = sorted(folder.rglob("*")) if folder.is_dir() else ()
    return {
        path.relative_to(folder).as_posix(): (
            os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        )
        for path in paths
        if path.is_symlink() or path.is_file()
    }


def sources(project: Path) -> Tree:
    """All that briefgen didn't write."""
    ours = ("site/", ".briefgen/")
    return {name: data for name, data in tree(project).items() if not name.startswith(ours)}


def clone(project: Path, place: Path) -> Path:
    """The project as a fresh checkout has it."""
    shutil.copytree(
        project, place, symlinks=True, ignore=shutil.ignore_patterns(".briefgen", "site", ".site.*")
    )
    return place


def fresh(project: Path) -> Tree:
    """The site that a build of a fresh clone makes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = clone(project, Path(folder, "clone"))
        build(copy)
        return tree(copy / "site")


def litter(project: Path) -> list[str]:
    """What an interrupted run may leave, and the next one must clear up."""
    return sorted(path.name for path in project.glob(".site*"))


def edit(project: Path) -> None:
    """A new state of which most pages know: new title, one briefing gone, one new, another gloss."""
    wire = tools.Project(project)
    text = (project / "content/2025/visit.md").read_text(encoding="utf-8")
    wire.write("content/2025/visit.md", text.replace("Envoy visits", "Minister visits"))
    wire.write("content/2025/trade.md", None)
    wire.write(
        "content/2025/new.md", tools.BRIEFING.format(title="New", body="Tokyo saw a tariff.\n")
    )
    wire.write(
        "content/glossary/terms.yaml",
        tools.FILES["content/glossary/terms.yaml"].replace("A tax", "A levy"),
    )
