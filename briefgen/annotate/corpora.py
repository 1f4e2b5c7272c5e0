"""Corpora of texts with stand-off gold: each record as a text and its gold in the JSON contract.

Three formats: gold beside an article, as `briefgen annotate` prints it; JSON lines with `spans` of
labels; JSON lines with `mentions` that carry Wikipedia titles or Wikidata ids as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefgen.findings import Finding, Place

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("PERSON", "PER", "person"), "person"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "location"), "place"),
    **dict.fromkeys(("ORG", "organisation", "organization"), "organisation"),
    **dict.fromkeys(("NORP",), "group"),
    **dict.fromkeys(("EVENT", "event"), "event"),
    **dict.fromkeys(("LAW",), "law"),
    **dict.fromkeys(("PRODUCT", "product"), "product"),
}
"""Labels of corpora → types of mentions. Facilities are places: most corpora don't tell them apart.

Other labels (MISC, DATE, MONEY …) have no type of ours and aren't compared.
"""

LISTS: Final = ("mentions", "dates", "money", "quantities", "quotes")
_NEEDED: Final = {
    "mentions": ("type",),
    "dates": ("value",),
    "money": ("currency", "value"),
    "quantities": ("value", "unit"),
    "quotes": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One text of a corpus with its gold; `file` and `line` say where it stands."""

    file: str
    line: int
    text: str
    gold: Mapping[str, Any]
    title: str = ""
    date: str = ""
    genre: str = ""

    @property
    def place(self) -> Place:
        return Place(self.file, self.line)


def records(file: str, lines: Iterable[str]) -> Iterator[Record | Finding]:
    """The records of a file of JSON lines; a finding for each line that is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(Place(file, number), line)


def kinds_of(found: Iterable[Record]) -> frozenset[str]:
    """The types that a corpus marks at all."""
    return frozenset(item["type"] for record in found for item in record.gold.get("mentions", []))


def _record(place: Place, line: str) -> Record | Finding:
    data = _json(place, line)
    if isinstance(data, Finding):
        return data
    text, spans = data.get("text"), data.get("spans", data.get("mentions"))
    if not isinstance(text, str) or not isinstance(spans, list):
        return _bad(place, "a record needs `text` and a list of `spans` or `mentions`")
    rows = [_row(row) for row in spans]
    for row in rows:
        if row is None or not _fits(row, text):
            return _bad(place, "a span needs start, end and label, and must lie inside the text")
    marked = [_mention(text, row) for row in rows if row and row["label"] in KINDS]
    told = {name: _word(data.get(name)) for name in ("title", "date", "genre")}
    gold = {"mentions": marked}
    return Record(file=place.path, line=place.line, text=text, gold=gold, **told)


def _json(place: Place, text: str) -> dict[str, Any] | Finding:
    try:
        data = json.loads(text)
    except ValueError as error:
        reason = getattr(error, "msg", str(error))
        at = Place(
            place.path, place.line or getattr(error, "lineno", 0), getattr(error, "colno", 0)
        )
        return _bad(at, f"this is no JSON: {reason}")
    except RecursionError:
        return _bad(place, "this JSON is nested too deeply")
    return data if isinstance(data, dict) else _bad(place, "this is no JSON object")


def _bad(place: Place, message: str) -> Finding:
    hint = "See “briefgen evaluate” in docs/cli.md for the formats of a corpus."
    return Finding(place, "bad-corpus", message, hint)


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _row(row: object) -> dict[str, Any] | None:
    """A span as a mapping: `[start, end, label, wikipedia, wikidata]` or with these as its keys."""
    if isinstance(row, dict):
        return {**row, "label": row.get("label", row.get("type"))}
    if isinstance(row, list) and len(row) >= 3:
        names = ("start", "end", "label", "wikipedia", "wikidata")
        return dict(zip(names, row, strict=False))
    return None


def _fits(row: Mapping[str, Any], text: str) -> bool:
    start, end = row.get("start"), row.get("end")
    return (
        type(start) is int
        and type(end) is int
        and 0 <= start < end <= len(text)
        and isinstance(row.get("label"), str)
    )


def _mention(text: str, row: Mapping[str, Any]) -> dict[str, Any]:
    start, end = row["start"], row["end"]
    known = {name: row[name] for name in ("wikidata", "wikipedia", "entity") if name in row}
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "type": KINDS[row["label"]],
    } | known


def gold(file: str, text: str, source: str) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
    """The gold beside an article, and what is wrong with it.

    text: of the gold; source: the article's text, in which the offsets count.
    """
    data = _json(Place(file), text)
    if isinstance(data, Finding):
        return {}, (data,)
    found = [_bad(Place(file), said) for said in _faults(data, source)]
    return data, tuple(found)


def _faults(data: Mapping[str, Any], source: str) -> Iterator[str]:
    known = {*LISTS, "file", "date", "genre", "terms", "facts", "findings"}
    yield from (f"`{name}` is no key of gold" for name in data if name not in known)
    if "date" in data and not _is_date(data["date"]):
        yield "`date` is no day written as YYYY-MM-DD"
    for name in LISTS:
        items = data.get(name, [])
        if not isinstance(items, list):
            yield f"`{name}` is no list"
            continue
        for number, item in enumerate(items):
            if said := _fault(item, source, _NEEDED[name]):
                yield f"{name}[{number}]: {said}"


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _fault(item: object, source: str, needed: Iterable[str]) -> str:
    if not isinstance(item, dict):
        return "this is no object"
    if missing := [key for key in needed if key not in item]:
        return f"`{missing[0]}` is missing"
    if not _fits({**item, "label": ""}, source):
        return "`start` and `end` must be offsets inside the text"
    there = source[item["start"] : item["end"]]
    return "" if item.get("text") == there else f"`text` isn't what stands there: “{there[:40]}”"
