"""What `briefgen annotate` does: stand-off annotations of one source, as JSON."""

from __future__ import annotations

import json
import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.cli import report
from briefgen.cli.reading import STDIN, read_file, read_stdin
from briefgen.cli.session import QUERIES, Options, is_project, mounts
from briefgen.findings import Failure

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Inputs


def show(file: Path, date: str = "") -> None:
    """What `briefgen annotate` does; ends with exit code 1 if a finding is an error."""
    known = annotations_of(file, date)
    report.say(json.dumps(known, ensure_ascii=False, indent=1))
    if any(finding["severity"] == "error" for finding in known["findings"]):
        sys.exit(1)


def annotations_of(file: Path, date: str = "") -> dict[str, Any]:
    """The contract for one file.

    Raises:
        Failure: if the file cannot be read as an article at all.
    """
    from briefgen.annotate.boxless import no_box
    from briefgen.annotate.contract import Offsets, contract
    from briefgen.pipeline.languages import is_english
    from briefgen.pipeline.reading import reading, subjects_of
    from briefgen.pipeline.sources import settings, text
    from briefgen.pipeline.texts import document
    from briefgen.source.markdown import locate, passages

    path, data = _source(file)
    ask = _build(file, path, data)
    read, findings = reading(ask, path, date), ask.findings(reading.key(path, date))
    source = text(ask, path)
    if read.article is None or source is None:
        raise Failure(*findings)
    tree = document(ask, read.article)
    offsets = Offsets.of(source, lambda passage, offset: locate(tree, passage, offset))
    entities, terms = subjects_of(ask, read.annotations)
    said = [report.as_json(finding) for finding in findings]
    texts = passages(tree)
    names = {identifier: one.name for identifier, one in entities.items()}
    english = is_english(read.article.lang or settings(ask).language)
    none = no_box(read.article, texts, read.annotations, names, english=english)
    return contract(path, read.annotations, offsets, entities, terms, said, texts=texts, none=none)


def _source(file: Path) -> tuple[str, bytes]:
    """The name of a source and its bytes; what the standard input holds tells what it is."""
    if file != STDIN:
        return file.as_posix(), read_file(str(file), alone=True)
    data = read_stdin()
    fenced = data.removeprefix(BOM_UTF8).split(b"\n", 1)[0].rstrip() == b"---"
    return "stdin.md" if fenced else "stdin.txt", data


def _build(file: Path, path: str, data: bytes) -> Build:
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files

    around = [folder for folder in file.resolve().parents if is_project(folder)]
    root = around[0] if around else Path.cwd()
    files = Files(root, mounts(), Options({}))
    return Build(_With(files, path, data), queries=QUERIES)


class _With(Struct, frozen=True):
    """A project and one more file, which may stand anywhere and goes by the name it was given."""

    project: Inputs
    path: str
    data: bytes

    def read(self, path: str) -> bytes | None:
        return self.data if path == self.path else self.project.read(path)

    def listed(self, folder: str) -> tuple[str, ...]:
        return self.project.listed(folder)

    def passed(self, moment: str) -> bool:
        return self.project.passed(moment)

    def option(self, name: str) -> str:
        return self.project.option(name)
