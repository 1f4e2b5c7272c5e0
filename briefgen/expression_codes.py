"""Our expressions as `re` compiles them, kept since briefgen was installed.

To compile those that one article wants takes a quarter of a build in which that article changed; to
take up what was kept takes a seventieth of that. `re` has no public way to keep what it compiles (a
pickle has the source), so this ends as `re.compile` does, with `_sre.compile`. That trusts a code more
than a disk, so each has a checksum.
Codes lie under the Python that made them and the digest of an expression: another Python, or an
expression that was changed, finds nothing and compiles as ever.
"""

from __future__ import annotations

import os
import re
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast
from zlib import crc32

import msgspec

if TYPE_CHECKING:
    from briefgen.expressions import Expression

FOLDER: Final = Path(__file__).with_name("_compiled")
_OTHERWISE: Final = (ImportError, AttributeError, TypeError)
"""What a Python raises whose `re` is made otherwise."""
_BROKEN: Final = (msgspec.DecodeError, UnicodeDecodeError, RuntimeError, ValueError)
"""What half a file raises, and a code that `_sre` doesn't take."""


class Code(msgspec.Struct, array_like=True, frozen=True):
    """What an expression was compiled to.

    flags: all, with those that it sets itself; names: of its groups, with their numbers.
    numbers: as bytes of this machine, four each.
    """

    flags: int
    groups: int
    names: dict[str, int]
    numbers: bytes


class Sealed(msgspec.Struct, array_like=True, frozen=True):
    """A code with its checksum: with one that a disk spoilt, `_sre` finds what isn't there, or crashes."""

    checksum: int
    code: msgspec.Raw


def kept(pattern: str, flags: int) -> re.Pattern[str] | None:
    """What `re.compile` gives for an expression; None if it wasn't kept."""
    raw = _all(FOLDER).get(_digest(pattern, flags))
    if raw is None:
        return None
    try:
        sealed = msgspec.msgpack.decode(raw, type=Sealed)
        if crc32(sealed.code) != sealed.checksum:
            return None
        return _taken(pattern, msgspec.msgpack.decode(sealed.code, type=Code))
    except (*_BROKEN, *_OTHERWISE):
        return None


def keep(expressions: Iterable[tuple[str, int]]) -> None:
    """Make the folder hold the codes of these expressions for this Python, and no others of it.

    Nothing is kept of a Python whose `re` is made otherwise, nor what doesn't come out the same or at all.

    expressions: their patterns and flags.
    """
    made = dict[bytes, Sealed]()
    for pattern, flags in expressions:
        with suppress(*_OTHERWISE, RuntimeError):
            code = _made(pattern, flags)
            if _taken(pattern, code) == re.compile(pattern, flags):
                made[_digest(pattern, flags)] = _sealed(code)
    if made:
        goal = place(FOLDER)
        FOLDER.mkdir(exist_ok=True)
        part = goal.with_suffix(f".{os.getpid()}")
        part.write_bytes(msgspec.msgpack.encode(dict(sorted(made.items()))))
        part.replace(goal)
    _all.cache_clear()


def ours() -> list[Expression]:
    """All expressions of briefgen's modules, but of those that want a library that isn't there."""
    import gc  # noqa: PLC0415 - at installation
    import pkgutil  # noqa: PLC0415
    from importlib import import_module  # noqa: PLC0415

    from briefgen.expressions import Expression  # noqa: PLC0415 - which asks here for codes

    package = Path(__file__).parent
    for found in pkgutil.walk_packages([str(package)], "briefgen.", onerror=lambda _: None):
        if not found.name.endswith("__main__"):
            with suppress(ImportError):
                import_module(found.name)
    gc.unfreeze()  # what is frozen isn't listed, and a command that was run here has frozen all
    # `isinstance` would ask what a weak proxy stands for, which may be gone.
    return [one for one in gc.get_objects() if issubclass(type(one), Expression)]


@cache
def _all(folder: Path) -> dict[bytes, msgspec.Raw]:
    try:
        return msgspec.msgpack.decode(place(folder).read_bytes(), type=dict[bytes, msgspec.Raw])
    except (OSError, *_BROKEN, *_OTHERWISE):
        return {}


def place(folder: Path) -> Path:
    """Where this Python's codes lie: what they hang on is the name."""
    import _sre  # type: ignore[import-not-found] # noqa: PLC0415 - a Python may have none

    python = sys.implementation.cache_tag
    return folder / f"{python}-{_sre.MAGIC}-{_sre.CODESIZE}-{sys.byteorder}.codes"


def _digest(pattern: str, flags: int) -> bytes:
    return blake2b(f"{flags} {pattern}".encode(), digest_size=12).digest()


def _made(pattern: str, flags: int) -> Code:
    """Compile an expression as `re._compiler.compile` does, but for its last step."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # noqa: PLC0415 - when installed

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    numbers = array("I", _compiler._code(parsed, flags))  # noqa: SLF001
    return Code(flags | state.flags, state.groups - 1, state.groupdict, numbers.tobytes())


def _sealed(code: Code) -> Sealed:
    raw = msgspec.msgpack.encode(code)
    return Sealed(crc32(raw), msgspec.Raw(raw))


def _taken(pattern: str, code: Code) -> re.Pattern[str]:
    import _sre  # noqa: PLC0415 - a Python may have none

    numbers = array("I")
    numbers.frombytes(code.numbers)
    names: list[Any] = [None] * (code.groups + 1)
    for name, group in code.names.items():
        names[group] = name
    made = _sre.compile(
        pattern, code.flags, numbers.tolist(), code.groups, code.names, tuple(names)
    )
    return cast("re.Pattern[str]", made)
