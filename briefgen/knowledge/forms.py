"""The files of the knowledge base: which keys an entity and a glossary term have."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind
from briefgen.source.fields import (
    Flag,
    Ids,
    Language,
    Line,
    Lines,
    Name,
    NewId,
    PartialDay,
    Url,
    listed,
    refuse,
)
from briefgen.source.schema import Form

_WIKIDATA = expression(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?[Qq]([1-9]\d{0,11})")
_NOT_IN_TITLE = expression(r"[\[\]{}|<>#\x00-\x1f]")
_OTHER_KINDS = {
    "organization": "organisation",
    "organisations": "organisation",
    "org": "organisation",
    "company": "organisation",
    "people": "person",
    "country": "place",
    "city": "place",
    "location": "place",
}


def _wikidata(text: str) -> str:
    match = _WIKIDATA.fullmatch(text)
    if not match:
        raise refuse(f"“{text[:60]}” is not a Wikidata id", "Write Q and a number: Q884.")
    return f"Q{match[1]}"


def _wikipedia(text: str) -> str:
    """The title of an article of the English Wikipedia, from the title or the URL."""
    title = _title_in(text) if "://" in text else text.replace("_", " ")
    if not title or len(title) > 255 or _NOT_IN_TITLE.search(title):
        hint = "Write the title of an article of the English Wikipedia."
        raise refuse(f"“{text[:60]}” is not an article of Wikipedia", hint)
    return title


def _title_in(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.hostname not in ("en.wikipedia.org", "en.m.wikipedia.org"):
        return ""
    folder, _, title = parts.path.partition("/wiki/")
    return "" if folder else unquote(title).replace("_", " ").strip()


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        hint = "Write the two letters of ISO 3166-1: kr, us, gb."
        raise refuse(f"“{text[:40]}” is not a country code", hint)
    return text.lower()


def _kind(value: object) -> object:
    word = value.strip().lower() if isinstance(value, str) else value
    return _OTHER_KINDS.get(word, word) if isinstance(word, str) else word


def _addressed(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


class LinkForm(Form):
    title: Line = ""
    url: Url


def _not_before(end: str, info: ValidationInfo) -> str:
    """An end that lies before the beginning, as far as both are told: no role is valid then."""
    start = info.data.get("start", "")
    told = min(len(start), len(end))
    if end[:told] < start[:told]:
        raise refuse(
            f"A role cannot end ({end}) before it begins ({start})", "Correct one of them."
        )
    return end


class RoleForm(Form):
    title: Name
    org: Line = ""
    start: PartialDay = Field(default="", alias="from")
    end: Annotated[PartialDay, AfterValidator(_not_before)] = Field(default="", alias="to")

    other_names: ClassVar[dict[str, str]] = {
        "start": "from",
        "since": "from",
        "end": "to",
        "until": "to",
        "office": "title",
        "organisation": "org",
        "organization": "org",
    }


Links = Annotated[
    tuple[Annotated[LinkForm, BeforeValidator(_addressed)], ...], BeforeValidator(listed)
]


class EntryForm(Form):
    """What entities and terms have in common."""

    id: NewId = ""
    name: Name
    aliases: Lines = ()
    forms: Lines = ()
    gloss: Line = ""
    wikidata: Annotated[Line, AfterValidator(_wikidata)] = ""
    wikipedia: Annotated[Line, AfterValidator(_wikipedia)] = ""
    links: Links = ()

    other_names: ClassVar[dict[str, str]] = {
        "title": "name",
        "label": "name",
        "type": "kind",
        "alias": "aliases",
        "synonyms": "aliases",
        "plural": "forms",
        "definition": "gloss",
        "description": "gloss",
        "summary": "gloss",
        "role": "roles",
        "lat": "latitude",
        "lon": "longitude",
        "lng": "longitude",
        "see_also": "see",
        "language": "lang",
        "urls": "links",
        "url": "links",
    }


class EntityForm(EntryForm):
    kind: Annotated[Kind, BeforeValidator(_kind)]
    demonyms: Lines = ()
    roles: Annotated[tuple[RoleForm, ...], BeforeValidator(listed)] = ()
    familiar: Flag = False
    lang: Language = ""
    native: Line = ""
    country: Annotated[Line, AfterValidator(_country)] = ""
    capital: Line = ""
    context: Lines = ()
    latitude: Annotated[float | None, Field(ge=-90, le=90, allow_inf_nan=False)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180, allow_inf_nan=False)] = None


class TermForm(EntryForm):
    kind: Line = "term"
    gloss: Name
    case: Flag = False
    see: Ids = ()
