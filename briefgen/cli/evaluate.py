"""`briefgen evaluate`: how well annotations agree with gold."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli import report
from briefgen.cli.options import whole
from briefgen.cli.reading import read_file
from briefgen.findings import Failure, Finding, Place

if TYPE_CHECKING:
    from briefgen.annotate.corpora import Record
    from briefgen.annotate.evaluation import Fault, Scope, Score
    from briefgen.graph.build import Build
    from briefgen.pipeline.holding import Holds

_MOST = 1_000_000_000
"""Bytes of the largest corpus that is read, unpacked."""
_FINDINGS = 20
_AROUND = 30
"""Code points shown on either side of a fault."""


def evaluate(
    corpus: Annotated[
        Path,
        typer.Argument(
            help="A folder of articles, each with NAME.gold.json beside it, or a file of JSON lines.",
            exists=True,
            metavar="CORPUS",
        ),
    ],
    genre: Annotated[str, typer.Option(help="Only texts of this genre.")] = "",
    limit: Annotated[
        int | None, typer.Option(help="Only the first N texts.", parser=whole(1), metavar="N")
    ] = None,
    only: Annotated[
        str,
        typer.Option(
            help="Only some of: mentions, types, links, dates, money, quantities, quotes.",
            metavar="PARTS",
        ),
    ] = "",
    errors: Annotated[
        int,
        typer.Option(help="List the first N errors of each kind.", parser=whole(0), metavar="N"),
    ] = 0,
    match: Annotated[
        str, typer.Option(help="Only files whose name begins so.", metavar="PREFIX")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare what briefgen finds with the gold of a corpus: precision, recall, F1.

    The settings and the knowledge base are those of the project in the current folder, if it is one,
    with the built-in one.

    Examples:

        briefgen evaluate tests/gold --match dev- --errors 10

        briefgen evaluate news.jsonl.gz --only links --genre news --json
    """
    from briefgen.annotate.corpora import kinds_of
    from briefgen.annotate.evaluation import PARTS, Scope, Score

    parts = frozenset(part.strip() for part in only.split(",")) if only else frozenset(PARTS)
    if unknown := sorted(parts - set(PARTS)):
        known = ", ".join(PARTS)
        raise typer.BadParameter(f"“{unknown[0]}” is none of {known}", param_hint="'--only'")
    found = _texts(corpus, genre, match)[:limit]
    if not found:
        raise typer.BadParameter("the corpus has no such texts", param_hint="'CORPUS'")
    scope = Scope(parts, None if corpus.is_dir() else kinds_of(found))
    total, faults, ask = Score(), [], _ask()
    if scope.parts & {"links"}:
        scope = replace(scope, holds=_holder(ask))
    for record, score in _scores(ask, found, scope):
        total.merge(score)
        faults += [(record, fault) for fault in score.faults]
    listed = _listed(faults, errors)
    typer.echo(_json(total, len(found), listed) if as_json else _table(total, len(found), listed))


def _texts(corpus: Path, genre: str, match: str) -> list[Record]:
    found = list(_folder(corpus, match) if corpus.is_dir() else _lines(corpus))
    wrong = [item for item in found if isinstance(item, Finding)]
    if wrong:
        raise Failure(*wrong[:_FINDINGS])
    right = [item for item in found if not isinstance(item, Finding)]
    return [record for record in right if not genre or record.genre == genre]


def _folder(corpus: Path, match: str) -> Iterator[Record | Finding]:
    from briefgen.annotate.corpora import Record, gold
    from briefgen.source.decode import decode

    for beside in sorted(corpus.glob(f"{_literal(match)}*.gold.json")):
        stem = beside.name.removesuffix(".gold.json")
        files = [path for end in (".md", ".txt") if (path := corpus / f"{stem}{end}").is_file()]
        if not files:
            yield Finding(
                Place(str(beside)), "bad-corpus", "there is no article beside this gold",
                f"Name it {stem}.md or {stem}.txt.",
            )  # fmt: skip
            continue
        text, said = decode(str(files[0]), read_file(str(files[0])))
        told, more = decode(str(beside), read_file(str(beside)))
        if text is None or told is None:
            yield from (*said, *more)
            continue
        data, faults = gold(str(beside), told, text)
        yield from faults
        yield Record(
            file=str(files[0]), line=0, text=text, gold=data,
            date=str(data.get("date", "")), genre=str(data.get("genre", "")),
        )  # fmt: skip


def _literal(match: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in match if char != "/")


def _lines(file: Path) -> Iterator[Record | Finding]:
    from briefgen.annotate.corpora import records

    try:
        text = _unpacked(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "Save the corpus as UTF-8."
        raise Failure(
            Finding(Place(str(file)), "bad-encoding", "this is not UTF-8", hint)
        ) from error
    except (OSError, EOFError, zlib.error) as error:
        hint = "Check the file: a .gz may be cut off."
        said = str(getattr(error, "strerror", None) or error)
        raise Failure(Finding(Place(str(file)), "unreadable-file", said, hint)) from error
    # `splitlines` would also end a line where JSON has U+2028 inside a string.
    yield from records(str(file), io.StringIO(text, newline="\n"))


def _unpacked(file: Path) -> bytes:
    with file.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            return raw.read(_MOST)
        with gzip.open(raw) as plain:
            return plain.read(_MOST)


def _holder(ask: Build) -> Holds:
    from briefgen.pipeline.holding import holder

    return holder(ask)


def _scores(ask: Build, found: list[Record], scope: Scope) -> Iterator[tuple[Record, Score]]:
    from briefgen.annotate.evaluation import evaluate as compare
    from briefgen.cli.annotate import annotations_of

    for record in found:
        known = (
            _annotated(ask, record)
            if record.line
            else annotations_of(Path(record.file), record.date)
        )
        yield record, compare(record.text, record.gold, known, scope)


def _ask() -> Build:
    from briefgen.cli.session import QUERIES, Options, mounts
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files

    return Build(Files(Path.cwd(), mounts(), Options({})), queries=QUERIES)


def _annotated(ask: Build, record: Record) -> dict[str, Any]:
    """Annotations of a bare text: there is no header to be found in it."""
    from briefgen.annotate.contract import Offsets, contract
    from briefgen.pipeline.reading import bare, subjects_of
    from briefgen.pipeline.texts import document
    from briefgen.source.markdown import locate

    read = bare(ask, record.text, record.title, record.date)
    tree = document(ask, read.article) if read.article else None
    if tree is None:
        return {}
    offsets = Offsets.of(record.text, lambda passage, at: locate(tree, passage, at))
    entities, terms = subjects_of(ask, read.annotations)
    return contract(record.file, read.annotations, offsets, entities, terms, [])


def _listed(faults: list[tuple[Record, Fault]], most: int) -> list[tuple[Record, Fault]]:
    counts: dict[tuple[str, str], int] = {}
    listed = []
    for record, fault in faults:
        key = (fault.row, fault.what)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            listed.append((record, fault))
    return sorted(listed, key=lambda one: (one[1].row, one[1].what))


def _json(total: Score, texts: int, listed: list[tuple[Record, Fault]]) -> str:
    from briefgen.annotate.evaluation import summary

    rows = {
        row: {
            "gold": total.counts[f"{row} gold"],
            "found": total.counts[f"{row} found"],
            "right": total.counts[f"{row} right"],
            "precision": total.precision(row),
            "recall": total.recall(row),
            "f1": total.f1(row),
        }
        for row in total.rows()
    }
    rates = {
        name: {"value": value, "count": count, "of": of}
        for name, value, count, of in summary(total)
    }
    faults = [
        {"file": record.file, "line": _line(record, fault), **asdict(fault)}
        for record, fault in listed
    ]
    data = {
        "texts": texts,
        "words": total.counts["words"],
        "rows": rows,
        "rates": rates,
        "errors": faults,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _table(total: Score, texts: int, listed: list[tuple[Record, Fault]]) -> str:
    from briefgen.annotate.evaluation import summary

    words = total.counts["words"]
    lines = [
        f"{texts} texts, {words} words",
        "",
        _row("", "gold", "found", "right", "P", "R", "F1"),
    ]
    for row in total.rows():
        counts = [str(total.counts[f"{row} {name}"]) for name in ("gold", "found", "right")]
        rates = [_shown(rate(row)) for rate in (total.precision, total.recall, total.f1)]
        lines.append(_row(row, *counts, *rates))
    lines.append("")
    for name, value, count, of in summary(total):
        lines.append(f"{name}: {_shown(value)} ({count} of {of})")
    lines += [_fault(record, fault) for record, fault in listed]
    return "\n".join(lines).rstrip()


def _row(*cells: str) -> str:
    first, *rest = cells
    return (f"{first:<22}" + "".join(f"{cell:>8}" for cell in rest)).rstrip()


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _line(record: Record, fault: Fault) -> int:
    return record.line or record.text.count("\n", 0, fault.start) + 1


def _fault(record: Record, fault: Fault) -> str:
    """A line for a person: where, what, in which words, and what both sides say."""
    low, high = fault.start, fault.start + len(fault.text)
    left = record.text[max(0, low - _AROUND) : low]
    right = record.text[high : high + _AROUND]
    words = report.printable(f"{left}[{fault.text}]{right}".replace("\n", " "))
    said = f" gold: {fault.gold}" * bool(fault.gold) + f" found: {fault.found}" * bool(fault.found)
    place = f"{record.file}:{_line(record, fault)}"
    return f"{place}: {fault.row} {fault.what}: …{words}…{report.printable(said)}"
