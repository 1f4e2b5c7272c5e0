"""The repository of a project and one branch of a remote: what is there, and what is pushed to it.

The working tree, the index, HEAD and the local branches of the repository stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.publish.git import Git, refused

FILE = "100644"
"""The mode of a plain file."""

_AT_ONCE = 50
"""Files that are held in memory together."""

_NAME_IT = "Name another branch: --branch gh-pages, or `branch` under [publish] in the settings."

_GITHUB = expression(
    r"(?:https://|ssh://|git://)?(?:[^/@\s]+@)?github\.com[/:](?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?",
    re.ASCII | re.IGNORECASE,
)


class Tip(Struct, frozen=True):
    """The last commit of the branch: commit "" if there is no such branch yet.

    files: path → (mode, id) of all that it holds. parents: whether it has a history.
    """

    commit: str = ""
    files: dict[str, tuple[str, str]] = {}
    parents: bool = False


class Source(Struct, frozen=True):
    """What the site was built from: the revision, "" before the first; clean: nothing else."""

    revision: str
    clean: bool


class Repository(Struct, frozen=True):
    """The user's repository; objects: where it keeps them."""

    git: Git
    objects: Path

    @classmethod
    def of(cls, git: Git) -> Repository:
        """The repository around a project."""
        where = git("rev-parse", "--show-object-format", "--git-path", "objects")
        if where.code:
            hint = "Begin one with `git init`; or publish site/ in another way."
            raise refused(f"the project is in no repository that git can use: {where.words}", hint)
        kind, _, place = where.line.partition("\n")
        if kind != "sha1":
            hint = "GitHub Pages knows SHA-1 only. Publish site/ in another way."
            raise refused(f"the repository keeps its objects as {kind}", hint)
        return cls(git, git.folder / place)

    def address(self, remote: str, branch: str) -> str:
        """Where the remote is. Raises Failure if there is none, or if the branch has the sources."""
        found = self.git("remote", "get-url", "--push", "--", remote)
        if found.code:
            known = ", ".join(self.git("remote").line.split())
            others = f"its remotes are: {known}" if known else "nor any other"
            hint = f"Name one with --remote, or add it: git remote add {remote} ADDRESS"
            raise refused(f"the repository has no remote “{remote}”, {others}", hint)
        if self.git("symbolic-ref", "--quiet", "HEAD").line == f"refs/heads/{branch}":
            raise refused(f"“{branch}” is the branch with the sources of the site", _NAME_IT)
        return found.line

    def _pushed_to(self, remote: str) -> str:
        """What to ask for the branch that a push moves, if that goes elsewhere than a fetch.

        Where it doesn't, the name is asked: settings such as a proxy hang on that.
        """
        push, fetch = (
            self.git("remote", "get-url", *way, "--", remote).line for way in (("--push",), ())
        )
        return remote if push == fetch else push

    def source(self) -> Source:
        """What the project's files are, by name of the revision."""
        head = self.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}").line
        ours = (".", ":(exclude)site", ":(exclude).briefgen")
        changed = self.git.must("status", "--porcelain", "--untracked-files=normal", "--", *ours)
        return Source(head, not changed.out.strip())

    def tip(self, remote: str, branch: str) -> Tip:
        """What the branch of the remote holds now; fetched, if it isn't here already."""
        commit = self.commit_at(remote, branch)
        if not commit:
            return Tip()
        if self.git("cat-file", "-e", f"{commit}^{{commit}}").code:
            place = self._pushed_to(remote)
            only = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=")
            got = self.git.slowly("fetch", *only, "--", place, f"refs/heads/{branch}")
            if got.code:
                raise _unreached(remote, got.words)
        about = self.git.must("cat-file", "commit", commit).out.partition(b"\n\n")[0]
        listed = self.git.must("ls-tree", "-r", "-z", "--full-tree", commit).out
        parents = any(line.startswith(b"parent ") for line in about.split(b"\n"))
        return Tip(commit, dict(map(_entry, listed.split(b"\0")[:-1])), parents)

    def content(self, tip: Tip, path: str) -> bytes:
        """A file that the branch holds; nothing if it doesn't, or if that is no file."""
        mode, name = tip.files.get(path, ("", ""))
        return self.git.must("cat-file", "blob", name).out if mode == FILE else b""

    def contents(self, names: Iterable[str]) -> Iterator[bytes]:
        """The bytes of files, by the names of their objects."""
        todo = iter(names)
        while some := tuple(islice(todo, _AT_ONCE)):
            out = self.git.must("cat-file", "--batch", given="\n".join((*some, "")).encode()).out
            start = 0
            for _ in some:
                head = out[start : out.index(b"\n", start)]
                size = int(head.rpartition(b" ")[2])
                start += len(head) + 1
                yield out[start : start + size]
                start += size + 1

    def commit_at(self, remote: str, branch: str) -> str:
        """The commit at which the branch of the remote stands now; "" if there is no such branch."""
        place = self._pushed_to(remote)
        found = self.git("ls-remote", "--quiet", "--", place, f"refs/heads/{branch}")
        if found.code:
            raise _unreached(remote, found.words)
        rows = (row.split("\t") for row in found.line.splitlines())
        return next((row[0] for row in rows if row[1:] == [f"refs/heads/{branch}"]), "")

    def commit(self, tree: str, parent: str, message: str) -> str:
        """Make a commit in the user's name."""
        words = ("commit-tree", *(("-p", parent) if parent else ()), "-F", "-", tree)
        hint = "If it doesn't know you: git config user.name NAME; git config user.email MAIL"
        return self.git.must(*words, given=message.encode(), hint=hint).line

    def push(self, remote: str, branch: str, commit: str, tip: str, *, over: bool) -> None:
        """Put the branch at a commit, if it still stands at `tip`; over: drop what was before it."""
        lease = (f"--force-with-lease=refs/heads/{branch}:{tip}",) if over else ()
        quiet = ("--porcelain", "--no-follow-tags", "--recurse-submodules=no")
        aim = f"{commit}:refs/heads/{branch}"
        done = self.git.slowly("push", *quiet, *lease, "--", remote, aim)
        if not done.code:
            return
        if self.commit_at(remote, branch) != tip:
            said = f"“{branch}” on {remote} was changed by somebody else meanwhile"
            raise refused(said, "Publish again: it will go on from there.", "push-refused")
        hint = "Check that you may write there. Nothing was changed; publish again when you may."
        raise refused(
            f"{remote} refused the push: {_reason(done.line, done.words)}", hint, "push-refused"
        )


def pages_address(remote: str) -> str:
    """Where GitHub Pages shows the site of a repository at this address; "" if it isn't GitHub's."""
    found = _GITHUB.fullmatch(remote)
    if found is None:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    top = f"https://{owner}.github.io/"
    return top if name.lower() == f"{owner}.github.io" else f"{top}{name}/"


def _entry(row: bytes) -> tuple[str, tuple[str, str]]:
    about, _, path = row.partition(b"\t")
    mode, _, name = about.decode().split(" ")
    return path.decode("utf-8", "surrogateescape"), (mode, name)


def _reason(lines: str, words: str) -> str:
    """What the other side says of the branch, before what git says of it."""
    told = [row.split("\t")[-1] for row in lines.splitlines() if row.startswith("!")]
    return "; ".join((*told, words))


def _unreached(remote: str, words: str) -> Exception:
    hint = "Check the address with `git remote -v`, the network, and that you may read there."
    return refused(f"{remote} cannot be reached: {words}", hint, "push-refused")
