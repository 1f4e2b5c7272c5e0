"""Files of a folder, found by whatever a source calls them: a path, an address, the name of a note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from briefgen.exports.post import Files

SOURCES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")


class Lookup:
    """The files of one folder."""

    def __init__(self, files: Files) -> None:
        self.files = files

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """By the last part of its name, in small letters, with and without the ending of a source."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.files.names):
            folder, _, last = name.lower().rpartition("/")
            bundle = {folder.rpartition("/")[2]} if _stem(last) == "index" else set()
            for key in sorted({last, _stem(last)} | bundle):
                found.setdefault(key, []).append(name)
        return found

    def find(self, origin: str, address: str) -> str:
        """The file that is meant by an address in a source; "" for none."""
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path or "://" in path:
            return ""
        return next(filter(self._is_file, self._ways(origin, path)), "")

    def _is_file(self, name: str) -> bool:
        return name in self.files.names

    def _ways(self, origin: str, path: str) -> Iterator[str]:
        """What may be meant, the likeliest first."""
        starts = list(self.files.open)
        rooted = path.startswith("/")
        bases = starts if rooted else [f"{dirname(origin)}/", *starts]
        for base in dict.fromkeys(["/", *bases] if rooted else bases):
            whole = normpath(join("/", base, path.lstrip("/"))).lstrip("/")
            yield whole
            if not path.endswith(SOURCES):
                yield from _written(whole)

    def named(self, origin: str, name: str) -> tuple[str, ...]:
        """The files that a note program may mean by a name; of several the one beside the source."""
        parts = name.strip("/").lower()
        last = parts.rpartition("/")[2]
        found = [
            file
            for file in self.by_stem.get(last, ())
            if f"/{file.lower()}".endswith((f"/{parts}", *_written(f"/{parts}")))
        ]
        beside = [file for file in found if dirname(file) == dirname(origin)]
        top = [file for file in found if file.lower() in (parts, *_written(parts))]
        return tuple(top or beside or found)

    def public(self, name: str) -> str:
        """The path that a file has below the folder that is open, the nearest one."""
        heads = [head for head in self.files.open if name.startswith(head)]
        return name.removeprefix(max(heads, key=len, default=""))


def _written(name: str) -> tuple[str, ...]:
    """A name as that of a source, alone or in a folder of its own."""
    return tuple(f"{name}{way}{end}" for way in ("", "/index") for end in SOURCES)


def _stem(name: str) -> str:
    return next((name.removesuffix(end) for end in SOURCES if name.endswith(end)), name)
