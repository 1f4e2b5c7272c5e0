"""Posts as sources: where each stands, what it says, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from briefgen.exports.addresses import (
    alias,
    direct,
    file_on,
    is_far,
    joined,
    number_on,
    path_on,
    way,
)
from briefgen.exports.folders.ways import Copy, Ways
from briefgen.exports.inline import Around
from briefgen.exports.markup import read_markup
from briefgen.exports.notes import take_notes
from briefgen.exports.places import Others, Place, places
from briefgen.exports.post import DRAFT, SHOWN, Export, Left, Picture, Post, omitted
from briefgen.exports.prose import write
from briefgen.exports.relinked import relinked
from briefgen.exports.shortcodes import stayed, without_shortcodes
from briefgen.exports.titles import titled, without_repeated
from briefgen.exports.told import KINDS, OWN, to_copy
from briefgen.findings import Finding
from briefgen.findings import Place as FilePlace
from briefgen.source.article import Article, Body, Credit, LeadImage
from briefgen.source.bounds import beyond
from briefgen.source.decode import cleaned
from briefgen.source.importing import to_markdown
from briefgen.source.slugs import of_label

LONGEST_HTML = 5_000_000
"""Characters of a post's HTML; an article has fewer than a fifth of them."""
UNTITLED = "Untitled"
_NAMED, _FEW = 50, 3
"""Of things of one kind that a post lacks, those that are named; of pictures few, as their addresses stay."""


class Made(Struct, frozen=True):
    """A post as a source: where, its text, what of it isn't there, and the files that it shows.

    origin: the file that it was, if it was one.
    """

    path: str
    text: str
    draft: bool
    findings: tuple[Finding, ...] = ()
    standing: bool = False
    origin: str = ""
    copies: tuple[Copy, ...] = ()


class Desk:
    """Makes the sources of one export; what they share is settled beforehand."""

    def __init__(
        self, export: Export, others: Others, language: str = "", folder: str = ""
    ) -> None:
        """Settle where each post comes to stand.

        folder: that of the new sources, for what is said of them.
        """
        export = replace(export, posts=tuple(_titled(it) for it in export.posts))
        self.export, self.folder = export, folder
        self.places = places(export, others, language)
        self.posts = _posts_by_path(export, self.places)
        self.numbers = {
            post.number: place.path
            for post, place in zip(export.posts, self.places, strict=True)
            if post.number
        }
        by_origin = {
            post.origin: place.path for post, place in zip(export.posts, self.places, strict=True)
        }
        files = export.files
        self.ways = files and Ways(files, export.site, by_origin, self.posts)
        self.today = datetime.now(UTC).date().isoformat()
        self.labels: dict[tuple[str, str], str] = {}
        self.given: set[str] = set()

    def make(self, number: int) -> Made | Finding:
        """The source of a post, or that there can be none."""
        post, place = _visible(self.export.posts[number]), self.places[number]
        if len(post.html) > LONGEST_HTML:
            why = f"its HTML has more than {LONGEST_HTML:,} characters"
            return omitted(post.place, _name(post, place), why, "Divide it first.")
        body, left = self._body(post, place)
        image, above = self._image(post, place)
        left += above
        known = self._article(post, place, body, image)
        text = to_markdown(_standing(known) if post.standing else known, bare=post.standing)
        if too := beyond(text):
            number, what, limit = too
            why = f"it has {number:,} {what}, and an article may have {limit:,}"
            return omitted(post.place, _name(post, place), why, "Divide it first.")
        text, unwanted = cleaned(post.place.path, text)
        left += (Left("control character"),) * bool(unwanted)
        copies = self.ways.taken() if self.ways else ()
        if _hidden(post, self.today):
            left += tuple(Left("file of a draft", it.path) for it in copies if it.static)
            copies = tuple(it for it in copies if not it.static)
        said = (*_findings(post, place, left), *self._stayed(post, place, text))
        return Made(
            path=place.path,
            text=text,
            draft=bool(post.held),
            findings=said,
            standing=post.standing,
            origin=post.place.path if post.origin else "",
            copies=copies,
        )

    def _stayed(self, post: Post, place: Place, text: str) -> Iterator[Finding]:
        """What of WordPress's commands may be left in the text of a source, and where."""
        head = text.index("\n---\n") + len("\n---\n")
        skipped = text.count("\n", 0, head)
        found = list(stayed(text[head:].split("\n"))) if post.loose else []
        if found:
            at = [f"{code} in line {skipped + number}" for number, code in found]
            named = ", ".join([*at[:_NAMED], "…"] if len(at) > _NAMED else at)
            looks = "looks like a shortcode" if len(at) == 1 else "look like shortcodes"
            hint = "Write what it stood for, or take it out; a remark in brackets may stay."
            where = FilePlace(f"{self.folder}/{place.path}".lstrip("/"), skipped + found[0][0])
            yield Finding(where, "left-out", f"{named} {looks} and stayed as text", hint)

    def _body(self, post: Post, place: Place) -> tuple[str, tuple[Left, ...]]:
        """The Markdown of a post, and what it hasn't taken over."""
        found: dict[Left, None] = {}

        def picture(address: str) -> str:
            shown, left = self._picture(post, place, address, "picture")
            found.update(dict.fromkeys(left))
            return shown

        def link(address: str) -> str:
            shown, left = self._link(post, place, address)
            found.update(dict.fromkeys(left))
            return shown

        if post.origin:
            text = relinked(post.markdown, link, picture)
            return text, (*post.left, *found)
        html, codes = without_shortcodes(post.html) if post.loose else (post.html, ())
        markup = read_markup(html)
        without_repeated(markup.root, post.title)
        notes = take_notes(markup.root)
        around = Around(link, picture, notes.mark)
        written = write(markup.root, around, notes.notes, loose=post.loose)
        left = (*post.left, *codes, *markup.left, *written.left, *found)
        return written.text, left

    def _picture(
        self, post: Post, place: Place, address: str, what: str
    ) -> tuple[str, tuple[Left, ...]]:
        """Where a picture is looked for, and what that asks of the editor.

        One of the old site keeps its path, below `static/`: so all of them come with one copy.
        """
        if self.ways:
            return self.ways.picture(post, place.path, address)
        whole = direct(joined(self.export.site, address))
        if own := path_on(self.export.site, whole.partition("?")[0]):
            return own, (Left("own picture", own),)
        return whole, (Left(what, whole),) * is_far(whole)

    def _link(self, post: Post, place: Place, address: str) -> tuple[str, tuple[Left, ...]]:
        """Where a link leads: to the source of another post, or where it led before.

        An uploaded file of the old site keeps its path, as pictures do.
        """
        if self.ways:
            return self.ways.link(post, place.path, address)
        if address.startswith("#"):
            return "", ()  # the ids of the old page are gone
        site = self.export.site
        whole = joined(joined(f"{site}/", post.address) if site else "", address)
        path = path_on(site, whole.partition("#")[0])
        own = self.posts.get(path.rstrip("/")) or self.numbers.get(number_on(site, whole))
        if own:
            return way(place.path, own), ()
        if file := file_on(site, whole):
            return file, (Left("own file", file),)
        return whole, ()

    def _image(self, post: Post, place: Place) -> tuple[LeadImage | None, tuple[Left, ...]]:
        """The picture over the text, if it can be shown there."""
        if post.image is None:
            return None, ()
        given = post.image
        src, left = self._picture(post, place, given.src, "picture over the text")
        if is_far(src):
            return None, left
        return LeadImage(src=src, alt=given.alt, caption=given.caption), left

    def _article(self, post: Post, place: Place, body: str, image: LeadImage | None) -> Article:
        path = alias(self.export.site, post.address)
        keep = bool(path) and post.held != DRAFT and path.rstrip("/") not in self.given
        self.given.add(path.rstrip("/"))
        former = ((path,) if keep else ()) + post.aliases
        tags = (self._label("tag", tag) for tag in post.tags)
        return Article(
            path=place.path,
            slug=place.slug,
            headline=post.title or UNTITLED,
            body=Body(body),
            date=post.date,
            updated=post.updated,
            draft=bool(post.held),
            section=self._label("section", post.section),
            tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
            dek=post.dek,
            byline=tuple(Credit(name) for name in post.byline),
            image=image,
            aliases=tuple(dict.fromkeys(former)),
            publish_at=post.publish_at,
            expires_at=post.expires_at,
            lang=post.lang,
        )

    def _label(self, kind: str, name: str) -> str:
        """A name in the spelling in which its address was met first: two of one address are an error."""
        return self.labels.setdefault((kind, of_label(name)), name) if name else ""


def _hidden(post: Post, today: str) -> bool:
    """Whether a post isn't public, so that its files may not come to lie where all are."""
    opens = max(post.date, post.publish_at)[:10]
    ended = post.expires_at[:10]
    return bool(post.held) or opens >= today or bool(ended and ended <= today)


def _standing(known: Article) -> Article:
    """What a page that is no news can say; its date stays, for one to come keeps it back."""
    return replace(known, section="", tags=(), byline=())


def _visible(post: Post) -> Post:
    """A post whose lines have no invisible signs; of its text they are taken out when it is written."""
    image = post.image
    return replace(
        post,
        title=_line(post.title),
        dek=_line(post.dek),
        section=_line(post.section),
        tags=tuple(map(_line, post.tags)),
        byline=tuple(name for name in map(_line, post.byline) if name),
        image=image and Picture(_line(image.src), _line(image.alt), _line(image.caption)),
    )


def _line(text: str) -> str:
    return " ".join(cleaned("", text)[0].split())


def _posts_by_path(export: Export, found: tuple[Place, ...]) -> dict[str, str]:
    """By the path that it had, without a slash at the end, the source of each post."""
    known: dict[str, str] = {}
    for post, place in zip(export.posts, found, strict=True):
        if path := path_on(export.site, post.address).rstrip("/"):
            known.setdefault(path, place.path)
    return known


def _findings(post: Post, place: Place, left: Iterable[Left]) -> tuple[Finding, ...]:
    """What is to be said of a post: one finding for each kind of thing that it lacks."""
    kinds: dict[str, list[Left]] = {}
    for one in left:
        kinds.setdefault(one.what, []).append(one)
    said = [_finding(post, place, what, those) for what, those in kinds.items()]
    if post.held not in ("", DRAFT):
        why = f"“{_name(post, place)}” comes over as a draft: it was {post.held}"
        said.append(Finding(post.place, "left-out", why, "Write draft: no to make it public."))
    return tuple(said)


def _finding(post: Post, place: Place, what: str, left: list[Left]) -> Finding:
    one, many, became, hint = KINDS[what]
    number, line = len(left), left[0].line
    known = [text for text in dict.fromkeys(_named(it, alone=number == 1) for it in left) if text]
    named = known[: _FEW if "picture" in what or what in OWN else _NAMED]
    shown = f" ({', '.join(named)}{', …' * (len(named) < len(known))})" if named else ""
    count = f"{number:,} {many}" if number > 1 else one
    message = f"“{_name(post, place)}”: {count} {became}{shown}"
    where = replace(post.place, line=line) if line else post.place
    return Finding(where, "left-out", message, to_copy(known) if what in OWN else hint)


def _named(left: Left, *, alone: bool) -> str:
    """What is missing; of several things each with its line, if that is known."""
    at = "" if alone or not left.line else f"line {left.line}"
    return f"{left.detail} in {at}" if at and left.detail else left.detail or at


def _titled(post: Post) -> Post:
    """The post with a title; one that is too long to be made isn't read for it."""
    return post if len(post.html) > LONGEST_HTML else titled(post)


def _name(post: Post, place: Place) -> str:
    return post.title[:SHOWN] or place.slug
