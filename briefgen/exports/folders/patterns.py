"""Patterns of files that generators pass over: one that isn't understood holds too much, never too little."""

from __future__ import annotations

import re
from collections.abc import Collection
from fnmatch import fnmatchcase

from briefgen.expressions import expression

_STRANGE = expression(r"\{.*\}|\[.*\]|[@?+*!]?\(.*\)|\\.")
"""What generators read otherwise than Python, or each in its own way."""
_AROUND = expression(r"\A\^?(?:\.\*)?|(?<![\[\\])\^|(?<!\\)\.\*\$?\Z")
"""What says nothing more where a pattern is looked for anywhere; `^` is the root of a disk."""
_ESCAPED = expression(r"\\.")
_UNLIKE = expression(r"\(\?(?!:)|\[\[|\[:|--|&&|~~|\|\|")
"""What Python takes for something else than Hugo, or may."""
_REPEATED_GROUP = expression(r"\)[*+{]")
_REPEATED = expression(r"[*+{]")
_CHOICE = expression(r"[?|]")
_MOST_STEPS = 1_000_000
_LONGEST = 200
"""Characters of patterns that are tried: a longer one counts as one that fits."""
_DEEPEST = 50
"""Folders within folders of a path that is tried: below them all is passed over."""


def globbed(patterns: Collection[str], path: str) -> bool:
    """Whether patterns with stars pass over a path, by itself or by a folder in which it lies.

    The last one that fits counts, and one that begins with “!” takes back what stands above it.
    """
    parts = path.split("/")
    if patterns and len(parts) > _DEEPEST:
        return True
    return any(
        _is_out(patterns, "/".join(parts[: end + 1]), part) for end, part in enumerate(parts)
    )


def _is_out(patterns: Collection[str], way: str, name: str) -> bool:
    out = False
    for pattern in patterns:
        back = pattern.startswith("!")
        rooted = pattern.removeprefix("!").removeprefix("./")
        glob = rooted.strip("/")
        long = len(glob) > _LONGEST
        if back and (long or _STRANGE.search(glob)):
            continue
        if not back:
            glob = "*" if long else _STRANGE.sub("*", glob.replace("**/", "*"))
        if fnmatchcase(way, glob) or (not (back and "/" in rooted) and fnmatchcase(name, glob)):
            out = not back
    return out


def expressed(patterns: Collection[str], path: str) -> bool:
    """Whether one of these expressions, as Hugo has them, is found in a path.

    Strangers wrote them: what Python could try for ages, or reads otherwise, counts as found.
    """
    return any(_is_found(pattern, path) for pattern in patterns)


def _is_found(pattern: str, path: str) -> bool:
    core = _AROUND.sub("", pattern)
    bare = _ESCAPED.sub("a", core)
    if len(pattern) > _LONGEST or _UNLIKE.search(bare) or _REPEATED_GROUP.search(bare):
        return True
    if _steps(bare, len(path)) > _MOST_STEPS:
        return True
    try:
        return re.search(core, path) is not None
    except (re.error, OverflowError):  # the latter for a number of many digits
        return True


def _steps(bare: str, size: int) -> int:
    """How many ways there are at most to read so many characters by an expression, from each of them."""
    ways: int = size ** (1 + len(_REPEATED.findall(bare))) << len(_CHOICE.findall(bare))
    return ways
