"""The text of a source, read sign by sign: code stays as it is, and a handler is asked for all else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefgen.exports.post import Left
from briefgen.expressions import expression

_SIGN = expression(
    r"^(?P<fence> {0,3}(?:> ?){0,9}(?:`{3,}|~{3,}))"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<hugo>\{\{[<%])"
    r"|(?P<output>\{\{)"
    r"|(?P<tag>\{%)"
    r"|(?P<wiki>!?\[\[)"
    r"|(?P<picture>!\[)"
    r"|(?P<link>\]\()"
    r"|(?P<definition>^ {0,3}\[(?!\^)[^\[\]\n]{1,300}\]:)"
    r"|(?P<html><(?=[A-Za-z][\w-]{0,30}[\s/>]))"
    r"|(?P<escaped>\\.)"
    r"|(?P<marked>==)"
    r"|(?P<remark>%%)"
    r"|(?P<contents>^(?:[*+-]|1\.) [^\n]{0,80}\n\{:\s?toc\b|^\[TOC\][ \t]*$)"
    r"|(?P<attributes>\{:)"
    r"|(?P<place>(?<!\S)\^[A-Za-z0-9][A-Za-z0-9-]{1,40}[ \t]*$)",
    re.MULTILINE,
)
_LONGEST_COMMAND = 3_000
_LONGEST_CODE = 20_000
"""Characters of code within a line."""
_QUERY = expression(r"[ \t]{0,3}(?:dataview|dataviewjs|tasks|query|base)(?=\s)")
"""Code that a note program puts the answer of in its place."""
_GUARD = expression(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_ESCAPED = expression(r"\{\{([<%])/\*(.{0,500}?)\*/([>%])\}\}")


@dataclass(slots=True)
class Text:
    """A text that is read, and what was left out of it.

    line: of its file, at which it begins. title: of its post.
    """

    text: str
    origin: str
    line: int = 1
    title: str = ""
    left: list[Left] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    ends: list[int] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)

    def say(self, what: str, at: int, detail: str = "") -> None:
        """Note what doesn't come over, and where it stands."""
        if not self.ends:
            self.ends = [n for n, sign in enumerate(self.text) if sign == "\n"] or [len(self.text)]
        shown = " ".join(detail[:200].split())
        self.left.append(Left(what, shown, self.line + bisect_left(self.ends, at)))

    def find(self, sign: str, at: int) -> int:
        """Where a sign stands next, -1 if nowhere. What isn't found is never looked for again."""
        found = -1 if sign in self.absent else self.text.find(sign, at)
        if found < 0:
            self.absent.add(sign)
        return found

    def find_near(self, sign: str, at: int) -> int:
        """Where a sign stands that ends a command, -1 if it isn't near: all the text would be read each time."""
        return self.text.find(sign, at, at + _LONGEST_COMMAND)


Answer = tuple[str, int]
"""What is written in place of a sign, and where the text goes on."""
Handler = Callable[[Text, int], Answer | None]
"""Reads what begins at an offset; None if it is none of its own, and stays."""


def scan(text: Text, handlers: Mapping[str, Handler]) -> str:
    """The text with what the handlers of its signs make of them."""
    made: list[str] = []
    at = 0
    while found := _SIGN.search(text.text, at):
        made.append(text.text[at : found.start()])
        kind = found.lastgroup or ""
        if kind in _CODE:
            at = _CODE[kind](text, found)
            if kind == "fence" and (query := _QUERY.match(text.text, found.end())):
                text.say("query", found.start(), query[0])
            made.append(_unguarded(text.text[found.start() : at]))
            continue
        handler = handlers.get(kind)
        answer = handler(text, found.start()) if handler else None
        if answer is None:
            at = found.end()
            made.append(found[0])
        else:
            made.append(answer[0])
            at = answer[1]
    made.append(text.text[at:])
    return "".join(made)


def _fenced(source: Text, found: re.Match[str]) -> int:
    """The end of a block of code: a line with as many signs or more, else that of the text."""
    text = source.text
    sign = found["fence"][-1]
    count = len(found["fence"]) - len(found["fence"].rstrip(sign))
    at = text.find("\n", found.end())
    while at >= 0:
        end = text.find("\n", at + 1)
        line = text[at + 1 : end if end >= 0 else len(text)].strip(" >\t\r")
        if len(line) >= count and not line.strip(sign):
            return end if end >= 0 else len(text)
        at = end
    return len(text)


def _spanned(source: Text, found: re.Match[str]) -> int:
    """The end of code within a line: as many signs, before the paragraph ends."""
    text, ticks, start = source.text, found["code"], found.end()
    at = start
    while (at := text.find(ticks, at, start + _LONGEST_CODE)) >= 0:
        end = at + len(ticks)
        while text[end : end + 1] == "`":
            end += 1
        if end == at + len(ticks):
            return start if "\n\n" in text[start:at] else end
        at = end
    return start


def _remarked(source: Text, found: re.Match[str]) -> int:
    end = source.find("-->", found.end())
    return end + 3 if end >= 0 else found.end()


_CODE: Mapping[str, Callable[[Text, re.Match[str]], int]] = {
    "escaped": lambda _, found: found.end(),
    "fence": _fenced,
    "code": _spanned,
    "comment": _remarked,
}


def _unguarded(code: str) -> str:
    """Code without the signs that kept a generator from reading it."""
    if "{" not in code:
        return code
    return _ESCAPED.sub(r"{{\1\2\3}}", _GUARD.sub("", code))
