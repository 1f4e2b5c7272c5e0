"""What we say of the best-known persons, places and things of which the lists say little.

`kb_glosses.yaml` has by kind, then by the title of the row, one sentence that stays true. Only the
description changes, and the kind where the lists describe nothing; names and fame are those of the lists.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]
FILE = Path(__file__).parent / "kb_glosses.yaml"


@lru_cache(maxsize=1)
def glosses() -> dict[tuple[str, str], str]:
    """Our sentences by kind and title."""
    tree = yaml.safe_load(FILE.read_text("utf-8"))
    return {(kind, title): text for kind, told in tree.items() for title, text in told.items()}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {title: kind for kind, title in glosses()}


def glossed(row: Row) -> Row:
    """What our sentence changes in a row of the lists: its description, and the kind if none is told.

    {} for all others. The row has its `kind`. Our own entries and towns of that name stay as they are.
    """
    kind: str = row["kind"]
    title: str = row["title"]
    if row.get("curated") or row.get("sub") in ("city", "state"):
        return {}
    named_only = kind == "other" or not row.get("desc")
    meant = _kinds().get(title, kind) if named_only else kind
    text = glosses().get((meant, title), "")
    return {"kind": meant, "desc": text} if text else {}
