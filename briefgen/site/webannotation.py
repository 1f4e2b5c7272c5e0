"""A briefing's annotations after the W3C Web Annotation Data Model, as one `AnnotationPage`.

Each points into the page twice: by the words with what stands around them, and by the numbers of
code points in the text of the element that has the id (`FragmentSelector`, refined).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from briefgen.annotate.annotation import DateUse, Fact, Mention, Span, TermUse
from briefgen.annotate.annotations import Annotations
from briefgen.knowledge.entity import Entity, Term
from briefgen.site import urls
from briefgen.site.briefing import Subjects, subject_url
from briefgen.source.elements import Element
from briefgen.source.passage import Passage

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""What fragments of HTML mean."""
AROUND = 32
"""Code points of the text before and behind a quotation that tell it from others."""

Json = dict[str, Any]


class About(Struct, frozen=True, kw_only=True):
    """What the annotations are of.

    own, page: the addresses of this file and of the briefing. place: turns an address of the site
    into one that this file may write. told: what the whole briefing is described by.
    """

    own: str
    page: str
    headline: str
    told: str
    language: str
    place: Callable[[str], str]


def annotation_page(
    about: About,
    known: Annotations,
    subjects: Subjects,
    elements: Mapping[int, Element],
    passages: Sequence[Passage],
) -> Json:
    """Everything that is known of a text whose words may be shown."""
    found: list[tuple[Span, int, Json]] = []
    for order, (span, kind, said) in enumerate(_annotations(about, known, subjects)):
        target = _target(about, span, elements.get(span.passage), passages)
        found.append((span, order, {"kind": kind, "span": span, **said, "target": target}))
    found.sort(key=lambda item: item[:2])
    return _page(about, [_named(about, item, elements) for _, _, item in found])


def bare_page(about: About, subjects: Subjects) -> Json:
    """Whom a briefing names whose words may not be shown."""
    items = [
        {
            "id": f"{about.own}#subject-{name}",
            "type": "Annotation",
            "motivation": "linking",
            "body": _who(about, subject),
            "target": about.page,
        }
        for name, subject in subjects.items()
    ]
    return _page(about, items)


def _page(about: About, items: list[Json]) -> Json:
    whole = {
        "id": f"{about.own}#briefing",
        "type": "Annotation",
        "motivation": "describing",
        "body": _text(about.told or about.headline, "describing", about.language),
        "target": about.page,
    }
    return {
        "@context": CONTEXT,
        "id": about.own,
        "type": "AnnotationPage",
        "partOf": {
            "id": f"{about.own}#all",
            "type": "AnnotationCollection",
            "label": about.headline,
            "total": len(items) + 1,
        },
        "startIndex": 0,
        "items": [whole, *items],
    }


def _named(about: About, item: Json, elements: Mapping[int, Element]) -> Json:
    kind, span = item.pop("kind"), item.pop("span")
    element = elements.get(span.passage)
    block = (element.id if element else "") or f"b{span.passage}"
    start, end = element.span(span.start, span.end) if element else (span.start, span.end)
    return {"id": f"{about.own}#{kind}-{block}-{start}-{end}", "type": "Annotation", **item}


def _annotations(
    about: About, known: Annotations, subjects: Subjects
) -> Iterator[tuple[Span, str, Json]]:
    facts: dict[Span, int] = {}
    for fact in known.facts:
        facts[fact.sentence] = number = facts.get(fact.sentence, 0) + 1
        yield fact.sentence, f"fact{number}", _fact(about, fact)
    for mention in known.mentions:
        yield mention.span, "mention", _mention(about, mention, subjects)
    for use in known.terms:
        yield use.span, "term", _term(about, use, subjects)
    for date in known.dates:
        yield date.span, "date", _date(date)


def _fact(about: About, fact: Fact) -> Json:
    said = _text(f"{fact.label}: {fact.value}", "describing", about.language)
    return {"motivation": "highlighting", "body": said}


def _mention(about: About, mention: Mention, subjects: Subjects) -> Json:
    subject = subjects.get(mention.entity)
    if subject is None:
        tag = {"type": "TextualBody", "value": mention.kind, "purpose": "tagging"}
        return {"motivation": "tagging", "body": tag}
    return {"motivation": "identifying", "body": _who(about, subject)}


def _term(about: About, use: TermUse, subjects: Subjects) -> Json:
    subject = subjects.get(use.term)
    if subject is None:
        return {"motivation": "highlighting"}
    gloss = [_text(subject.gloss, "describing", _language(about, subject))] if subject.gloss else []
    return {"motivation": "describing", "body": [*gloss, *_who(about, subject)]}


def _date(use: DateUse) -> Json:
    if not use.value:
        return {"motivation": "highlighting"}
    value = {"type": "TextualBody", "value": use.value, "format": "text/plain"}
    return {"motivation": "identifying", "body": value | {"purpose": "identifying"}}


def _who(about: About, subject: Entity | Term) -> list[Json]:
    """The subject's page on the site, and those elsewhere that say who it is."""
    found = [_resource(about.place(subject_url(subject)), "linking")]
    if subject.wikidata:
        same = f"http://www.wikidata.org/entity/{subject.wikidata}"
        found.append(_resource(same, "identifying"))
    if subject.wikipedia:
        found.append(_resource(urls.wikipedia(subject.wikipedia), "identifying"))
    return found


def _resource(source: str, purpose: str) -> Json:
    return {"type": "SpecificResource", "source": source, "purpose": purpose}


def _language(about: About, subject: Entity | Term) -> str:
    """What comes with briefgen speaks English."""
    return "en" if subject.built_in else about.language


def _text(value: str, purpose: str, language: str) -> Json:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "language": language,
        "purpose": purpose,
    }


def _target(about: About, span: Span, element: Element | None, passages: Sequence[Passage]) -> Json:
    text = element.text if element else passages[span.passage].text
    start, end = element.span(span.start, span.end) if element else (span.start, span.end)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    selectors: list[Json] = [quote]
    if element is not None and element.id:
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        selectors.append(
            {
                "type": "FragmentSelector",
                "conformsTo": FRAGMENT,
                "value": element.id,
                "refinedBy": position,
            }
        )
    return {"type": "SpecificResource", "source": about.page, "selector": selectors}
