"""Patterns of files that generators pass over: one that isn't understood holds too much, never too little."""

from __future__ import annotations

import re
from collections.abc import Collection
from fnmatch import fnmatchcase

from briefgen.expressions import expression

_BRACES = expression(r"\{[^{}]*\}")
_AROUND = expression(r"\A\^?(?:\.\*)?|(?:\.\*)?\$?\Z")
"""What says nothing more where a pattern is looked for anywhere."""
_REPEATED = expression(r"(?<!\\)(?:[*+?]|\{\d)")
_REPEATED_GROUP = expression(r"(?<!\\)\)(?:[*+]|\{)")
_MOST_REPEATED = 2
_LONGEST = 200
"""Characters of paths and patterns that are tried: more repetitions of more signs could take ages."""


def globbed(patterns: Collection[str], path: str) -> bool:
    """Whether patterns with stars pass over a path, by itself or by a folder in which it lies.

    The last one that fits counts, and one that begins with “!” takes back what stands above it.
    """
    parts = path.split("/")
    return any(
        _is_out(patterns, "/".join(parts[: end + 1]), part) for end, part in enumerate(parts)
    )


def _is_out(patterns: Collection[str], way: str, name: str) -> bool:
    out = False
    for pattern in patterns:
        back = pattern.startswith("!")
        rooted = pattern.removeprefix("!").removeprefix("./")
        glob = rooted.strip("/")
        if not back:
            glob = _BRACES.sub("*", glob.replace("**/", "*"))
        if fnmatchcase(way, glob) or (not (back and "/" in rooted) and fnmatchcase(name, glob)):
            out = not back
    return out


def expressed(patterns: Collection[str], path: str) -> bool:
    """Whether one of these expressions, as Hugo has them, is found in a path."""
    return any(_is_found(_AROUND.sub("", pattern), pattern, path) for pattern in patterns)


def _is_found(core: str, pattern: str, path: str) -> bool:
    many = len(_REPEATED.findall(core)) > _MOST_REPEATED or _REPEATED_GROUP.search(core)
    if many or len(pattern) > _LONGEST or len(path) > _LONGEST:
        return True
    ended = r"\Z" if pattern.endswith("$") and not pattern.endswith((".*$", r"\$")) else ""
    try:
        return re.search(f"(?:{core}){ended}", path) is not None
    except re.error:
        return True
