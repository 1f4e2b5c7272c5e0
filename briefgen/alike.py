"""Which known words are most like another: what may have been meant by a wrong one.

To compare a word with each of thousands takes half a second, and a site that has just moved has
thousands of broken links. So only the words that share the rarest pairs of letters are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

_PAIRS = 24
"""Pairs of letters that are looked up, the rarest first."""

_COMPARED = 12
"""Words that are compared as a whole, those that share most pairs first."""


class Alike(Struct, frozen=True):
    """Known words by the pairs of letters that they hold."""

    holding: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> Alike:
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            for pair in _pairs(word):
                found.setdefault(pair, []).append(word)
        return cls({pair: tuple(holders) for pair, holders in found.items()})

    def near(self, word: str, *, most: int, least: float) -> tuple[str, ...]:
        """At most so many words, the likest first, none less like than `least` (from 0 to 1)."""
        import difflib  # noqa: PLC0415 - only for what is misspelt

        known = [holders for pair in _pairs(word) if (holders := self.holding.get(pair))]
        shared = Counter(other for holders in sorted(known, key=len)[:_PAIRS] for other in holders)
        likely = [other for other, _ in shared.most_common(_COMPARED)]
        return tuple(difflib.get_close_matches(word, likely, n=most, cutoff=least))


def _pairs(word: str) -> dict[str, None]:
    """The pairs of letters of a word, with its beginning and its end; in order, each once."""
    whole = f"\n{word}\n"
    return dict.fromkeys(whole[at : at + 2] for at in range(len(whole) - 1))
