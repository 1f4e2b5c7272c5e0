"""The plain forms of the commands that are run again and again, read without the command line's library.

To import it takes longer than a build with nothing to do. Whatever isn't as plain as the forms here
(help, mistakes, an option that is rare) is left to it; both call the same function alike.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

Call = tuple[Callable[..., None], dict[str, Any]]
"""A function and its arguments by name."""

_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FLAGS: Final = {
    "--strict": "strict",
    "--drafts": "drafts",
    "--future": "future",
    "--json": "as_json",
}
_VALUES: Final = {"-j": "jobs", "--jobs": "jobs", "-o": "output", "--output": "output"}


def quick(arguments: Sequence[str]) -> Call | None:
    """What a command line calls; None if it is for the library to read."""
    command, *words = arguments or [""]
    # On Windows the library expands the words as a shell elsewhere does.
    if os.name == "nt" or "" in words or any(name.endswith("_COMPLETE") for name in os.environ):
        return None
    try:
        match command:
            case "build":
                return _build(words)
            case "annotate":
                return _annotate(words)
            case _:
                return None
    except (LookupError, ValueError, OSError):
        return None


def _build(words: Sequence[str]) -> Call:
    from briefgen.cli.build import make

    given = dict(_read(words, _FLAGS, _VALUES, "project"))
    if "jobs" in given:
        given["jobs"] = int(_whole(_NUMBER, given["jobs"]))
    return make, {
        name: Path(v) if name in ("project", "output") else v for name, v in given.items()
    }


def _annotate(words: Sequence[str]) -> Call:
    from briefgen.cli.annotate import show

    given = dict(_read(words, {}, {"--date": "date"}, "file"))
    file = given["file"] = Path(given["file"])
    if not (file.is_file() and os.access(file, os.R_OK)):
        raise FileNotFoundError(file)
    if "date" in given:
        from datetime import date

        date.fromisoformat(_whole(_DAY, given["date"]))
    return show, given


def _whole(shape: re.Pattern[str], word: str) -> str:
    if not shape.fullmatch(word):
        raise ValueError(word)
    return word


def _read(
    words: Sequence[str], flags: Mapping[str, str], values: Mapping[str, str], named: str
) -> Iterator[tuple[str, Any]]:
    """The arguments by name; `named` is the one that has no option. Raises if there is more."""
    left, seen = iter(words), False
    for word in left:
        if word in flags:
            yield flags[word], True
        elif word[:2] in values and _NUMBER.fullmatch(word[2:]):  # -j4
            yield values[word[:2]], word[2:]
        elif word in values:
            yield values[word], _no_option(next(left, "-"))
        else:
            if seen:
                raise ValueError(word)
            seen = True
            yield named, _no_option(word)


def _no_option(word: str) -> str:
    if word.startswith("-"):
        raise ValueError(word)
    return word
