"""What a build knows of questions, in tables: nothing is lost in them, and nothing outlives its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.codec import fingerprint
from briefgen.findings import Finding, Place
from briefgen.graph.gained import Found, Gained
from briefgen.graph.known import Known, pack
from briefgen.graph.trace import NEW, Key, Reason, Trace, failure

FINDING = Finding(Place("a.md"), "unreadable-file", "no permission")
TRACES = st.one_of(
    st.integers(0, 9).map(lambda number: Trace(fingerprint(number), height=number)),
    st.sampled_from(["", "abc", "AB" * 16, "g" * 32, f" {'ab' * 15} "]).map(Trace),
    st.just(failure((FINDING,), height=3)),
    st.just(Trace(fingerprint("noted"), (FINDING,), None, 2)),
)


def key(number: int) -> Key:
    return ("leaf", str(number))


@given(st.lists(st.tuples(st.integers(0, 5), TRACES)))
def test_it_is_a_mapping(puts: list[tuple[int, Trace]]) -> None:
    known, plain = Known(), dict[Key, Trace]()
    for number, trace in puts:
        known[key(number)] = plain[key(number)] = trace
        assert known.find(key(number)) == trace
        assert known.print(key(number)) == trace.print
    assert dict(known) == plain
    assert len(known) == len(plain)
    assert known.find(key(6)) is known.print(key(6)) is known.numbers.get(key(6)) is None


@given(st.lists(st.sets(st.integers(0, 7)), max_size=8), st.sets(st.integers(0, 7)))
def test_what_is_forgotten_is_named_by_nobody(links: list[set[int]], gone: set[int]) -> None:
    known = Known()
    asked = [sorted(number for number in some if number < at) for at, some in enumerate(links)]
    for number, below in enumerate(asked):
        known.put(key(number), Trace(fingerprint(number)), known.numbers_of(map(key, below)), NEW)
    known.forget([key(number) for number in gone])
    for number in range(8):  # these take the free numbers
        known.put(("other", str(number)), Trace(fingerprint(-number)))
    for number, below in enumerate(asked):
        if number in gone:
            assert key(number) not in known
        elif gone & set(below):
            with pytest.raises(LookupError):
                known.asked(key(number))
        else:
            assert known.asked(key(number)) == tuple(map(key, below))
            assert known.print(key(number)) == fingerprint(number)
    assert all(known.reason(("other", str(number))) is None for number in range(8))
    assert list(Found(known)) == [key(at) for at in range(len(asked)) if at not in gone]


def test_what_runs_again_stands_after_all_that_it_asked() -> None:
    known = Known()
    known.put(("page",), Trace(fingerprint("old")))
    known.put(("late",), Trace(fingerprint("late")))
    known.put(("page",), Trace(fingerprint("new")), known.numbers_of([("late",)]), NEW)
    assert list(known) == [("late",), ("page",)]
    known.forget([("late",)])
    with pytest.raises(LookupError):
        known.asked(("page",))


def test_a_reason_is_told_of_what_ran_only() -> None:
    known, why = Known(), Reason("input", (("read", "a"),))
    known.put(("new",), Trace(fingerprint(1)), reason=NEW)
    known.put(("changed",), Trace(fingerprint(2)), reason=why)
    known.put(("stored",), Trace(fingerprint(3)))
    assert [known.reason((name,)) for name in ("new", "changed", "stored", "never")] == [
        *(NEW, why),
        *(None, None),
    ]
    assert list(Found(known)) == [("new",), ("changed",)]
    assert ("stored",) not in Found(known)


@given(st.lists(st.sets(st.integers(0, 7)), max_size=8), st.sets(st.integers(0, 7)))
def test_askers_are_found_from_what_they_ask(links: list[set[int]], hidden: set[int]) -> None:
    known = Known()
    for number in range(8):
        known.put(key(number), Trace(fingerprint(number)), reason=NEW)
    gained = Gained(known, {at: pack(sorted(some)) for at, some in enumerate(links)})
    expected = {other: [at for at, some in enumerate(links) if other in some] for other in range(8)}
    for other, askers in expected.items():
        assert list(gained.askers(key(other))) == list(map(key, askers))
        assert gained.any(key(other), but=set(map(key, hidden))) == bool(set(askers) - hidden)
    assert sorted(gained) == [key(other) for other in range(8) if expected[other]]
    gained.hide(set(map(key, hidden)))
    for other, askers in expected.items():
        left = [] if other in hidden else [key(at) for at in askers if at not in hidden]
        assert list(gained.askers(key(other))) == left
        assert (key(other) in gained) == bool(left)
