"""What publishing promises: exactly the site, nothing of others touched, nothing written in vain."""

from __future__ import annotations

import errno
import importlib
import os
import stat
import threading
import warnings
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.filenames import MANIFEST
from briefgen.findings import Failure
from briefgen.publish import swap
from briefgen.publish.publisher import Published, publish

SITE = {"index.html": "start", "people/ada.html": "Ada", "assets/style.css": "p {}"}


def send(pages, project, target="site", loaded=None):
    """Publish pages (URL → text), fingerprinted by their text."""

    def load(url):
        if loaded is not None:
            loaded.append(url)
        return pages[url].encode()

    site = {url: blake2b(text.encode()).hexdigest() for url, text in pages.items()}
    return publish(site, load, Path(target), project=project)


def pages_in(folder, *, hidden=False):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (hidden or path.name != MANIFEST)
    }


def state(folder):
    """Everything that a write would change, of the folder and all below it."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return {
        str(path): (about.st_ino, about.st_mtime_ns, about.st_ctime_ns, about.st_size)
        for path in paths
        for about in [path.lstat()]
    }


def test_a_first_publishing_makes_exactly_the_site(tmp_path):
    assert send(SITE, tmp_path) == Published(3, 0, 0)
    assert pages_in(tmp_path / "site") == SITE


def test_nothing_changed_writes_nothing_at_all(tmp_path):
    send(SITE, tmp_path)
    before = state(tmp_path / "site")
    loaded: list[str] = []
    assert send(SITE, tmp_path, loaded=loaded) == Published(0, 3, 0)
    assert (state(tmp_path / "site"), loaded) == (before, [])


def test_only_changed_pages_are_loaded_and_written(tmp_path):
    send(SITE, tmp_path)
    kept = (tmp_path / "site/people/ada.html").stat()
    loaded: list[str] = []
    assert send(SITE | {"index.html": "new"}, tmp_path, loaded=loaded) == Published(1, 2, 0)
    now = (tmp_path / "site/people/ada.html").stat()
    assert loaded == ["index.html"]
    assert (now.st_ino, now.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)


def test_a_withdrawn_page_goes_and_so_does_its_empty_folder(tmp_path):
    send(SITE, tmp_path)
    assert send({"index.html": "start"}, tmp_path) == Published(0, 1, 2)
    assert pages_in(tmp_path / "site") == {"index.html": "start"}
    assert not (tmp_path / "site/people").exists()


def test_an_earlier_reader_of_a_page_keeps_the_old_bytes(tmp_path):
    send(SITE, tmp_path)
    with (tmp_path / "site/index.html").open() as reader:
        send(SITE | {"index.html": "another text"}, tmp_path)
        assert reader.read() == "start"


@pytest.mark.parametrize("harm", ["edited", "removed", "emptied", "same size and time"])
def test_a_page_that_was_harmed_by_hand_is_written_again(tmp_path, harm):
    send(SITE, tmp_path)
    page = tmp_path / "site/index.html"
    about = page.stat()
    if harm == "removed":
        page.unlink()
    else:
        page.write_text({"edited": "scribble", "emptied": ""}.get(harm, "tsart"))
        os.utime(page, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert send(SITE, tmp_path) == Published(1, 2, 0)
    assert pages_in(tmp_path / "site") == SITE


def test_later_sites_equal_a_fresh_one_with_its_list(tmp_path):
    (tmp_path / "fresh").mkdir()
    send({"old.html": "x", "a/b/c.html": "y"} | SITE, tmp_path)
    send(SITE, tmp_path)
    send(SITE, tmp_path / "fresh")
    assert pages_in(tmp_path / "site", hidden=True) == pages_in(
        tmp_path / "fresh/site", hidden=True
    )


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path):
    send({"people": "list", "towns/rome.html": "Rome"}, tmp_path)
    send({"people/ada.html": "Ada", "towns": "list"}, tmp_path)
    assert pages_in(tmp_path / "site") == {"people/ada.html": "Ada", "towns": "list"}


pages = st.dictionaries(
    st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(
        lambda names: "/".join(names) + ".html"
    ),
    st.sampled_from(["one", "two", "three"]),
    max_size=6,
)


@given(versions=st.lists(pages, min_size=1, max_size=4))
def test_any_sequence_of_sites_ends_as_the_last_one_alone(tmp_path_factory, versions):
    project = tmp_path_factory.mktemp("project")
    for version in versions:
        send(version, project)
    (project / "fresh").mkdir()
    send(versions[-1], project / "fresh")
    if versions[-1]:
        assert pages_in(project / "site", hidden=True) == pages_in(
            project / "fresh/site", hidden=True
        )
    assert sorted(path.name for path in project.iterdir() if "staging" in path.name) == []


class TestForeign:
    """Files that briefgen did not write."""

    def test_they_stay_as_they_are(self, tmp_path):
        site = tmp_path / "site"
        (site / "people/deep/empty").mkdir(parents=True)
        (site / "CNAME").write_text("news.example")
        (site / "people/deep/note.txt").write_text("mine")
        (site / "latest").symlink_to("people")
        (site / "dangling").symlink_to("/nowhere/at/all")
        before = [(site / name).lstat() for name in ("CNAME", "people/deep/note.txt", "latest")]
        send(SITE, tmp_path)
        send(SITE | {"index.html": "second"}, tmp_path)
        send({"index.html": "third"}, tmp_path)
        after = [(site / name).lstat() for name in ("CNAME", "people/deep/note.txt", "latest")]
        assert [(a.st_ino, a.st_mtime_ns, a.st_mode) for a in after] == [
            (b.st_ino, b.st_mtime_ns, b.st_mode) for b in before
        ]
        assert (site / "dangling").readlink() == Path("/nowhere/at/all")
        assert (site / "people/deep/empty").is_dir()
        assert (site / "index.html").read_text() == "third"

    def test_a_folder_keeps_its_permissions_and_time(self, tmp_path):
        folder = tmp_path / "site/private"
        folder.mkdir(parents=True)
        (folder / "key").write_text("secret")
        folder.chmod(0o500)
        os.utime(folder, ns=(10**18, 10**18))
        send(SITE, tmp_path)
        send(SITE | {"index.html": "second"}, tmp_path)
        about = folder.stat()
        folder.chmod(0o700)
        assert (stat.S_IMODE(about.st_mode), about.st_mtime_ns) == (0o500, 10**18)

    def test_a_file_in_the_way_is_named_and_nothing_is_published(self, tmp_path):
        send(SITE, tmp_path)
        (tmp_path / "site/towns").write_text("mine")
        before = state(tmp_path / "site")
        with pytest.raises(Failure) as caught:
            send(SITE | {"index.html": "new", "towns/rome.html": "Rome"}, tmp_path)
        (finding,) = caught.value.findings
        assert (finding.code, finding.place.path) == (
            "foreign-file",
            str(tmp_path / "site/towns"),
        )
        assert state(tmp_path / "site") == before

    @pytest.mark.parametrize("name", ["index.html", "INDEX.html"])
    def test_a_file_that_was_there_first_is_never_overwritten(self, tmp_path, name):
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / name).write_text("mine")
        with pytest.raises(Failure, match="not written by briefgen"):
            send(SITE, tmp_path)
        assert pages_in(tmp_path / "site") == {name: "mine"}

    def test_a_folder_with_a_file_in_it_blocks_a_page_of_its_name(self, tmp_path):
        (tmp_path / "site/about").mkdir(parents=True)
        (tmp_path / "site/about/mine.txt").write_text("mine")
        with pytest.raises(Failure, match="not written by briefgen"):
            send({"about": "page"}, tmp_path)

    def test_a_page_replaced_by_a_link_is_not_written_through(self, tmp_path):
        send(SITE, tmp_path)
        (tmp_path / "outside").write_text("outside")
        (tmp_path / "site/index.html").unlink()
        (tmp_path / "site/index.html").symlink_to(tmp_path / "outside")
        with pytest.raises(Failure, match="not written by briefgen"):
            send(SITE | {"index.html": "new"}, tmp_path)
        assert (tmp_path / "outside").read_text() == "outside"

    def test_a_folder_replaced_by_a_link_leads_nowhere(self, tmp_path):
        send(SITE, tmp_path)
        (tmp_path / "site/people").rename(tmp_path / "elsewhere")
        (tmp_path / "site/people").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(Failure, match="not written by briefgen"):
            send(SITE | {"people/ada.html": "new"}, tmp_path)
        assert pages_in(tmp_path / "elsewhere") == {"ada.html": "Ada"}

    def test_a_file_that_appears_while_publishing_is_carried_over(self, tmp_path):
        send(SITE, tmp_path)

        def load(_url):
            (tmp_path / "site/late").mkdir()
            (tmp_path / "site/late/note.txt").write_text("late")
            return b"new"

        site = {url: blake2b(text.encode()).hexdigest() for url, text in SITE.items()}
        publish(site | {"index.html": "new"}, load, Path("site"), project=tmp_path)
        assert (tmp_path / "site/late/note.txt").read_text() == "late"
        assert (tmp_path / "site/index.html").read_text() == "new"

    def test_a_damaged_list_is_said_and_nothing_is_touched(self, tmp_path):
        send(SITE, tmp_path)
        (tmp_path / "site" / MANIFEST).write_text('{"files": [')
        with pytest.raises(Failure, match="damaged"):
            send({"index.html": "new"}, tmp_path)
        assert pages_in(tmp_path / "site") == SITE

    def test_a_forged_list_cannot_reach_outside(self, tmp_path):
        (tmp_path / "victim").write_text("alive")
        send(SITE, tmp_path)
        (tmp_path / "site" / MANIFEST).write_text(
            '{"briefgen": 1, "files": {"../victim": ["a", "b"], "/etc/hostname": ["a", "b"]}, "folders": [".."]}'
        )
        with pytest.raises(Failure):
            send(SITE, tmp_path)
        send({"other.html": "x"}, tmp_path)
        assert (tmp_path / "victim").read_text() == "alive"
        assert (tmp_path / "site/index.html").read_text() == "start"


class TestTarget:
    """Folders that must not be replaced."""

    @pytest.mark.parametrize(
        "target",
        [".", "..", "../..", "/", "content", "content/a", "themes/x/y", "templates", ".git",
         ".git/hooks", ".briefgen", ".briefgen/site", "site/../content", "link", "file", "x/.git/y",
         "content/../.", "linked/inside"],
    )  # fmt: skip
    def test_it_is_refused(self, tmp_path, target):
        project = tmp_path / "one/project"
        for name in ("content/a", "themes", "templates", ".git", "elsewhere"):
            (project / name).mkdir(parents=True)
        (project / "link").symlink_to("elsewhere")
        (project / "linked").symlink_to("content")
        (project / "file").write_text("")
        before = state(tmp_path)
        with pytest.raises(Failure) as caught:
            send(SITE, project, target)
        assert [finding.code for finding in caught.value.findings] == ["output-folder"]
        assert state(tmp_path) == before

    def test_a_folder_elsewhere_and_a_nested_one_are_allowed(self, tmp_path):
        project = tmp_path / "project"
        project.mkdir()
        send(SITE, project, "build/out/site")
        send(SITE, project, str(tmp_path / "public"))
        assert pages_in(project / "build/out/site") == pages_in(tmp_path / "public") == SITE


def as_nobody(act):
    """Run `act` in a child that the system's permissions bind, answering what it returns as text.

    It may not be allowed to read Python's library, either: what is imported late is imported before.
    """
    importlib.import_module("ctypes")
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the test runner may have threads
        child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(writer, str(act()).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return answer.read()


def open_to_all(project):
    for path in [project, *project.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    for parent in project.parents[:3]:
        parent.chmod(parent.stat().st_mode | 0o055)


@pytest.mark.parametrize("closed", ["site", "."])
def test_a_read_only_folder_is_said_plainly_and_the_old_site_stays(tmp_path, closed):
    project = tmp_path / "project"
    (project / ".briefgen").mkdir(parents=True)
    send(SITE, project)
    open_to_all(project)
    (project / closed).chmod(0o555)

    def attempt():
        try:
            return send(SITE | {"index.html": "new"}, project)
        except Failure as failure:
            return "; ".join(f"{f.code} {f.message}" for f in failure.findings)

    said = as_nobody(attempt)
    (project / closed).chmod(0o755)
    assert said == "output-folder Nothing was published: permission denied."
    assert pages_in(project / "site") == SITE
    assert [path.name for path in project.iterdir() if "staging" in path.name] == []


def test_a_page_that_cannot_be_loaded_leaves_the_old_site(tmp_path):
    send(SITE, tmp_path)
    before = state(tmp_path / "site")

    def load(_url):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish({"index.html": "x", "new.html": "y"}, load, Path("site"), project=tmp_path)
    assert state(tmp_path / "site").keys() == before.keys()
    assert pages_in(tmp_path / "site") == SITE
    assert not list(tmp_path.glob(".site.staging-*"))


def test_a_reader_sees_only_whole_sites(tmp_path):
    """A whole site has the same number on each page; a reader enters the folder and reads all."""
    send({f"p{n}.html": "0" for n in range(5)}, tmp_path)
    torn, done = [], threading.Event()

    def read():
        while not done.is_set():
            folder = os.open(tmp_path / "site", os.O_RDONLY)
            try:
                seen = {read_at(folder, f"p{n}.html") for n in range(5)}
                current = (tmp_path / "site").stat().st_ino == os.fstat(folder).st_ino
            finally:
                os.close(folder)
            if current and len(seen) != 1:
                torn.append(seen)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(1, 40):
        send({f"p{n}.html": str(version) for n in range(5)}, tmp_path)
    done.set()
    reader.join()
    assert torn == []


def read_at(folder, name):
    try:
        handle = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    with os.fdopen(handle) as file:
        return file.read()


def test_a_site_without_exchange_is_published_by_two_renames(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.publish.swap._call", lambda *_: 38)
    send(SITE, tmp_path)
    (tmp_path / "site/CNAME").write_text("mine")
    send({"index.html": "new"}, tmp_path)
    assert pages_in(tmp_path / "site") == {"index.html": "new", "CNAME": "mine"}
    assert not list(tmp_path.glob(".site.staging-*"))


def test_where_links_are_impossible_files_are_copied(tmp_path, monkeypatch):
    send(SITE, tmp_path)
    (tmp_path / "site/CNAME").write_text("mine")
    (tmp_path / "site/latest").symlink_to("people")

    def refuse(*_args, **_kwargs):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    send(SITE | {"index.html": "new"}, tmp_path)
    assert pages_in(tmp_path / "site") == SITE | {"index.html": "new", "CNAME": "mine"}
    assert (tmp_path / "site/latest").readlink() == Path("people")


def test_a_folder_that_only_looks_like_a_staging_is_left_alone(tmp_path):
    other = tmp_path / ".site.staging-999999999"
    other.mkdir()
    (other / "diary.txt").write_text("mine")
    send(SITE, tmp_path)
    assert (other / "diary.txt").read_text() == "mine"


def test_a_folder_that_came_with_a_containers_image_is_not_taken_for_a_mounted_one(
    tmp_path, monkeypatch
):
    """There the system renames no folder, and says that it would be to another disk."""
    send(SITE, tmp_path)
    monkeypatch.setattr(swap, "_call", lambda *_: errno.EXDEV)
    with pytest.raises(Failure) as raised:
        send({**SITE, "index.html": "new"}, tmp_path)
    assert "came with the image" in raised.value.findings[0].hint
    assert pages_in(tmp_path / "site") == SITE
