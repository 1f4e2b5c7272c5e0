"""Quotations in headline, dek and key facts that the article doesn't have in these words.

They are written last and checked least. Compared are words alone: case, marks and spaces are the
house's, and “…” or “[the bank]” stand for whatever was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.knowledge.folding import fold

if TYPE_CHECKING:
    from briefgen.source.article import Article
    from briefgen.source.passage import Passage

_MARKS: Final = ("“", '"', "‘", "'", "«", "„")
LEAST: Final = 2
"""Words of a quotation: marks around one word often show that it is strange, not that it was said."""
_QUOTED = expression(
    r"“([^“”]{1,400})”|(?<!\w)\"([^\"]{1,400})\"(?!\w)|«([^«»]{1,400})»|„([^„“”]{1,400})[“”]"
    r"|(?<![\w.,!?])['‘](?!\d|(?i:tis|twas|em|n|til|cause|bout)\b)([^'‘’“”\"]{1,400})['’](?!\w)"
)
_SHOWN = 60
"""Code points of a quotation by which the editor knows it again."""
_LEFT_OUT = re.compile(r"…|\.{3}|\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"\w+")


class _Quoted(Struct, frozen=True):
    """A quotation beside the text: where, and under which key."""

    place: Place
    key: str
    words: str


def altered(article: Article, body: Sequence[Passage]) -> Iterator[Finding]:
    """What headline, dek and the editor's key facts quote, and the body hasn't word behind word."""
    quoted = tuple(_beside(article)) if body else ()
    told = "".join(_bare(passage.text) for passage in body) if quoted else ""
    for one in quoted:
        parts = [_bare(part) for part in _LEFT_OUT.split(one.words)]
        if any(part not in told for part in parts):
            yield Finding(
                one.place,
                "altered-quote",
                f"the {one.key} quotes “{_shown(one.words)}”, and the text has no such words",
                "Quote what the text says, word for word; or take the marks away.",
            )


def _beside(article: Article) -> Iterator[_Quoted]:
    for key, text in (("headline", article.headline), ("dek", article.dek)):
        place = Place(article.path, article.line_of("title" if key == "headline" else key))
        yield from (_Quoted(place, key, words) for words in _said(text))
    for fact in article.facts:
        place = Place(article.path, fact.line, fact.column, len(fact.value))
        yield from (_Quoted(place, f"key fact “{fact.label}”", it) for it in _said(fact.value))


def _said(text: str) -> Iterator[str]:
    if any(mark in text for mark in _MARKS):
        for found in _QUOTED.finditer(text):
            words = next(filter(None, found.groups()))
            if len(_WORD.findall(words)) >= LEAST:
                yield words.strip()


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"


def _bare(text: str) -> str:
    """Its words in small letters and without blanks: “U.S.” is “US”, and “ice-cream” “ice cream”."""
    return "".join(_WORD.findall(fold(text).casefold()))
