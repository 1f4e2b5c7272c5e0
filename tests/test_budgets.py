"""The code stays small enough to hold in the head, and its layers do not know each other.

The figures are those that the project holds itself to (docs/architecture.md, "House rules").
"""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "briefgen").rglob("*.py"))
MADE_BY_SCRIPT = {"annotate/opening_letters.py"}
PURE = ("source", "knowledge", "annotate", "locales", "site", "render", "images", "exports")
FORBIDDEN = {"os", "pathlib", "time", "random", "socket", "shutil", "subprocess", "tempfile"}
MAY_CATCH_ALL = {"annotate/suggestions.py", "cli/lending.py", "pipeline/plugins.py"} | {
    "graph/wave.py",
    "render/sanitise.py",
    "serve/preview.py",
    "serve/watch.py",
    "serve/watches.py",
    "serve/web.py",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT / "briefgen").as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def code_lines(function: Function) -> int:
    """Lines of the body, without its docstring."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 1


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_there_is_code_to_measure() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", [p for p in FILES if name(p) not in MADE_BY_SCRIPT], ids=name)
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    assert sum(1 for line in lines if line and not line.startswith("#")) <= 300


def test_functions_are_small() -> None:
    sizes = [code_lines(function) for path in FILES for function in functions(path)]
    assert median(sizes) <= 6
    assert quantiles(sizes, n=10)[-1] <= 24
    long = [
        f"{name(path)}:{function.lineno} {function.name}"
        for path in FILES
        for function in functions(path)
        if code_lines(function) > 50
    ]
    assert long == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if name(path).split("/")[0] in PURE], ids=name
)
def test_pure_parts_know_neither_the_graph_nor_the_world(path: Path) -> None:
    used = imports(path)
    assert not {module for module in used if module.split(".")[0] in FORBIDDEN}
    assert not {module for module in used if module.startswith(("briefgen.graph", "briefgen.cli"))}
    assert not {module for module in used if module.startswith("briefgen.pipeline")}


def test_the_graph_knows_nothing_of_news() -> None:
    parts = tuple(f"briefgen.{part}" for part in (*PURE, "pipeline", "cli", "serve", "publish"))
    for path in FILES:
        if name(path).startswith("graph/"):
            assert not [module for module in imports(path) if module.startswith(parts)], name(path)


def test_nobody_catches_everything() -> None:
    broad = []
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if caught in ("everything", "Exception", "BaseException"):
                    broad.append(name(path))
    assert set(broad) <= MAY_CATCH_ALL


def test_nothing_is_unpickled() -> None:
    for path in FILES:
        assert not imports(path) & {"pickle", "marshal", "shelve", "dill"}, name(path)


def test_no_two_files_of_tests_have_one_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
