"""What the templates of mails may use. See `models`."""

from __future__ import annotations

from msgspec import Struct

from briefgen.site.models import CorrectionView, FactView, NoteView, When


class MailInfo(Struct, frozen=True, kw_only=True):
    """The mail being made; all its addresses are absolute.

    preheader: what mail programs show beside the subject. url: where the same stands on the site.
    lang, dir: its language and the way in which it is written, "ltr" or "rtl".
    unsubscribe: where readers take themselves off the list, "" if the settings don't say.
    """

    subject: str
    preheader: str
    url: str
    lang: str
    dir: str
    unsubscribe: str


class MailNote(Struct, frozen=True):
    """A note, and the way back to the sentence on the site that first names its subject.

    `href` is "" and `paragraph` 0 where `rights` keep the text from the site.
    """

    note: NoteView
    href: str
    paragraph: int


class DigestItem(Struct, frozen=True, kw_only=True):
    """A briefing in a digest: what it is about, and the way to it.

    lang, dir: of the briefing, which may not be those of the digest. label: its section, type or
    kicker. notice: the correction that readers must know of before reading.
    """

    url: str
    headline: str
    dek: str
    label: str
    date: When | None
    lang: str
    dir: str
    facts: tuple[FactView, ...]
    notice: CorrectionView | None


class DigestDay(Struct, frozen=True):
    """The briefings of one day."""

    date: When
    items: tuple[DigestItem, ...]


class Digest(Struct, frozen=True):
    """All briefings of a period, newest first. `title` is the day, or the first and the last."""

    title: str
    days: tuple[DigestDay, ...]
    count: int


class Mail(Struct, frozen=True, kw_only=True):
    """A mail, but for whom it is from and to.

    name: of its files, below the folder of mails. date: the moment of what is newest in it, "" if
    nothing is dated.
    """

    name: str
    subject: str
    lang: str
    date: str
    html: str
    text: str
