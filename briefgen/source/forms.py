"""The front matter of an article: which keys there are and what each may hold."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.source.article import CorrectionKind
from briefgen.source.fields import (
    Day,
    Flag,
    Former,
    Id,
    Language,
    LaterMoment,
    Line,
    Lines,
    Moment,
    Name,
    PartialDay,
    Slug,
    Url,
    is_bare_url,
    is_url,
    listed,
    refuse,
)
from briefgen.source.schema import Form


class CreditForm(Form):
    name: Name
    role: Line = ""
    url: Url = ""


class SourceForm(Form):
    title: Line = ""
    url: Url = ""
    publisher: Line = ""
    date: PartialDay = ""
    archive: Url = ""
    quote: Lines = ()


class FactForm(Form):
    label: Name
    value: Name


class CorrectionForm(Form):
    date: Day
    kind: CorrectionKind = "correction"
    text: Name
    was: Line = ""
    now: Line = ""


class ImageForm(Form):
    src: Name
    alt: Line = ""
    caption: Line = ""
    credit: Line = ""
    other_names: ClassVar[dict[str, str]] = {
        "url": "src",
        "file": "src",
        "path": "src",
        "title": "caption",
        "text": "alt",
        "description": "alt",
        "source": "credit",
        "photographer": "credit",
    }


def _shown(value: object) -> object:
    return {"src": value} if isinstance(value, str) else value


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _signed(value: object) -> object:
    """The names of a line of several, "Jane Doe and Ann Roe"; one with more than names is a name."""
    if isinstance(value, str) and ("," in value or _JOINING & set(value.split())):
        from briefgen.source.credits import byline  # noqa: PLC0415 - most bylines are one name

        found = byline(f"By {value.strip().removeprefix('By ')}")
        names = [credit.name for credit in found if not credit.role]
        if names and len(names) == len(found) and _NO_PERSON.isdisjoint(" ".join(names).split()):
            return names
    return listed(value)


_JOINING = frozenset({"By", "and", "und", "&"})
_NO_PERSON = frozenset({"The", "the", "of", "for"})
"""Words of bodies and offices: “The Food and Drink Federation” is one author, as is a lord mayor of a town."""


def _sourced(value: object) -> object:
    if not isinstance(value, str):
        return value
    if is_bare_url(value.strip()):
        return {"url": f"https://{value.strip()}"}
    return {"url" if is_url(value.strip()) else "title": value}


def _nameable(source: SourceForm) -> SourceForm:
    if not (source.title or source.url or source.publisher):
        raise refuse("A source needs a title or an address", "Add title: or url:.")
    return source


def _tags(value: object) -> object:
    return [t for t in value.split(",") if t.strip()] if isinstance(value, str) else value


def _few(tags: tuple[str, ...]) -> tuple[str, ...]:
    if len(tags) > MOST_TAGS:
        message = f"There are {len(tags):,} tags; an article may have {MOST_TAGS}"
        raise refuse(message, "Keep those that readers follow.", code="too-large")
    return tags


Credits = Annotated[
    tuple[Annotated[CreditForm, BeforeValidator(_named)], ...], BeforeValidator(_signed)
]
Sources = Annotated[
    tuple[Annotated[SourceForm, BeforeValidator(_sourced), AfterValidator(_nameable)], ...],
    BeforeValidator(listed),
]

MOST_TAGS = 100
"""Tags of an article. Each has a page and feeds, and each of these holds all tags of its entries."""

HIDING = ("draft", "publish_at", "expires_at")
"""Keys that keep an article from the public: whoever misspells one did not mean to publish."""

_OTHER_NAMES_OF_HIDING = {
    "draft": "published public private hidden hide unlisted unpublished withheld hold on_hold wip "
    "status visibility do_not_publish",
    "publish_at": "publish_date publishdate embargo embargoed embargo_at embargo_date embargo_until "
    "embargo_till embargoed_until release release_at release_date release_time scheduled "
    "scheduled_at scheduled_for schedule go_live golive live_at live_from not_before valid_from "
    "visible_from hold_until",
    "expires_at": "expirydate expiry_date expiry expiry_at expiration_date end_date not_after "
    "valid_until visible_until until unpublish unpublish_at unpublish_on unpublish_date takedown "
    "take_down archive_at",
}
"""Words of other tools, and of people who remember what a key does."""


class ArticleForm(Form):
    """Every key of an article's front matter."""

    title: Line = ""
    date: Day = ""
    updated: Day = ""
    section: Line = ""
    kicker: Line = ""
    dek: Line = ""
    byline: Credits = ()
    contributors: Credits = ()
    dateline: Line = ""
    type: Line = ""
    lang: Language = ""
    tags: Annotated[Lines, BeforeValidator(_tags), AfterValidator(_few)] = ()
    thread: Line = ""
    translation_of: Slug = ""
    slug: Slug = ""
    aliases: Annotated[tuple[Former, ...], BeforeValidator(listed)] = ()
    draft: Flag = False
    publish_at: LaterMoment = ""
    expires_at: Moment = ""
    rights: Literal["full", "excerpt", "link"] = "full"
    image: Annotated[ImageForm | None, BeforeValidator(_shown)] = None
    sources: Sources = ()
    facts: Annotated[tuple[FactForm, ...], BeforeValidator(listed)] = ()
    mentions: dict[str, Id] = Field(default_factory=dict)
    corrections: Annotated[tuple[CorrectionForm, ...], BeforeValidator(listed)] = ()

    hiding: ClassVar[tuple[str, ...]] = HIDING
    other_names: ClassVar[dict[str, str]] = {
        "headline": "title",
        "author": "byline",
        "authors": "byline",
        "by": "byline",
        "category": "section",
        "categories": "section",
        "label": "kicker",
        "subtitle": "dek",
        "summary": "dek",
        "description": "dek",
        "excerpt": "dek",
        "lastmod": "updated",
        "modified": "updated",
        **dict.fromkeys(("date_updated", "updated_at", "modified_at"), "updated"),
        **dict.fromkeys(("date_published", "pubdate", "created", "created_at"), "date"),
        "url": "slug",
        "keywords": "tags",
        "language": "lang",
        "location": "dateline",
        "series": "thread",
        "story": "thread",
        "permalink": "slug",
        "translates": "translation_of",
        "translated_from": "translation_of",
        **{name: key for key, names in _OTHER_NAMES_OF_HIDING.items() for name in names.split()},
        "alias": "aliases",
        "redirect_from": "aliases",
        "old_slugs": "aliases",
        "license": "rights",
        "references": "sources",
        "key_facts": "facts",
        "picture": "image",
        "photo": "image",
        "cover": "image",
        "featured_image": "image",
    }
