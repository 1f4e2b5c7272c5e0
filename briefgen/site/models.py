"""What templates may use: one frozen model per kind of page.

URLs in models are relative to the root of the site ("people/antony-blinken.html"); templates
pass them through `link()`, which makes them relative to the page being rendered. Fields of type
`Markup` are finished, safe HTML; every other string is text and is escaped by the template.
docs/themes.md lists all of this for theme authors, and a test keeps it complete.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from briefgen.dates import day

NO_HTML = Markup("")

PageKind = Literal[
    "home",
    "archive",
    "section",
    "tag",
    "thread",
    "briefing",
    "entity",
    "index",
    "glossary",
    "term",
    "missing",
]


@dataclass(frozen=True, slots=True)
class NavLink:
    """A title and where it leads."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class When:
    """A date for `<time>`: `iso` for the attribute, `text` for the reader ("3 January 2025")."""

    iso: str
    text: str


def when(iso: str) -> When | None:
    """A date for `<time>`, or None for "". The year is always said (PRODUCT rule 18)."""
    return When(iso, day(iso)) if iso else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInfo:
    """The publication. `nav` is the main navigation; `sections` are those with briefings."""

    title: str
    tagline: str
    url: str
    language: str
    author: str
    publisher: str
    report_errors: str
    nav: tuple[NavLink, ...]
    sections: tuple[NavLink, ...]
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """The page being rendered.

    title: for `<title>` (without the site's name); description: for `<meta>`, may be "".
    canonical: absolute URL, "" without `url` in the settings.
    properties: (property or name, content) of the Open Graph and Twitter tags.
    json_ld: schema.org data, ready to stand in a `<script>`, "" if there is none.
    """

    url: str
    kind: PageKind
    title: str
    description: str = ""
    canonical: str = ""
    lang: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    json_ld: Markup = NO_HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A briefing as lists show it.

    `held` says why the public doesn't see it yet: "Draft", "Scheduled for 1 December 2026, 09:00", or "".
    """

    url: str
    headline: str
    dek: str
    kicker: str
    date: When | None
    section: NavLink | None = None
    thread: NavLink | None = None
    type_label: str = ""
    lang: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class CreditView:
    """A name in the byline, with an optional role and page."""

    name: str
    role: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """A key fact: its label, its value, and the sentence that proves it.

    `href` ("#p5s2") leads to the sentence, `paragraph` is the number shown after the pilcrow;
    "" and 0 where `rights` keep the text from the page.
    """

    label: str
    value: str
    href: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A date named in the body, with its sentence's text and place."""

    when: When
    text: str
    href: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One entry of "People and terms": an entity or term that the briefing mentions.

    role: the role valid on the briefing's date ("Secretary of State, United States"), or "".
    count: number of briefings that mention it, this one included.
    number: of its first mark in the body, from 1 in order of appearance; 0 if nothing is marked.
    """

    id: str
    name: str
    url: str
    kind_label: str
    role: str
    gloss: str
    count: int
    number: int = 0
    lang: str = ""
    native: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """An entry of the sources list."""

    title: str
    url: str
    publisher: str
    date: When | None
    archive: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A correction: `label` is "Correction", "Clarification", "Update" or "Withdrawn"."""

    label: str
    date: When
    text: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """The thread that a briefing belongs to, and its neighbours by date."""

    title: str
    url: str
    earlier: Teaser | None
    later: Teaser | None
    position: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingSheet:
    """What a briefing's page shows that hangs on no other briefing; its notes are not counted yet."""

    headline: str
    kicker: str
    dek: str
    byline: tuple[CreditView, ...]
    contributors: tuple[CreditView, ...]
    dateline: str
    date: When | None
    updated: When | None
    type_label: str
    lang: str
    minutes: int
    facts: tuple[FactView, ...]
    timeline: tuple[TimelineRow, ...]
    notes: tuple[NoteView, ...]
    sources: tuple[SourceView, ...]
    notice: CorrectionView | None
    corrections: tuple[CorrectionView, ...]
    tags: tuple[NavLink, ...]
    original: SourceView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPage(BriefingSheet):
    """A briefing. Order on the page: PRODUCT rule 1.

    `body` holds the paragraphs, to stand as direct children of `<article>`; `picture` is the figure
    to stand over it, or empty.
    `original` is where the whole text stands if `rights` keep it from the page: then `body` is
    empty, `minutes` 0, and there is no timeline.
    `held` says why the public doesn't see it yet, as for a Teaser.
    `notice` is the entry of `corrections` that the reader must know of before reading.
    """

    body: Markup
    picture: Markup = NO_HTML
    section: NavLink | None = None
    thread: ThreadView | None = None
    held: str = ""


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office with its period as text ("26 January 2021 – 20 January 2025") and as two dates."""

    title: str
    org: str
    period: str
    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A briefing that mentions the entity, with the sentence in which it first does so.

    `sentence` has the mention in `<mark>`, and is empty where `rights` keep the text from the site;
    `href` is the briefing's URL with the sentence's anchor.
    """

    teaser: Teaser
    sentence: Markup
    href: str


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another entity, and the number of briefings that mention both."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    """A glossary entry with the briefings that use it."""

    id: str
    name: str
    gloss: str
    also: tuple[str, ...]
    profile: Markup
    mentions: tuple[MentionRow, ...]
    see: tuple[NavLink, ...]
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of an index of people, places, organisations or terms."""

    name: str
    url: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The rows under one letter."""

    letter: str
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """An index: people, places, organisations, other subjects, or the glossary."""

    title: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class TeaserGroup:
    """Briefings under a heading: a month ("January 2025", "2025-01"), or those without a date."""

    heading: str
    teasers: tuple[Teaser, ...]
    iso: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Archive, section, tag and thread pages: briefings by month, newest first.

    In a thread they stand oldest first: it is a story.
    """

    title: str
    description: str
    groups: tuple[TeaserGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ThreadTeaser:
    """A thread as the home page shows it."""

    title: str
    url: str
    description: str
    count: int
    latest: Teaser


@dataclass(frozen=True, slots=True)
class HomePage:
    """The newest briefings, the threads that moved last."""

    lead: Teaser | None
    latest: tuple[Teaser, ...]
    threads: tuple[ThreadTeaser, ...]
