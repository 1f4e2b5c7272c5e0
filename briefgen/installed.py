"""Which packages are installed, told from the names of their folders.

`importlib.metadata` reads a file of each with the parser of mail, which takes longer to import than
a build with nothing to do may take.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache

_SEPARATORS = re.compile(r"[-_.]+")
_ABSENT = "absent"
_SURE = "msgspec"
"""It is imported by whoever asks: where it isn't seen, packages aren't in folders."""


def version(package: str) -> str:
    """The version of an installed package, "" if it isn't."""
    seen, name = _seen(tuple(sys.path)), _plain(package)
    if _SURE not in seen or not seen.get(name, _ABSENT):
        from briefgen import plugins  # noqa: PLC0415 - it takes long to import

        return plugins.version(package)
    return seen.get(name, "")


@cache
def _seen(folders: tuple[str, ...]) -> dict[str, str]:
    """Versions by name, of two the one that would be imported; "" where a name doesn't tell.

    Only a whole .dist-info has its version in its name for certain.
    """
    found: dict[str, str] = {}
    for folder in folders:
        for name in _names(folder):
            stem, kind = os.path.splitext(name)  # noqa: PTH122 - names, not paths
            if kind in (".dist-info", ".egg-info", ".egg", ".egg-link"):
                package, _, number = stem.partition("-")
                whole = kind == ".dist-info" and os.path.isfile(f"{folder}/{name}/METADATA")  # noqa: PTH113 - as above
                found.setdefault(_plain(package), number if whole else "")
    return found


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or os.curdir))  # noqa: PTH208 - names are enough
    except OSError:
        return []


def _plain(package: str) -> str:
    return _SEPARATORS.sub("-", package).lower()
