"""The only writer: makes a folder hold exactly a site, in one step, and leaves the rest in it alone.

At every moment the folder is the complete old or the complete new site.
Where nothing changed, nothing is written.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.filenames import MANIFEST
from briefgen.findings import Failure, Finding, Place
from briefgen.publish import address, manifest, staging, swap
from briefgen.publish.lock import locked
from briefgen.publish.seals import Seals
from briefgen.publish.target import checked, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefgen.publish.plan import Plan

LOCK = Path(".briefgen", "publish.lock")
"""Held while publishing, in the project folder."""
SEALS = Path(".briefgen", "published")
"""How the folder was left, in the project folder."""


class Published(Struct, frozen=True):
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def publish(
    site: Mapping[str, str],
    load: Callable[[str], bytes],
    target: Path,
    *,
    project: Path,
    on_wait: Callable[[], None] = lambda: None,
    at_last: Callable[[Callable[[], None]], None] = lambda task: task(),
) -> Published:
    """Make `target` hold `site` (URL path → fingerprint), with the bytes that `load` gives for a URL path.

    `load` is called only for what must be written. `on_wait` is called if another build is publishing.
    `at_last` is given what has to wait for a moment and only saves the next build time.
    Raises Failure, and what `load` raises; the old site is then as it was.
    """
    with plainly(project / target):
        place = checked(target, project)
        with locked(project / LOCK, on_wait):
            seals = Seals.of(project / SEALS, place)
            if not seals.accepts(site) and (unusable := address.unusable(site)):
                raise Failure(*unusable)
            staging.recover(place)
            return _brought_about(site, load, place, seals, at_last)


def _brought_about(
    site: Mapping[str, str],
    load: Callable[[str], bytes],
    target: Path,
    seals: Seals,
    at_last: Callable[[Callable[[], None]], None],
) -> Published:
    before = seals.looked()
    if seals.hold(site):
        return Published(0, len(site), 0)
    from briefgen.publish.plan import planned  # noqa: PLC0415 - not needed where nothing changed

    plan = planned(site, target, before, untouched=seals.unbroken)
    if plan.nothing_to_do:
        seals.close(site)
    else:
        written = _exchange(plan, site, load, target)
        at_last(partial(seals.close_again, site, plan, written, time.monotonic()))
    return Published(len(plan.write), len(plan.keep), len(plan.removed))


def _exchange(
    plan: Plan, site: Mapping[str, str], load: Callable[[str], bytes], target: Path
) -> Mapping[str, os.stat_result]:
    """Exchange the folder; answer what was written, as it was when it had just been."""
    with staging.staging(target) as new:
        staging.fill(new.tree, plan, site, load, target)
        written = {url: os.lstat(f"{new.tree}/{url}") for url in (*plan.write, MANIFEST)}
        if manifest.content(target) != plan.listed:
            raise refusal(target, "was published to by another program meanwhile", "Build again.")
        if (old := swap.put(new.tree, target, new.aside)) is not None:
            with suppress(OSError):  # the new site is published; the next run clears up
                staging.discard(old, plan, target)
    return written


@contextmanager
def plainly(target: Path, rights: str = "") -> Iterator[None]:
    """Say what the operating system refuses in the editor's words.

    rights: what to do where it is no output folder for which they are missing.
    """
    try:
        yield
    except OSError as error:
        raise Failure(_refused(error, target, rights or _OWN)) from error


def _refused(error: OSError, target: Path, rights: str) -> Finding:
    why, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Try again."))
    hint = rights if hint is _OWN else hint
    path = str(error.filename or target)
    return Finding(Place(path), "output-folder", f"Nothing was published: {why}.", hint)


_FREE = "Make room and build again; the old site is untouched."
_OWN = "Check the permissions of the output folder and the folder above it, or choose another one."
_MOUNT = (
    "Choose an output folder whose parent is on the same disk and that holds no mounted folder."
    " In a container, remove one that came with the image."
)
_SHORTER = "Give the page a shorter slug, or choose an output folder nearer to the top."
_AWAY = "Move it away and build again."
_REASONS = {
    errno.ENOSPC: ("the disk is full", _FREE),
    errno.EDQUOT: ("your share of the disk is used up", _FREE),
    errno.EFBIG: ("a file is larger than the disk allows", _FREE),
    errno.EROFS: ("the disk can only be read", _OWN),
    errno.EACCES: ("permission denied", _OWN),
    errno.EPERM: ("the system doesn't allow it", _OWN),
    errno.EXDEV: ("a folder in it is on another disk or layer", _MOUNT),
    errno.EBUSY: ("the folder is in use by the system", _MOUNT),
    errno.ENAMETOOLONG: ("a name is too long", _SHORTER),
    errno.EEXIST: ("something else has this name", _AWAY),
    errno.ENOTDIR: ("a folder is needed here", _AWAY),
    errno.EISDIR: ("a file is needed here", _AWAY),
    errno.ELOOP: ("a symbolic link stands here", _AWAY),
    errno.ENOTSUP: ("it holds something that is neither a file nor a folder", _AWAY),
}
