"""schema.org data of pages that are no briefings, and of any page's place in the site."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.knowledge.entity import Entity, Role, Term
from briefgen.site import urls
from briefgen.site.metadata import (
    CONTEXT,
    Json,
    Publication,
    organisation,
    person,
    subject_json,
    without_empty,
)
from briefgen.site.models import NavLink
from briefgen.source.article import Credit


def website(publication: Publication, tagline: str) -> Json:
    """The site as a whole, on its front page."""
    base = publication.url
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": "WebSite",
            "@id": base,
            "url": base,
            "name": publication.title,
            "description": tagline,
            "inLanguage": publication.language,
            "publisher": organisation(publication.publisher, base),
        }
    )


def web_page(
    publication: Publication, url: str, trail: Sequence[NavLink], kind: str = "WebPage"
) -> Json:
    """The page at `url` as a part of the site; `trail` leads to it from the front page.

    It has an address, and no id: that belongs to what the page is about. Without the site's
    address nothing can be said.
    """
    base = publication.url
    if not base:
        return {}
    steps = [NavLink(publication.title, urls.HOME), *trail]
    return {
        "@type": kind,
        "url": urls.absolute(base, url),
        "isPartOf": {"@type": "WebSite", "@id": base, "name": publication.title},
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": step.title,
                    "item": urls.absolute(base, step.url),
                }
                for number, step in enumerate(steps, start=1)
            ],
        },
    }


def collection(
    publication: Publication, url: str, trail: Sequence[NavLink], title: str, about: str
) -> Json:
    """A page that lists others."""
    page = web_page(publication, url, trail, "CollectionPage") or {"@type": "CollectionPage"}
    more = {"name": title, "description": about, "inLanguage": publication.language}
    return without_empty({"@context": CONTEXT, **page, **more})


def author(
    publication: Publication, url: str, trail: Sequence[NavLink], name: str, about: str
) -> Json:
    """The page of all that somebody wrote."""
    page = web_page(publication, url, trail, "ProfilePage") or {"@type": "ProfilePage"}
    who = {**person(Credit(name, url=str(page.get("url", "")))), "description": about}
    more = {"inLanguage": publication.language, "mainEntity": without_empty(who)}
    return without_empty({"@context": CONTEXT, **page, **more})


def standing(
    publication: Publication, url: str, trail: Sequence[NavLink], title: str, about: str
) -> Json:
    """A page on which the site tells of itself."""
    page = web_page(publication, url, trail)
    more = {"name": title, "description": about}
    return without_empty({"@context": CONTEXT, **page, **more}) if page else {}


def series(title: str, url: str, about: str = "") -> Json:
    """A thread: what its briefings are parts of; url: absolute, or ""."""
    more = {"name": title, "url": url, "description": about}
    return without_empty({"@type": "CreativeWorkSeries", "@id": url, **more})


def thread(
    publication: Publication, url: str, trail: Sequence[NavLink], title: str, about: str
) -> Json:
    """The page of a thread."""
    place = urls.absolute(publication.url, url) if publication.url else ""
    page = web_page(publication, url, trail, "CollectionPage")
    more = {"inLanguage": publication.language, "mainEntityOfPage": page}
    return without_empty({"@context": CONTEXT, **series(title, place, about), **more})


def entity(publication: Publication, known: Entity, trail: Sequence[NavLink]) -> Json:
    """A person, place, organisation …, on its own page."""
    url = urls.entity(known.id, known.kind)
    place = None
    if known.kind == "place" and known.latitude is not None and known.longitude is not None:
        place = {
            "@type": "GeoCoordinates",
            "latitude": known.latitude,
            "longitude": known.longitude,
        }
    more = {
        "alternateName": [*known.aliases, *((known.native,) if known.native else ())],
        "geo": place,
        "hasOccupation": [_role(role) for role in known.roles] if known.kind == "person" else (),
    }
    return _profile(publication, known, url, trail, more)


def term(publication: Publication, known: Term, trail: Sequence[NavLink], glossary: str) -> Json:
    """A glossary entry, on its own page; glossary: the title of the whole."""
    base = publication.url
    whole = {
        "@type": "DefinedTermSet",
        "@id": urls.absolute(base, urls.GLOSSARY) if base else "",
        "name": glossary,
    }
    more = {"alternateName": list(known.aliases), "inDefinedTermSet": without_empty(whole)}
    return _profile(publication, known, urls.term(known.id), trail, more)


def _profile(
    publication: Publication, known: Entity | Term, url: str, trail: Sequence[NavLink], more: Json
) -> Json:
    base = publication.url
    said = dict(subject_json(known, base))
    elsewhere = said.pop("sameAs", [])
    assert isinstance(elsewhere, list)  # noqa: S101 - `subject_json` made it
    rest = {
        "url": urls.absolute(base, url) if base else "",
        "description": known.gloss,
        **more,
        "sameAs": [*elsewhere, *(link.url for link in known.links)],
        "mainEntityOfPage": web_page(publication, url, trail),
    }
    return without_empty({"@context": CONTEXT, **said, **rest})


def _role(role: Role) -> Json:
    """An office and when it was held; schema.org puts a `Role` between the two."""
    title = f"{role.title}, {role.org}" if role.org else role.title
    return without_empty(
        {
            "@type": "Role",
            "hasOccupation": {"@type": "Occupation", "name": title},
            "startDate": role.start,
            "endDate": role.end,
        }
    )
