"""The store: whatever happens to its file, builds are right."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from little_site import BASE, SITE, Shelf, leaf_page, whole_site

from briefgen.findings import Failure
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.graph.store import Store
from briefgen.graph.trace import Key, Reason

EXPECTED = whole_site(Build(Shelf(dict(BASE))))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path, "salt")
    yield store
    store.close()


def build_site(store: Store, files: dict[str, str] = BASE) -> Build:
    build = Build(Shelf(dict(files)), store)
    assert whole_site(build) == whole_site(Build(Shelf(dict(files))))
    return build


def filled(path: Path, salt: str = "salt") -> None:
    store = Store(path, salt)
    assert store.save(build_site(store))
    store.close()


def ran_in_new_session(path: Path, salt: str = "salt") -> list[Key]:
    store = Store(path, salt)
    build = build_site(store)
    store.save(build)
    store.close()
    return build.ran


def rows(path: Path, table: str = "node") -> int:
    with sqlite3.connect(path) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return count


def change_rows(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_answers_outlive_the_session(path: Path) -> None:
    filled(path)
    assert ran_in_new_session(path) == []


def test_another_salt_empties_the_store(path: Path) -> None:
    filled(path)
    assert ran_in_new_session(path, "other") != []
    assert ran_in_new_session(path, "salt") != []


def test_the_store_of_another_salt_is_left_alone_by_an_older_session(path: Path) -> None:
    old = Store(path, "salt")
    build = build_site(old)
    filled(path, "other")
    assert not old.save(build)
    assert ran_in_new_session(path, "other") == []
    old.close()


def test_what_a_complete_build_did_not_reach_is_dropped(store: Store, path: Path) -> None:
    store.save(build_site(store))
    fewer = {name: text for name, text in BASE.items() if name != "notes/fog.txt"}
    before = rows(path), rows(path, "answer")
    store.save(build_site(store, fewer))
    assert (rows(path), rows(path, "answer")) < before
    assert build_site(store, fewer).saved.trace(("leaf", "fog")) is None


def test_a_build_that_failed_altogether_drops_nothing(store: Store) -> None:
    store.save(build_site(store))
    build = Build(Shelf({**BASE, "site.txt": "LOCKED"}), store)
    with pytest.raises(Failure):
        whole_site(build)
    assert not store.save(build)
    assert build_site(store).ran == []


def test_a_build_in_which_nothing_ran_writes_nothing(store: Store, path: Path) -> None:
    store.save(build_site(store))
    head = store.snapshot().head
    assert store.save(build_site(store))
    assert store.snapshot().head == head


def test_a_save_writes_only_what_an_edit_changed(store: Store, path: Path) -> None:
    store.save(build_site(store))
    change_rows(path, "CREATE TABLE written (id)")
    for moment in ("INSERT", "UPDATE"):
        change_rows(
            path,
            f"CREATE TRIGGER on_{moment} AFTER {moment} ON answer BEGIN"
            " INSERT INTO written VALUES (new.id); END",
        )
    build = build_site(store, {**BASE, "notes/fog.txt": "Fog\nA bell rings."})
    assert store.save(build)
    assert 0 < rows(path, "written") == len(build.ran) < len(EXPECTED) + 5


def test_numbers_are_never_given_twice(store: Store, path: Path) -> None:
    store.save(build_site(store))
    fewer = {name: text for name, text in BASE.items() if name != "notes/fog.txt"}
    store.save(build_site(store, fewer))
    last = store.snapshot().roots.last
    store.save(build_site(store))
    assert store.snapshot().roots.last > last
    assert rows(path) == rows(path, "(SELECT DISTINCT key FROM node)")


def test_what_lies_higher_than_before_is_found_again(store: Store) -> None:
    """An answer that asks for more than it did stands above that, and so do all above it."""

    @query
    def pile(build: Build, number: str) -> str:
        below = (read(build, number) or b"").decode()
        return "".join(pile(build, name) for name in below) + number

    @query
    def heap(build: Build) -> str:
        return pile(build, "1") + pile(build, "2")

    def saved(files: dict[str, str]) -> str:
        build = Build(Shelf(files), store)
        answer = heap(build)
        assert answer == heap(Build(Shelf(files)))
        assert store.save(build)
        view = store.snapshot()
        for number in view.roots.keys:
            waiting = [number]
            while waiting:
                key = waiting.pop()
                above = view.trace(key)
                for below in view.asked(key) or ():
                    trace = view.trace(below)
                    assert above is not None
                    assert trace is not None
                    assert trace.height < above.height
                    waiting.append(below)
        return answer

    assert saved({"1": "", "2": "1"}) == "112"
    assert saved({"1": "5", "2": "1", "5": "6", "6": "7"}) == "7651" + "76512"
    assert saved({"1": "5", "2": "1", "5": "6", "6": "7", "7": "8"}) == "87651" + "876512"
    assert saved({"1": "2", "2": "5", "5": "6"}) == "6521" + "652"


def test_an_answer_is_kept_as_it_was_given(store: Store) -> None:
    @query
    def loose_list(build: Build) -> dict[str, str]:
        return {}

    build = Build(Shelf({}), store)
    loose_list(build)["a"] = "slipped in"
    assert store.save(build)
    assert loose_list(Build(Shelf({}), store)) == {}


# Damage


@pytest.mark.parametrize("cut", [0, 1, 100, 5_000, 20_000])
def test_a_truncated_store_is_as_good_as_none(path: Path, cut: int) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:cut])
    ran_in_new_session(path)
    ran_in_new_session(path)
    assert ran_in_new_session(path) == []


@pytest.mark.parametrize("junk", [b"no database", b"\0" * 4096, b"SQLite format 3\0" + b"x" * 9000])
def test_a_file_that_is_no_store_is_set_aside(path: Path, junk: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)
    assert ran_in_new_session(path) != []
    assert ran_in_new_session(path) == []
    assert path.with_name("store.broken").read_bytes() == junk


def test_the_database_of_another_program_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    change_rows(path, "CREATE TABLE node (theirs)")
    assert ran_in_new_session(path) != []
    assert ran_in_new_session(path) == []
    assert path.with_name("store.broken").exists()


def test_a_link_in_place_of_the_store_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    filled(path)
    assert not path.is_symlink()
    assert not elsewhere.exists()


@given(st.lists(st.tuples(st.floats(0, 0.9999), st.integers(1, 255)), min_size=1, max_size=30))
def test_flipped_bits_never_give_a_wrong_answer(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[float, int]]
) -> None:
    path = tmp_path_factory.mktemp("flips") / "store"
    filled(path)
    data = bytearray(path.read_bytes())
    for where, mask in flips:
        data[int(where * len(data))] ^= mask
    path.write_bytes(data)
    ran_in_new_session(path)
    changed = {**BASE, "notes/fog.txt": "Fog\nThe quay, unseen.", "theme/note.html": "{body}"}
    store = Store(path, "salt")
    build_site(store, changed)
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE node SET print = '00'",
        "UPDATE node SET asked = x'90'",
        "UPDATE node SET askers = x'90'",
        "UPDATE node SET askers = NULL",
        "UPDATE node SET askers = (SELECT askers FROM node WHERE id = 3)",
        "UPDATE node SET height = 1",
        "UPDATE node SET key = x'c1' WHERE rowid = 3",
        "DELETE FROM node WHERE rowid % 2",
        "DELETE FROM node",
        "DROP TABLE node",
        "DELETE FROM answer",
        "UPDATE answer SET value = x'c1'",
        "UPDATE answer SET value = (SELECT value FROM answer WHERE rowid = 1)",
        "UPDATE part SET value = x'90' WHERE name = 'inputs'",
        "UPDATE part SET value = x'90' WHERE name = 'roots'",
        "UPDATE part SET seal = x'00'",
        "DELETE FROM part",
        "DROP TABLE answer",
        "DROP TABLE part",
    ],
)
def test_damaged_rows_are_absent_rows(path: Path, damage: str) -> None:
    filled(path)
    change_rows(path, damage)
    store = Store(path, "salt")
    store.save(build_site(store, {**BASE, "notes/fog.txt": "Fog\nThe quay, unseen."}))
    store.save(build_site(store))
    store.close()
    filled(path)
    assert ran_in_new_session(path) == []


def test_an_answer_of_another_shape_is_asked_again(store: Store) -> None:
    store.save(build_site(store))
    build = Build(Shelf(dict(BASE)), store)
    assert build.answer(SITE, int) == EXPECTED  # type: ignore[comparison-overlap]
    assert build.ran == [SITE]
    assert build.reason(SITE) == Reason("unreadable")


# Folders that cannot be written


def test_without_a_writable_folder_the_session_still_remembers(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "store", "salt")
    assert not store.persistent
    assert not store.save(build_site(store))
    assert build_site(store).ran == []
    store.close()


def test_without_any_folder_every_build_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: str) -> str:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "store", "salt")
    for _ in range(2):
        build = build_site(store)
        assert build.ran
        assert not store.save(build)


def test_a_store_that_vanishes_is_made_again(store: Store, path: Path) -> None:
    store.save(build_site(store))
    for file in path.parent.iterdir():
        file.unlink()
    build = build_site(store)
    assert build.ran
    assert store.save(build)
    assert build_site(store).ran == []


# Several processes


def test_a_build_sees_the_store_as_it_was_when_it_began(path: Path) -> None:
    filled(path)
    one, other = Store(path, "salt"), Store(path, "salt")
    slow = Build(Shelf(dict(BASE)), one)
    changed = {**BASE, "notes/fog.txt": "Fog\nA bell rings.", "site.txt": "title: Port\n"}
    assert other.save(build_site(other, changed))
    assert whole_site(slow) == EXPECTED
    assert leaf_page(slow, "fog") == dict(EXPECTED)["fog"]
    assert slow.ran == []
    one.close()
    other.close()


def test_of_two_saves_the_first_stands(path: Path) -> None:
    one, other = Store(path, "salt"), Store(path, "salt")
    first, second = build_site(one), build_site(other, {**BASE, "site.txt": "title: Port\n"})
    assert one.save(first)
    assert not other.save(second)
    assert build_site(other).ran == []
    one.close()
    other.close()


def test_while_another_process_writes_a_save_gives_up(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.graph.store.PATIENCE", 0.05)
    build = build_site(store)
    busy = sqlite3.connect(path, isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    assert not store.save(build)
    busy.close()
    assert store.save(build)


SESSION = """
import sys
from pathlib import Path
from little_site import *
from briefgen.graph.store import Store

store = Store(Path(sys.argv[1]), "salt")
for turn in range(5):
    files = {**BASE, "notes/fog.txt": f"Fog\\nBell {sys.argv[2]} rings {turn} times."}
    build = Build(Shelf(files), store)
    assert whole_site(build) == whole_site(Build(Shelf(files)))
    store.save(build)
store.close()
"""

KILLED = """
import os, signal, sys
from pathlib import Path
from little_site import *
from briefgen.graph import store as head, writing
from briefgen.graph.store import Store

store = Store(Path(sys.argv[1]), "salt")
build = Build(Shelf({**BASE, "site.txt": "title: Port\\n"}), store)
whole_site(build)
put = head.put
def put_or_die(connection, name, value):
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    put(connection, name, value)
head.put = writing.put = put_or_die
store.save(build)
"""


def process(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": paths},
    )


def test_two_processes_may_begin_with_one_new_file(path: Path) -> None:
    sessions = [process(SESSION, str(path), name) for name in ("a", "b", "c")]
    assert [session.wait() for session in sessions] == [0, 0, 0]
    filled(path)
    assert ran_in_new_session(path) == []
    assert not path.with_name("store.broken").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("moment", ["head", "roots"])
def test_a_save_that_is_killed_leaves_the_state_before_it(path: Path, moment: str) -> None:
    filled(path)
    assert process(KILLED, str(path), moment).wait() == -signal.SIGKILL
    assert ran_in_new_session(path) == []
