"""Score links against a gold set of texts with Wikipedia and Wikidata links.

Usage: python scripts/score_links.py PATH [--genres news,interview] [--errors N] [--model NAME]

PATH has a JSON object on each line: `doc`, `genre`, `date`, `text`, and `mentions`, each a list of
start, end, label, Wikipedia title (URL-encoded, or null) and Wikidata id (or null). A link counts as
right if it overlaps a gold mention of the same Wikidata id or title, as wrong if it overlaps others
only, those without a link included; recall asks for the outermost gold mentions. Links that touch no
name of the gold cannot be judged by the set: they count as wrong in the strict precision, and are
listed to be read. The model is briefgen's own; "none" for none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import unquote

from briefgen.annotate.annotating import annotate
from briefgen.annotate.annotation import Mention
from briefgen.cli.session import QUERIES, Options, mounts
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.pipeline.holding import holder
from briefgen.pipeline.knowledge import entity
from briefgen.pipeline.marking import policy
from briefgen.pipeline.reading import entities_for, found_in
from briefgen.source.article import Article, Body
from briefgen.source.passage import Passage

NOT_NAMES = ("DATE",)
SHOWN = 40


@dataclass(slots=True)
class Score:
    """Counts over all documents."""

    words: int = 0
    gold: int = 0
    held: int = 0
    found: int = 0
    found_held: int = 0
    right: int = 0
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    unjudged: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--genres", default="news,interview")
    parser.add_argument("--errors", type=int, default=SHOWN)
    parser.add_argument("--model", default="briefgen", help="or an installed spaCy pipeline")
    given = parser.parse_args()
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "briefgen.toml").write_text(f'[nlp]\nmodel = "{given.model}"\n', "utf-8")
        build = Build(Files(Path(folder), mounts(), Options({})), queries=QUERIES)
        for document in documents(given.path, given.genres.split(",")):
            judge(build, document, score)
    report(score, given.errors)


def documents(path: Path, genres: list[str]) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["genre"] in genres:
                yield document


def judge(build: Build, document: dict[str, Any], score: Score) -> None:
    """Annotate one text and compare."""
    passages, starts = split(document["text"])
    began = perf_counter()
    article = Article(
        path="x.txt", slug="x", headline="", body=Body("", 1), date=document["date"] or ""
    )
    found = found_in(build, passages, article)
    known = entities_for(build, set(), found, partial(entity, build))
    annotations = annotate(article, passages, found, known, policy(build))
    score.seconds += perf_counter() - began
    score.words += len(document["text"].split())
    gold = [Gold.of(document["text"], *m) for m in document["mentions"] if m[2] not in NOT_NAMES]
    links = [
        (m, starts[m.span.passage]) for m in annotations.mentions if m.entity and m.by != "nominal"
    ]
    compare(build, links, gold, known, score)


def outermost(gold: list[Gold]) -> list[Gold]:
    """Without names inside longer ones ("Copenhagen" in "University of Copenhagen"): links never nest."""
    found: list[Gold] = []
    for item in sorted(gold, key=lambda g: (g.start - g.end, g.start)):
        inside = any(g.start <= item.start and item.end <= g.end for g in found)
        if not inside or any((g.start, g.end) == (item.start, item.end) for g in found):
            found.append(item)
    return found


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    text: str
    title: str
    wikidata: str

    @classmethod
    def of(
        cls, text: str, start: int, end: int, _: str, title: str | None, id_: str | None
    ) -> Gold:
        return cls(start, end, text[start:end], unquote(title or "").replace("_", " "), id_ or "")

    def is_meant_by(self, entity: Any) -> bool:
        if self.wikidata and entity.wikidata:
            return bool(self.wikidata == entity.wikidata)
        return self.title in (entity.wikipedia, entity.name)


def compare(
    build: Build, links: list[tuple[Mention, int]], gold: list[Gold], known: Any, score: Score
) -> None:
    holds = holder(build)
    hit: set[Gold] = set()
    for mention, offset in links:
        start, end = mention.span.start + offset, mention.span.end + offset
        entity = known[mention.entity]
        touching = [g for g in gold if g.start < end and start < g.end]
        right = [g for g in touching if g.is_meant_by(entity)]
        hit.update(right)
        if right:
            score.right += 1
        elif touching:
            meant = max(touching, key=lambda g: min(g.end, end) - max(g.start, start))
            why = " ".join(mention.reasons) or mention.by
            told = f"{entity.id} [{mention.score} {why}]"
            score.wrong[mention.text, told, meant.title or f"nobody ({meant.text})"] += 1
        else:
            score.unjudged[
                mention.text,
                f"{entity.id} [{mention.score} {mention.by} {' '.join(mention.reasons)}]",
            ] += 1
    for item in outermost([g for g in gold if g.wikidata or g.title]):
        held = holds({"wikidata": item.wikidata, "wikipedia": item.title})
        score.gold += 1
        score.held += held
        score.found += item in hit
        score.found_held += held and item in hit
        if held and item not in hit:
            score.missed[item.text, item.title] += 1


def split(text: str) -> tuple[tuple[Passage, ...], list[int]]:
    """Paragraphs as passages, and where each begins."""
    passages: list[Passage] = []
    starts: list[int] = []
    at = 0
    for part in text.split("\n"):
        if part.strip():
            passages.append(Passage(index=len(passages), kind="paragraph", text=part))
            starts.append(at)
        at += len(part) + 1
    return tuple(passages), starts


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def report(score: Score, shown: int) -> None:
    wrong, unjudged = sum(score.wrong.values()), sum(score.unjudged.values())
    lines = {
        "words": score.words,
        "links": score.right + wrong + unjudged,
        "precision (links that the set can judge)": score.right / max(score.right + wrong, 1),
        "precision (unjudged count as wrong)": score.right / max(score.right + wrong + unjudged, 1),
        "recall of all gold names": score.found / max(score.gold, 1),
        "recall of those in the knowledge base": score.found_held / max(score.held, 1),
        "gold names, of which in the knowledge base": f"{score.gold}, {score.held}",
        "wrong links in 1,000 words": wrong * 1000 / max(score.words, 1),
        "unjudged links in 1,000 words": unjudged * 1000 / max(score.words, 1),
        "words a second": score.words / score.seconds,
    }
    for name, value in lines.items():
        say(f"{name:45} {value:.3f}" if isinstance(value, float) else f"{name:45} {value}")
    for name, counted in (
        ("wrong", score.wrong),
        ("unjudged", score.unjudged),
        ("missed", score.missed),
    ):
        say(f"\n{name}:")
        for item, number in counted.most_common(shown):
            say(f"  {number:3} {' | '.join(item)}")


if __name__ == "__main__":
    main()
