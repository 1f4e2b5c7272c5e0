"""A little site on the graph: notes with headings, a glossary, a theme, scheduled notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from briefgen.findings import Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, option, passed, query, read


@dataclass
class Shelf:
    """Inputs in memory; counts what was looked at."""

    files: dict[str, str]
    options: dict[str, str] = field(default_factory=dict)
    now: str = "2025-01-03T12:00:00+00:00"
    looked: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        self.looked.append(path)
        text = self.files.get(path)
        if text == "LOCKED":
            raise Failure(Finding(Place(path), "unreadable-file", "no permission"))
        return None if text is None else text.encode()

    def listed(self, folder: str) -> tuple[str, ...]:
        start = folder + "/"
        return tuple(sorted(p.removeprefix(start) for p in self.files if p.startswith(start)))

    def passed(self, moment: str) -> bool:
        return datetime.fromisoformat(moment) <= datetime.fromisoformat(self.now)

    def option(self, name: str) -> str:
        return self.options.get(name, "")


BASE = {
    "site.txt": "title: Harbour\n",
    "glossary.txt": "ebb: the tide going out\nquay: a landing place\n",
    "theme/base.html": "<title>{title}</title>{main}",
    "theme/note.html": "<h1>{heading}</h1>{body}",
    "notes/ferry.txt": "Ferries late\nThe ebb kept the ferry at the quay.",
    "notes/fair.txt": "Fair opens\nStalls stand on the quay.",
    "notes/fog.txt": "Fog\nNothing moves.",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    heading: str
    body: str
    opens: str = ""


def text(build: Build, path: str) -> str:
    data = read(build, path)
    return "" if data is None else data.decode()


@query
def site_title(build: Build) -> str:
    lines = text(build, "site.txt").splitlines()
    pairs = dict(line.split(": ", 1) for line in lines if ": " in line)
    if "title" not in pairs:
        build.note(Finding(Place("site.txt"), "bad-value", "no title"))
    return pairs.get("title", "")


@query
def leaf_names(build: Build) -> tuple[str, ...]:
    found = (name.removesuffix(".txt") for name in names(build, "notes"))
    return tuple(name for name in found if leaf_open(build, name))


@query
def leaf(build: Build, name: str) -> Leaf:
    heading, _, body = text(build, f"notes/{name}.txt").partition("\n")
    if not body:
        build.note(Finding(Place(f"notes/{name}.txt"), "bad-value", "no body"))
    if heading == "BROKEN":
        raise Failure(Finding(Place(f"notes/{name}.txt"), "bad-yaml", "broken"))
    heading, _, opens = heading.partition(" @")
    return Leaf(name, heading, body, opens)


@query
def leaf_open(build: Build, name: str) -> bool:
    try:
        opens = leaf(build, name).opens
    except Failure:
        return True
    return not opens or option(build, "future") == "yes" or passed(build, opens)


@query
def leaf_heading(build: Build, name: str) -> str:
    """What the index shows: it does not hang on bodies."""
    return leaf(build, name).heading


@query
def glossary(build: Build) -> dict[str, str]:
    lines = text(build, "glossary.txt").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


@query
def glossary_words(build: Build) -> tuple[str, ...]:
    return tuple(sorted(glossary(build)))


@query
def glossary_gloss(build: Build, word: str) -> str | None:
    return glossary(build).get(word)


@query
def words_of(build: Build, name: str) -> tuple[str, ...]:
    body = leaf(build, name).body
    return tuple(word for word in glossary_words(build) if word in body)


@query
def skin(build: Build, name: str) -> str | None:
    """The project's own template, else the theme's."""
    for folder in ("templates", "theme"):
        if (data := read(build, f"{folder}/{name}")) is not None:
            return data.decode()
    return None


def fill(build: Build, name: str, **values: str) -> str:
    source = skin(build, name)
    if source is None:
        raise Failure(Finding(Place(name), "missing-template", "no such template"))
    parts = build.memory.setdefault(("parts", source), source.split("{"))
    filled = parts[0]
    for part in parts[1:]:
        key, _, rest = part.partition("}")
        filled += values.get(key, "?") + rest
    return str(filled)


@query
def leaf_page(build: Build, name: str) -> str:
    shown = leaf(build, name)
    body = fill(build, "note.html", heading=shown.heading, body=shown.body)
    glosses = "".join(
        f"<dd>{word}: {glossary_gloss(build, word)}" for word in words_of(build, name)
    )
    return fill(build, "base.html", title=site_title(build), main=body + glosses)


@query
def index_page(build: Build) -> str:
    headings = []
    for name in leaf_names(build):
        try:
            headings.append(leaf_heading(build, name))
        except Failure:
            headings.append("(broken)")
    return fill(build, "base.html", title=site_title(build), main="".join(headings))


@query
def whole_site(build: Build) -> tuple[tuple[str, str], ...]:
    pages = []
    for name in leaf_names(build):
        try:
            pages.append((name, leaf_page(build, name)))
        except Failure as failed:
            pages.append((name, f"failed: {failed}"))
    return (("index", index_page(build)), *pages)


SITE = ("whole_site",)
