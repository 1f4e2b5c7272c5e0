"""`briefgen annotate`: stand-off annotations of one source, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli import report
from briefgen.cli.importing import check_date, read_file
from briefgen.cli.session import QUERIES, Options, mounts
from briefgen.findings import Failure, Finding

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.source.article import Article


class Format(StrEnum):
    """Formats of annotations; there is one so far."""

    JSON = "json"


def annotate(
    file: Annotated[Path, typer.Argument(help="A Markdown source or a raw pasted text.")],
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

    Example:

        briefgen annotate seeds/drop.txt --date 2025-01-03 --format json
    """
    check_date(date)
    typer.echo(json.dumps(annotations_of(file, date), ensure_ascii=False, indent=1))


def annotations_of(file: Path, date: str = "") -> dict[str, object]:
    """The contract for one file.

    Raises:
        Failure: if the file cannot be read as an article at all.
    """
    from briefgen.annotate.annotations import annotate as annotate_article
    from briefgen.annotate.contract import Offsets, contract
    from briefgen.pipeline.knowledge import entity, term
    from briefgen.pipeline.reading import entities_for, found_in, pins, placed, policy
    from briefgen.source.decode import decode
    from briefgen.source.markdown import locate, parse, passages

    ask = _build(file)
    text, findings = decode(str(file), read_file(str(file)))
    if text is None:
        raise Failure(*findings)
    article, more = _article(file, text, date)
    tree = parse(article.body)
    texts = passages(tree)
    found = found_in(ask, texts)
    entities = entities_for(ask, article, texts, found)
    pinnable = [pin for pin in pins(texts) if term(ask, pin)]
    known = annotate_article(article, texts, found, entities, policy(ask), pinnable)
    said = [*findings, *more, *placed(article, tree, known.remarks)]
    named = {mention.entity for mention in known.mentions} - entities.keys() - {""}
    entities |= {name: value for name in sorted(named) if (value := entity(ask, name))}
    terms = {use.term: entry for use in known.terms if (entry := term(ask, use.term))}
    offsets = Offsets.of(text, lambda passage, offset: locate(tree, passage, offset))
    return contract(
        str(file), known, offsets, entities, terms, [report.as_json(item) for item in sorted(said)]
    )


def _build(file: Path) -> Build:
    from briefgen.graph.build import Build
    from briefgen.graph.inputs import Files

    around = [folder for folder in file.resolve().parents if _is_project(folder)]
    root = around[0] if around else Path.cwd()
    return Build(Files(root, mounts(), Options({})), queries=QUERIES)


def _is_project(folder: Path) -> bool:
    return (folder / "briefgen.toml").is_file()


def _article(file: Path, text: str, date: str) -> tuple[Article, tuple[Finding, ...]]:
    from briefgen.source import header
    from briefgen.source.paste import paste

    path = file.as_posix()
    if file.suffix == ".md":
        article, findings = header.article(path, text)
        article = replace(article, date=date) if article and date else article
    else:
        drop, findings = paste(path, text, date=date)
        article = drop.article if drop else None
    if article is None:
        raise Failure(*findings)
    return article, findings
