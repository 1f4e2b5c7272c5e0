"""Where the links and pictures of a folder's sources lead, once each source has its new place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from posixpath import splitext

from msgspec import Struct

from briefgen.exports.addresses import below, is_far, joined, way
from briefgen.exports.folders.lookup import SOURCES, Lookup
from briefgen.exports.post import Files, Left, Post
from briefgen.expressions import expression
from briefgen.source.slugs import of_label

BESIDE = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"))
"""Endings of pictures that may stand among sources; all other files belong below `static/`."""
_MEANT = expression(r"[{|](?:filename|static|attach|photo)[}|]")
_LIST = expression(r"[{|](tag|category|author|index)[}|](.{0,500})")
_LISTED = {"tag": "tags", "category": "sections"}
_SCHEME = expression(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")


class Copy(Struct, frozen=True, order=True):
    """A file that comes along: its name in the folder, and where it is put.

    path: below the folder of sources, or `static/`.
    """

    name: str
    path: str
    static: bool = False


class Ways:
    """The ways from one source to others and to files.

    by_origin: by its name in the folder, the new source. by_path: by its old address.
    """

    def __init__(
        self, files: Files, site: str, by_origin: Mapping[str, str], by_path: Mapping[str, str]
    ) -> None:
        self.lookup, self.site = Lookup(files), site
        self.by_origin, self.by_path = by_origin, by_path
        self.copies: dict[Copy, None] = {}

    def taken(self) -> tuple[Copy, ...]:
        """The files that were asked for since the last time."""
        copies, self.copies = tuple(self.copies), {}
        return copies

    def link(self, post: Post, start: str, address: str) -> tuple[str, tuple[Left, ...]]:
        """Where a link leads; one that leads to nothing of the folder stays as it was."""
        if listed := _LIST.fullmatch(address):
            folder = _LISTED.get(listed[1])
            left = () if folder else (Left("lost reference", address),)
            return f"/{folder}/{of_label(listed[2])}.html" if folder else address, left
        head, sign, tail = _MEANT.sub("", address, count=1).partition("#")
        paths = self._paths(head)
        old = [joined(post.address or "/", path).rstrip("/") for path in paths]
        file = self._file(post, paths)
        source = self.by_origin.get(file, "")
        if own := source or next((self.by_path[path] for path in old if path in self.by_path), ""):
            return f"{way(start, own)}{sign}{tail}", ()
        if file.endswith(SOURCES) or (paths and not file and head.endswith(SOURCES)):
            return address, (Left("lost reference", address),)
        return (self._copied(start, file) if file else address), ()

    def picture(self, post: Post, start: str, address: str) -> tuple[str, tuple[Left, ...]]:
        """Where a picture is; at another host it isn't shown."""
        if file := self._file(post, self._paths(_MEANT.sub("", address, count=1))):
            return self._copied(start, file), ()
        what = "picture" if is_far(address) else "lost picture"
        return address, () if address.startswith("data:") else (Left(what, address),)

    def _file(self, post: Post, paths: Sequence[str]) -> str:
        """The file of the folder that is meant, "" for none."""
        return next(filter(None, (self.lookup.find(post.origin, path) for path in paths)), "")

    def _paths(self, address: str) -> tuple[str, ...]:
        """The paths that an address may mean: as it is, and below that of the site."""
        if is_far(address):
            return (own,) if self.site and (own := below(self.site, address)) else ()
        if not address or _SCHEME.match(address):
            return ()
        short = below(self.site, address) if address.startswith("/") else ""
        return (address, short) if short not in ("", address) else (address,)

    def _copied(self, start: str, file: str) -> str:
        path = self.lookup.public(file)
        static = splitext(path)[1].lower() not in BESIDE
        self.copies[Copy(file, path, static)] = None
        return f"/{path}" if static else way(start, path)
