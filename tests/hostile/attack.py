"""What an attack is run with: the real program, and a reader of every byte that it wrote."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from briefgen.cli import main

SITE = "https://wire.example/"
SETTINGS = f'title = "Wire"\nurl = "{SITE}"\nbuiltin_knowledge = false\n'
GOOD = "---\ntitle: A good neighbour\ndate: 2025-01-02\n---\nNothing is wrong in here.\n"
GOOD_PAGE = "briefings/good.html"

MAY_ACT = {"javascript", "vbscript", "data", "file", "blob", "livescript"}
FORBIDDEN = {"iframe", "object", "embed", "form", "base", "math", "style", "template"}
FETCHING = ("src", "srcset", "poster", "background", "data", "action", "formaction")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: exit code, what it printed, the site that stands afterwards."""

    code: int
    out: str
    err: str
    site: Path

    @property
    def said(self) -> str:
        return self.out + self.err

    def files(self) -> dict[str, bytes]:
        paths = self.site.rglob("*") if self.site.is_dir() else ()
        return {p.relative_to(self.site).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def lay(root: Path, files: dict[str, str | bytes]) -> Path:
    """A project with one good briefing beside what the attack brings."""
    for name, content in {"briefgen.toml": SETTINGS, "content/good.md": GOOD, **files}.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def command(*arguments: str, site: Path = Path("nowhere")) -> Outcome:
    """Run the program in this process; an exception of any other kind fails the test."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(arguments))
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else int(bool(done.code))
    outcome = Outcome(code, out.getvalue(), err.getvalue(), site)
    assert outcome.code in (0, 1, 2), outcome
    assert "Traceback" not in outcome.said, outcome.said
    return outcome


def build(root: Path, *options: str) -> Outcome:
    """`briefgen build` of a project, and everything it wrote read for what may act."""
    outcome = command("build", str(root), *options, site=root / "site")
    for name, data in outcome.files().items():
        problems = list(dangers(name, data))
        assert not problems, (name, problems)
    return outcome


def findings(root: Path, *options: str) -> list[dict[str, object]]:
    """What `briefgen check` says, each with a place and with something to do about it."""
    said: list[dict[str, object]] = json.loads(
        command("check", str(root), "--format", "json", *options).out
    )
    for finding in said:
        assert finding["file"], finding
        assert finding["message"], finding
        assert finding["hint"], finding
    return said


def dangers(name: str, data: bytes) -> Iterator[str]:
    """What in a file may run, call another host or steer a page."""
    if name.startswith(("assets/", "files/")) or name == ".briefgen.json":
        return
    if name.endswith(".html"):
        yield from of_html(data.decode())
    elif name.endswith(".xml"):
        for element in ElementTree.fromstring(data).iter():
            yield from of_feed_element(element)
    elif name.endswith(".json"):
        json.loads(data)


def of_feed_element(element: ElementTree.Element) -> Iterator[str]:
    if element.get("type") == "html":
        yield from of_html(element.text or "", fragment=True)
    href = element.get("href", "")
    if unsafe(href):
        yield f"address {href}"


def of_html(text: str, *, fragment: bool = False) -> Iterator[str]:
    reader = Reader(fragment=fragment)
    reader.feed(text)
    reader.close()
    yield from reader.problems
    ids = [i for i in reader.ids if i]
    for repeated in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"id {repeated} stands twice"


def unsafe(url: str) -> bool:
    """As a browser reads it: it drops tabs and line ends, and spaces before the scheme."""
    bare = re.sub(r"[\x00-\x20]", "", url).lower()
    return unquote(bare).partition(":")[0] in MAY_ACT


class Reader(HTMLParser):
    """Elements and attributes as a browser sees them."""

    def __init__(self, *, fragment: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.fragment = fragment
        self.problems: list[str] = []
        self.ids: list[str] = []
        self.ld = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids.append(given.get("id", ""))
        if len(given) != len(attrs):
            self.problems.append(f"<{tag}> repeats an attribute")
        if tag in FORBIDDEN or (tag == "svg" and given.get("role") != "img"):
            self.problems.append(f"<{tag}>")
        if tag == "script":
            self._script(given)
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self._fetched(given.get("href", ""))
        if tag == "meta" and "http-equiv" in given:
            self.problems.append("<meta http-equiv>")
        for key, value in given.items():
            self._attribute(tag, key, value)

    def _script(self, given: dict[str, str]) -> None:
        # The page for what is missing names it from the top of the host.
        named = r"(?:(?:\.\./)*|/(?:[\w-]+/)*)assets/cards\.[0-9a-f]{10}\.js"
        own = re.fullmatch(named, given.get("src", ""))
        self.ld = given.get("type") == "application/ld+json" and "src" not in given
        if self.fragment or not (own or self.ld):
            self.problems.append(f"<script {given}>")

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on") or key in ("srcdoc", "ping", "attributionsrc", "style"):
            self.problems.append(f"{tag} {key}={value}")
        if key in ("href", *FETCHING) and unsafe(value) and not value.startswith("data:image/"):
            self.problems.append(f"address {value}")
        if key in FETCHING and tag != "script":
            self._fetched(value)

    def _fetched(self, url: str) -> None:
        if urlsplit(url.strip()).netloc and not (self.fragment and url.startswith(SITE)):
            self.problems.append(f"asks another host for {url}")

    def handle_data(self, data: str) -> None:
        if self.ld:
            json.loads(data)
            self.ld = False
