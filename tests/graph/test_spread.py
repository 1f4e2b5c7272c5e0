"""Answers of other processes: believed where they hold, and never where they don't."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from little_site import BASE, Shelf, leaf_page, whole_site
from msgspec.structs import replace

from briefgen.codec import encode
from briefgen.graph.build import Build
from briefgen.graph.rows import Row, read_key
from briefgen.graph.spread import Elsewhere, answers, known_row, offer, vouch
from briefgen.graph.store import Store
from briefgen.graph.trace import Key

PAGES: list[Key] = [("leaf_page", name) for name in ("fair", "ferry", "fog")]


def counted(build: Build, monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """The queries whose functions are called in this build, without those that were offered."""
    called: list[Key] = []
    run = Build._run

    def noted(self: Build, key: Key, reason: Any) -> Any:
        if self is build:
            called.append(key)
        return run(self, key, reason)

    monkeypatch.setattr(Build, "_run", noted)
    return called


def test_what_was_offered_is_not_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, helped = Build(Shelf(dict(BASE))), Build(Shelf(dict(BASE)))
    offer(helped, answers(Build(Shelf(dict(BASE))), PAGES))
    called = counted(helped, monkeypatch)
    assert whole_site(helped) == whole_site(alone)
    own = {"whole_site", "index_page", "leaf_names", "leaf_open", "leaf_heading", "names"}
    assert {key[0] for key in called} == own
    assert helped.findings(("whole_site",)) == alone.findings(("whole_site",))


def test_a_question_that_many_offers_rest_on_is_kept_once() -> None:
    helped = Build(Shelf(dict(BASE)))
    offer(helped, answers(Build(Shelf(dict(BASE))), PAGES))
    whole_site(helped)
    asked = [other for key in helped.current for other in helped.current.asked(key)]
    assert len(asked) > len(set(asked)) == len({id(key) for key in asked})


def test_questions_that_are_read_have_their_words_in_memory_once() -> None:
    one, other = (read_key(encode((name, "notes/a b.txt"))) for name in ("leaf", "leaf_page"))
    assert one is not None
    assert other is not None
    assert one[1] is other[1]


@pytest.mark.parametrize("path", ["notes/fog.txt", "glossary.txt", "theme/note.html"])
def test_an_offer_made_from_other_files_is_not_believed(path: str) -> None:
    other = {**BASE, path: BASE[path] + " And more."}
    helped = Build(Shelf(dict(BASE)))
    offer(helped, answers(Build(Shelf(other)), PAGES))
    assert whole_site(helped) == whole_site(Build(Shelf(dict(BASE))))


def test_an_offer_that_cannot_be_read_is_not_believed() -> None:
    helped = Build(Shelf(dict(BASE)))
    rows = answers(Build(Shelf(dict(BASE))), PAGES)
    offer(helped, [replace(row, asked=b"\xc1", value=b"\xc1") for row in rows])
    assert whole_site(helped) == whole_site(Build(Shelf(dict(BASE))))


def test_an_answer_that_cannot_be_decoded_is_found_here() -> None:
    helped = Build(Shelf(dict(BASE)))
    rows = answers(Build(Shelf(dict(BASE))), PAGES)
    offer(helped, [replace(row, value=b"\xc1") for row in rows])
    assert whole_site(helped) == whole_site(Build(Shelf(dict(BASE))))


def test_an_answer_that_is_not_the_one_of_its_fingerprint_is_found_here(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "salt")
    helped = Build(Shelf(dict(BASE)), store)
    rows = answers(Build(Shelf(dict(BASE))), PAGES)
    offer(helped, [replace(row, value=encode("another")) for row in rows])
    site = whole_site(helped)
    assert site == whole_site(Build(Shelf(dict(BASE))))
    assert store.save(helped)
    later = Build(Shelf(dict(BASE)), store)
    assert whole_site(later) == site
    assert later.ran == []
    store.close()


def test_the_findings_of_an_offer_are_said() -> None:
    files = {**BASE, "notes/fog.txt": "Fog"}
    helped = Build(Shelf(files))
    offer(helped, answers(Build(Shelf(files)), PAGES))
    leaf_page(helped, "fog")
    assert [finding.message for finding in helped.findings(PAGES[2])] == ["no body"]


def test_failures_are_not_offered_and_said_by_the_asker() -> None:
    files = {**BASE, "notes/fog.txt": "BROKEN\nNo."}
    rows = answers(Build(Shelf(files)), PAGES)
    assert ("leaf_page", "fog") not in {read_key(row.key) for row in rows}
    helped = Build(Shelf(files))
    offer(helped, rows)
    assert whole_site(helped) == whole_site(Build(Shelf(files)))


def test_a_question_whose_inputs_were_not_sent_is_left_to_the_asker() -> None:
    class Parcel(Shelf):
        def read(self, path: str) -> bytes | None:
            if path == "notes/fog.txt":
                raise Elsewhere(path)
            return super().read(path)

    rows = answers(Build(Parcel(dict(BASE))), PAGES)
    found = {read_key(row.key) for row in rows}
    assert {key for key in found if key and key[0] == "leaf_page"} == set(PAGES[:2])


def test_what_is_vouched_for_is_not_looked_up() -> None:
    asker = Build(Shelf(dict(BASE)))
    rows = [known_row(asker, ("leaf", name)) for name in ("fair", "ferry", "fog")]
    given = {path: text for path, text in BASE.items() if not path.startswith("notes/")}
    helper = Build(Shelf(given))
    vouch(helper, [row for row in rows if row is not None])
    offer(asker, answers(helper, PAGES))
    assert whole_site(asker) == whole_site(Build(Shelf(dict(BASE))))


def test_the_newest_word_of_the_asker_counts() -> None:
    helper = Build(Shelf(dict(BASE)))
    answers(helper, PAGES)
    later = {**BASE, "notes/fog.txt": "Fog\nA bell rings."}
    row = known_row(Build(Shelf(later)), ("leaf", "fog"))
    assert row is not None
    vouch(helper, [row])
    helper.forget(("leaf_page", "fog"), ("words_of", "fog"))
    assert "A bell rings." in leaf_page(helper, "fog")


def test_stored_answers_are_handed_over_without_finding_them_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "salt")
    first = Build(Shelf(dict(BASE)), store)
    whole_site(first)
    assert store.save(first)
    second = Build(Shelf(dict(BASE)), store)
    row = known_row(second, ("leaf_heading", "fog"))
    assert isinstance(row, Row)
    assert row.value == encode("Fog")
    assert second.ran == []
    store.close()


def test_a_store_keeps_what_was_offered(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "salt")
    helped = Build(Shelf(dict(BASE)), store)
    offer(helped, answers(Build(Shelf(dict(BASE))), PAGES))
    site = whole_site(helped)
    assert store.save(helped)
    later = Build(Shelf(dict(BASE)), store)
    assert whole_site(later) == site
    assert later.ran == []
    store.close()


def test_a_helper_forgets_single_answers() -> None:
    helper = Build(Shelf(dict(BASE)))
    answers(helper, PAGES)
    helper.forget(*(key for key in helper.current if len(key) > 1))
    assert all(len(key) == 1 for key in helper.current)
    assert whole_site(helper) == whole_site(Build(Shelf(dict(BASE))))
