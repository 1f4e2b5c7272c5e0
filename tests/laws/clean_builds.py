"""Builds as the laws compare them; imports little, because a process of its own imports it for each clean build."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from briefgen.cli.build import ask_site
from briefgen.cli.session import Session, salt
from briefgen.graph.store import Store

Options = tuple[tuple[str, str], ...]
Outcome = tuple[dict[str, str], list[str]]
"""URL → SHA-256, and all findings."""


def said(session: Session, moment: str) -> Outcome:
    """What a build answers at a moment; the store keeps it."""
    session.files.now = datetime.fromisoformat(moment)
    ask = session.build()
    site, findings = ask_site(ask)
    session.store.save(ask)
    session.note(ask)
    pages = {
        url: hashlib.sha256(ask.answer(("page", url), bytes)).hexdigest() for url in site.pages
    }
    return pages, [repr(finding) for finding in findings]


def from_nothing(root: str, moment: str, options: Options) -> Outcome:
    """What a build without any earlier answer says of the same files."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(root), dict(options))
        session.store.close()
        session.store = Store(Path(folder, "store.sqlite"), salt())
        with closing(session.store):
            return said(session, moment)
