"""Law 1 in the preview: whatever is told of a change, and shown early, the end is a clean build."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import histories
import project as tools
from clean_builds import Outcome, from_nothing
from histories import Edit
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.cli.serve import NOTHING_MORE, Desk
from briefgen.cli.session import Session
from briefgen.findings import Failure
from briefgen.graph.trace import Key
from briefgen.pipeline.factpicking import FactDesk, fact_desk, fact_doubt
from briefgen.pipeline.inspecting import Inspection, inspection
from briefgen.pipeline.sources import is_article_path
from briefgen.serve.preview import Revision

NOON = histories.MOMENTS[0]
TOLD = ("the file", "something", "nothing")
THEN = ("go on", "complete", "rest", "inspect")


def outcome(revision: Revision) -> Outcome:
    """URL → SHA-256 of what is loaded, and the findings."""
    pages = {url: hashlib.sha256(revision.load(url)).hexdigest() for url in sorted(revision.site)}
    return pages, [repr(finding) for finding in revision.findings]


def tell(desk: Desk, root: Path, edit: Edit, told: str) -> None:
    """What watching says of an edit."""
    path = getattr(edit, "path", "")
    if told != "nothing":
        desk.hint(str(root / path) if path and told == "the file" else "")
        desk.rebuild()


def then(desk: Desk, what: str) -> None:
    """What the building thread does before the next edit."""
    if what in {"complete", "inspect"}:
        desk.hint(NOTHING_MORE)
        desk.rebuild()
    if what == "inspect":
        inspected(desk.look, desk.sources)
    if what == "rest":
        for wanted in desk.rest():
            if wanted:
                desk.rebuild()


def inspected(
    look: Callable[[Key, type[Any]], object], sources: Mapping[str, str]
) -> list[tuple[object, ...]]:
    """What is told of the names and key facts in all briefings, or why nothing can be."""
    told: list[tuple[object, ...]] = []
    for path in sorted(path for path in sources.values() if is_article_path(path)):
        try:
            names = look(inspection.key(path), Inspection)
            facts = look(fact_desk.key(path, "on Friday"), FactDesk)
            doubt = look(fact_doubt.key(path, "Cost", "$2.5 million"), str)
            told.append((names, facts, doubt))
        except Failure as failure:  # its page stays, though it is a pipe now
            told.append(failure.findings)
    return told


EDITED = st.tuples(histories.EDITS, st.sampled_from(TOLD), st.sampled_from(THEN))


@given(st.lists(EDITED, min_size=1, max_size=6))
@settings(max_examples=max(6, settings.default.max_examples // 6))
def test_at_rest_the_preview_shows_a_clean_build(history: list[tuple[Edit, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tools.create(root, histories.START)
        session = Session(root)
        session.stop_clock(datetime.fromisoformat(NOON))
        desk = Desk(session)
        with closing(session.store):
            desk.rebuild()
            for edit, told, what in history:
                edit.apply(root)
                tell(desk, root, edit, told)
                then(desk, what)
            then(desk, "rest")
            desk.hint(NOTHING_MORE)
            last = desk.rebuild()
            if "" not in last.failed:
                assert outcome(last) == from_nothing(
                    str(root), NOON, tuple(session.options.items())
                )
                with closing((clean := Session(root, dict(session.options))).store):
                    told = inspected(clean.build().look, desk.sources)
                assert inspected(desk.look, desk.sources) == told
