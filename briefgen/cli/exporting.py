"""`briefgen import` of what another system exports: its file or folder becomes many sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefgen.cli import report
from briefgen.cli.intake import Intake
from briefgen.cli.packed import MOST, folder, is_archive, packed
from briefgen.cli.progress import counting
from briefgen.cli.reading import read_file
from briefgen.cli.tongue import language_of
from briefgen.exports.post import Export, without_pages
from briefgen.exports.substack import TABLE
from briefgen.findings import Failure, Finding, Place
from briefgen.installed import version

ENDINGS = (".xml", ".json", ".zip")


def is_export(file: Path) -> bool:
    """Whether this is read as the export of another system.

    That is told by its ending, or as Substack's: by the first bytes of an archive. A folder is one
    of Substack, by its table, or holds the sources of another generator.
    """
    if file.is_dir():
        return True
    return file.suffix.lower() in ENDINGS or is_archive(file)


def read_export(file: Path, into: Path) -> Export:
    """All posts of an export.

    into: the folder for them.

    Raises:
        Failure: if nothing of it can be read.
    """
    from briefgen.cli.foldered import is_source, read_folder

    if (file.is_dir() and not (file / TABLE).is_file()) or is_source(file):
        return read_folder(file, into)
    if not version("justhtml"):
        hint = 'Install it: pip install "briefgen[import]"'
        message = "the package that reads the HTML of exports, justhtml, isn't installed"
        raise Failure(Finding(Place(str(file)), "bad-export", message, hint))
    return _read(file)


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
    if reader and not is_archive(file):
        return reader(str(file), _bytes(file))
    with packed(file) as read:
        return read_substack(str(file), read)


def _bytes(file: Path) -> bytes:
    data = read_file(str(file), most=MOST)
    if len(data) > MOST:
        message = f"the export has more than the {MOST:,} bytes that are read"
        raise Failure(Finding(Place(str(file)), "too-large", message, "Export it in parts."))
    return data


def write_export(file: Path, export: Export, intake: Intake) -> int:
    """Make and write all posts, and say what isn't there; what stands at the place of one already stays.

    Returns: the exit code.
    """
    from briefgen.cli.foldered import bring
    from briefgen.exports.articles import Desk, Made
    from briefgen.pipeline.sources import CONTENT

    into = intake.folder
    language = language_of(into)
    export = export if into.name == CONTENT else without_pages(export)
    desk = Desk(export, intake.by_slug(language), language, str(into))
    number, before = len(export.posts), len(intake.copied)
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
            elif refused := _refused(Path(made.origin or file), intake, target):
                found.append(refused)
            elif unable := _unable(intake, target, made.text):
                found += unable
                break
            else:
                found += made.findings
                found += bring(Path(export.root), made.copies, intake)
                written.append((target, made))
    for target, made in written:  # not while a line moves, which takes what is printed along
        origin = report.printable(made.origin) or file
        report.say(f"{origin} → {target}{' (draft)' if made.draft else ''}")
    report.complain(found)
    drafts = sum(made.draft for _, made in written)
    others = number - len(written) + sum(it.code != "left-out" for it in export.omitted)
    done = "would be imported" if intake.dry else "imported"
    pages = sum(made.standing for _, made in written)
    much = report.counted(len(written) - pages, "post")
    much += f" and {report.counted(pages, 'page')}" if pages else ""
    said = f"{export.system}: {much} {done}"
    report.say(_summary(said, drafts, others, copied=len(intake.copied) - before))
    return 1 if report.fails(found, strict=False) else 0


def _refused(file: Path, intake: Intake, target: Path) -> Finding | None:
    """Why nothing is written there: something is, or the way leads through a link."""
    ways = [target, *(it for it in target.parents if it.is_relative_to(intake.folder))]
    linked = next((way for way in ways if way.is_symlink()), None)
    if linked:
        message = f"{linked} is a symbolic link, and may lead elsewhere"
    elif intake.holds(target):
        message = f"{target} exists already"
    else:
        return None
    hint = "It stays as it is. Delete it, or take --into another folder."
    return Finding(Place(str(file)), "output-folder", message, hint)


def _unable(intake: Intake, target: Path, text: str) -> tuple[Finding, ...]:
    """Write a source; what keeps the system from it, which is so for all that follow."""
    try:
        intake.write(target, text.encode(errors="replace"))
    except Failure as failure:
        return failure.findings
    return ()


def _summary(said: str, drafts: int, others: int, *, copied: int) -> str:
    if drafts:
        said += f", {drafts:,} of them as {'a draft' if drafts == 1 else 'drafts'}"
    if copied:
        said += f", and {report.counted(copied, 'file')} beside them"
    return said + (f"; {others:,} left out." if others else ".")
