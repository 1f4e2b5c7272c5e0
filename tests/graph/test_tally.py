"""Findings are counted as they come and go; what is left is what was noted and not taken away."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from briefgen.findings import Finding, Place
from briefgen.graph.tally import Tally

FINDINGS = st.sampled_from(
    [Finding(Place(path, line), "no-date", "m") for path in "ab" for line in (0, 1, 2)]
)


@given(st.lists(st.tuples(st.lists(FINDINGS), st.lists(FINDINGS), st.lists(FINDINGS)), max_size=5))
def test_after_any_changes_it_has_what_was_noted_and_not_taken_away(
    steps: list[tuple[list[Finding], list[Finding], list[Finding]]],
) -> None:
    tally, noted = Tally(), Counter[Finding]()
    for wanted, new, besides in steps:
        gone = list((Counter(wanted) & noted).elements())
        noted += Counter(new)
        noted -= Counter(gone)
        tally = tally.changed(gone, new).besides(besides)
        assert tally.findings == tuple(sorted({*noted, *besides}))
        counted = dict(zip(tally.findings, tally.times, strict=True))
        assert counted == {finding: noted[finding] for finding in counted}


def test_what_was_noted_under_no_question_is_gone_with_the_next_change() -> None:
    finding = Finding(Place("a"), "no-date", "m")
    tally = Tally().besides([finding])
    assert tally.findings == (finding,)
    assert tally.changed((), ()) == Tally()
