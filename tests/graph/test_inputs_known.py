"""Files in a folder that was looked at before are found as in a new one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.findings import Failure
from briefgen.graph.inputs import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    root = tmp_path / "project"
    (root / "content/inner").mkdir(parents=True)
    (root / "content/a.md").write_text("a")
    (root / "content/b.md").write_text("b")
    (root / "content/e\u0301te\u0301.md").write_text("summer")
    (root / "top.md").write_text("top")
    (tmp_path / "secret.md").write_text("secret")
    (root / "content/out.md").symlink_to(tmp_path / "secret.md")
    (root / "content/in.md").symlink_to("a.md")
    (root / "content/loop.md").symlink_to("loop.md")
    found = Files(root, {"@other": tmp_path})
    assert found.read("content/a.md") == b"a"
    assert found.read("top.md") == b"top"
    return found


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("content/b.md", b"b"),
        ("content/in.md", b"a"),
        ("content/été.md", b"summer"),
        ("content/inner", None),
        ("content/none.md", None),
        ("content/inner/../b.md", b"b"),
        ("content/./b.md", b"b"),
        ("content", None),
        ("@other/secret.md", b"secret"),
    ],
)
def test_a_second_file_of_a_folder_is_read_like_the_first(
    files: Files, path: str, data: bytes | None
) -> None:
    assert files.read(path) == data == Files(files.root, files.mounts).read(path)


@pytest.mark.parametrize(
    "path",
    [
        "content/out.md",
        "content/loop.md",
        "content/../../secret.md",
        "content/..",
        "content/../@other/secret.md",
        "../secret.md",
        "content/a\0.md",
    ],
)
def test_a_second_file_of_a_folder_leads_out_no_more_than_the_first(
    files: Files, path: str
) -> None:
    def outcome(inputs: Files) -> object:
        try:
            return inputs.read(path)
        except Failure as failed:
            return failed.findings

    told = outcome(files)
    assert told == outcome(Files(files.root, files.mounts))
    assert told in (None, b"") or isinstance(told, tuple)


def differences(files: Files) -> int:
    return sum(not same for same in files.compared(files.again()))


def test_a_folder_that_nobody_touched_is_the_same(files: Files) -> None:
    files.listed("content")
    with pytest.raises(Failure):
        files.read("content/loop.md")
    assert files.read("content/none.md") is None
    assert differences(files) == 0


@pytest.mark.parametrize(
    ("path", "found"), [("content/a.md", 1), ("content/none.md", 2), ("content/b.md", 0)]
)
def test_what_was_asked_and_differs_is_told(files: Files, path: str, found: int) -> None:
    """A file that is new differs, and so does the list of its folder; one that nobody read doesn't."""
    assert files.read("content/none.md") is None
    files.listed("content")
    (files.root / path).write_text("other")
    assert differences(files) == found


def test_a_moment_that_was_to_come_and_has_come_is_told(files: Files) -> None:
    files.now = datetime(2025, 1, 1, tzinfo=UTC)
    assert files.passed("2024-12-31T00:00:00Z")
    assert not files.passed("2025-01-02T00:00:00Z")
    said = [
        all(files.compared(files.again(datetime(2025, 1, day, tzinfo=UTC)))) for day in (1, 2, 3)
    ]
    assert said == [True, False, False]
    assert not all(files.compared(files.again(datetime(2024, 1, 1, tzinfo=UTC))))
