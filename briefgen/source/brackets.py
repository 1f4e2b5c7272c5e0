"""Brackets that were left as text, and why: references, attributes, other generators' commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.expressions import expression
from briefgen.source.said import Said

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NOTE = expression(r"\[\^([\w-]{1,60})\]")
_LABEL = r"(?<![\w\]\\}])\[([^\[\]\n]{0,99}[^\W\d_][^\[\]\n]{0,99})\]"
_REFERENCE = expression(rf"{_LABEL}\[([\w.:/-]{{0,60}}[^\W\d_][\w.:/-]{{0,60}})\]")
_DOTLESS = expression(rf"{_LABEL}\{{([a-z][a-z-]{{0,40}})\}}")
_TEMPLATE = expression(
    r"\{\{[<%]{1,2}[^{}\n]{1,200}[>%]\}\}|\{%[^{}\n]{1,200}%\}"
    r"|\{\{[ -]{0,3}[A-Za-z_]\w{0,40}[ ]{0,3}[.|][^{}\n]{1,200}\}\}"
    r"|\{:[ ]?[.#]?[A-Za-z][\w-]{1,40}(?:[ =][^{}\n]{0,80})?\}"
)
_SPACED = expression(
    r"!?\[([^\[\]\n]{0,99})\]"
    r"\((?=[^()<>\n]{0,200}?\s)([^\s()<>{}][^()<>{}\n]{0,200}\.[a-z][a-z0-9]{1,4}(?:#[^()\s]{0,60})?)\)"
)
_ENDS, _GOES_ON, _NEAR = ".?!…:—]", ",;", 8
_STOPS = " \n.!?:…"
_SHOWN = 40
_UNLINKED = "nolink"


def _no_note(found: re.Match[str]) -> Said:
    return Said(
        f"there is no note “{found[1][:_SHOWN]}”, so that readers see {found[0][:_SHOWN]}",
        f"Write the note on a line of its own: [^{found[1][:_SHOWN]}]: …",
    )


def _no_reference(found: re.Match[str]) -> Said:
    label = found[2][:_SHOWN]
    hint = f"Write it on a line of its own, [{label}]: https://…, or behind the words in ( and );"
    return Said(
        f"the address of “{label}” is not given, so that readers see the brackets",
        hint + " brackets that are meant are \\[ and \\].",
    )


def _no_attribute(found: re.Match[str]) -> Said:
    word = found[2][:_SHOWN]
    return Said(
        f"“{{{word}}}” is no attribute, so that readers see the brackets",
        f"Write {{.{word}}} with a dot, or {{@{word}}} for the id of an entity.",
        f"[{found[1]}]{{.{word}}}" if word == _UNLINKED else "",
    )


def _no_template(found: re.Match[str]) -> Said:
    return Said(
        f"{found[0][:_SHOWN]} is a command of another generator, and readers see it as it is",
        "Take it out, or write what it stood for; as an example it belongs into `code`.",
    )


def _spaced(found: re.Match[str]) -> Said:
    link = f"{found[0].partition('](')[0]}](<{found[2]}>)"
    return Said(
        "this is no link: its address has a space, so that readers see the brackets",
        f"Write {link[: 3 * _SHOWN]}, or %20 for each space.",
        link,
    )


_KINDS = (
    (_TEMPLATE, _no_template),
    (_NOTE, _no_note),
    (_REFERENCE, _no_reference),
    (_DOTLESS, _no_attribute),
    (_SPACED, _spaced),
)


def brackets(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Said]]:
    """Brackets from `start` to `end` that nobody means as text: what is wrong, and what to do."""
    for kind, say in _KINDS:
        for found in kind.finditer(text, start, end):
            if kind is not _REFERENCE or not _is_heard(found):
                yield found, say(found)


def _is_heard(found: re.Match[str]) -> bool:
    """Whether two brackets tell what was heard: between sentences, and written alike.

    The words of a link belong to a sentence; its label is written in small letters where the words
    begin with a capital.
    """
    text, start, end = found.string, *found.span()
    before = text[max(start - _NEAR, 0) : start].rstrip("“‘\"'( \n").rstrip("”’\"') ")
    after = text[end : end + 2].lstrip()[:1]
    between = before[-1:] in _ENDS and (
        after.isupper() or not (after.isalpha() or after in tuple(_GOES_ON))
    )
    alike = found[1][0].isupper() == found[2][0].isupper()
    return between and alike and (bool(before) or not _is_alone(found) or _are_words(found))


def _is_alone(found: re.Match[str]) -> bool:
    """Whether the paragraph has nothing else, as that of a link has; a stop at its end is nothing."""
    text, start, end = found.string, *found.span()
    return not (text[:start].strip() or text[end : end + _NEAR].strip(_STOPS))


def _are_words(found: re.Match[str]) -> bool:
    """Whether both brackets hold one word in small letters, as "[applause][laughter]" does."""
    return all(label.isalpha() and label.islower() for label in found.groups())
