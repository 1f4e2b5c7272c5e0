"""What the keys of a source say, by the names that generators and their themes have for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.exports.folders.fronts import Entry, name_of
from briefgen.exports.folders.given import (
    day_of,
    flag,
    inner,
    line_of,
    lines_in,
    mappings,
    more,
    names_in,
    shown,
)
from briefgen.exports.post import DRAFT, Left, Picture
from briefgen.source.fields import is_language

TITLES = ("title", "headline")
DEKS = ("dek", "subtitle", "description", "summary", "excerpt", "lead", "teaser", "abstract")
DATES = ("date", "published", "date_published", "pubdate", "publishdate", "publish_date")
CREATED = ("created", "created_at", "date_created")
UPDATED = (
    *("updated", "lastmod", "modified", "last_modified_at", "last_modified", "last_updated"),
    *("date_updated", "date_modified", "updated_at", "modified_at"),
)
OPENS = ("publish_at", "publishdate", "publish_date", "pubdate")
EMBARGOES = ("embargo", "embargo_until", "embargoed_until", "embargoed")
ENDS = ("expires_at", "expirydate", "expiry_date", "unpublishdate")
SECTIONS = ("section", "categories", "category")
TAGS = ("tags", "tag", "keywords")
AUTHORS = ("byline", "authors", "author", "by")
ADDRESSES = ("url", "permalink")
FORMER = ("aliases", "alias", "redirect_from", "redirects")
LANGUAGES = ("lang", "language", "locale")
PICTURES = (
    *("image", "cover", "cover_image", "coverimage", "featured_image", "featuredimage"),
    *("feature_image", "featureimage", "feature", "banner", "hero", "hero_image", "thumbnail"),
    *("images", "header", "picture", "photo", "og_image", "socialimage"),
)
_SRC = ("src", "path", "url", "image", "file", "feature", "overlay_image")
_SHOWN = (*_SRC, "alt", "image_alt", "caption", "title", "relative", "hidden")
"""What is read of a picture, or only says how a theme shows it."""
_HOLDING: Mapping[str, str] = {
    **dict.fromkeys(("draft", "wip", "workinprogress", "unpublished", "unfinished"), DRAFT),
    **{name: name for name in ("private", "hidden", "unlisted", "headless")},
    "password": "protected by a password",
    "eleventyexcludefromcollections": "unlisted",
}
"""Keys that hold a source back unless they say no, and how that is said; with or without “is”."""
_SHOWING = frozenset(("public", "visible", "listed", "live"))
"""Keys that hold a source back if they say no."""
_STATES = ("state", "stage", "post_status", "publish_status")
"""Keys that hold a source back by a word of `_UNREADY`: a state may be Texas, a stage Paris."""
_KINDS = ("type", "layout", "template")
_UNREADY = frozenset(
    (*_HOLDING, "drafting", "pending", "review", "in review", "idea", "embargo", "embargoed")
)
_PUBLIC = frozenset(("published", "publish", "public", "live", "post", ""))


class Known(Struct, frozen=True, kw_only=True):
    """What the front matter of a source says.

    address: as it was written, with whatever a generator would put into it.
    left: what was said in a way that isn't understood.
    rest: keys that have no counterpart.
    """

    title: str = ""
    dek: str = ""
    date: str = ""
    updated: str = ""
    publish_at: str = ""
    expires_at: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    slug: str = ""
    address: str = ""
    aliases: tuple[Entry, ...] = ()
    lang: str = ""
    held: str = ""
    kind: str = ""
    image: Picture | None = None
    left: tuple[Left, ...] = ()
    rest: tuple[Entry, ...] = ()


class _Reader:
    """Takes the keys one after the other; what nobody took is left."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = dict(entries)
        self.left: list[Left] = []
        self.unsure = False
        """Whether a moment before or after which nothing was public isn't understood."""

    def take(self, *names: str) -> Entry | None:
        """The first of these keys that says anything."""
        for name in names:
            entry = self.entries.get(name)
            if entry and entry.value not in (None, "", [], {}):
                return self.entries.pop(name)
        return None

    def line(self, *names: str) -> str:
        entry = self.take(*names)
        text = line_of(entry.value) if entry else ""
        if entry and not text:
            self.misread(entry, entry.value)
        return text

    def misread(self, entry: Entry, value: object) -> None:
        """Note a value, or what of it is left out."""
        if told := shown(value):
            self.left.append(Left("value", f"{entry.key}: {told[:60]}", entry.line))

    def lines(self, *names: str, parting: str) -> tuple[str, ...]:
        """A list; a text under a name in the singular is one."""
        entry = self.take(*names)
        if entry is None:
            return ()
        found = lines_in(entry.value, parting if entry.key.lower().endswith("s") else "")
        if not found:
            self.misread(entry, entry.value)
        return found

    def day(self, *names: str) -> str:
        """The first of these that is a day; one that is none is said."""
        for name in names:
            entry = self.take(name)
            if entry is None:
                continue
            if day := day_of(entry.value):
                return day
            if flag(entry.value) is not None:  # `published: false` of Jekyll
                self.entries[name] = entry
            else:
                self.unsure = self.unsure or name in OPENS or name in ENDS
                self.misread(entry, entry.value)
        return ""

    def drop_same(self, *names: str, value: str) -> None:
        """Forget keys that say the same once more."""
        for name in names:
            if (entry := self.entries.get(name)) and day_of(entry.value) == value:
                del self.entries[name]


def known(entries: Mapping[str, Entry], parting: str = ",") -> Known:
    """Read the keys.

    parting: the signs that part tags in one line: the first of them that is there.
    """
    reader = _Reader(entries)
    held = " and ".join(dict.fromkeys(_held(reader)))
    written = reader.day("date") or reader.day("date_published")
    opens = reader.day(*EMBARGOES) or (reader.day(*OPENS) if written else "")
    date = written or reader.day(*DATES) or reader.day(*CREATED)
    reader.drop_same(*DATES, *CREATED, value=date)
    updated = reader.day(*UPDATED)
    ends = reader.day(*ENDS)
    tags = reader.lines(*TAGS, parting=parting)
    return Known(
        title=reader.line(*TITLES),
        dek=reader.line(*DEKS),
        date=date,
        updated=updated if updated != date else "",
        publish_at=opens if opens != date else "",
        expires_at=ends,
        categories=reader.lines(*SECTIONS, parting=parting),
        tags=tuple(tag.removeprefix("#") for tag in tags),
        byline=_authors(reader),
        slug=reader.line("slug"),
        address=reader.line(*ADDRESSES),
        aliases=tuple(_former(reader)),
        lang=_language(reader),
        held=held or "to appear or to end at a time that isn't understood" * reader.unsure,
        kind=_kind(reader),
        image=_picture(reader),
        left=tuple(reader.left),
        rest=tuple(it for it in reader.entries.values() if it.value not in (None, "", [], {})),
    )


def _held(reader: _Reader) -> Iterator[str]:
    """Why a source wasn't public; whatever isn't understood speaks against it."""
    for name in [*reader.entries]:
        why = _HOLDING.get(_stem(name))
        entry = reader.take(name) if why else None
        if why and entry and flag(entry.value) is not False:
            yield why if why != DRAFT or flag(entry.value) else _marked(entry)
    for name in ("status", "visibility"):
        entry = reader.take(name)
        word = shown(entry.value).lower() if entry else ""
        if word not in _PUBLIC:
            yield DRAFT if word == "draft" else f"in the state “{word[:20]}”"
    for name in _STATES:
        entry = reader.entries.get(name)
        word = shown(entry.value).lower() if entry else ""
        if word in _UNREADY:
            del reader.entries[name]
            yield DRAFT if word == "draft" else f"in the state “{word}”"
    if any(shown(it.value).lower() == "draft" for it in map(reader.entries.get, _KINDS) if it):
        yield DRAFT
    for name in EMBARGOES:
        entry = reader.entries.get(name)
        taken = None if entry and day_of(entry.value) else reader.take(name)
        if taken and flag(taken.value) is not False:
            yield "under an embargo"
    yield from _denied(reader)


def _stem(name: str) -> str:
    """What a key asks: “is_draft” and “isDraft” ask whether it is a draft."""
    return name.replace("_", "").removeprefix("is")


def _marked(entry: Entry) -> str:
    return f"marked with “{entry.key}: {shown(entry.value)[:40]}”"


def _denied(reader: _Reader) -> Iterator[str]:
    """Keys that hold a source back by saying no; another value of them may be a date or an address."""
    for name in [*reader.entries]:
        if _stem(name) in _SHOWING and flag(reader.entries[name].value) is False:
            yield f"not {_stem(name)}"
            del reader.entries[name]
    for name in ("published", "is_published", "ispublished", "publish", "permalink"):
        entry = reader.entries.get(name)
        said = flag(entry.value) if entry else None
        if said is not None:
            del reader.entries[name]
        if said is False:
            yield "without an address" if name == "permalink" else DRAFT
        if entry and said is None and name != "permalink" and not day_of(entry.value):
            del reader.entries[name]
            yield _marked(entry)
    entry = reader.entries.get("build") or reader.entries.get("_build")
    if entry and inner(entry.value, "render") in ("never", "false", "link"):
        yield "without an address"
    elif entry and inner(entry.value, "list") in ("never", "false"):
        yield "unlisted"


def why_held(said: Mapping[object, object]) -> str:
    """Why nothing of which this is said was public; "" for no reason."""
    entries = {name_of(str(key)): Entry(str(key), value, 0) for key, value in said.items()}
    return " and ".join(dict.fromkeys(_held(_Reader(entries))))


def _authors(reader: _Reader) -> tuple[str, ...]:
    entry = reader.take(*AUTHORS)
    if entry is None:
        return ()
    reader.misread(entry, [more(author, ("name",)) for author in mappings(entry.value)])
    return names_in(entry.value, ";," if entry.key.lower() == "authors" else ";")


def _language(reader: _Reader) -> str:
    entry = reader.take(*LANGUAGES)
    text = line_of(entry.value).replace("_", "-") if entry else ""
    if entry and not is_language(text):
        reader.misread(entry, entry.value)
    return text if is_language(text) else ""


def _former(reader: _Reader) -> Iterator[Entry]:
    """Each former address by itself."""
    for name in FORMER:
        if entry := reader.take(name):
            for text in lines_in(entry.value, ","):
                yield Entry(entry.key, text, entry.line)


def _kind(reader: _Reader) -> str:
    """The word “page”, if type or layout says that the source is one; else both are left."""
    found = [
        name for name in ("type", "layout", "template") if line_of(_value(reader, name)) == "page"
    ]
    for name in found:
        del reader.entries[name]
    return "page" if found else ""


def _value(reader: _Reader, name: str) -> object:
    entry = reader.entries.get(name)
    return entry.value if entry else None


def _picture(reader: _Reader) -> Picture | None:
    """The picture over the text, with the words about it that stand in it or beside it."""
    for name in PICTURES:
        entry = reader.entries.get(name)
        first = next(mappings(entry.value), None) if entry else None
        src = inner(first, *_SRC) if isinstance(first, dict) else line_of(first)
        if not src or flag(first) is not None:
            continue
        del reader.entries[name]
        if entry:
            _, *others = mappings(entry.value)
            reader.misread(entry, [more(first, _SHOWN), *others])
        alt = inner(first, "alt", "image_alt") or reader.line(f"{name}_alt", f"{name}alt")
        caption = inner(first, "caption", "title") or reader.line(f"{name}_caption")
        return Picture(src, alt, caption)
    return None
