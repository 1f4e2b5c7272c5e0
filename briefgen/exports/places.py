"""Where each post of an export comes to stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from briefgen.exports.post import Export, Post
from briefgen.source.slugs import LONGEST as _LONGEST_SLUG
from briefgen.source.slugs import flaw, of_headline, proposal

PAGES = "pages/"
"""The folder of standing pages, below that of all sources."""
Others = Mapping[str, set[str]]
"""By its slug, the paths of sources that are there already, below the folder of new ones."""


class Place(Struct, frozen=True):
    """Where a post comes to stand: its slug, and its path below the folder of new sources."""

    slug: str
    path: str


def places(export: Export, others: Others, language: str = "") -> tuple[Place, ...]:
    """Where each post stands: in a folder for its year, posts of one slug told apart by numbers.

    Pages stand in a folder of their own.
    language: of the posts, for slugs that are made.
    """
    taken: Counter[str] = Counter()
    wanted = [_slug(post, language) for post in export.posts]
    names = set(wanted)
    found: list[Place] = []
    for post, slug in zip(export.posts, wanted, strict=True):
        folder = PAGES if post.standing else f"{post.date[:4]}/" if post.date else ""
        number = taken[slug] + 1
        own = slug if number == 1 else _numbered(slug, number)
        while (number > 1 and own in names) or others.get(own, set()) - {f"{folder}{own}.md"}:
            number += 1
            own = _numbered(slug, number)
        taken[slug] = number
        names.add(own)
        found.append(Place(own, f"{folder}{own}.md"))
    return tuple(found)


def _slug(post: Post, language: str) -> str:
    """The slug that the post had, as far as it can be an address here."""
    if post.slug and not flaw(post.slug):
        return post.slug
    return proposal(post.slug, language) or of_headline(post.title, language) or "untitled"


def _numbered(slug: str, number: int) -> str:
    """A slug with a number behind it, which is no longer than it may be."""
    short = slug.encode()[: _LONGEST_SLUG - 8].decode(errors="ignore").rstrip("-")
    return f"{short}-{number}"
