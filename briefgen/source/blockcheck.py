"""What there is to say of labelled blocks: lines that make none, and blocks that the house wants."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from msgspec.structs import replace

from briefgen.findings import Finding, Place, instead
from briefgen.source.blockkinds import KINDS
from briefgen.source.labelled import Oddity
from briefgen.source.schema import SURELY_MEANT, capped

_CODES = {
    "unknown": "unknown-block",
    "unclosed": "unclosed-block",
    "nested": "misplaced-block",
    "stray": "misplaced-block",
    "empty": "misplaced-block",
}
_SAYS = {
    "unknown": "“{name}” is no kind of block, so that these lines are text",
    "unclosed": "the block “{name}” is not closed: it ends with the next one, or with the text",
    "nested": "a block cannot stand in a list, a quotation or a note: this line is text",
    "stray": "this line closes no block, so that it is text",
    "empty": "the block “{name}” is empty and is left out",
}
_HINTS = {
    "unclosed": "Write ::: on a line of its own below its last paragraph.",
    "nested": "Begin the line with ::: and leave an empty line above.",
    "stray": "Take it out, or write the line that opens the block: ::: background.",
    "empty": "Write its text between the two lines, or take both out.",
}
_SHOWN = 40


def odd_blocks(path: str, first: int, oddities: Iterable[Oddity]) -> tuple[Finding, ...]:
    """Lines of colons that do not do what they seem to be for; `first` is the body's first line."""
    return capped([_odd(path, first, oddity) for oddity in oddities])


def _odd(path: str, first: int, oddity: Oddity) -> Finding:
    fence = oddity.fence
    name = fence.name if len(fence.name) <= _SHOWN else f"{fence.name[:_SHOWN]}…"
    hint = _HINTS.get(oddity.what, "")
    if oddity.what == "unknown":
        meant = f"Did you mean {oddity.near}? " if oddity.near else ""
        hint = f"{meant}There are {', '.join(KINDS)}."
    place = Place(path, first + fence.line, fence.column + 1, 3)
    named = replace(place, column=fence.named + 1)
    edits = instead(named, fence.name, oddity.near, safe=_is_slip(fence.name, oddity.near))
    return Finding(place, _CODES[oddity.what], _SAYS[oddity.what].format(name=name), hint, edits)


def _is_slip(name: str, kind: str) -> bool:
    """Whether a name can be nothing but a misspelt kind: a view must not become news by a guess."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for what is misspelt

    return SequenceMatcher(None, name.casefold(), kind).ratio() >= SURELY_MEANT


def missing_blocks(place: Place, wanted: Iterable[str], there: Container[str]) -> Iterator[Finding]:
    """The blocks that the settings want of an article and that it does not have."""
    for kind in wanted:
        if kind not in there:
            yield Finding(
                place,
                "missing-block",
                f"the block “{kind}” is missing, which the settings ask for",
                f"Write ::: {kind}, its text, and ::: below; or change [house] in briefgen.toml.",
            )
