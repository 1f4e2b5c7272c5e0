"""A source that nobody touched isn't read again by a later build; one that anybody touched is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from little_site import site_title

from briefgen import untouched
from briefgen.codec import fingerprint
from briefgen.findings import Failure
from briefgen.graph import disk, seen
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.graph.looked import Moved
from briefgen.graph.query import read
from briefgen.graph.seen import Seen
from briefgen.graph.spread import answers

TICK = 2 * untouched.TICK / 1e9
NAMES = tuple(f"content/{name}.md" for name in "abcd")
PLACE = ".briefgen/seen"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="everything is read there")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are read."""
    found: list[str] = []
    usual = disk._read

    def noted(real: str, path: str, before: disk.Content | None) -> disk.Content:
        found.append(path)
        return usual(real, path, before)

    monkeypatch.setattr(disk, "_read", noted)
    return found


def look(root: Path, *names: str) -> tuple[Build, dict[str, str]]:
    """A build in a new process reads these files, and notes that; and what was vouched for."""
    files, sight = Files(root), Seen(root / PLACE)
    vouched = sight.untouched(files)
    build = Build(files, vouched=vouched)
    for name in names or NAMES:
        build.print_of(read.key(name))
    prints = {path: build.current.print(("read", path)) for path in files.stamps}
    sight.note(files.stamps, prints, vouched)
    return build, vouched


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which all files were noted."""
    monkeypatch.setattr(seen, "FEW", 0)
    monkeypatch.setattr(seen, "_is_own", lambda _folder: True)
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / ".briefgen").mkdir()
    for name in NAMES:
        (root / name).write_text(f"text of {name}")
    time.sleep(TICK)
    look(root)
    return root


def test_what_nobody_touched_is_not_read(noted: Path, opened: list[str]) -> None:
    build, vouched = look(noted)
    assert opened == []
    assert vouched == {n: fingerprint((noted / n).read_bytes()) for n in NAMES}
    assert build.ask(read.key(NAMES[0])) == f"text of {NAMES[0]}".encode()
    assert opened == [NAMES[0]]


def test_a_link_among_the_sources_is_read_and_the_others_are_not(
    noted: Path, opened: list[str]
) -> None:
    (noted / "content/0.md").symlink_to("a.md")
    names = ("content/0.md", *NAMES)
    (noted / PLACE).unlink()
    look(noted, *names)
    assert opened == list(names)
    assert sorted(look(noted, *names)[1]) == list(NAMES)
    assert opened == [*names, "content/0.md"]


def edited(page: Path) -> None:
    page.write_text("another text")


def with_the_same_size_and_time(page: Path) -> None:
    about, text = page.stat(), page.read_text()
    page.write_text(text[::-1])
    os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))


def exchanged(page: Path) -> None:
    about, other = page.stat(), page.with_name("other")
    other.write_text(page.read_text()[::-1])
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    other.replace(page)


def linked(page: Path) -> None:
    page.rename(page.with_name("z"))
    page.symlink_to("z")


def removed(page: Path) -> None:
    page.unlink()


def a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


@pytest.mark.parametrize(
    "harm", [edited, with_the_same_size_and_time, exchanged, linked, removed, a_folder]
)
def test_what_was_touched_is_read_as_by_a_first_build(
    noted: Path, harm: Callable[[Path], None]
) -> None:
    harm(noted / NAMES[1])
    build, vouched = look(noted)
    assert sorted(vouched) == [name for name in NAMES if name != NAMES[1]]
    now = [build.current.print(read.key(name)) for name in NAMES]
    fresh = Build(Files(noted))
    assert now == [fresh.print_of(read.key(name)) for name in NAMES]


def test_a_folder_that_leads_out_of_the_project_is_not_vouched_for(noted: Path) -> None:
    outside = noted.parent / "outside"
    (noted / "content").rename(outside)  # the files in it don't change by that
    (noted / "content").symlink_to(outside)
    build, vouched = look(noted)
    assert vouched == {}
    with pytest.raises(Failure, match="leads out of the project"):
        build.ask(read.key(NAMES[0]))


def test_what_changed_just_now_is_read_again(noted: Path) -> None:
    (noted / NAMES[2]).write_text("new")
    touched = (noted / NAMES[2]).stat().st_ctime_ns
    sight = Seen(noted / PLACE)
    sight.since = touched + untouched.TICK // 2  # as if it had been noted at once
    vouched = sight.untouched(files := Files(noted))
    files.read(NAMES[2])
    sight.note(files.stamps, {NAMES[2]: fingerprint(b"new")}, vouched)
    assert NAMES[2] not in Seen(noted / PLACE).untouched(Files(noted))


def test_few_changes_are_read_each_time_rather_than_noted_anew(
    noted: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "FEW", 1)
    (noted / NAMES[2]).write_text("new")
    time.sleep(TICK)
    for _ in range(2):
        look(noted)
    assert opened == [NAMES[2]] * 2
    (noted / NAMES[3]).write_text("new")
    time.sleep(TICK)
    for _ in range(2):
        look(noted)
    assert opened == [*[NAMES[2]] * 3, NAMES[3]]


@pytest.mark.parametrize("data", [b"", b"\xff" * 100, bytes(16) + b"\x80"])
def test_a_damaged_note_vouches_for_nothing(noted: Path, data: bytes) -> None:
    (noted / PLACE).write_bytes(data)
    assert look(noted)[1] == {}
    assert sorted(look(noted)[1]) == sorted(NAMES)


def test_a_link_in_place_of_the_note_is_neither_read_nor_written_through(noted: Path) -> None:
    outside = noted.parent / "outside"
    (noted / PLACE).replace(outside)
    (noted / PLACE).symlink_to(outside)
    before = outside.read_bytes(), outside.stat().st_mtime_ns
    assert look(noted)[1] == {}
    assert (outside.read_bytes(), outside.stat().st_mtime_ns) == before


def test_a_file_of_two_names_in_place_of_the_note_is_left_as_it_is(noted: Path) -> None:
    text = noted / "notes.txt"
    text.write_text("somebody's own")
    (noted / PLACE).unlink()
    (noted / PLACE).hardlink_to(text)
    before = text.stat().st_mtime_ns
    assert look(noted)[1] == {}
    assert (text.read_text(), text.stat().st_mtime_ns) == ("somebody's own", before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_in_place_of_the_note_stops_nobody(noted: Path) -> None:
    (noted / PLACE).unlink()
    os.mkfifo(noted / PLACE)
    assert look(noted)[1] == {}


def test_where_the_time_of_change_can_be_set_all_is_read(
    noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "LONG_AGO", (noted / PLACE).stat().st_ctime_ns)
    usual = os.fstat

    def fstat(handle: int) -> os.stat_result:
        about = usual(handle)
        times = {"st_mtime_ns": seen.LONG_AGO, "st_ctime_ns": seen.LONG_AGO}
        return os.stat_result(tuple(about), {**times, "st_atime_ns": about.st_atime_ns})

    monkeypatch.setattr(os, "fstat", fstat)
    assert Seen(noted / PLACE).since == 0
    monkeypatch.setattr(os, "fstat", usual)
    assert Seen(noted / PLACE).since > 0


MOUNTS = [
    "1 0 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw",
    r"2 1 0:40 / /srv/the\040news rw shared:2 master:1 - nfs4 server:/news rw",
    "3 1 0:41 / /srv/own rw - tmpfs tmpfs rw",
    "4 3 0:42 / /srv/own rw - xfs /dev/sdb rw",
]


def test_where_something_is_mounted_is_read_from_the_system() -> None:
    kinds = {"/": "ext4", "/srv/the news": "nfs4", "/srv/own": "xfs"}
    assert dict(seen._mounted(MOUNTS)) == kinds


@pytest.mark.parametrize(
    ("folder", "own"),
    [
        ("/srv/the news/site", False),
        ("/srv/the news", False),
        ("/srv/the newspaper", True),
        ("/srv/own/site", True),
        ("/home", True),
    ],
)
def test_what_other_machines_may_write_is_read(folder: str, own: bool) -> None:
    assert seen.on_own(folder, dict(seen._mounted(MOUNTS))) is own


@pytest.mark.skipif(sys.platform != "linux", reason="the table is Linux's")
def test_a_kind_of_file_system_that_is_not_known_is_read() -> None:
    assert not seen.on_own("/x", {"/": "ext4", "/x": "newfs"})
    assert not seen.on_own("/x", {})


def test_without_a_table_only_the_systems_own_disk_is_trusted(
    noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(sys, "platform", "darwin")
    for place, since in ((noted, True), (noted / "missing", False), (Path("/dev/fd"), False)):
        monkeypatch.setattr(seen, "SYSTEMS", str(place))
        assert (Seen(noted / PLACE).since > 0) is since


@pytest.mark.parametrize("change", [edited, removed])
def test_what_changes_after_it_was_vouched_for_is_never_taken_for_what_it_was(
    noted: Path, change: Callable[[Path], None]
) -> None:
    files, sight = Files(noted), Seen(noted / PLACE)
    build = Build(files, vouched=sight.untouched(files))
    change(noted / NAMES[0])
    key = read.key(NAMES[0])
    assert build.print_of(key) == fingerprint(f"text of {NAMES[0]}".encode())
    with pytest.raises(Moved):
        build.ask(key)


def test_a_helper_leaves_what_moved_to_the_asker(noted: Path) -> None:
    (noted / "site.txt").write_text("title: Harbour")
    key = site_title.key()
    assert answers(Build(Files(noted)), [key])
    assert answers(Build(Files(noted), vouched={"site.txt": fingerprint(b"old")}), [key]) == []
