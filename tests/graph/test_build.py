"""The rules of the graph, one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from little_site import BASE, SITE, Leaf, Shelf, leaf, leaf_heading, leaf_page, skin, whole_site

from briefgen.findings import Failure, Finding, Place
from briefgen.graph import snapshot
from briefgen.graph.build import Build
from briefgen.graph.frames import Cycle
from briefgen.graph.query import INPUTS, query, read
from briefgen.graph.store import Store
from briefgen.graph.trace import Key, Reason


@pytest.fixture
def store(tmp_path: Path) -> Any:
    store = Store(tmp_path / "store", "salt")
    yield store
    store.close()


def built(store: Store, shelf: Shelf, ask: Callable[[Build], object] = whole_site) -> Build:
    build = Build(shelf, store)
    ask(build)
    assert store.save(build)
    return build


def ran_after(store: Store, **changes: str | None) -> set[Key]:
    """What runs in a second build in which these files (keys of PATHS) have changed."""
    built(store, Shelf(dict(BASE)))
    files = {**BASE, **{PATHS[name]: text for name, text in changes.items() if text is not None}}
    for name, text in changes.items():
        if text is None:
            del files[PATHS[name]]
    return set(built(store, Shelf(files)).ran)


PATHS = {
    "fog": "notes/fog.txt",
    "new": "notes/new.txt",
    "site": "site.txt",
    "glossary": "glossary.txt",
    "note_skin": "theme/note.html",
    "own_skin": "templates/note.html",
}


def finding(path: str, message: str = "no body") -> Finding:
    return Finding(Place(path), "bad-value", message)


# What runs, and what does not


def test_nothing_runs_when_nothing_changed(store: Store) -> None:
    assert ran_after(store) == set()


def test_a_change_that_means_nothing_stops_where_that_is_known(store: Store) -> None:
    assert ran_after(store, site="# hello\ntitle: Harbour\n") == {("site_title",)}


def test_a_gloss_reaches_only_pages_that_show_it(store: Store) -> None:
    ran = ran_after(store, glossary=BASE["glossary.txt"].replace("going out", "falling"))
    assert {key for key in ran if key[0] == "leaf_page"} == {("leaf_page", "ferry")}
    assert not any(key[0] == "words_of" for key in ran)


def test_a_body_edit_leaves_the_index_alone(store: Store) -> None:
    ran = ran_after(store, fog="Fog\nA bell rings.")
    assert ("leaf_page", "fog") in ran
    assert ("index_page",) not in ran
    assert ("leaf_page", "fair") not in ran


def test_a_file_that_appears_where_none_was_is_noticed(store: Store) -> None:
    ran = ran_after(store, own_skin="<h2>{heading}</h2>")
    assert ("skin", "note.html") in ran
    assert {("leaf_page", name) for name in ("fair", "ferry", "fog")} <= ran


def test_a_file_that_disappears_is_noticed(store: Store) -> None:
    assert ("leaf_page", "fog") in ran_after(store, note_skin=None)


def test_a_new_file_in_a_folder_is_noticed(store: Store) -> None:
    assert {("leaf_names",), ("leaf_page", "new")} <= ran_after(store, new="News\nIt rains.")


def test_a_change_of_a_later_answer_is_noticed(store: Store) -> None:
    @query
    def last_of_three(build: Build) -> bytes:
        return b"".join(read(build, path) or b"" for path in "abc")

    built(store, Shelf({"a": "1", "b": "2", "c": "3"}), last_of_three)
    changed = Build(Shelf({"a": "1", "b": "2", "c": "4"}), store)
    assert last_of_three(changed) == b"124"


def test_checking_stops_at_the_first_difference(store: Store) -> None:
    @query
    def where_to_look(build: Build) -> str:
        return (read(build, "pointer") or b"").decode()

    @query
    def deep_look(build: Build, path: str) -> bytes | None:
        if where_to_look(build) != path:
            raise AssertionError("asked what makes no sense any more")
        return read(build, path)

    @query
    def look(build: Build) -> bytes | None:
        return deep_look(build, where_to_look(build))

    built(store, Shelf({"pointer": "a", "a": "1", "b": "2"}), look)
    moved = built(store, Shelf({"pointer": "b", "a": "9", "b": "2"}), look)
    assert look(moved) == b"2"
    assert ("deep_look", "a") not in moved.ran


def test_an_edit_looks_only_at_what_leads_to_it(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    build = built(store, Shelf({**BASE, "notes/fog.txt": "Fog\nA bell rings."}))
    looked = {key for key in build.current if key[0] not in INPUTS}
    assert ("leaf_page", "fog") in looked
    assert ("leaf", "fair") not in looked
    assert ("words_of", "ferry") not in looked


def test_an_edit_that_stops_early_reaches_nobody_above(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    build = built(store, Shelf({**BASE, "site.txt": "# hello\ntitle: Harbour\n"}))
    assert [key for key in build.current if key[0] not in INPUTS] == [("site_title",), SITE]


def test_what_may_take_long_can_be_left_for_later(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog\nA bell rings.", "site.txt": "title: Port\n"})
    build = Build(shelf, store)
    pages = tuple(("leaf_page", name) for name in ("fair", "ferry", "fog"))
    assert set(build.postponed("leaf_page")) == set(pages)
    assert ("leaf", "fog") in build.ran
    assert not any(key[0] in ("leaf_page", "whole_site") for key in build.ran)
    assert whole_site(build) == whole_site(Build(shelf))


def test_what_rests_on_what_was_left_is_left_too(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf({**BASE, "notes/fog.txt": "Mist\nA bell rings."})
    build = Build(shelf, store)
    assert build.postponed("leaf") == (("leaf", "fog"),)
    assert build.ran == []
    assert whole_site(build) == whole_site(Build(shelf))


def test_what_nobody_asks_any_more_need_not_make_sense(store: Store) -> None:
    @query
    def third_of(build: Build, path: str) -> int:
        return 3 // int(read(build, path) or b"0")

    @query
    def thirds(build: Build) -> tuple[int, ...]:
        return tuple(third_of(build, name) for name in (read(build, "list") or b"").decode())

    built(store, Shelf({"list": "ab", "a": "1", "b": "3"}), thirds)
    without = built(store, Shelf({"list": "a", "a": "1", "b": "0"}), thirds)
    assert thirds(without) == (3,)
    assert without.saved.trace(("third_of", "b")) is not None
    assert Build(Shelf({}), store).saved.trace(("third_of", "b")) is None
    with pytest.raises(ZeroDivisionError):
        thirds(Build(Shelf({"list": "ab", "a": "1", "b": "0"}), store))


def test_a_question_may_come_to_lie_above_others(store: Store) -> None:
    """What an edit makes it ask stands higher than it did itself."""

    @query
    def plain(build: Build) -> str:
        return (read(build, "plain") or b"").decode() and tall(build)

    @query
    def middle(build: Build) -> str:
        return (read(build, "middle") or b"").decode()

    @query
    def tall(build: Build) -> str:
        return middle(build) + "!"

    @query
    def both(build: Build) -> str:
        return plain(build) + tall(build)

    built(store, Shelf({"middle": "m"}), both)
    shelf = Shelf({"plain": "yes", "middle": "n"})
    assert both(built(store, shelf, both)) == "n!n!"
    assert both(built(store, Shelf({"plain": "yes", "middle": "o"}), both)) == "o!o!"


def test_asking_twice_runs_once() -> None:
    build = Build(Shelf(dict(BASE)))
    assert leaf(build, "fog") is leaf(build, "fog")
    assert build.ran == [("leaf", "fog")]


def test_only_the_fingerprint_is_traced_by_print(store: Store) -> None:
    @query
    def stamp_of_leaf(build: Build, name: str) -> str:
        return leaf.print(build, name)

    first = built(store, Shelf(dict(BASE)), lambda build: stamp_of_leaf(build, "fog"))
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog\nA bell rings."})
    second = built(store, shelf, lambda build: stamp_of_leaf(build, "fog"))
    assert stamp_of_leaf(first, "fog") != stamp_of_leaf(second, "fog")


def test_a_trace_that_is_only_checked_never_decodes_its_value(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(store, Shelf(dict(BASE)))
    wanted: list[Key] = []
    value = snapshot.Snapshot.value

    def watched(self: snapshot.Snapshot, key: Key) -> bytes | None:
        wanted.append(key)
        return value(self, key)

    monkeypatch.setattr(snapshot.Snapshot, "value", watched)
    build = Build(Shelf({**BASE, "site.txt": "title: Harbour\n# a remark"}), store)
    assert build.print_of(SITE)
    assert build.ran == [("site_title",)]
    assert wanted == []


# Answers that hold


def test_a_stored_answer_needs_no_query(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = whole_site(built(store, Shelf(dict(BASE))))
    monkeypatch.setattr("briefgen.graph.query.Query.registry", _only_inputs())
    build = Build(Shelf(dict(BASE)), store, queries="no_such_module")
    assert build.unchanged
    assert build.answer(SITE, tuple[tuple[str, str], ...]) == pages
    assert build.findings(SITE) == ()
    assert build.ran == []


def test_the_module_of_the_queries_is_imported_when_one_must_run(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.graph.query.Query.registry", _only_inputs())
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        Build(Shelf(dict(BASE)), store, queries="no_such_module").ask(SITE)
    with pytest.raises(LookupError, match="no query named whole_site"):
        Build(Shelf(dict(BASE)), store).ask(SITE)


def _only_inputs() -> dict[str, Any]:
    from briefgen.graph.query import INPUTS, Query

    return {name: known for name, known in Query.registry.items() if name in INPUTS}


def test_an_unchanged_build_loads_no_trace_but_the_one_asked_for(tmp_path: Path) -> None:
    built(Store(tmp_path / "store", "salt"), Shelf(dict(BASE)))
    store = Store(tmp_path / "store", "salt")
    build = Build(Shelf(dict(BASE)), store)
    whole_site(build)
    build.findings(SITE)
    assert [key for key in build.current if key[0] not in ("read", "listed", "names")] == [SITE]
    assert "noted" not in vars(build.saved)
    store.close()


def test_inputs_are_looked_at_anew_by_every_build(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf(dict(BASE))
    built(store, shelf)
    assert {f"notes/{name}.txt" for name in ("fair", "ferry", "fog")} <= set(shelf.looked)


def test_an_input_is_looked_at_once_per_build(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog\nA bell rings."})
    built(store, shelf)
    assert len(shelf.looked) == len(set(shelf.looked))


def test_bytes_of_the_last_build_are_not_hashed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data, memory = b"the very same object", dict[Any, Any]()

    class Kept(Shelf):
        def read(self, path: str) -> bytes | None:
            return data

    first = Build(Kept({}), memory=memory).print_of(("read", "x"))
    monkeypatch.setattr("briefgen.graph.looked.fingerprint", lambda _: "hashed again")
    assert Build(Kept({}), memory=memory).print_of(("read", "x")) == first
    assert Build(Kept({}), memory=memory).print_of(("read", "y")) == "hashed again"


def test_bytes_that_are_not_held_are_asked_of_the_inputs_again() -> None:
    shelf = Shelf(dict(BASE))
    build = Build(shelf)
    build.looked.spare()
    key = ("read", "site.txt")
    assert build.ask(key) == build.ask(key) == BASE["site.txt"].encode()
    assert shelf.looked == ["site.txt"] * 3  # for its fingerprint, and each time
    assert whole_site(build) == whole_site(Build(Shelf(dict(BASE))))


def test_a_build_may_be_told_which_files_can_differ(store: Store) -> None:
    memory: dict[Any, Any] = {}
    first = Build(Shelf(dict(BASE)), store, memory)
    whole_site(first)
    assert store.save(first)
    only = {("read", "notes/fog.txt")}
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog\nA bell rings."})
    build = Build(shelf, store, memory, only=only)
    assert whole_site(build) == whole_site(Build(Shelf(dict(shelf.files))))
    assert "notes/fog.txt" in shelf.looked
    assert not {"site.txt", "notes/fair.txt", "notes/ferry.txt"} & set(shelf.looked)
    assert store.save(build)
    assert whole_site(Build(Shelf(dict(BASE)), store)) == whole_site(first)


def test_what_can_differ_counts_only_after_a_build_that_was_kept(store: Store) -> None:
    memory: dict[Any, Any] = {}
    first = Build(Shelf(dict(BASE)), store, memory)
    whole_site(first)
    assert store.save(first)
    lost = Build(Shelf({**BASE, "notes/fair.txt": "Fair\nIt is over."}), store, memory)
    whole_site(lost)
    shelf = Shelf({**BASE, "notes/fair.txt": "Fair\nIt goes on."})
    build = Build(shelf, store, memory, only=frozenset())
    assert whole_site(build) == whole_site(Build(shelf))
    other = Build(Shelf({**BASE, "site.txt": "title: Port\n"}), store)
    whole_site(other)
    assert store.save(first) or store.save(other)
    later = Build(Shelf(dict(BASE)), store, memory, only=frozenset())
    assert whole_site(later) == whole_site(Build(Shelf(dict(BASE))))


def test_a_file_that_cannot_be_read_is_said_again_whatever_was_looked_at(store: Store) -> None:
    memory: dict[Any, Any] = {}
    files = {**BASE, "notes/fair.txt": "LOCKED"}
    first = Build(Shelf(files), store, memory)
    whole_site(first)
    said = first.findings(SITE)
    assert [found.code for found in said] == ["unreadable-file"]
    assert store.save(first)
    edited = Shelf({**files, "notes/fog.txt": "Fog\nA bell rings."})
    build = Build(edited, store, memory, only={("read", "notes/fog.txt")})
    whole_site(build)
    assert build.findings(SITE) == said
    assert store.save(build)
    later = Build(edited, store)
    whole_site(later)
    assert later.findings(SITE) == said


def test_single_questions_are_right_whenever_they_are_asked(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog\nThe quay."})
    build = Build(shelf, store)
    page = ("leaf_page", "fog")
    assert build.settle(page).print == Build(shelf).print_of(page)


def test_one_question_of_what_was_left_can_be_taken_up(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    shelf = Shelf({name: text + " More." for name, text in BASE.items()})
    build = Build(shelf, store)
    assert len(build.postponed("leaf")) == 3
    assert build.wave.take_up(("leaf_page", "fog"))
    assert ("leaf", "fog") in build.ran
    assert ("leaf", "fair") not in build.ran
    assert whole_site(build) == whole_site(Build(shelf))


def test_what_has_been_kept_answers_when_all_has_been_taken_over(store: Store) -> None:
    build = built(store, Shelf(dict(BASE)))
    again = Build(Shelf(dict(BASE)), store)
    site = whole_site(again)
    assert store.save(again)
    for one in (build, again):
        one.saved.renew(one.kept_as)
        assert one.look(("leaf_page", "fog"), str) == dict(site)["fog"]
    build.saved.let_go()


def test_what_others_keep_under_the_same_number_is_no_answer_of_this_build(store: Store) -> None:
    build = built(store, Shelf(dict(BASE)))
    again = Build(Shelf(dict(BASE)), store)
    page = dict(whole_site(Build(Shelf(dict(BASE)))))["fog"]
    whole_site(again)
    again.settle(("leaf_page", "fog"))
    assert store.save(again)
    built(store, Shelf({**BASE, PATHS["fog"]: "Held\nNot for you."}))
    again.saved.renew(again.kept_as)
    assert again.look(("leaf_page", "fog"), str) == page
    build.saved.let_go()


# Findings


def test_findings_are_said_again_when_an_answer_is_reused(store: Store) -> None:
    shelf = Shelf({**BASE, "notes/fog.txt": "Fog"})
    for ran in (True, False):
        build = built(store, shelf)
        assert build.findings(SITE) == (finding("notes/fog.txt"),)
        assert bool(build.ran) is ran


def test_findings_outside_the_edit_are_said_again(store: Store) -> None:
    files = {**BASE, "notes/fog.txt": "Fog"}
    built(store, Shelf(files))
    build = built(store, Shelf({**files, "notes/fair.txt": "Fair"}))
    assert build.findings(SITE) == (finding("notes/fair.txt"), finding("notes/fog.txt"))
    assert ("leaf", "fog") not in build.ran


def test_findings_are_those_under_the_questions_given() -> None:
    build = Build(Shelf({**BASE, "notes/fog.txt": "Fog", "notes/fair.txt": "Fair"}))
    whole_site(build)
    assert build.findings(("leaf_page", "fog")) == (finding("notes/fog.txt"),)
    both = build.findings(("leaf_page", "fog"), ("leaf_heading", "fair"), ("leaf", "fog"))
    assert both == (finding("notes/fair.txt"), finding("notes/fog.txt"))


def test_a_finding_belongs_to_a_running_query() -> None:
    with pytest.raises(RuntimeError, match="none is running"):
        Build(Shelf({})).note(finding("x"))


def test_findings_are_no_answer_for_queries() -> None:
    @query
    def prying(build: Build) -> int:
        return len(build.findings(("leaf", "fog")))

    with pytest.raises(RuntimeError, match="no answer"):
        prying(Build(Shelf(dict(BASE))))


# Failures


def test_a_failure_is_raised_again_without_running_again() -> None:
    build = Build(Shelf({"notes/fog.txt": "BROKEN\nx"}))
    told = []
    for _ in range(2):
        with pytest.raises(Failure) as failed:
            leaf(build, "fog")
        told.append(failed.value.findings)
    assert told[0] == told[1] == build.findings(("leaf", "fog"))
    assert build.ran == [("leaf", "fog")]


def test_a_failure_that_was_caught_is_in_the_trace(store: Store) -> None:
    built(store, Shelf({**BASE, "notes/fog.txt": "BROKEN\nx"}))
    mended = built(store, Shelf(dict(BASE)))
    assert dict(whole_site(mended)) == dict(whole_site(Build(Shelf(dict(BASE)))))


def test_failures_are_kept_no_longer_than_a_build(store: Store) -> None:
    shelf = Shelf({**BASE, "notes/fog.txt": "BROKEN\nx"})
    first = built(store, shelf)
    again = built(store, shelf)
    assert set(again.ran) == {("leaf", "fog"), ("leaf_heading", "fog"), ("leaf_page", "fog")}
    assert again.findings(SITE) == first.findings(SITE) != ()


def test_findings_of_a_failure_include_what_was_noted_before_it() -> None:
    @query
    def noting_then_failing(build: Build) -> str:
        build.note(finding("a"))
        raise Failure(finding("b"))

    build = Build(Shelf({}))
    assert build.findings(("noting_then_failing",)) == (finding("a"), finding("b"))


def test_a_failure_has_a_fingerprint_that_no_value_has() -> None:
    build = Build(Shelf({"notes/fog.txt": "BROKEN\nx"}))
    assert leaf.print(build, "fog").startswith("!")


def test_an_unreadable_input_is_a_failure_like_any_other(store: Store) -> None:
    locked = built(store, Shelf({**BASE, "notes/fog.txt": "LOCKED"}))
    assert [found.code for found in locked.findings(SITE)] == ["unreadable-file"]
    freed = built(store, Shelf(dict(BASE)))
    assert freed.findings(SITE) == ()
    assert dict(whole_site(freed))["fog"] == leaf_page(freed, "fog")


def test_other_exceptions_leave_no_trace() -> None:
    fails = [True]

    @query
    def brittle(build: Build) -> bytes | None:
        answer = read(build, "a")
        if fails:
            raise ZeroDivisionError
        return answer

    build = Build(Shelf({"a": "1"}))
    with pytest.raises(ZeroDivisionError):
        brittle(build)
    assert build.ran == []
    assert build.peek(("brittle",)) is None
    fails.clear()
    assert brittle(build) == b"1"
    with pytest.raises(RuntimeError, match="none is running"):
        build.note(finding("x"))


# Cycles


@query
def round_trip(build: Build, left: str) -> str:
    following = {"a": "b", "b": "c", "c": "b"}
    return round_trip(build, following[left])


def test_a_cycle_names_its_chain() -> None:
    build = Build(Shelf({}))
    with pytest.raises(Cycle, match=r"^round_trip b -> round_trip c -> round_trip b$"):
        round_trip(build, "a")
    assert build.ran == []


@query
def see_saw(build: Build, side: str) -> str:
    """Asks the other side, or nobody: which, stands in a file."""
    other = (read(build, side) or b"").decode()
    return see_saw(build, other) if other else "ground"


def test_a_chain_that_turns_round_between_builds_is_no_cycle(store: Store) -> None:
    built(store, Shelf({"a": "b"}), lambda build: see_saw(build, "a"))
    turned = Build(Shelf({"b": "a"}), store)
    assert see_saw(turned, "a") == see_saw(turned, "b") == "ground"
    with pytest.raises(Cycle):
        see_saw(Build(Shelf({"a": "b", "b": "a"}), store), "a")


# Reasons


def test_reasons_say_which_answer_changed(store: Store) -> None:
    first = built(store, Shelf(dict(BASE)))
    assert {first.reason(key) for key in first.ran} == {Reason("new")}
    build = built(store, Shelf({**BASE, "theme/note.html": "{body}"}))
    file = ("read", "theme/note.html")
    assert build.reason(("skin", "note.html")) == Reason("input", (file,))
    page = Reason("input", (("skin", "note.html"), file))
    assert build.reason(("leaf_page", "fog")) == page
    assert all(build.reason(key) for key in build.ran)


def test_memory_is_shared_by_the_builds_of_a_session() -> None:
    memory: dict[Any, Any] = {}
    whole_site(Build(Shelf(dict(BASE)), memory=memory))
    parts = memory["parts", BASE["theme/note.html"]]
    whole_site(Build(Shelf({**BASE, "theme/base.html": "{main}"}), memory=memory))
    assert memory["parts", BASE["theme/note.html"]] is parts
    assert ("parts", "{main}") in memory


def test_memory_keyed_by_content_never_shows_an_old_template() -> None:
    memory: dict[Any, Any] = {}
    whole_site(Build(Shelf(dict(BASE)), memory=memory))
    shelf = Shelf({**BASE, "theme/base.html": "{main}!"})
    build = Build(shelf, memory=memory)
    assert whole_site(build) == whole_site(Build(shelf))
    assert skin(build, "base.html") == "{main}!"


def test_answers_come_back_as_their_own_type(store: Store) -> None:
    built(store, Shelf(dict(BASE)))
    build = Build(Shelf(dict(BASE)), store)
    assert leaf(build, "fog") == Leaf("fog", "Fog", "Nothing moves.")
    assert leaf_heading(build, "fog") == "Fog"
    assert build.ran == []


def test_whether_a_query_failed_can_be_asked_without_its_answer() -> None:
    build = Build(Shelf({**BASE, "notes/fog.txt": "BROKEN\nx"}))
    assert leaf.failed(build, "fog")
    assert not leaf.failed(build, "fair")


def test_a_moment_that_has_passed_is_looked_at_only_if_the_clock_goes_back(store: Store) -> None:
    moment = "2025-01-01T00:00:00+00:00"
    shelf = Shelf(BASE | {"notes/fair.txt": f"Fair opens @{moment}\nStalls stand on the quay."})
    shown = whole_site(built(store, shelf))
    build = Build(shelf, store)
    assert build.unchanged
    assert ("passed", moment) not in build.current
    shelf.now = "2024-12-31T12:00:00+00:00"
    build = Build(shelf, store)
    assert build.changed == (("passed", moment),)
    assert whole_site(build) == whole_site(Build(shelf)) != shown


def test_an_edit_reads_no_findings_of_what_stays_as_it_was(store: Store) -> None:
    files = BASE | {f"notes/odd-{number}.txt": "" for number in range(3)}
    built(store, Shelf(dict(files)))
    build = Build(Shelf(files | {"notes/fog.txt": "Fog\nIt lifts."}), store)
    whole_site(build)
    assert build.findings(SITE) == build.saved.roots.findings != ()
    assert store.save(build)
    assert "noted" not in vars(build.saved)
    again = Build(build.inputs, store)
    assert again.findings(SITE) == Build(build.inputs).findings(SITE)
