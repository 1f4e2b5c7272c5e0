"""After any storm of changes, what is shown is what stands in the folder."""

from __future__ import annotations

import shutil
import sys
import time

import pytest
from watchdog import events

from briefgen.serve import watch as watching
from briefgen.serve.preview import Preview, Revision
from briefgen.serve.watch import Watcher, watch
from briefgen.serve.watches import Below, Watches

NEVER = 3600.0
"""Seconds between rescans, so that only events can be the reason for a look."""


def wait_for(true):
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return False


class Folder:
    """A project whose pages are the files in its content folder."""

    def __init__(self, project, rescan):
        self.content = project / "content"
        self.content.mkdir()
        self.said: list[str] = []
        self.looks = 0
        self.preview = Preview(self.rebuild)
        self.preview.look()
        self.watcher = watch([self.content], self.preview.look, say=self.said.append, rescan=rescan)

    def rebuild(self):
        self.looks += 1
        pages = {}
        for path in sorted(self.content.rglob("*")):
            try:
                pages[path.relative_to(self.content).as_posix()] = path.read_bytes()
            except OSError:  # a folder, or gone meanwhile
                continue
        site = {url: page.hex() for url, page in pages.items()}
        return Revision(self.looks, site, pages.__getitem__)

    def shows(self, **pages):
        wanted = {name.replace("_", "."): text.encode().hex() for name, text in pages.items()}
        return wait_for(lambda: self.preview.shown.site == wanted)

    def end(self):
        self.watcher.stop()
        self.preview.close()


@pytest.fixture
def folder(tmp_path):
    folder = Folder(tmp_path, NEVER)
    yield folder
    folder.end()


def test_plain_atomic_and_vim_saves_are_seen(folder):
    page = folder.content / "a.md"
    page.write_text("plain")
    assert folder.shows(a_md="plain")
    (folder.content / "tmp").write_text("atomic")
    (folder.content / "tmp").rename(page)
    assert folder.shows(a_md="atomic")
    page.rename(folder.content / "a.md~")
    page.write_text("vim")
    (folder.content / "a.md~").unlink()
    assert folder.shows(a_md="vim")
    page.unlink()
    assert folder.shows()


def test_new_nested_and_renamed_folders_are_seen(folder):
    (folder.content / "x/y/z").mkdir(parents=True)
    (folder.content / "x/y/z/a.md").write_text("deep")
    assert wait_for(lambda: "x/y/z/a.md" in folder.preview.shown.site)
    (folder.content / "x").rename(folder.content / "w")
    assert wait_for(lambda: list(folder.preview.shown.site) == ["w/y/z/a.md"])
    (folder.content / "w/y/z/a.md").write_text("deeper")
    assert wait_for(lambda: folder.preview.shown.site == {"w/y/z/a.md": b"deeper".hex()})


def test_a_deleted_and_remade_folder_is_watched_again(folder):
    for turn in range(3):
        (folder.content / "a.md").write_text(f"before {turn}")
        assert folder.shows(a_md=f"before {turn}")
        shutil.rmtree(folder.content)
        assert folder.shows()
        folder.content.mkdir()
        (folder.content / "a.md").write_text(f"after {turn}")
        assert folder.shows(a_md=f"after {turn}")


def test_a_folder_that_is_made_later_is_watched(tmp_path):
    looks = []
    watcher = watch([tmp_path / "themes"], lambda: looks.append(1), rescan=NEVER)
    (tmp_path / "themes").mkdir()
    assert wait_for(lambda: looks)
    time.sleep(0.3)
    looks.clear()
    (tmp_path / "themes/page.html").write_text("x")
    assert wait_for(lambda: looks)
    watcher.stop()


def test_the_settings_beside_the_folders_are_watched_but_nothing_else(tmp_path):
    (tmp_path / "content").mkdir()
    looks = []
    watcher = watch([tmp_path / "content"], lambda: looks.append(1), rescan=NEVER)
    (tmp_path / ".site.staging-1").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "other.txt").write_text("x")
    time.sleep(0.3)
    assert looks == []
    (tmp_path / "briefgen.toml").write_text("x")
    assert wait_for(lambda: looks)
    watcher.stop()


def test_dotted_names_in_a_watched_project_do_not_count(tmp_path):
    (tmp_path / ".briefgen").mkdir()
    looks = []
    watcher = watch([tmp_path], lambda: looks.append(1), rescan=NEVER)
    (tmp_path / ".briefgen/store").write_text("x")
    (tmp_path / ".page.md.swp").write_text("x")
    time.sleep(0.3)
    assert looks == []
    (tmp_path / ".page.md.swp").rename(tmp_path / "page.md")
    assert wait_for(lambda: looks)
    watcher.stop()


def test_reading_raises_no_hint(folder):
    (folder.content / "a.md").write_text("text")
    assert folder.shows(a_md="text")
    time.sleep(0.4)
    looks = folder.looks
    (folder.content / "a.md").read_text()
    time.sleep(0.4)
    assert folder.looks == looks


def test_a_storm_ends_with_the_last_state_and_few_builds(folder):
    before = folder.looks
    for turn in range(500):
        page = folder.content / f"p{turn % 7}.md"
        if turn % 5 == 0 and page.exists():
            page.rename(folder.content / "old.md")
        if turn % 97 == 0:
            shutil.rmtree(folder.content)
            folder.content.mkdir()
        page.write_text(str(turn))
    wanted = {path.name: path.read_bytes().hex() for path in folder.content.iterdir()}
    assert wait_for(lambda: folder.preview.shown.site == wanted)
    assert folder.looks - before < 100


def test_what_no_event_tells_is_found_at_the_next_rescan(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.serve.watches.Below.on_any_event", lambda *_: None)
    folder = Folder(tmp_path, 0.1)
    (folder.content / "a.md").write_text("silent")
    assert folder.shows(a_md="silent")
    folder.end()


def test_a_dead_observer_is_replaced(tmp_path):
    folder = Folder(tmp_path, 0.2)
    first = folder.watcher._watches
    first.observer.stop()
    assert wait_for(lambda: folder.watcher._watches is not first)
    assert not folder.watcher._watches.deaf()
    folder.end()


def test_a_hint_that_raises_is_said_and_watching_goes_on(tmp_path):
    (tmp_path / "content").mkdir()
    said: list[str] = []
    calls = []

    def fail():
        calls.append(1)
        raise ZeroDivisionError("by zero")

    watcher = watch([tmp_path / "content"], fail, say=said.append, rescan=0.05)
    assert wait_for(lambda: len(calls) > 2)
    watcher.stop()
    assert "ZeroDivisionError" in said[0]


@pytest.mark.parametrize("where", ["schedule", "probe"])
def test_exhausted_watches_are_said_once_and_looked_for_instead(tmp_path, monkeypatch, where):
    def full(*_args, **_kwargs):
        raise OSError(28, "inotify watch limit reached")

    if where == "schedule":
        monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", full)
    else:
        monkeypatch.setattr("briefgen.serve.watches.watches_exhausted", lambda _: "limit reached")
    monkeypatch.setattr(watching, "POLL", 0.05)
    folder = Folder(tmp_path, NEVER)
    (folder.content / "a.md").write_text("seen")
    assert folder.shows(a_md="seen")
    assert wait_for(lambda: folder.looks > 3)
    folder.end()
    assert len(folder.said) == 1
    assert "limit" in folder.said[0]


def test_stopping_is_quick_and_final(tmp_path):
    (tmp_path / "content").mkdir()
    looks = []
    watcher = watch([tmp_path / "content"], lambda: looks.append(1), rescan=0.01)
    assert wait_for(lambda: looks)
    watcher.stop()
    seen = len(looks)
    time.sleep(0.1)
    assert len(looks) == seen
    assert not watcher._thread.is_alive()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="events of writing are told on Linux alone"
)
def test_a_file_that_was_written_whole_is_told_at_once(tmp_path):
    (tmp_path / "content").mkdir()
    saved, hints = [], []
    watcher = watch(
        [tmp_path / "content"], lambda: hints.append(0), on_save=saved.append, rescan=NEVER
    )
    try:
        (tmp_path / "content/new.part").write_text("one")
        (tmp_path / "content/new.part").replace(tmp_path / "content/a.md")
        assert wait_for(lambda: hints and str(tmp_path / "content/a.md") in saved)
    finally:
        watcher.stop()


CALM = [
    [events.FileModifiedEvent("/c/a.md"), events.FileClosedEvent("/c/a.md")],
    [events.FileOpenedEvent("/c/a.md"), events.FileClosedNoWriteEvent("/c/a.md")],
    [],
]
"""Events that tell of files written whole, and of nothing else."""
MORE = [
    [events.FileModifiedEvent("/c/a.md")],
    [events.FileClosedEvent("/c/a.md"), events.FileModifiedEvent("/c/a.md")],
    [events.FileCreatedEvent("/c/a.md"), events.FileClosedEvent("/c/a.md")],
    [events.FileDeletedEvent("/c/a.md")],
    [events.FileMovedEvent("/c/a.tmp", "/c/a.md")],
    [events.DirCreatedEvent("/c/d")],
    [events.DirMovedEvent("/c/d", "/c/e")],
]


@pytest.mark.parametrize(
    ("told", "looks"), [(told, "calm") for told in CALM] + [(told, "look") for told in MORE]
)
def test_files_written_whole_need_no_look_at_all_others_at_once(told, looks):
    done = []
    watcher = Watcher(
        lambda _: Watches(),
        lambda: done.append("look"),
        lambda _: None,
        lambda: done.append("calm"),
        done.append,
        NEVER,
    )
    watcher._watches.deaf = lambda: False
    below = Below("/c", watcher._hinted)
    for event in told:
        below.on_any_event(event)
    watcher._look(watcher._news)
    assert done == [looks]


def test_what_is_put_in_place_of_a_file_is_told_as_written_whole():
    told = []
    below = Below("/c", lambda file, *, written: told.append((file, written)))
    below.on_any_event(events.FileMovedEvent("/c/a.tmp", "/c/a.md"))
    assert told == [("/c/a.md", True), ("", False)]
