"""Whatever stands where briefgen writes, and whatever the disk refuses: plain words, and nobody's file is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import program
import project as tools
import pytest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("built") / "wire"
    tools.create(project).site()
    assert program.build(project)[0] == 0
    return project


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    """A copy of a built project."""
    shutil.copytree(built, tmp_path / "wire", symlinks=True)
    return tmp_path / "wire"


def rebuilt(project: Path, *options: str) -> str:
    """A build that must succeed and end where a fresh clone's build ends."""
    code, said = program.build(project, *options)
    assert code == 0, said
    assert program.tree(project / "site") == program.fresh(project)
    return said


# The output folder


def test_foreign_files_are_kept_even_when_all_else_changes(project: Path) -> None:
    foreign = {"CNAME": b"wire.example", "old/page.html": b"by hand", ".well-known/x": b"\0\1"}
    for name, data in foreign.items():
        place = project / "site" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    (project / "site/link").symlink_to("/etc/hostname")
    (project / "site/empty").mkdir()
    program.edit(project)
    assert program.build(project)[0] == 0
    site = program.tree(project / "site")
    assert foreign.items() <= site.items()
    assert (project / "site/link").is_symlink()
    assert (project / "site/empty").is_dir()
    expected = program.fresh(project)
    ours = {name: data for name, data in site.items() if name not in {*foreign, "link"}}
    assert ours == expected


def test_a_page_never_takes_the_place_of_a_foreign_file(project: Path) -> None:
    (project / "site/briefings/new.html").write_text("by hand")
    program.edit(project)
    before = program.tree(project / "site")
    code, said = program.build(project)
    assert code == 1
    assert "site/briefings/new.html" in said
    assert "[foreign-file]" in said
    assert program.tree(project / "site") == before


@pytest.mark.parametrize("kind", ["link", "dangling link", "file"])
def test_an_output_folder_that_is_none_is_refused(project: Path, kind: str) -> None:
    shutil.rmtree(project / "site")
    elsewhere = project.parent / "elsewhere"
    if kind == "file":
        (project / "site").write_text("mine")
    else:
        (project / "site").symlink_to(elsewhere, target_is_directory=True)
    if kind == "link":
        elsewhere.mkdir()
        (elsewhere / "index.html").write_text("mine")
    before = program.tree(project.parent)
    code, said = program.build(project)
    assert code == 1
    assert "[output-folder]" in said
    after = program.tree(project.parent)
    ours = {name for name in before.keys() | after.keys() if "/.briefgen/" in name}
    assert {n: d for n, d in before.items() if n not in ours} == {
        n: d for n, d in after.items() if n not in ours
    }


@pytest.mark.parametrize(
    "place", ["content", "content/site", "content/2025/out", ".", "..", ".briefgen/out", "static/x",
              "themes", "site/../content/x", ".git/x"],
)  # fmt: skip
def test_no_site_is_written_over_the_sources(project: Path, place: str) -> None:
    (project / ".git").mkdir()
    before = program.sources(project)
    done = program.run("build", ".", "-o", place, cwd=project)
    assert done.returncode == 1
    assert "[output-folder]" in done.stderr
    assert program.sources(project) == before
    assert not (project / ".briefgen/out").exists()


@pytest.mark.parametrize("place", ["out", "./a/b/out", "../beside", "content.site"])
def test_an_output_folder_is_relative_to_where_the_command_runs(project: Path, place: str) -> None:
    work = project.parent / "work"
    work.mkdir()
    done = program.run("build", project, "-o", place, cwd=work)
    assert done.returncode == 0, done.stderr
    assert program.tree(work / place) == program.tree(project / "site")


# The disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system that holds two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """A file that leaves so many bytes free."""
    place = disk / "filling"
    about = os.statvfs(disk)
    place.write_bytes(b"x" * (about.f_bavail * about.f_frsize - leave))
    return place


@pytest.mark.parametrize("leave", [0, 4096, 16_384, 40_960, 100_000, 200_000])
def test_a_full_disk_leaves_the_old_site(small_disk: Path, built: Path, leave: int) -> None:
    project = small_disk / "wire"
    shutil.copytree(built, project, symlinks=True, ignore=shutil.ignore_patterns(".briefgen"))
    old = program.tree(project / "site")
    program.edit(project)
    new = program.fresh(project)
    filling = fill(small_disk, leave)
    code, said = program.build(project)
    site = program.tree(project / "site")
    assert site == (new if code == 0 else old), said
    if code:
        assert "disk is full" in said or "no space left" in said.lower(), said
        assert program.litter(project) == []
    filling.unlink()
    rebuilt(project)


def test_a_read_only_disk_leaves_the_old_site_and_says_so(small_disk: Path, built: Path) -> None:
    project = small_disk / "wire"
    shutil.copytree(built, project, symlinks=True)
    program.edit(project)
    before = program.tree(project)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        code, said = program.build(project)
        assert program.tree(project) == before
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert code == 1
    assert "can only be read" in said
    rebuilt(project)


@pytest.mark.parametrize("closed", ["site", "site/briefings", ".", ".briefgen"])
def test_a_folder_without_permission_leaves_the_old_site(project: Path, closed: str) -> None:
    if program.PERMISSIONS_COUNT and not shutil.which("setpriv"):
        pytest.skip("for root no permission counts, and there is no setpriv")
    old = program.tree(project / "site")
    program.edit(project)
    (project / closed).chmod(0o555)
    done = program.run("build", project, before=program.PERMISSIONS_COUNT)
    (project / closed).chmod(0o755)
    now = program.tree(project / "site")
    assert now == (program.fresh(project) if done.returncode == 0 else old)
    if done.returncode:
        assert "ermission" in done.stderr
    rebuilt(project)


@pytest.mark.parametrize(
    "name", ["content/2025/vote.md", "content/entities/people.yaml", "briefgen.toml"]
)
def test_a_source_that_may_not_be_read_is_named_and_published_nowhere(
    project: Path, name: str
) -> None:
    if program.PERMISSIONS_COUNT and not shutil.which("setpriv"):
        pytest.skip("for root no permission counts, and there is no setpriv")
    old = program.tree(project / "site")
    (project / name).chmod(0)
    done = program.run("build", project, before=program.PERMISSIONS_COUNT)
    (project / name).chmod(0o644)
    assert done.returncode == 1
    assert f"{name}" in done.stderr
    assert "[unreadable-file]" in done.stderr
    assert program.tree(project / "site") == old
    rebuilt(project)
