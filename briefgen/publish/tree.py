"""A folder as it is on disk, never following symbolic links."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path


class Tree(Struct, frozen=True):
    """Everything below a folder, by its path with “/”; a folder stands before what it holds."""

    files: dict[str, os.stat_result]
    folders: dict[str, os.stat_result]


def scan(root: Path) -> Tree:
    """What `root` holds; nothing if there is no such folder. Raises OSError, also at a mounted folder."""
    tree = Tree({}, {})
    if not os.path.lexists(root):
        return tree
    device = root.stat().st_dev
    waiting = [""]
    while waiting:
        waiting += _read(root, waiting.pop(), device, tree.files, tree.folders)
    return tree


def _read(
    root: Path,
    folder: str,
    device: int,
    files: dict[str, os.stat_result],
    folders: dict[str, os.stat_result],
) -> list[str]:
    """Note one folder's entries; answer the folders among them."""
    inner = []
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            about = entry.stat(follow_symlinks=False)
            if not stat.S_ISDIR(about.st_mode):
                files[name] = about
                continue
            if about.st_dev != device:
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(root / name))
            folders[name] = about
            inner.append(name)
    return inner


def erase(root: Path) -> None:
    """Remove a folder of ours with all that it holds. Raises OSError."""
    tree = scan_writable(root)
    for name in tree.files:
        os.unlink(f"{root}/{name}")  # noqa: PTH108 - paths as text: ten times as fast, and there are thousands
    for name in reversed(tree.folders):
        os.rmdir(f"{root}/{name}")  # noqa: PTH106
    root.rmdir()


def scan_writable(root: Path) -> Tree:
    """`scan`, after making every folder one whose entries we may remove. Raises OSError."""
    _make_writable(root, root.stat())
    tree = scan(root)
    for name, about in tree.folders.items():
        _make_writable(root / name, about)
    return tree


def _make_writable(folder: Path, about: os.stat_result) -> None:
    if about.st_mode & stat.S_IRWXU != stat.S_IRWXU:
        folder.chmod(stat.S_IRWXU)
