"""What a published folder was like when it was last known to hold exactly a site.

As long as the system says the same of every file in it, none has to be read to know that it still
does. The seals lie outside the folder, which is somebody's website.
"""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefgen import untouched
from briefgen.filenames import MANIFEST
from briefgen.publish.tree import Tree, scan

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefgen.publish.plan import Plan

WORTH = 500
"""Files from which it takes longer to read them again than to wait until they can be sealed."""


class Seals(Struct):
    """Of one folder. unbroken: nobody has touched it since it was sealed."""

    place: Path
    target: Path
    known: tuple[str, ...]
    now: str = ""
    unbroken: bool = False
    before: Tree = field(default_factory=lambda: Tree({}, {}))

    @classmethod
    def of(cls, place: Path, target: Path) -> Seals:
        """The seals that were noted at `place`; of another folder they are none of ours."""
        whose, *known = untouched.recall(place) or ("",)
        return cls(place, target, tuple(known) if whose == str(target) else ())

    def looked(self) -> Tree:
        """The folder as it is. Raises OSError."""
        since = time.time_ns()
        self.before = scan(self.target)
        self.now = _seal(self.before, since)
        self.unbroken = bool(self.now) and self.known[:1] == (self.now,)
        return self.before

    def hold(self, site: Mapping[str, str]) -> bool:
        """Whether the folder holds this site, and nobody has touched it since."""
        return self.unbroken and self.known[1:2] == (_print((*site, *site.values())),)

    def accepts(self, site: Mapping[str, str]) -> bool:
        """Whether these addresses were published here before, so that none of them is unusable."""
        return self.known[2:] == (_print(site),)

    def close(self, site: Mapping[str, str]) -> None:
        """The folder was read, and holds this site."""
        if self.now:
            whole = _print((*site, *site.values()))
            untouched.note(self.place, str(self.target), self.now, whole, _print(site))

    def close_again(
        self,
        site: Mapping[str, str],
        plan: Plan,
        written: Mapping[str, os.stat_result],
        when: float,
    ) -> None:
        """The folder was exchanged for this site; who is as before but for its links was let stay.

        when: by the monotonic clock, in seconds.
        It may have been exchanged again since; then this notes nothing, or what fits nobody.
        """
        left = plan.before.files
        expected = {**{url: left[url] for url in plan.keep}, **written}
        if len(expected) < WORTH:
            return
        time.sleep(max(0, when + untouched.TICK / 1e9 - time.monotonic()))
        since = time.time_ns()
        after = scan(self.target)
        if all(url in after.files and _same(it, after.files[url]) for url, it in expected.items()):
            self.now = _seal(after, since)
            self.close(site)


def _seal(tree: Tree, since: int) -> str:
    return untouched.seal({**tree.files, **tree.folders}, since) if MANIFEST in tree.files else ""


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether a file was neither exchanged nor written to; links to it come and go."""
    return (one.st_ino, one.st_size, one.st_mtime_ns) == (
        other.st_ino,
        other.st_size,
        other.st_mtime_ns,
    )


def _print(words: Iterable[str]) -> str:
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
