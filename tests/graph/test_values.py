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
        values.keep(number, b"%d" % number * 9)
        values.remember(number, number, 9)
    assert [values.encoded(number) for number in range(100)] == [
        b"%d" % number * 9 for number in range(100)
    ]
    assert values.remembered(99) == (99,)
    assert values.remembered(0) is None
    assert 50 in values


@pytest.mark.usefixtures("tight")
def test_what_belongs_to_the_whole_site_is_remembered() -> None:
    values = Values()
    values.remember(1000, "all", 1000, lasting=True)
    for number in range(100):
        values.remember(number, number, 9)
    assert values.remembered(1000) == ("all",)


@pytest.mark.usefixtures("tight")
def test_bytes_push_no_value_out() -> None:
    values = Values()
    values.keep(1, b"9")
    values.remember(1, 9, 1)
    for number in range(20):
        values.keep(100 + number, bytes(1000))
        values.remember(100 + number, bytes(1000), 1000)
    assert values.remembered(1) == (9,)
    assert values.remembered(119) is None
    assert values.encoded(119) == bytes(1000)


@pytest.mark.usefixtures("tight")
def test_what_is_forgotten_is_gone() -> None:
    values = Values()
    for number in range(20):
        values.keep(number, bytes(9))
        values.remember(number, number, 9)
    values.forget(range(20))
    assert not any(number in values for number in range(20))
    assert values.encoded(3) is None
    assert values.remembered(19) is None


@pytest.mark.usefixtures("tight")
def test_a_newer_answer_takes_the_place_of_the_older() -> None:
    values = Values()
    for data in (b"a" * 60, b"b" * 60, b"c" * 60):
        values.keep(7, data)
        values.keep(8, data)
        assert values.encoded(7) == data


@pytest.mark.usefixtures("tight")
def test_without_room_on_disk_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: Any) -> Any:
        raise OSError("no space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    values = Values()
    for number in range(50):
        values.keep(number, b"%d" % number * 9)
    assert values.encoded(49) == b"49" * 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.usefixtures("tight")
def test_a_copy_of_the_process_reads_and_never_writes() -> None:
    values = Values()
    for number in range(20):
        values.keep(number, b"%d" % number * 9)
    child = os.fork()
    if child == 0:
        fine = values.encoded(15) == b"15" * 9
        for number in range(40):
            values.keep(100 + number, b"c" * 30)
        fine = fine and values.encoded(139) == b"c" * 30
        os._exit(0 if fine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    values.keep(20, b"parent" * 9)
    assert values.encoded(20) == b"parent" * 9
    assert values.encoded(19) == b"19" * 9


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
