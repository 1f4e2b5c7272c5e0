"""The new site is put together beside the old one, on the same file system.

    .site.staging-PID/tree   the new site, later the old one
    .site.staging-PID/old    the old site, only where folders cannot be exchanged

What stays is hard-linked, what changes is always a new file, so the old site is never written to.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.filenames import MANIFEST
from briefgen.publish import manifest, swap
from briefgen.publish.address import folders_of
from briefgen.publish.manifest import Entry, Manifest
from briefgen.publish.tree import erase, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from briefgen.publish.plan import Plan

_WITHIN = os.link in os.supports_dir_fd and os.link in os.supports_follow_symlinks
"""Whether names can be given from within open folders."""
_PARTS = frozenset({"tree", "old"})


class Staging(Struct, frozen=True):
    tree: Path
    aside: Path


@contextmanager
def staging(target: Path) -> Iterator[Staging]:
    """A place to put the new site together; gone afterwards, whatever happens."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.with_name(f".{target.name}.staging-{os.getpid()}")
    work.mkdir(mode=0o700)
    try:
        (work / "tree").mkdir()
        yield Staging(work / "tree", work / "old")
    finally:
        with suppress(OSError):  # the next run tries again
            _clear(work)


def recover(target: Path) -> None:
    """Mend what a killed run left behind: put an old site back that lies aside, remove stagings."""
    if not target.parent.is_dir():
        return
    name = re.compile(re.escape(f".{target.name}.staging-") + r"([0-9]{1,10})")
    for work in sorted(target.parent.iterdir()):
        match = name.fullmatch(work.name)
        if match and work.is_dir() and not work.is_symlink() and not _runs(int(match[1])):
            swap.restore(work / "old", target)
            with suppress(OSError):
                _clear(work)


def _clear(work: Path) -> None:
    """Remove a work folder; one with anything else in it isn't ours and stays."""
    inner = [entry.name for entry in os.scandir(work)]
    if _PARTS.issuperset(inner):
        for name in inner:
            erase(work / name)
        work.rmdir()


def _runs(process: int) -> bool:
    """Whether another process with this id is alive; ours holds the lock, so our id is an old one."""
    if process == os.getpid():
        return False
    if os.name == "nt":  # there, asking by a signal would end it; the lock must do
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def fill(
    tree: Path, plan: Plan, site: Mapping[str, str], load: Callable[[str], bytes], target: Path
) -> None:
    """Make `tree` the whole new site with everything foreign in it. Raises OSError, and what `load` raises."""
    made = _make_folders(tree, plan)
    for name in plan.foreign:
        with suppress(FileNotFoundError):  # its owner removed it meanwhile
            _carry(f"{target}/{name}", f"{tree}/{name}")
    digests = _keep(tree, plan, load, target)
    digests |= {url: _write(tree / url, load(url)) for url in plan.write}
    files = {url: Entry(site[url], digest) for url, digest in digests.items()}
    _write(tree / MANIFEST, Manifest(files, made).encoded())
    _copy_modes(tree, plan, target)


def _keep(tree: Path, plan: Plan, load: Callable[[str], bytes], target: Path) -> dict[str, str]:
    """Let files stay; answer their hashes."""
    listed, digests = plan.old.files, {}
    for folder, urls in groupby(plan.keep, lambda url: url.rpartition("/")[0]):
        with _opened(target / folder) as old, _opened(tree / folder) as new:
            for url in urls:
                try:
                    _carry(f"{target}/{url}", f"{tree}/{url}", old, new)
                except FileNotFoundError:  # removed by hand since we looked
                    digests[url] = _write(tree / url, load(url))
                else:
                    digests[url] = listed[url].digest
    return digests


@contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """A handle from which the system finds a file by its name; None if there is none."""
    handle = None
    if _WITHIN:
        with suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)


def _make_folders(tree: Path, plan: Plan) -> frozenset[str]:
    """Make every folder that is needed; answer those that are ours."""
    inner = {url.rpartition("/")[0] for url in plan.urls}  # few, which need the same outer ones
    needed = {folder for name in inner if name for folder in (name, *folders_of(name))}
    foreign = {*plan.foreign_folders}
    foreign |= {folder for name in plan.foreign for folder in folders_of(name)} - needed
    foreign |= {folder for name in plan.foreign_folders for folder in folders_of(name)} - needed
    for folder in sorted(needed | foreign):
        os.makedirs(f"{tree}/{folder}", exist_ok=True)  # noqa: PTH103
    return frozenset(needed - foreign)


def _carry(source: str, place: str, old: int | None = None, new: int | None = None) -> None:
    """Let a file stay as it is: the same file under a second name, or a faithful copy.

    Paths are text here: there are thousands.
    old, new: the two folders, if they are open.
    """
    try:
        if old is not None and new is not None:
            name = source[source.rfind("/") + 1 :]
            os.link(name, name, src_dir_fd=old, dst_dir_fd=new, follow_symlinks=False)
        else:
            _link(source, place)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        _copy(source, place)


def _link(source: str, place: str) -> None:
    if os.link in os.supports_follow_symlinks:
        os.link(source, place, follow_symlinks=False)
    elif stat.S_ISREG(os.lstat(source).st_mode):
        os.link(source, place)
    else:
        raise NotImplementedError


def _copy(source: str, place: str) -> None:
    kind = os.lstat(source).st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISLNK(kind)):
        raise OSError(errno.ENOTSUP, "neither a file nor a folder", source)
    import shutil  # noqa: PLC0415 - rarely needed, and slow to import

    shutil.copy2(source, place, follow_symlinks=False)


def _write(place: Path, content: bytes) -> str:
    """Write a file that wasn't there; answer its hash."""
    with place.open("xb") as file:
        file.write(content)
    return manifest.digest(content)


def _copy_modes(tree: Path, plan: Plan, target: Path) -> None:
    """Give folders that were there before their permissions, times and owner back, inner ones first."""
    import shutil  # noqa: PLC0415 - not needed where nothing changed

    for name in [*reversed(plan.before.folders), ""]:
        old, new = f"{target}/{name}", f"{tree}/{name}"
        if os.path.isdir(new) and os.path.isdir(old):  # noqa: PTH112
            shutil.copystat(old, new)
            _copy_owner(os.stat(old), os.stat(new), new)  # noqa: PTH116


def _copy_owner(before: os.stat_result, now: os.stat_result, new: str) -> None:
    if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid) and hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(new, before.st_uid, before.st_gid)


def discard(old: Path, plan: Plan, target: Path) -> None:
    """Remove the old site, but carry over what somebody else put there while we worked."""
    folders: dict[str, os.stat_result] = {}
    late = [name for name, entry in walk(old, folders) if not _known(name, entry, plan)]
    for name in late:
        _carry_late(old / name, target / name, taken=name in plan.urls)
    for name in folders:
        if name not in plan.before.folders:
            (target / name).mkdir(parents=True, exist_ok=True)


def _known(name: str, entry: os.DirEntry[str], plan: Plan) -> bool:
    """Whether this is a file that we wrote or have carried over as it is."""
    if name in plan.old.files or name == MANIFEST:
        return True
    before = plan.before.files.get(name)
    about = entry.stat(follow_symlinks=False)
    return before is not None and _identity(before) == _identity(about)


def _identity(about: os.stat_result) -> tuple[int, int, int, int]:
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def _carry_late(source: Path, place: Path, *, taken: bool) -> None:
    """Move a latecomer into the new site; beside the page that has its name by now."""
    place.parent.mkdir(parents=True, exist_ok=True)
    source.replace(place.with_name(place.name + "~") if taken else place)
