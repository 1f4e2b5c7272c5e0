"""Plain command lines, which are read without the library that reads all others."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import annotate, annotating, build, building, main
from briefgen.cli.commands import app
from briefgen.cli.quick import quick

PLAIN = [
    "build",
    "build site",
    "build --strict --drafts --future --json",
    "build site -j 2 -o out",
    "build --jobs 0 --output out/deep site",
    "build -j 3 -j1",
    "build -o4",
    "annotate a.txt",
    "annotate a.txt --date 2025-01-03",
    "annotate --date 2025-01-03 a.txt",
]
LEFT = [
    "",
    "build --help",
    "build -h",
    "build one two",
    "build -j",
    "build -j two",
    "build -j -1",
    "build --jobs=2",
    "build -- site",
    "build --nothing",
    "build --url https://example.org/",
    "build -o -h",
    "annotate",
    "annotate missing.txt",
    "annotate folder",
    "annotate a.txt --date 2025-02-30",
    "annotate a.txt --date 20250103",
    "annotate a.txt b.txt",
    "annotate a.txt --format json",
    "check",
    "--version",
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A text.\n", "utf-8")
    Path("b.txt").write_text("A text.\n", "utf-8")
    Path("folder").mkdir()


@pytest.fixture
def called(monkeypatch):
    """What the two functions are called with, in full."""
    calls = []

    def make(*args, **given):
        names = ("project", "output", "strict", "drafts", "future", "url", "jobs", "executor")
        plain = {"project": Path(), "output": None, "url": "", "at": "", "jobs": 0, "executor": ""}
        flags = dict.fromkeys(("strict", "drafts", "future", "as_json"), False)
        calls.append(("make", plain | flags | dict(zip(names, args, strict=False)) | given))

    def show(file, date=""):
        calls.append(("show", file, date))

    for module in (build, building):
        monkeypatch.setattr(module, "make", make)
    for module in (annotate, annotating):
        monkeypatch.setattr(module, "show", show)
    return calls


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_means_what_the_library_reads_in_it(line, called):
    with pytest.raises(SystemExit) as ended:
        main(line.split())
    with pytest.raises(SystemExit) as by_library:
        app(args=line.split())
    assert len(called) == 2
    assert called[0] == called[1]
    assert (ended.value.code, by_library.value.code) == (0, 0)


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_is_read_here(line):
    assert quick(line.split()) is not None


@pytest.mark.parametrize("line", LEFT)
def test_whatever_is_not_plain_is_left_to_the_library(line):
    assert quick(line.split()) is None


def test_a_plain_build_does_not_import_the_library(tmp_path):
    Path("briefgen.toml").write_text('[nlp]\nmodel = "none"\n', "utf-8")
    code = (
        "import sys, atexit; from briefgen.cli import main\n"
        "atexit.register(lambda: print(*sorted({'typer', 'pydantic'} & set(sys.modules))))\n"
        "main(['build', '-j', '1'])"
    )
    command = [sys.executable, "-c", code]
    for imported in ("pydantic", ""):  # settings are read once
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.stdout.splitlines()[1:] == [imported], done.stderr
