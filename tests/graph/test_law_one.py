"""Law 1: an incremental build equals a clean build, whatever was edited."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st
from little_site import BASE, SITE, Shelf, whole_site

from briefgen.findings import Failure, Finding
from briefgen.graph.build import Build
from briefgen.graph.store import Store

Pages = tuple[tuple[str, str], ...] | str

BODIES = ["The ebb.", "The ebb at the quay.", "Nothing.", "A mole.", ""]
HEADINGS = ["Fog", "Fair", "BROKEN", "Later @2025-01-03T13:00:00+00:00"]

notes = st.tuples(
    st.sampled_from(["notes/ferry.txt", "notes/fog.txt", "notes/new.txt", "notes/é.txt"]),
    st.builds("{}\n{}".format, st.sampled_from(HEADINGS), st.sampled_from(BODIES)),
)
removals = st.tuples(
    st.sampled_from([*BASE, "notes/new.txt", "templates/note.html", "templates/base.html"]),
    st.none(),
)
locks = st.tuples(
    st.sampled_from(["notes/fog.txt", "site.txt", "theme/base.html"]), st.just("LOCKED")
)
skins = st.tuples(
    st.sampled_from(["templates/note.html", "templates/base.html", "theme/base.html"]),
    st.sampled_from(["{heading}|{title}|{main}", "{main}!", "{title}{body}"]),
)
settings = st.tuples(
    st.just("site.txt"),
    st.sampled_from(["title: Harbour\n", "title: Port\n", "title: Harbour\n#\n"]),
)
words = st.tuples(
    st.just("glossary.txt"),
    st.sampled_from([BASE["glossary.txt"], "ebb: low water\n", "mole: a sea wall\nebb: x\n", ""]),
)
clocks = st.tuples(
    st.just("now"), st.sampled_from(["2025-01-03T12:00:00+00:00", "2025-01-03T14:00:00+01:30"])
)
options = st.tuples(st.just("future"), st.sampled_from(["", "yes"]))
edits = st.one_of(notes, removals, locks, skins, settings, words, clocks, options)
histories = st.lists(st.lists(edits, min_size=1, max_size=3), max_size=8)


def edit(shelf: Shelf, batch: list[tuple[str, str | None]]) -> Shelf:
    files, options, now = dict(shelf.files), dict(shelf.options), shelf.now
    for what, value in batch:
        if what == "now":
            now = value or now
        elif what == "future":
            options["future"] = value or ""
        elif value is None:
            files.pop(what, None)
        else:
            files[what] = value
    return Shelf(files, options, now)


def outcome(build: Build) -> tuple[Pages, tuple[Finding, ...]]:
    try:
        pages: Pages = whole_site(build)
    except Failure as failed:
        pages = str(failed)
    return pages, build.findings(SITE)


@given(histories, st.booleans())
def test_an_incremental_build_equals_a_clean_build(
    history: list[list[tuple[str, str | None]]], one_session: bool
) -> None:
    shelf, memory = Shelf(dict(BASE)), dict[Any, Any]()
    with TemporaryDirectory() as folder:
        store = Store(Path(folder, "store"), "salt")
        for batch in [[], *history]:
            shelf = edit(shelf, batch)
            if not one_session:
                store.close()
                store, memory = Store(Path(folder, "store"), "salt"), {}
            warm, clean = Build(shelf, store, memory), Build(shelf)
            assert outcome(warm) == outcome(clean)
            event(f"ran {10 * (10 * len(warm.ran) // len(clean.ran))}% of a clean build")
            store.save(warm)
        store.close()


@given(histories)
def test_nothing_runs_in_a_second_build_of_the_same_inputs(
    history: list[list[tuple[str, str | None]]],
) -> None:
    shelf = edit(Shelf(dict(BASE)), [change for batch in history for change in batch])
    with TemporaryDirectory() as folder:
        store = Store(Path(folder, "store"), "salt")
        first = Build(shelf, store)
        expected, kept = outcome(first), store.save(first)
        again = Build(shelf, store)
        assert outcome(again) == expected
        failed = {key for key in first.ran if first.current[key].failed is not None}
        assert set(again.ran) == failed if kept else set(first.ran)
        store.close()
