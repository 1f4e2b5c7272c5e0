"""What a command imports: each start pays for all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import project as tools
import pytest

CODE = """
import sys
from briefgen.cli import main
try:
    main(sys.argv[1:])
finally:
    print("MODULES", *sys.modules)
"""

NEVER = {
    *("typer", "rich", "pydantic", "yaml", "tomllib", "zoneinfo", "difflib"),
    *("concurrent.futures", "multiprocessing", "subprocess", "spacy", "numpy"),
    *("importlib.metadata", "starlette", "watchdog", "briefgen.cli.helper", "slugify"),
}
"""What one edited body needs nothing of."""
IDLE = NEVER | {
    *("json", "tempfile", "shutil", "random", "logging", "jinja2", "markdown_it"),
    *("briefgen.knowledge.store", "briefgen.annotate.annotation", "briefgen.settings", "ctypes"),
}
"""What a build with nothing to do needs nothing of."""
FOR_CORPORA = {"corpora", "evaluation"}
"""Modules of annotation that no build uses."""
KEEPING = """
import sys
from pathlib import Path
from briefgen import expression_codes
expression_codes.FOLDER = Path(sys.argv[1])
expression_codes.keep((one.pattern, one.source[1]) for one in expression_codes.ours())
"""
"""As an installation does: a process that ran other tests may know other modules."""
COUNTED = """
import sys
from pathlib import Path
from briefgen import expression_codes, expressions
from briefgen.cli import main
expression_codes.FOLDER = Path(sys.argv.pop(1))
taken, compiled = [], []
def kept(pattern, flags):
    found = expression_codes.kept(pattern, flags)
    (compiled if found is None else taken).append(pattern)
    return found
expressions.kept = kept
try:
    main(sys.argv[1:])
finally:
    print("COUNTED", len(taken), len(compiled))
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    text = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
    project = tools.create(tmp_path / "wire", {**tools.FILES, "briefgen.toml": text})
    for _ in range(2):  # the second vouches for what the first wrote
        imported("build", str(project.root))
    return project.root


def imported(*arguments: str) -> set[str]:
    """The modules of a process that runs a command."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("MODULES ")[2].split())


def test_a_build_with_nothing_to_do_imports_next_to_nothing(built: Path) -> None:
    modules = imported("build", str(built))
    assert modules & IDLE == set()
    assert len({name for name in modules if name.startswith("briefgen")}) <= 50


def test_an_edited_body_imports_no_helpers_and_no_forms(built: Path) -> None:
    source = built / "content/2025/visit.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nOne more in Seoul.\n", "utf-8")
    modules = imported("build", str(built))
    assert {"jinja2", "markdown_it", "briefgen.annotate.annotating"} < modules
    assert modules & NEVER == set()
    assert b"One more in" in (built / "site/briefings/visit.html").read_bytes()


def test_an_edited_body_compiles_none_of_our_expressions(built: Path, tmp_path: Path) -> None:
    codes = str(tmp_path / "codes")
    subprocess.run([sys.executable, "-c", KEEPING, codes], check=True)
    source = built / "content/2025/visit.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nOne more in Seoul.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, codes, "build", str(built)],
        capture_output=True,
        text=True,
        check=True,
    )
    taken, compiled = map(int, done.stdout.rpartition("COUNTED ")[2].split())
    assert (compiled, taken > 100) == (0, True), taken


def test_what_every_build_keeps_is_made_without_the_machinery_of_dataclasses() -> None:
    source = Path(tools.__file__).parent.parent / "briefgen"
    values = [*source.glob("graph/*.py"), *source.glob("publish/*.py"), *source.glob("site/*.py")]
    values += [path for path in source.glob("annotate/*.py") if path.stem not in FOR_CORPORA]
    values += [source / f"{name}.py" for name in ("findings", "settings", "site/models")]
    assert len(values) > 20
    assert [path.name for path in values if "@dataclass" in path.read_text(encoding="utf-8")] == []
