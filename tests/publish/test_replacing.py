"""One file in place of another: the old one or the new one is there, and nothing beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.publish.replacing import replace_file


def left(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in folder.iterdir()}


def test_it_writes_what_is_new_and_what_is_as_it_was_read(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    replace_file(place, b"one", None)
    replace_file(place, b"two", b"one")
    assert left(tmp_path) == {"a.txt": b"two"}


@pytest.mark.parametrize("before", [None, b"older", b""])
def test_what_somebody_else_wrote_meanwhile_stays(tmp_path: Path, before: bytes | None) -> None:
    (tmp_path / "a.txt").write_bytes(b"theirs")
    with pytest.raises(OSError, match="meanwhile"):
        replace_file(tmp_path / "a.txt", b"mine", before)
    assert left(tmp_path) == {"a.txt": b"theirs"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("aim", ["other.txt", "gone.txt"])
def test_a_link_is_left_alone(tmp_path: Path, aim: str) -> None:
    (tmp_path / "other.txt").write_bytes(b"theirs")
    (tmp_path / "a.txt").symlink_to(aim)
    for before in (None, b"theirs"):
        with pytest.raises(OSError, match="symbolic link"):
            replace_file(tmp_path / "a.txt", b"mine", before)
    assert (tmp_path / "other.txt").read_bytes() == b"theirs"
    assert not (tmp_path / "gone.txt").exists()


def test_a_full_disk_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(tmp_path / "a.txt", b"new", b"old")
    assert left(tmp_path) == {"a.txt": b"old"}


def test_what_is_written_while_the_disk_takes_its_time_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: place.write_bytes(b"theirs"))
    with pytest.raises(OSError, match="meanwhile"):
        replace_file(place, b"mine", b"old")
    assert left(tmp_path) == {"a.txt": b"theirs"}


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    name = "x" * 252 + ".md"
    replace_file(tmp_path / name, b"one", None)
    replace_file(tmp_path / name, b"two", b"one")
    assert left(tmp_path) == {name: b"two"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="asks for root")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_bytes(b"old")
    os.chown(place, 12345, 12346)
    replace_file(place, b"new", b"old")
    known = place.stat()
    assert (place.read_bytes(), known.st_uid, known.st_gid) == (b"new", 12345, 12346)


def test_what_may_only_be_read_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"old")
    place.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may do all
    with pytest.raises(PermissionError, match="denied"):
        replace_file(place, b"new", b"old")
    assert left(tmp_path) == {"a.txt": b"old"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_bytes(b"old")
    place.chmod(0o640)
    replace_file(place, b"new", b"old")
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"new", 0o640)
