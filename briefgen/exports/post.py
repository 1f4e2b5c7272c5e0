"""A post as any system exports it: plain data, its text still HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from briefgen.findings import Failure, Finding, Place

DRAFT = "a draft"
"""Why most are held."""


Read = Callable[[str], str | None]
"""The text of a file of the export, by its name there; None if there is none."""
Loose = Literal["", "outside", "all"]


class Left(Struct, frozen=True, order=True):
    """Something of a post that its source doesn't have, or not as it was.

    line: of the file in which the post stands; 0 if that says nothing.
    """

    what: str
    detail: str = ""
    line: int = 0


class Picture(Struct, frozen=True):
    """The picture over a post."""

    src: str
    alt: str = ""
    caption: str = ""


class Post(Struct, frozen=True, kw_only=True):
    """One post.

    place: where it stands in the export.
    slug: as that system wrote it; "" if it gave none.
    html: its text; "" if it is Markdown.
    markdown: its text, if it is that.
    origin: of a file in a folder, its name there, on which relative addresses rest.
    loose: where empty lines of the HTML part paragraphs, as in texts of WordPress's old editor:
    nowhere, outside of all elements, or in all of them.
    date, updated: ISO 8601 with an offset; "" for none.
    address: where it stood or would stand, as a whole or from the site's root; "" if nowhere.
    number: by which its site finds it, too, as in `/?p=12`; "" if it doesn't.
    aliases: former addresses that it already had.
    publish_at, expires_at: moments, "" for none.
    held: why it comes over as a draft; "" for what is public.
    standing: whether it is a page, such as “About”, and no post.
    left: what its reader already knows to be missing.
    """

    place: Place
    title: str
    html: str = ""
    markdown: str = ""
    origin: str = ""
    slug: str = ""
    loose: Loose = ""
    dek: str = ""
    date: str = ""
    updated: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    address: str = ""
    number: str = ""
    aliases: tuple[str, ...] = ()
    publish_at: str = ""
    expires_at: str = ""
    lang: str = ""
    held: str = ""
    standing: bool = False
    image: Picture | None = None
    left: tuple[Left, ...] = ()


class Files(Struct, frozen=True):
    """The files of a folder, by their names there.

    open: the folders in it, each with a slash at its end, whose files have the path below them as
    their address.
    """

    names: frozenset[str]
    open: tuple[str, ...] = ("",)


class Export(Struct, frozen=True, kw_only=True):
    """All of an export.

    system: its name, for messages.
    site: the address of the site that it was; "" if it isn't said.
    omitted: what is no post, or may not be public, with its reason.
    files, root: what lies in the folder of the posts, if they come from one, and that folder.
    """

    system: str
    posts: tuple[Post, ...]
    omitted: tuple[Finding, ...] = ()
    site: str = ""
    files: Files | None = None
    root: str = ""


class Beyond(Failure):
    """More than an export has: to read on makes no sense."""


SHOWN = 60
"""Characters of a title in a message."""


def without_pages(export: Export) -> Export:
    """An export for a folder that can hold no standing pages: each is said to be left out."""
    hint = "Pages stand in content/pages/: leave --into out, and they come along."
    left = tuple(
        omitted(post.place, post.title or post.slug, "it is a page, and no article", hint)
        for post in export.posts
        if post.standing
    )
    posts = tuple(post for post in export.posts if not post.standing)
    return replace(export, posts=posts, omitted=(*export.omitted, *left))


def omitted(place: Place, title: str, why: str, hint: str = "") -> Finding:
    """That a whole post, page or file doesn't come over."""
    return Finding(place, "post-left-out", f"“{title[:SHOWN]}” was left out: {why}", hint)


def bad_export(place: Place, message: str, hint: str = "") -> NoReturn:
    """Refuse an export of which nothing can be read."""
    raise Failure(Finding(place, "bad-export", message, hint))
