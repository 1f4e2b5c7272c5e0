"""Signs of note programs, Obsidian and Quartz among them: links in double brackets, marks, remarks."""

from __future__ import annotations

from briefgen.exports.folders.commands import address, picture_of
from briefgen.exports.folders.hugo import remark
from briefgen.exports.folders.lookup import SOURCES, Lookup
from briefgen.exports.folders.scan import Answer, Text
from briefgen.expressions import expression
from briefgen.source.headings import slug_of

_LINK = expression(
    r"(!?)\[\[([^\[\]\n|#^]{0,300})((?:#[^\[\]\n|]{1,300})?)((?:\|[^\[\]\n]{0,300})?)\]\]"
)
_MARKED = expression(r"==(?=[^\s=])([^=\n]{1,500})(?<=[^\s=])==(?!=)")
_PLACE = expression(r"\^(?=[\d-]{0,40}[A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9-]{1,40}")
_SIZE = expression(r"(\d{1,5})(?:x\d{1,5})?")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".svg", ".bmp")
_ATTRIBUTES = expression(r"\{:[ \t]{0,3}[^{}\n]{0,300}\}")
_CONTENTS = expression(r"(?:(?:[*+-]|1\.) [^\n]{0,80}\n)?(?:\{:[^{}\n]{0,300}\}|\[TOC\][ \t]*)")


class Links:
    """What links in double brackets become.

    sure: whether every pair of brackets is such a link; else only one that leads to a file.
    """

    def __init__(self, lookup: Lookup, *, sure: bool) -> None:
        self.lookup, self.sure = lookup, sure

    def __call__(self, text: Text, at: int) -> Answer | None:
        found = _LINK.match(text.text, at)
        if not found:
            return None
        name, place, words = found[2].strip(" \\"), found[3], found[4].lstrip("|").strip()
        heading = place.rpartition("#")[2]
        named = () if heading.startswith("^") or not heading else (slug_of(heading),)
        tail = f"#{named[0]}" if named else ""
        meant = self.lookup.named(text.origin, name) if name else (text.origin,)
        if not meant and not self.sure:
            return None
        if len(meant) != 1:
            what = "several notes" if meant else "lost note"
            text.say(what, at, found[0])
            return words or name or heading, found.end()
        file = meant[0]
        if found[1] and file.lower().endswith(_PICTURES):
            return _picture(file, words), found.end()
        shown = words or (name.rpartition("/")[2] if name else "") or heading
        shown = shown if not (tail and name and not words) else f"{shown}: {heading}"
        if found[1] and file.endswith(SOURCES):
            text.say("text put in", at, found[0])
        whole = f"/{file}{tail}" if name else tail
        return (f"[{shown}]({address(whole)})" if whole else shown), found.end()


def _picture(file: str, words: str) -> str:
    """A picture; behind its name may stand what it shows, and how wide it is."""
    *said, last = words.split("|")
    size = _SIZE.fullmatch(last.strip())
    alt = "|".join(said if size else [*said, last]).strip()
    return picture_of(alt, f"/{file}") + (f"{{width={size[1]}}}" if size else "")


def marked(text: Text, at: int) -> Answer | None:
    """Words that were lit are strong."""
    found = _MARKED.match(text.text, at)
    return (f"**{found[1]}**", found.end()) if found else None


def remarked(text: Text, at: int) -> Answer | None:
    """A remark between `%%` and `%%` stays one."""
    end = text.find("%%", at + 2)
    return (remark(text, at, text.text[at + 2 : end]), end + 2) if end >= 0 else None


def remarked_to_the_end(text: Text, at: int) -> Answer:
    """The same; Obsidian shows nothing behind a `%%` that has no other."""
    answer = remarked(text, at)
    if answer is None:
        text.say("open remark", at, text.text[at : at + 80])
        answer = remark(text, at, text.text[at + 2 :]), len(text.text)
    return answer


def place(text: Text, at: int) -> Answer | None:
    """The name of a paragraph, which readers never saw."""
    found = _PLACE.match(text.text, at)
    if not found:
        return None
    text.say("named place", at, found[0])
    return "", found.end()


def attributes(text: Text, at: int) -> Answer | None:
    """Attributes that kramdown gives to what stands before them."""
    found = _ATTRIBUTES.match(text.text, at)
    if not found:
        return None
    text.say("attributes", at, found[0])
    return "", found.end()


def contents(text: Text, at: int) -> Answer | None:
    """The place of a list of contents, which pages here don't have."""
    found = _CONTENTS.match(text.text, at)
    if not found:
        return None
    text.say("contents", at)
    return "", found.end()
