"""What machines are told of each page: from the settings, the lists and what is set in type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefgen.graph.build import Build
from briefgen.pipeline import translations
from briefgen.pipeline.collections import count
from briefgen.pipeline.languages import site_words
from briefgen.pipeline.sources import settings
from briefgen.site import linked, metadata, urls
from briefgen.site.metadata import Json, Publication, SocialImage
from briefgen.site.models import BriefingPage, NavLink, PageKind

if TYPE_CHECKING:
    from briefgen.knowledge.entity import Entity, Term
    from briefgen.pipeline.typesetting import Typeset


def publication(build: Build) -> Publication:
    """The site, as every page's data name it."""
    given = settings(build)
    return Publication(
        title=given.title,
        url=given.url,
        language=given.language,
        publisher=given.publisher or given.title,
        author=given.author,
    )


def framed(build: Build, url: str, kind: PageKind, title: str, about: str) -> Json:
    """What a page says of itself that only lists others."""
    own = publication(build)
    trail = [NavLink(title, url)]
    if kind == "home":
        return linked.website(own, about)
    if kind == "thread":
        return linked.thread(own, url, trail, title, about)
    if kind == "standing":
        return linked.standing(own, url, trail, title, about)
    if kind == "author":
        return linked.author(own, url, trail, title, about)
    if kind in ("archive", "section", "tag", "index", "glossary", "corrections"):
        return linked.collection(own, url, trail, title, about)
    return {}


def entity_data(build: Build, known: Entity) -> Json:
    """What the page of an entity says of it."""
    folder = urls.folder(known.kind)
    above = NavLink(site_words(build).gettext(urls.FOLDERS[folder]), urls.index(folder))
    trail = [above, NavLink(known.name, urls.entity(known.id, known.kind))]
    return linked.entity(publication(build), known, trail)


def term_data(build: Build, known: Term) -> Json:
    """What the page of a term says of it."""
    title = site_words(build).gettext("Glossary")
    trail = [NavLink(title, urls.GLOSSARY), NavLink(known.name, urls.term(known.id))]
    return linked.term(publication(build), known, trail, title)


def briefing_data(
    build: Build, url: str, known: Typeset, shown: BriefingPage, image: SocialImage | None
) -> Markup:
    """What is known of a briefing without the others, with its place among them."""
    own = publication(build)
    trail = [*((shown.section,) if shown.section else ()), NavLink(shown.headline, url)]
    more: dict[str, object] = {"mainEntityOfPage": linked.web_page(own, url, trail)}
    if shown.thread:
        place = urls.absolute(own.url, shown.thread.url) if own.url else ""
        more["isPartOf"] = linked.series(shown.thread.title, place)
    if image and known.lead is None:  # a card; a picture of its own is named already
        more["image"] = image.url
    strangers = [where for name, where in known.guests.items() if not count(build, name)]
    data = metadata.without_ids(known.data, strangers)
    return metadata.extended(data, {**more, **_translated(build, url, own.url)})


def _translated(build: Build, url: str, base: str) -> Json:
    """The versions of a briefing in other languages: that which it translates, or those of it."""
    found = translations.versions_at(build, url) if base else ()
    if not found:
        return {}
    works = [
        {"@id": urls.absolute(base, version.url), "inLanguage": version.lang} for version in found
    ]
    works = [{"@type": "NewsArticle", **work} for work in works]
    if found[0].url == url:
        return {"workTranslation": works[1:]}
    return {"translationOfWork": works[0]}


def _absolute(build: Build, page: str) -> str:
    base = settings(build).url
    return urls.absolute(base, page) if base and page else ""


def briefing_properties(build: Build, shown: BriefingPage) -> tuple[tuple[str, str], ...]:
    """What Open Graph says of a briefing beyond what it says of every page."""
    authors: Sequence[tuple[str, str]] = [
        (credit.name, credit.url or _absolute(build, credit.page)) for credit in shown.byline
    ]
    if not authors and (name := settings(build).author):
        authors = [(name, "")]
    return metadata.article_properties(
        published=shown.date.iso if shown.date else "",
        modified=shown.updated.iso if shown.updated else "",
        section=shown.section.title if shown.section else "",
        tags=[tag.title for tag in shown.tags],
        authors=authors,
    )
