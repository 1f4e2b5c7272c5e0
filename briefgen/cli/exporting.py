"""`briefgen import` of what another system exports: its file or folder becomes many sources."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from briefgen.cli import report
from briefgen.cli.packed import MOST, folder, packed
from briefgen.cli.progress import counting
from briefgen.cli.reading import read_file
from briefgen.cli.starting import unwritten
from briefgen.cli.tongue import language_of
from briefgen.exports.post import Export
from briefgen.exports.substack import TABLE
from briefgen.findings import Failure, Finding, Place
from briefgen.installed import version
from briefgen.publish.replacing import replace_file

ENDINGS = (".xml", ".json", ".zip")


def is_export(file: Path) -> bool:
    """Whether this is read as the export of another system: by its ending, or as Substack's folder."""
    return file.suffix.lower() in ENDINGS or (file.is_dir() and (file / TABLE).is_file())


def import_export(file: Path, into: Path) -> int:
    """Write a source for each post, and say what isn't there; the exit code.

    Raises:
        Failure: if nothing of it can be read.
    """
    if not version("justhtml"):
        hint = 'Install it: pip install "briefgen[import]"'
        message = "the package that reads the HTML of exports, justhtml, isn't installed"
        raise Failure(Finding(Place(str(file)), "bad-export", message, hint))
    return _written(file, _read(file), into)


def _read(file: Path) -> Export:
    from briefgen.exports.ghost import read_ghost
    from briefgen.exports.substack import read_substack
    from briefgen.exports.wordpress import read_wordpress

    if file.is_dir():
        return read_substack(str(file), folder(file))
    readers: dict[str, Callable[[str, bytes], Export]] = {
        ".xml": read_wordpress,
        ".json": read_ghost,
    }
    reader = readers.get(file.suffix.lower())
    if reader:
        return reader(str(file), _bytes(file))
    with packed(file) as read:
        return read_substack(str(file), read)


def _bytes(file: Path) -> bytes:
    data = read_file(str(file), most=MOST)
    if len(data) > MOST:
        message = f"the export has more than the {MOST:,} bytes that are read"
        raise Failure(Finding(Place(str(file)), "too-large", message, "Export it in parts."))
    return data


def _written(file: Path, export: Export, into: Path) -> int:
    """Make and write all posts; what stands at the place of one already stays."""
    from briefgen.exports.articles import Desk, Made

    language = language_of(into)
    desk, number = Desk(export, _others(into, language), language), len(export.posts)
    found: list[Finding] = list(export.omitted)
    written: list[tuple[Path, Made]] = []
    with counting("Importing posts") as count:
        for at in range(number):
            if count:
                count(at + 1, number)
            made = desk.make(at)
            target = into / made.path if isinstance(made, Made) else into
            if not isinstance(made, Made):
                found.append(made)
            elif refused := _refused(file, into, target):
                found.append(refused)
            elif unable := _unable(target, made.text):
                found += unable
                break
            else:
                found += made.findings
                written.append((target, made))
    for target, made in written:  # not while a line moves, which takes what is printed along
        report.say(f"{file} → {target}{' (draft)' if made.draft else ''}")
    report.complain(found)
    drafts = sum(made.draft for _, made in written)
    others = number - len(written) + sum(it.code != "left-out" for it in export.omitted)
    report.say(_summary(export, len(written), drafts, others))
    return 1 if report.fails(found, strict=False) else 0


def _others(into: Path, language: str) -> dict[str, set[str]]:
    """By its slug, as far as names of files tell it, each source that is there already.

    language: of the project.
    """
    from briefgen.source.filed import from_name

    found: dict[str, set[str]] = {}
    for below, folders, names in os.walk(into):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.endswith((".md", ".txt")):
                path = (Path(below) / name).relative_to(into).as_posix()
                slug, _, _ = from_name(path, UTC, slugged=True, language=language)
                found.setdefault(slug, set()).add(path)
    return found


def _refused(file: Path, into: Path, target: Path) -> Finding | None:
    """Why nothing is written there: something is, or the way leads through a link."""
    ways = [target, *(folder for folder in target.parents if folder.is_relative_to(into))]
    linked = next((way for way in ways if way.is_symlink()), None)
    if linked:
        message = f"{linked} is a symbolic link, and may lead elsewhere"
    elif target.exists():
        message = f"{target} exists already"
    else:
        return None
    hint = "It stays as it is. Delete it, or take --into another folder."
    return Finding(Place(str(file)), "output-folder", message, hint)


def _unable(target: Path, text: str) -> tuple[Finding, ...]:
    """Write a source; what keeps the system from it, which is so for all that follow."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, text.encode(errors="replace"), None)
    except OSError as error:
        return unwritten(target, error).findings
    return ()


def _summary(export: Export, written: int, drafts: int, others: int) -> str:
    said = f"{export.system}: {report.counted(written, 'post')} imported"
    if drafts:
        said += f", {drafts:,} of them as {'a draft' if drafts == 1 else 'drafts'}"
    return said + (f"; {others:,} left out." if others else ".")
