"""What note programs with `[[links]]` write, and a page shows as it stands: what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.source.said import Said

if TYPE_CHECKING:
    import re

    from briefgen.source.passage import Passage

Find = Callable[[str], str]
"""For a name in double brackets, what has it: the path of a source or picture in the project, "@"
and the id of an entry, or "" if nothing has it."""

_LETTERED = r"(?=[^\[\]\n]{0,200}?(?:[^\W\d_]|\d{4}-\d\d))"
_LINK = expression(rf"(?<![A-Za-z0-9_\])])!?\[\[{_LETTERED}([^\[\]\n]{{1,200}})\]\]")
_MARKED = expression(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])")
_REMARK = expression(r"(?<![\w%])%%(?!%)(?:[^%\n]{1,200}%%)?")
_PLACE = expression(r"(?<!\S)\^(?=[\d-]{0,40}[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{1,40}$")
_TERM = expression(r"\d(?:[\d.,]{0,40}\d)?|[^\W\d_]|[^\n]{0,40}[)\]]")
"""What may have a power: a number, one letter, what ends in a bracket."""
_CALLOUT = expression(r"^\[!([A-Za-z][A-Za-z-]{1,30})\][+-]?(?!\S)")
_TASK = expression(r"^\[[ xX]\] (?=\S)")
_TAGS = expression(r"^(?:#[\w/-]{1,60}(?:\s{1,3}|$)){1,30}$")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".svg", ".bmp")
_SHOWN = 60
_ALONE = (
    "Write a name alone: those of the knowledge base are linked by themselves. A link to an"
    " article is [words](its-file.md); brackets that are meant are \\[[ and ]]."
)


class _Name(Struct, frozen=True):
    """What stands in double brackets: `name#place|words`."""

    name: str
    place: str
    words: str


def _name_in(inner: str) -> _Name:
    """The parts of what stands between the brackets."""
    aim, _, words = inner.partition("|")
    name, _, place = aim.partition("#")
    return _Name(name.strip(), place.strip(), words.rpartition("|")[2].strip())


def _link(found: re.Match[str], find: Find) -> Said:
    """A link or picture in double brackets."""
    inner, shown = _name_in(found[1]), found[0][:_SHOWN]
    embeds = found[0].startswith("!")
    if embeds and inner.name.lower().endswith(_PICTURES):
        return Said(
            f"{shown} is no picture here, and readers see it as it is", _picture(inner, find)
        )
    message = f"{shown} is no link here, and readers see the brackets"
    if embeds:
        message = f"{shown} brings no other text in, and readers see it as it is"
    hint, instead = _instead(inner, find(inner.name) if inner.name else "")
    return Said(message, hint, "" if embeds else instead)


def _picture(inner: _Name, find: Find) -> str:
    return f"Write ![what it shows]({_address(find(inner.name) or inner.name)})."


def _instead(inner: _Name, found: str) -> tuple[str, str]:
    """What to do, and what to write if something has the name."""
    words = inner.words or inner.name or inner.place
    if found.startswith("@"):
        pin = f"[{words}]{{{found}}}"
        if words != inner.name:
            return f"Write {pin}, which says whom the words mean.", pin
        return f"Write {words} alone: names of the knowledge base are linked by themselves.", words
    address = _address(found, inner.place) if found or not inner.name else ""
    if address:
        link = f"[{words}]({address})"
        return f"Write {link}.", link if found else ""
    return _ALONE, ""


def _address(path: str, place: str = "") -> str:
    """As a link has to write a path of the project and a heading there."""
    inside = path.removeprefix("content") if path.startswith("content/") else path
    if place and not place.startswith("^"):
        from briefgen.source.headings import slug_of  # noqa: PLC0415 - only for a hint

        inside += f"#{slug_of(place)}"
    return f"<{inside}>" if " " in inside or "(" in inside else inside


def _marked(found: re.Match[str]) -> Said:
    shown = found[0][:_SHOWN]
    message = f"{shown} marks nothing here, and readers see the signs"
    return Said(message, "Write **words** or *words*.")


def _remark(found: re.Match[str]) -> Said:
    text = found[0].strip("%").strip()
    return Said(
        f"{found[0][:_SHOWN]} is no remark here, and readers see it",
        "Write <!-- remark -->, which stays with you.",
        f"<!-- {text} -->" if text and "--" not in text else "",
    )


def _place(found: re.Match[str]) -> Said:
    return Said(
        f"{found[0]} names no place here, and readers see it",
        "Take it out: paragraphs have ids of their own, such as #p5.",
    )


def _callout(found: re.Match[str]) -> Said:
    return Said(
        f"{found[0]} makes no box here, and readers see it in a quotation",
        "Take it out; or the > of its lines, too, with ::: background above them and ::: below.",
    )


def _task(found: re.Match[str]) -> Said:
    return Said(
        f"{found[0].strip()} makes no box to tick, and readers see the brackets",
        "Take it out; what only you are to do is a remark, <!-- … -->.",
    )


def _tags(found: re.Match[str]) -> Said:
    tags = ", ".join(tag.removeprefix("#") for tag in found[0].split())[:_SHOWN]
    return Said(
        "this line of tags is text here, and readers see it",
        f"Write tags: [{tags}] in the front matter, and take the line out.",
    )


_KINDS = (
    (_MARKED, _marked),
    (_REMARK, _remark),
    (_PLACE, _place),
    (_CALLOUT, _callout),
    (_TASK, _task),
    (_TAGS, _tags),
)
_ONLY = {_TASK: "item", _TAGS: "paragraph"}
"""What is meant in other kinds of blocks."""


def wiki(
    passage: Passage, start: int, end: int, find: Find
) -> Iterator[tuple[re.Match[str], Said]]:
    """What of this kind stands in a text of a passage, from `start` to `end`."""
    for found in _LINK.finditer(passage.text, start, end):
        yield found, _link(found, find)
    for kind, say in _KINDS:
        if _ONLY.get(kind, passage.kind) != passage.kind:
            continue
        for found in kind.finditer(passage.text, start, end):
            if _MEANT.get(kind, bool)(found):
                yield found, say(found)


def bracketed(value: str) -> Said | None:
    """What a value of front matter, which can hold no link, has in double brackets."""
    found = _LINK.search(value)
    if found is None:
        return None
    inner = _name_in(found[1])
    words = inner.words or inner.name or inner.place
    message = f"{found[0][:_SHOWN]} is no link here, and readers see the brackets"
    return Said(message, f"Write {words} alone: this value can hold no link.")


def _names_place(found: re.Match[str]) -> bool:
    """Whether a block is named here: at its end, as no power, not by a word such as “^this”.

    Note programs take six hexadecimal digits, people words with hyphens. A word is a name where
    it stands alone.
    """
    before = found.string[: found.start()].rstrip()
    if found.end() < len(found.string) or _TERM.fullmatch(before[-40:].rpartition(" ")[2]):
        return False
    return not before or any(not sign.isalpha() for sign in found[0][1:])


def _is_row(tags: re.Match[str]) -> bool:
    """Whether a paragraph has nothing else, and a letter in each tag."""
    words = tags[0].split()
    return tags.end() == len(tags.string) and all(any(map(str.isalpha, word)) for word in words)


_MEANT: dict[re.Pattern[str], Callable[[re.Match[str]], bool]] = {
    _PLACE: _names_place,
    _TAGS: _is_row,
}
"""Of what more than its signs decides."""
