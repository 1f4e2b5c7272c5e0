"""Questions that other processes answer: what is handed over, and what is taken back.

A helper's answer is an offer, a row of the store with its trace. It is believed only if all that
it rests on is the same here (`Build.offers`), so a helper may see other files or run other code:
that costs time, never truth. What isn't offered, or isn't believed, is found here as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.graph.looked import Moved
from briefgen.graph.rows import Row, read_key, row
from briefgen.graph.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key


class Elsewhere(Exception):  # noqa: N818 - named after where the answer is
    """A helper was not given what a question needs; the asker finds the answer itself."""


def answers(build: Build, keys: Iterable[Key]) -> list[Row]:
    """Ask these questions, as a helper; give all that had to be found for them.

    Failures are left out: the asker finds them again, and says them in their place.
    """
    start = len(build.ran)
    for key in keys:
        try:
            build.settle(key)
        except (Elsewhere, Moved):
            continue
    return [row(build, key) for key in build.ran[start:] if build.current[key].failed is None]


def offer(build: Build, rows: Iterable[Row]) -> tuple[Key, ...]:
    """Hand a build the answers of a helper; give what they are answers to."""
    keys = [(read_key(given.key), given) for given in rows]
    known = {key: given for key, given in keys if key is not None}
    for key, given in known.items():
        build.offers.setdefault(key, given)
    return tuple(known)


def vouch(build: Build, rows: Iterable[Row]) -> None:
    """Let a helper take these answers for granted: the asker checks what is made of them."""
    for given in rows:
        key, print_ = read_key(given.key), given.print.decode()
        if key is None or build.current.print(key) == print_:
            continue
        build.forget(key)
        build.values.keep(build.current.put(key, Trace(print_)), given.value)


def known_row(build: Build, key: Key) -> Row | None:
    """Give the answer to a question as it may be handed over; None if it failed or is lost."""
    trace = build.settle(key)
    if trace.failed is not None:
        return None
    number = build.current.numbers.get(key)
    here = number is not None and number in build.values
    return row(build, key) if here else build.saved.row(key)
