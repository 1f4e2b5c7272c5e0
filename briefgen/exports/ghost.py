"""The export of Ghost: its database as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from briefgen.exports.lexical import of_lexical
from briefgen.exports.markup import plain
from briefgen.exports.mobiledoc import of_mobiledoc
from briefgen.exports.post import DRAFT, Export, Left, Picture, Post, bad_export, omitted
from briefgen.exports.stamps import in_utc, later_by_days
from briefgen.exports.untyped import Row, key, line, loads, rows, words
from briefgen.findings import Failure, Finding, Place

_HERE = "__GHOST_URL__"
"""What Ghost writes for the address of its own site."""
_UUID = re.compile(rb'"uuid"\s{0,9}:\s{0,9}"([0-9A-Za-z-]{8,64})"')
"""What tells one post of an export from all others; the file is searched for it as it is."""
_HELD = {"draft": DRAFT, "sent": "sent by mail only"}
_FOR = {"members": "for members only", "paid": "for paying members only", "tiers": "for some tiers"}


class _Data(Struct):
    """The tables that count; rows are looked at one by one, since plug-ins write their own."""

    posts: list[Any] = []
    posts_meta: list[Any] = []
    tags: list[Any] = []
    posts_tags: list[Any] = []
    users: list[Any] = []
    posts_authors: list[Any] = []


class _Database(Struct):
    data: _Data | None = None


class _File(Struct):
    """`{"db": [{"data": …}]}`, or the inner part alone, which Ghost reads, too."""

    db: list[_Database] = []
    data: _Data | None = None


def read_ghost(path: str, data: bytes) -> Export:
    """The posts of an export.

    Raises:
        Failure: if it is no JSON, or another kind of it.
    """
    tables = _tables(path, data)
    tags = {key(row.get("id")): row for row in rows(tables.tags)}
    users = {key(row.get("id")): line(row.get("name")) for row in rows(tables.users)}
    meta = {key(row.get("post_id")): row for row in rows(tables.posts_meta)}
    tagged = _by_post(tables.posts_tags, "tag_id")
    written = _by_post(tables.posts_authors, "author_id")
    posts: list[Post] = []
    left: list[Finding] = []
    places = _places(path, data)
    for row in rows(tables.posts):
        number, place = key(row.get("id")), places.get(words(row.get("uuid")), Place(path))
        own = [tags[it] for it in tagged.get(number, ()) if it in tags]
        authors = written.get(number) or [key(row.get("author_id"))]
        names = tuple(users[it] for it in authors if users.get(it))
        try:
            posts.extend(_posts(place, row, own, names, meta.get(number, {})))
        except Failure as failure:
            left.extend(failure.findings)
    return Export(system="Ghost", posts=tuple(posts), omitted=tuple(left))


def _places(path: str, data: bytes) -> dict[str, Place]:
    """Where each post stands in the file, by its uuid; all may be in one line."""
    found: dict[str, Place] = {}
    line, column, last = 1, 1, 0
    for one in _UUID.finditer(data):
        *_, here = between = data[last : one.start()].split(b"\n")
        line += len(between) - 1
        column = len(here.decode(errors="replace")) + (1 if len(between) > 1 else column)
        last = one.start()
        found[one[1].decode()] = Place(path, line, column)
    return found


def _tables(path: str, data: bytes) -> _Data:
    hint = "Take the file that Ghost writes under Settings → Import/Export."
    try:
        file = _decoded(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        bad_export(Place(path, 1, 1), f"this JSON is no export of Ghost: {error}", hint)
    except json.JSONDecodeError as error:
        bad_export(Place(path, error.lineno, error.colno), f"this is no JSON: {error.msg}", hint)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad_export(Place(path, line), "this is not UTF-8", hint)
    except RecursionError:
        bad_export(Place(path), "this JSON nests too deep to be an export", hint)
    except ValueError as error:
        bad_export(Place(path), f"this JSON cannot be read: {error}", hint)
    found = next((base.data for base in file.db if base.data is not None), file.data)
    if found is None:
        bad_export(Place(path, 1, 1), "this JSON is no export of Ghost: it has no tables", hint)
    return found


def _decoded(data: bytes) -> _File:
    """The file; slower where it has numbers without end, or halves of a sign as JavaScript writes them."""
    try:
        return msgspec.json.decode(data, type=_File)
    except msgspec.DecodeError:
        return msgspec.convert(loads(data.decode()), type=_File)


def _posts(
    place: Place, row: Row, tags: list[Row], names: tuple[str, ...], meta: Row
) -> Iterator[Post]:
    title, slug = line(row.get("title")), line(row.get("slug"))
    try:
        html, left = _html(row)
    except ValueError as error:
        why = f"the export has its text in the editor's own form only, and {error}"
        hint = "Open it in Ghost and save it, so that the export has its HTML; then export again."
        raise Failure(omitted(place, title or slug, why, hint)) from error
    held = _held(row)
    date = in_utc(row.get("published_at")) or ("" if not held else in_utc(row.get("created_at")))
    shown = [tag for tag in tags if tag.get("visibility") != "internal"]
    inner = [line(tag.get("name")) for tag in tags if tag.get("visibility") == "internal"]
    yield Post(
        place=place,
        title=title,
        html=html.replace(_HERE, ""),
        slug=slug,
        dek=line(row.get("custom_excerpt")),
        date=date,
        updated="" if held else later_by_days(in_utc(row.get("updated_at")), date),
        tags=tuple(dict.fromkeys(name for tag in shown if (name := line(tag.get("name"))))),
        byline=tuple(dict.fromkeys(names)),
        address=f"/{slug}/" if slug else "",
        held=held,
        standing=row.get("type") == "page" or row.get("page") in (1, True),
        image=_picture(row, meta),
        left=(*(Left("internal tag", name) for name in inner), *left),
    )


def _html(row: Row) -> tuple[str, tuple[Left, ...]]:
    """The text of a post; where the export lacks its HTML, that is made of the editor's own form."""
    if html := words(row.get("html")):
        return html, ()
    for kind, read in (("lexical", of_lexical), ("mobiledoc", of_mobiledoc)):
        if text := words(row.get(kind)):
            pieces = list(read(_document(text)))
            html = "".join(piece for piece in pieces if isinstance(piece, str))
            return html, tuple(piece for piece in pieces if isinstance(piece, Left))
    return "", ()


def _document(text: str) -> Row:
    """What is in the text of a column.

    Raises:
        ValueError: if it is no JSON object.
    """
    try:
        found = loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("that is damaged") from error
    if not isinstance(found, dict):
        raise ValueError("that holds nothing")  # noqa: TRY004 - it is about what was exported
    return found


def _held(row: Row) -> str:
    """Why a post may not be public as it is."""
    status, audience = row.get("status"), row.get("visibility")
    if status not in ("published", "scheduled"):
        return _HELD.get(words(status), "in no state that is public")
    if audience in (None, "public"):
        return ""
    return _FOR.get(words(audience), "for some readers only")


def _picture(row: Row, meta: Row) -> Picture | None:
    src = words(row.get("feature_image") or row.get("image")).replace(_HERE, "").strip()
    alt, caption = meta.get("feature_image_alt"), meta.get("feature_image_caption")
    return Picture(src, line(alt), plain(words(caption))) if src else None


def _by_post(table: list[Any], name: str) -> dict[str, list[str]]:
    """What is joined to each post, in its order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows(table):
        order = row.get("sort_order")
        at = order if isinstance(order, int) else 0
        found.setdefault(key(row.get("post_id")), []).append((at, key(row.get(name))))
    return {
        post: [other for _, other in sorted(joined, key=lambda pair: pair[0])]
        for post, joined in found.items()
    }
