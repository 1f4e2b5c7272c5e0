"""A folder as it is on disk, never following symbolic links."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path


Opened = Callable[[str], AbstractContextManager[Iterator[os.DirEntry[str]]]]
"""How a folder is listed."""


class Tree(Struct, frozen=True):
    """Everything below a folder, by its path with “/”; a folder stands before what it holds."""

    files: dict[str, os.stat_result]
    folders: dict[str, os.stat_result]


def scan(root: Path) -> Tree:
    """What `root` holds; nothing if there is no such folder. Raises OSError, also at a mounted folder."""
    folders: dict[str, os.stat_result] = {}
    entries = walk(root, folders, _within)
    return Tree({name: entry.stat(follow_symlinks=False) for name, entry in entries}, folders)


def walk(
    root: Path, folders: dict[str, os.stat_result], opened: Opened = os.scandir
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that `root` holds and is no folder, looked at no further; `folders` takes up the folders."""
    if not os.path.lexists(root):
        return
    device = root.stat().st_dev
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        start = f"{folder}/" if folder else ""
        with opened(f"{root}/{folder}") as entries:
            for entry in entries:
                name = start + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders[name] = _on_device(
                        entry.stat(follow_symlinks=False), device, root / name
                    )
                    waiting.append(name)
                else:
                    yield name, entry


@contextmanager
def _within(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What a folder holds. While it is open, the system finds each by its name alone: a fifth faster."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def _on_device(about: os.stat_result, device: int, folder: Path) -> os.stat_result:
    if about.st_dev != device:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(folder))
    return about


def erase(root: Path) -> None:
    """Remove a folder of ours with all that it holds. Raises OSError."""
    _make_writable(root, root.stat())
    folders: dict[str, os.stat_result] = {}
    files = [name for name, _ in walk(root, folders)]
    for name, about in folders.items():
        _make_writable(root / name, about)
    start = f"{root}/"
    for name in files:
        os.unlink(start + name)  # noqa: PTH108 - paths as text: ten times as fast, and there are thousands
    for name in reversed(folders):
        os.rmdir(f"{root}/{name}")  # noqa: PTH106
    root.rmdir()


def _make_writable(folder: Path, about: os.stat_result) -> None:
    if about.st_mode & stat.S_IRWXU != stat.S_IRWXU:
        folder.chmod(stat.S_IRWXU)
