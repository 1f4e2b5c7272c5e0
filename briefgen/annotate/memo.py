"""What words come to, worked out once: most words of a text were in the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

_Value = TypeVar("_Value")
_MOST: Final = 1 << 14
_LONGEST: Final = 40


class Memo(dict[str, _Value]):
    """The values of a function of words, each worked out when it is first looked up.

    A plain dictionary is looked up in a third of the time that `lru_cache` takes, and this is done
    for every word. It never holds more than some thousand words: then it begins anew.
    """

    def __init__(self, work: Callable[[str], _Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> _Value:
        value = self._work(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
