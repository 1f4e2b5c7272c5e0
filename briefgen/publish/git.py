"""The user's own git, asked to do what hangs on their repository, their settings and their credentials.

No name that a project gives reaches it where an option could stand, and no helper is run that a
project could bring along.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Failure, Finding, Place

_ALWAYS = (
    *("-c", "protocol.ext.allow=never"),  # ext:: runs commands
    *("-c", "safe.bareRepository=explicit"),  # a folder that only looks like a repository
    *("-c", "core.fsmonitor=false"),
    *("-c", "gc.auto=0", "-c", "maintenance.auto=false"),
)
_OF_OTHERS = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES"),
        *("COMMON_DIR", "NAMESPACE", "PREFIX", "QUARANTINE_PATH", "SHALLOW_FILE", "GRAFT_FILE"),
        *("IMPLICIT_WORK_TREE", "LITERAL_PATHSPECS", "GLOB_PATHSPECS", "NOGLOB_PATHSPECS"),
    )
)
"""What a hook that calls us has been told of its own repository."""

_ENDS = expression(r"[\r\n]")
_FAR = expression(r"\d+% \(")
_USERINFO = expression(r"//[^/@\s]+@")
_SEEN = 1000
"""Characters of git's own words that are shown."""


class Answer(Struct, frozen=True):
    """How git ended, and what it said."""

    code: int
    out: bytes
    error: str

    @property
    def line(self) -> str:
        """What it answered, where that is one line."""
        return self.out.decode("utf-8", "replace").strip()

    @property
    def words(self) -> str:
        """What it said in its own words, in one line and without passwords."""
        said = " ".join(self.error.split())[:_SEEN]
        return _USERINFO.sub("//…@", said) or f"git ended with {self.code}"


class Git(Struct, frozen=True):
    """git, in the folder of a project; watch: who is shown how far it is, if anybody is."""

    program: str
    folder: Path
    environment: Mapping[str, str]
    watch: Callable[[str], None] | None = None

    @classmethod
    def at(cls, folder: Path, *, asks: bool, watch: Callable[[str], None] | None = None) -> Git:
        """Git in this folder; asks: whether somebody is there who could be asked for a password."""
        # A program that lies in the project is somebody's text, not the user's git.
        own = folder.resolve()
        path = os.pathsep.join(it for it in os.get_exec_path() if not _within(it, own))
        program = shutil.which("git", path=path)
        # Windows looks into the current folder first, whatever the path.
        if program is None or _within(program, own):
            hint = "Install git from https://git-scm.com, or publish site/ in another way."
            raise refused("git isn't installed, and publishing is its work", hint)
        kept = {name: value for name, value in os.environ.items() if name not in _OF_OTHERS}
        kept["GIT_OPTIONAL_LOCKS"] = "0"  # or looking would write the index
        kept["GIT_NO_REPLACE_OBJECTS"] = "1"
        if not asks:
            kept["GIT_TERMINAL_PROMPT"] = "0"
        return cls(program, folder, kept, watch)

    def __call__(self, *words: str, given: bytes = b"") -> Answer:
        """Run a command of git."""
        done = subprocess.run(  # noqa: S603 - no shell; names follow after `--` or are checked
            [self.program, *_ALWAYS, *words],
            cwd=self.folder,
            env=dict(self.environment),
            input=given,
            capture_output=True,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def slowly(self, command: str, *words: str) -> Answer:
        """Run a command that sends or fetches, and tell how far it is."""
        if self.watch is None:
            return self(command, "--no-progress", *words)
        # What it answers goes into a file, so that neither side ever waits for the other.
        with tempfile.TemporaryFile() as out:
            with subprocess.Popen(  # noqa: S603 - as above
                [self.program, *_ALWAYS, command, "--progress", *words],
                cwd=self.folder,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
            ) as process:
                said = [row for row in _pieces(process.stderr) if not self._shown(row)]
            out.seek(0)
            return Answer(process.returncode, out.read(), "\n".join(said))

    def _shown(self, row: str) -> bool:
        """Whether a line said how far git is, which is shown and forgotten."""
        if not _FAR.search(row):
            return False
        if self.watch is not None:
            self.watch(row)
        return True

    def must(self, *words: str, given: bytes = b"", hint: str = "") -> Answer:
        """Run a command that cannot fail for a reason of its own."""
        answer = self(*words, given=given)
        if answer.code:
            raise refused(f"git says: {answer.words}", hint or "Mend that, and publish again.")
        return answer


def _within(place: str, folder: Path) -> bool:
    return Path(place).resolve().is_relative_to(folder)


def _pieces(stream: IO[bytes] | None) -> Iterator[str]:
    """Lines as they come, also those that are to be written over."""
    rest = ""
    while stream is not None and (data := os.read(stream.fileno(), 4096)):
        *whole, rest = _ENDS.split(rest + data.decode("utf-8", "replace"))
        yield from filter(None, whole)
    yield rest


def refused(message: str, hint: str, code: str = "cannot-publish") -> Failure:
    """The failure that says why nothing was pushed."""
    return Failure(Finding(Place("publish"), code, message, hint))
