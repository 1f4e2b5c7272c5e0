"""The export of WordPress (WXR): an RSS feed with elements of its own.

Expat reads it without any document type, so nothing can be declared that grows or is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import unquote
from xml.parsers import expat

from msgspec import Struct, field

from briefgen.exports.markup import plain
from briefgen.exports.post import DRAFT, Export, Picture, Post, bad_export, omitted
from briefgen.exports.stamps import by_two_clocks, in_utc, later_by_days
from briefgen.exports.untyped import loads
from briefgen.findings import Failure, Finding, Place

_NEVER = "0000-00-00 00:00:00"
_NO_SECTION = "uncategorized"
"""The slug of the category that WordPress gives to what has none."""
_SILENT = frozenset(
    {"attachment", "nav_menu_item", "revision", "customize_changeset", "oembed_cache"}
)
_TEXTS = ("post", "page")
_SILENT_STATES = frozenset({"auto-draft", "inherit"})
"""What no person has written, is a part of something else, or is counted as files are."""
_HELD = {"draft": DRAFT, "pending": "waiting for review", "private": "private"}
_KEPT = frozenset(
    {
        *("title", "link", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_id"),
        *("wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt"),
        *("wp:post_name", "wp:status", "wp:post_type", "wp:post_password", "wp:attachment_url"),
    }
)


class _Item(Struct):
    """One item of the feed: its elements, categories and metadata."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each its domain, slug and name."""
    meta: dict[str, str] = field(default_factory=dict)


class _Feed:
    """What expat has told so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.items: list[_Item] = []
        self.authors: dict[str, str] = {}
        self.site = ""
        self.version = ""
        self.comments = 0
        self.item: _Item | None = None
        self._author, self._key, self._term = "", "", ("", "")
        self._words: list[str] = []

    def _doctype(self, *_: object) -> None:
        place = Place(self.path, self.parser.CurrentLineNumber, 1)
        hint = "An export of WordPress has none. Take the file as WordPress wrote it."
        bad_export(place, "the file declares a document type, which could hold entities", hint)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        self._words = []
        if tag == "item":
            self.item = _Item(self.parser.CurrentLineNumber)
        elif tag == "category":
            self._term = (given.get("domain", ""), given.get("nicename", ""))

    def _text(self, text: str) -> None:
        self._words.append(text)

    def _end(self, tag: str) -> None:
        text, self._words = "".join(self._words), []
        item = self.item
        if item is None:
            self._of_channel(tag, text)
        elif tag == "item":
            self.items.append(item)
            self.item = None
        elif tag == "category":
            item.terms.append((*self._term, text))
        elif tag == "wp:meta_key":
            self._key = text
        elif tag == "wp:meta_value":
            item.meta.setdefault(self._key, text)
        elif tag == "wp:comment":
            self.comments += 1
        elif tag in _KEPT:
            item.texts.setdefault(tag, text)

    def _of_channel(self, tag: str, text: str) -> None:
        if tag == "wp:author_login":
            self._author = text
        elif tag == "wp:author_display_name":
            self.authors[self._author] = text.strip()
        elif tag == "wp:wxr_version":
            self.version = text
        elif tag == "wp:base_blog_url":
            self.site = text.strip()


def read_wordpress(path: str, data: bytes) -> Export:
    """The posts of an export.

    Raises:
        Failure: if it isn't well-formed, declares entities, or is another kind of XML.
    """
    feed = _Feed(path)
    try:
        feed.parser.Parse(data, True)  # noqa: FBT003 - it knows no names
    except expat.ExpatError as error:
        place = Place(path, error.lineno, error.offset + 1)
        hint = "Export it again, or mend this place in an editor."
        bad_export(place, f"this is no well-formed XML: {expat.ErrorString(error.code)}", hint)
    except (ValueError, LookupError) as error:  # an encoding that Python doesn't know or can't use
        bad_export(Place(path, 1, 1), f"its encoding cannot be read: {error}", "Save it as UTF-8.")
    if not feed.version:
        hint = "Take the file that WordPress writes under Tools → Export."
        bad_export(Place(path, 1, 1), "this XML is no export of WordPress", hint)
    posts: list[Post] = []
    left: list[Finding] = []
    pictures = {item.texts.get("wp:post_id", ""): _picture(item) for item in feed.items}
    for item in feed.items:
        try:
            posts.extend(_posts(feed, item, pictures))
        except Failure as failure:
            left.extend(failure.findings)
    if files := sum(item.texts.get("wp:post_type") == "attachment" for item in feed.items):
        left.append(_files(path, files))
    if feed.comments:
        message = f"comments of readers left out: {feed.comments:,}"
        left.append(Finding(Place(path), "left-out", message))
    system, site = "WordPress", feed.site
    return Export(system=system, posts=tuple(posts), omitted=tuple(left), site=site)


def _files(path: str, number: int) -> Finding:
    """That the files of the old site, which come one by one, aren't in the export."""
    hint = (
        "Copy their folder once: wp-content/uploads/ to static/wp-content/uploads/."
        " What no article shows may stay behind."
    )
    what = "a file that was" if number == 1 else f"{number:,} files that were"
    message = f"{what} uploaded to the old site, which an export only names"
    return Finding(Place(path), "left-out", message, hint)


def _posts(feed: _Feed, item: _Item, pictures: dict[str, Picture | None]) -> Iterator[Post]:
    """The post that an item is, if it is one that comes over."""
    texts = item.texts
    place, title = Place(feed.path, item.line), plain(texts.get("title", ""))
    kind, state = texts.get("wp:post_type", "post"), texts.get("wp:status", "publish")
    if kind in _SILENT or (kind in _TEXTS and state in _SILENT_STATES):
        return
    if why := _unwanted(kind, state, texts):
        name = title or texts.get("wp:post_name", "") or texts.get("wp:post_id", "")
        raise Failure(omitted(place, name, *why))
    date = _moment(texts, "post_date")
    html, content = _with_notes(item), texts.get("content:encoded", "")
    section, tags = _filed(item)
    author = texts.get("dc:creator", "")
    name = feed.authors.get(author, "") or author
    public = state in ("publish", "future")
    yield Post(
        place=place,
        title=title,
        html=html,
        loose="outside" if "<!-- wp:" in content else "all",
        slug=unquote(texts.get("wp:post_name", "")),
        dek=plain(texts.get("excerpt:encoded", "")),
        date=date,
        updated=later_by_days(_moment(texts, "post_modified"), date) if public else "",
        section=section,
        tags=tags,
        byline=(name,) if name else (),
        address=texts.get("link", "").strip() if public else "",
        number=texts.get("wp:post_id", "").strip(),
        held=_HELD.get(state, "" if public else f"in the state “{state[:20]}”"),
        standing=kind == "page",
        image=pictures.get(item.meta.get("_thumbnail_id", "-")),
    )


def _unwanted(kind: str, state: str, texts: dict[str, str]) -> tuple[str, str] | None:
    """Why an item doesn't come over, and what to do; None if it does."""
    if kind not in _TEXTS:
        return f"it is of the kind “{kind[:40]}”", "Write what you need by hand."
    if state == "trash":
        return "it lies in the trash", ""
    if texts.get("wp:post_password", ""):
        hint = "Take the password away and export again, if everybody may read it."
        return "a password protects it", hint
    return None


def _moment(texts: dict[str, str], name: str) -> str:
    local, utc = texts.get(f"wp:{name}", "").strip(), texts.get(f"wp:{name}_gmt", "").strip()
    if utc and utc != _NEVER:
        return by_two_clocks(local, utc) if local and local != _NEVER else in_utc(utc)
    return ""


def _filed(item: _Item) -> tuple[str, tuple[str, ...]]:
    """The section, which is the first category, and as tags the other categories and the tags."""
    named = [(domain, slug, plain(name)) for domain, slug, name in item.terms]
    sections = [
        name for domain, slug, name in named if domain == "category" and slug != _NO_SECTION
    ]
    tags = [name for domain, _, name in named if domain == "post_tag"]
    return next(iter(sections), ""), tuple(dict.fromkeys([*sections[1:], *tags]))


def _picture(item: _Item) -> Picture | None:
    """The picture that an attachment is."""
    at = item.texts.get("wp:attachment_url", "").strip()
    alt = item.meta.get("_wp_attachment_image_alt", "")
    caption = plain(item.texts.get("excerpt:encoded", ""))
    return Picture(at, " ".join(alt.split()), caption) if at else None


def _with_notes(item: _Item) -> str:
    """The text, with the notes that WordPress keeps apart from it as a list at its end."""
    html = item.texts.get("content:encoded", "")
    try:
        notes = loads(item.meta.get("footnotes", "") or "[]")
    except (ValueError, RecursionError):
        return html
    if not isinstance(notes, list):
        return html
    rows = [
        f'<li id="{escape(str(note.get("id")))}">{note.get("content")}'
        f' <a href="#{escape(str(note.get("id")))}-link">↩</a></li>'
        for note in notes
        if isinstance(note, dict)
    ]
    return f"{html}<ol>{''.join(rows)}</ol>" if rows else html
