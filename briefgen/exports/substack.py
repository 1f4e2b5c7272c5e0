"""The export of Substack: a table of posts, and a file of HTML for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefgen.exports.post import DRAFT, Beyond, Export, Left, Post, Read, bad_export, omitted
from briefgen.exports.stamps import in_utc
from briefgen.findings import Failure, Finding, Place

TABLE = "posts.csv"
_NEEDED = ("post_id", "title", "is_published")
_FOR = {
    "only_paid": "for paying readers only",
    "only_free": "for free readers only",
    "founding": "for founding members only",
}

Row = dict[str, str]


def read_substack(path: str, read: Read) -> Export:
    """The posts of an export.

    path: of the export itself, for findings.

    Raises:
        Failure: if the table is missing or cannot be read.
    """
    posts: list[Post] = []
    left: list[Finding] = []
    for line, row in _rows(path, read(TABLE) or ""):
        try:
            posts.extend(_posts(path, line, row, read))
        except Beyond:
            raise
        except Failure as failure:
            left.extend(failure.findings)
    return Export(system="Substack", posts=tuple(posts), omitted=tuple(left))


def _rows(path: str, text: str) -> Iterator[tuple[int, Row]]:
    place = f"{path}/{TABLE}"
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        lacking = [name for name in _NEEDED if name not in (table.fieldnames or ())]
        if lacking:
            hint = "Take the file that Substack writes under Settings → Exports, as it is."
            bad_export(Place(place, 1), f"the table has no column “{lacking[0]}”", hint)
        before = table.line_num
        for row in table:
            # What stands beyond the last column is in a list under None.
            yield before + 1, {key: value or "" for key, value in row.items() if key}
            before = table.line_num
    except csv.Error as error:
        hint = "Take the file as Substack wrote it."
        bad_export(Place(place, table.line_num + 1), f"the table cannot be read: {error}", hint)


def _posts(path: str, line: int, row: Row, read: Read) -> Iterator[Post]:
    number = row["post_id"].strip()
    title, kind = " ".join(row["title"].split()), row.get("type", "").strip()
    place = Place(f"{path}/{TABLE}", line)
    html = read(f"posts/{number}.html")
    if html is None:
        why = f"the export has no file posts/{number}.html"
        raise Failure(omitted(place, title or number or f"line {line}", why, "Export it again."))
    slug = number.partition(".")[2]
    audience = row.get("audience", "").strip()
    public = row["is_published"].strip().lower() == "true"
    held = "" if public else DRAFT
    if public and audience not in ("", "everyone"):
        held = _FOR.get(audience, "for some readers only")
    sound = row.get("podcast_url", "").strip()
    yield Post(
        place=Place(f"{path}/posts/{number}.html"),
        title=title,
        html=html,
        slug=slug,
        dek=" ".join(row.get("subtitle", "").split()),
        date=in_utc(row.get("post_date", "")),
        address=f"/p/{slug}" if slug else "",
        held=held,
        standing=kind == "page",
        left=(Left("recording", sound),) if sound else (),
    )
