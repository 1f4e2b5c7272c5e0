"""`briefgen serve` through storms of changes: what it then serves is what a clean build makes."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import program
import project as tools
import pytest

LIVE = re.compile(rb'<script src="/_briefgen/live\.js" defer [^>]*></script>')
PATIENCE = 60.0
"""Seconds within which a change must be seen; what is polled for, never slept."""


@dataclass
class Served:
    """A running preview of a project."""

    project: Path
    connection: http.client.HTTPConnection

    def get(self, url: str) -> tuple[int, bytes]:
        """Status and body as published: without the script that the preview adds to pages."""
        try:
            return self.ask(url)
        except http.client.RemoteDisconnected:  # the server lets go of a connection that rests
            self.connection.close()
            return self.ask(url)

    def ask(self, url: str) -> tuple[int, bytes]:
        self.connection.request("GET", f"/{url}")
        answer = self.connection.getresponse()
        return answer.status, LIVE.sub(b"", answer.read())

    def differences(self, site: program.Tree, gone: set[str]) -> list[str]:
        """Addresses at which something else is served than `site` holds."""
        found = [url for url, data in site.items() if self.get(url) != (200, data)]
        return found + [url for url in sorted(gone - site.keys()) if self.get(url)[0] != 404]

    def settles(self, gone: set[str]) -> program.Tree:
        """Wait until a clean build of the files as they are now is served; `gone` may be there no more."""
        site = program.fresh(self.project)
        del site[".briefgen.json"]
        end = time.monotonic() + PATIENCE
        while (wrong := self.differences(site, gone)) and time.monotonic() < end:
            time.sleep(0.05)
        assert wrong == []
        return site


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = tmp_path_factory.mktemp("storms") / "wire"
    tools.create(project).site()
    options = ("--port", "0", "--no-drafts", "--no-future")
    with program.start(
        "serve", project, *options, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        match = re.search(r"127\.0\.0\.1:(\d+)/", said)
        assert match, said
        with closing(http.client.HTTPConnection("127.0.0.1", int(match[1]), timeout=30)) as opened:
            yield Served(project, opened)
        process.terminate()
        _, errors = process.communicate(timeout=20)
    assert "Traceback" not in errors
    assert process.returncode == 0
    assert not (project / "site").exists()


@pytest.fixture(autouse=True)
def start_over(served: Served) -> None:
    """Each storm begins with the same files."""
    for name in ("content", "content~", "static", "themes", "templates"):
        shutil.rmtree(served.project / name, ignore_errors=True)
    tools.create(served.project)
    served.settles(set())


def story(title: str, body: str = "Kim Min-ji met ministers in Seoul.\n") -> str:
    return tools.BRIEFING.format(title=title, body=body)


def plain(project: Path) -> None:
    for version in range(20):
        (project / "content/2025/vote.md").write_text(story(f"Vote {version}"), encoding="utf-8")


def atomic(project: Path) -> None:
    for version in range(20):
        beside = project / "content/2025/.vote.md.tmp"
        beside.write_text(story(f"Atomic {version}"), encoding="utf-8")
        beside.replace(project / "content/2025/vote.md")


def vim(project: Path) -> None:
    place = project / "content/2025/vote.md"
    for version in range(20):
        backup = place.rename(place.with_name("vote.md~"))
        place.write_text(story(f"Vim {version}"), encoding="utf-8")
        backup.unlink()


def checkout(project: Path) -> None:
    """Two hundred files go, come and change at once, as when a branch is changed."""
    shutil.rmtree(project / "content/2025")
    for number in range(100):
        place = project / f"content/branch/{number % 7}/story-{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(story(f"Branch {number}"), encoding="utf-8")
    for number in range(100):
        place = project / f"static/{number % 5}/{number}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"file {number}", encoding="utf-8")


def nested(project: Path) -> None:
    deep = project / "content/a/b/c/d/e"
    deep.mkdir(parents=True)
    (deep / "deep.md").write_text(story("Deep"), encoding="utf-8")
    (project / "templates").mkdir()
    text = '{% extends "wire/404.html" %}{% block main %}Nothing{% endblock %}'
    (project / "templates/404.html").write_text(text, encoding="utf-8")


def deleted_and_restored(project: Path) -> None:
    for _ in range(3):
        kept = (project / "content").rename(project / "content~")
        shutil.copytree(kept, project / "content")
        shutil.rmtree(kept)
    (project / "content/2025/vote.md").write_text(story("Restored"), encoding="utf-8")


def emptied(project: Path) -> None:
    shutil.rmtree(project / "content")
    (project / "content").mkdir()


def renamed_folders(project: Path) -> None:
    (project / "content/2025").rename(project / "content/archive")
    (project / "content/archive/vote.md").rename(project / "content/archive/ballot.md")
    (project / "content/entities").rename(project / "content/persons")
    (project / "content/persons").rename(project / "content/entities")
    (project / "content/archive/visit.md").write_text(story("Moved and edited"), encoding="utf-8")


def equal_size(project: Path) -> None:
    """Other bytes, but neither the size nor the time tells."""
    place = project / "content/2025/vote.md"
    for digit in b"5678":
        before = place.stat()
        place.write_bytes(re.sub(rb"20\d to", b"20%c to" % digit, place.read_bytes()))
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert place.stat().st_size == before.st_size


def older_times(project: Path) -> None:
    place = project / "content/2025/vote.md"
    place.write_text(story("From an old archive"), encoding="utf-8")
    os.utime(place, (1_000_000_000, 1_000_000_000))


def settings(project: Path) -> None:
    text = tools.FILES["briefgen.toml"].replace("Test wire", "Another wire")
    (project / "briefgen.toml").write_text(text + "home_size = 1\n", encoding="utf-8")


def mended(project: Path) -> None:
    """Broken for a while, well again in the end."""
    place = project / "content/2025/vote.md"
    for text in ("---\ntitle: [broken\n---\n", "\udcff", "---\ntitle: Vote\ntitle: Vote\n---\n"):
        place.write_bytes(text.encode("utf-8", "surrogateescape"))
        place.unlink()
    place.write_text(story("Mended"), encoding="utf-8")


STORMS = (
    plain, atomic, vim, checkout, nested, deleted_and_restored, emptied,
    renamed_folders, equal_size, older_times, settings, mended,
)  # fmt: skip


@pytest.mark.parametrize("storm", STORMS, ids=lambda storm: storm.__name__)
def test_after_a_storm_a_clean_build_is_served(served: Served, storm) -> None:
    before = program.fresh(served.project)
    storm(served.project)
    site = served.settles(set(before) - {".briefgen.json"})
    assert site != {url: data for url, data in before.items() if url != ".briefgen.json"}
