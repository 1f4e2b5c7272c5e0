"""Answers in memory and beyond: nothing is lost, and little is held."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from little_site import BASE, Shelf, whole_site

from briefgen.graph import values as module
from briefgen.graph.build import Build
from briefgen.graph.store import Store
from briefgen.graph.values import Values


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HELD", 64)
    monkeypatch.setattr(module, "REMEMBERED", 64)


@pytest.mark.usefixtures("tight")
def test_what_is_too_much_for_memory_comes_back() -> None:
    values = Values()
    for number in range(100):
        values.keep(("n", str(number)), b"%d" % number * 9)
        values.remember(("n", str(number)), number, 9)
    assert [values.encoded(("n", str(number))) for number in range(100)] == [
        b"%d" % number * 9 for number in range(100)
    ]
    assert values.remembered(("n", "99")) == (99,)
    assert values.remembered(("n", "0")) is None
    assert ("n", "50") in values


@pytest.mark.usefixtures("tight")
def test_what_belongs_to_the_whole_site_is_remembered() -> None:
    values = Values()
    values.remember(("all",), "all", 1000)
    for number in range(100):
        values.remember(("n", str(number)), number, 9)
    assert values.remembered(("all",)) == ("all",)


@pytest.mark.usefixtures("tight")
def test_bytes_push_no_value_out() -> None:
    values = Values()
    values.keep(("n", "1"), b"9")
    values.remember(("n", "1"), 9, 1)
    for number in range(20):
        values.keep(("page", str(number)), bytes(1000))
        values.remember(("page", str(number)), bytes(1000), 1000)
    assert values.remembered(("n", "1")) == (9,)
    assert values.remembered(("page", "19")) is None
    assert values.encoded(("page", "19")) == bytes(1000)


@pytest.mark.usefixtures("tight")
def test_what_is_forgotten_is_gone() -> None:
    values = Values()
    for number in range(20):
        values.keep(("n", str(number)), bytes(9))
        values.remember(("n", str(number)), number, 9)
    values.forget([("n", str(number)) for number in range(20)])
    assert not any(("n", str(number)) in values for number in range(20))
    assert values.encoded(("n", "3")) is None
    assert values.remembered(("n", "19")) is None


@pytest.mark.usefixtures("tight")
def test_a_newer_answer_takes_the_place_of_the_older() -> None:
    values = Values()
    for data in (b"a" * 60, b"b" * 60, b"c" * 60):
        values.keep(("x", "y"), data)
        values.keep(("z", "z"), data)
        assert values.encoded(("x", "y")) == data


@pytest.mark.usefixtures("tight")
def test_without_room_on_disk_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: Any) -> Any:
        raise OSError("no space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    values = Values()
    for number in range(50):
        values.keep(("n", str(number)), b"%d" % number * 9)
    assert values.encoded(("n", "49")) == b"49" * 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.usefixtures("tight")
def test_a_copy_of_the_process_reads_and_never_writes() -> None:
    values = Values()
    for number in range(20):
        values.keep(("n", str(number)), b"%d" % number * 9)
    child = os.fork()
    if child == 0:
        fine = values.encoded(("n", "15")) == b"15" * 9
        for number in range(40):
            values.keep(("child", str(number)), b"c" * 30)
        fine = fine and values.encoded(("child", "39")) == b"c" * 30
        os._exit(0 if fine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    values.keep(("n", "20"), b"parent" * 9)
    assert values.encoded(("n", "20")) == b"parent" * 9
    assert values.encoded(("n", "19")) == b"19" * 9


@pytest.mark.usefixtures("tight")
def test_a_build_of_little_memory_gives_the_same_site(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "salt")
    build = Build(Shelf(dict(BASE)), store)
    site = whole_site(build)
    assert store.save(build)
    again = Build(Shelf(dict(BASE)), store)
    assert whole_site(again) == site
    assert again.ran == []
    store.close()
