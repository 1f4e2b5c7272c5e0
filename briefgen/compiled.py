"""The templates of the themes that come with briefgen, compiled when it was installed.

For Jinja to compile those of one page takes an eighth of a build in which one article changed. What
it makes of them is Python, which the build hook (`hatch_build.py`) puts into a folder of the package
and Python keeps compiled like a module. A digest of all that it depends on is its name there: a
template that was changed, or a Jinja of another version, finds nothing and is compiled as ever.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from types import CodeType

FOLDER = Path(__file__).with_name("_compiled")
_NOT_WHOLE = (OSError, SyntaxError, ValueError, EOFError, ImportError)
"""What reading a template raises that isn't there, or of which half is there."""


def compiled(source: str, path: str) -> CodeType | None:
    """The code of a template whose file is at `path`, with English words; None if there is none."""
    try:
        code = SourceFileLoader("template", str(place(source))).get_code("template")
    except _NOT_WHOLE:
        return None
    return code.replace(co_filename=path) if code and "root" in code.co_names else None


def place(source: str) -> Path:
    """Where what a template is compiled to lies."""
    told = b"\0".join((jinja2.__version__.encode(), _how(), source.encode("utf-8", "replace")))
    return FOLDER / f"{blake2b(told, digest_size=16).hexdigest()}.jinja"


@cache
def _how() -> bytes:
    """What says how templates are compiled."""
    package = Path(__file__).parent
    return b"".join(
        (package / name).read_bytes() for name in ("render/theme.py", "locales/words.py")
    )


def compile_all(themes: Path) -> None:
    """Make the folder hold what the templates of these themes are compiled to, and nothing else.

    Whoever reads it meanwhile finds a whole file or none.
    """
    from briefgen.render.theme import python  # noqa: PLC0415 - nobody else needs it

    FOLDER.mkdir(exist_ok=True)
    wanted = set()
    for template in sorted(themes.glob("*/templates/**/*.html")):
        source = template.read_text(encoding="utf-8")
        wanted.add(goal := place(source))
        part = goal.with_suffix(f".{os.getpid()}")
        part.write_text(python(source, template.name), encoding="utf-8", newline="\n")
        part.replace(goal)
    for path in FOLDER.rglob("*"):
        is_template = path.is_file() and path.suffix != ".codes"  # briefgen/expression_codes.py
        if is_template and FOLDER / f"{path.name[:32]}.jinja" not in wanted:
            path.unlink(missing_ok=True)
