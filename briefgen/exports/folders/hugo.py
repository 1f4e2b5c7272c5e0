"""Shortcodes of Hugo: `{{< name … >}}` and `{{% name … %}}`."""

from __future__ import annotations

import re

from briefgen.exports.folders.commands import Command, command, written
from briefgen.exports.folders.lookup import Lookup
from briefgen.exports.folders.scan import Answer, Text
from briefgen.expressions import expression

_NAME = expression(r"\s*(/?)\s*([\w][\w./-]{0,80})(.*)", re.DOTALL)


class Shortcodes:
    """What Hugo's shortcodes become."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def __call__(self, text: Text, at: int) -> Answer | None:
        sign = text.text[at + 2]
        close = {"<": ">}}", "%": "%}}"}[sign]
        end = text.find_near(close, at)
        if end < 0:
            return None
        inside, after = text.text[at + 3 : end], end + len(close)
        if inside.startswith("/*") and inside.endswith("*/"):
            return f"{{{{{sign}{inside[2:-2]}{close}", after
        found = _NAME.fullmatch(inside.rstrip().removesuffix("/"))
        if not found:
            return None
        if found[1]:
            return "", after
        it = command(found[2], found[3])
        return self._made(text, at, after, it)

    def _made(self, text: Text, at: int, after: int, it: Command) -> Answer:
        whole = text.text[at:after]
        if it.name in ("ref", "relref"):
            return self._reference(text, at, it), after
        if it.name in ("highlight", "mermaid"):
            return _code(text, after, it)
        if it.name == "comment":
            return _remark(text, at, after, it)
        if it.name == "details" and it.get("summary", "title"):
            return f"**{it.get('summary', 'title')}**\n", after
        if made := written(it):
            if link := it.get("link"):
                text.say("command", at, f"link around a picture: {link}")
            return made, after
        text.say("command", at, whole)
        return "", after

    def _reference(self, text: Text, at: int, it: Command) -> str:
        """The source that is meant: by its path, or by its name alone."""
        aim = it.get("path") or next(iter(it.bare), "")
        path, _, place = aim.partition("#")
        tail = f"#{place}" if place else ""
        if not path:
            return tail
        named = self.lookup.named(text.origin, path) if "/" not in path.strip("/") else ()
        found = self.lookup.find(text.origin, path) or (named[0] if len(named) == 1 else "")
        if not found:
            text.say("lost reference", at, aim)
            return f"{path}{tail}"
        return f"/{found}{tail}".replace(" ", "%20")


def _ended(text: Text, after: int, name: str) -> tuple[int, int]:
    """Where the closing sign of a pair begins and ends; both -1 if there is none."""
    best = (-1, -1)
    for left, right in (("{{<", ">}}"), ("{{%", "%}}")):
        for form in (f"{left} /{name} {right}", f"{left}/{name}{right}"):
            start = text.find(form, after)
            if start >= 0 and (best[0] < 0 or start < best[0]):
                best = (start, start + len(form))
    return best


def _code(text: Text, after: int, it: Command) -> Answer:
    start, end = _ended(text, after, it.name)
    if start < 0:
        return "", after
    language = (
        "mermaid" if it.name == "mermaid" else next(iter(it.bare), it.get("lang", "language"))
    )
    return fenced(text.text[after:start], language), end


def _remark(text: Text, at: int, after: int, it: Command) -> Answer:
    start, end = _ended(text, after, it.name)
    return remark(text, at, text.text[after:start]) if start >= 0 else "", max(end, after)


def fenced(code: str, language: str) -> str:
    """Code in a block of its own, below and above which there is a line."""
    fence = "```"
    while fence in code:
        fence += "`"
    plain = language if language.replace("-", "").replace("+", "").isalnum() else ""
    return f"{fence}{plain}\n{code.strip(chr(10))}\n{fence}"


def remark(text: Text, at: int, words: str) -> str:
    """A remark for the editor alone; `<!-->` would end it where it begins.

    One of several lines begins its own: within a paragraph it would end with that, and be read.
    """
    begun = "\n\n" if "\n" in words and at and text.text[at - 1] != "\n" else ""
    apart = " " if words.startswith((">", "-")) or words.endswith("-") else ""
    return f"{begun}<!--{apart}{re.sub('-(?=-)', '- ', words)}{apart}-->"
