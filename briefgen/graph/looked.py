"""What the inputs of one build answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.codec import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.graph.trace import Key

PRINTS = "prints of inputs"


class Looked:
    """Answers of inputs, as they were given, and their fingerprints.

    memory: of the session; bytes that are still the very object of the last build are not hashed again.
    again: whether this build goes on with what the last one knew of its inputs.
    """

    def __init__(self, memory: dict[Any, Any], *, again: bool) -> None:
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

    def held(self, key: Key) -> tuple[object] | None:
        """Give an answer, None if it is not held."""
        return (self._values[key],) if key in self._values else None

    def forget(self, keys: Iterable[Key]) -> None:
        """Know no more of these."""
        for key in keys:
            self._values.pop(key, None)
            self._prints.pop(key, None)
