"""What machines read about a page: schema.org JSON-LD, Open Graph, Twitter card."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from briefgen.knowledge.entity import Entity, Kind
from briefgen.source.article import Article, Correction, Credit


class SocialImage(Struct, frozen=True):
    """What other sites show with a link: its absolute address, its size in pixels, what is on it."""

    url: str
    width: int
    height: int
    alt: str


Json = Mapping[str, object]

ARTICLE_TYPES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "background": "BackgroundNewsArticle",
    "reportage": "ReportageNewsArticle",
    "review": "ReviewNewsArticle",
}
"""Article types to those of schema.org; any other is a plain NewsArticle."""

ENTITY_TYPES: dict[Kind, str] = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "event": "Event",
    "law": "Legislation",
    "product": "Product",
    "facility": "Place",
    "group": "Thing",
    "other": "Thing",
}

# A JSON text inside <script> must not be able to end it or to open a comment, and the two line
# separators are not allowed in JavaScript strings of older engines.
_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def script_json(data: Json) -> Markup:
    """JSON that can stand in a `<script>` element whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704 - every character that could end it is escaped


def article_json(
    article: Article,
    *,
    url: str,
    language: str,
    publisher: str,
    about: Sequence[Entity],
    mentions: Sequence[Entity],
    parts: Sequence[Json] = (),
    image: str = "",
) -> Json:
    """`NewsArticle` with what it is about and mentions; empty properties are left out.

    parts: what its labelled blocks are, as far as its text may be shown.
    """
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": ARTICLE_TYPES.get(article.type, "NewsArticle"),
            "headline": article.headline,
            "description": article.dek,
            "url": url,
            "mainEntityOfPage": url,
            "image": image,
            "datePublished": article.date,
            "dateModified": article.updated or article.date,
            "author": [_person(credit) for credit in article.byline],
            "contributor": [_person(credit) for credit in article.contributors],
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "articleSection": article.section,
            "keywords": list(article.tags),
            "inLanguage": article.lang or language,
            "locationCreated": {"@type": "Place", "name": article.dateline}
            if article.dateline
            else None,
            "about": [entity_json(entity) for entity in about],
            "mentions": [entity_json(entity) for entity in mentions],
            "citation": [
                _without_empty(
                    {
                        "@type": "CreativeWork",
                        "name": source.title,
                        "url": source.url,
                        "archivedAt": source.archive,
                        "datePublished": source.date,
                        "publisher": source.publisher,
                    }
                )
                for source in article.sources
            ],
            "correction": [_correction(item) for item in article.corrections],
            "hasPart": list(parts),
        }
    )


def entity_json(entity: Entity) -> Json:
    """An entity with the pages elsewhere that say who it is."""
    same = []
    if entity.wikidata:
        same.append(f"https://www.wikidata.org/entity/{entity.wikidata}")
    if entity.wikipedia:
        same.append("https://en.wikipedia.org/wiki/" + entity.wikipedia.replace(" ", "_"))
    return _without_empty({"@type": ENTITY_TYPES[entity.kind], "name": entity.name, "sameAs": same})


def open_graph(
    *,
    kind: str,
    title: str,
    description: str,
    site: str,
    url: str,
    locale: str,
    published: str = "",
    image: SocialImage | None = None,
) -> tuple[tuple[str, str], ...]:
    """(property or name, content) pairs of Open Graph and of the Twitter card.

    kind: "article" or "website", as Open Graph defines them.
    """
    pairs = (
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:site_name", site),
        ("og:locale", locale),
        ("og:url", url),
        ("article:published_time", published),
        *(_image(image) if image else ()),
        ("twitter:card", "summary_large_image" if image else "summary"),
    )
    return tuple(pair for pair in pairs if pair[1])


def _image(image: SocialImage) -> tuple[tuple[str, str], ...]:
    return (
        ("og:image", image.url),
        ("og:image:width", str(image.width)),
        ("og:image:height", str(image.height)),
        ("og:image:alt", image.alt),
    )


def _person(credit: Credit) -> Json:
    return _without_empty(
        {"@type": "Person", "name": credit.name, "jobTitle": credit.role, "url": credit.url}
    )


def _correction(item: Correction) -> Json:
    return {
        "@type": "CorrectionComment",
        "text": item.text,
        "datePublished": item.date,
    }


def _without_empty(data: Json) -> Json:
    return {key: value for key, value in data.items() if value not in ("", None, [], ())}
