"""Rows from the brands and operators that OpenStreetMap names, with the Wikidata ids given there.

The list is that of the npm package name-suggestion-index (BSD 3-clause; its labels and descriptions
are Wikidata's, CC0): companies, shops, banks, agencies, universities, hospitals, school districts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kb_kinds import of_description

Row = dict[str, Any]

_KINDS = ("organisation", "facility")
_LOCAL = ("school district", "bus ", "fire ", "library", "water", "recycling", "road", "utility")
"""Of interest in one town only."""

_LATE = 8_000_000
"""Numbers from here on were given after Wikipedia's articles had got theirs: few of them have one."""


def brands_of(data: dict[str, Any], rows: Iterable[Row]) -> Iterator[Row]:
    """A row for each body that none has yet, by its Wikidata id."""
    known = {row.get("qid") for row in rows}
    for qid, told in sorted(data["wikidata"].items()):
        name, text = told.get("label", ""), told.get("description", "")
        local = any(word in f"{text} ".lower() for word in _LOCAL)
        early = qid[1:].isdecimal() and int(qid[1:]) < _LATE
        if (
            early
            and qid not in known
            and name[:1].isupper()
            and not name.isupper()
            and not local
            and of_description(text) in _KINDS
        ):
            bare = {"key": f"NSI:{qid}", "qid": qid, "title": name, "type": "ORG"}
            yield bare | {"aliases": {name: 0.9}, "desc": text}
