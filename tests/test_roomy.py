"""How calls are kept in one piece of memory."""

from __future__ import annotations

import sys

import pytest

from briefgen.roomy import roomy

resource = pytest.importorskip("resource", reason="the system doesn't count page faults")

DEPTHS, CALLS = 400, 200


def small() -> None:
    """A call that may not fit into the last piece."""


def called_at_each_depth(left: int) -> None:
    for _ in range(CALLS):
        small()
    if left:
        called_at_each_depth(left - 1)


def faults() -> int:
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is given back in other ways")
def test_no_depth_is_one_at_which_each_call_takes_memory_from_the_system() -> None:
    def run() -> int:
        called_at_each_depth(DEPTHS)
        before = faults()
        called_at_each_depth(DEPTHS)
        return faults() - before

    # The least of several: other threads of the process take memory, too.
    assert min(roomy(run)() for _ in range(5)) < CALLS


def test_arguments_and_answers_are_as_before() -> None:
    @roomy
    def told(one: int, *more: int, **named: str) -> tuple[object, ...]:
        return one, more, named

    assert told(1, 2, 3, four="five") == (1, (2, 3), {"four": "five"})
