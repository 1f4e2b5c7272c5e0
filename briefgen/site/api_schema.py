"""JSON Schema (2020-12) of every document of the API; docs/api.md says the same in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from briefgen.annotate.annotation import DateKind, ResolvedBy
from briefgen.knowledge.entity import Kind
from briefgen.source.article import CorrectionKind
from briefgen.source.blockkinds import KINDS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
SOME: Schema = {"type": "string", "minLength": 1}
MAYBE: Schema = {"type": ["string", "null"], "minLength": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}


def _object(**given: Schema) -> Schema:
    """Every key is there; more may come with a later release."""
    return {"type": "object", "required": list(given), "properties": given}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(*words: str) -> Schema:
    return {"enum": list(words)}


ADDRESS = _object(path=SOME, url={"type": ["string", "null"], "format": "uri"})
DATE: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$"}
ID: Schema = {"type": "string", "pattern": r"^\S+$"}
SENTENCE: Schema = {"type": ["string", "null"], "pattern": r"^p\d+s\d+$"}
LABEL = _maybe(_object(slug=ID, title=SOME))
CREDITS = _list(_object(name=SOME, role=MAYBE, url=MAYBE))
KIND = _one_of(*get_args(Kind))
KIND_OR_TERM = _one_of(*get_args(Kind), "term")
PLACED: dict[str, Schema] = {"start": NUMBER, "end": NUMBER, "text": TEXT}
FIGURE: dict[str, Schema] = {
    "value": {"type": "number"},
    "high": {"type": ["number", "null"]},
    "approximate": TRUTH,
}

SUMMARY = _object(
    slug=ID,
    headline=SOME,
    dek=MAYBE,
    withdrawn=TRUTH,
    date=DATE,
    updated=DATE,
    type=MAYBE,
    language=SOME,
    section=LABEL,
    thread=LABEL,
    tags=_list(SOME),
    page=ADDRESS,
    api=ADDRESS,
)

INDEX = _object(
    site=_object(
        title=SOME,
        tagline=MAYBE,
        language=SOME,
        timezone=SOME,
        author=MAYBE,
        publisher=SOME,
        page=ADDRESS,
        feed=_maybe(ADDRESS),
    ),
    counts=_object(
        briefings=NUMBER,
        entities=NUMBER,
        terms=NUMBER,
        sections=NUMBER,
        threads=NUMBER,
        tags=NUMBER,
    ),
    latest=_list(SUMMARY),
    months=_list(_object(name=SOME, count=NUMBER, api=ADDRESS)),
    names=_list(_object(name=SOME, count=NUMBER, api=ADDRESS)),
    labels=_object(api=ADDRESS),
    threads=_object(api=ADDRESS),
    schemas=_list(_object(name=SOME, api=ADDRESS)),
)

BRIEFING = _object(
    headline=SOME,
    dek=MAYBE,
    kicker=MAYBE,
    withdrawn=TRUTH,
    slug=ID,
    language=SOME,
    date=DATE,
    updated=DATE,
    dateline=MAYBE,
    type=MAYBE,
    rights=_one_of("full", "excerpt", "link"),
    section=LABEL,
    thread=LABEL,
    tags=_list(SOME),
    byline=CREDITS,
    contributors=CREDITS,
    page=ADDRESS,
    api=ADDRESS,
    sources=_list(_object(title=SOME, url=MAYBE, publisher=MAYBE, date=DATE, archive=MAYBE)),
    corrections=_list(
        _object(date=DATE, kind=_one_of(*get_args(CorrectionKind)), text=TEXT, was=MAYBE, now=MAYBE)
    ),
    image=_maybe(
        _object(
            path=SOME,
            url={"type": ["string", "null"], "format": "uri"},
            width=NUMBER,
            height=NUMBER,
            alt=MAYBE,
            caption=MAYBE,
            credit=MAYBE,
        )
    ),
    notes=_list(
        _object(
            id=ID,
            type=KIND_OR_TERM,
            name=SOME,
            role=MAYBE,
            gloss=MAYBE,
            page=ADDRESS,
            api=ADDRESS,
        )
    ),
    facts=_list(_object(label=SOME, value=SOME, sentence=SENTENCE)),
    timeline=_list(_object(value=DATE, sentence=SENTENCE)),
    text={"type": ["string", "null"]},
    paragraphs=_list(
        _object(
            **PLACED,
            number={"type": "integer", "minimum": 1},
            kind=_one_of("paragraph", "item", "quotation"),
            block=_maybe(_one_of(*KINDS)),
            opinion=TRUTH,
        )
    ),
    sentences=_list(_object(id=SENTENCE, start=NUMBER, end=NUMBER)),
    mentions=_list(
        _object(
            **PLACED,
            type=KIND,
            entity=_maybe(ID),
            wikidata=MAYBE,
            wikipedia=MAYBE,
            resolved_by=_one_of(*get_args(ResolvedBy)),
            marked=TRUTH,
            sentence=SENTENCE,
        )
    ),
    terms=_list(_object(**PLACED, term=ID, gloss=TEXT, marked=TRUTH)),
    dates=_list(_object(**PLACED, value=MAYBE, kind=_one_of(*get_args(DateKind)))),
    money=_list(_object(**PLACED, currency=MAYBE, **FIGURE)),
    quantities=_list(_object(**PLACED, unit=TEXT, **FIGURE)),
    quotes=_list(_object(**PLACED, speaker=MAYBE, speaker_entity=_maybe(ID))),
)
BRIEFING["if"] = {"properties": {"rights": {"const": "full"}}}
BRIEFING["then"] = {"properties": {"text": {"type": "string"}}}
BRIEFING["else"] = {
    "properties": {"text": {"type": "null"}}
    | {
        name: {"maxItems": 0}
        for name in (
            *("timeline", "paragraphs", "sentences", "mentions", "terms"),
            *("dates", "money", "quantities", "quotes"),
        )
    }
}

MENTIONS = _list(
    _object(
        slug=ID,
        headline=SOME,
        withdrawn=TRUTH,
        date=DATE,
        page=ADDRESS,
        api=ADDRESS,
        sentence=_maybe(_object(id=SENTENCE, text=TEXT, start=NUMBER, end=NUMBER, opinion=TRUTH)),
    )
)
LINKS = _list(_object(title=SOME, url=SOME))
SUBJECT: dict[str, Schema] = {
    "id": ID,
    "name": SOME,
    "description": MAYBE,
    "count": NUMBER,
    "page": ADDRESS,
    "api": ADDRESS,
}
EARLIER = _list(_object(count={"type": "integer", "minimum": 1}, api=ADDRESS))

ENTITY = _object(
    **SUBJECT,
    type=KIND,
    also=_list(SOME),
    native=MAYBE,
    language=MAYBE,
    country=MAYBE,
    position=_maybe(
        _object(
            latitude={"type": "number", "minimum": -90, "maximum": 90},
            longitude={"type": "number", "minimum": -180, "maximum": 180},
        )
    ),
    roles=_list(_object(title=SOME, org=MAYBE, start=DATE, end=DATE)),
    wikidata={"type": ["string", "null"], "pattern": r"^Q[1-9]\d*$"},
    wikipedia=MAYBE,
    links=LINKS,
    mentions=MENTIONS,
    earlier=EARLIER,
)

TERM = _object(
    **SUBJECT,
    type=_one_of("term"),
    also=_list(SOME),
    wikidata={"type": ["string", "null"], "pattern": r"^Q[1-9]\d*$"},
    wikipedia=MAYBE,
    links=LINKS,
    see=_list(ID),
    mentions=MENTIONS,
    earlier=EARLIER,
)

COUNTED = _list(_object(slug=ID, title=SOME, count=NUMBER, page=ADDRESS))

_DOCUMENTS: Mapping[str, tuple[str, Schema]] = {
    "index": ("What there is, and where", INDEX),
    "month": ("A list of briefings, oldest first", _object(name=SOME, briefings=_list(SUMMARY))),
    "names": (
        "A list of entities or terms",
        _object(name=SOME, names=_list(_object(**SUBJECT, type=KIND_OR_TERM))),
    ),
    "briefing": ("A briefing with its annotations", BRIEFING),
    "entity": ("An entity, and the briefings that mention it, newest first", ENTITY),
    "term": ("A term, and the briefings that use it, newest first", TERM),
    "mentions": ("Older briefings that mention a subject", _object(id=ID, mentions=MENTIONS)),
    "threads": (
        "All threads, the one that moved last first",
        _object(
            threads=_list(_object(slug=ID, title=SOME, count=NUMBER, page=ADDRESS, api=ADDRESS))
        ),
    ),
    "thread": (
        "A thread with its newest briefings, oldest first",
        _object(
            slug=ID,
            title=SOME,
            description=MAYBE,
            count=NUMBER,
            page=ADDRESS,
            api=ADDRESS,
            briefings=_list(SUMMARY),
            earlier=EARLIER,
        ),
    ),
    "part": (
        "Older briefings of a thread, oldest first",
        _object(slug=ID, briefings=_list(SUMMARY)),
    ),
    "labels": (
        "All sections and tags, and authors with a page",
        _object(sections=COUNTED, tags=COUNTED, authors=COUNTED),
    ),
}


def _document(title: str, schema: Schema) -> Schema:
    head = {"$schema": SOME, "version": {"const": 1}}
    return {
        "$schema": DIALECT,
        "title": title,
        **schema,
        "required": [*head, *schema["required"]],
        "properties": head | schema["properties"],
    }


SCHEMAS: Mapping[str, Schema] = {name: _document(*given) for name, given in _DOCUMENTS.items()}
"""By the name of the document, which is also the name of the file."""
