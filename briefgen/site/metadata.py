"""What machines read about a page: schema.org JSON-LD, Open Graph, Twitter card."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct

from briefgen.annotate.annotation import Span
from briefgen.annotate.annotations import Annotations, sentence_of
from briefgen.knowledge.entity import Entity, Kind, Term
from briefgen.site import urls
from briefgen.source.article import Article, Correction, Credit, SourceRef


class SocialImage(Struct, frozen=True):
    """What other sites show with a link: its absolute address, its size in pixels, what is on it."""

    url: str
    width: int
    height: int
    alt: str


class Publication(Struct, frozen=True, kw_only=True):
    """Who publishes, where (an absolute address or ""), in which language, and who writes if nobody is named."""

    title: str
    url: str
    language: str
    publisher: str
    author: str = ""


Json = Mapping[str, object]

CONTEXT = "https://schema.org"

ARTICLE_TYPES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "background": "BackgroundNewsArticle",
    "reportage": "ReportageNewsArticle",
    "review": "ReviewNewsArticle",
}
"""Article types to those of schema.org; any other is a plain NewsArticle."""

COLLECTIVES = frozenset(
    ("agency", "agencies", "board", "bureau", "desk", "editors", "newsroom", "staff", "team")
)
"""Last words of bylines that name no person."""

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
_UNSAFE = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def script_json(data: Json) -> Markup:
    """JSON that can stand in a `<script>` element whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704 - every character that could end it is escaped


def extended(data: str, more: Json) -> Markup:
    """An object that `script_json` wrote, with further properties; it isn't read again."""
    rest = str(script_json(without_empty(more)))
    return Markup(data[:-1] + "," + rest[1:] if len(rest) > 2 else data)  # noqa: S704 - both are escaped


def without_ids(data: str, ids: Iterable[str]) -> str:
    """What `script_json` wrote, without these `@id`s: in a text, quotes would be escaped."""
    for one in ids:
        data = data.replace(str(script_json({"@id": one}))[1:-1] + ",", "")
    return data


def article_json(
    article: Article,
    *,
    url: str,
    publication: Publication,
    about: Sequence[Entity],
    mentions: Sequence[Entity | Term],
    section: str = "",
    parts: Sequence[Json] = (),
    image: str = "",
) -> Json:
    """`NewsArticle` with what it is about and mentions; empty properties are left out.

    section: as readers know it. parts: what its labelled blocks are, as far as its text may be shown. What hangs on other briefings
    (thread, translations) and on the page's place in the site comes with the page.
    """
    base = publication.url
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": ARTICLE_TYPES.get(article.type.casefold(), "NewsArticle"),
            "@id": url,
            "headline": article.headline,
            "description": article.dek,
            "url": url,
            "image": image,
            "datePublished": article.date,
            "dateModified": article.updated or article.date,
            "author": [person(credit) for credit in article.byline] or _authors(publication),
            "contributor": [person(credit) for credit in article.contributors],
            "publisher": organisation(publication.publisher, base),
            "articleSection": section,
            "keywords": list(article.tags),
            "inLanguage": article.lang or publication.language,
            "isAccessibleForFree": True if article.rights == "full" else None,
            "isBasedOn": "" if article.rights == "full" else _original(article),
            "locationCreated": {"@type": "Place", "name": article.dateline}
            if article.dateline
            else None,
            "about": [subject_json(item, base) for item in about],
            "mentions": [subject_json(subject, base) for subject in mentions],
            "citation": [_citation(source) for source in article.sources],
            "correction": [
                _correction(item) for item in article.corrections if item.kind != "update"
            ],
            "creativeWorkStatus": "Withdrawn" if article.corrected == "withdrawn" else "",
            "hasPart": list(parts),
        }
    )


@lru_cache(maxsize=1024)
def subject_json(subject: Entity | Term, base: str = "") -> Json:
    """An entity or term with the pages elsewhere that say who or what it is.

    Its id is its page below `base`, the site's absolute address, if that is known.
    """
    kind = "DefinedTerm" if isinstance(subject, Term) else ENTITY_TYPES[subject.kind]
    return without_empty(
        {
            "@type": kind,
            "@id": page_of(subject, base) if base else "",
            "name": subject.name,
            "sameAs": same_as(subject),
        }
    )


def page_of(subject: Entity | Term, base: str) -> str:
    """The absolute address of the page about an entity or term."""
    if isinstance(subject, Term):
        return urls.absolute(base, urls.term(subject.id))
    return urls.absolute(base, urls.entity(subject.id, subject.kind))


def same_as(subject: Entity | Term) -> list[str]:
    """The pages of Wikidata and Wikipedia about the same."""
    found = [f"https://www.wikidata.org/entity/{subject.wikidata}"] if subject.wikidata else []
    return [*found, urls.wikipedia(subject.wikipedia)] if subject.wikipedia else found


def main_subject(annotations: Annotations) -> tuple[str, ...]:
    """The entity that most of the text is about, for an article whose headline names nobody.

    It is named in three sentences and in a third of all, and in more than any other.
    """
    named: dict[str, set[Span]] = {}
    for mention in annotations.mentions:
        sentence = sentence_of(annotations, mention.span) if mention.entity else None
        if sentence:
            named.setdefault(mention.entity, set()).add(sentence)
    counts = sorted(((len(found), name) for name, found in named.items()), reverse=True)
    enough = max(3, len(annotations.sentences) / 3)
    if not counts or counts[0][0] < enough or (counts[1:] and counts[1][0] == counts[0][0]):
        return ()
    return (counts[0][1],)


def organisation(name: str, url: str) -> Json | None:
    """The publisher."""
    return without_empty({"@type": "Organization", "name": name, "url": url}) if name else None


def open_graph(
    *,
    kind: str,
    title: str,
    description: str,
    site: str,
    url: str,
    locale: str,
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
        *(_image(image) if image else ()),
        ("twitter:card", "summary_large_image" if image else "summary"),
    )
    return tuple(pair for pair in pairs if pair[1])


def article_properties(
    *,
    published: str,
    modified: str,
    section: str,
    tags: Sequence[str],
    authors: Sequence[tuple[str, str]],
) -> tuple[tuple[str, str], ...]:
    """What Open Graph says of articles; authors: (name, address of a page about them or "").

    Open Graph knows authors by their pages, so their names stand in a plain `author`.
    """
    pairs = (
        ("article:published_time", published),
        ("article:modified_time", modified),
        ("article:section", section),
        *(("article:tag", tag) for tag in tags),
        *(("article:author", url) for _, url in authors if url.startswith("http")),
        ("author", ", ".join(name for name, _ in authors)),
    )
    return tuple(pair for pair in pairs if pair[1])


def _image(image: SocialImage) -> tuple[tuple[str, str], ...]:
    return (
        ("og:image", image.url),
        ("og:image:width", str(image.width)),
        ("og:image:height", str(image.height)),
        ("og:image:alt", image.alt),
    )


def person(credit: Credit) -> Json:
    """Who wrote or helped, with a page about them if there is one."""
    return without_empty(
        {
            "@type": _author_type(credit.name),
            "name": credit.name,
            "jobTitle": credit.role if _author_type(credit.name) == "Person" else "",
            "url": credit.url,
        }
    )


def _author_type(name: str) -> str:
    """A byline is a person's, unless it says that it is a desk's."""
    last = name.casefold().rpartition(" ")[2]
    return "Organization" if last in COLLECTIVES else "Person"


def _authors(publication: Publication) -> list[Json]:
    """Who wrote what has no byline: whom the settings name, or the publisher."""
    name = publication.author
    if name and name not in (publication.publisher, publication.title):
        return [{"@type": _author_type(name), "name": name}]
    found = organisation(publication.publisher, publication.url)
    return [found] if found else []


def _original(article: Article) -> str:
    return next((source.url for source in article.sources if source.url), "")


def _citation(source: SourceRef) -> Json:
    return without_empty(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "archivedAt": source.archive,
            "datePublished": source.date,
            "publisher": organisation(source.publisher, ""),
        }
    )


def _correction(item: Correction) -> Json:
    """What was wrong. An update is none: it says what is new."""
    return {
        "@type": "CorrectionComment",
        "name": item.kind.title(),
        "text": item.text,
        "datePublished": item.date,
    }


def without_empty(data: Json) -> Json:
    """The properties that say something."""
    return {key: value for key, value in data.items() if value or value == 0}
