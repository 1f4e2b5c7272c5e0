"""`why` tells the chain of reasons, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from little_site import BASE, SITE, Shelf, whole_site

from briefgen.graph.build import Build
from briefgen.graph.store import Store
from briefgen.graph.why import shortly, why

FOG = ("leaf_page", "fog")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store", "salt")
    yield store
    store.close()


def built(store: Store, shelf: Shelf) -> Build:
    build = Build(shelf, store)
    whole_site(build)
    store.save(build)
    return build


def test_a_page_is_traced_down_to_the_file_that_changed(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    build = built(store, Shelf({**BASE, "theme/note.html": "{body}"}))
    told = (
        "leaf_page fog ran again because skin note.html changed",
        "skin note.html ran again because the file theme/note.html changed",
    )
    assert why(build, FOG) == told
    assert why(store, FOG) == told


def test_the_reason_stays_when_only_others_run_again(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    files = {**BASE, "theme/note.html": "{body}"}
    told = why(built(store, Shelf(files)), FOG)
    later = built(store, Shelf({**files, "notes/fair.txt": "Fair\nOver."}))
    assert why(later, FOG) == told
    assert why(later, ("leaf_page", "fair"))[-1] == (
        "leaf fair ran again because the file notes/fair.txt changed"
    )


def test_a_question_that_is_new_says_so(store: Store) -> None:
    told = ("leaf_page fog ran because it was never asked before",)
    assert why(built(store, Shelf(dict(BASE))), FOG) == told


def test_the_short_reason_joins_both_ends_of_the_chain(store: Store) -> None:
    assert shortly(store, FOG, "fog.html") == "fog.html was never made"
    build = built(store, Shelf(dict(BASE)))
    assert shortly(build, FOG, "fog.html") == "fog.html was made for the first time"
    build = built(store, Shelf({**BASE, "theme/note.html": "{body}"}))
    reason = "because the file theme/note.html changed"
    assert shortly(build, FOG, "fog.html") == f"fog.html was made again {reason}"


def test_a_question_that_was_never_asked_never_ran(store: Store) -> None:
    assert why(store, SITE) == ("whole_site never ran",)


def test_every_kind_of_input_is_told(store: Store) -> None:
    files = {**BASE, "notes/fog.txt": "Fog @2025-01-04T00:00:00+00:00\nNothing."}
    built(store, Shelf(files))
    later = built(store, Shelf(files, now="2025-01-05T00:00:00+00:00"))
    moment = "it matters whether 2025-01-04T00:00:00+00:00 has passed"
    assert why(later, ("leaf_open", "fog")) == (f"leaf_open fog ran again because {moment}",)
    shown = built(store, Shelf(files, {"future": "yes"}))
    assert why(shown, ("leaf_open", "fog"))[0].endswith("because the option future changed")
    more = built(store, Shelf({**files, "notes/new.txt": "New\nNews."}, {"future": "yes"}))
    assert why(more, ("leaf_names",))[0].endswith("because the list of files in notes changed")
