"""What a source says once it is parsed and validated: plain data, nothing to fill in later."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field


class Credit(Struct, frozen=True):
    """A person named in the byline or among the contributors."""

    name: str
    role: str = ""
    url: str = ""


class SourceRef(Struct, frozen=True, kw_only=True):
    """Something that the article rests on, as the sources list shows it.

    quote: the words there that the editor means, to which a link may lead.
    """

    title: str
    url: str = ""
    publisher: str = ""
    date: str = ""
    archive: str = ""
    quote: tuple[str, ...] = ()


class GivenFact(Struct, frozen=True, kw_only=True):
    """A key fact written by the editor: the build looks for the sentence that proves it."""

    label: str
    value: str
    line: int = 0
    column: int = 0


class LeadImage(Struct, frozen=True, kw_only=True):
    """The picture that stands over the text; `alt` says what it shows."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    line: int = 0
    column: int = 0


class Override(Struct, frozen=True):
    """The editor's word on a name in this article: an entity's id, or "none"."""

    surface: str
    entity: str
    line: int = 0
    column: int = 0


CorrectionKind = Literal["correction", "clarification", "update", "withdrawn"]

GRAVITY: tuple[str, ...] = ("withdrawn", "correction", "clarification", "update")
"""By gravity: an update must not hide that something was wrong."""


class Correction(Struct, frozen=True, kw_only=True):
    """A published change of meaning, in the classes of AP and Reuters."""

    date: str
    kind: CorrectionKind
    text: str
    was: str = ""
    now: str = ""


class Body(Struct, frozen=True):
    """The text of an article, and where it stands in its file.

    `text` has LF line ends and no byte order mark. `line` is the 1-based line of the file at
    which `text` begins (a body always begins at the start of a line). `kind` says how it is read:
    "markdown", or "plain" for a raw drop, whose paragraphs are taken literally.
    """

    text: str
    line: int = 1
    kind: Literal["markdown", "plain"] = "markdown"


class Article(Struct, frozen=True, kw_only=True):
    """A parsed source.

    Dates are ISO 8601 strings: `date` is "" (unknown), "2025-01-03" or "2025-01-03T14:00:00+09:00".
    Moments of publication are always full, with an offset.
    """

    path: str
    slug: str
    headline: str
    body: Body
    date: str = ""
    updated: str = ""
    kicker: str = ""
    dek: str = ""
    section: str = ""
    byline: tuple[Credit, ...] = ()
    contributors: tuple[Credit, ...] = ()
    dateline: str = ""
    type: str = ""
    lang: str = ""
    tags: tuple[str, ...] = ()
    thread: str = ""
    translation_of: str = ""
    draft: bool = False
    publish_at: str = ""
    expires_at: str = ""
    rights: Literal["full", "excerpt", "link"] = "full"
    image: LeadImage | None = None
    sources: tuple[SourceRef, ...] = ()
    facts: tuple[GivenFact, ...] = ()
    mentions: tuple[Override, ...] = ()
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[str, ...] = ()
    """Former addresses: slugs, or paths of the site that begin with a slash."""
    misdated: bool = False
    """There is a date, and it could not be understood: that is said where it stands."""
    lines: tuple[tuple[str, int], ...] = field(default=())
    """Line of each front-matter key, for findings about it."""

    @property
    def corrected(self) -> str:
        """The gravest kind of its corrections, "" if there is none."""
        kinds = {item.kind for item in self.corrections}
        return next((kind for kind in GRAVITY if kind in kinds), "")

    def line_of(self, key: str) -> int:
        return dict(self.lines).get(key, 1)
