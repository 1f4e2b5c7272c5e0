"""What templates may use of pages that list: home, lists, threads, indexes. See `models`."""

from __future__ import annotations

from msgspec import Struct

from briefgen.site.figures import TimeScale
from briefgen.site.models import CorrectionView, Teaser, When
from briefgen.source.worddiff import Piece


class IndexRow(Struct, frozen=True):
    """A line of an index of people, places, organisations or terms."""

    name: str
    url: str
    text: str
    count: int


class IndexGroup(Struct, frozen=True):
    """The rows under one letter."""

    letter: str
    rows: tuple[IndexRow, ...]


class IndexPage(Struct, frozen=True):
    """An index: people, places, organisations, other subjects, or the glossary."""

    title: str
    groups: tuple[IndexGroup, ...]


class TeaserGroup(Struct, frozen=True):
    """Briefings under a heading: a month ("January 2025", "2025-01"), or those without a date.

    short: the heading for a list of months by year: "January".
    """

    heading: str
    short: str
    teasers: tuple[Teaser, ...]
    iso: str = ""


class CastRow(Struct, frozen=True, kw_only=True):
    """Somebody whom a thread tells of, with the role on the day of the last briefing that does.

    count: in how many briefings of the thread.
    """

    name: str
    url: str
    role: str
    count: int


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A published correction or update, and the briefing that it is of, with its slug if asked for."""

    change: CorrectionView
    teaser: Teaser
    slug: str = ""


class ChangeGroup(Struct, frozen=True):
    """The corrections of a month ("January 2025", "2025-01")."""

    heading: str
    iso: str
    rows: tuple[ChangeRow, ...]


class CorrectionsPage(Struct, frozen=True):
    """All corrections of the site, newest first; what was only updated isn't among them."""

    title: str
    groups: tuple[ChangeGroup, ...]
    count: int


class RevisionLine(Struct, frozen=True):
    """One sentence, headline or dek that changed: `kind` is as for an UpdateLine.

    `href` leads to the sentence on the page of the briefing, "" if it has no id.
    """

    kind: str
    pieces: tuple[Piece, ...]
    href: str = ""


class RevisionView(Struct, frozen=True, kw_only=True):
    """What a recorded state changed of the meaning.

    removed: sentences that were taken out; unshown: changes of what doesn't stand there any more,
    or is kept back.
    """

    date: When
    lines: tuple[RevisionLine, ...]
    removed: int = 0
    unshown: int = 0


class RevisionsPage(Struct, frozen=True, kw_only=True):
    """The public log of a briefing, newest first. start: since when it is recorded."""

    headline: str
    url: str
    lang: str
    start: When
    revisions: tuple[RevisionView, ...]


class StoryView(Struct, frozen=True, kw_only=True):
    """What a thread tells beyond its briefings.

    start, end, scale: their first and last day, and how the days lie between; None if all are one.
    """

    cast: tuple[CastRow, ...]
    changes: tuple[ChangeRow, ...]
    start: When | None
    end: When | None
    scale: TimeScale | None


class ListPage(Struct, frozen=True):
    """Archive, section, tag and thread pages: briefings by month, newest first.

    In a thread they stand oldest first: it is a story, and `story` has who acts in it.
    long: whether there are more than anybody reads.
    """

    title: str
    description: str
    groups: tuple[TeaserGroup, ...]
    count: int
    story: StoryView | None = None
    long: bool = False


class ThreadTeaser(Struct, frozen=True):
    """A thread as the home page shows it."""

    title: str
    url: str
    description: str
    count: int
    latest: Teaser


class HomePage(Struct, frozen=True):
    """The newest briefings, the threads that moved last."""

    lead: Teaser | None
    latest: tuple[Teaser, ...]
    threads: tuple[ThreadTeaser, ...]
