"""What templates may use: one frozen model per kind of page.

URLs in models are relative to the root of the site ("people/antony-blinken.html"); templates
pass them through `link()`, which makes them relative to the page being rendered. Fields of type
`Markup` are finished, safe HTML; every other string is text and is escaped by the template.
docs/themes.md lists all of this for theme authors, and a test keeps it complete.
"""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from briefgen.expressions import expression
from briefgen.locales.words import Words
from briefgen.site.figures import LocatorMap, TimeScale

NO_HTML = Markup("")

SHORT_NOTE = 40
"""Characters. Reader modes drop a box of less than 25 with a link in it."""

LITTER = expression(
    r"ad-|banner|combx|com-|comment|contact|foot|gdpr|hid|masthead|media|meta|outbrain|promo|related"
    r"|scroll|share|shop|shout|sidebar|skyscraper|sponsor|tags|tool|widget"
)
"""What reader modes look for in the names of boxes that they drop."""

PageKind = Literal[
    "home",
    "archive",
    "section",
    "tag",
    "thread",
    "author",
    "briefing",
    "entity",
    "index",
    "glossary",
    "term",
    "missing",
    "search",
    "corrections",
    "revisions",
    "standing",
    "moved",
]


class NavLink(Struct, frozen=True):
    """A title and where it leads; lang: its language, if that isn't the site's, or ""."""

    title: str
    url: str
    lang: str = ""


class When(Struct, frozen=True):
    """A date for `<time>`: `iso` for the attribute, `text` for the reader ("3 January 2025")."""

    iso: str
    text: str


def when(iso: str, words: Words) -> When | None:
    """A date for `<time>`, or None for "". The year is always said (PRODUCT rule 18)."""
    return When(iso, words.day(iso)) if iso else None


class FeedLink(Struct, frozen=True, kw_only=True):
    """A feed as a page names it; type: its media type."""

    title: str
    url: str
    type: str


class SiteInfo(Struct, frozen=True, kw_only=True):
    """The publication.

    nav: the main navigation. sections: those with briefings. search: URL of the search page, "" if
    the site has none. corrections: URL of the page of corrections, "" if nothing was. dir: the way in which its language is written, "ltr" or "rtl".
    lists: URLs of the lists of subjects and terms that anything stands in. pages: the standing pages
    to which every page leads.
    feeds: one for each format; feed: URL of the first one, "" without any.
    """

    title: str
    tagline: str
    url: str
    language: str
    dir: str
    author: str
    publisher: str
    report_errors: str
    nav: tuple[NavLink, ...]
    sections: tuple[NavLink, ...]
    feed: str
    feeds: tuple[FeedLink, ...]
    search: str
    corrections: str
    lists: tuple[str, ...]
    pages: tuple[NavLink, ...] = ()


class EditionLink(Struct, frozen=True):
    """Another edition of a briefing: its MIME type, and where it is."""

    type: str
    url: str


class PageInfo(Struct, frozen=True, kw_only=True):
    """The page being rendered.

    title: for `<title>` (without the site's name); description: for `<meta>`, may be "".
    canonical: absolute URL, "" without `url` in the settings.
    lang, dir: its language and the way in which it is written, "ltr" or "rtl".
    properties: (property or name, content) of the Open Graph and Twitter tags.
    json_ld: schema.org data, ready to stand in a `<script>`, "" if there is none.
    alternates: (language, absolute URL) of the page's versions, for `hreflang`.
    feed: URL of the feed of what this page lists, "" if there is none; feeds: in all formats.
    editions: what a briefing is published as beside its page.
    edit: where its source can be edited, "" for nowhere.
    """

    url: str
    kind: PageKind
    title: str
    lang: str
    dir: str
    description: str = ""
    canonical: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    json_ld: Markup = NO_HTML
    alternates: tuple[tuple[str, str], ...] = ()
    feed: str = ""
    feeds: tuple[FeedLink, ...] = ()
    editions: tuple[EditionLink, ...] = ()
    edit: str = ""


class Teaser(Struct, frozen=True, kw_only=True):
    """A briefing as lists show it.

    `held` says why the public doesn't see it yet: "Draft", "Scheduled for 1 December 2026, 09:00", or "".
    `withdrawn` is "Withdrawn" if it was, else "". `tongue` is its language by its own name
    ("Deutsch") if it is another than that of the site, else "".
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
    tongue: str = ""
    held: str = ""
    withdrawn: str = ""


class CreditView(Struct, frozen=True):
    """A name in the byline; url: a page elsewhere, page: that of the author on this site, or ""."""

    name: str
    role: str = ""
    url: str = ""
    page: str = ""


class FactView(Struct, frozen=True):
    """A key fact: its label, its value, and the sentence that proves it.

    `href` ("#p5s2") leads to the sentence, `paragraph` is the number shown after the pilcrow;
    "" and 0 where `rights` keep the text from the page.
    """

    label: str
    value: str
    href: str
    paragraph: int


class TimelineRow(Struct, frozen=True):
    """A date named in the body, with its sentence's text and place.

    parts: where other rows have the same sentence, this before, in and behind the words for this date.
    """

    when: When
    text: str
    href: str
    paragraph: int
    parts: tuple[str, str, str] | None = None


class NoteView(Struct, frozen=True, kw_only=True):
    """One entry of "People and terms": an entity or term that the briefing mentions.

    role: the role valid on the briefing's date ("Secretary of State, United States"), or "".
    count: number of briefings that mention it, this one included.
    number: of its first mark in the body, from 1 in order of appearance; 0 if nothing is marked.
    built_in: it comes with briefgen, and speaks English; others speak the site's language.
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
    built_in: bool = False

    @property
    def office(self) -> str:
        """The role, but "" if the gloss begins with it: "President of France (2017–2027)."."""
        rest = self.gloss.removeprefix(self.role)
        return "" if rest != self.gloss and rest[:2] in ("", ".", " (", " f", ", ") else self.role

    @property
    def prose(self) -> bool:
        """Whether the text is to stand in a paragraph.

        Extractors that count paragraphs would else take a long row of notes for the article; but
        they drop boxes with paragraphs that are short, or that are called what they call litter.
        """
        length = len(self.name) + len(self.role) + len(self.gloss)
        return length >= SHORT_NOTE and not LITTER.search(self.id)


class SourceView(Struct, frozen=True, kw_only=True):
    """An entry of the sources list."""

    title: str
    url: str
    publisher: str
    date: When | None
    archive: str


class CorrectionView(Struct, frozen=True, kw_only=True):
    """A correction: `label` is "Correction", "Clarification", "Update" or "Withdrawn".

    `id` is that of its element on the page of its briefing; `kind` is what the front matter says.
    """

    id: str
    kind: str
    label: str
    date: When
    text: str
    was: str
    now: str


class UpdateLine(Struct, frozen=True):
    """One line of an update: `kind` is "new", "changed", "headline" or "dek".

    `text` is cut between words; `href` ("#p5s2") leads to the sentence, "" if it has no id.
    """

    kind: str
    text: str
    href: str = ""


class UpdateView(Struct, frozen=True, kw_only=True):
    """What a recorded state changed of the meaning, as far as it still stands.

    removed: sentences that were taken out; again: those that have changed again since.
    """

    date: When
    lines: tuple[UpdateLine, ...]
    removed: int = 0
    again: int = 0


class SinceView(Struct, frozen=True):
    """For who read the state of a `moment` (ISO 8601): how many sentences are new, and the first."""

    moment: str
    count: int
    href: str


class TranslationView(Struct, frozen=True):
    """The same briefing in another language: `title` is that language's own name ("Deutsch")."""

    title: str
    url: str
    lang: str


class ThreadView(Struct, frozen=True, kw_only=True):
    """The thread that a briefing belongs to, and its neighbours by date."""

    title: str
    url: str
    earlier: Teaser | None
    later: Teaser | None
    position: int
    length: int


class BriefingSheet(Struct, frozen=True, kw_only=True):
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
    scale: TimeScale | None = None
    locator: LocatorMap | None = None
    updates: tuple[UpdateView, ...] = ()
    since: tuple[SinceView, ...] = ()
    state: str = ""
    revisions: str = ""
    withdrawn: str = ""


class BriefingPage(BriefingSheet, frozen=True, kw_only=True):
    """A briefing. Order on the page: PRODUCT rule 1.

    `body` holds the paragraphs, to stand as direct children of `<article>`; `picture` is the figure
    to stand over it, or empty.
    `original` is where the whole text stands if `rights` keep it from the page: then `body` is
    empty, `minutes` 0, and there is no timeline.
    `held` says why the public doesn't see it yet, as for a Teaser.
    `notice` is the entry of `corrections` that the reader must know of before reading.
    `updates`, newest first, `since` and `state`, the moment of the newest, come from the briefing's
    ledger, and are empty if it has none.
    `revisions` is the URL of the page that tells what changed word for word, "" if there is none.
    `related` are briefings outside of its thread that name the same, the most like it first.
    `withdrawn` is as for a Teaser. `age` ("More than 30 days old") is true whenever it is read.
    """

    body: Markup
    picture: Markup = NO_HTML
    section: NavLink | None = None
    thread: ThreadView | None = None
    held: str = ""
    age: str = ""
    translations: tuple[TranslationView, ...] = ()
    related: tuple[Teaser, ...] = ()
