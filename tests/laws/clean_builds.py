"""Builds as the laws compare them, each clean one in a process that has built nothing."""

from __future__ import annotations

import hashlib
import pkgutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, suppress
from datetime import datetime
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import briefgen
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


def ready() -> None:
    """Have all in memory that any build takes up and none changes: the modules and the model."""
    for found in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not found.name.endswith("__main__"):
            with suppress(ImportError):  # of a library that isn't here
                import_module(found.name)
    from briefgen.nlp.loading import load

    load()


def in_a_copy(root: str, moment: str, options: Options) -> Outcome:
    """`from_nothing` in a copy of this process, which is ready and builds nothing itself."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return pool.submit(from_nothing, root, moment, options).result(120)
