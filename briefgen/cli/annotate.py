"""`briefgen annotate`: stand-off annotations of one source, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import report
from briefgen.cli.importing import check_date, read_file
from briefgen.cli.session import QUERIES, Options, is_project, mounts
from briefgen.findings import Failure

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Inputs


class Format(StrEnum):
    """Formats of annotations; there is one so far."""

    JSON = "json"


def annotate(
    file: Annotated[
        Path,
        typer.Argument(help="A Markdown source or a raw pasted text.", exists=True, dir_okay=False),
    ],
    date: Annotated[
        str, typer.Option(help="Date of the article, YYYY-MM-DD.", metavar="YYYY-MM-DD")
    ] = "",
    _output: Annotated[
        Format, typer.Option("--format", help="Format of the output.")
    ] = Format.JSON,
) -> None:
    """Print what briefgen knows of one text: mentions, terms, dates, money, quotes, key facts.

    The knowledge base is that of the project around the file or, failing that, around the current
    folder, and the built-in one. Offsets are code points of the file's text (docs/annotate-json.md).

    The exit code is 0 if there is no error among the findings, 1 if there is one, 2 for wrong use.

    Example:

        briefgen annotate seeds/drop.txt --date 2025-01-03 --format json
    """
    check_date(date)
    known = annotations_of(file, date)
    typer.echo(json.dumps(known, ensure_ascii=False, indent=1))
    if any(finding["severity"] == "error" for finding in known["findings"]):
        raise typer.Exit(1)


def annotations_of(file: Path, date: str = "") -> dict[str, Any]:
    """The contract for one file.

    Raises:
        Failure: if the file cannot be read as an article at all.
    """
    from briefgen.annotate.contract import Offsets, contract
    from briefgen.pipeline.reading import document, reading, subjects_of
    from briefgen.pipeline.sources import text
    from briefgen.source.markdown import locate

    path = file.as_posix()
    ask = _build(file, path)
    read, findings = reading(ask, path, date), ask.findings(reading.key(path, date))
    source = text(ask, path)
    if read.article is None or source is None:
        raise Failure(*findings)
    tree = document(ask, read.article)
    offsets = Offsets.of(source, lambda passage, offset: locate(tree, passage, offset))
    entities, terms = subjects_of(ask, read.annotations)
    said = [report.as_json(finding) for finding in findings]
    return contract(path, read.annotations, offsets, entities, terms, said)


def _build(file: Path, path: str) -> Build:
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files

    around = [folder for folder in file.resolve().parents if is_project(folder)]
    root = around[0] if around else Path.cwd()
    files = Files(root, mounts(), Options({}))
    return Build(_With(files, path, read_file(str(file))), queries=QUERIES)


@dataclass(frozen=True, slots=True)
class _With:
    """A project and one more file, which may stand anywhere and goes by the name it was given."""

    project: Inputs
    path: str
    data: bytes

    def read(self, path: str) -> bytes | None:
        return self.data if path == self.path else self.project.read(path)

    def names(self, folder: str) -> tuple[str, ...]:
        return self.project.names(folder)

    def passed(self, moment: str) -> bool:
        return self.project.passed(moment)

    def option(self, name: str) -> str:
        return self.project.option(name)
