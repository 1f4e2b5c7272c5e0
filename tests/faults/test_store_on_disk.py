"""Whatever became of `.briefgen`, the site is what a build without it makes."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import program
import project as tools
import pytest

from briefgen.cli import main
from briefgen.cli.session import Session
from briefgen.graph.store import Store

STORE = ".briefgen/store.sqlite"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose store is of an earlier state."""
    project = tmp_path_factory.mktemp("built") / "wire"
    tools.create(project).site()
    assert program.build(project)[0] == 0
    program.edit(project)
    return project


@pytest.fixture(scope="module")
def expected(built: Path) -> program.Tree:
    return program.fresh(built)


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    shutil.copytree(built, tmp_path / "wire", symlinks=True)
    return tmp_path / "wire"


def truncated(project: Path) -> None:
    data = (project / STORE).read_bytes()
    (project / STORE).write_bytes(data[: len(data) // 2])


def emptied(project: Path) -> None:
    (project / STORE).write_bytes(b"")


def garbage(project: Path) -> None:
    (project / STORE).write_bytes(random.Random(7).randbytes(40_000))


def torn_page(project: Path) -> None:
    data = bytearray((project / STORE).read_bytes())
    data[len(data) // 3 : len(data) // 3 + 5000] = random.Random(8).randbytes(5000)
    (project / STORE).write_bytes(bytes(data))


def foreign_log(project: Path) -> None:
    (project / f"{STORE}-wal").write_bytes(random.Random(9).randbytes(9000))


def another_form(project: Path) -> None:
    with closing(sqlite3.connect(project / STORE)) as store:
        store.executescript("PRAGMA user_version = 99; DROP TABLE node; CREATE TABLE node (x);")


def missing_table(project: Path) -> None:
    with closing(sqlite3.connect(project / STORE)) as store:
        store.execute("DROP TABLE answer")


def another_salt(project: Path) -> None:
    """As another version leaves it: the same questions under another salt."""
    session = Session(project)
    session.store.close()
    session.store = Store(project / STORE, "another version")
    tools.Project(project).site(session)


def a_file(project: Path) -> None:
    shutil.rmtree(project / ".briefgen")
    (project / ".briefgen").write_text("mine")


def a_link(project: Path) -> None:
    shutil.rmtree(project / ".briefgen")
    (project.parent / "elsewhere").mkdir()
    (project / ".briefgen").symlink_to("../elsewhere", target_is_directory=True)


def a_linked_store(project: Path) -> None:
    (project / STORE).rename(project.parent / "elsewhere.sqlite")
    (project / STORE).symlink_to(project.parent / "elsewhere.sqlite")


def a_folder_for_a_store(project: Path) -> None:
    (project / STORE).unlink()
    (project / STORE).mkdir()
    (project / STORE / "mine").write_text("mine")


def gone(project: Path) -> None:
    shutil.rmtree(project / ".briefgen")


HARM = (truncated, emptied, garbage, torn_page, foreign_log, another_form, missing_table,
        another_salt, a_linked_store, a_folder_for_a_store, gone)  # fmt: skip


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_a_harmed_store_changes_nothing(
    project: Path, expected: program.Tree, harm: Callable[[Path], None]
) -> None:
    harm(project)
    outside = {n: d for n, d in program.tree(project.parent).items() if not n.startswith("wire/")}
    for _ in range(2):
        code, said = program.build(project)
        assert code == 0, said
        assert program.tree(project / "site") == expected
    now = {n: d for n, d in program.tree(project.parent).items() if not n.startswith("wire/")}
    assert now == outside


@pytest.mark.parametrize("column", ["seal", "notes", "failed", "asked", "askers"])
def test_a_harmed_row_hides_no_error(tmp_path: Path, column: str) -> None:
    """Where what is wrong with a source is told by a row that can't be read, the site stays."""
    article = "---\ntitle: {}\ndate: 2025-01-03\n---\n{}\n"
    files = {f"content/{name}.md": article.format(name, "Rain.") for name in ("a", "c")}
    files["briefgen.toml"] = 'title = "T"\nurl = ""\nbuiltin_knowledge = false\n'
    made = tools.create(tmp_path / "wire", files)
    assert program.build(made.root)[0] == 0
    good = program.tree(made.root / "site")
    made.write("content/c.md", "---\ntitle: [\n---\nRain.\n")
    assert program.build(made.root)[0] == 1
    with closing(sqlite3.connect(made.root / STORE)) as store:
        store.execute(f"UPDATE node SET {column} = x'00' WHERE notes IS NOT NULL")
        store.commit()
    made.write("content/a.md", article.format("a", "Snow."))
    code, said = program.build(made.root)
    assert code == 1
    assert "content/c.md" in said
    assert program.tree(made.root / "site") == good


@pytest.mark.parametrize("harm", [a_file, a_link], ids=lambda harm: harm.__name__)
def test_what_stands_for_the_folder_of_the_store_is_said_and_left_alone(
    project: Path, expected: program.Tree, harm: Callable[[Path], None]
) -> None:
    harm(project)
    before = program.tree(project.parent)
    code, said = program.build(project)
    assert code == 1
    assert ".briefgen" in said
    assert program.tree(project.parent) == before
    (project / ".briefgen").unlink()
    assert program.build(project)[0] == 0
    assert program.tree(project / "site") == expected


@pytest.mark.parametrize("moment", [1, 3, 10, 60, 200])
def test_the_store_may_vanish_while_a_build_runs(
    project: Path, expected: program.Tree, moment: int, tmp_path: Path
) -> None:
    steps = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal steps
        if event in {"open", "sqlite3.connect", "os.scandir"}:
            steps += 1
            if steps == moment:
                shutil.rmtree(project / ".briefgen", ignore_errors=True)

    def work() -> None:
        sys.addaudithook(hook)
        main(["build", str(project)])

    code = program.forked(work, tmp_path / "log")
    said = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert code in (0, 1), said
    assert program.build(project)[0] == 0
    assert program.tree(project / "site") == expected


def test_a_store_from_another_path_gives_the_same_bytes(
    tmp_path: Path, built: Path, expected: program.Tree
) -> None:
    """As a cache restored in a fresh checkout: all files are new, and so are all times."""
    other = program.clone(built, tmp_path / "somewhere/else/entirely")
    shutil.copytree(built / ".briefgen", other / ".briefgen")
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert program.build(other)[0] == 0
    assert program.tree(other / "site") == expected


def test_times_in_the_future_and_before_all_time_hide_no_change(
    project: Path, expected: program.Tree
) -> None:
    assert program.build(project)[0] == 0
    place = project / "content/2025/vote.md"
    before = place.read_bytes()
    for stamp in (0, 1, 4_000_000_000):
        place.write_bytes(before.replace(b"204", b"205"))
        os.utime(place, (stamp, stamp))
        assert program.build(project)[0] == 0
        assert b"205" in (project / "site/briefings/vote.html").read_bytes()
        place.write_bytes(before)
        os.utime(place, (stamp, stamp))
        assert program.build(project)[0] == 0
        assert program.tree(project / "site") == expected
