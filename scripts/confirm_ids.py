"""Confirm the Wikidata ids of the built-in knowledge base and of the demo against lists of others.

Usage: python scripts/confirm_ids.py [--all] [--entries FILE.yaml …] LIST…

A LIST is one of these, gzipped or not:

  *.jsonl   a JSON object on each line: `title`, `aliases` (name → weight, or a list), `qid`, `type`
            and perhaps `country`; or a text with `mentions` [start, end, type, page title, qid]
  *.tsv, *.csv
            rows in which one cell is an id (Q30, or an address that ends in it): the other cells
            are names of it; lines that begin with # are skipped

An entry is *confirmed* if a list gives its id to one of its names, with a kind that fits. It is
*contradicted* if no list does, and one gives its name (of the same kind and country) another id.
Otherwise it is *unknown*. The exit code is 1 if anything is contradicted or unknown.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
ENTRIES = sorted((ROOT / "briefgen" / "knowledge" / "data").glob("*.yaml"))

KINDS = {
    "GPE": {"place"},
    "LOC": {"place", "facility"},
    "FAC": {"facility", "place"},
    "ORG": {"organisation"},
    "PERSON": {"person"},
    "MISC": {"event", "law", "product", "work", "place", "facility"},
}
"""What the kinds of the lists may be here. A kind that is not named may be anything."""

FORMAL_WEIGHT = 0.9
"""Aliases of a list below it are nicknames, codes and flags."""

QID = re.compile(r"(?:^|/)(Q[1-9]\d*)$")


@dataclass(frozen=True, slots=True)
class Said:
    """That a list gives a name to an id."""

    qid: str
    kinds: frozenset[str]
    country: str
    where: str


@dataclass(slots=True)
class Lists:
    by_name: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def add(self, names: Iterable[str], said: Said) -> None:
        for name in {plain(name) for name in names if name}:
            if said not in self.by_name[name]:
                self.by_name[name].append(said)

    def about(self, entry: dict[str, Any]) -> list[Said]:
        found = [s for name in names_of(entry) for s in self.by_name.get(plain(name), ())]
        return [s for s in dict.fromkeys(found) if fits(s, entry)]


def plain(text: str) -> str:
    """One spelling for all: without case, accents, articles and punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    words = "".join(c if c.isalnum() or c == "+" else " " for c in letters if not is_accent(c))
    return re.sub(r"^the ", "", " ".join(words.split()))


def is_accent(char: str) -> bool:
    return bool(unicodedata.combining(char))


def names_of(entry: dict[str, Any]) -> list[str]:
    name = str(entry["name"])
    return [
        name,
        name.partition(",")[0],
        *entry.get("aliases", []),
        str(entry.get("wikipedia", "")),
    ]


def fits(said: Said, entry: dict[str, Any]) -> bool:
    kind = str(entry.get("kind", "place"))
    if said.kinds and kind not in said.kinds:
        return False
    return not said.country or said.country == str(entry.get("country", said.country)).lower()


def verdict(entry: dict[str, Any], lists: Lists) -> tuple[str, list[Said]]:
    about = lists.about(entry)
    agreeing = [s for s in about if s.qid == entry["wikidata"]]
    if agreeing:
        return "confirmed", agreeing
    return ("contradicted", about) if about else ("unknown", [])


def read(path: Path, lists: Lists) -> None:
    name = path.name.removesuffix(".gz")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        if name.endswith(".jsonl"):
            read_objects(lines, path.name, lists)
        elif name.endswith((".tsv", ".csv")):
            read_rows(lines, "\t" if name.endswith(".tsv") else ",", path.name, lists)
        else:
            sys.exit(f"{path}: what is in it? (.jsonl, .tsv or .csv)")


def read_objects(lines: IO[str], where: str, lists: Lists) -> None:
    for line in lines:
        row = json.loads(line)
        for names, qid, kind, country in (*object_said(row), *mentions_said(row)):
            lists.add(names, Said(qid, frozenset(KINDS.get(kind, ())), country, where))


def object_said(row: dict[str, Any]) -> Iterator[tuple[list[str], str, str, str]]:
    if row.get("qid"):
        weights = row.get("aliases", {})
        aliases = [a for a in weights if isinstance(weights, list) or weights[a] >= FORMAL_WEIGHT]
        country = str(row.get("iso2") or row.get("country") or "").lower()
        yield [row["title"], *aliases], row["qid"], row.get("type", ""), country


def mentions_said(row: dict[str, Any]) -> Iterator[tuple[list[str], str, str, str]]:
    for _, _, kind, title, qid in row.get("mentions", ()):
        if title and qid:
            yield [str(title)], qid, kind, ""


def read_rows(lines: IO[str], delimiter: str, where: str, lists: Lists) -> None:
    rows = (line for line in lines if not line.startswith("#"))
    for row in csv.reader(rows, delimiter=delimiter):
        ids = {found[1] for cell in row if (found := QID.search(cell.strip()))}
        if len(ids) == 1:
            names = [cell.strip() for cell in row if not QID.search(cell.strip())]
            lists.add(names, Said(ids.pop(), frozenset(), "", where))


def entries(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        text = path.read_text("utf-8")
        loaded = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
        for entry in loaded if isinstance(loaded, list) else [loaded]:
            if entry.get("wikidata"):
                yield {key: clean(value) for key, value in entry.items()}


def clean(value: Any) -> Any:
    """YAML takes the country "no" for a truth value."""
    return "no" if value is False else value


def main(arguments: argparse.Namespace) -> int:
    lists = Lists()
    for path in arguments.lists:
        read(path, lists)
    counts: dict[str, int] = defaultdict(int)
    for entry in entries(arguments.entries):
        result, said = verdict(entry, lists)
        counts[result] += 1
        if arguments.all or result != "confirmed":
            others = ", ".join(sorted({f"{s.qid} ({s.where})" for s in said}))
            row = (result, entry["wikidata"], entry["id"], entry["name"], others)
            sys.stdout.write("\t".join(map(str, row)) + "\n")
    sys.stderr.write("; ".join(f"{n} {result}" for result, n in sorted(counts.items())) + "\n")
    return int(counts["contradicted"] + counts["unknown"] > 0)


def parsed() -> argparse.Namespace:
    about, _, rest = (__doc__ or "").partition("\n\n")
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=about, epilog=rest, formatter_class=form)
    parser.add_argument("--all", action="store_true", help="print what is confirmed as well")
    parser.add_argument("--entries", type=Path, nargs="+", default=ENTRIES, metavar="FILE.yaml")
    parser.add_argument("lists", type=Path, nargs="+", metavar="LIST")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(parsed()))
