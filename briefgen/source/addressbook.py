"""The address book: every address that was public, and the source of which its page was made.

A text file of the project, `addresses.tsv`: a line each, its fields parted by tabs. `briefgen
record` adds to it; a build reads it, so that a briefing whose address changed is found at the old
one, too. A line each, in the order of the addresses, so that two branches seldom clash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.source.former import former

BOOK = "addresses.tsv"
CODE = "broken-addresses"
HINT = "Mend the line, or take the file back from an earlier commit."
OPENING = (
    "# Every address that was public, and its source: an address that changes leads on to the new one.\n"
    "# `briefgen record` adds to this; delete a line to give an address up. Commit this file.\n"
    "# address\tsource\ttext\tdate\theadline\n"
)
FIELDS = 5
LONGEST_HEADLINE = 200

_SPACES = expression(r"\s+")
_NO_LETTERS = expression(r"[\W_]+")


class Known(Struct, frozen=True, kw_only=True, order=True):
    """One address, and by what its source is known again if it has another name.

    text: a digest of its body. line: where this stands in the file.
    """

    url: str
    source: str
    text: str = ""
    date: str = ""
    headline: str = ""
    line: int = 0


def digest(text: str) -> str:
    """What is the same of two texts with the same letters and digits; "" for one without any."""
    plain = _NO_LETTERS.sub("", text)
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest() if plain else ""


def one_line(headline: str) -> str:
    """A headline as a field of the file."""
    return _SPACES.sub(" ", headline).strip()[:LONGEST_HEADLINE]


def read_book(text: str) -> tuple[tuple[Known, ...], tuple[Finding, ...]]:
    """All addresses of a file; a line that isn't understood is reported, and the others hold."""
    found: dict[str, Known] = {}
    findings: list[Finding] = []
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip() or row.startswith("#"):
            continue
        known, why = _read(row, number)
        if known is None or known.url in found:
            why = why or "this address stands here twice"
            findings.append(Finding(Place(BOOK, number, 1), CODE, why, HINT))
        else:
            found[known.url] = known
    return tuple(found.values()), tuple(findings[:20])


def _read(row: str, number: int) -> tuple[Known | None, str]:
    if row.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return None, "a conflict of a merge stands here"
    fields = row.rstrip("\r").split("\t")
    if len(fields) != FIELDS:
        return None, f"this line has {len(fields)} fields; there are {FIELDS}, parted by tabs"
    url, source, text, date, headline = fields
    try:
        right = former(f"/{url}") == f"/{url}"
    except ValueError:
        right = False
    if not right or not source.startswith("content/"):
        return None, "this line has no address of a page, or no source below content/"
    known = Known(url=url, source=source, text=text, date=date, headline=headline, line=number)
    return known, ""


def write_book(known: Iterable[Known]) -> str:
    """The whole file."""
    rows = sorted(known)
    return OPENING + "".join(
        f"{k.url}\t{k.source}\t{k.text}\t{k.date}\t{k.headline}\n" for k in rows
    )


def successors(book: Iterable[Known], sources: Sequence[Known]) -> dict[str, str]:
    """Address → path of the source that has it now, as far as that is certain.

    sources: all there are, whether they are public or not. A source that is still there keeps its
    addresses. One that is gone was renamed if exactly one source that no address is known of has
    its text, or its headline and date.
    """
    there = {one.source for one in sources}
    book = tuple(book)
    taken = {known.source for known in book}
    new = [one for one in sources if one.source not in taken]
    by_text, by_name = _groups((one.text, one) for one in new), _groups((_name(o), o) for o in new)
    heirs = {path: path for path in taken & there}
    for known in book:
        groups = (by_text.get(known.text, []), by_name.get(_name(known), []))
        if sure := next((group[0] for group in groups if len(group) == 1), ""):
            heirs.setdefault(known.source, sure)
    return {known.url: heirs[known.source] for known in book if known.source in heirs}


def _name(known: Known) -> str:
    """A headline tells little without its date: that of a daily column is always the same."""
    return f"{known.date}\n{known.headline}" if known.date and known.headline else ""


def _groups(sources: Iterable[tuple[str, Known]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mark, one in sources:
        if mark:
            found.setdefault(mark, []).append(one.source)
    return found
