"""What is known around quoted words: the passage, its sentences and names, and who spoke last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from briefgen.annotate.annotation import Mention
from briefgen.expressions import expression


class Speaker(Struct, frozen=True):
    """An entity, or a name as written; `near` if the last words in the same paragraph were theirs."""

    entity: str = ""
    name: str = ""
    kind: str = ""
    near: bool = False

    @property
    def known(self) -> bool:
        return bool(self.entity or self.name)

    @property
    def key(self) -> str:
        """What two of the same person have in common."""
        return self.entity or self.name.rpartition(" ")[2]


NOBODY = Speaker()
_STOP: Final = expression(r"[.!?](?=\s|$)")
_REACH: Final = 1000
"""Code points in which the sentence behind a quotation ends."""
_MANY = 40
"""Names in front of quoted words that are looked at."""


class Surroundings(Struct, frozen=True):
    """A quotation in its passage: folded text, the sentence's and the words' bounds, and the rest.

    starts: where the passage's sentences begin; earlier: the names in the passage before it;
    led: who speaks according to that passage's last words ("X said:"), or who spoke in it last and
    was the only person named there; surnames: of the text's persons, with their full names;
    called: roles, with the one person who is told to have each; stranger: whether the passage before
    it ends with what somebody without a name says; before: that passage, folded.
    """

    text: str
    sentence: tuple[int, int]
    words: tuple[int, int]
    quoted: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    last: Speaker
    starts: tuple[int, ...] = ()
    earlier: tuple[Mention, ...] = ()
    led: Speaker = NOBODY
    surnames: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, Speaker] = field(default_factory=dict)
    stranger: bool = False
    before: str = ""

    def spoken(self, at: int) -> bool:
        """Whether `at` lies inside quoted words."""
        found = bisect_right(self.quoted, (at, len(self.text))) - 1
        return found >= 0 and self.quoted[found][1] > at

    def mentioned(self, low: int, high: int) -> tuple[Mention, ...]:
        """The mentions that begin from `low` to `high`."""
        start = bisect_left(self.mentions, low, key=_start)
        return self.mentions[start : bisect_left(self.mentions, high, lo=start, key=_start)]

    def named(self, low: int, high: int, kind: str = "person") -> dict[str, Mention]:
        """Who is named outside quoted words from `low` to `high`, each by the last mention."""
        start = bisect_left(self.mentions, low, key=_start)
        end = bisect_left(self.mentions, high, key=_start)
        return {
            of_mention(mention).key: mention
            for mention in self.mentions[max(start, end - _MANY) : end]
            if mention.kind == kind and not self.spoken(mention.span.start)
        }

    def stop(self, at: int) -> int:
        """Where the words from `at` end a sentence: those behind a quotation whose last mark ended one."""
        found = _STOP.search(self.text, at, at + _REACH)
        return found.end() if found else min(len(self.text), at + _REACH)

    def sentence_before(self, at: int) -> tuple[int, int] | None:
        """The bounds of the sentence in front of the one that holds `at`."""
        here = bisect_right(self.starts, at) - 1
        return (self.starts[here - 1], self.starts[here]) if here > 0 else None


def of_mention(mention: Mention) -> Speaker:
    return Speaker(mention.entity, mention.text, mention.kind, near=True)


def _start(mention: Mention) -> int:
    return mention.span.start
