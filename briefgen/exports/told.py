"""How it is said what a post lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefgen.exports.addresses import FOLDERS

_AGAIN = "Copy it beside the source, and write its name in place of the address."
OWN: Final = ("own picture", "own file")
"""What keeps its path, below `static/`; the hint of `to_copy` belongs to it."""
_HERE = "to be copied from the old site into static/, where each keeps its path"
_LINK = "Link to it where it is missed."
_GONE = "left out"
_AS_TITLE = "taken as its title, as it had none"
_TITLE = "Write one, under title: in the source."

_BETTER = "Write a better one, under title: in the source."

KINDS: Final[dict[str, tuple[str, str, str, str]]] = {
    "title of heading": ("its opening heading", "", _AS_TITLE, ""),
    "title of words": (
        "its first words",
        "",
        _AS_TITLE,
        _BETTER,
    ),
    "title of name": ("the name of its file", "", _AS_TITLE, _BETTER),
    "no title": ("neither a title", "", "nor words to make one of", _TITLE),
    "picture": ("a picture", "pictures", "at another host, which won't be shown", _AGAIN),
    "own picture": ("a picture", "pictures", _HERE, ""),
    "own file": ("a file behind a link", "files behind links", _HERE, ""),
    "picture over the text": (
        "the picture over the text",
        "pictures over the text",
        "left out, because it lies at another host",
        "Copy it beside the source, and name it under image:.",
    ),
    "script": ("a script", "scripts", _GONE, ""),
    "style": ("a style sheet", "style sheets", _GONE, ""),
    "frame": ("a frame with another page", "frames with other pages", _GONE, _LINK),
    "player": ("a player", "players", _GONE, _LINK),
    "recording": ("a recording", "recordings", _GONE, _LINK),
    "film": ("a film", "films", _GONE, _LINK),
    "drawing": ("a drawing", "drawings", _GONE, "Take a picture of it."),
    "formula": ("a formula", "formulas", _GONE, "Write it in words."),
    "form": ("a form", "forms", _GONE, ""),
    "button": ("a button", "buttons", _GONE, ""),
    "gallery": ("a gallery", "galleries", _GONE, "Copy its pictures, and show each."),
    "embed": ("something embedded", "things embedded", _GONE, _LINK),
    "shortcode": (
        "a shortcode",
        "shortcodes",
        _GONE,
        "Write what it stood for; what stood between two is there.",
    ),
    "block": (
        "a block that the old site filled by itself",
        "blocks that the old site filled by itself",
        _GONE,
        "Write what it showed, if it is missed.",
    ),
    "card": (
        "a card of Ghost's editor",
        "cards of Ghost's editor",
        _GONE,
        "Write what it showed, if it is missed.",
    ),
    "mail": ("a part that only mails showed", "parts that only mails showed", _GONE, ""),
    "internal tag": ("an internal tag", "internal tags", _GONE, ""),
    "joined cells": (
        "a cell of a table that ran over others",
        "cells of tables that ran over others",
        "standing alone",
        "Look at the table: what is beside it may be in another column.",
    ),
    "nesting": (
        "a part nested too deep",
        "parts nested too deep",
        "kept as plain words",
        "Look at its lists and quotations.",
    ),
    "command": (
        "a command of the old generator",
        "commands of the old generator",
        _GONE,
        "Write what it stood for; what stood between two is there.",
    ),
    "output": (
        "a value that the old generator filled in",
        "values that the old generator filled in",
        "kept as text",
        "Write the value in its place.",
    ),
    "attributes": ("a mark for the look of a part", "marks for the look of parts", _GONE, ""),
    "contents": ("a list of its headings", "lists of its headings", _GONE, ""),
    "named place": ("the name of a paragraph", "names of paragraphs", _GONE, ""),
    "open remark": (
        "a remark without an end, which hid all below it",
        "remarks without an end, which hid all below them",
        "kept as a remark",
        "Take out the <!-- and the --> if the text is to be read.",
    ),
    "lost note": (
        "a link to a note that isn't in the folder",
        "links to notes that aren't in the folder",
        "kept as words",
        _LINK,
    ),
    "several notes": (
        "a link whose name several notes have",
        "links whose names several notes have",
        "kept as words",
        "Write [words](the-file.md) for the one that is meant.",
    ),
    "text put in": (
        "the text of another note within",
        "texts of other notes within",
        "replaced by a link to it",
        "Copy the text, where it is missed.",
    ),
    "lost reference": (
        "a link to a source or list that isn't imported",
        "links to sources or lists that aren't imported",
        "kept as it was",
        "Write where it shall lead.",
    ),
    "lost picture": (
        "a picture that isn't in the folder",
        "pictures that aren't in the folder",
        "still named",
        "Copy it beside the source, and write its name.",
    ),
    "file of a draft": (
        "a file",
        "files",
        "not copied: all that lies in static/ is public, and this post isn't",
        "Copy it to its path below static/ once the post is to appear.",
    ),
    "query": (
        "a query of notes",
        "queries of notes",
        "kept as code",
        "Write what it found, or take it out.",
    ),
    "html": (
        "a tag of HTML",
        "tags of HTML",
        "kept as it is, which pages show as text",
        'Write it as Markdown; or set html = "sanitise" under [content].',
    ),
    "further tag": ("a tag", "tags", "left out: an article has no more than 100", ""),
    "of news": ("a key", "keys", "left out, as pages have none of it", ""),
    "value": (
        "a value that isn't understood",
        "values that aren't understood",
        _GONE,
        "Write it in the new source, if it is missed.",
    ),
    "other name": (
        "another name that is no address",
        "other names that are no addresses",
        _GONE,
        "Other names of people and things stand in the knowledge base.",
    ),
    "control character": ("invisible characters", "invisible characters", _GONE, ""),
}
"""By what is said in `Left`: one of it, many of it, what became of it, what to do."""


def to_copy(paths: Iterable[str]) -> str:
    """The hint to copy the folders of uploaded files in which these lie."""
    heads = {path[: path.index(it)] + it for path in paths for it in FOLDERS if it in path}
    copies = [f"{it[1:]} to static{it}" for it in sorted(heads)]
    if not copies:
        return "Copy each to its path below static/."
    folders = "the whole folder" if len(copies) == 1 else "each whole folder"
    return f"Copy {folders} once: {', '.join(copies)}."
