"""A small project on disk for tests, and builds of it in this process or a fresh one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefgen.cli.build import ask_site
from briefgen.cli.session import Session
from briefgen.findings import Finding

THEMES = ("wire", "ledger", "postcard")
"""The built-in themes."""

BRIEFING = """---
title: {title}
date: 2025-01-03
section: Diplomacy
thread: seoul
tags: [alliance]
---
{body}
"""

FILES = {
    # Without the built-in knowledge base a clean build takes a tenth of the time.
    "briefgen.toml": 'title = "Test wire"\nurl = "https://example.org/wire/"\n'
    "builtin_knowledge = false\n",
    "content/2025/visit.md": BRIEFING.format(
        title="Envoy visits Seoul",
        body="Kim Min-ji met ministers in South Korea on Friday.\n\n"
        "Kim spoke of **extended deterrence** and of $2.5 million.\n",
    ),
    "content/2025/vote.md": BRIEFING.format(
        title="Assembly votes",
        body="Lawmakers in Seoul voted by 204 to 85 last week, said Kim Min-ji.\n",
    ),
    "content/2025/trade.md": BRIEFING.format(
        title="Tariffs return", body="Japan saw a tariff. See [the vote](vote.md).\n"
    ).replace("thread: seoul\n", ""),
    "content/drop.txt": "World News\n\nEnvoys Gather In Tokyo For Talks\n\n\n"
    "Diplomats from three countries came together.\n\n"
    "Diplomats from Japan and France met in Tokyo to speak about trade and about the sea.\n\n"
    "The meeting in Tokyo went on for two days and ended without a joint statement.\n\n"
    "A second meeting in Paris is to follow before the summer.\n\nLeave a Reply\n",
    "content/entities/people.yaml": "- id: kim-min-ji\n  name: Kim Min-ji\n  kind: person\n"
    "  gloss: An envoy in this test.\n  roles:\n    - {title: Envoy, from: 2024-01-01}\n",
    "content/entities/places.yaml": "- {id: japan, name: Japan, kind: place, familiar: true}\n"
    "- {id: seoul, name: Seoul, kind: place}\n- {id: tokyo, name: Tokyo, kind: place}\n"
    "- {id: south-korea, name: South Korea, kind: place, demonyms: [South Korean]}\n",
    "content/glossary/terms.yaml": "- id: extended-deterrence\n  name: extended deterrence\n"
    "  gloss: A promise to answer attacks on an ally.\n- id: tariff\n  name: tariff\n"
    "  gloss: A tax on imports.\n",
}


@dataclass(slots=True)
class Project:
    """Files below a folder, and what a build says of them."""

    root: Path
    options: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, text: str | None) -> None:
        """Write a file, or remove it if `text` is None."""
        place = self.root / path
        if text is None:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")

    def session(self) -> Session:
        return Session(self.root, self.options)

    def site(self, session: Session | None = None) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
        """All bytes and all findings, through the store, as a new session sees them."""
        desk = session or self.session()
        ask = desk.build()
        site, findings = ask_site(ask)
        pages = {url: ask.answer(("page", url), bytes) for url in site.pages}
        desk.store.save(ask)
        desk.store.close()
        return pages, findings

    def ran(self) -> list[tuple[str, ...]]:
        """The queries that a build runs now."""
        desk = self.session()
        ask = desk.build()
        ask_site(ask)
        desk.store.save(ask)
        desk.store.close()
        return ask.ran


def create(root: Path, files: dict[str, str] | None = None) -> Project:
    """A project of its own in an empty folder."""
    project = Project(root)
    for path, text in (FILES if files is None else files).items():
        project.write(path, text)
    return project


FRESH = """
import hashlib, json, sys
from pathlib import Path
from briefgen.cli.build import ask_site
from briefgen.cli.session import Session
ask = Session(Path(sys.argv[1])).build()
site, findings = ask_site(ask)
pages = {url: hashlib.sha256(ask.answer(("page", url), bytes)).hexdigest() for url in site.pages}
print(json.dumps([pages, [repr(f) for f in findings], sorted(sys.modules)]))
"""


def fresh(root: Path, **environment: str) -> Any:
    """[URL → SHA-256, findings, imported modules] of a build in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(root)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
