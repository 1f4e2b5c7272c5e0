"""The lines around an article that carry facts about it: byline, dates, address of the original."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.article import Credit, SourceRef
from briefgen.source.credits import byline, is_name
from briefgen.source.stamps import ago, stamp

LONGEST = 400
_PIECES = expression(r"\s*[|·•]\s*|\s+/\s+|,?\s+(?=(?:last )?updated:? )", re.IGNORECASE)
_READING = expression(
    r"\d+[- ]min(?:ute)?s?(?: read)?|\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?",
    re.IGNORECASE,
)
"""How long it takes to read, or the time of day beside a date."""
_ADDRESS = expression(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]", re.IGNORECASE)
_SOURCE = expression(
    r"(?:source|via|original(?: article)?|originally published (?:at|on|by)|link|url|read more)"
    r"(?: (?:link|url))?\s?:?\s",
    re.IGNORECASE,
)


class Furniture(Struct, frozen=True, kw_only=True):
    """What one such line tells."""

    byline: tuple[Credit, ...] = ()
    date: str = ""
    updated: str = ""
    sources: tuple[SourceRef, ...] = ()


def furniture(text: str) -> Furniture | None:
    """Read a line of furniture; None if any piece of it tells something else.

    Pieces are parted by bars and dots: "By Jane Doe | January 3, 2025 | 4 min read".
    """
    if len(text) > LONGEST:
        return None
    told = [_piece(piece) for piece in _PIECES.split(text) if piece]
    known = [one for one in told if one is not None]
    if not known or len(known) < len(told):
        return None
    return Furniture(
        byline=tuple(credit for one in known for credit in one.byline),
        date=next((one.date for one in known if one.date), ""),
        updated=next((one.updated for one in known if one.updated), ""),
        sources=tuple(source for one in known for source in one.sources),
    )


def _piece(piece: str) -> Furniture | None:
    when, updated = stamp(piece)
    if when or updated:
        return Furniture(date=when, updated=updated)
    if _READING.fullmatch(piece) or ago(piece):
        return Furniture()
    authors = byline(piece)
    if authors:
        return Furniture(byline=authors)
    source = _source(piece)
    return Furniture(sources=(source,)) if source else None


def _source(piece: str) -> SourceRef | None:
    label = _SOURCE.match(piece)
    said = piece[label.end() :] if label else piece
    found = _ADDRESS.search(said)
    if not found:
        named = label and ":" in label[0] and is_name(said.removesuffix(" and news agencies"))
        return SourceRef(title=said) if named else None
    title = _ADDRESS.sub(" ", said, count=1).strip(" ,:;()[]–—-")
    if title and not (label and len(title) <= 100):
        return None
    return SourceRef(title=title or _host(found[0]), url=found[0])


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or address).removeprefix("www.")
