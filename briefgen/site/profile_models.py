"""What templates get on the pages of people, places and other subjects, of terms, and of the site itself."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from briefgen.site.models import NavLink, Teaser, TranslationView, When


class RoleView(Struct, frozen=True):
    """An office with its period as text ("26 January 2021 – 20 January 2025") and as two dates."""

    title: str
    org: str
    period: str
    start: When | None = None
    end: When | None = None


class MentionRow(Struct, frozen=True):
    """A briefing that mentions the entity, with the sentence in which it first does so.

    `sentence` has the mention in `<mark>`, and is empty where `rights` keep the text from the site;
    `href` is the briefing's URL with the sentence's anchor.
    """

    teaser: Teaser
    sentence: Markup
    href: str


class RelatedView(Struct, frozen=True):
    """Another entity, and the number of briefings that mention both."""

    name: str
    url: str
    count: int


class EntityPage(Struct, frozen=True, kw_only=True):
    """A person, place, organisation …: profile, roles, mentions by date (newest first)."""

    id: str
    name: str
    kind: str
    kind_label: str
    gloss: str
    lang: str
    native: str
    also: tuple[str, ...]
    roles: tuple[RoleView, ...]
    profile: Markup
    mentions: tuple[MentionRow, ...]
    related: tuple[RelatedView, ...]
    links: tuple[NavLink, ...]


class TermPage(Struct, frozen=True, kw_only=True):
    """A glossary entry with the briefings that use it."""

    id: str
    name: str
    gloss: str
    also: tuple[str, ...]
    profile: Markup
    mentions: tuple[MentionRow, ...]
    see: tuple[NavLink, ...]
    links: tuple[NavLink, ...]


class StandingPage(Struct, frozen=True, kw_only=True):
    """What a site says of itself, such as who makes it: a text that is no news.

    picture, body: finished HTML. held: why the public doesn't see it yet, in a preview; else "".
    """

    title: str
    dek: str
    picture: Markup
    body: Markup
    updated: When | None
    held: str
    translations: tuple[TranslationView, ...] = ()
