"""The settings of a site."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.expressions import expression

FEED_FORMATS = ("atom", "rss", "json")
THEME = expression(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class MarkBudget(Struct, frozen=True, kw_only=True):
    """How many mentions may be shown as marks (PRODUCT rule 7)."""

    words_per_mark: int = 28
    per_paragraph: int = 4
    per_sentence: int = 2


class NlpSettings(Struct, frozen=True, kw_only=True):
    """model: "briefgen" for its own, the name of an installed spaCy pipeline, "" for none."""

    model: str = "briefgen"


class ContentSettings(Struct, frozen=True, kw_only=True):
    """html: what becomes of raw HTML in Markdown."""

    html: Literal["escape", "sanitise"] = "escape"


class ImageSettings(Struct, frozen=True, kw_only=True):
    """resize: whether pictures get smaller sizes, if Pillow is installed; avif: in AVIF, too.

    cards: whether each briefing gets a card for links to it. font: a file of the project for the
    words on cards, "" for those that come along.
    """

    resize: bool = True
    avif: bool = False
    cards: bool = False
    font: str = ""


class PluginSettings(Struct, frozen=True, kw_only=True):
    """The names of the plug-ins that are enabled, in the order in which they are asked."""

    annotators: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()


class EditionSettings(Struct, frozen=True, kw_only=True):
    """What each briefing is published as beside its page, and whether the site has a JSON API."""

    api: bool = False
    annotations: bool = False
    text: bool = False
    markdown: bool = False


class HouseSettings(Struct, frozen=True, kw_only=True):
    """The labelled blocks that every article has; types: other ones for some types of article."""

    required: tuple[str, ...] = ()
    types: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def wanted(self, kind: str) -> tuple[str, ...]:
        """The blocks of an article of this type."""
        return dict(self.types).get(kind, self.required)


class FeedSettings(Struct, frozen=True, kw_only=True):
    """In which formats there are feeds: of the whole site, of sections, tags and threads, of subjects.

    hub: the WebSub hub that is told of changes, "" for none.
    """

    site: tuple[str, ...] = FEED_FORMATS
    labels: tuple[str, ...] = ("atom",)
    subjects: tuple[str, ...] = ("atom",)
    hub: str = ""


class PublishSettings(Struct, frozen=True, kw_only=True):
    """Where `briefgen publish` puts the site; squash: whether the branch has one commit only."""

    remote: str = "origin"
    branch: str = "gh-pages"
    squash: bool = False


class MailSettings(Struct, frozen=True, kw_only=True):
    """Whom mails are from and to: "Name <desk@example.org>", or the address alone; "" for nobody.

    unsubscribe: an `https:` or `mailto:` address, "" for none.
    """

    sender: str = ""
    to: tuple[str, ...] = ()
    reply_to: str = ""
    unsubscribe: str = ""


class Label(Struct, frozen=True, kw_only=True):
    """The title and description of a section or thread, by its slug."""

    slug: str
    title: str
    description: str = ""


class NavLink(Struct, frozen=True, kw_only=True):
    """A link of the site's menu; `url` is absolute, or relative to the front page."""

    title: str
    url: str


class Settings(Struct, frozen=True, kw_only=True):
    """What the editor decided for the whole site.

    url: where the site will stand, with a slash at its end; "" if nobody knows.
    url_left_open: `url = ""` was written: the editor knows that it is for the build to say.
    language: a BCP 47 tag. timezone: an IANA name.
    report_errors: a `mailto:`, `http:` or `https:` address, "" for none.
    edit_url: where a source can be edited, with `{path}` for its path in the project, "" for nowhere.
    cname: the host name that GitHub Pages is told, "" for none.
    feed_size, home_size: briefings in a feed and on the front page.
    related: others that name the same, at most, to which each briefing leads.
    search: whether readers can search the site.
    llms: whether there is an `llms.txt`, a list of the site for language models.
    more_feeds: whether sections, tags, threads and subjects have feeds of their own.
    author_pages: whether those who are named in bylines have pages of all that they wrote.
    maps: whether briefings show where their places lie.
    revisions: whether the ledger of a briefing is published, word by word.
    permalink: where briefings stand, as `site/permalink.py` reads it.
    redirects: (former address, present one), both paths of the site.
    """

    title: str = "Briefings"
    tagline: str = ""
    url: str = ""
    url_left_open: bool = False
    language: str = "en"
    timezone: str = "UTC"
    author: str = ""
    publisher: str = ""
    report_errors: str = ""
    edit_url: str = ""
    theme: str = "wire"
    cname: str = ""
    permalink: str = "briefings/{slug}.html"
    feed_size: int = 20
    home_size: int = 20
    related: int = 3
    builtin_knowledge: bool = True
    search: bool = False
    author_pages: bool = False
    maps: bool = False
    revisions: bool = False
    more_feeds: bool = True
    llms: bool = False
    marks: MarkBudget = MarkBudget()
    nlp: NlpSettings = NlpSettings()
    content: ContentSettings = ContentSettings()
    images: ImageSettings = ImageSettings()
    plugins: PluginSettings = PluginSettings()
    house: HouseSettings = HouseSettings()
    feeds: FeedSettings = FeedSettings()
    editions: EditionSettings = EditionSettings()
    publish: PublishSettings = PublishSettings()
    mail: MailSettings = MailSettings()
    sections: tuple[Label, ...] = ()
    threads: tuple[Label, ...] = ()
    authors: tuple[Label, ...] = ()
    nav: tuple[NavLink, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()


def is_theme(name: str) -> bool:
    """Whether this can be the name of a theme: that of a folder, which leads nowhere else."""
    return THEME.fullmatch(name) is not None
