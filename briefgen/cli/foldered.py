"""`briefgen import` of a folder of another generator's sources: which files there are, and what comes along."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefgen.cli.intake import Intake
from briefgen.cli.packed import MOST
from briefgen.cli.reading import read_file
from briefgen.exports.folders.folder import Folder
from briefgen.exports.folders.lookup import SOURCES
from briefgen.exports.folders.reader import read_sources
from briefgen.exports.folders.systems import system_of
from briefgen.exports.folders.ways import Copy
from briefgen.exports.post import Beyond, Export
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.source.decode import LIMIT, decode
from briefgen.source.filed import INDEX
from briefgen.source.forms import ArticleForm

_SKIPPED = frozenset(
    (
        "_includes",
        "_layouts",
        "_site",
        "archetypes",
        "layouts",
        "node_modules",
        "templates",
        "themes",
    )
)
"""Folders of generators in which Markdown is no article."""
_MARKS = (".eleventy.js", ".eleventyignore", ".gitignore", ".obsidian")
"""Of what begins with a dot, that by which a generator is known, or what it passes over."""
_MANY, _NAMED = 200_000, 5
_LARGEST = 100_000_000
"""Bytes of a picture or file that comes along."""
_ELSEWHERE = "It stays as it is. Turn what is wanted into Markdown, or copy it by hand."
_OTHERS = (
    ".adoc",
    ".asciidoc",
    ".htm",
    ".html",
    ".ipynb",
    ".mdx",
    ".org",
    ".qmd",
    ".rst",
    ".textile",
)
"""Endings of texts that other programs make pages of."""


def is_source(file: Path) -> bool:
    """Whether a file is a Markdown source of another generator: with front matter, and not ours."""
    if file.suffix.lower() not in SOURCES or not file.is_file():
        return False
    from briefgen.exports.folders.fronts import has_foreign_front

    text, _ = decode(str(file), read_file(str(file)))
    return text is not None and has_foreign_front(str(file), text, ArticleForm.known())


class _Walk:
    """The files below a folder, not through links, and what was passed over."""

    def __init__(self, root: Path, *, deep: bool = True) -> None:
        self.root, self.deep = root, deep
        self.names: list[str] = []
        self.links: list[str] = []
        self.skipped: list[str] = []
        self.unread: list[str] = []
        for below, folders, files in os.walk(root, onerror=self._unread):
            self._folder(Path(below), folders, files)
            if len(self.names) > _MANY:
                message = f"the folder holds more than {_MANY:,} files"
                place = Place(str(root))
                raise Failure(Finding(place, "too-large", message, "Name a folder within it."))
        self.names.sort()

    def _unread(self, error: OSError) -> None:
        self.unread.append(Path(error.filename).relative_to(self.root).as_posix())

    def _folder(self, below: Path, folders: list[str], files: list[str]) -> None:
        head = below.relative_to(self.root).as_posix()
        head = "" if head == "." else f"{head}/"
        self.names += [f"{head}{name}" for name in folders if name in _MARKS and not head]
        kept = []
        for name in sorted(folders):
            place = below / name
            if place.is_symlink():
                self.links.append(f"{head}{name}")
            elif name.lower() in _SKIPPED:
                self.skipped.append(f"{head}{name}")
            elif not name.startswith("."):
                kept.append(name)
        folders[:] = kept if self.deep or not head else []
        for name in files:
            place = below / name
            if place.is_symlink():
                self.links.append(f"{head}{name}")
            elif (not name.startswith(".") or name in _MARKS) and place.is_file():
                self.names.append(f"{head}{name}")

    def leave_out(self, into: Path) -> None:
        """Pass over the folder of the new sources, if it lies in this one."""
        there, root = into.resolve(), self.root.resolve()
        if there.is_relative_to(root):
            head = f"{there.relative_to(root).as_posix()}/"
            self.names = [name for name in self.names if not name.startswith(head)]

    def findings(self, heads: tuple[str, ...]) -> Iterator[Finding]:
        """What of the folder wasn't looked at.

        heads: the folders of the sources in it.
        """
        place = Place(str(self.root))
        if self.links:
            told = f"symbolic links were not followed: {_few(self.links)}"
            hint = "Put the files themselves in their place, if they are wanted."
            yield Finding(place, "left-out", told, hint)
        if self.unread:
            told = f"folders that cannot be read: {_few(self.unread)}"
            yield Finding(place, "unreadable-file", told, "Check that you may read them.")
        if self.skipped:
            yield Finding(place, "left-out", f"folders that hold no articles: {_few(self.skipped)}")
        outside = [it for it in self.names if _is_source(it) and not it.startswith(heads)]
        if outside:
            told = f"Markdown outside of {' and '.join(heads)} was not read: {_few(outside)}"
            yield Finding(place, "left-out", told)
        others = [it for it in self.names if it.lower().endswith(_OTHERS) and it.startswith(heads)]
        for ending in sorted({Path(it).suffix.lower() for it in others}):
            these = [it for it in others if it.lower().endswith(ending)]
            told = f"files in {ending} are no Markdown: {_few(these)}"
            yield Finding(place, "left-out", told, _ELSEWHERE)


def _is_source(name: str) -> bool:
    return name.lower().endswith(SOURCES)


def _few(names: list[str]) -> str:
    shown = [name.encode(errors="replace").decode() for name in sorted(names)[:_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def read_folder(file: Path, into: Path) -> Export:
    """The posts of a folder of sources, or of one source.

    Raises:
        Failure: if new sources would come to stand among the old ones, or the folder has too much.
    """
    from msgspec.structs import replace

    single = not file.is_dir()
    bundle = single and file.stem == INDEX  # its folder has its name
    root = (file.parent.parent if bundle else file.parent) if single else file
    walk = _Walk(root, deep=not single)
    folder = Folder(
        str(root),
        tuple(walk.names),
        _reader(root),
        (file.relative_to(root).as_posix(),) if single else (),
    )
    heads = tuple(system_of(folder.names, folder.text).heads)
    if not single:
        _refuse_amid(root, into, heads)
        walk.leave_out(into)
    export = read_sources(replace(folder, names=tuple(walk.names)))
    if not single and not export.posts and not export.omitted:
        raise Misuse(_nothing(root))
    found = () if single else tuple(walk.findings(heads))
    return replace(export, omitted=(*export.omitted, *found))


def _refuse_amid(root: Path, into: Path, heads: Iterable[str]) -> None:
    """New sources may not stand where the old ones are: nobody could tell them apart."""
    there = into.resolve()
    for head in heads:
        old = (root / head).resolve()
        if old.is_relative_to(there) or (head and there.is_relative_to(old)):
            message = f"the new sources would stand among the old ones, in {into}"
            hint = "Go to the folder of your new project (briefgen init makes one), and name the old one from there."
            raise Misuse(Finding(Place(str(root)), "output-folder", message, hint))


def _nothing(folder: Path) -> Finding:
    """That a folder has nothing to import."""
    message = "this folder has no Markdown sources, and no posts.csv, as exports of Substack have"
    hint = (
        f"Name the folder that has them; or, of texts, each file, for example {folder / '*.txt'}."
    )
    return Finding(Place(str(folder)), "unreadable-file", message, hint)


def _reader(root: Path) -> Callable[[str], bytes | None]:
    """Reads the bytes of one file after the other, until there are too many."""
    given = 0

    def read(name: str) -> bytes | None:
        nonlocal given
        try:
            with (root / name).open("rb") as stream:
                data = stream.read(LIMIT + 1)
        except OSError:
            return None
        given += len(data)
        if given > MOST:
            message = f"the sources have more than the {MOST:,} bytes that are read"
            raise Beyond(Finding(Place(str(root)), "too-large", message, "Import it in parts."))
        return data

    return read


def bring(root: Path, copies: tuple[Copy, ...], intake: Intake) -> Iterator[Finding]:
    """Copy the pictures and files of a post beside the sources; what stands there already stays."""
    from briefgen.pipeline.sources import CONTENT

    for copy in copies:
        base = intake.folder
        if copy.static:
            if base.name != CONTENT:
                hint = f"Copy it to static/{copy.path} of the project."
                message = f"{copy.name} belongs below static/, which isn't known from here"
                yield Finding(Place(str(root)), "left-out", message, hint)
                continue
            base = base.parent / "static"
        try:
            if said := _copied(root / copy.name, base, base / copy.path, intake):
                yield said
        except Failure as failure:
            yield from failure.findings


def _copied(source: Path, base: Path, target: Path, intake: Intake) -> Finding | None:
    """Copy one file; why it isn't, if it isn't."""
    place = Place(str(source))
    data = read_file(str(source), most=_LARGEST)
    if len(data) > _LARGEST:
        message = f"the file has more than the {_LARGEST:,} bytes that are copied"
        return Finding(place, "left-out", message, f"Copy it by hand to {target}.")
    ways = [target, *(it for it in target.parents if it.is_relative_to(base))]
    if linked := next((way for way in ways if way.is_symlink()), None):
        message = f"{linked} is a symbolic link, and may lead elsewhere"
    elif target.exists() and target.read_bytes() == data:
        return None
    elif target.exists():
        message = f"{target} exists already, and is another file"
    else:
        intake.copy(target, data)
        return None
    return Finding(place, "output-folder", message, "It stays as it is. Rename one of the two.")
