"""The states of a text that a ledger remembers, apart from how they are read and compared."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.source.decode import cleaned, lines_ended

Part = Literal["", "headline", "dek"]


class Change(Struct, frozen=True, kw_only=True):
    """One sentence, or the headline or dek, that is another now.

    sentence: number in the state before, from 1; what is added stands before that one.
    was, now: "" for what was added or taken out. minor: nothing that a reader has to know.
    private: the public log shows neither, nor any earlier wording.
    """

    sentence: int = 0
    part: Part = ""
    was: str = ""
    now: str = ""
    minor: bool = False
    private: bool = False


class Text(Struct, frozen=True):
    """What a briefing's page says at one moment."""

    headline: str
    dek: str
    sentences: tuple[str, ...] = ()


class Line(Struct, frozen=True):
    """A text, and the number of the state that it came with (0 is the first).

    changed: it stands for an earlier wording.
    """

    text: str
    state: int = 0
    changed: bool = False


class Ledger(Struct, frozen=True, kw_only=True):
    """The last recorded state of a briefing, line by line, and how it came to be.

    moments: of the states, in ISO 8601. changes: of each state, from the one before.
    """

    moments: tuple[str, ...]
    changes: tuple[tuple[Change, ...], ...]
    headline: Line
    dek: Line
    lines: tuple[Line, ...]

    @property
    def moved(self) -> str:
        """The moment of the last state that changed the meaning, "" if none did."""
        states = zip(self.moments, self.changes, strict=True)
        told = [moment for moment, some in states if not all(change.minor for change in some)]
        return told[-1] if told else ""

    @property
    def last(self) -> Text:
        """What the page said when it was last recorded."""
        return Text(self.headline.text, self.dek.text, tuple(line.text for line in self.lines))


def plain(text: str) -> str:
    """A text as a ledger keeps it: in one line, without characters that nobody sees."""
    return " ".join(cleaned("", lines_ended(text))[0].split())
