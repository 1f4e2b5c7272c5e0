"""The documents of the JSON API. docs/api.md is the contract; `api_schema.py` says it to machines.

Addresses are given twice: `path` is relative to the root of the site, `url` absolute, or null on a
site that doesn't know its address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.annotations import Annotations, sentence_of
from briefgen.annotate.contract import Offsets, contract
from briefgen.knowledge.entity import TERM, Entity, LinkRef, Role, Sort, Term
from briefgen.site import urls
from briefgen.site.briefing import Subjects, anchors, subject_url
from briefgen.site.byline import Byline
from briefgen.site.models import BriefingSheet, NavLink, Teaser
from briefgen.site.profiles import Context
from briefgen.source.article import Article
from briefgen.source.passage import Passage

VERSION = 1
ROOT = f"{urls.API}/v{VERSION}"
INDEX = f"{ROOT}/index.json"
PAGE = 100
"""Entries of a list in one document."""
BETWEEN = "\n\n"
"""Between two blocks of the text."""

Json = dict[str, Any]
Where = Callable[[str], Json]


def briefing_url(slug: str) -> str:
    return f"{ROOT}/briefings/{slug}.json"


def subject_document(subject: Entity | Term) -> str:
    """The document of an entity or term."""
    return document_of(subject.id, TERM if isinstance(subject, Term) else subject.kind)


def document_of(identifier: str, kind: Sort) -> str:
    """The document of something of a kind."""
    return f"{ROOT}/{'terms' if kind == TERM else 'entities'}/{identifier}.json"


def earlier_document(url: str, number: int) -> str:
    """One of the documents with what is older of a subject or thread, counted from 1, the oldest."""
    return f"{url.removesuffix('.json')}/{number}.json"


def thread_url(slug: str) -> str:
    return f"{ROOT}/threads/{slug}.json"


def month_url(month: str, number: int) -> str:
    """A part of a month's list, counted from 1."""
    more = f"-{number}" if number > 1 else ""
    return f"{ROOT}/months/{month or 'undated'}{more}.json"


def age(list_: str) -> tuple[str, int]:
    """By what lists of months are sorted: the month, "" for none, and the part of its list."""
    name = list_.rpartition("/")[2].removesuffix(".json")
    month, number = name[:7], name[8:]
    return "" if month == "undated" else month, int(number or 1)


def names_url(identifier: str, kind: Sort) -> str:
    """The list in which something of a kind stands: by its folder and the first letter of its id."""
    first = identifier[:1]
    letter = first if first.isascii() and first.isalpha() else "other"
    folder = "terms" if kind == TERM or not kind else urls.folder(kind)
    return f"{ROOT}/names/{folder}-{letter}.json"


def where(base: str) -> Where:
    """How addresses are given on a site whose absolute address is `base`, or unknown."""
    return lambda url: {"path": url, "url": urls.absolute(base, url) if base else None}


def headed(url: str, schema: str) -> Json:
    """The first keys of the document at `url`: what it is, for whom it was fetched alone."""
    return {"$schema": urls.relative(f"{ROOT}/schema/{schema}.json", url), "version": VERSION}


def _label(link: NavLink | None) -> Json | None:
    """A section or a thread."""
    if link is None:
        return None
    return {"slug": link.url.rpartition("/")[2].removesuffix(".html"), "title": link.title}


def summary(line: Byline, shown: Teaser, language: str, place: Where) -> Json:
    """A briefing as lists have it; `language` is that of briefings that say none."""
    return {
        "slug": line.slug,
        "headline": line.headline,
        "dek": line.dek or None,
        "withdrawn": line.corrected == "withdrawn",
        "date": line.date or None,
        "updated": line.updated or None,
        "type": line.type or None,
        "language": line.lang or language,
        "section": _label(shown.section),
        "thread": _label(shown.thread),
        "tags": list(line.tags),
        "page": place(line.url),
        "api": place(briefing_url(line.slug)),
    }


def _or_null(**given: str) -> Json:
    return {key: value or None for key, value in given.items()}


def briefing(
    article: Article, sheet: BriefingSheet, shown: Teaser, language: str, place: Where
) -> Json:
    """What is known of a briefing beside its text; of that no more than `sheet`, the page, shows."""
    return {
        **_or_null(headline=article.headline, dek=article.dek, kicker=article.kicker),
        "withdrawn": article.corrected == "withdrawn",
        "slug": article.slug,
        "language": language,
        **_or_null(date=article.date, updated=article.updated, dateline=article.dateline),
        **_or_null(type=article.type),
        "rights": article.rights,
        "section": _label(shown.section),
        "thread": _label(shown.thread),
        "tags": list(article.tags),
        "byline": [_or_null(name=c.name, role=c.role, url=c.url) for c in sheet.byline],
        "contributors": [_or_null(name=c.name, role=c.role, url=c.url) for c in sheet.contributors],
        "page": place(shown.url),
        "api": place(briefing_url(article.slug)),
        "sources": [
            _or_null(
                title=source.title,
                url=source.url,
                publisher=source.publisher,
                date=source.date,
                archive=source.archive,
            )
            for source in article.sources
        ],
        "corrections": [
            {"date": item.date, "kind": item.kind, "text": item.text}
            | _or_null(was=item.was, now=item.now)
            for item in sorted(article.corrections, key=lambda item: item.date, reverse=True)
        ],
        "image": None,
        "notes": [],
        "facts": [
            {"label": fact.label, "value": fact.value, "sentence": None} for fact in sheet.facts
        ],
        "timeline": [],
        "text": None,
        **{name: [] for name in LISTS},
    }


LISTS = (
    *("paragraphs", "sentences", "mentions", "terms"),
    *("dates", "money", "quantities", "quotes"),
)
"""What counts code points of `text`; the names are those of `briefgen annotate`."""


def notes(sheet: BriefingSheet, subjects: Subjects, place: Where) -> list[Json]:
    """ "People and terms", in the order of the page."""
    return [
        {
            "id": note.id,
            "type": TERM if isinstance(subject, Term) else subject.kind,
            "name": note.name,
            **_or_null(role=note.role, gloss=note.gloss),
            "page": place(note.url),
            "api": place(subject_document(subject)),
        }
        for note in sheet.notes
        if (subject := subjects.get(note.id)) is not None
    ]


def text(
    passages: Sequence[Passage],
    known: Annotations,
    facts: Sequence[Fact],
    sheet: BriefingSheet,
    subjects: Subjects,
) -> Json:
    """The text, and what is known of it, for a briefing whose words may be shown."""
    offsets = _offsets(passages)
    entities = {name: item for name, item in subjects.items() if isinstance(item, Entity)}
    terms = {name: item for name, item in subjects.items() if isinstance(item, Term)}
    ids = anchors(passages, known)
    said = contract("", known, offsets, entities, terms, [], texts=passages)
    for place_, use in zip(said["mentions"], known.mentions, strict=True):
        place_.pop("score", None)
        place_.pop("reasons", None)
        place_["sentence"] = _sentence(known, ids, use.span)
    places = ((anchor, offsets.place(span)) for span, anchor in ids.items())
    return {
        "facts": [
            {"label": fact.label, "value": fact.value, "sentence": ids.get(fact.sentence)}
            for fact in facts
        ],
        "timeline": [
            {"value": row.when.iso, "sentence": row.href.removeprefix("#")}
            for row in sheet.timeline
        ],
        "text": offsets.text,
        **{name: said.get(name, []) for name in LISTS},
        "sentences": [
            {"id": anchor, "start": part["start"], "end": part["end"]} for anchor, part in places
        ],
    }


def _sentence(known: Annotations, ids: Mapping[Span, str], span: Span) -> str | None:
    found = sentence_of(known, span)
    return ids.get(found) if found else None


def _offsets(passages: Sequence[Passage]) -> Offsets:
    """Places in the whole text, block after block; each block is a line of its own to the contract."""
    starts, at = [], 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + len(BETWEEN)
    whole = BETWEEN.join(passage.text for passage in passages)
    return Offsets(whole, tuple(starts), lambda passage, offset: (passage + 1, offset + 1))


def subject(item: Entity | Term, count: int, place: Where) -> Json:
    """An entity or a term as lists have it; `count` briefings mention it."""
    return {
        "id": item.id,
        "type": "term" if isinstance(item, Term) else item.kind,
        "name": item.name,
        "description": item.gloss or None,
        "count": count,
        "page": place(subject_url(item)),
        "api": place(subject_document(item)),
    }


def profile(item: Entity | Term, see: Iterable[Entity | Term]) -> Json:
    """What else is known of an entity or a term; `see` is what of its `see:` is published."""
    same = _or_null(wikidata=item.wikidata, wikipedia=item.wikipedia)
    links = [_link(link) for link in item.links]
    if isinstance(item, Term):
        return {
            "also": list(item.aliases),
            **same,
            "links": links,
            "see": [other.id for other in see],
        }
    placed = item.latitude is not None and item.longitude is not None
    return {
        "also": list(item.aliases),
        **_or_null(native=item.native, language=item.lang, country=item.country),
        "position": {"latitude": item.latitude, "longitude": item.longitude} if placed else None,
        "roles": [_role(role) for role in item.roles],
        **same,
        "links": links,
    }


def _link(link: LinkRef) -> Json:
    return {"title": link.title, "url": link.url}


def _role(role: Role) -> Json:
    return {"title": role.title} | _or_null(org=role.org, start=role.start, end=role.end)


def mention(line: Byline, context: Context | None, place: Where) -> Json:
    """A briefing that mentions a subject, with the first sentence that does if it may be shown."""
    sentence = context and {
        "id": context.anchor or None,
        "text": context.sentence,
        "start": context.start,
        "end": context.end,
        "opinion": context.opinion,
    }
    return {
        "slug": line.slug,
        "headline": line.headline,
        "withdrawn": line.corrected == "withdrawn",
        "date": line.date or None,
        "page": place(line.url),
        "api": place(briefing_url(line.slug)),
        "sentence": sentence,
    }


def paged(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Oldest first, so that what is new changes the last part alone."""
    for start in range(0, len(items), PAGE):
        yield tuple(items[start : start + PAGE])


def earlier(items: Sequence[str]) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Full parts of what is older (the oldest first), and the rest."""
    parts = list(paged(items))
    return (parts[:-1], parts[-1]) if parts else ([], ())


def listed_parts(url: str, parts: Iterable[Sequence[str]], place: Where) -> list[Json]:
    """Where older parts of the document at `url` are, and how much there is in each."""
    return [
        {"count": len(part), "api": place(earlier_document(url, number))}
        for number, part in enumerate(parts, start=1)
    ]


def labels(rows: Iterable[tuple[str, str, int]], folder: str, place: Where) -> list[Json]:
    """Sections, tags, authors or threads as (slug, title, number of briefings)."""
    return [
        {"slug": slug, "title": title, "count": count, "page": place(f"{folder}/{slug}.html")}
        for slug, title, count in rows
    ]
