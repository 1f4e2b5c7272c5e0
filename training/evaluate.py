"""Scores a pipeline on corpora of the record format.

    python training/evaluate.py PIPELINE FILE.jsonl[.gz] ...

PIPELINE is a folder or the name of an installed spaCy pipeline; "briefgen" is the shipped one. A
record is {"text": …, "spans": [[start, end, label], …]}. Scored are exact spans of people,
organisations and places.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import spacy
from corpora import Record
from scoring import Score, score, shown
from spacy.language import Language

from briefgen.nlp.loading import load, opened
from briefgen.nlp.shipped import NAME


def records(path: Path) -> list[Record]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [
            Record(r["text"], [(s, e, label) for s, e, label in r["spans"]])
            for r in map(json.loads, lines)
        ]


def pipeline(name: str) -> Language:
    if name == NAME:
        return load()
    return opened(Path(name)) if Path(name).is_dir() else spacy.load(name)


def main(arguments: Sequence[str] | None = None) -> list[Score]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("pipeline")
    parser.add_argument("corpora", type=Path, nargs="+")
    given = parser.parse_args(arguments)
    nlp = pipeline(given.pipeline)
    scores = []
    for path in given.corpora:
        total = score(nlp, records(path))
        print(shown(path.name.partition(".")[0], total))
        scores.append(total)
    return scores


if __name__ == "__main__":
    main()
