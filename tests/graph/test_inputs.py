"""Files: a frozen, safe view of a project folder."""

from __future__ import annotations

import os
import socket
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.findings import Failure
from briefgen.graph import disk
from briefgen.graph.flaws import flaws, sound
from briefgen.graph.inputs import Files

COMPOSED, APART = "caf\u00e9.md", "cafe\u0301.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    write(root, "content/a.md", "A")
    return root


def write(root: Path, path: str, text: str = "x") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def aged(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let some seconds pass since the file was last written."""
    now = time.time_ns()
    monkeypatch.setattr("briefgen.graph.disk.time.time_ns", lambda: now + 5_000_000_000)


def code(files: Files, path: str) -> str:
    with pytest.raises(Failure) as failed:
        files.read(path)
    (finding,) = failed.value.findings
    assert finding.hint
    return finding.code


def told(files: Files, folder: str) -> list[tuple[str, str, str]]:
    """Place, code and first words of what a list tells of names that can be no file."""
    found = list(flaws(folder, files.listed(folder)))
    assert all(finding.hint for finding in found)
    return [(f.place.path, f.code, f.message) for f in found]


# Reading


def test_contents_that_were_put_out_of_memory_are_those_of_the_first_look(root: Path) -> None:
    files = Files(root)
    before = write(root, "content/b.md", "B")
    assert files.read("content/b.md") == b"B"
    files.spare()
    assert files.read("content/a.md") == b"A"
    assert files.read("content/none.md") is None
    write(root, "content/a.md", "other")
    before.unlink()
    assert (files.read("content/a.md"), files.read("content/b.md")) == (b"A", b"B")
    assert files.again().read("content/a.md") == b"other"


def test_without_room_for_them_contents_stay_in_memory(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> object:
        raise OSError("no space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    files = Files(root)
    files.spare()
    assert files.read("content/a.md") == b"A"
    write(root, "content/a.md", "other")
    assert files.read("content/a.md") == b"A"


def test_a_file_that_was_forgotten_is_read_again(root: Path) -> None:
    files = Files(root)
    assert files.read("content/a.md") == b"A"
    write(root, "content/a.md", "other")
    files.forget("content/a.md")
    assert files.read("content/a.md") == b"other"


def test_a_file_is_its_bytes(root: Path) -> None:
    assert Files(root).read("content/a.md") == b"A"


@pytest.mark.parametrize("path", ["b.md", "content", "", ".", "content/a.md/b", "no/b", "x" * 999])
def test_what_is_no_file_is_absent(root: Path, path: str) -> None:
    assert Files(root).read(path) is None


@pytest.mark.parametrize("path", ["briefgen.toml", "pyproject.toml", "addresses.tsv"])
def test_a_folder_in_the_place_of_the_settings_is_a_mistake(root: Path, path: str) -> None:
    (root / path).mkdir()
    with pytest.raises(Failure, match="it is a folder, not a file"):
        Files(root).read(path)


def test_a_project_that_is_absent_is_empty(tmp_path: Path) -> None:
    files = Files(tmp_path / "nowhere")
    assert files.read("a") is None
    assert files.listed("content") == ()


def test_a_snapshot_gives_one_answer_whatever_happens(root: Path) -> None:
    files = Files(root)
    before = files.read("content/a.md"), files.read("b.md"), files.listed("content")
    write(root, "content/a.md", "changed")
    write(root, "b.md")
    write(root, "content/c.md")
    assert before == (files.read("content/a.md"), files.read("b.md"), files.listed("content"))


def test_a_mount_stands_in_for_the_first_part_of_a_path(root: Path, tmp_path: Path) -> None:
    write(tmp_path, "themes/wire/base.html", "base")
    files = Files(root, {"@themes": tmp_path / "themes"})
    assert files.read("@themes/wire/base.html") == b"base"
    assert files.listed("@themes/wire") == ("base.html",)
    assert files.listed("@themes") == ("wire/base.html",)
    assert files.read("content/a.md") == b"A"


# Paths that lead out


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "content/../../secret",
        "..",
        "/etc/hostname",
        "//etc/hostname",
        "a\0b",
        "@themes/../secret",
        "@themes/../../secret",
        "@themes/../content/a.md",
        "content/../@themes/x",
        "out",
        "folder/secret",
        "folder/deeper/none",
    ],
)
def test_a_path_that_leads_out_is_a_failure(root: Path, tmp_path: Path, path: str) -> None:
    write(tmp_path, "secret", "secret")
    write(tmp_path, "themes/x")
    (root / "out").symlink_to(tmp_path / "secret")
    (root / "folder").symlink_to(tmp_path)
    files = Files(root, {"@themes": tmp_path / "themes"})
    assert code(files, path) == "unreadable-file"
    assert code(files, path) == "unreadable-file"


def test_a_folder_whose_name_begins_like_the_root_is_outside(root: Path) -> None:
    write(root.parent, "project-two/secret")
    (root / "link").symlink_to(root.parent / "project-two" / "secret")
    assert code(Files(root), "link") == "unreadable-file"


def test_links_and_dots_within_the_project_are_followed(root: Path) -> None:
    (root / "b.md").symlink_to("content/a.md")
    (root / "folder").symlink_to("content")
    files = Files(root)
    assert files.read("b.md") == b"A"
    assert files.read("folder/a.md") == b"A"
    assert files.read("content/../content/./a.md") == b"A"


def test_a_project_may_itself_be_a_link(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    assert Files(link).read("content/a.md") == b"A"
    assert Files(link).listed("content") == ("a.md",)


def test_listing_a_folder_outside_is_a_failure(root: Path) -> None:
    (root / "up").symlink_to("..")
    for folder in ("..", "up", "/"):
        with pytest.raises(Failure, match="out of the project"):
            Files(root).listed(folder)


# Odd things on disk


def test_pipes_sockets_and_devices_are_never_opened(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "pipe")
    monkeypatch.chdir(root)  # the address of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        files = Files(root, {"@dev": Path("/dev")})
        assert code(files, "pipe") == "unreadable-file"
        assert code(files, "socket") == "unreadable-file"
        assert code(files, "@dev/null") == "unreadable-file"
        assert sound(files.listed(".")) == ("content/a.md",)
        why = "it is a pipe, socket or device, not a file"
        named = ("./pipe", "./socket")
        assert told(files, ".") == [(name, "unreadable-file", why) for name in named]


def test_a_link_to_itself_is_a_failure(root: Path) -> None:
    (root / "content/loop").symlink_to("loop")
    assert code(Files(root), "content/loop") == "unreadable-file"
    assert sound(Files(root).listed("content")) == ("a.md",)
    why = "the symbolic link leads round in a circle"
    assert told(Files(root), "content") == [("content/loop", "unreadable-file", why)]


@pytest.mark.parametrize("aim", ["none.md", "a.md/none", "../../none", "none/b.md"])
def test_a_link_to_nothing_is_told(root: Path, aim: str) -> None:
    (root / "content/b.md").symlink_to(aim)
    assert sound(Files(root).listed("content")) == ("a.md",)
    why = "the symbolic link leads to nothing"
    assert told(Files(root), "content") == [("content/b.md", "unreadable-file", why)]


def test_a_folder_that_is_a_link_to_nothing_is_a_failure(root: Path) -> None:
    (root / "static").symlink_to("gone")
    with pytest.raises(Failure, match="static: the symbolic link leads to nothing"):
        Files(root).listed("static")


def test_an_editors_lock_is_a_link_to_nothing_that_nobody_is_told_of(root: Path) -> None:
    (root / "content/.#a.md").symlink_to("somebody@here.1234")
    assert Files(root).listed("content") == ("a.md",)


def test_a_file_that_goes_meanwhile_is_no_flaw(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        name, path = "b.md", str(root / "content/b.md")

        def is_dir(self) -> bool:
            return False

        is_file = is_symlink = is_dir

    monkeypatch.setattr("briefgen.graph.disk._entries", lambda *_: [Gone()])
    assert Files(root).listed("content") == ()


def test_a_locked_folder_costs_only_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "content/locked/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "no")
        return scandir(path)

    monkeypatch.setattr("briefgen.graph.disk.os.scandir", refuse)
    assert sound(Files(root).listed("content")) == ("a.md",)
    why = "no permission to read it"
    assert told(Files(root), "content") == [("content/locked", "unreadable-file", why)]


def test_a_file_without_permission_is_a_failure(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("briefgen.graph.disk.os.open", refuse)
    monkeypatch.setattr("briefgen.graph.disk.os.scandir", refuse)
    with pytest.raises(Failure, match=r"content/a\.md: no permission"):
        Files(root).read("content/a.md")
    with pytest.raises(Failure, match="content: no permission"):
        Files(root).listed("content")


def test_a_disk_that_fails_is_a_failure(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("briefgen.graph.disk.os.open", fail)
    assert code(Files(root), "content/a.md") == "unreadable-file"


def test_a_file_beyond_all_measure_is_not_read(root: Path) -> None:
    with (root / "huge").open("wb") as file:
        file.truncate(disk.LARGEST + 1)
    assert code(Files(root), "huge") == "too-large"


# Listings


def test_names_are_all_files_below_a_folder_sorted(root: Path) -> None:
    for path in ("content/b/z.md", "content/b/a.md", "content/b-c.md", "other/x.md"):
        write(root, path)
    assert Files(root).listed("content") == ("a.md", "b-c.md", "b/a.md", "b/z.md")
    assert Files(root).listed("content/b") == Files(root).listed("content/b/") == ("a.md", "z.md")
    assert Files(root).listed("content/a.md") == Files(root).listed("none") == ()


@pytest.mark.parametrize("name", [".git/x", ".a.md.swp", "a.md~", "a.swp", "#a.md#", ".#a", "4913"])
def test_hidden_files_and_editors_litter_are_not_listed(root: Path, name: str) -> None:
    write(root, f"content/{name}")
    assert Files(root).listed("content") == ("a.md",)


def test_linked_folders_are_followed_within_the_project_once(root: Path, tmp_path: Path) -> None:
    write(root, "shared/s.md")
    write(tmp_path, "outside/secret.md")
    (root / "content/in").symlink_to(root / "shared")
    (root / "content/in-again").symlink_to(root / "shared")
    (root / "content/self").symlink_to(root / "content")
    (root / "content/out").symlink_to(tmp_path / "outside")
    (root / "content/out-again").symlink_to(tmp_path / "outside")
    (root / "shared/back").symlink_to(root / "content")
    assert sound(Files(root).listed("content")) == ("a.md", "in/s.md")
    why = "the path leads out of the project folder"
    assert told(Files(root), "content") == [
        ("content/out", "unreadable-file", why),
        ("content/out-again", "unreadable-file", why),
    ]


def test_a_folder_under_its_own_name_comes_before_links_to_it(root: Path) -> None:
    write(root, "content/z/z.md")
    (root / "content/b").symlink_to(root / "content/z")
    assert Files(root).listed("content") == ("a.md", "z/z.md")


@pytest.mark.parametrize("stored", [COMPOSED, APART])
@pytest.mark.parametrize("folder", ["content", "content/e\u0301te\u0301"])
def test_accents_stored_apart_are_the_same_name(root: Path, stored: str, folder: str) -> None:
    write(root, f"{folder}/{stored}", "coffee")
    files = Files(root)
    assert COMPOSED in {name.rpartition("/")[2] for name in files.listed("content")}
    for name in files.listed("content"):
        assert files.read(f"content/{name}") in (b"coffee", b"A")


@pytest.mark.parametrize("kept", [COMPOSED, "\u1e69.md"])
@pytest.mark.parametrize("form", ["file.md", "folder"])
def test_of_two_names_that_differ_in_how_accents_are_stored_the_composed_one_is_read(
    root: Path, kept: str, form: str
) -> None:
    apart = unicodedata.normalize("NFD", kept)
    for name in (kept, apart):
        write(root, f"content/{name}" + ("/b.md" if form == "folder" else ""), name)
    if len(list((root / "content").iterdir())) == 2:
        pytest.skip("this file system keeps one of them")
    files = Files(root)
    [read] = {*sound(files.listed("content"))} - {"a.md"}
    assert files.read(f"content/{read}") == kept.encode()
    [(place, code, message)] = told(files, "content")
    assert (place, code) == (f"content/{apart}", "duplicate-address")
    shown = [name.encode("ascii", "backslashreplace").decode() for name in (apart, kept)]
    assert f"“{shown[0]}” in decomposed letters, is not read; “{shown[1]}” is" in message


def test_of_two_names_of_which_none_is_composed_one_is_read(root: Path) -> None:
    names = ["\u1e63\u0307.md", "s\u0307\u0323.md"]
    for name in names:
        write(root, f"content/{name}", name)
    if len(list((root / "content").iterdir())) == 2:
        pytest.skip("this file system keeps one of them")
    files = Files(root)
    [read] = {*sound(files.listed("content"))} - {"a.md"}
    [(place, _, message)] = told(files, "content")
    assert files.read(f"content/{read}") == names[0].encode()
    assert (place, "in other letters" in message) == (f"content/{names[1]}", True)


@pytest.mark.parametrize("form", ["", "/b.md"])
def test_a_name_that_is_not_utf8_costs_only_itself(root: Path, form: str) -> None:
    place = Path(os.fsdecode(os.fsencode(root / "content") + b"/caf\xe9.md" + form.encode()))
    place.parent.mkdir(exist_ok=True)
    place.write_text("x")
    assert sound(Files(root).listed("content")) == ("a.md",)
    found = ("content/caf\\udce9.md", "bad-encoding", "the name is not UTF-8")
    assert told(Files(root), "content") == [found]


# Moments and options


def test_a_moment_passes_when_it_is_reached() -> None:
    files = Files(Path(), now=datetime(2025, 1, 3, 12, tzinfo=UTC))
    assert files.passed("2025-01-03T12:00:00+00:00")
    assert files.passed("2025-01-03T20:59:00+09:00")
    assert not files.passed("2025-01-03T12:00:01Z")
    assert Files(Path()).passed("2025-01-03T12:00:00Z")


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="UTC offset"):
        Files(Path()).passed("2025-01-03T12:00:00")


def test_an_option_that_is_not_set_is_empty() -> None:
    files = Files(Path(), options={"drafts": "yes"})
    assert (files.option("drafts"), files.option("other")) == ("yes", "")


# Looking again


def test_looking_again_sees_changes_new_files_and_deletions(root: Path) -> None:
    write(root, "content/b.md")
    files = Files(root, options={"a": "b"})
    assert files.listed("content") == ("a.md", "b.md")
    assert (files.read("content/a.md"), files.read("content/b.md")) == (b"A", b"x")
    write(root, "content/a.md", "B")
    write(root, "content/c.md")
    (root / "content/b.md").unlink()
    later = files.again()
    assert later.listed("content") == ("a.md", "c.md")
    assert (later.read("content/a.md"), later.read("content/b.md")) == (b"B", None)
    assert later.option("a") == "b"


def test_looking_again_takes_over_bytes_of_files_that_rest(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(root / "content/a.md", monkeypatch)
    files = Files(root)
    data = files.read("content/a.md")
    monkeypatch.setattr("briefgen.graph.disk.os.open", None)
    assert files.again().read("content/a.md") is data


def test_a_change_within_the_clocks_grain_is_seen(root: Path) -> None:
    files = Files(root)
    assert files.read("content/a.md") == b"A"
    file = root / "content/a.md"
    times = file.stat()
    file.write_text("B")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert files.again().read("content/a.md") == b"B"


def test_a_file_of_equal_size_and_time_is_seen_once_it_rests(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "content/a.md"
    aged(file, monkeypatch)
    files = Files(root)
    assert files.read("content/a.md") == b"A"
    times = file.stat()
    time.sleep(0.05)  # so that the change time moves
    file.write_text("B")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert files.again().read("content/a.md") == b"B"


def test_a_full_look_trusts_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(root / "content/a.md", monkeypatch)
    files = Files(root)
    files.read("content/a.md")
    monkeypatch.setattr("briefgen.graph.disk._stamp", lambda _: ())
    write(root, "content/a.md", "changed")
    assert files.again(full=True).read("content/a.md") == b"changed"


def test_a_file_that_was_read_again_unchanged_is_the_same_object(root: Path) -> None:
    files = Files(root)
    data = files.read("content/a.md")
    assert files.again().read("content/a.md") is data


def test_looking_again_moves_the_clock(root: Path) -> None:
    early = Files(root, now=datetime(2025, 1, 3, tzinfo=UTC))
    late = early.again(now=datetime(2025, 1, 5, tzinfo=UTC))
    assert not early.passed("2025-01-04T00:00:00Z")
    assert late.passed("2025-01-04T00:00:00Z")


def test_a_first_look_sees_the_files_it_was_told_of_and_nothing_else(root: Path) -> None:
    before = Files(root)
    for path in ("a.txt", "b.txt"):
        (root / path).write_text("before")
        before.read(path)
    names = before.listed(".")
    for path in ("a.txt", "b.txt", "c.txt"):
        (root / path).write_text("after")
    first = before.knowing(frozenset({"a.txt", "c.txt"}))
    assert (first.read("a.txt"), first.read("b.txt")) == (b"after", b"before")
    assert first.listed(".") == names
    later = first.again()
    assert (later.read("b.txt"), later.read("c.txt")) == (b"after", b"after")
    assert set(later.listed(".")) == {*names, "c.txt"}


def test_a_first_look_sees_that_a_file_is_gone(root: Path) -> None:
    (root / "a.txt").write_text("before")
    before = Files(root)
    before.read("a.txt")
    (root / "a.txt").unlink()
    assert before.knowing(frozenset({"a.txt"})).read("a.txt") is None


def test_a_first_look_at_what_leads_out_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "a.txt").write_text("before")
    before = Files(root)
    before.read("a.txt")
    (root / "a.txt").unlink()
    (root / "a.txt").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Failure):
        before.knowing(frozenset({"a.txt"})).read("a.txt")


def test_a_supposed_file_is_no_other_file_and_changes_nothing_that_was_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    here = Files(tmp_path)
    assert (here.read("a.txt"), here.listed("")) == (b"a", ("a.txt", "b.txt"))
    supposed = here.supposing("a.txt", b"other")
    assert (supposed.read("a.txt"), supposed.read("b.txt")) == (b"other", b"b")
    assert supposed.listed("") == ("a.txt", "b.txt")
    assert here.read("a.txt") == here.again().read("a.txt") == b"a"
