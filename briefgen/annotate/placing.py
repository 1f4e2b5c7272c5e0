"""What there is to tell the editor, at its place in the file.

A remark is about a span of the body. A key fact without proof and an id that nobody knows are about
what the editor wrote, so that they stand there: in the front matter, or at the pin.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefgen.alike import Alike
from briefgen.annotate.annotation import Span
from briefgen.annotate.facts import LONGEST
from briefgen.annotate.opening import opening
from briefgen.annotate.pins import NONE
from briefgen.annotate.remark import Remark, Unproven
from briefgen.findings import Finding, Place
from briefgen.knowledge.folding import fold
from briefgen.source.article import Article
from briefgen.source.markdown import Document, locate, passages
from briefgen.source.passage import Passage

MOST_LOOKED_FOR = 200
"""Lines of `mentions:` that are looked for in the text, so that many lines and much text end soon."""

_EXCERPT = 60
"""Characters of a sentence by which the editor knows it again."""


def placed(path: str, tree: Document, remarks: Iterable[Remark]) -> Iterator[Finding]:
    """Remarks about spans as findings about places in the file."""
    for remark in remarks:
        place = _place(path, tree, remark.span)
        yield Finding(place, remark.code, remark.message, remark.hint)


def _place(path: str, tree: Document, span: Span) -> Place:
    line, column = locate(tree, span.passage, span.start)
    return Place(path, line, column, span.end - span.start)


def unproven(path: str, tree: Document, refused: Iterable[Unproven]) -> Iterator[Finding]:
    """Key facts that no sentence contains, each where the editor wrote it."""
    for one in refused:
        fact = one.fact
        place = Place(path, fact.line, fact.column, len(fact.value))
        if one.opinion:
            yield Finding(
                place,
                "opinion-as-fact",
                f"only an opinion contains the key fact “{fact.label}: {fact.value}”",
                f"{_said(tree, one)}. Tell it in the news, or leave the fact out.",
            )
            continue
        yield Finding(
            place,
            "unproven-fact",
            f"no sentence contains the key fact “{fact.label}: {fact.value}”",
            f"{_nearest(tree, one)}Word the value as the article does, or leave the fact out.",
        )


def too_long(article: Article) -> Iterator[Finding]:
    """Key facts that aren't read at a glance."""
    for fact in article.facts:
        count = len(fact.value.split())
        if count > LONGEST:
            yield Finding(
                Place(article.path, fact.line, fact.column),
                "long-fact",
                f"the key fact “{fact.label}” has {count} words; {LONGEST} are read at a glance",
                "Shorten it, or make two of it.",
            )


def _nearest(tree: Document, one: Unproven) -> str:
    """The sentence that comes nearest, with its line, and what it lacks."""
    return f"{_said(tree, one)}, lacks {', '.join(one.lacks)}. " if one.nearest else ""


def _said(tree: Document, one: Unproven) -> str:
    """The sentence that comes nearest, with its line."""
    if one.nearest is None:
        return ""
    span = one.nearest
    line, _ = locate(tree, span.passage, span.start)
    text = tree.blocks[span.passage].passage.text[span.start : span.end]
    return f"Line {line}, “{_excerpt(text)}”"


def _excerpt(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rpartition(" ")[0].rstrip(",;:") + " …"


def unknown_ids(
    article: Article, tree: Document, unknown: Collection[str], ids: Sequence[str]
) -> Iterator[Finding]:
    """Where the editor wrote an id that is `unknown`; `ids`: what may have been meant."""
    known = Alike.of(ids)
    for override in article.mentions:
        if override.entity in unknown:
            place = Place(article.path, override.line, override.column, len(override.surface))
            yield _unknown(place, override.surface, override.entity, known)
    seen: set[str] = set()
    for passage in passages(tree):
        for start, end, target in passage.pinned:
            if target in unknown and target not in seen:
                seen.add(target)
                place = _place(article.path, tree, Span(passage.index, start, end))
                yield _unknown(place, passage.text[start:end], target, known)


def unused(
    article: Article, body: Iterable[Passage], unknown: Collection[str]
) -> Iterator[Finding]:
    """Lines of `mentions:` whose words stand nowhere; of an `unknown` id that is said already."""
    texts = [fold(p.text) for p in (*body, *opening(article.headline, article.dek))]
    whole = "\n".join(texts)
    for override in article.mentions[:MOST_LOOKED_FOR]:
        words = fold(override.surface).strip()
        if override.entity in unknown or not words or _stands_in(whole, words):
            continue
        yield Finding(
            Place(article.path, override.line, override.column, len(override.surface)),
            "unused-mention",
            f"“{override.surface}” under “mentions” does not stand in the text",
            "Write the words as the text has them, or remove the line.",
        )


def _stands_in(text: str, words: str) -> bool:
    """As the override is looked for: in this case of letters, and not inside a word."""
    if words not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _unknown(place: Place, surface: str, target: str, known: Alike) -> Finding:
    near = known.near(target, most=3, least=0.7)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return Finding(
        place,
        "unknown-entity",
        f"“{surface}” is to mean “{target}”, which is not in the knowledge base",
        f"{meant}Write the id of an entity or term, or “{NONE}” to leave the name alone.",
    )
