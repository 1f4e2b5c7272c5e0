"""What the inputs of one build answered."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.codec import fingerprint
from briefgen.findings import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefgen.graph.trace import Key

PRINTS = "prints of inputs"
PASSED = fingerprint(value=True)
"""What is stored of a moment that has passed."""
NONE: Mapping[str, str] = MappingProxyType({})


class Moved(BaseException):
    """A file was changed after it had been vouched for: all has to be asked again.

    No Exception, so that no query takes it for something that it could deal with.
    """


class Looked:
    """Answers of inputs, as they were given, and their fingerprints.

    memory: of the session; bytes that are still the very object of the last build are not hashed again.
    again: whether this build goes on with what the last one knew of its inputs.
    vouched: path → fingerprint, of files that are read only by who needs their bytes.
    """

    def __init__(
        self, memory: dict[Any, Any], *, again: bool, vouched: Mapping[str, str] = NONE
    ) -> None:
        self.vouched: dict[Key, str] = {("read", path): was for path, was in vouched.items()}
        self._values: dict[Key, object] = {}
        self._before: dict[Key, tuple[bytes, str]] = memory.get(PRINTS, {})
        self._prints = memory[PRINTS] = self._before if again else {}
        self._sparing = False

    def spare(self) -> None:
        """From here on hold no bytes: whoever gave them does, or what came of them comes from others."""
        self._sparing = True

    def take(self, key: Key, value: object) -> str:
        """Take an answer; give its fingerprint."""
        if not isinstance(value, bytes):
            self._values[key] = value
            return fingerprint(value)
        if self._sparing:
            return fingerprint(value)
        self._values[key] = value
        known, print_ = self._before.get(key, (None, ""))
        print_ = print_ if known is value else fingerprint(value)
        self._prints[key] = value, print_
        return print_

    def unvouched(
        self, before: Mapping[Key, str], passed: Callable[[str], bool]
    ) -> tuple[Key, ...]:
        """Of inputs, those that may be answered otherwise than before.

        That is, all but files that are vouched for and moments that have passed still.
        """
        vouched = self.vouched.get
        left = [(key, was) for key, was in before.items() if vouched(key) != was]
        return tuple(k for k, was in left if was != PASSED or k[0] != "passed" or not passed(k[1]))

    def print_of(self, key: Key, read: Callable[[], object]) -> str:
        """Give the fingerprint of an answer, for which it is read unless somebody vouches for it."""
        return self.vouched.get(key) or self.take(key, read())

    def value(self, key: Key, read: Callable[[], object]) -> object:
        """Give an answer; if it isn't held here, whoever is asked for it keeps it.

        Raises:
            Moved: if it is no longer what it was vouched to be.
        """
        if key in self._values:
            return self._values[key]
        return self._as_vouched(key, read) if key in self.vouched else read()

    def _as_vouched(self, key: Key, read: Callable[[], object]) -> object:
        try:
            value = read()
        except Failure as failed:
            raise Moved from failed
        if self.take(key, value) != self.vouched[key]:
            raise Moved
        return value

    def forget(self, keys: Iterable[Key]) -> None:
        """Know no more of these."""
        for key in keys:
            self._values.pop(key, None)
            self._prints.pop(key, None)
