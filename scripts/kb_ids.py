"""Wikidata ids that the public lists do not give: what other public sources say of a title.

`wikidata.tsv` has on each line an id, the kind of the entry and its title (of the English Wikipedia,
or its name), and in remarks above each block the source that shows id and name together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
TABLE = Path(__file__).parent / "wikidata.tsv"

_LISTED = {"GPE": "place", "PERSON": "person"}
"""Kinds that a row's list says; of all others only that it is none of these."""


class Unfit(ValueError):  # noqa: N818 - named after what it found
    """Lines of the table that fit nothing."""


def identified(rows: Iterable[Row], own: Iterable[Row], table: str) -> tuple[list[Row], list[Row]]:
    """The rows of the lists and our own entries, with the ids of the table where they have none.

    An entry of our own is the row that has its id, whatever that is called there.

    Raises:
        Unfit: naming each line whose kind and title nobody has.
    """
    rows, own = list(rows), list(own)
    entries = {(entry["kind"], entry["title"]): at for at, entry in enumerate(own)}
    lacking: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if not row.get("qid"):
            lacking[row["title"]].append(at)
    wrong = []
    for qid, kind, title in _lines(table):
        if (entry := entries.get((kind, title))) is not None:
            own[entry] = own[entry] | {"qid": qid, "same": (*own[entry]["same"], qid)}
        found = [a for a in lacking[title] if not rows[a].get("qid") and _may_be(rows[a], kind)]
        for at in found:
            rows[at] = rows[at] | {"qid": qid}
        if entry is None and not found:
            wrong.append(f"{qid}: there is no {kind} “{title}” without an id")
    if wrong:
        raise Unfit("\n".join(wrong))
    return rows, own


def _may_be(row: Row, kind: str) -> bool:
    if listed := _LISTED.get(row["type"]):
        return kind == listed
    return kind not in _LISTED.values() or row["type"] in ("VITAL", "MISC")


def _lines(table: str) -> list[tuple[str, str, str]]:
    lines = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    return [(qid, kind, title) for qid, kind, title in lines]
