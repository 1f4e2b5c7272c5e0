"""One set of watches: folders below which every event counts, and the folders that these stand in."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefgen.serve.limits import limit, watches_exhausted

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

# Reading raises the first two, and the builder reads.
_HARMLESS = frozenset({"opened", "closed_no_write", "attrib"})
_GONE = frozenset({"deleted", "moved"})
_ANEW = _GONE | {"created"}

Identity = tuple[int, int] | None


class Hint(Protocol):
    """Told that something changed."""

    def __call__(self, file: str, *, written: bool) -> None:
        """file: which was written, whole or in part; "" for any other change."""


@dataclass(eq=False)
class Below(FileSystemEventHandler):
    """Hints at every change below a folder, but for dotted names; notes when the folder itself goes."""

    folder: str
    hint: Hint
    gone: bool = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        if _harmless(event) or all(self._hidden(path) for path in _paths(event)):
            return
        if event.event_type in _GONE and os.fsdecode(event.src_path) == self.folder:
            self.gone = True
        if event.event_type == "moved" and not event.is_directory:  # saved beside and put in place
            self.hint(os.fsdecode(event.dest_path), written=True)
        self.hint(_writing(event), written=event.event_type == "closed")

    def _hidden(self, path: str) -> bool:
        """Whether this is in a place such as `.git` or our own `.briefgen`."""
        return f"{os.sep}." in path.removeprefix(self.folder)


@dataclass(eq=False)
class Beside(FileSystemEventHandler):
    """Hints at changes of a few names in a folder; notes when a watched folder is made anew."""

    watched: frozenset[str]
    names: frozenset[str]
    hint: Hint
    gone: bool = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = _paths(event)
        watched = bool(paths & self.watched) and event.event_type in _ANEW
        named = any(Path(path).name in self.names for path in paths)
        if watched or (named and not _harmless(event)):
            self.gone = self.gone or watched
            self.hint("", written=False)


def _harmless(event: FileSystemEvent) -> bool:
    """Whether nothing changed, or (a folder's own change) its cause raises an event of its own."""
    return event.event_type in _HARMLESS or (event.is_directory and event.event_type == "modified")


def _writing(event: FileSystemEvent) -> str:
    """The file that somebody writes, "" if the event tells of more than that."""
    if event.is_directory or event.event_type not in {"closed", "modified"}:
        return ""
    return os.fsdecode(event.src_path)


def _paths(event: FileSystemEvent) -> set[str]:
    return {os.fsdecode(event.src_path), os.fsdecode(event.dest_path or event.src_path)}


@dataclass
class Watches:
    """A running observer and what it watches; `problem` says why some changes may raise no event."""

    observer: BaseObserver = field(default_factory=Observer)
    handlers: list[Below | Beside] = field(default_factory=list)
    identities: dict[Path, Identity] = field(default_factory=dict)
    problem: str = ""

    def deaf(self) -> bool:
        """Whether a watched folder is another one by now, or a thread has died."""
        threads = (self.observer, *self.observer.emitters)
        return (
            any(handler.gone for handler in self.handlers)
            or any(_identity(folder) != was for folder, was in self.identities.items())
            or not all(thread.is_alive() for thread in threads)
        )

    def stop(self) -> None:
        self.observer.unschedule_all()
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join(timeout=1)


def started(folders: tuple[Path, ...], names: frozenset[str], hint: Hint) -> Watches:
    """Watch the folders that are there now, and these names beside them."""
    watches = Watches()
    parents = {folder.parent for folder in folders}
    watches.identities = {folder: _identity(folder) for folder in (*folders, *parents)}
    try:
        for folder in folders:
            _schedule(watches, folder, Below(str(folder), hint), recursive=True)
        for parent in sorted(parents):
            beside = Beside(frozenset(map(str, folders)), names, hint)
            _schedule(watches, parent, beside, recursive=False)
        watches.observer.start()
    except OSError as error:
        watches.problem = _problem(error)
    watches.problem = watches.problem or watches_exhausted(os.sep)
    return watches


def _schedule(watches: Watches, folder: Path, handler: Below | Beside, *, recursive: bool) -> None:
    if watches.identities[folder] is not None:
        watches.handlers.append(handler)
        watches.observer.schedule(handler, str(folder), recursive=recursive)


def _problem(error: OSError) -> str:
    """Empty for a folder that went meanwhile: the dead observer is noticed at the next look."""
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return ""
    return limit(error.errno or 0) or error.strerror or str(error)


def _identity(folder: Path) -> Identity:
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
