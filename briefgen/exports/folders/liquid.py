"""Tags and values of Liquid, as Jekyll and Eleventy have them: `{% name … %}` and `{{ … }}`."""

from __future__ import annotations

import re

from briefgen.exports.folders.commands import command, written
from briefgen.exports.folders.hugo import fenced, remark
from briefgen.exports.folders.lookup import Lookup
from briefgen.exports.folders.scan import Answer, Text
from briefgen.expressions import expression

_NAME = expression(r"-?\s*(\w[\w.-]{0,60})(?:\s(.*))?", re.DOTALL)
_END = "{{%-?\\s*end{}\\s*-?%}}"
_ENDS = {name: expression(_END.format(name)) for name in ("highlight", "raw", "comment")}
_ROOT = frozenset(
    ("site.baseurl", "site.url", "site.github.url", "baseurl", "metadata.url", "site.base_path")
)
_PATHS = ("relative_url", "absolute_url", "url", "prepend", "absurl", "relurl", "htmlbaseurl")
_TEXT = expression(r"\"([^\"{}\n]{0,500})\"|'([^'{}\n]{0,500})'")
_WORDS = expression(r"-?\s*([A-Za-z_][\w.\[\]\"'-]{0,100})\s*-?")


class Tags:
    """What the tags of Liquid become."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def __call__(self, text: Text, at: int) -> Answer | None:
        end = text.find_near("%}", at)
        found = _NAME.fullmatch(text.text[at + 2 : end].strip("- \n")) if end >= 0 else None
        if found is None:
            return None
        name, given, after = found[1], (found[2] or "").strip(), end + 2
        if name in _ENDS:
            return _paired(text, at, after, name, given)
        if name in ("post_url", "link"):
            return self._address(text, at, name, given), after
        made, what = self._shown(name, given)
        if not made:
            text.say("command", at, what)
        return made, after

    def _shown(self, name: str, given: str) -> tuple[str, str]:
        """What a tag shows, and the tag for a message."""
        if name in ("include", "include_relative", "include_cached", "render"):
            named, _, rest = given.partition(" ")
            made = written(command(named.strip("\"',"), rest))
        else:
            made = written(command(name, given))
        return made, f"{{% {name}{' ' * bool(given)}{given} %}}"

    def _address(self, text: Text, at: int, name: str, given: str) -> str:
        """The source or file that is meant."""
        aim = given.split("|", maxsplit=1)[0].strip("\"' ")
        found = self.lookup.find("", aim)
        if not found and name == "post_url":
            last = [it for it in self.lookup.named(text.origin, aim) if "_posts/" in f"/{it}"]
            found = last[0] if len(last) == 1 else ""
        if not found:
            text.say("lost reference", at, aim)
            return ""
        return f"/{found}".replace(" ", "%20")


def _paired(text: Text, at: int, after: int, name: str, given: str) -> Answer:
    """What stands between two tags and is read by nobody else."""
    sign = f"end{name}"
    close = _ENDS[name].search(text.text, after) if text.find(sign, after) >= 0 else None
    if close is None:
        text.absent.add(sign)  # the word may stand there, but not as a tag
        return "", after
    inside = text.text[after : close.start()]
    if name == "highlight":
        return fenced(inside, given.split(" ", maxsplit=1)[0]), close.end()
    return (remark(text, at, inside) if name == "comment" else inside), close.end()


def value(text: Text, at: int) -> Answer | None:
    """A value that the generator put in: an address of the site, the title, else it stays."""
    end = text.find_near("}}", at)
    if end < 0:
        return None
    head, *filters = (part.strip(" -\n") for part in text.text[at + 2 : end].split("|"))
    after = end + 2
    names = [part.partition(":")[0].strip().lower() for part in filters]
    if head in _ROOT:
        return "", after
    quoted = _TEXT.fullmatch(head)
    if quoted and names and all(name in _PATHS for name in names):
        return quoted[1] or quoted[2] or "", after
    if head in ("page.title", "title") and text.title and not filters:
        return text.title, after
    if _WORDS.fullmatch(head) or quoted:
        text.say("output", at, text.text[at:after])
        return text.text[at:after], after
    return None
