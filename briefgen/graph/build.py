"""A build: one revision of the inputs, and the questions asked of it.

While a query runs, the build notes what it asks and the fingerprint of each answer: its trace.
A later build checks the trace in the order asked and stops at the first difference; only then
the query runs again, and if its answer comes out the same, nobody who asked for it runs.

Traces are checked from the inputs upwards, and only where something below came out otherwise
(`wave.py`). All other stored answers hold, so nothing is walked or decoded there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from briefgen.codec import DecodeError, decode, encode, fingerprint_of
from briefgen.findings import Failure, Finding
from briefgen.graph.frames import Entering, Frame, trace_of
from briefgen.graph.known import Known, pack
from briefgen.graph.looked import NONE, Looked
from briefgen.graph.query import INPUTS, Query, named
from briefgen.graph.rows import is_true, read_asked, read_notes, shared
from briefgen.graph.snapshot import Left, Snapshot
from briefgen.graph.trace import NEW, UNREADABLE, Key, Reason, Trace, failure
from briefgen.graph.values import Values
from briefgen.graph.wave import Wave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.graph.change import Change
    from briefgen.graph.inputs import Inputs
    from briefgen.graph.known import Packed
    from briefgen.graph.rows import Row
    from briefgen.graph.store import Store

T = TypeVar("T")

KEPT = "kept as"


class Build:
    """One revision of the inputs.

    store: where the answers of the last complete build are, if they were kept.
    memory: things of this session only, such as compiled templates and matchers, keyed by all
        that they depend on; hand the same dict to the next build.
    queries: the module that defines the queries, imported when the first of them has to run.
    only: the files that can differ from what the last build of this session saw; None for any.
    saved: a view of the store that was taken before, in place of one that is taken now.
    vouched: path → fingerprint, of files that need not be read for that.
    current: what is known of questions in this build; looked: what inputs answered.
    ran: the queries that ran, in the order in which they finished.
    kept_as: the store's name for the state that has all of this, "" before it was saved.
    left: what the save left that belongs to all answers, None if nothing had to be written.
    offers: answers of other processes, each believed once its trace has been checked here.
    """

    def __init__(
        self,
        inputs: Inputs,
        store: Store | None = None,
        memory: dict[Any, Any] | None = None,
        *,
        queries: str = "",
        only: frozenset[Key] | None = None,
        saved: Snapshot | None = None,
        vouched: Mapping[str, str] = NONE,
    ) -> None:
        self.inputs = inputs
        self.saved = saved or (Snapshot() if store is None else store.snapshot())
        self.memory: dict[Any, Any] = {} if memory is None else memory
        self.queries = queries
        kept = self.memory.pop(KEPT, None) == self.saved.head.revision
        self._only = only if kept and self.saved.filled else None
        self.current = Known()
        self.roots: dict[Key, None] = {}
        self.ran: list[Key] = []
        self.offers: dict[Key, Row] = {}
        self._change: tuple[tuple[int, int], Change] | None = None
        self.values = Values()
        self.looked = Looked(self.memory, again=self._only is not None, vouched=vouched)
        self.kept_as = ""
        self.left: Left | None = None
        self._frames: list[Frame] = []
        self._entered: dict[Key, None] = {}

    def ask(self, key: Key) -> object:
        """Give the answer to a question; raises the Failure of a query that failed."""
        return self._value(key, self._asked(key), None)

    def answer(self, key: Key, type: type[T]) -> T:  # noqa: A002 - named as in the codec
        """Ask without needing the query's function, as long as a stored answer holds."""
        return cast("T", self._value(key, self._asked(key), type))

    def print_of(self, key: Key) -> str:
        """Ask for the fingerprint of an answer only. A failure has a fingerprint too."""
        return self.current.print_of(self._asked(key))

    def look(self, key: Key, type: type[T]) -> T:  # noqa: A002 - named as in the codec
        """Ask in passing: the question is not one of those that the build was for."""
        self.wave.begin()
        return cast("T", self._value(key, self._settled(key), type))

    def settle(self, key: Key) -> Trace:
        """Give the trace of an answer that holds now, without the answer itself.

        Raises:
            Undecided: if that hangs on what was postponed.
        """
        self.wave.begin()
        return self.trace(key)

    def note(self, finding: Finding) -> None:
        """Tell the editor something, as part of the running query's answer."""
        if not self._frames:
            raise RuntimeError("a finding belongs to a query, and none is running")
        self._frames[-1].notes.append(finding)

    def findings(self, *keys: Key) -> tuple[Finding, ...]:
        """All that was noted under these questions: each finding once, sorted.

        Nothing that a query may ask, because it would not be in the query's trace.
        """
        if self._frames:
            raise RuntimeError("findings are no answer that a query may use")
        for key in keys:
            self._asked(key)
        if set(keys) == set(self.roots):
            if self.unchanged and set(keys) == set(self.saved.roots.keys):
                return self.saved.roots.findings
            return self.change.findings
        from briefgen.graph.change import gathered  # noqa: PLC0415 - not where nothing changed

        return gathered(self.trace(key).findings for key in self.under(*keys))

    @property
    def change(self) -> Change:
        """What the store has to take up so that it has the answers of this build."""
        from briefgen.graph.change import change  # noqa: PLC0415 - not where nothing changed

        state = len(self.ran), len(self.roots)
        if self._change is None or self._change[0] != state:
            self._change = state, change(self)
        return self._change[1]

    def under(self, *keys: Key) -> Mapping[Key, None]:
        """Give these questions and all that their answers rest on."""
        reached = dict.fromkeys(keys)
        waiting = list(reached)
        while waiting:
            new = [key for key in self._asked_by(waiting.pop()) if key not in reached]
            reached.update(dict.fromkeys(new))
            waiting += new
        return reached

    def reason(self, key: Key) -> Reason | None:
        """Say why the query ran last, in this build or an earlier one; None: it never did."""
        return self.current.reason(key) or self.saved.reason(key)

    def kept(self, revision: str) -> None:
        """The store has all of this now, under this name; the next build may rest on that."""
        self.memory[KEPT] = self.kept_as = revision

    @property
    def unchanged(self) -> bool:
        """Whether every stored answer holds: there is nothing to do."""
        return self.saved.whole and not self.changed

    @cached_property
    def changed(self) -> tuple[Key, ...]:
        """The inputs that differ from what the stored answers rest on."""
        before, only = self.saved.inputs, self._only
        keys = None if only is None else self.saved.inputs_among(only)
        if keys is None:
            keys = self.looked.unvouched(before, self.inputs.passed)
        return tuple(key for key in keys if self.trace(key).print != before[key])

    @cached_property
    def wave(self) -> Wave:
        """How far it is known which stored answers hold."""
        return Wave(self)

    def postponed(self, *names: str) -> tuple[Key, ...]:
        """Settle what can be without the questions of these names; give those that are left."""
        self.wave.settle(but=frozenset(names))
        return tuple(key for key in self.wave.aside if key[0] in names)

    def peek(self, key: Key) -> Trace | None:
        """What is known of a question, without asking it."""
        return self.current.find(key) or self.saved.trace(key)

    def forget(self, *keys: Key) -> None:
        """Know no more of these answers, so that a helper doesn't grow with all it was asked."""
        self.values.forget(self.current.forget(keys))
        self.looked.forget(keys)

    def _asked(self, key: Key) -> int:
        """Settle a question because it was asked; give its number."""
        if not self._frames:
            self.wave.settle()
            self.roots[key] = None
            return self._settled(key)
        number = self._settled(key)
        self._frames[-1].asked[number] = None
        return number

    def _asked_by(self, key: Key) -> tuple[Key, ...]:
        """What a question that was settled has asked."""
        self.trace(key)
        asked = self.current.asked(key)
        if asked or key[0] in INPUTS or self.current.reason(key) is not None:
            return asked
        return self.saved.asked(key) or ()

    def trace(self, key: Key) -> Trace:
        """As `settle`, for the wave itself."""
        return self.current.find(key) or (
            self._look(key) if key[0] in INPUTS else self._settle(key)
        )

    def _settled(self, key: Key) -> int:
        """Settle a question; give its number."""
        number = self.current.numbers.get(key)
        if number is None:
            self.trace(key)
            number = self.current.numbers[key]
        return number

    def _look(self, key: Key) -> Trace:
        """Input queries are not in anybody's way: no frame, no stored answer."""
        function = Query.registry[key[0]].function
        try:
            trace = Trace(self.looked.print_of(key, lambda: function(self, *key[1:])))
        except Failure as raised:
            trace = failure(raised.findings)
        self.current.put(key, trace)
        return trace

    def _settle(self, key: Key) -> Trace:
        wave = self.wave  # first, because it looks at the inputs
        old = wave.stored(key)
        if old is not None and wave.clean(key, old):
            return self._holds(key, old)
        if old is None:
            wave.may_run(key)
        with Entering(self._entered, key):
            asked = None if old is None else self.saved.asked(key)
            if old is None or asked is None or old.failed is not None:
                return self._found(key, NEW)
            cause = self._first_difference(asked)
            if cause is None:
                return self._holds(key, old)
            return self._found(key, self._because_of(cause))

    def _holds(self, key: Key, old: Trace) -> Trace:
        self.current.put(key, old)
        return old

    def _first_difference(self, asked: tuple[Key, ...]) -> Key | None:
        """Of what was asked once, the first that is answered otherwise now."""
        # What was asked after the first difference may no longer make sense: never look there.
        return next((key for key in asked if self.trace(key).print != self.stored_print(key)), None)

    def stored_print(self, key: Key) -> str | None:
        """Give the fingerprint of an answer when the store was written, None if there was none."""
        return self.saved.print(key)

    def _found(self, key: Key, reason: Reason) -> Trace:
        """Take the answer that was offered, if all holds on which it rests; else find it."""
        offer = self.offers.pop(key, None)
        if offer is None or not is_true(offer):
            return self._run(key, reason)
        return self._believed(key, offer, reason) or self._run(key, reason)

    def _believed(self, key: Key, offer: Row, reason: Reason) -> Trace | None:
        """The trace of an offer that is taken, None if it cannot be read or doesn't hold here."""
        asked, notes = read_asked(offer.asked), read_notes(offer.notes)
        if asked is None or notes is None:
            return None
        numbers = []
        for other, then in asked:
            number = self.current.numbers.get(other)
            if number is None:
                number = self._settled(shared(other))
            if self.current.print_of(number) != then:
                return None
            numbers.append(number)
        trace = Trace(offer.print.decode(), notes, None, self.current.above(numbers))
        self._finished(key, trace, reason, pack(numbers), offer.value)
        return trace

    def _finished(
        self, key: Key, trace: Trace, reason: Reason, asked: Packed, data: bytes | None
    ) -> int:
        """Take an answer that is new; give its number."""
        number = self.current.put(key, trace, asked, reason)
        if data is not None:
            self.values.keep(number, data)
        self.ran.append(key)
        return number

    def _because_of(self, cause: Key) -> Reason:
        if cause[0] in INPUTS:
            return Reason("input", (cause,))
        below = self.reason(cause) or NEW
        return Reason(below.origin, (cause, *below.through))

    def _run(self, key: Key, reason: Reason) -> Trace:
        query, frame = named(key[0], self.queries), Frame()
        self._frames.append(frame)
        try:
            value, failed = query.function(self, *key[1:]), None
        except Failure as raised:
            value, failed = None, raised.findings
        finally:
            self._frames.pop()
        height, asked = self.current.above(frame.asked), pack(frame.asked)
        if failed is not None:
            trace = trace_of(failed, frame, height)
            self._finished(key, trace, reason, asked, None)
            return trace
        data = encode(value)
        trace = trace_of(fingerprint_of(value, data), frame, height)
        number = self._finished(key, trace, reason, asked, data)
        self.values.remember(number, value, len(data), lasting=len(key) == 1)
        return trace

    def _value(self, key: Key, number: int, type: Any) -> object:  # noqa: A002
        if (failed := self.current.failed(number)) is not None:
            raise Failure(*failed)
        if key[0] in INPUTS:
            function = named(key[0], self.queries).function
            return self.looked.value(key, lambda: function(self, *key[1:]))
        known = self.values.remembered(number)
        return self._decoded(key, number, type) if known is None else known[0]

    def _decoded(self, key: Key, number: int, type: Any) -> object:  # noqa: A002
        """An answer from its encoding; what cannot be read is asked again."""
        data = self.values.encoded(number)
        data = self.saved.value(key) if data is None else data
        try:
            if data is not None:
                value = decode(data, type or named(key[0], self.queries).type)
                self.values.remember(number, value, len(data), lasting=len(key) == 1)
                return value
        except DecodeError:
            self.values.forget((number,))
        with Entering(self._entered, key):
            self._run(key, UNREADABLE)
        return self._value(key, self.current.numbers[key], type)
