"""Which settings there are and what each may hold. The defaults stand in `settings.py`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, ClassVar, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from briefgen.expressions import expression
from briefgen.settings import FEED_FORMATS, THEME
from briefgen.settings_publish import PublishForm
from briefgen.site import urls
from briefgen.site.permalink import pattern
from briefgen.source.blockkinds import KINDS
from briefgen.source.fields import Language, Line, Name, Slug, is_url, refuse, safe_url, texts
from briefgen.source.former import INDEX, page_file
from briefgen.source.moments import zone_named
from briefgen.source.schema import Form

_HOST = expression(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE
)
_MODEL = expression(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*")
_PLUGIN = expression(r"[A-Za-z0-9_](?:[\w.-]{0,80})")
_MAIL = expression(r"[^@\s]{1,64}@[^@\s]{1,255}")
_PAGE = expression(r"[^\s\\<>\"`:/?#][^\s\\<>\"`:]*|[?#][^\s\\<>\"`:]*")


def site_url(text: str) -> str:
    """The address of a site with a slash at its end."""
    if not text:
        return ""
    hint = "Write https://example.org/ or the like."
    if not text.lower().startswith("mailto:"):  # which is safe, and no site's
        _web_url(text, "a site", hint)
    parts = urlsplit(text)
    home = unquote(parts.path).strip("/")
    odd = home and (urls.ODD_PART.search(home) or not home.isprintable())
    if parts.scheme not in ("http", "https") or parts.query or parts.fragment or odd:
        raise refuse(f"“{text[:60]}” is not the address of a site", hint)
    return text.rstrip("/#?") + "/"


def _web_url(text: str, whose: str, hint: str) -> str:
    """The address of what can't be a mailbox: no hint proposes that."""
    if not text.lower().startswith(("https://", "http://")):
        message = f"The address “{text[:60]}” was left out: {whose} has one with https or http"
        raise refuse(message, hint, code="unsafe-url")
    return safe_url(text)


def _zone(text: str) -> str:
    if zone_named(text) is None:
        near = sorted(z for z in available_timezones() if z.lower().endswith(f"/{text.lower()}"))
        hint = f"Did you mean {near[0]}?" if near else "Write a name such as Asia/Seoul or UTC."
        raise refuse(f"“{text[:60]}” is not a time zone", hint)
    return text


def _report(text: str) -> str:
    if _MAIL.fullmatch(text) and not is_url(text):
        text = f"mailto:{text}"
    return safe_url(text) if text else ""


def _edit(text: str) -> str:
    hint = "Write https://github.com/NAME/REPOSITORY/edit/main/{path} or the like."
    if text and "{path}" not in text:
        raise refuse(f"“{text[:60]}” has no place for the path of a source", hint)
    if text:
        _web_url(text.replace("{path}", "path"), "the place to edit", hint)
    return text


def _host(text: str) -> str:
    if text and not _HOST.fullmatch(text):
        raise refuse(f"“{text[:60]}” is not a host name", "Write news.example.org.")
    return text.lower()


def _theme(text: str) -> str:
    if not THEME.fullmatch(text):
        raise refuse(f"“{text[:60]}” is not a theme's name", "Write the name of its folder.")
    return text


def _model(text: str) -> str:
    if text and not _MODEL.fullmatch(text):
        raise refuse(
            f"“{text[:60]}” is not a model's name", "Write briefgen, none, or en_core_web_sm."
        )
    return "" if text == "none" else text


def _page(text: str) -> str:
    """An absolute URL, or the path of a page of the site, of a folder its index.

    `//host` and `..` lead out.
    """
    if is_url(text):
        return safe_url(text)
    path = text.removeprefix("/")
    if ".." in path.split("/") or (path and not _PAGE.fullmatch(path)):
        hint = "Write a page of the site (about/) or begin with https://."
        raise refuse(f"The address “{text[:60]}” was left out", hint, code="unsafe-url")
    page, mark, rest = urls.split(path)
    return page + INDEX * (page.endswith("/") or text == "/") + mark + rest


def _page_path(text: str) -> str:
    """A page of the site, perhaps with a place within it."""
    path, mark, place = text.partition("#")
    if re.search(r"[\s\"'<>]", place):
        raise refuse(f"“{text[:60]}” has a sign that no address has", "Write people/hong.html#p2.")
    return _path(path) + mark + place


def _path(text: str) -> str:
    try:
        return page_file(text)
    except ValueError as error:
        hint = "Write a path of the site, such as people/hong.html or 2019/talks/."
        raise refuse(f"“{text[:60]}” can be no page of the site: {error}", hint) from error


def _permalink(text: str) -> str:
    try:
        return pattern(text)
    except ValueError as error:
        hint = "Write news/{year}/{slug}.html, {section}/{slug}/ or the like."
        raise refuse(f"No briefings can stand at “{text[:60]}”: {error}", hint) from error


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


def _plugin(text: str) -> str:
    if not _PLUGIN.fullmatch(text):
        raise refuse(f"“{text[:60]}” is not a plug-in's name", "Write the name of its entry point.")
    return text


def _format(text: str) -> str:
    if text.casefold() not in FEED_FORMATS:
        hint = f"Write some of {', '.join(FEED_FORMATS)}."
        raise refuse(f"“{text[:60]}” is not a format of feeds", hint)
    return text.casefold()


def _hub(text: str) -> str:
    return _web_url(text, "a hub", "Write https://hub.example/.") if text else ""


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _mailbox(text: str) -> str:
    from briefgen.site.letters import address  # noqa: PLC0415 - needed by few, slow to import

    try:
        return address(text) if text else ""
    except ValueError as error:
        raise refuse(str(error), "Write Name <desk@example.org> or the address alone.") from error


def _unsubscribe(text: str) -> str:
    known = _report(text)
    fits = known.isascii() and known.lower().startswith(("https://", "mailto:"))
    if known and not fits:
        raise refuse(
            f"“{text[:60]}” is no address at which readers unsubscribe",
            "Begin it with https://, or write a mail address, in ASCII.",
        )
    return known


def _block(text: str) -> str:
    word = text.casefold().replace("_", "-")
    if word not in KINDS:
        near = get_close_matches(word[:40], KINDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(KINDS)}."
        raise refuse(f"“{text[:60]}” is no kind of block", hint)
    return word


Blocks = Annotated[tuple[Annotated[Line, AfterValidator(_block)], ...], BeforeValidator(texts)]
Formats = Annotated[
    tuple[Annotated[Line, AfterValidator(_format)], ...],
    BeforeValidator(texts),
    AfterValidator(_once),
]
PluginNames = tuple[Annotated[Line, AfterValidator(_plugin)], ...]
Count = Annotated[int, Field(strict=True, ge=0, le=1000)]
Positive = Annotated[int, Field(strict=True, ge=1, le=1000)]
Truth = Annotated[bool, Field(strict=True)]


FormerPath = Annotated[Line, AfterValidator(_path)]
PagePath = Annotated[Line, AfterValidator(_page_path)]


class MarksForm(Form):
    words_per_mark: Positive = 1
    per_paragraph: Count = 0
    per_sentence: Count = 0


class NlpForm(Form):
    model: Annotated[Line, AfterValidator(_model)] = ""


class ContentForm(Form):
    html: Literal["escape", "sanitise"] = "escape"
    other_names: ClassVar[dict[str, str]] = {"raw_html": "html"}


class ImagesForm(Form):
    resize: Truth = True
    avif: Truth = False
    cards: Truth = False
    font: Line = ""
    other_names: ClassVar[dict[str, str]] = {
        "card": "cards",
        "sizes": "resize",
        "responsive": "resize",
    }


class PluginsForm(Form):
    annotators: PluginNames = ()
    markdown: PluginNames = ()
    other_names: ClassVar[dict[str, str]] = {"annotator": "annotators"}


class HouseForm(Form):
    required: Blocks = ()
    types: dict[Name, Blocks] = Field(default_factory=dict)
    other_names: ClassVar[dict[str, str]] = {"require": "required", "type": "types"}


class FeedsForm(Form):
    site: Formats = ()
    labels: Formats = ()
    subjects: Formats = ()
    hub: Annotated[Line, AfterValidator(_hub)] = ""
    other_names: ClassVar[dict[str, str]] = {"formats": "site", "websub": "hub"}


class EditionsForm(Form):
    api: Truth = False
    annotations: Truth = False
    text: Truth = False
    markdown: Truth = False
    other_names: ClassVar[dict[str, str]] = {
        "annotation": "annotations",
        "json": "api",
        "md": "markdown",
        "plain": "text",
        "txt": "text",
    }


Mailbox = Annotated[Line, AfterValidator(_mailbox)]


class MailForm(Form):
    sender: Mailbox = ""
    to: Annotated[tuple[Mailbox, ...], BeforeValidator(texts)] = ()
    reply_to: Mailbox = ""
    unsubscribe: Annotated[Line, AfterValidator(_unsubscribe)] = ""
    other_names: ClassVar[dict[str, str]] = {"from": "sender", "recipients": "to"}


class LabelForm(Form):
    title: Name
    description: Line = ""


class NavForm(Form):
    title: Name
    url: Annotated[Line, AfterValidator(_page)]
    other_names: ClassVar[dict[str, str]] = {"href": "url", "link": "url", "name": "title"}


Labels = dict[Slug, Annotated[LabelForm, BeforeValidator(_titled)]]


class SettingsForm(Form):
    """Every setting; what isn't given is left to `Settings`."""

    title: Name = ""
    tagline: Line = ""
    url: Annotated[Line, AfterValidator(site_url)] = ""
    language: Language = ""
    timezone: Annotated[Line, AfterValidator(_zone)] = ""
    author: Line = ""
    publisher: Line = ""
    report_errors: Annotated[Line, AfterValidator(_report)] = ""
    edit_url: Annotated[Line, AfterValidator(_edit)] = ""
    theme: Annotated[Line, AfterValidator(_theme)] = ""
    cname: Annotated[Line, AfterValidator(_host)] = ""
    permalink: Annotated[Line, AfterValidator(_permalink)] = ""
    feed_size: Positive = 1
    home_size: Positive = 1
    related: Annotated[int, Field(strict=True, ge=0, le=10)] = 0
    builtin_knowledge: Truth = True
    search: Truth = False
    author_pages: Truth = True
    maps: Truth = True
    revisions: Truth = True
    more_feeds: Truth = True
    llms: Truth = False
    marks: MarksForm = MarksForm()
    nlp: NlpForm = NlpForm()
    content: ContentForm = ContentForm()
    images: ImagesForm = ImagesForm()
    plugins: PluginsForm = PluginsForm()
    house: HouseForm = HouseForm()
    feeds: FeedsForm = FeedsForm()
    editions: EditionsForm = EditionsForm()
    publish: PublishForm = PublishForm()
    mail: MailForm = MailForm()
    sections: Labels = Field(default_factory=dict)
    threads: Labels = Field(default_factory=dict)
    authors: Labels = Field(default_factory=dict)
    nav: tuple[NavForm, ...] = ()
    redirects: dict[FormerPath, PagePath] = Field(default_factory=dict)

    other_names: ClassVar[dict[str, str]] = {
        "name": "title",
        "site_name": "title",
        "site_title": "title",
        "subtitle": "tagline",
        "description": "tagline",
        "base_url": "url",
        "baseurl": "url",
        "site_url": "url",
        "lang": "language",
        "locale": "language",
        "tz": "timezone",
        "time_zone": "timezone",
        "domain": "cname",
        "permalinks": "permalink",
        "related_posts": "related",
        "url_pattern": "permalink",
        "menu": "nav",
        "colors": "theme",
        "colours": "theme",
        "css": "theme",
        "redirect": "redirects",
        "model": "nlp",
        "blocks": "house",
        "edition": "editions",
        "pictures": "images",
        "llms_txt": "llms",
    }
