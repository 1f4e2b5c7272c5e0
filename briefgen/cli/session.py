"""A session: the project on disk, the store beside it, and builds over them.

This is the edge where the clock, the installed packages and the file system come in; everything
behind it is a function of what it hands over.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from briefgen import untouched
from briefgen.findings import SETTINGS, Finding, Misuse, Place
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.graph.query import read
from briefgen.graph.seen import Seen
from briefgen.graph.store import Store
from briefgen.graph.trace import Key
from briefgen.installed import version as _version
from briefgen.pipeline import library_file

if TYPE_CHECKING:
    from briefgen.graph.snapshot import Snapshot

PACKAGE = Path(__file__).resolve().parent.parent
MODEL = PACKAGE / "nlp" / "en_briefgen" / "manifest.json"
"""Digests of briefgen's own language model: other weights, other answers."""
QUERIES = "briefgen.pipeline.parts"
STORE, STORE_FILE, CODE_FILE, SEEN_FILE = ".briefgen", "store.sqlite", "code", "seen"
THEME = "@theme-"

ENGINES = (
    *(
        "babel",
        "blis",
        "jinja2",
        "markdown-it-py",
        "markupsafe",
        "mdit-py-plugins",
        "mdurl",
        "msgspec",
    ),
    *("nh3", "numpy", "pydantic", "python-slugify", "pyyaml", "spacy", "text-unidecode", "thinc"),
    "tzdata",
)
"""Packages whose version can change what a page says."""


class Options(Mapping[str, str]):
    """What a run was told; what is installed of what the project names, and of the knowledge base."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self._found: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name in self.given:
            return self.given[name]
        # Asked once a session: code that has been imported doesn't change either.
        if name not in self._found:
            self._found[name] = _installed(*name.split(" "))
        if value := self._found[name]:
            return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)


def _installed(kind: str, *names: str) -> str:
    """What an option says of the environment: "version PACKAGE", "module NAME", and so on."""
    match kind, names:
        case "version", (package,):
            return _version(package)
        case "module", (name,):
            return _module(name)
        case library_file.OPTION, ():
            return library_file.on_disk()
        case "plugin" | "plugins", (group, *name):
            from briefgen import plugins

            return plugins.identity(group, *name) if name else ", ".join(plugins.installed(group))
        case _:
            return ""


def _module(name: str) -> str:
    """A module's own name if it is there, which is looked for without loading it; "" if it isn't."""
    from importlib.util import find_spec

    try:
        return name if find_spec(name) else ""
    except ImportError:  # of its package
        return ""


def themes() -> Path:
    """The built-in themes: inside the wheel, or beside the package in a checkout."""
    inside = PACKAGE / "_themes"
    return inside if inside.is_dir() else PACKAGE.parent / "themes"


class Mounts(Mapping[str, Path]):
    """Folders outside the project that a build may read; installed themes are looked for if asked."""

    def __init__(self) -> None:
        self._known = {
            "@themes": themes(),
            "@knowledge": PACKAGE / "knowledge" / "data",
            "@locales": PACKAGE / "locales",
            "@fonts": PACKAGE / "images" / "fonts",
        }

    def __getitem__(self, name: str) -> Path:
        if name not in self._known and name.startswith(THEME):
            from briefgen import plugins

            folder = plugins.theme_folder(name.removeprefix(THEME))
            if folder is not None:
                self._known[name] = folder
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def mounts() -> Mapping[str, Path]:
    """Folders outside the project that a build may read."""
    return Mounts()


def salt(known: Path | None = None) -> str:
    """All versions that an answer may depend on; another salt, an empty store.

    known: a file for what was read of briefgen's own code, so that it is read again only if touched.
    """
    versions = (sys.version, sys.implementation.name, *map(_version, ENGINES))
    told = "\0".join((*versions, _code(known)))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _code(known: Path | None) -> str:
    """A digest of briefgen's own code and of what names its model's weights."""
    since = time.time_ns()
    files = {path: os.stat(path) for path in sorted(_own_files())}  # noqa: PTH116 - Path is slow
    seal = untouched.seal(files, since)
    if known is not None and seal and (words := untouched.recall(known))[:1] == (seal,):
        return words[-1]
    digest = hashlib.blake2b(digest_size=16)
    for path in files:
        name = path.removeprefix(str(PACKAGE)).replace(os.sep, "/")
        digest.update(name.encode() + b"\0" + Path(path).read_bytes())
    if known is not None and seal:
        untouched.note(known, seal, digest.hexdigest())
    return digest.hexdigest()


def _own_files() -> Iterator[str]:
    for folder, _, names in os.walk(PACKAGE):
        yield from (f"{folder}{os.sep}{name}" for name in names if name.endswith(".py"))
    if MODEL.is_file():
        yield str(MODEL)


def is_project(folder: Path) -> bool:
    """Whether a folder is a project: settings, of either kind, or a content folder."""
    return (
        (folder / SETTINGS).is_file()
        or (folder / "content").is_dir()
        or _has_table(folder / "pyproject.toml")
    )


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has [tool.briefgen]; a broken one that means to has it too."""
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return "[tool.briefgen" in text
    return isinstance(tool, dict) and "briefgen" in tool


_START = "Start one with `briefgen init DIR`, or name the folder of your project."


def project_folder(folder: Path, hint: str = _START) -> Path:
    """The project to work on; `hint` says what to do if there is none.

    Raises:
        Misuse: if there is none.
    """
    if is_project(folder):
        return folder.resolve()
    if not folder.is_dir():
        why = (
            "this is a file; a project is a folder"
            if folder.exists()
            else "there is no such folder"
        )
    else:
        why = "this is no briefgen project: it has neither briefgen.toml nor content/"
    raise Misuse(Finding(Place(_named(folder)), "unreadable-file", why, hint))


def _named(folder: Path) -> str:
    """A name that says more than a dot."""
    return str(folder if folder.name else folder.absolute())


_LINE = (
    "\n\n“Rehearsal” took 3 minutes on Friday, said Ada Lovelace of the U.N. in Paris.\n".encode()
)
"""A line that has something of all that is looked for in a text."""
REHEARSED = 8
"""Articles that are read once more before the first save."""


class Session:
    """Builds over one project. `memory` is what they share while the process lives.

    at: the moment as of which all is built, with a time zone; the present if there is none.
    """

    def __init__(
        self,
        project: Path,
        options: Mapping[str, str] | None = None,
        memory: dict[Any, Any] | None = None,
        at: datetime | None = None,
    ) -> None:
        self.project, self.options, self.at = project, dict(options or {}), at
        self.memory = {} if memory is None else memory
        self.files = Files(project, mounts(), Options(self.options), self.now)
        self.store = Store(project / STORE / STORE_FILE, salt(project / STORE / CODE_FILE))
        self._only: frozenset[Key] | None = None
        self._view: Snapshot | None = None
        self._seen: Seen | None = None
        self._vouched: Mapping[str, str] = {}

    @property
    def now(self) -> datetime:
        """The one clock of a build; it stands still where a moment was given."""
        return self.at or datetime.now(UTC)

    def stop_clock(self, at: datetime) -> None:
        """Build as of this moment from here on."""
        self.at = self.files.now = at

    def build(self) -> Build:
        """A build of the project as it is now."""
        view, self._view = self._view, None
        return Build(
            self.files,
            self.store,
            self.memory,
            queries=QUERIES,
            only=self._only,
            saved=view,
            vouched=self._vouched,
        )

    def recall(self) -> None:
        """Let the next builds take files for unchanged that nobody touched since they were noted."""
        self._seen = Seen(self.project / STORE / SEEN_FILE)
        self._vouched = self._seen.untouched(self.files)

    def note(self, ask: Build) -> None:
        """Note what a build has read, for later sessions."""
        if self._seen is not None:
            prints = {path: ask.current.print((read.name, path)) for path in self.files.stamps}
            self._seen.note(self.files.stamps, prints, self._vouched)

    def distrust(self) -> None:
        """Read all files again, and take nothing from what was noted: it vouched for what isn't so.

        It may have been wrong from the first, and would be so in each build.
        """
        with suppress(OSError):
            (self.project / STORE / SEEN_FILE).unlink()
        self.look_again(full=True)

    def get_ready(self, after: Build | None = None) -> None:
        """Take already now the view of the store that the next build will begin with.

        after: the last build, if it is known.
        """
        self._view = self.store.snapshot(after)
        self._view.restless  # noqa: B018 - what is asked of all inputs is asked now

    def let_go(self) -> None:
        """Hold no view of the store before the next build."""
        if self._view is not None:
            self._view.let_go()
            self._view = None

    def look_again(self, *, full: bool = False) -> None:
        """Take a new snapshot of the files."""
        self.files, self._only = self.files.again(now=self.now, full=full), None
        self._seen, self._vouched = None, {}

    def look_at(self, places: Iterable[str]) -> tuple[str, ...]:
        """Take a snapshot in which only these files may have changed; give those that were known."""
        start = f"{self.project}{os.sep}"
        names = (place.removeprefix(start) for place in places if place.startswith(start))
        paths = frozenset(normalize("NFC", name.replace(os.sep, "/")) for name in names)
        known = tuple(path for path in sorted(paths) if self.files.knows(path))
        if known:
            self.files = self.files.knowing(paths, self.now)
            self._only = frozenset((read.name, path) for path in paths)
        return known


def rehearsed(sources: Mapping[str, str]) -> list[tuple[str, str]]:
    """Articles with their pages, the last one first: each asks for something that no other does."""
    from briefgen.pipeline.sources import is_standing_path

    # At the end of a raw drop the line might pass for litter.
    found = sorted(
        ((path, url) for url, path in sources.items() if not is_standing_path(path)),
        key=lambda source: (source[0].endswith(".md"), source),
    )
    return found[::-1][:: max(1, len(found) // REHEARSED)][:REHEARSED]


def rehearse(session: Session, path: str, url: str) -> None:
    """Do once what a save of a source will ask for, so that the first one need not wait.

    What a build needs is loaded where it is first used: modules, expressions, names, the model. This
    builds the page at `url` with a line more in its source, keeps nothing of it but what was loaded,
    and may run beside the builds of the session.
    """
    from briefgen.cli.early import changed_pages
    from briefgen.render.theme import ENVIRONMENT

    files, known = session.files, dict(session.memory)
    known.pop(ENVIRONMENT, None)
    data = files.read(path)
    if data is None:
        return
    files = files.supposing(path, data + _LINE)
    only = frozenset({(read.name, path)})
    build = Build(files, session.store, known, queries=QUERIES, only=only)
    try:
        if changed_pages(build, (url,)) is None:
            build.wave.take_up(("page", url))
    finally:
        build.saved.let_go()
    for kind, thing in known.items():
        session.memory.setdefault(kind, thing)


def run_options(*, drafts: bool, future: bool, url: str = "") -> dict[str, str]:
    """The options of a run as its inputs; what is off is left out."""
    flags = {name: "yes" for name, on in (("drafts", drafts), ("future", future)) if on}
    return flags | ({"url": url} if url else {})
