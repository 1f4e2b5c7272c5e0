"""The folder that imported sources come into; of a dry run it is only remembered what would stand there."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

from briefgen.cli.starting import unwritten
from briefgen.publish.replacing import replace_file


class Intake:
    """Where new sources are written.

    dry: nothing is. What would be is taken all the same, so that what follows is told the truth.
    """

    def __init__(self, folder: Path, *, dry: bool = False) -> None:
        self.folder, self.dry = folder, dry
        self.planned: set[Path] = set()
        """Of a dry run, what would be written."""
        self.copied: set[Path] = set()
        """Pictures and other files that came along."""

    def holds(self, target: Path) -> bool:
        """Whether something stands there, or would by now."""
        return target in self.planned or target.exists()

    def write(self, target: Path, data: bytes, *, over: bool = False) -> None:
        """Write a source.

        over: in place of the one that is there.

        Raises:
            Failure: if the system keeps it from that.
        """
        if self.dry:
            self.planned.add(target)
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            before = target.read_bytes() if over and target.exists() else None
            replace_file(target, data, before)
        except OSError as error:
            raise unwritten(target, error) from error

    def copy(self, target: Path, data: bytes) -> None:
        """Write a file beside the sources, where none stands.

        Raises:
            Failure: if the system keeps it from that.
        """
        self.copied.add(target)
        if self.dry:
            return
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, data, None)
        except OSError as error:
            raise unwritten(target, error) from error

    def by_slug(self, language: str) -> dict[str, set[str]]:
        """By its slug, as far as names of files tell it, each source that is there.

        language: of the project.
        """
        from briefgen.source.filed import from_name

        found: dict[str, set[str]] = {}
        for path in (*self._there(), *self.planned):
            name = path.relative_to(self.folder).as_posix()
            slug, _, _ = from_name(name, UTC, slugged=True, language=language)
            found.setdefault(slug, set()).add(name)
        return found

    def _there(self) -> list[Path]:
        found: list[Path] = []
        for below, folders, names in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [Path(below) / name for name in names if name.endswith((".md", ".txt"))]
        return found
