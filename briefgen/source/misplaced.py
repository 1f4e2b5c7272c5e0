"""Front matter where none is read: whoever wrote `draft: true` there did not mean to publish."""

from __future__ import annotations

import re

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.source.article import Body
from briefgen.source.decode import lines_ended

_FENCES = ("---", "+++")
_KEY = expression(
    r"(?:title|headline|date|slug|draft|publish[-_ ]?at|expires[-_ ]?at|embargo\w*)[ \t]*[:=]",
    re.IGNORECASE,
)
_HIDING = expression(r"(draft|publish[-_]?at|expires[-_]?at|embargo\w{0,20})[ \t]*:", re.IGNORECASE)


def in_raw_text(path: str, text: str) -> Finding | None:
    """That a raw text begins with front matter, of which nothing would be heeded."""
    lines = lines_ended(text).lstrip("\n \t\ufeff").split("\n")
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        return None
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == fence), 0)
    if not any(_KEY.match(line) for line in lines[1:end]):
        return None
    message = "this raw text begins with front matter, which is read in Markdown files only"
    hint = "Name it .md; or delete the lines from --- to ---."
    return Finding(Place(path, 1, 1), "bad-value", message, hint)


def in_body(path: str, body: Body) -> list[Finding]:
    """That a key which keeps an article back is the first thing below the front matter."""
    lines = body.text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    found = _HIDING.match(lines[first])
    if not found:
        return []
    message = f"“{found[1]}:” stands below the front matter, so the article is kept back"
    place = Place(path, body.line + first, 1, len(found[1]))
    return [Finding(place, "bad-value", message, "Move it above the closing ---, or delete it.")]
