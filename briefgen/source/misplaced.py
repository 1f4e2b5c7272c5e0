"""Front matter where none is read: whoever wrote `draft: true` there did not mean to publish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.expressions import expression
from briefgen.findings import Finding, Place
from briefgen.source.article import Body
from briefgen.source.decode import lines_ended

_FENCES = ("---", "+++")
_HTML = (
    "article aside body div feed h1 h2 h3 h4 h5 h6 head html main ol p rss section span table ul"
)
_TAG = expression(
    rf"<(?:\?xml|!doctype|!--|(?:{_HTML.replace(' ', '|')})(?=[\s/>]))", re.IGNORECASE
)
_KEYED = expression(r'[\[{]\s*(?:\{\s*)?"[^"\n]{1,100}"\s*:')
_KEY_AND_VALUE = expression(r"[A-Za-z][\w-]{0,40}[ \t]*:[ \t]")
_METADATA = expression(r"(?:title|date|slug|layout|authors?)[ \t]*:[ \t]", re.IGNORECASE)
_KEY = expression(
    r"(?:title|headline|date|slug|draft|publish[-_ ]?at|expires[-_ ]?at|embargo\w*)[ \t]*[:=]",
    re.IGNORECASE,
)
_HIDING = expression(r"(draft|publish[-_]?at|expires[-_]?at|embargo\w{0,20})[ \t]*:", re.IGNORECASE)

_TABLE = "a table"
_NO_ARTICLE = {
    **dict.fromkeys((".toml", ".ini", ".cfg"), "a file of settings"),
    **dict.fromkeys((".yaml", ".yml"), "YAML: settings, or entries of the knowledge base"),
    **dict.fromkeys((".html", ".htm", ".j2", ".jinja"), "HTML: a page or a template"),
    **dict.fromkeys((".css", ".scss"), "a stylesheet"),
    **dict.fromkeys((".js", ".mjs", ".ts", ".py", ".sh"), "a program"),
    **dict.fromkeys((".po", ".pot"), "a catalogue of translations"),
    **dict.fromkeys((".csv", ".tsv"), _TABLE),
}
"""By the ending of a name, what a file is that nobody writes articles in."""
_NO_TEXT = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "a document of a word processor",
}


def in_other_file(path: str, data: bytes) -> Finding | None:
    """That a file which is to become an article can be none, by its name or its first bytes."""
    _, dot, ending = path.rpartition(".")
    if what := _NO_ARTICLE.get(dot + ending.lower(), ""):
        hint = (
            "It stays as it is. An article comes from a raw text (.txt) or another system's export"
        )
        hint += "; Substack's is its archive or folder." if what == _TABLE else "."
        return Finding(Place(path), "bad-value", f"this is {what}, and no article", hint)
    mark = next((it for it in _NO_TEXT if data.startswith(it)), b"")
    if mark:
        hint = "Copy the text of the article from it into a .txt file, and import that."
        return Finding(Place(path), "bad-value", f"this is {_NO_TEXT[mark]}, and no text", hint)
    return None


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


def in_other_form(path: str, text: str) -> Finding | None:
    """That a raw text is a page's HTML, a feed, or the export of another system: no text of words."""
    start = text.lstrip("\ufeff \t\r\n")
    form = (
        "HTML or XML"
        if _TAG.match(start, _behind_comments(start))
        else "JSON"
        if _KEYED.match(start)
        else ""
    )
    if not form:
        return None
    message = f"this is {form}, and no text as people read it"
    hint = "Paste what the page shows. An export of WordPress keeps its ending .xml, one of Ghost .json."
    return Finding(Place(path, 1, 1), "bad-value", message, hint)


def _behind_comments(text: str) -> int:
    """Where what comes after leading comments begins: in front of prose, they are somebody's notes."""
    at = 0
    while text.startswith("<!--", at) and (end := text.find("-->", at + 4)) >= 0:
        at = end + 3
        while text[at : at + 1].isspace():
            at += 1
    return at


def foreign_front(path: str, lines: Sequence[str]) -> Finding | None:
    """That a Markdown file begins with the front matter of another generator."""
    first = lines[0].strip()
    if first == "+++":
        hint = "Write --- for both lines of +++, and “key: value” for each “key = value”."
        return Finding(
            Place(path, 1, 1, 3), "bad-yaml", "This front matter is TOML, not YAML", hint
        )
    if first == "{" or _KEYED.match(first):
        hint = "Write it as “key: value” lines, between --- above and --- below."
        return Finding(
            Place(path, 1, 1, 1), "bad-yaml", "This front matter is JSON, not YAML", hint
        )
    if _METADATA.match(first) and _KEY_AND_VALUE.match("".join(lines[1:2])):
        message = "The line --- above the front matter is missing"
        hint = "Write --- in a line above the keys, and in one below them."
        return Finding(Place(path, 1, 1, len(first)), "bad-yaml", message, hint)
    return None


def in_body(path: str, body: Body) -> list[Finding]:
    """That a key which keeps an article back is the first thing below the front matter."""
    lines = body.text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    found = _HIDING.match(lines[first])
    if not found:
        return []
    message = f"“{found[1]}:” stands below the front matter, so this is kept back"
    place = Place(path, body.line + first, 1, len(found[1]))
    return [Finding(place, "bad-value", message, "Move it above the closing ---, or delete it.")]
